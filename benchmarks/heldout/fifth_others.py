"""Pages among the fifth strangers' forms that are none: an invoice, a member's certificate, a notice of the awards."""

import random
import zlib
from collections.abc import Callable, Mapping
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image as Pillow

from benchmarks.heldout import fifth_values as made
from benchmarks.heldout.routes import WHITENED, Route, capture_page
from benchmarks.heldout.third_cases import PERSON_AWARDS, UNIT_AWARDS
from benchmarks.heldout.third_ink import press as press_on
from benchmarks.heldout.third_ink import wear
from benchmarks.heldout.third_seals import coverage, cut_for

STYLE = """body{margin:0;background:#fff;font:15px/1.7 'AR PL UMing CN'} .page{position:relative;width:794px;height:1123px;
box-sizing:border-box;padding:70px 76px;overflow:hidden} h1{font:bold 26px 'Noto Serif CJK SC';text-align:center}
table{border-collapse:collapse;width:100%} td{border:1px solid #8a4b2a;padding:3px 6px} p{margin:5px 0;text-indent:2em}
.r{text-align:right;padding-right:30px}"""


def invoice(rng: random.Random) -> tuple[str, str, tuple[float, float]]:
    """A VAT invoice for the dues: html, who stamped it, and where (shares of the page)."""
    buyer, seller = made.firm(rng), made.firm(rng)
    amount = rng.randrange(8, 90) * 100
    return (
        f"<h1 style='color:#8a4b2a'>增值税普通发票</h1><div class='r'>№ {rng.randrange(10**7, 10**8)}　开票日期：2021年{rng.randrange(1, 13)}月{rng.randrange(1, 29)}日</div>"
        f"<table><tr><td>购买方</td><td colspan=4>名　　称：{buyer.name}<br>纳税人识别号：{made.credit_code(rng, buyer)}<br>地址、电话：{made.address(rng, buyer.place)} {made.phone(rng, buyer.place)}</td></tr>"
        "<tr><td colspan=2>货物或应税劳务、服务名称</td><td>数量</td><td>单价</td><td>金额</td></tr>"
        f"<tr style='height:130px;vertical-align:top'><td colspan=2>*现代服务*消防设施检测费</td><td>1</td><td>{amount}.00</td><td>{amount}.00</td></tr>"
        f"<tr><td colspan=3>价税合计（小写）</td><td colspan=2>¥{amount}.00</td></tr>"
        f"<tr><td>销售方</td><td colspan=4>名　　称：{seller.name}<br>纳税人识别号：{made.credit_code(rng, seller)}</td></tr></table>"
        f"<div>收款人：{made.someone(rng).name}　复核：{made.someone(rng).name}　开票人：管理员　销售方：（章）</div>",
        seller.name,
        (0.78, 0.47),
    )  # fmt: skip


def certificate(rng: random.Random) -> tuple[str, str, tuple[float, float]]:
    """A member's certificate on its frame."""
    unit = made.firm(rng)
    body = f"{unit.place}消防协会"
    return (
        "<div style='border:9px double #a8822c;height:900px;padding:60px 50px;box-sizing:border-box'><h1 style='font-size:44px;letter-spacing:.3em;color:#9c1c1c'>会员证书</h1>"
        f"<div class='r'>证书编号：消协证〔2021〕{rng.randrange(1, 900):03d}号</div><p style='font-size:23px;margin-top:70px'>经审核，批准<b> {unit.name} </b>为本会单位会员。</p>"
        f"<div style='margin-top:40px'>单位名称：{unit.name}<br>法定代表人：{made.someone(rng).name}<br>统一社会信用代码：{made.credit_code(rng, unit)}<br>有效期：2021年1月1日至2023年12月31日</div>"
        f"<div class='r' style='margin-top:130px;font-size:19px'>{body}<br>二〇二一年一月一日</div></div>",
        body,
        (0.72, 0.68),
    )  # fmt: skip


def notice(rng: random.Random) -> tuple[str, str, tuple[float, float]]:
    """The notice of a meeting that names the awards and asks for forms."""
    place = rng.choice(list(made.PLACES))
    body = f"{place}消防协会"
    phone = made.phone(rng, place)
    return (
        f"<h1 style='color:#c00;font-size:36px'>{body}文件</h1><div style='text-align:center;border-bottom:3px solid #c00'>消协〔2021〕{rng.randrange(8, 60)}号</div>"
        "<h1 style='margin-top:36px'>关于召开年度总结表彰工作会议的通知</h1>各会员单位：<p>为总结全年工作，表彰先进，经研究，定于近期召开年度总结表彰工作会议。现将有关事项通知如下：</p>"
        f"<p>一、时间：2022年1月{rng.randrange(16, 29)}日（星期五）上午10:00，会期半天。</p><p>二、地点：{made.address(rng, place)}会议室。</p>"
        f"<p>三、内容：宣读表彰决定，向“{rng.choice(UNIT_AWARDS)}”“{rng.choice(UNIT_AWARDS)}”及“{rng.choice(PERSON_AWARDS)}”颁奖；获奖单位代表发言，介绍主要事迹。</p>"
        "<p>四、参会人员：各会员单位法定代表人或联系人一名，获奖个人。请将申报表原件加盖公章后一并带来。</p>"
        f"<p>五、联系人：{made.someone(rng).name}　联系电话：{phone}</p><div class='r' style='margin-top:70px'>{escape(body)}<br>2022年1月{rng.randrange(4, 12)}日</div>",
        body,
        (0.72, 0.72),
    )  # fmt: skip


FIFTH_OTHERS: dict[str, Callable[[random.Random], tuple[str, str, tuple[float, float]]]] = {
    "invoice_page": invoice,
    "certificate_page": certificate,
    "notice_page": notice,
}
"""By the name that `--layouts` takes."""


def draw_page(
    browser_page: Any,
    seed: int,
    name: str,
    route: Route,
    folder: Path,
    others: Mapping[str, Callable[[random.Random], tuple[str, str, tuple[float, float]]]] = FIFTH_OTHERS,
) -> dict[str, Any]:
    """Draw that page of `seed`, one of `others`, into `folder`; returns its line of truth, which holds no field."""
    rng = random.Random(f"fifth {name} {seed}")
    body, owner, at = others[name](rng)
    browser_page.set_content(f'<style>{STYLE}</style><div class="page">{body}</div>')
    picture = Pillow.open(BytesIO(browser_page.query_selector(".page").screenshot())).convert("RGB")
    page = np.array(picture.resize((1654, 2339), Pillow.Resampling.LANCZOS))
    cut = cut_for(rng, owner, company=False)
    area = press_on(
        page,
        wear(coverage(cut), rng, "ok", firm=route in WHITENED),
        at[0] * page.shape[1],
        at[1] * page.shape[0],
    )
    shot = capture_page(page, route, zlib.crc32(f"{name} {seed} {route}".encode()))
    file = f"{name}-{seed}-{route}.jpg"
    Pillow.fromarray(shot.image).save(folder / file, quality=90)
    seal = {
        "page": 0, "box": shot.box(area), "kind": "company", "shape": cut.shape,
        "colour": "grey" if route == "fax" else "red", "text": owner, "slot": None,
        "state": "grey" if route == "fax" else "ok", "role": None, "inner": cut.inner,
    }  # fmt: skip
    return {
        "file": file, "layout": f"no form: {name}", "kind": "other", "award": None, "scenario": "not_a_form",
        "fields": {}, "blank": [], "seals": [seal], "slots": [], "decoys": [], "flags": ["form_not_recognised"],
        "narrative_numbers": {}, "pages": 1, "turned": [0], "handwriting": False, "seed": seed, "capture": route,
    }  # fmt: skip
