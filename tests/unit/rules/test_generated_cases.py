"""Made-up submissions of every kind, judged from their true text: precision and recall of each flag."""

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

from extract.result import Reading
from extract.rules.judge import judge
from extract.season import Season
from samples.cases import PERSON_SCENARIOS, UNIT_SCENARIOS, Case, make_case

Build = Callable[..., Any]
SLOTS = {"unit": "单位意见", "recommender": "推荐单位意见", "association": "协会意见"}
ROUNDS = 8


def as_read(case: Case, recommender: bool, field: Build, seal: Build, slot: Build) -> Reading:
    """The reading of a form that was read without any fault."""
    unit = case.text("单位名称") or case.text("工作单位")
    slots = [slot(), slot("协会意见", "association", False)]
    if recommender:
        slots.append(slot(SLOTS["recommender"], "recommender"))
    seals = [
        seal(
            plan.text,
            plan.text == unit if plan.role == "unit" else None,
            kind=plan.kind,
            slot=SLOTS[plan.role],
            state=plan.state,
        )
        for plan in case.seals
    ]
    return Reading(
        kind=case.kind,
        award=case.award,
        fields={key: field(value) for key, value in case.values.items() if value},
        seals=tuple(seals),
        slots=tuple(slots),
    )


def test_flags_of_generated_submissions(season: Season, field: Build, seal: Build, slot: Build) -> None:
    rng = random.Random(20220115)
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    wrong: list[str] = []
    for _ in range(ROUNDS):
        for kind, scenarios in (("unit", UNIT_SCENARIOS), ("person", PERSON_SCENARIOS)):
            for scenario in scenarios:
                recommender = scenario == "missing_recommender_seal" or rng.random() < 0.4
                case = make_case(rng, kind, scenario, recommender=recommender)  # type: ignore[arg-type]
                reading = as_read(case, recommender, field, seal, slot)
                found = {flag.code for flag in judge(reading, season).flags}
                deserved = set(case.flags)
                right.update(found & deserved)
                extra.update(found - deserved)
                missed.update(deserved - found)
                if found != deserved:
                    wrong.append(f"{kind}/{scenario}: {sorted(found ^ deserved)} {case.narrative.text}")
    for code in right | extra | missed:
        precision = right[code] / max(1, right[code] + extra[code])
        recall = right[code] / max(1, right[code] + missed[code])
        assert precision >= 0.99, (code, wrong)
        assert recall >= 0.99, (code, wrong)
    assert len(right) >= 12
