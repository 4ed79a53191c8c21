"""Pieces of HTML that the strangers' forms share: values with their key, tick lists, boxes, sign-offs.

`data-key` marks what is written for a canonical key (`data-value`: the truth where the shown text is dressed
up), `data-blank` a printed label with nothing beside it, `data-slot` an opinion block with its `data-role`,
`data-seal` where a seal of that role is pressed.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from benchmarks.heldout.stranger_cases import Extras, stranger_case
from samples.cases import PERSON_AWARDS, UNIT_AWARDS, Case, Kind

STYLE = """
body{margin:0;color:#111;font-size:15px;line-height:1.4}
.page{width:794px;height:1123px;box-sizing:border-box;padding:50px 58px;position:relative;
overflow:hidden;background:#fff}
.page.wide{width:1123px;height:794px;padding:40px 52px}
h1{font-family:var(--title);font-size:25px;text-align:center;margin:4px 0 14px}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #222;padding:5px 6px;font-weight:normal}
.c{text-align:center}.r{text-align:right}.rel{position:relative}.small{font-size:12px;color:#333}
.v{font-family:var(--hand)}.sig{font-family:var(--signature);font-size:22px;color:#15152a}
.s{position:absolute;width:10px;height:10px}.top{vertical-align:top}.long p{margin:0;text-indent:2em}
.u{border-bottom:1px solid #111;display:inline-block;padding:0 6px;line-height:1.25;text-indent:0}
.up{text-align:center;width:30px}
.d{display:inline-block;border:1px solid #333;width:20px;text-align:center;margin-right:-1px;line-height:1.5}
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form being filled in: the case, its side answers, and the chance that varies the look."""

    case: Case
    extras: Extras
    rng: random.Random


Draw = Callable[[Sheet], list[str]]


@dataclass(frozen=True, slots=True)
class Stranger:
    """A layout: whom it is for, the facts its narrative has room for, whether it asks for a recommender.

    `tell` makes the case (arguments and result as `stranger_case`).
    """

    kind: Kind
    draw: Draw
    facts: tuple[int, int] = (3, 6)
    recommender: bool = False
    tell: Callable[..., Case] = stranger_case


def val(sheet: Sheet, key: str) -> str:
    """What is written at `key`, or the mark of its blank."""
    text = sheet.case.text(key)
    if not text:
        return f'<span data-blank="{key}">&emsp;</span>'
    return f'<span class="v" data-key="{key}">{escape(text)}</span>'


def line(sheet: Sheet, key: str, width: int, *, centre: bool = False) -> str:
    """`key` on an underlined blank of at least `width` px."""
    place = "center" if centre else "left"
    return f'<span class="u" style="min-width:{width}px;text-align:{place}">{val(sheet, key)}</span>'


def other(text: str) -> str:
    """An answer that belongs to no key."""
    return f'<span class="v">{escape(text)}</span>'


def award(sheet: Sheet) -> str:
    """The award as written, perhaps with its year and quotation marks; the truth is its bare name."""
    case = sheet.case
    return f'<span class="v" data-key="申报奖项" data-value="{case.award}">{escape(case.award_text)}</span>'


def ticked_awards(sheet: Sheet, marks: tuple[str, str], join: str = "　") -> str:
    """All awards of the kind, the chosen one ticked; a stranger award is written behind 其他."""
    names = list(UNIT_AWARDS if sheet.case.kind == "unit" else PERSON_AWARDS)
    chosen = sheet.case.award
    shown = join.join(
        f'<span style="white-space:nowrap">{marks[name == chosen]}{name}</span>' for name in names
    )
    if chosen not in names:
        shown += f'{join}<span style="white-space:nowrap">{marks[1]}其他：<u>{other(chosen)}</u></span>'
    return f'<span data-key="申报奖项" data-value="{chosen}">{shown}</span>'


def ticked(sheet: Sheet, key: str, options: Sequence[str], marks: tuple[str, str] = ("□", "☑")) -> str:
    """`key` as a tick list; an answer outside `options` is added to them."""
    text = sheet.case.text(key)
    names = [*options, *([] if text in options or not text else [text])]
    shown = "　".join(f"{marks[name == text]}{name}" for name in names)
    return f'<span data-key="{key}" data-value="{text}">{shown}</span>' if text else shown


def boxes(sheet: Sheet, key: str, count: int = 18, size: int = 20) -> str:
    """`key` with one character to a box."""
    text = sheet.case.text(key)
    cells = "".join(
        f'<span class="d v" style="width:{size}px">{character}</span>'
        for character in text.ljust(count, "\u3000")
    )
    return f'<span data-key="{key}">{cells}</span>' if text else f'<span data-blank="{key}">{cells}</span>'


def story(sheet: Sheet) -> str:
    """The narrative in its paragraphs."""
    shown = "".join(f"<p>{escape(part)}</p>" for part in sheet.case.narrative.paragraphs)
    return f'<div class="long v" data-key="主要事迹">{shown}</div>'


def signed_day(sheet: Sheet, style: str = "plain") -> str:
    """The date at the unit's seal: as written, or `printed`: figures put between printed 年 月 日."""
    case = sheet.case
    if not case.text("推荐日期"):
        return '<span data-blank="推荐日期">　　　　年　　月　　日</span>'
    if style == "plain":
        return val(sheet, "推荐日期")
    day = case.signed
    figures = [f'&nbsp;<span class="v">{n}</span>&nbsp;' for n in (day.year, day.month, day.day)]
    value = f"{day.year}年{day.month}月{day.day}日"
    return f'<span data-key="推荐日期" data-value="{value}">{figures[0]}年{figures[1]}月{figures[2]}日</span>'


def sign(sheet: Sheet, role: str, label: str, *, day: str = "plain", right: int = 70, space: int = 26) -> str:
    """The end of an opinion block: label (`{sig}` stands for a signature), date, the spot of the seal."""
    signature = "　　　　　" if role == "association" else other_sign(sheet)
    chop = '<span class="s" data-seal="chop" style="right:250px;top:14px"></span>' if role == "unit" else ""
    dates = {
        "unit": signed_day(sheet, day),
        "recommender": f"2022年1月{sheet.rng.randrange(10, 20)}日",
    }
    return (
        f'<div class="r rel" style="margin-top:{space}px;padding-right:20px">'
        f"{label.replace('{sig}', signature)}{chop}"
        f'<span class="s" data-seal="{role}" style="right:{right}px;top:16px"></span>'
        f'<div style="margin-top:6px">{dates.get(role, "　　　年　　月　　日")}</div></div>'
    )


def other_sign(sheet: Sheet) -> str:
    """A signature: nobody's field."""
    return (
        f'<span class="sig" style="margin-right:24px">{escape(sheet.rng.choice(sheet.extras.chiefs))}</span>'
    )


def slot(name: str, role: str) -> str:
    """Attributes of the cell that is an opinion block."""
    return f'data-slot="{name}" data-role="{role}"'


def stacked(text: str) -> str:
    """Upright characters; `/` leaves a gap. (Some fonts lack vertical metrics.)"""
    return "<br>".join("&nbsp;" if c == "/" else c for c in text)
