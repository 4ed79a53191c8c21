"""Pieces that the ninth strangers' forms share: Word's ordinary look, opinions with signer, mark and day below each other."""

from typing import Literal

from benchmarks.heldout.seventh_parts import day
from benchmarks.heldout.third_model import Cell, Par, Pen, Run, line

WORD = "td{border:1px solid #000!important} p{line-height:1.35}"
"""Hair lines of half a point, as Word draws a table."""
FRAMED = "table{border:2px solid #000!important} td{border:1px solid #000!important}"
"""A heavier frame around hair lines."""
TIGHT = "body{font-size:13.5px!important} p{line-height:1.32} td{border-color:#000!important}"
Foot = Literal["stack", "owner", "line", "centred"]
FILLED = frozenset({"filled"})
SIGNED = frozenset({"signed"})


def endorsed(
    pen: Pen, name: str, role: str, words: str, *, cols: int = 1, foot: Foot = "stack", who: str = "负责人签字：", mark: str = "（公章）",
    lead: str = "",
) -> Cell:  # fmt: skip
    """An opinion in a cell; its name stands in the cell before it, or inside as `lead`."""
    pars = endorsement(pen, role, words, foot=foot, who=who, mark=mark)
    first = (line(lead),) if lead else ()
    return Cell(
        (*first, *pars), cols, slot=name.replace("|", ""), role=role, valign="top" if lead else "middle"
    )


def endorsement(
    pen: Pen, role: str, words: str, *, foot: Foot, who: str = "负责人签字：", mark: str = "（公章）"
) -> tuple[Par, ...]:
    """The paragraphs. `foot`: signer, mark and day in three lines at the right; the unit's own name over the day;
    all in one line; or mark and day in the middle of the cell."""
    own = role == "unit"
    spot = Run("", seal=role if role in ("unit", "recommender") else "")
    chop = Run("", seal="chop" if own else "")
    signer = Run(pen.story.signer if own else "　　　", look=SIGNED)
    date = day(pen, role)
    first = line(Run(words, look=FILLED), indent=2)
    if foot == "stack":
        return (
            first,
            line(who, chop, signer, "　　　　　", align="right", before=2),
            line(mark, spot, "　　　　　　　", align="right", before=1),
            line(*date, "　　　", align="right", before=1),
        )
    if foot == "owner":
        owner = {"unit": pen.story.unit, "recommender": pen.story.recommender}.get(role, "")
        return (first, line("　"), line(chop, Run(owner, look=FILLED), spot, "　　", align="right"), line(*date, "　　　　", align="right"))  # fmt: skip
    if foot == "line":
        return (
            first,
            line("　"),
            line(who, signer, chop, "　　　", mark, spot, "　　　", *date, align="center"),
        )
    return (first, line("　"), line(chop, mark, spot, align="center"), line(*date, align="center", before=1))


def paired(pen: Pen, keys: tuple[str, str], cols: int = 1, gap: str = "　") -> Cell:
    """Two answers in the cell of a label that asks for both."""
    return Cell((Par((pen.value(keys[0]), Run(gap), pen.value(keys[1])), "center"),), cols)


def photo(pen: Pen, rows: int, words: str, cols: int = 1) -> Cell:
    """Where the photo belongs: glued in, or the words that ask for it."""
    ground = pen.rng.choice(("", "#4a8bd6", "#cf3535", "#f4f4f4"))
    pars = tuple(Par((Run(part, look=frozenset({ground} - {""})),), "center") for part in words.split("|"))
    return Cell(pars, cols, rows, photo=True)
