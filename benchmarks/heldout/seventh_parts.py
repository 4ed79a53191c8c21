"""Pieces that the seventh strangers' forms share: opinions with who handled them, careers, families, honours, controls."""

from dataclasses import replace
from typing import Literal

from benchmarks.heldout.seventh_values import someone
from benchmarks.heldout.sixth_parts import said
from benchmarks.heldout.third_model import Cell, Par, Pen, Row, Run, line, looking, row, text_cell

Manner = Literal["signed", "plain", "handled", "sentence"]
SIGNED = frozenset({"signed"})
OPEN_DATE = "　　　年　　月　　日"
HONOURS = ("先进工作者", "优秀共产党员", "安全生产标兵", "岗位能手", "技术能手", "优秀员工")
UNIT_HONOURS = ("先进集体", "文明单位", "A级纳税信用企业", "平安单位", "工人先锋号")
GIVERS = ("市总工会", "区人民政府", "省行业协会", "市应急管理局")
KIN = ("父亲", "母亲", "配偶", "儿子", "女儿")
SCHOOLS = ("市第二中学", "省建筑职业技术学院", "市技工学校", "省电力专科学校", "市商业中专")
JOBS = ("市百货公司|职工", "某部队|战士", "县化肥厂|操作工", "宏远物业公司|维修工", "迎宾楼酒店|厨师")


def opinion(
    pen: Pen,
    name: str,
    role: str,
    words: str,
    *,
    cols: int = 1,
    manner: Manner = "plain",
    lead: bool = False,
    who: str = "负责人",
    mark: str = "（盖章）",
) -> Cell:
    """An opinion block in a cell, with its name inside where `lead`."""
    first = (line(name.replace("|", "") + "："),) if lead else ()
    pars = (*first, *opinion_pars(pen, role, words, manner=manner, who=who, mark=mark))
    return Cell(pars, cols, slot=name.replace("|", ""), role=role, valign="top" if lead else "middle")


def opinion_pars(
    pen: Pen, role: str, words: str, *, manner: Manner = "plain", who: str = "负责人", mark: str = "（盖章）"
) -> tuple[Par, ...]:
    """The paragraphs of an opinion. `manner`: a signature before the mark, the mark over the date, who handled it
    and who is in charge in a line of their own, or one sentence that ends with mark and date."""
    own = role == "unit"
    spot = Run("", seal=role if role in ("unit", "recommender") else "")
    chop = Run("", seal="chop" if own else "")
    signer = Run(pen.story.signer if own else "　　　", look=SIGNED)
    date = day(pen, role)
    said_first = line(Run(words, look=frozenset({"filled"})), indent=2)
    blank = [line("")]
    if manner == "signed":
        end = [line(f"{who}签字：", chop, signer, "　　　　", mark, spot, "　　", align="right"), line(*date, "　　", align="right")]  # fmt: skip
    elif manner == "plain":
        end = [
            line(chop, "　" * 11, mark, spot, "　　　　", align="right"),
            line(*date, "　　", align="right"),
        ]
    elif manner == "handled":
        clerk = Run(someone(pen.rng).name if own else "　　　", look=SIGNED)
        end = [line("经办人：", clerk, chop, f"　　　{who}：", signer, indent=2), line(mark, spot, "　　　　", *date, "　", align="right")]  # fmt: skip
    else:
        blank = []
        end = [line(chop, "　" * 11, mark, spot, "　　", *date, "　　", align="right", before=5)]
    return (said_first, *blank, *end)


def day(pen: Pen, role: str) -> tuple[Run, ...]:
    """The date beside the seal of that role."""
    if role == "unit":
        return pen.day()
    return (Run(pen.other_day() if role == "recommender" else OPEN_DATE),)


def career(pen: Pen, cols: tuple[int, int, int], count: int = 3) -> tuple[Row, ...]:
    """A career under its heads: from when to when, where, as what. The last is the present unit."""
    rng = pen.rng
    start = grown_up(pen) - 3
    job, left = rng.choice(JOBS).split("|"), start + 3 + years_elsewhere(start + 3)
    steps = (
        (f"{start}.09—{start + 3}.07", rng.choice(SCHOOLS), "学生"),
        (f"{start + 3}.08—{left}.05", job[0], job[1]),
        (f"{left}.06—至今", pen.story.unit, "职工"),
    )[-count:]
    heads = row(*(text_cell(name, n) for name, n in zip(("起止年月", "在何单位", "任何职"), cols, strict=True)), height=7)  # fmt: skip
    return (heads, *(row(*(said(text, n) for text, n in zip(step, cols, strict=True)), height=7.5) for step in steps))  # fmt: skip


def grown_up(pen: Pen) -> int:
    """The year in which the person was nineteen, or one that fits anybody."""
    born = pen.story.case.text("出生年月")[:4]
    return int(born) + 19 if born.isdigit() else 2016


def years_elsewhere(since: int) -> int:
    """Years in an earlier job, so that the present one was begun before this season."""
    return max(1, min(6, (2021 - since) // 2))


def family(pen: Pen, cols: tuple[int, int, int, int, int]) -> tuple[Row, ...]:
    """Who belongs to the family, their work and politics: other people's names and units."""
    rng = pen.rng
    heads = row(*(text_cell(name, n) for name, n in zip(("称谓", "姓名", "年龄", "政治面貌", "工作单位及职务"), cols, strict=True)), height=7)  # fmt: skip
    rows = [heads]
    for kin in rng.sample(KIN, 2):
        if kin in ("儿子", "女儿"):
            texts = (kin, someone(rng).name, str(rng.randrange(7, 14)), "少先队员", "在校学生")
        else:
            old = kin != "配偶"
            age = rng.randrange(60, 80) if old else rng.randrange(30, 55)
            work = rng.choice(("退休", "务农")) if old else rng.choice(("个体经营", "市第一中学教师"))
            texts = (kin, someone(rng).name, str(age), rng.choice(("群众", "中共党员")), work)
        rows.append(row(*(said(text, n) for text, n in zip(texts, cols, strict=True)), height=7.5))
    return tuple(rows)


def honours(pen: Pen, names: tuple[str, ...] = HONOURS) -> tuple[str, ...]:
    """Two lines of honours that are no award of this season."""
    rng = pen.rng
    return tuple(
        f"{year}年{rng.randrange(1, 13)}月被{rng.choice(GIVERS)}评为“{rng.choice(names)}”"
        for year in sorted(rng.sample(range(2017, 2021), 2))
    )


def portrait(pen: Pen, rows: int, text: str = "照|片", cols: int = 1) -> Cell:
    """Where a photo is glued, or its words where none is."""
    ground = pen.rng.choice(("", "#d43c3c", "#5b9bd5", "#fafafa"))
    pars = tuple(Par((Run(part, look=frozenset({ground} - {""})),), "center") for part in text.split("|"))
    return Cell(pars, cols, rows, photo=True)


def control(run: Run) -> Run:
    """`run` in a content control of Word."""
    return looking(run, "control")


def controlled(cell: Cell) -> Cell:
    """`cell` with what is written in content controls; a narrative too."""
    return replace(
        cell,
        pars=tuple(
            replace(par, runs=tuple(control(run) if run.key or run.blank or cell.story else run for run in par.runs))
            for par in cell.pars
        ),
    )  # fmt: skip
