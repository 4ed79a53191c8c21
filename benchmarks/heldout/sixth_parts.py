"""Pieces that the sixth strangers' forms share: labels with hints, dates in little blanks, opinions, tables of staff."""

from collections.abc import Sequence
from typing import Literal

from benchmarks.heldout.third_model import (
    Align,
    Cell,
    Par,
    Pen,
    Row,
    Run,
    line,
    looking,
    row,
)

GAPS = (
    ".g{display:inline-block;min-width:1.9em;margin:0 .15em;border-bottom:1px solid #222;text-align:center}"
)
CIRCLED = """.circled{position:relative} .circled::after{content:"";position:absolute;left:-13px;right:-11px;top:-6px;bottom:-5px;
border:2.2px solid #1b3f9c;border-radius:52% 46% 55% 43%/58% 47% 60% 44%;transform:rotate(-2.5deg)}"""
WHITED = """.whited{position:relative;background:#fffefb;border-radius:9px 5px 12px 6px;padding:7px 9px;margin:-4px -6px;
box-shadow:0 0 3px 2px #fffefb,1px 2px 4px 2px #cfcdc4} .red,.red.v{color:#c4161c} .struck{text-decoration:line-through 2px #c4161c}"""
"""Correction fluid that swallows a piece of the rule, and a red pen."""
LEADERS = "p:has(.leader){display:flex} .leader{flex:1;min-width:1.5em;border-bottom:2px dotted #555;margin:0 5px 6px}"
FLAT = "p{line-height:1.3}"
Manner = Literal["one_line", "named", "listed"]


def hinted(name: str, hint: str, *, cols: int = 1, beneath: bool = True, align: Align = "center") -> Cell:
    """A label with a hint or unit in small type, below it or behind it."""
    small = Run(hint, look=frozenset({"small"}))
    if beneath:
        return Cell((Par((Run(name),), align), Par((small,), align)), cols)
    return Cell((Par((Run(name), small), align),), cols)


def said(text: str, cols: int = 1, rows: int = 1, align: Align = "center") -> Cell:
    """A side answer, in the hand that fills in the form."""
    return Cell((Par((Run(text, look=frozenset({"filled"})),), align),), cols, rows)


def gapped(runs: Sequence[Run]) -> tuple[Run, ...]:
    """A date whose figures stand on three little blanks, where the form's style draws them."""
    return tuple(looking(run, "gaps") if run.key and "年" in run.text else run for run in runs)


def day_of(pen: Pen, role: str) -> tuple[Run, ...]:
    """The date at the stamp of that role."""
    if role == "unit":
        return gapped(pen.day())
    return (Run(pen.other_day() if role == "recommender" else "　　　年　　月　　日"),)


def verdict(
    pen: Pen, name: str, role: str, words: str, *, cols: int = 1, rows: int = 1, manner: Manner = "one_line",
    lead: str = "", who: str = "负责人", mark: str = "（盖章）",
) -> Cell:  # fmt: skip
    """An opinion block. `manner`: signature, mark and date in one line; below the unit's name; in a list."""
    pars = verdict_pars(pen, role, words, manner=manner, lead=lead, who=who, mark=mark)
    return Cell(pars, cols, rows, slot=name, role=role, valign="top" if lead else "middle")


def verdict_pars(
    pen: Pen,
    role: str,
    words: str,
    *,
    manner: Manner,
    lead: str = "",
    who: str = "负责人",
    mark: str = "（盖章）",
) -> tuple[Par, ...]:
    """The paragraphs of an opinion; the seal of `role` is pressed on mark, name or date."""
    own = role == "unit"
    spot = Run("", seal=role if role in ("unit", "recommender") else "")
    chop = Run("", seal="chop" if own else "")
    signer = Run(pen.story.signer if own else "　　　", look=frozenset({"signed"}))
    date = day_of(pen, role)
    first = [line(lead)] if lead else []
    first.append(line(Run(words, look=frozenset({"filled"})), indent=2))
    gap = [line("")] * (1 if words else 2)
    if manner == "one_line":
        last = [line(f"{who}：", chop, signer, "　　　", mark, spot, "　　　", *date, "　", align="right")]
    elif manner == "named":
        owner = {"unit": pen.story.unit, "recommender": pen.story.recommender}.get(role, "")
        last = [
            line(owner, spot, mark if not owner else "", "　", align="right"),
            line(chop, *date, "　　", align="right"),
        ]
    else:
        last = [
            line(f"{who}（签名）：", signer, chop, indent=6),
            line(f"{mark}：", spot, indent=6, before=2),
            line("日　期：", *date, indent=6, before=2),
        ]
    return (*first, *gap, *last)


def tally(pen: Pen, kind: Literal["staff", "tools"]) -> tuple[tuple[str, str, str], ...]:
    """Rows of a table beside the fields: what, how many, a remark. None of them is a field's answer."""
    rng = pen.rng
    if kind == "staff":
        return tuple(
            (name, str(number := rng.randrange(low, high)), str(rng.randrange(low, number + 1)))
            for name, low, high in (
                ("一级注册消防工程师", 1, 7),
                ("二级注册消防工程师", 1, 9),
                ("中级以上操作员", 6, 40),
            )
        )
    names = rng.sample(
        (
            "红外热像仪",
            "超声波流量计",
            "风速仪",
            "数字照度计",
            "点型感烟试验器",
            "绝缘电阻测试仪",
            "垂直度测定仪",
        ),
        3,
    )
    return tuple(
        (name, f"{rng.randrange(1, 12)}台", rng.choice(("已检定", "2022.6到期", "校准"))) for name in names
    )


def lettered(number: int, *cells: Cell, height: float = 9.0) -> Row:
    """A row of a spreadsheet with its number at the left."""
    head = Cell((Par((Run(str(number), look=frozenset({"small"})),), "center"),), shaded=True)
    return row(head, *cells, height=height)
