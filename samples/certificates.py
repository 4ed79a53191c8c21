"""Copies of professional certificates as candidates attach them, in the layouts that authorities print.

The words follow public specimens of engineers' and operators' certificates; numbers and people are made up.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from PIL import Image as PilImage
from PIL import ImageDraw

from samples.cases import SealPlan
from samples.decoys import draw_decoy
from samples.ink import Area, Pen, draw_line, text_width
from samples.other_pages import OtherPage, PageSeal
from samples.seal_plans import company_seal
from samples.seals import draw_seal, stamp
from samples.sheet import DPI, PAGE_HEIGHT, PAGE_WIDTH

CertificateStyle = Literal["engineer", "registration", "booklet", "skill", "fire_trade"]
OPERATOR_STYLES: tuple[CertificateStyle, ...] = ("booklet", "skill", "fire_trade")
ENGINEER_STYLES: tuple[CertificateStyle, ...] = ("engineer", "registration")
LEVELS = {
    "初级": "五级/初级技能",
    "中级": "四级/中级技能",
    "高级": "三级/高级技能",
    "技师": "二级/技师",
    "高级技师": "一级/高级技师",
}


@dataclass(frozen=True, slots=True)
class CertificateText:
    """What the certificate says. `grade` is 一级 or 二级 of an engineer, one of `LEVELS` of a trade."""

    holder: str
    sex: str
    birth: str
    id_number: str
    trade: str
    grade: str
    number: str
    issued: str
    unit: str = ""


def styles_for(trade: str) -> tuple[CertificateStyle, ...]:
    """The layouts in which that trade's certificates are printed."""
    return ENGINEER_STYLES if "工程师" in trade else OPERATOR_STYLES


def draw_certificate(style: CertificateStyle, text: CertificateText, seed: int) -> OtherPage:
    """One A4 copy of a certificate, with its authority's seal."""
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    page = PilImage.new("RGB", (PAGE_WIDTH, PAGE_HEIGHT), (255, 255, 255))
    authority, spot = _PAINT[style](page, text, rng)
    picture = np.array(page, dtype=np.uint8)
    photo = draw_decoy("id_photo", noise, DPI)
    if style in ("engineer", "booklet", "skill"):
        stamp(picture, photo, PAGE_WIDTH - 330, 820, noise)
    spec = company_seal(SealPlan(authority, "association", "ok"), noise)
    box = stamp(picture, draw_seal(spec, noise, DPI), *spot, noise)
    seal = PageSeal(Area(*box), authority, spec.shape, "blue" if spec.colour == "blue" else "red")
    return OtherPage("certificate", picture, (seal,))


Painted = tuple[str, tuple[float, float]]


def _centre(page: PilImage.Image, y: float, text: str, pen: Pen, size: int, rng: random.Random) -> None:
    draw_line(page, (PAGE_WIDTH - text_width(text, pen, size)) / 2, y, text, pen, size, rng)


def _rows(
    page: PilImage.Image, rows: list[tuple[str, str]], top: float, step: float, rng: random.Random,
    colon: str = "：", left: float = 220, value_at: float = 560,
) -> float:  # fmt: skip
    """Label and value under each other; returns the y below the last."""
    y = top
    for label, value in rows:
        draw_line(page, left, y, f"{label}{colon}", Pen("song"), 36, rng)
        draw_line(page, value_at, y, value, Pen("kai"), 38, rng)
        y += step
    return y


def _engineer(page: PilImage.Image, text: CertificateText, rng: random.Random) -> Painted:
    """资格证书 of the examination."""
    _centre(page, 240, "中华人民共和国", Pen("serif_bold"), 54, rng)
    _centre(page, 340, f"{text.grade}注册消防工程师", Pen("serif_bold"), 76, rng)
    _centre(page, 460, "资 格 证 书", Pen("serif_bold"), 76, rng)
    _centre(
        page, 570, f"Class {1 if text.grade == '一级' else 2} Certified Fire Engineer", Pen("serif"), 34, rng
    )
    rows = [
        ("姓　　名", text.holder),
        ("性　　别", text.sex),
        ("出生年月", text.birth),
        ("证件号码", text.id_number),
        ("批准日期", text.issued),
        ("管 理 号", text.number),
    ]
    _rows(page, rows, 760, 110, rng)
    draw_line(page, 760, 1640, "人力资源和社会保障部人事考试专用", Pen("song"), 32, rng)
    return "新疆维吾尔自治区人力资源和社会保障厅", (1130, 1700)


def _registration(page: PilImage.Image, text: CertificateText, rng: random.Random) -> Painted:
    """注册证 of practice."""
    ImageDraw.Draw(page).rectangle((100, 160, PAGE_WIDTH - 100, 1900), outline=(150, 30, 30), width=6)
    _centre(page, 300, f"{text.grade}注册消防工程师注册证", Pen("serif_bold", (170, 20, 30)), 66, rng)
    body = [
        f"    {text.holder}，{text.sex}，身份证号码{text.id_number}，",
        f"经审查符合规定，准予注册为{text.grade}注册消防工程师。",
    ]
    y = 520.0
    for line in body:
        draw_line(page, 200, y, line, Pen("song"), 38, rng)
        y += 80
    rows = [
        ("注册编号", text.number),
        ("聘用单位", text.unit),
        ("有效期至", "2024年12月31日"),
        ("签发日期", text.issued),
    ]
    _rows(page, rows, y + 60, 110, rng)
    return "新疆维吾尔自治区消防救援总队", (1080, 1650)


def _booklet(page: PilImage.Image, text: CertificateText, rng: random.Random) -> Painted:
    """The old 职业资格证书 booklet: labels of two languages without colons."""
    _centre(page, 250, "职 业 资 格 证 书", Pen("serif_bold"), 70, rng)
    _centre(page, 350, "Occupational Qualification Certificate", Pen("serif"), 32, rng)
    rows = [
        ("姓　名", "Name", text.holder),
        ("性　别", "Sex", text.sex),
        ("出生日期", "Birth Date", text.birth),
        ("文化程度", "Educational Level", "大专"),
        ("职业及等级", "Occupation & Skill Level", f"{text.trade} {LEVELS[text.grade]}"),
        ("理论知识考试成绩", "Result of Theoretical Knowledge Test", str(rng.randrange(60, 96))),
        ("操作技能考核成绩", "Result of Operational Skill Test", str(rng.randrange(60, 96))),
        ("评定成绩", "Result of Test", "合格"),
        ("证书编号", "Certificate No.", text.number),
        ("发证日期", "Issue Date", text.issued),
        ("身份证号", "ID No.", text.id_number),
    ]
    y = 560.0
    for label, english, value in rows:
        draw_line(page, 200, y, label, Pen("song"), 34, rng)
        draw_line(page, 200, y + 40, english, Pen("serif"), 22, rng)
        draw_line(page, 760, y + 6, value, Pen("kai"), 38, rng)
        y += 112
    return "公安部消防局职业技能鉴定指导中心", (1130, 1900)


def _skill(page: PilImage.Image, text: CertificateText, rng: random.Random) -> Painted:
    """The present 职业技能等级证书."""
    _centre(page, 300, "职业技能等级证书", Pen("hei_bold"), 80, rng)
    draw_line(page, 200, 470, "本证书由评价机构颁发，表明持证人通过本机构组织的", Pen("song"), 30, rng)
    draw_line(page, 200, 520, "职业技能等级认定，具备该职业（工种）相应技能等级水平。", Pen("song"), 30, rng)
    rows = [
        ("姓　　名", text.holder),
        ("证件类型", "居民身份证"),
        ("证件号码", text.id_number),
        ("职业名称", text.trade),
        ("工种/职业方向", "消防设施监控操作"),
        ("职业技能等级", LEVELS[text.grade]),
        ("证书编号", text.number),
    ]
    y = _rows(page, rows, 720, 105, rng)
    draw_line(page, 760, y + 120, "评价机构（印章）", Pen("song"), 34, rng)
    draw_line(page, 760, y + 200, f"发证日期：{text.issued}", Pen("song"), 34, rng)
    return "新疆消防行业职业技能鉴定站", (1080, y + 180)


def _fire_trade(page: PilImage.Image, text: CertificateText, rng: random.Random) -> Painted:
    """A certificate of the trade, told in one sentence."""
    _centre(page, 260, "消防行业特有工种", Pen("serif_bold"), 60, rng)
    _centre(page, 350, "国家职业资格证书", Pen("serif_bold"), 72, rng)
    body = [
        f"    {text.holder}（身份证号：{text.id_number}）",
        f"于{text.issued}通过{text.trade}{LEVELS[text.grade].partition('/')[0]}职业技能鉴定，",
        f"取得{text.trade}（{text.grade}）资格，特发此证。",
    ]
    y = 620.0
    for line in body:
        draw_line(page, 200, y, line, Pen("song"), 40, rng)
        y += 90
    _rows(
        page,
        [("持证人", text.holder), ("证书编号", text.number), ("发证日期", text.issued)],
        y + 80,
        110,
        rng,
    )
    return "新疆消防行业职业技能鉴定站", (1080, 1500)


_PAINT: dict[CertificateStyle, Callable[[PilImage.Image, CertificateText, random.Random], Painted]] = {
    "engineer": _engineer,
    "registration": _registration,
    "booklet": _booklet,
    "skill": _skill,
    "fire_trade": _fire_trade,
}
