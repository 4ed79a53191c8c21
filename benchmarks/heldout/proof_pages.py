"""Copies of certificates in layouts of their own: what candidates attach when a season demands proof.

Seven layouts that share no code and no wording with `samples/certificates.py`, drawn after what offices print:
a web query's result, two plastic cards on one sheet, an open booklet, a diploma told in a sentence, an
electronic licence with several numbers, a practice licence with its renewals, and a roster of those who passed.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

LEVEL_WORDS = {
    "初级": ("五级/初级工", "初级（国家职业资格五级）", "初级技能"),
    "中级": ("四级/中级工", "中级（国家职业资格四级）", "中级技能"),
    "高级": ("三级/高级工", "高级（国家职业资格三级）", "高级技能"),
    "技师": ("二级/技师", "技师（国家职业资格二级）", "技师"),
    "高级技师": ("一级/高级技师", "高级技师（国家职业资格一级）", "高级技师"),
}
"""A trade's grade as three offices write it."""


@dataclass(frozen=True, slots=True)
class ProofText:
    """What the paper says. `grade` is a key of LEVEL_WORDS, 一级/二级 of an engineer, or "" of a trade without
    grades; dates as (year, month, day); `until` None where it never ends."""

    holder: str
    sex: str
    id_number: str
    trade: str
    grade: str
    number: str
    issued: tuple[int, int, int]
    until: tuple[int, int, int] | None
    unit: str


STYLE = """body{margin:0;background:#fff;font:16px/1.8 'AR PL UMing CN'} .page{position:relative;width:794px;
height:1123px;box-sizing:border-box;padding:60px 70px;overflow:hidden} h1{text-align:center;font-family:'Noto Serif CJK SC'}
table{border-collapse:collapse;width:100%} td{border:1px solid #555;padding:7px 9px} .r{text-align:right}
.photo{position:absolute;width:96px;height:128px;background:linear-gradient(#7fa6cf,#c9a98a)} i{font:12px 'DejaVu Sans'}"""

Stamp = tuple[str, tuple[float, float]]
"""Who stamped it, and where (shares of the page)."""


def _day(when: tuple[int, int, int], form: str = "{}年{}月{}日") -> str:
    return form.format(*when)


def _level(text: ProofText, manner: int) -> str:
    """The grade in an office's words."""
    return LEVEL_WORDS[text.grade][manner] if text.grade in LEVEL_WORDS else text.grade


def query(text: ProofText, rng: random.Random) -> tuple[str, Stamp]:
    """The result of a search on an office's site, printed from the browser."""
    rows = [
        ("持证者", text.holder),
        ("有效证件", f"居民身份证 {text.id_number[:6]}********{text.id_number[14:]}"),
        ("职业（工种）及级别", f"{text.trade} {_level(text, 0)}"),
        ("理论成绩 / 实操成绩", f"{rng.randrange(60, 95)} / {rng.randrange(60, 95)}"),
        ("评价批次", f"{text.issued[0]}年第{rng.randrange(1, 9)}批"),
        ("证书号", text.number),
        ("核发时间", _day(text.issued, "{}-{:02d}-{:02d}")),
        ("证书状态", "正常" if text.until is None else f"有效至 {_day(text.until, '{}-{:02d}-{:02d}')}"),
    ]
    body = "".join(f"<tr><td style='width:38%;background:#eef3fa'>{a}</td><td>{b}</td></tr>" for a, b in rows)
    return (
        "<div style='font:12px sans-serif;color:#777'>2022/1/6 10:42　　职业技能证书查询</div>"
        "<div style='background:#1f5fa8;color:#fff;font:bold 24px sans-serif;padding:16px'>技能人才评价证书查询系统</div>"
        f"<p>您查询的证书信息如下：</p><table style='font-family:sans-serif'>{body}</table>"
        "<p style='color:#777;font-size:13px'>说明：本结果仅供核对，以纸质证书为准。查询结果如有疑问，请与发证机构联系。</p>",
        ("", (0, 0)),
    )


def cards(text: ProofText, rng: random.Random) -> tuple[str, Stamp]:
    """Front and back of a plastic card, copied onto one sheet."""
    box = "position:relative;border:1px solid #999;border-radius:14px;width:470px;height:296px;margin:60px auto;padding:18px 22px;box-sizing:border-box;font-size:17px;line-height:1.6"
    until = "" if text.until is None else f"<div>有效期限：至{_day(text.until, '{}.{:02d}.{:02d}')}</div>"
    return (
        f"<div style='{box};background:#f3f7ee'><div style='text-align:center;font:bold 24px sans-serif'>职业资格证（卡）</div>"
        f"<div style='margin-top:14px'>持　卡　人　{text.holder}　　{text.sex}</div><div>公民身份号码　{text.id_number}</div>"
        f"<div>从业资格　{text.trade}</div><div>技能等次　{_level(text, 1)}</div><div class='photo' style='right:16px;top:74px;width:80px;height:104px'></div></div>"
        f"<div style='{box};background:#f3f7ee'><div>卡　号　{text.number}</div><div>制证日期　{_day(text.issued, '{}.{:02d}.{:02d}')}</div>{until}"
        "<div style='font-size:13px;margin-top:20px'>1. 本卡由本人随身携带，不得转借、涂改。<br>2. 遗失须登报声明后到原发证机构补办。<br>3. 查询电话：12333</div></div>",
        ("新疆维吾尔自治区职业技能鉴定指导中心", (0.62, 0.55)),
    )


def spread(text: ProofText, rng: random.Random) -> tuple[str, Stamp]:
    """An open booklet: photograph and signature on the left leaf, the particulars on the right one."""
    right = [
        ("姓　　名", text.holder),
        ("性　　别", text.sex),
        ("身份证件号", text.id_number),
        ("所学工种", text.trade),
        ("鉴定级别", _level(text, 2)),
        ("鉴定日期", _day(text.issued)),
    ]
    lines = "".join(
        f"<div style='margin:9px 0'>{a} <span style='border-bottom:1px solid #333;padding:0 8px;font-family:AR PL UKai CN'>{b}</span></div>"
        for a, b in right
    )
    until = "" if text.until is None else f"<div>本证有效期至 {_day(text.until)}</div>"
    return (
        "<div style='display:flex;border:2px solid #7a2020;height:480px;margin-top:60px'>"
        "<div style='width:46%;border-right:1px dashed #7a2020;padding:24px;box-sizing:border-box;position:relative'>"
        "<div class='photo' style='left:110px;top:50px'></div><div style='position:absolute;top:210px'>持证人签名：________</div>"
        f"<div style='position:absolute;top:270px'>编　　号<br>№ {text.number}</div><div style='position:absolute;top:360px;font-size:13px'>本证书须经年检有效</div></div>"
        f"<div style='width:54%;padding:24px;box-sizing:border-box'><div style='text-align:center;font:bold 22px Noto Serif CJK SC'>技 能 岗 位 证 书</div>{lines}{until}"
        "<div class='r' style='margin-top:30px'>发证单位（盖章）</div></div></div>",
        ("新疆消防职业培训学校", (0.75, 0.42)),
    )


def diploma(text: ProofText, rng: random.Random) -> tuple[str, Stamp]:
    """A sentence on a diploma's sheet."""
    grade = text.grade if "工程师" in text.trade else ""
    called = f"{grade}{text.trade}" if grade else f"{text.trade}（{_level(text, 2)}）"
    until = "" if text.until is None else f"本证书自签发之日起至{_day(text.until)}有效。"
    return (
        "<div style='border:8px double #b08a3c;height:920px;padding:60px 56px;box-sizing:border-box'>"
        "<h1 style='font-size:50px;letter-spacing:.5em'>证书</h1>"
        f"<p style='font-size:24px;line-height:2.1;text-indent:2em'>{text.holder} 同志（{text.sex}，居民身份证号{text.id_number}）于{text.issued[0]}年{text.issued[1]}月参加全国统一组织的考核，各科成绩合格，具备相应的专业能力，特授予{called}资格。{until}</p>"
        f"<div style='margin-top:60px;font-size:19px'>证字第 {text.number} 号</div>"
        f"<div class='r' style='margin-top:90px;font-size:20px'>授予机关：新疆维吾尔自治区人力资源和社会保障厅<br>{_day(text.issued)}</div></div>",
        ("新疆维吾尔自治区人力资源和社会保障厅", (0.66, 0.62)),
    )


def licence(text: ProofText, rng: random.Random) -> tuple[str, Stamp]:
    """An electronic licence: labels above their values in two columns, several numbers, one of them its own."""
    until = "长期" if text.until is None else _day(text.until, "{}/{:02d}/{:02d}")
    serial = "".join(rng.choice("0123456789ABCDEF") for _ in range(24))
    cells = [
        ("姓名 / Name", text.holder), ("性别 / Sex", text.sex),
        ("证件号码 / ID Number", text.id_number), ("工作单位 / Employer", text.unit),
        ("职业 / Occupation", text.trade), ("等级 / Level", _level(text, 0)),
        ("证书编号 / Certificate Number", text.number), ("电子证照标识 / E-Licence ID", serial),
        ("颁证日期 / Date of Issue", _day(text.issued, "{}/{:02d}/{:02d}")), ("有效期截止 / Valid Until", until),
    ]  # fmt: skip
    grid = "".join(
        f"<div style='width:50%;box-sizing:border-box;padding:12px 6px'><div style='font-size:13px;color:#777'>{a}</div><div style='font-size:18px'>{b}</div></div>"
        for a, b in cells
    )
    return (
        f"<div style='border:3px solid #2f7d6b;border-radius:10px;padding:30px;height:860px;box-sizing:border-box'><h1 style='font-size:30px;color:#2f7d6b;margin:6px'>电子证照</h1>"
        f"<div style='text-align:center;font:bold 22px sans-serif'>职业资格（技能等级）</div><div style='display:flex;flex-wrap:wrap;margin-top:36px;font-family:sans-serif'>{grid}</div></div>",
        ("新疆维吾尔自治区人力资源和社会保障厅", (0.7, 0.68)),
    )


def practice(text: ProofText, rng: random.Random) -> tuple[str, Stamp]:
    """A licence to practise in a ruled table, its renewals below."""
    ends = text.until or (2024, text.issued[1], text.issued[2])
    return (
        "<h1 style='font-size:32px;color:#a01818'>专业技术人员执业注册凭证</h1><table style='font-size:18px;margin-top:40px'>"
        f"<tr><td style='width:20%'>持证人</td><td>{text.holder}</td><td style='width:18%'>性别</td><td>{text.sex}</td></tr>"
        f"<tr><td>身份证号</td><td colspan=3>{text.id_number}</td></tr>"
        f"<tr><td>执业类别</td><td>{text.trade}</td><td>级别</td><td>{_level(text, 0)}</td></tr>"
        f"<tr><td>注册编号</td><td colspan=3>{text.number}</td></tr><tr><td>执业单位</td><td colspan=3>{text.unit}</td></tr>"
        f"<tr><td>初始注册</td><td>{_day(text.issued)}</td><td>发证机关</td><td>消防救援总队</td></tr>"
        f"<tr><td>注册有效期</td><td colspan=3>{_day(text.issued)} 至 {_day(ends)}</td></tr></table>"
        "<p style='margin-top:50px'>延续注册记录：</p><table><tr><td>序号</td><td>延续日期</td><td>审核意见</td></tr><tr style='height:44px'><td>1</td><td></td><td></td></tr>"
        "<tr style='height:44px'><td>2</td><td></td><td></td></tr></table>",
        ("新疆维吾尔自治区消防救援总队", (0.72, 0.78)),
    )


def roster(text: ProofText, rng: random.Random) -> tuple[str, Stamp]:
    """A list of those who passed, the holder's row among others of other grades: no certificate at all."""
    names = ["王秀兰", "马成龙", "古丽娜尔·艾山", "李保国", "张雪梅", "努尔兰·哈比"]
    rng.shuffle(names)
    people = [(name, rng.choice(list(LEVEL_WORDS))) for name in names]
    people.insert(rng.randrange(1, 6), (text.holder, "初级"))
    rows = "".join(
        f"<tr><td>{place}</td><td>{escape(name)}</td><td>{text.trade}</td><td>{LEVEL_WORDS[grade][0]}</td><td>{text.number if name == text.holder else rng.randrange(10**15, 10**16)}</td></tr>"
        for place, (name, grade) in enumerate(people, 1)
    )
    return (
        f"<h1 style='font-size:26px'>{text.issued[0]}年第三批职业技能等级证书发放人员名单</h1>"
        f"<table><tr><td>序号</td><td>姓名</td><td>职业</td><td>等级</td><td>证书编号</td></tr>{rows}</table>",
        ("新疆消防行业职业技能鉴定站", (0.7, 0.6)),
    )


PROOF_LAYOUTS: dict[str, Callable[[ProofText, random.Random], tuple[str, Stamp]]] = {
    "query": query,
    "cards": cards,
    "spread": spread,
    "diploma": diploma,
    "licence": licence,
    "practice": practice,
    "roster": roster,
}
