"""Pieces of HTML that only the second strangers use: marked choices, boxes, pictures, split narratives.

The attributes are those of `stranger_parts`; the spot `unit_head` takes the unit's seal once more.
"""

import random
import re
from collections.abc import Sequence
from html import escape

from benchmarks.heldout.stranger_parts import Sheet, other_sign, signed_day, val
from samples.cases import PERSON_AWARDS, UNIT_AWARDS

KAI, HEI, SONG, SANS = "AR PL UKai CN", "WenQuanYi Zen Hei", "AR PL UMing CN", "Noto Sans CJK SC"
MARKS = {
    "paren": ("（　）", "（√）"), "paren_tick": ("( )", "(✓)"), "cross": ("□", "☒"), "filled": ("□", "■"),
    "dot": ("○", "●"), "tick": ("□", "☑"),
}  # fmt: skip
RING = "border:2px solid #1a2a6c;border-radius:50%;padding:1px 5px"


def mark(name: str, chosen: bool, how: str) -> str:
    """One option; `how` is a key of MARKS, `ring` (a circle drawn round it) or `strike` (others deleted)."""
    if how == "ring":
        return f'<span style="{RING if chosen else ""}">{name}</span>'
    if how == "strike":
        return (
            f"<span>{name}</span>" if chosen else f'<span style="text-decoration:line-through">{name}</span>'
        )
    return f"{MARKS[how][chosen]}{name}"


def choices(sheet: Sheet, how: str, join: str = "　") -> str:
    """The awards of the kind with the chosen one marked; an award outside the list stands behind 其他."""
    names = list(UNIT_AWARDS if sheet.case.kind == "unit" else PERSON_AWARDS)
    chosen = sheet.case.award
    shown = [mark(name, name == chosen, how) for name in names]
    if chosen not in names:
        shown.append(mark(f'其他（<span class="v">{chosen}</span>）', True, how))
    items = join.join(f'<span style="white-space:nowrap">{item}</span>' for item in shown)
    return f'<span data-key="申报奖项" data-value="{chosen}">{items}</span>'


def options(sheet: Sheet, key: str, names: Sequence[str], how: str, join: str = "　") -> str:
    """`key` chosen from `names`; another answer is added to them."""
    text = sheet.case.text(key)
    shown = [*names, *([text] if text and text not in names else [])]
    items = join.join(
        f'<span style="white-space:nowrap">{mark(name, name == text, how)}</span>' for name in shown
    )
    return f'<span data-key="{key}" data-value="{text}">{items}</span>' if text else items


def digits(sheet: Sheet, key: str, count: int, size: int = 20, groups: tuple[int, ...] = ()) -> str:
    """One character to a box, wider gaps behind the positions in `groups`."""
    text = "".join(sheet.case.text(key).split())
    cells = "".join(
        f'<span class="d v" style="width:{size}px;margin-right:{8 if at in groups else -1}px">{figure}</span>'
        for at, figure in enumerate(text.ljust(count, "\u3000"), 1)
    )
    return f'<span data-key="{key}">{cells}</span>' if text else f'<span data-blank="{key}">{cells}</span>'


def broken(sheet: Sheet, key: str) -> str:
    """A name that goes on in the next line behind its dot."""
    return val(sheet, key).replace("·", "·<br>")


def day_boxes(sheet: Sheet) -> str:
    """The date at the seal, a box for each figure between printed 年 月 日."""

    def cells(text: str) -> str:
        return "".join(f'<span class="d v" style="width:17px">{c}</span>' for c in text)

    if not sheet.case.text("推荐日期"):
        shown = f"{cells('　　　　')}年{cells('　　')}月{cells('　　')}日"
        return f'<span data-blank="推荐日期">{shown}</span>'
    day = sheet.case.signed
    return (
        f'<span data-key="推荐日期">{cells(str(day.year))} 年 {cells(f"{day.month:02}")} 月 '
        f"{cells(f'{day.day:02}')} 日</span>"
    )


def closing(
    sheet: Sheet,
    role: str,
    lead: str,
    *,
    align: str = "right",
    day: str = "plain",
    right: int = 70,
    space: int = 20,
) -> str:
    """The end of an opinion: `lead` (`{sig}`: a signature), the seal's spot, the date.

    `day`: plain, printed or boxes; `lead` may hold `{day}` where the date stands in its line.
    """
    date = {"unit": day_boxes(sheet) if day == "boxes" else signed_day(sheet, day)}.get(role)
    if role == "recommender":
        date = f"2022 年 1 月 {sheet.rng.randrange(6, 15)} 日"
    shown = date or "　　　年　　月　　日"
    text = lead.replace("{sig}", "　　　　　" if role == "association" else other_sign(sheet))
    below = "" if "{day}" in text else f'<div style="margin-top:5px">{shown}</div>'
    chop = '<span class="s" data-seal="chop" style="right:270px;top:10px"></span>' if role == "unit" else ""
    return (
        f'<div class="rel" style="text-align:{align};margin-top:{space}px;padding-right:16px">'
        f"{text.replace('{day}', shown)}{chop}"
        f'<span class="s" data-seal="{role}" style="right:{right}px;top:12px"></span>{below}</div>'
    )


def head_stamp(right: int, top: int) -> str:
    """Where the unit stamps at the head of the form as well."""
    return f'<span class="s" data-seal="unit_head" style="right:{right}px;top:{top}px"></span>'


def halves(sheet: Sheet, share: float) -> tuple[str, str]:
    """The narrative over two pages, divided behind a sentence near `share`; the first carries the truth."""
    paragraphs = sheet.case.narrative.paragraphs
    whole = "".join(paragraphs)
    ends = [sentence.end() for sentence in re.finditer(r"[^。；]{12,}[。；]", whole)]
    cut = min(ends, key=lambda end: abs(end - len(whole) * share))
    first, second, at = [], [], 0
    for text in paragraphs:
        here = min(max(cut - at, 0), len(text))
        first.append(f"<p>{escape(text[:here])}</p>" if here else "")
        going_on = ' style="text-indent:0"' if here else ""
        second.append(f"<p{going_on}>{escape(text[here:])}</p>" if here < len(text) else "")
        at += len(text)
    value = escape("".join(whole.split()))
    return (
        f'<div class="long v" data-key="主要事迹" data-value="{value}">{"".join(first)}</div>',
        f'<div class="long v">{"".join(second)}</div>',
    )


def matrix_code(rng: random.Random, size: int = 62) -> str:
    """A picture that looks like a QR code."""
    cells = "".join(
        f'<rect x="{x}" y="{y}" width="1" height="1"/>'
        for x in range(21)
        for y in range(21)
        if rng.random() < 0.48
    )
    eyes = "".join(
        f'<rect x="{x}" y="{y}" width="7" height="7" fill="#fff"/>'
        f'<rect x="{x + 0.5}" y="{y + 0.5}" width="6" height="6" fill="none" stroke="#000"/>'
        f'<rect x="{x + 2}" y="{y + 2}" width="3" height="3"/>'
        for x, y in ((0, 0), (14, 0), (0, 14))
    )  # fmt: skip
    return f'<svg width="{size}" height="{size}" viewBox="0 0 21 21">{cells}{eyes}</svg>'


def logo(colour: str, letters: str) -> str:
    """A round emblem as associations print it."""
    return (
        f'<svg width="58" height="58" viewBox="0 0 58 58"><circle cx="29" cy="29" r="27" fill="{colour}"/>'
        '<circle cx="29" cy="29" r="22" fill="none" stroke="#fff" stroke-width="1.5"/>'
        f'<text x="29" y="35" font-size="16" text-anchor="middle" fill="#fff">{letters}</text></svg>'
    )


def watermark(text: str) -> str:
    """Light grey across the page."""
    return (
        '<div style="position:absolute;left:90px;top:420px;width:600px;text-align:center;font-size:72px;'
        f'color:rgba(120,120,120,.13);transform:rotate(-32deg);pointer-events:none">{text}</div>'
    )


def running(head: str, feet: Sequence[str]) -> str:
    """Style of a header line on each page and of its foot (page number, remark)."""
    css = (
        f".page::before{{content:'{head}';position:absolute;left:58px;right:58px;top:22px;font-size:12px;"
        "color:#555;border-bottom:1px solid #888;padding-bottom:3px}"
        ".page::after{position:absolute;left:0;right:0;bottom:22px;text-align:center;font-size:12px;color:#444}"
    )
    return css + "".join(
        f".page:nth-of-type({number})::after{{content:'{foot}'}}" for number, foot in enumerate(feet, 1)
    )
