"""Pieces that the eleventh strangers' forms share: opinions whose foot is one line, and a sign-off over the unit's own name."""

from benchmarks.heldout.seventh_parts import day
from benchmarks.heldout.third_model import Cell, Par, Pen, Run, Slot, line

FILLED = frozenset({"filled"})
SIGNED = frozenset({"signed"})
SMALL = frozenset({"small"})
BOLD = frozenset({"bold"})


def tier(
    pen: Pen, name: str, role: str, words: str, *, cols: int = 1, mark: str = "（印章）", inside: bool = False, gap: int = 1,
    signer: str = "",
) -> Cell:  # fmt: skip
    """An opinion of one level; mark and day in two short lines at the right, its name perhaps `inside` at the top."""
    first = (line(Run(name, look=BOLD)),) if inside else ()
    return Cell(
        (
            *first,
            line(Run(words, look=FILLED), indent=2),
            *([line("　")] * gap),
            *_foot(pen, role, mark, signer),
        ),
        cols,
        slot=name.replace("|", ""),
        role=role,
        valign="top" if inside else "middle",
    )


def _foot(pen: Pen, role: str, mark: str, signer: str) -> tuple[Par, ...]:
    own = role == "unit"
    spot = Run("", seal=role if role in ("unit", "recommender") else "")
    chop = Run("", seal="chop" if own else "")
    signed = Run(pen.story.signer if own else "　　　", look=SIGNED)
    who = (line(signer, signed, chop, "　　", align="right"),) if signer else ()
    return (
        *who,
        line(*(() if signer else (chop, Run("　　　　　"))), mark, spot, "　　　", align="right"),
        line(*day(pen, role), "　", align="right"),
    )


def sign_off(pen: Pen, caption: str, *words: Par, name: str = "", before: float = 8) -> Slot:
    """Below everything, as a letter ends: who hands it in, by printed name and seal, and the day."""
    return Slot(
        (
            *words,
            line(
                caption,
                Run(pen.story.unit, look=FILLED),
                Run("", seal="unit"),
                "　　",
                align="right",
                before=before,
            ),
            line(
                Run("", seal="chop"), "　　　　　　", *day(pen, "unit"), "　　　　", align="right", before=2
            ),
        ),
        name or caption.split("（")[0],
        "unit",
    )


def split(pen: Pen, keys: tuple[str, str], mark: str = "/", cols: int = 1) -> Cell:
    """Two answers that one label asks for, a stroke between them."""
    return Cell((Par((pen.value(keys[0]), Run(mark), pen.value(keys[1])), "center"),), cols)


def wide_figures(text: str) -> str:
    """Figures and letters as an input method in full width leaves them."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
