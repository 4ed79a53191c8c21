"""Pieces that the thirteenth strangers' forms share: people in a grid, ticks in columns, opinions in rows of a table, a story that goes on overleaf."""

from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.heldout.eleventh_parts import BOLD, FILLED, SIGNED, SMALL
from benchmarks.heldout.seventh_parts import day
from benchmarks.heldout.sixth_parts import said
from benchmarks.heldout.third_cases import UNIT_AWARDS
from benchmarks.heldout.third_model import Cell, Par, Pen, Row, Run, grey, line, row
from benchmarks.heldout.thirteenth_values import landline, mail, phone, someone

COLUMNS = (0, 3, 1, 4, 2, 5)
"""The order in which six awards stand in three columns of two."""


def spot(role: str) -> Run:
    """Where the seal of `role` is pressed, if anybody of that role has one."""
    return Run("", seal=role)


def note(pen: Pen, text: str, cols: int, height: float = 6.5) -> Row:
    """A note on filling in between two rows, in small type over the whole width."""
    del pen
    return row(Cell((line(Run(text, look=SMALL)),), cols), height=height)


def ticks(pen: Pen, options: Sequence[str], chosen: str, columns: int = 4) -> tuple[Par, ...]:
    """Side answers to tick, in columns that full-width spaces keep straight."""
    del pen
    wide = max(len(option) for option in options) + 1
    marked = [("☑" if option == chosen else "□") + option.ljust(wide, "　") for option in options]
    return tuple(line("".join(marked[at : at + columns])) for at in range(0, len(marked), columns))


def awards(pen: Pen, cols: int, order: Sequence[int] = COLUMNS, across: int = 3) -> Cell:
    """The season's awards to tick in columns; another body's is written behind 其他."""
    named = [UNIT_AWARDS[at] for at in order]
    award = pen.story.case.award
    wide = [max(len(name) for name in named[at::across]) + 1 for at in range(across)]
    pars = []
    for at in range(0, len(named), across):
        runs: list[Run] = []
        for column, name in enumerate(named[at : at + across]):
            runs.append(Run("☑" if name == award else "□"))
            runs.append(Run(name, key="申报奖项" if name == award else ""))
            runs.append(Run("　" * (wide[column] - len(name))))
        pars.append(line(*runs))
    if award not in named:
        pars.append(line("☑其他：", pen.value("申报奖项", underlined=True, room=50)))
    return Cell(tuple(pars), cols)


def people(pen: Pen, second: str, ranks: tuple[str, str, str]) -> tuple[Row, ...]:
    """A grid of the head, a second person and the contact: name, office, mobile and mail of each; five columns."""
    rng, place = pen.rng, pen.story.firm.place
    other = someone(rng).name
    heads = row(
        *(grey(pen.label(name)) for name in ("类　别", "姓　名", "职　务", "联系电话", "邮　箱")), height=8
    )
    return (
        heads,
        row(pen.label("法定代表人"), pen.cell("法定代表人"), said(ranks[0]), said(landline(rng, place)), said(mail(rng)), height=9),
        row(pen.label(second), said(other), said(ranks[1]), said(phone(rng, place)), said("／"), height=9),
        row(pen.label("联系人"), pen.cell("联系人"), said(ranks[2]), pen.cell("联系电话"), said(mail(rng)), height=9),
    )  # fmt: skip


def sided(pen: Pen, name: str, role: str, words: str, cols: int = 1, mark: str = "（公章）") -> Cell:
    """An opinion whose mark stands at the left of its last line and whose day stands at the right."""
    own = role == "unit"
    return Cell(
        (
            line(Run(words, look=FILLED), indent=2),
            line("　"),
            line("　　　　", mark, spot(role), "　　　　　　　　　　", spot("chop" if own else ""), *day(pen, role), "　", align="right"),
        ),
        cols,
        slot=name.replace("|", ""),
        role=role,
    )  # fmt: skip


def stacked(
    pen: Pen, name: str, role: str, words: str, cols: int = 1, *, mark: str = "（盖章）", signer: str = "", lead: str = "", sealed: str = "", inset: int = 0,
) -> Cell:  # fmt: skip
    """An opinion with mark over day at the right, perhaps a signer before them.

    `sealed`: whose seal, if not that of `role`; `inset`: so many characters farther from the edge.
    """
    own = role == "unit"
    first = (line(Run(lead, look=BOLD)),) if lead else ()
    who = (
        (line(signer, Run(pen.story.signer if own else someone(pen.rng).name if words else "　　", look=SIGNED)),)
        if signer
        else ()
    )  # fmt: skip
    written = day(pen, role) if not sealed else (Run(_before(pen)),)
    return Cell(
        (
            *first,
            line(Run(words, look=FILLED), indent=2),
            line("　"),
            *who,
            line(
                spot("chop" if own else ""),
                "　　　",
                mark,
                spot(sealed or role),
                "　" * (3 + inset),
                align="right",
            ),
            line(*written, "　" * (1 + inset), align="right"),
        ),
        cols,
        slot=name.replace("|", ""),
        role=role,
        valign="top" if lead else "middle",
    )


def _before(pen: Pen) -> str:
    """A day or two before the unit's: its own department is asked first."""
    earlier = (pen.story.case.signed or date(2022, 1, 10)) - timedelta(days=pen.rng.randrange(1, 4))
    return f"{earlier.year}年{earlier.month}月{earlier.day}日"


def level(pen: Pen, name: str, role: str, words: str, height: float) -> Row:
    """A row of the table of opinions: level, words, signature, seal and day in a column each."""
    own, done = role == "unit", role == "unit" or bool(words)
    signer = pen.story.signer if own else someone(pen.rng).name if done else ""
    return row(
        pen.label(name),
        Cell((line(Run(words, look=FILLED)),)),
        Cell((line(Run(signer, look=SIGNED), spot("chop" if own else ""), align="center"),)),
        _sealed(name, role),
        Cell((Par(day(pen, role), "center"),)),
        height=height,
    )


def _sealed(name: str, role: str) -> Cell:
    """The column for the seal: the lower level's is set down lower, so that both can be read."""
    pars = (line("　", spot(role), align="center"),)
    low = role == "recommender"
    return Cell(
        (*pars, line("　")) if low else pars,
        slot=name + "意见",
        role=role,
        valign="bottom" if low else "middle",
    )


def halves(pen: Pen, lines: int, wide: float) -> tuple[tuple[Par, ...], tuple[Par, ...]]:
    """The narrative as a page break parts it after so many `lines` of `wide` characters; its key stands on the first part."""
    told = pen.story.case.values.get("主要事迹", "某")
    first: list[str] = []
    rest: list[str] = []
    left = lines
    for text in pen.story.paragraphs:
        if rest or left <= 0:
            rest.append(text)
            continue
        needed, at = _broken(text, left, wide)
        left -= needed
        first.append(text[:at])
        if at < len(text):
            rest.append(text[at:])
    opened = len(first) > 0 and len(rest) > 0 and rest[0] not in pen.story.paragraphs
    pars = [
        Par((Run(text, key="" if at else "主要事迹", value="" if at else told, look=FILLED),), "justify", 2)
        for at, text in enumerate(first)
    ]
    later = [
        Par((Run(text, look=FILLED),), "justify", 0 if opened and not at else 2) for at, text in enumerate(rest)
    ]  # fmt: skip
    return tuple(pars), tuple(later)


def _broken(text: str, lines: int, wide: float) -> tuple[int, int]:
    """How many of `lines` the text fills, and where it breaks if it needs more."""
    used, room = 1, wide - 2
    for at, char in enumerate(text):
        room -= 0.52 if char.isascii() else 1
        if room < 0:
            if used == lines:
                return lines, at + (char in "，。；、：”")
            used, room = used + 1, wide - 1
    return used, len(text)
