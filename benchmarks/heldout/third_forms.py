"""The layouts of the third strangers: eight ordinary ruled tables, six that are less so."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from benchmarks.heldout import third_candidates as candidates
from benchmarks.heldout import third_letters as letters
from benchmarks.heldout import third_persons as persons
from benchmarks.heldout import third_units as units
from benchmarks.heldout.third_cases import PERSON_AWARDS, UNIT_AWARDS, Story, Wanted, third_case
from benchmarks.heldout.third_model import Cell, Form, Par, Pen, Prose, Run, Slot, Table
from benchmarks.heldout.third_values import Firm
from samples.cases import Case, Kind
from samples.narratives import Narrative

KEYS: dict[Kind, tuple[str, ...]] = {
    "unit": (
        "单位名称", "统一社会信用代码", "会员证号", "法定代表人", "联系人", "联系电话", "单位地址", "成立时间", "职工人数",
        "申报奖项", "主要事迹", "推荐日期", "维保合同数量", "服务面积",
    ),
    "person": (
        "姓名", "性别", "民族", "出生年月", "政治面貌", "学历", "工作单位", "职务", "职称", "身份证号码", "职业资格",
        "证书编号", "联系电话", "申报奖项", "主要事迹", "推荐日期",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Third:
    """A layout; `facts` of its narrative at least and at most; `award` where it is for one award alone.

    `hand`: the share of its pictures that is filled in by hand.
    """

    kind: Kind
    build: Callable[[Pen], Form]
    facts: tuple[int, int] = (3, 6)
    recommender: bool = False
    award: str = ""
    tell: Callable[[random.Random, Wanted], Story] = third_case
    hand: float = 0.14

    def wanted(self) -> Wanted:
        """What the case must hold: the keys are found by filling the form in once with everything."""
        return Wanted(
            self.kind, frozenset(_keys(self)), self.facts, "yes" if self.recommender else "", self.award
        )


THIRD_STRANGERS: dict[str, Third] = {
    "plain_unit": Third("unit", units.plain_unit, (4, 9)),
    "union_unit": Third("unit", units.union_unit, (3, 6), recommender=True),
    "chamber_unit": Third("unit", units.chamber_unit, (2, 5)),
    "service_unit": Third("unit", units.service_unit, (3, 7), award=UNIT_AWARDS[2]),
    "cover_unit": Third("unit", units.cover_unit, (6, 11)),
    "letter_unit": Third("unit", letters.letter_unit, (4, 10)),
    "wide_unit": Third("unit", letters.wide_unit, (4, 8)),
    "photo_person": Third("person", persons.photo_person, (3, 7)),
    "worker_person": Third("person", persons.worker_person, (5, 9), recommender=True),
    "craft_person": Third("person", persons.craft_person, (3, 9)),
    "teacher_person": Third("person", persons.teacher_person, (3, 7), award=PERSON_AWARDS[0]),
    "sided_person": Third("person", candidates.sided_person, (3, 8), recommender=True),
    "nominated_person": Third("person", candidates.nominated_person, (4, 9)),
    "exported_person": Third("person", candidates.exported_person, (3, 8)),
}


def runs_of(form: Form) -> Iterator[Run]:
    """Every run of a form, and a run for each narrative."""
    for leaf in form.leaves:
        for block in leaf.blocks:
            if isinstance(block, Par):
                yield from block.runs
            elif isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        yield from _cell_runs(cell)
            elif isinstance(block, Prose):
                yield Run("", key="主要事迹")
            else:
                yield from (run for par in block.pars for run in par.runs)


def slot_of(form: Form, role: str) -> str:
    """The name of the opinion block of `role`, "" where there is none."""
    for leaf in form.leaves:
        for block in leaf.blocks:
            if isinstance(block, Slot) and block.role == role:
                return block.name
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        if cell.slot and cell.role == role:
                            return cell.slot
    return ""


def _cell_runs(cell: Cell) -> Iterator[Run]:
    if cell.story:
        yield Run("", key="主要事迹")
    else:
        yield from (run for par in cell.pars for run in par.runs)


def _keys(third: Third) -> set[str]:
    award = third.award or (UNIT_AWARDS[0] if third.kind == "unit" else PERSON_AWARDS[0])
    values = dict.fromkeys(KEYS[third.kind], "某") | {"申报奖项": award}
    case = Case(
        third.kind,
        "ok",
        award,
        award,
        values,
        Narrative(("某",), None, None),
        (),
        (),
        signed=date(2022, 1, 1),
    )
    story = Story(case, Firm("某", "乌鲁木齐市"), "某", "某", "某", ("某",))
    return {run.key for run in runs_of(third.build(Pen(story, random.Random(1)))) if run.key}
