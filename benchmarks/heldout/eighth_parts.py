"""Pieces that the eighth strangers' forms share: opinions in narrow columns, labels in one line with answers, photo boxes."""

from typing import Literal

from benchmarks.heldout.seventh_parts import day
from benchmarks.heldout.third_model import Cell, Par, Pen, Run, line

PALE = "td{border-color:#b9b9b9!important} table{border-color:#a5a5a5!important}"
"""Rules of light grey, as web editors draw them."""
THICK = "table{border:2.6px solid #000!important} td{border:2px solid #000!important}"
"""Rules of 1.5 pt throughout."""
TWO_COLUMNS = ".long{column-count:2;column-gap:26px} .long p{line-height:1.42}"
"""The narrative in two columns, as a bulletin prints it."""
Ending = Literal["mark_date", "date_only", "signed"]
SMALL = frozenset({"small"})


def column_opinion(
    pen: Pen,
    name: str,
    role: str,
    words: str,
    *,
    cols: int = 1,
    lead: bool = True,
    ending: Ending = "mark_date",
    mark: str = "（公章）",
    gap: int = 1,
) -> Cell:
    """An opinion block that is one of two or three beside each other: all of its lines are short.

    `ending`: mark over date, the date alone beneath the seal, or a signature over mark and date; `gap`: empty
    lines under the words.
    """
    own = role == "unit"
    spot = Run("", seal=role if role in ("unit", "recommender") else "")
    chop = Run("", seal="chop" if own else "")
    pars = [line(name + "：")] if lead else []
    pars += [line(Run(words, look=frozenset({"filled"})), indent=2), *([line("　")] * gap)]
    if ending == "signed":
        signer = Run(pen.story.signer if own else "　　　", look=frozenset({"signed"}))
        pars += [line("签名：", chop, signer, indent=1), line("　")]
    if ending == "date_only":
        pars += [line("　"), line(chop, spot, *day(pen, role), "　", align="right")]
    else:
        first = () if ending == "signed" else (chop,)
        pars += [
            line(*first, "　　", mark, spot, "　　", align="right"),
            line(*day(pen, role), "　", align="right"),
        ]
    return Cell(tuple(pars), cols, slot=name, role=role, valign="top" if lead else "middle")


def together(pen: Pen, name: str, key: str, cols: int = 1, *, gap: str = " ") -> Cell:
    """Label and answer in one cell and one line, without a colon."""
    return Cell((line(f"{name}{gap}", pen.value(key)),), cols)


def above(pen: Pen, name: str, key: str, cols: int = 1) -> Cell:
    """A little label at the cell's top left, the answer beneath it."""
    return Cell((line(Run(name, look=SMALL)), line(pen.value(key), indent=1)), cols, valign="top")


def photo_box(pen: Pen, rows: int, words: str, cols: int = 1) -> Cell:
    """Where the photo belongs: glued in, or the words that ask for it."""
    ground = pen.rng.choice(("", "", "#3f7fd0", "#c73a3a"))
    pars = tuple(Par((Run(part, look=frozenset({ground} - {""})),), "center") for part in words.split("|"))
    return Cell(pars, cols, rows, photo=True)


def little(*texts: str) -> tuple[Par, ...]:
    """Footnotes in small type."""
    return tuple(line(Run(text, look=SMALL), before=0.6) for text in texts)
