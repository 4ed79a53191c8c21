"""A form as people make it in a word processor: paragraphs, ruled tables, lines to write on.

One description is drawn twice: as HTML (pictures, born-digital PDF) and as a Word file. Lengths in mm.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from benchmarks.heldout.third_cases import Story

Align = Literal["left", "center", "right", "justify"]
FACTOR = {"title": 1.75, "large": 1.25, "small": 0.8}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line. `key`: a field's value; `blank`: that key left open here; `seal`: a role pressed here.

    `value` is the truth where the text says it differently. `look`: title, large, small, bold, signed, struck,
    boxed (each character in a box of its own), gaps (each figure on a little blank), filled (a side answer in the
    font of the values), circled, whited, red, leader (dots that fill the line), control (in a Word file, a content
    control around it).
    """

    text: str
    key: str = ""
    blank: str = ""
    seal: str = ""
    value: str = ""
    look: frozenset[str] = frozenset()
    underlined: bool = False
    room: float = 0.0
    """At least so wide, as a line to write on is."""


@dataclass(frozen=True, slots=True)
class Par:
    """A paragraph; `indent` in characters, `key` where the whole paragraphs of a cell are one value."""

    runs: tuple[Run, ...]
    align: Align = "left"
    indent: float = 0.0
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `story`: its paragraphs behind the first `lead` are the narrative; `slot`: an opinion block."""

    pars: tuple[Par, ...]
    cols: int = 1
    rows: int = 1
    slot: str = ""
    role: str = ""
    story: bool = False
    lead: int = 0
    upright: bool = False
    valign: Literal["top", "middle", "bottom"] = "middle"
    photo: bool = False
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a row and its least height."""

    cells: tuple[Cell, ...]
    height: float = 9.0


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; `widths` are shares of the page's text width."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Box:
    """A text box lying at `x`, `y` mm of the page."""

    pars: tuple[Par, ...]
    x: float
    y: float
    width: float
    framed: bool = True


@dataclass(frozen=True, slots=True)
class Slot:
    """Paragraphs outside any table that are an opinion block."""

    pars: tuple[Par, ...]
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Prose:
    """The narrative outside any table."""

    pars: tuple[Par, ...]


Block = Par | Table | Box | Slot | Prose


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page."""

    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The pages of a form, the mm around its text and what its style sheet changes in pictures."""

    leaves: tuple[Leaf, ...]
    margin: float = 20.0
    style: str = ""


@dataclass
class Pen:
    """Fills in a form: every key is written once, and blanks are told."""

    story: Story
    rng: random.Random
    spaced: bool = field(default=False)

    def value(self, key: str, *, underlined: bool = False, room: float = 0.0, text: str = "") -> Run:
        """The value of `key`, or the blank that was left. `text`: how it is written, if otherwise."""
        known = self.story.case.values.get(key, "")
        if not known:
            return Run("", blank=key, underlined=underlined, room=room)
        shown = text or known
        told = known if shown != known else ""
        return Run(shown, key=key, value=told, underlined=underlined, room=room)

    def cell(self, key: str, cols: int = 1, rows: int = 1, align: Align = "center") -> Cell:
        """A cell that holds the value of `key`."""
        return Cell((Par((self.value(key),), align),), cols, rows)

    def label(self, text: str, cols: int = 1, rows: int = 1, *, upright: bool = False) -> Cell:
        """A printed label; short ones are spread out as people do in Word."""
        if len(text) == 2 and not upright and self.spaced:
            text = f"{text[0]}　　{text[1]}"
        lines = tuple(Par((Run(part),), "center") for part in text.split("|"))
        return Cell(lines, cols, rows, upright=upright)

    def narrative(self, cols: int, *, lead: str = "", rows: int = 1) -> Cell:
        """The narrative in a cell, perhaps behind its label inside."""
        pars = self.paragraphs()
        first = (Par((Run(lead),)),) if lead else ()
        return Cell(first + pars, cols, rows, story=True, lead=len(first), valign="top")

    def paragraphs(self) -> tuple[Par, ...]:
        """The narrative's paragraphs, indented as usual."""
        return tuple(Par((Run(text),), "justify", 2) for text in self.story.paragraphs)

    def day(self, *, frame: str = "") -> tuple[Run, ...]:
        """The date at the stamp; left open as 年 月 日 where it is blank."""
        if self.story.case.values.get("推荐日期"):
            return (Run(frame), self.value("推荐日期")) if frame else (self.value("推荐日期"),)
        return (Run(frame + "　　　年　　月　　日", blank="推荐日期"),)

    def opinion(
        self, name: str, role: str, words: str, *, cols: int = 1, rows: int = 1, lead: bool = False, mark: str = "（盖章）",
        signed: str = "",
    ) -> Cell:  # fmt: skip
        """An opinion block; the seal of `role` is pressed on the mark or on the date."""
        own = role == "unit"
        pars = [Par((Run(name),))] if lead else []
        pars.append(
            Par(
                (Run(words, look=frozenset({"signed"} if own and self.rng.random() < 0.25 else ())),),
                indent=2,
            )
        )
        pars += [Par((Run(""),))] * (self.rng.randrange(1, 4) if lead else 1)
        if signed:
            who = self.story.signer if own and role else ""
            pars.append(Par((Run(signed), Run(who, look=frozenset({"signed"})), Run("　　　　")), "right"))
        spot = Run("", seal=role if role in ("unit", "recommender") else "")
        chop = Run("", seal="chop") if own else Run("")
        date = (
            self.day()
            if own
            else (Run("　　　年　　月　　日" if role == "association" else self.other_day()),)
        )
        on_mark = self.rng.random() < 0.5
        pars.append(
            Par((chop, Run("　　　　　"), Run(mark), *((spot,) if on_mark else ()), Run("　　　　")), "right")
        )
        pars.append(Par((*(() if on_mark else (spot,)), *date, Run("　　")), "right"))
        return Cell(tuple(pars), cols, rows, slot=name, role=role, valign="top" if lead else "bottom")

    def other_day(self) -> str:
        """The recommender's day: some days after the unit's."""
        if not self.story.recommender or self.story.case.scenario == "missing_recommender_seal":
            return "　　　年　　月　　日"
        return f"2022年1月{self.rng.randrange(12, 16)}日"

    def choice(self, options: Sequence[str], how: str) -> tuple[Run, ...]:
        """Awards to tick; the case's is ticked. `how`: box, square, circle, bracket."""
        marks = {
            "box": ("☑", "□"),
            "square": ("■", "□"),
            "circle": ("●", "○"),
            "bracket": ("（√）", "（　）"),
        }[how]
        award = self.story.case.award
        runs: list[Run] = []
        for option in options:
            chosen = option == award
            runs.append(Run(marks[0] if chosen else marks[1]))
            runs.append(Run(option, key="申报奖项") if chosen else Run(option))
            runs.append(Run("　"))
        return tuple(runs)

    def award(self, *, underlined: bool = False) -> tuple[Run, ...]:
        """The award bare, in quotes or as 2021年度“…”."""
        name = self.value("申报奖项", underlined=underlined)
        around = self.rng.choice((("", ""), ("", ""), ("2021年度“", "”"), ("“", "”"), ("2021年度", "")))
        return tuple(run for run in (Run(around[0]), name, Run(around[1])) if run.text)


def heading(text: str, look: str = "title", *, before: float = 0.0) -> Par:
    """A centred title."""
    return Par((Run(text, look=frozenset({look})),), "center", before=before)


def line(*runs: Run | str, align: Align = "left", indent: float = 0.0, before: float = 0.0) -> Par:
    """A paragraph of runs; strings are print."""
    return Par(tuple(Run(run) if isinstance(run, str) else run for run in runs), align, indent, before)


def row(*cells: Cell, height: float = 9.0) -> Row:
    """A row of cells."""
    return Row(cells, height)


def text_cell(text: str, cols: int = 1, rows: int = 1, align: Align = "center") -> Cell:
    """A side answer, in no field."""
    return Cell((Par((Run(text),), align),), cols, rows)


def grey(cell: Cell) -> Cell:
    """`cell` on grey, as labels often are."""
    return replace(cell, shaded=True)


def under(runs: Sequence[Run]) -> tuple[Run, ...]:
    """`runs` on a line to write on."""
    return tuple(replace(run, underlined=True) for run in runs)


def looking(run: Run, *looks: str) -> Run:
    """`run` with looks added."""
    return replace(run, look=run.look | set(looks))
