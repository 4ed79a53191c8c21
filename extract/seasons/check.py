"""What is doubtful about a season that loads: gaps that no error would show."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extract.rules.codes import CODES
from extract.season import Season
from extract.seasons.load import load_season
from extract.seasons.node import SeasonError


@dataclass(frozen=True, slots=True)
class SeasonProblem:
    """One problem. An `error` keeps the season from being used; a `warning` should be looked at."""

    severity: Literal["error", "warning"]
    message: str
    line: int | None = None


def check_season(id_or_path: str | Path) -> tuple[SeasonProblem, ...]:
    """Every problem of a season's file; empty where there is none. Does not raise for a wrong file."""
    try:
        season = load_season(id_or_path)
    except SeasonError as error:
        return (SeasonProblem("error", f"{error}{error.remedy}", error.line),)
    return tuple(SeasonProblem("warning", message) for message in _doubts(season))


def _doubts(season: Season) -> Iterator[str]:
    for kind in ("unit", "person"):
        awards = [award for award in season.awards if award.kind == kind]
        if awards and not season.required.get(kind):
            yield f"有{kind}奖项，但没有规定必填项（[required] {kind}）。"
    yield from _conditions(season)
    yield from _stages(season)
    yield from _labels(season)
    yield from _references(season)
    if not season.slots.get("unit"):
        yield "没有单位意见栏的写法（[slots] unit），无法判断是否盖章。"
    if not season.sentences:
        yield "没有通知逐句对照（[[sentences]]），规则说明中将没有通知原文。"


def _conditions(season: Season) -> Iterator[str]:
    for award in season.awards:
        if not award.conditions:
            yield f"奖项“{award.name}”没有任何条件。"
        if any(c.check == "qualification" for c in award.conditions) and award.kind == "unit":
            yield f"奖项“{award.name}”是单位奖项，却按职业资格核对。"
        for condition in award.conditions:
            if condition.check == "people" and not condition.hint:
                yield f"奖项“{award.name}”的条件“{condition.id}”由人核实，但没有写核对提示（hint）。"
    checks = {condition.check for condition in season.conditions}
    for check, name in (("sealed", "盖章"), ("deadline", "期限")):
        if check not in checks:
            yield f'共同条件中没有“{name}”（check = "{check}"）。'


def _stages(season: Season) -> Iterator[str]:
    dated = [stage for stage in season.stages if stage.opening is not None]
    for before, after in itertools.pairwise(dated):
        if before.opening is not None and after.opening is not None and after.opening < before.opening:
            yield f"阶段“{after.name}”的开始日期早于前一阶段“{before.name}”。"


def _labels(season: Season) -> Iterator[str]:
    """One spelling under two keys of one kind is right only where one cell holds both values."""
    for kind, keys in season.keys.items():
        for key in keys:
            if season.labels.get(key) == (key,):
                yield f"字段“{key}”（{kind}）没有其他写法，表格稍有不同就会认不出。"
    for label in season.other_labels:
        owners = [key for key, spellings in season.labels.items() if label in spellings]
        if owners:
            yield f"“{label}”既列为无关标签，又是“{owners[0]}”的写法。"


def _references(season: Season) -> Iterator[str]:
    known = CODES | {award.name for award in season.awards} | {stage.id for stage in season.stages}
    known |= {condition.id for condition in season.conditions}
    known |= {condition.id for award in season.awards for condition in award.conditions}
    known |= {"unit_share", "person_share", "units_per_unit", "persons_per_unit", "awards_per_person"}
    told = {ref for sentence in season.sentences for ref in sentence.refs}
    for ref in sorted(told - known):
        yield f"通知逐句对照引用了不存在的编号“{ref}”。"
    if season.sentences:
        own = {condition.id for award in season.awards for condition in award.conditions}
        for missing in sorted(own - told):
            yield f"条件“{missing}”没有出现在通知逐句对照中。"
