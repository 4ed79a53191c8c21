"""Good submissions as readings without fault, to be spoilt one way at a time by `flag_cases`."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from benchmarks import flag_phrases as words
from extract.register import Register
from extract.result import FieldValue, Reading, Seal, Slot
from ingest.document import Box
from samples.cases import PERSON_AWARDS, UNIT_AWARDS, Case, Kind, SealPlan, make_case

SLOTS: Mapping[str, str] = {"unit": "单位意见", "recommender": "推荐单位意见", "association": "协会意见"}
BOX = Box(0.1, 0.1, 0.4, 0.15)


@dataclass(frozen=True, slots=True)
class Given:
    """A reading without fault and what is known beside it; `expected` are the codes that it deserves."""

    topic: str
    reading: Reading
    expected: frozenset[str]
    register: Register | None = None
    received: date | None = None
    demands_proof: bool = False
    pages_readable: bool = True
    shown: str = field(default="", compare=False)


def written(value: str) -> FieldValue:
    """A field that was read for certain."""
    return FieldValue(value=value, raw=value, confidence=0.9999, page=0, box=BOX, source="ocr")


def _as_seen(plan: SealPlan, unit: str) -> Seal:
    """The seal read without fault: nobody reads a name out of a blot."""
    name = None if plan.state == "illegible" else plan.text
    own = plan.text == unit if plan.role == "unit" and name is not None else None
    return Seal(
        page=0, box=BOX, kind=plan.kind, shape="round", colour="red", text=name, confidence=0.98,
        slot=SLOTS[plan.role], state="faint" if plan.state == "illegible" else plan.state, matches_unit=own,
    )  # fmt: skip


def as_read(case: Case, recommender: bool) -> Reading:
    """The reading of a form that was read without any fault."""
    unit = case.text("单位名称") or case.text("工作单位")
    roles: list[Literal["unit", "recommender", "association"]] = ["unit", "association"]
    slots = [
        Slot(name=SLOTS[role], page=0, box=BOX, role=role, required=role != "association")
        for role in (*roles, *(("recommender",) if recommender else ()))
    ]
    seals = [_as_seen(plan, unit) for plan in case.seals]
    return Reading(
        kind=case.kind,
        award=case.award,
        fields={key: written(value) for key, value in case.values.items() if value},
        seals=tuple(seals),
        slots=tuple(slots),
    )


def good(rng: random.Random, kind: Kind, award: str | None = None, **values: str) -> Reading:
    """A submission without fault, with some values set."""
    case = make_case(rng, kind, "ok", recommender=False)
    held = rng.choice([q for q in words.QUALIFIED if "旋" not in q])
    set_values = {"职业资格": held} if kind == "person" else {"维保合同数量": "", "服务面积": ""}
    chosen = award or rng.choice(UNIT_AWARDS if kind == "unit" else PERSON_AWARDS)
    story = "".join(story_of(rng, 3))
    merged = {**case.values, **set_values, "申报奖项": chosen, "主要事迹": story, **values}
    return as_read(replace(case, award=merged["申报奖项"], values=merged), recommender=False)


def story_of(rng: random.Random, count: int) -> list[str]:
    return [text.format(n=rng.randrange(5, 40)) for text in rng.sample(words.STORIES, count)]


def told_in(rng: random.Random, sentence: str) -> str:
    """The sentence somewhere in a story."""
    story = story_of(rng, 3)
    story.insert(rng.randrange(len(story) + 1), sentence)
    return "".join(story)
