"""Pieces that the twelfth strangers' forms share: labels with colons on grey, awards one a line, honours, votes, bars and watermarks."""

from collections.abc import Sequence

from benchmarks.heldout.eleventh_parts import BOLD, FILLED, SMALL
from benchmarks.heldout.seventh_parts import day
from benchmarks.heldout.sixth_parts import said
from benchmarks.heldout.third_model import Box, Cell, Par, Pen, Row, Run, grey, line, looking, row

HONOURS = (
    "安全生产标准化三级企业",
    "模范职工之家",
    "守合同重信用单位",
    "平安单位",
    "优秀志愿服务集体",
    "青年文明号",
)
OWN_HONOURS = (
    "技术能手", "先进工作者", "优秀共产党员", "教学成果二等奖", "优秀指导教师", "最美志愿者",
)  # fmt: skip
GIVERS = ("市应急管理局", "县人民政府", "区总工会", "高新区管委会", "省教育厅", "市场监督管理局")


def tag(text: str, cols: int = 1, rows: int = 1) -> Cell:
    """A label with its colon at the right edge of a grey cell."""
    return grey(Cell(tuple(line(part, align="right") for part in f"{text}：".split("|")), cols, rows))


def grounded(pen: Pen, text: str, cols: int = 1) -> Cell:
    """A label in the middle of a grey cell."""
    return grey(pen.label(text, cols))


def awards(pen: Pen, options: Sequence[str], cols: int, hints: Sequence[str] = ()) -> Cell:
    """Awards to tick, one on each line, perhaps with what each is for in small print behind it."""
    pars = []
    for at, option in enumerate(options):
        chosen = option == pen.story.case.award
        mark = Run("☑ " if chosen else "□ ")
        hint = (Run(f"　{hints[at]}", look=SMALL),) if at < len(hints) else ()
        pars.append(line(mark, Run(option, key="申报奖项" if chosen else ""), *hint))
    if pen.story.case.award not in options:
        pars.append(line("☑ 其他：", pen.value("申报奖项", underlined=True, room=55)))
    return Cell(tuple(pars), cols)


def honours(pen: Pen, count: int = 3, *, own: bool = False) -> tuple[Row, ...]:
    """Honours of former years, a person's `own` or a unit's: when, what, from whom; none is an award of this season."""
    rng = pen.rng
    years = sorted(rng.sample(range(2015, 2021), count))
    names = rng.sample(OWN_HONOURS if own else HONOURS, count)
    return tuple(
        row(
            said(f"{year}.{rng.randrange(1, 13):02d}"),
            said(name),
            said(rng.choice(GIVERS)),
            height=8,
        )
        for year, name in zip(years, names, strict=True)
    )


def voted(pen: Pen, name: str, role: str, cols: int, *, mark: str = "（盖章）") -> Cell:
    """An opinion that is ticked, with the count of those who voted; signer, mark and day at the foot."""
    rng, own = pen.rng, role == "unit"
    there = rng.randrange(5, 12)
    said_so = own or role == "recommender"
    filled = (str(there), str(there), str(there)) if said_so else ("　　", "　　", "　　")
    votes = line(
        "应到", Run(filled[0], look=FILLED), "人，实到", Run(filled[1], look=FILLED), "人，同意", Run(filled[2], look=FILLED), "人。"
    )  # fmt: skip
    spot = Run("", seal=role if said_so else "")
    return Cell(
        (
            line("☑同意推荐　　□不同意推荐" if said_so else "□同意推荐　　□不同意推荐"),
            votes,
            line(Run("", seal="chop" if own else ""), "　　　　　　", mark, spot, "　　　　", align="right"),
            line(*day(pen, role), "　　", align="right"),
        ),
        cols,
        slot=name.replace("|", ""),
        role=role,
    )


def stamped(runs: Sequence[Run]) -> tuple[Run, ...]:
    """A day that a turned date stamp leaves, where the form's style draws it so."""
    return tuple(looking(run, "red") if run.key else run for run in runs)


def signed_off(
    pen: Pen, name: str, role: str, words: str, cols: int, *, by_stamp: bool = False, lead: str = ""
) -> Cell:
    """An opinion whose mark and day share its last line."""
    own = role == "unit"
    dated = day(pen, role)
    spot = Run("", seal=role if role in ("unit", "recommender") else "")
    first = (line(Run(lead, look=BOLD)),) if lead else ()
    foot: tuple[Run | str, ...] = (
        Run("", seal="chop" if own else ""),
        "　　　",
        "盖章：",
        spot,
        "　　　　　　　",
    )
    pars: tuple[Par, ...] = (
        *first,
        line(Run(words, look=FILLED), indent=2),
        line("　"),
        line("　"),
        line(*foot, *(stamped(dated) if by_stamp else dated), "　", align="right"),
    )
    return Cell(pars, cols, slot=name.replace("|", ""), role=role, valign="top" if lead else "middle")


def page_foot(text: str) -> Box:
    """A footer in small type in the middle of the lower margin."""
    return Box((line(Run(text, look=SMALL), align="center"),), 55, 283, 100, framed=False)


def bars(width: int = 190) -> str:
    """A style that prints a bar code at the sheet's top right."""
    stripes = "#000 0 2px,#fff 2px 5px,#000 5px 6px,#fff 6px 9px,#000 9px 13px,#fff 13px 15px,#000 15px 16px,#fff 16px 20px"
    return (
        f".page:first-child::before{{content:'';position:absolute;right:70px;top:22px;width:{width}px;height:34px;"
        f"background:repeating-linear-gradient(90deg,{stripes})}}"
    )


def watermark(text: str) -> str:
    """A style that prints `text` aslant and pale behind everything."""
    return (
        f".page::after{{content:'{text}';position:absolute;left:60px;top:480px;width:680px;text-align:center;z-index:-1;white-space:nowrap;"
        "font:bold 62px 'Noto Serif CJK SC';color:#1d4f91;opacity:.09;transform:rotate(-32deg)}"
    )
