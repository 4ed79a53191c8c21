"""Papers among the thirteenth strangers' forms that are none: a certificate of employment, an expert's scores, a list of what is handed in."""

import random
from collections.abc import Callable

from benchmarks.heldout import thirteenth_values as made
from benchmarks.heldout.sixth_others import BLACK, Paper
from benchmarks.heldout.third_cases import PERSON_AWARDS, UNIT_AWARDS


def employed(rng: random.Random) -> Paper:
    """A firm certifies who works for it as what, for the association's use: name, number, office, telephone, seal, day."""
    unit, who, clerk = made.firm(rng, made.SERVICES), made.someone(rng), made.someone(rng)
    since = f"{rng.randrange(2008, 2020)}年{rng.randrange(1, 13)}月"
    day = f"2022年1月{rng.randrange(3, 15)}日"
    return (
        f"{BLACK}<h1 style='font-size:36px;letter-spacing:.4em;margin-top:70px'>在职证明</h1><div style='font-size:19px;line-height:2.2;margin-top:60px'>"
        f"<p>兹证明 <u>&nbsp;{who.name}&nbsp;</u> ，性别 <u>&nbsp;{who.sex}&nbsp;</u> ，身份证号码 <u>&nbsp;{who.id_number}&nbsp;</u> ，自 {since} 起在我单位工作至今，现任 <u>&nbsp;{rng.choice(made.RANKS)}&nbsp;</u> 一职，我单位依法为其缴纳社会保险。</p>"
        "<p>本证明仅用于办理评优评先、职称申报事宜，不作为我单位对该职工任何形式的担保文件。</p><p>特此证明。</p>"
        f"<div class='r' style='margin-top:80px'>{unit.name}<br>{day}</div><div style='margin-top:110px;font-size:16px'>单位地址：{made.address(rng, unit.place)}<br>联系人：{clerk.name}　　联系电话：{made.phone(rng, unit.place)}</div></div>",
        unit.name,
        (0.72, 0.585),
    )  # fmt: skip


def scores(rng: random.Random) -> Paper:
    """An expert's sheet: whom and which award he judges, points for each item, his signature, the association's seal."""
    body = f"{rng.choice(list(made.PLACES))}消防协会"
    unit, expert = made.firm(rng, made.ESTATES), made.someone(rng)
    items = (
        ("制度建设", 15), ("隐患排查整改", 20), ("设施维护保养", 20), ("宣传教育培训", 15), ("应急处置能力", 15), ("公益与社会评价", 15),
    )  # fmt: skip
    points = [rng.randrange(full - 4, full + 1) for _, full in items]
    rows = "".join(
        f"<tr style='height:52px'><td align=center>{at}</td><td>{name}</td><td align=center>{full}</td><td align=center>{point}</td><td></td></tr>"
        for at, ((name, full), point) in enumerate(zip(items, points, strict=True), 1)
    )
    return (
        f"{BLACK}<h1>2021年度评优专家评分表</h1><div style='margin-top:18px;line-height:2'>参评单位：{unit.name}<br>参评奖项：{rng.choice(UNIT_AWARDS)}　　　评审方式：☑材料评审　□现场核查</div>"
        "<table style='margin-top:8px'><tr style='height:40px'><td width=50 align=center>序号</td><td align=center>评分项目</td><td width=80 align=center>满分</td><td width=80 align=center>得分</td><td width=170 align=center>扣分说明</td></tr>"
        f"{rows}<tr style='height:48px'><td colspan=2 align=center>合　计</td><td align=center>100</td><td align=center>{sum(points)}</td><td></td></tr><tr style='height:130px;vertical-align:top'><td colspan=5>专家意见：材料齐全，业绩真实，建议进入下一轮评审。</td></tr></table>"
        f"<div style='margin-top:30px;line-height:2.2'>评审专家（签字）：<span style=\"font:22px 'AR PL UKai CN'\">{expert.name}</span>　　　　　职称：高级工程师<div class='r'>{body}评审组<br>2022年1月{rng.randrange(18, 28)}日</div></div>",
        body,
        (0.78, 0.79),
    )  # fmt: skip


def enclosed(rng: random.Random) -> Paper:
    """The list of what is handed in: documents, copies, pages; who handed over and who took it; the firm's seal."""
    unit = made.firm(rng, made.SERVICES)
    award = rng.choice((*UNIT_AWARDS, *PERSON_AWARDS))
    papers = (
        f"2021年度“{award}”推荐表（原件）", "营业执照副本（复印件）", "会员证书（复印件）", "消防技术服务机构从业条件承诺书",
        "维保合同目录及首末页", "注册消防工程师、操作员证书", "主要事迹材料（电子版及纸质版）", "近两年荣誉证书（复印件）",
    )  # fmt: skip
    rows = "".join(
        f"<tr style='height:44px'><td align=center>{at}</td><td>{name}</td><td align=center>{rng.randrange(1, 4)}</td><td align=center>{rng.randrange(1, 30)}</td><td align=center>{'√' if rng.random() < 0.85 else ''}</td></tr>"
        for at, name in enumerate(papers, 1)
    )
    return (
        f"{BLACK}<h1>申报材料清单</h1><div style='margin-top:20px'>报送单位（盖章）：{unit.name}</div><table style='margin-top:8px'><tr style='height:44px'><td width=54 align=center>序号</td><td align=center>材料名称</td><td width=64 align=center>份数</td><td width=64 align=center>页数</td><td width=70 align=center>核对</td></tr>{rows}</table>"
        f"<div style='margin-top:40px;line-height:2.4'>移交人：{made.someone(rng).name}　　联系电话：{made.phone(rng, unit.place)}<br>接收人：{made.someone(rng).name}　　接收日期：2022年1月{rng.randrange(4, 15)}日</div>",
        unit.name,
        (0.52, 0.15),
    )  # fmt: skip


THIRTEENTH_OTHERS: dict[str, Callable[[random.Random], Paper]] = {
    "employed_page": employed,
    "scores_page": scores,
    "enclosed_page": enclosed,
}
"""None of these is a recommendation form."""
