"""Pages that are no form: licences and certificates as attached copies, prose, an award, a blank sheet."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np
from PIL import Image as PilImage
from PIL import ImageDraw

from samples import people
from samples.capture import Captured, Image, Level, capture
from samples.cases import SealPlan
from samples.decoys import draw_decoy
from samples.ink import Area, Pen, draw_line, text_width, wrap
from samples.narratives import unit_narrative
from samples.seal_plans import company_seal
from samples.seals import draw_seal, stamp
from samples.sheet import DPI, PAGE_HEIGHT, PAGE_WIDTH

OtherKind = Literal["licence", "certificate", "honour", "prose", "blank"]
OTHERS: tuple[OtherKind, ...] = ("licence", "certificate", "honour", "prose", "blank")


@dataclass(frozen=True, slots=True)
class PageSeal:
    """An authority's seal on such a page; `area` in its pixels."""

    area: Area
    text: str
    shape: str
    colour: str


@dataclass(frozen=True, slots=True, eq=False)
class OtherPage:
    """A flat page and the seals on it."""

    kind: OtherKind
    image: Image
    seals: tuple[PageSeal, ...]


def draw_other(kind: OtherKind, seed: int, known: Mapping[str, str] | None = None) -> OtherPage:
    """A page of that kind. `known` are the form's values by canonical key: a copy that belongs to a
    submission says the same."""
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    known = known or {}
    told = {
        "单位名称": known.get("单位名称") or known.get("工作单位") or people.organisation(rng)[0],
        "姓名": known.get("姓名") or people.person(rng).name,
        **known,
    }
    page = PilImage.new("RGB", (PAGE_WIDTH, PAGE_HEIGHT), (255, 255, 255))
    seal_text, spot = _PAINT[kind](page, rng, told)
    picture = np.array(page, dtype=np.uint8)
    if kind == "licence":
        emblem = draw_decoy("emblem", noise, DPI)
        stamp(picture, emblem, PAGE_WIDTH / 2, 240, noise)
    seals: tuple[PageSeal, ...] = ()
    if seal_text:
        spec = company_seal(SealPlan(seal_text, "association", "ok"), noise)
        box = stamp(picture, draw_seal(spec, noise, DPI), *spot, noise)
        colour = "blue" if spec.colour == "blue" else "red"
        seals = (PageSeal(Area(*box), seal_text, spec.shape, colour),)
    return OtherPage(kind, picture, seals)


def make_other(seed: int, kind: OtherKind, level: Level = "clean") -> tuple[Image, dict[str, Any]]:
    """Such a page by itself, captured, with the truth that it is no form."""
    page = draw_other(kind, seed)
    shot = capture(page.image, level, np.random.default_rng(seed + 1))
    truth: dict[str, Any] = {
        "layout": f"no form: {kind}",
        "kind": "other",
        "award": None,
        "scenario": "not_a_form",
        "fields": {},
        "blank": [],
        "seals": seals_of(page, shot, 0),
        "slots": [],
        "decoys": [],
        "flags": ["form_not_recognised"],
        "narrative_numbers": {},
        "pages": 1,
        "turned": [shot.turned],
        "seed": seed,
        "capture": level,
        "handwriting": False,
    }
    return shot.image, truth


def seals_of(page: OtherPage, shot: Captured, number: int) -> list[dict[str, Any]]:
    """The page's seals as truth; they belong to no opinion block."""
    return [
        {
            "page": number,
            "box": shot.box(seal.area),
            "kind": "company",
            "shape": seal.shape,
            "colour": seal.colour,
            "text": seal.text,
            "slot": None,
            "state": "ok",
            "role": None,
        }
        for seal in page.seals
    ]


Painted = tuple[str, tuple[float, float]]


def _centre(page: PilImage.Image, y: float, text: str, pen: Pen, size: int, rng: random.Random) -> None:
    draw_line(page, (PAGE_WIDTH - text_width(text, pen, size)) / 2, y, text, pen, size, rng)


def _paragraph(
    page: PilImage.Image, top: float, text: str, pen: Pen, size: int, rng: random.Random, margin: int = 220
) -> float:
    y = top
    for number, line in enumerate(wrap(text, pen, size, PAGE_WIDTH - 2 * margin, 2 * size)):
        draw_line(page, margin + (2 * size if number == 0 else 0), y, line, pen, size, rng)
        y += size * 1.7
    return y + size * 0.4


def _day(rng: random.Random) -> str:
    day = date(2015, 1, 1) + timedelta(days=rng.randrange(2400))
    return f"{day.year}年{day.month:02d}月{day.day:02d}日"


def _licence(page: PilImage.Image, rng: random.Random, told: Mapping[str, str]) -> Painted:
    pen, small = Pen("song"), 34
    ImageDraw.Draw(page).rectangle(
        (90, 90, PAGE_WIDTH - 90, PAGE_HEIGHT - 90), outline=(176, 148, 88), width=14
    )
    _centre(page, 400, "营　业　执　照", Pen("serif_bold"), 96, rng)
    place = rng.choice(people.PLACES)
    rows = (
        ("统一社会信用代码", told.get("统一社会信用代码") or people.credit_code(rng, place[1])),
        ("名　　称", told["单位名称"]),
        ("类　　型", "有限责任公司(自然人投资或控股)"),
        ("法定代表人", told.get("法定代表人") or people.person(rng).name),
        ("注册资本", f"{rng.choice((200, 500, 1000, 3000))}万元整"),
        ("成立日期", told.get("成立时间") or _day(rng)),
        ("营业期限", "长期"),
        ("住　　所", told.get("单位地址") or people.address(rng, told["单位名称"])),
        ("经营范围", "消防技术服务；消防设施维护保养检测；消防器材销售；安防系统设计施工服务。"),
    )
    y = 640.0
    for label, value in rows:
        draw_line(page, 230, y, label, Pen("hei"), small, rng)
        for line in wrap(value, pen, small, PAGE_WIDTH - 820):
            draw_line(page, 590, y, line, pen, small, rng)
            y += 62
        y += 24
    draw_line(page, 920, PAGE_HEIGHT - 420, "登记机关", pen, 36, rng)
    draw_line(page, 920, PAGE_HEIGHT - 330, _day(rng), pen, 36, rng)
    return f"{place[0]}市场监督管理局", (1060, PAGE_HEIGHT - 390)


def _certificate(page: PilImage.Image, rng: random.Random, told: Mapping[str, str]) -> Painted:
    _centre(page, 330, "职业资格证书", Pen("serif_bold"), 84, rng)
    rows = (
        ("姓　　名", told["姓名"]),
        ("证件号码", told.get("身份证号码") or people.person(rng).id_number),
        ("职业资格", told.get("职业资格") or "消防设施操作员（中级）"),
        ("证书编号", told.get("证书编号") or f"S{rng.randrange(10**12, 10**13)}"),
    )
    y = 640.0
    for label, value in rows:
        draw_line(page, 300, y, f"{label}：", Pen("hei"), 38, rng)
        draw_line(page, 640, y, value, Pen("song"), 38, rng)
        y += 120
    draw_line(page, 860, 1560, "应急管理部消防救援局职业技能鉴定", Pen("song"), 34, rng)
    draw_line(page, 1000, 1640, _day(rng), Pen("song"), 34, rng)
    return "新疆消防行业职业技能鉴定站", (1130, 1590)


def _honour(page: PilImage.Image, rng: random.Random, told: Mapping[str, str]) -> Painted:
    ImageDraw.Draw(page).rectangle(
        (70, 70, PAGE_WIDTH - 70, PAGE_HEIGHT - 70), outline=(200, 40, 40), width=10
    )
    _centre(page, 420, "荣 誉 证 书", Pen("serif_bold", (190, 20, 30)), 110, rng)
    y = _paragraph(page, 800, f"{told['单位名称']}：", Pen("kai"), 52, rng, 200)
    text = "在2020年度消防安全公益宣传活动中表现突出，被评为“先进会员单位”。特发此证，以资鼓励。"
    _paragraph(page, y, text, Pen("kai"), 52, rng, 200)
    draw_line(page, 860, 1700, "新疆维吾尔自治区消防协会", Pen("kai"), 42, rng)
    draw_line(page, 980, 1790, _day(rng), Pen("kai"), 42, rng)
    return "新疆维吾尔自治区消防协会", (1120, 1740)


def _prose(page: PilImage.Image, rng: random.Random, told: Mapping[str, str]) -> Painted:
    unit = told["单位名称"]
    _centre(page, 220, f"{unit[:12]}2021年度工作总结", Pen("hei_bold"), 50, rng)
    y = 380.0
    for number in range(5):
        account = unit_narrative(random.Random(rng.random()), unit, (rng.randrange(20, 90), 60), False, 4)
        y = _paragraph(page, y, f"{'一二三四五'[number]}、" + account.text, Pen("song"), 33, rng)
    return "", (0, 0)


def _blank(_page: PilImage.Image, _rng: random.Random, _told: Mapping[str, str]) -> Painted:
    return "", (0, 0)


_PAINT: dict[OtherKind, Callable[[PilImage.Image, random.Random, Mapping[str, str]], Painted]] = {
    "licence": _licence,
    "certificate": _certificate,
    "honour": _honour,
    "prose": _prose,
    "blank": _blank,
}
