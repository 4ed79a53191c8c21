"""What is doubtful about a season that loads: gaps and contradictions that no error would show."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extract.rules.codes import CODES
from extract.rules.lookalikes import fold_name
from extract.rules.qualification import BUILDING_OPERATOR, ENGINEER, OPERATOR
from extract.season import Award, Season
from extract.seasons.load import find_season, load_season
from extract.seasons.node import SeasonError

TRADES = (ENGINEER, OPERATOR, BUILDING_OPERATOR)
"""The trades that `extract/rules/qualification.py` tells from others."""

Doubt = tuple[str, str]
"""A message, and the words of the file that it is about ("" where it is about what is not there)."""


@dataclass(frozen=True, slots=True)
class SeasonProblem:
    """One problem. An `error` keeps the season from being used; a `warning` should be looked at.

    `line` counts from 1; None where the problem is something that the file lacks.
    """

    severity: Literal["error", "warning"]
    message: str
    line: int | None = None


def check_season(id_or_path: str | Path) -> tuple[SeasonProblem, ...]:
    """Every problem of a season's file; empty where there is none. Does not raise for a wrong file."""
    try:
        season = load_season(id_or_path)
    except SeasonError as error:
        return (SeasonProblem("error", f"{error}{error.remedy}", error.line),)
    lines = find_season(id_or_path).read_text(encoding="utf-8-sig").splitlines()
    return tuple(
        SeasonProblem("warning", message if line is None else f"第{line}行：{message}", line)
        for message, words in _doubts(season)
        for line in (_line_of(words, lines),)
    )


def _line_of(words: str, lines: list[str]) -> int | None:
    """The first line that says exactly these words, else one that has them in it."""
    if not words:
        return None
    exact = (f'"{words}"', f"[{words}]")
    for number, line in enumerate(lines, start=1):
        if any(mark in line for mark in exact):
            return number
    return next((number for number, line in enumerate(lines, start=1) if words in line), None)


def _doubts(season: Season) -> Iterator[Doubt]:
    yield from _required(season)
    yield from _conditions(season)
    yield from _contradictions(season)
    yield from _award_names(season)
    yield from _days(season)
    yield from _labels(season)
    yield from _references(season)
    if not season.slots.get("unit"):
        yield "没有单位意见栏的写法（[slots] unit），无法判断是否盖章。", ""
    if not season.sentences:
        yield "没有通知逐句对照（[[sentences]]），规则说明中将没有通知原文。", ""


def _required(season: Season) -> Iterator[Doubt]:
    for kind in ("unit", "person"):
        awards = [award for award in season.awards if award.kind == kind]
        if awards and not season.required.get(kind):
            yield f"有{kind}奖项，但没有规定必填项（[required] {kind}）。", "required"
        if not awards and season.required.get(kind):
            yield f"规定了{kind}表的必填项，但没有{kind}奖项。", "required"
    for award in season.awards:
        again = [key for key in award.extra_required if key in season.required.get(award.kind, ())]
        if again:
            yield f"奖项“{award.name}”另需填写的“{again[0]}”已是必填项。", award.name


def _conditions(season: Season) -> Iterator[Doubt]:
    for award in season.awards:
        if not award.conditions:
            yield f"奖项“{award.name}”没有任何条件。", award.name
        for condition in award.conditions:
            if condition.check == "people" and not condition.hint:
                message = f"奖项“{award.name}”的条件“{condition.id}”由人核实，但没有写核对提示（hint）。"
                yield message, condition.id
            if award.kind not in condition.kinds:
                message = f"奖项“{award.name}”的条件“{condition.id}”不适用于{award.kind}表（kinds）。"
                yield message, condition.id
    checks = {condition.check for condition in season.conditions}
    for check, name in (("sealed", "盖章"), ("deadline", "期限")):
        if check not in checks:
            yield f'共同条件中没有“{name}”（check = "{check}"）。', ""


def _contradictions(season: Season) -> Iterator[Doubt]:
    """What one part of the file asks for and another makes impossible."""
    for award in season.awards:
        yield from _award_contradictions(award, season)
    asks = any(c.check == "qualification" for award in season.awards for c in award.conditions)
    if season.demands_proof and not asks:
        yield "要求附资格证书（demands_proof），但没有任何奖项按职业资格核对。", "demands_proof"
    quotas = season.quotas
    if (quotas.unit_share is not None or quotas.person_share is not None) and not quotas.share_notice:
        yield "规定了名额比例，但没有写通知原文（share_notice）。", "quotas"
    if quotas.unit_share == 0 or quotas.person_share == 0:
        yield "名额比例为 0，任何入选都会超出名额。", "quotas"


def _award_contradictions(award: Award, season: Season) -> Iterator[Doubt]:
    keys = season.keys.get(award.kind, ())
    required = season.required_fields(award.kind, award.name)
    for condition in award.conditions:
        if condition.check == "qualification":
            if award.kind == "unit":
                yield f"奖项“{award.name}”是单位奖项，却按职业资格核对。", condition.id
            elif "职业资格" not in keys:
                yield f"奖项“{award.name}”按职业资格核对，但 person 表没有“职业资格”字段。", condition.id
            elif "职业资格" not in required:
                message = f"奖项“{award.name}”按职业资格核对，但“职业资格”不是必填项，空白时不会提示。"
                yield message, condition.id
            accepted = condition.params.get("accepts", ())
            named = accepted if isinstance(accepted, tuple) else ()
            for trade in named:
                if trade not in TRADES:
                    known = "、".join(TRADES)
                    only = f"只按这个名称识别，不认别称（认得别称的只有：{known}）。"
                    yield f"奖项“{award.name}”认可“{trade}”：{only}", trade
            if named and OPERATOR not in named and "equipment_operator_min" in condition.params:
                message = f"奖项“{award.name}”规定了消防设施操作员的最低等级，却不认可消防设施操作员。"
                yield message, condition.id
        if condition.check == "service_scale" and not {"维保合同数量", "服务面积", "主要事迹"} & set(keys):
            yield f"奖项“{award.name}”按服务规模核对，但表中没有可读取的字段。", condition.id
        if condition.check == "number" and condition.params["field"] not in keys:
            yield f"奖项“{award.name}”的条件“{condition.id}”核对的字段不在表中。", condition.id
        if condition.check == "claim" and "主要事迹" not in keys:
            yield f"奖项“{award.name}”的条件“{condition.id}”看事迹自述，但表中没有“主要事迹”。", condition.id


def _award_names(season: Season) -> Iterator[Doubt]:
    """A name inside another award's name cannot be told from it when a form prints more around it."""
    spelled = [(word, award) for award in season.awards for word in (award.name, *award.aliases)]
    for (word, award), (other, owner) in itertools.permutations(spelled, 2):
        if award is not owner and fold_name(word) == fold_name(other) and award.name < owner.name:
            yield f"“{word}”（{award.name}）与“{other}”（{owner.name}）只有标点不同。", word


def _days(season: Season) -> Iterator[Doubt]:
    if not season.opening.year - 1 <= season.year <= season.closing.year:
        yield f"评选年度 {season.year} 与申报日期（{season.opening} 至 {season.closing}）不相称。", "year ="
    if (season.closing - season.opening).days > 366:
        yield f"申报期超过一年（{season.opening} 至 {season.closing}）。", "closing ="
    dated = [stage for stage in season.stages if stage.opening is not None]
    for before, after in itertools.pairwise(dated):
        if before.opening is not None and after.opening is not None and after.opening < before.opening:
            yield f"阶段“{after.name}”的开始日期早于前一阶段“{before.name}”。", after.id
    first = season.stages[0] if season.stages else None
    if first is not None and first.closing is not None and first.closing != season.closing:
        message = f"阶段“{first.name}”的截止日期 {first.closing} 与申报截止日期 {season.closing} 不同。"
        yield message, first.id


def _labels(season: Season) -> Iterator[Doubt]:
    """One spelling under two keys of one kind is right only where one cell holds both values."""
    for kind, keys in season.keys.items():
        for key in keys:
            if season.labels.get(key) == (key,):
                yield f"字段“{key}”（{kind}）没有其他写法，表格稍有不同就会认不出。", key
    for label in season.other_labels:
        owners = [key for key, spellings in season.labels.items() if label in spellings]
        if owners:
            yield f"“{label}”既列为无关标签，又是“{owners[0]}”的写法。", label
    wordings = {word: role for role, words in season.slots.items() for word in words}
    for key, spellings in season.labels.items():
        for word in spellings:
            # 申报单位（盖章）names the unit and asks for its seal in one cell.
            if word in wordings and not any(seal in word for seal in ("盖章", "签章", "公章")):
                yield f"“{word}”既是“{key}”的写法，又是意见栏（{wordings[word]}）的写法。", word


def _references(season: Season) -> Iterator[Doubt]:
    known = CODES | {award.name for award in season.awards} | {stage.id for stage in season.stages}
    known |= {condition.id for condition in season.conditions}
    known |= {condition.id for award in season.awards for condition in award.conditions}
    known |= {"unit_share", "person_share", "units_per_unit", "persons_per_unit", "awards_per_person"}
    told = {ref for sentence in season.sentences for ref in sentence.refs}
    for ref in sorted(told - known):
        yield f"通知逐句对照引用了不存在的编号“{ref}”。", ref
    for sentence in season.sentences:
        if sentence.kind in ("criterion", "flag", "date", "quota", "stage") and not sentence.refs:
            yield f"通知原文“{sentence.text[:20]}…”没有写明由哪一项落实（refs）。", sentence.text[:20]
        if not sentence.where:
            yield f"通知原文“{sentence.text[:20]}…”没有写明在哪里落实（where）。", sentence.text[:20]
    if season.sentences:
        own = {condition.id for award in season.awards for condition in award.conditions}
        for missing in sorted(own - told):
            yield f"条件“{missing}”没有出现在通知逐句对照中。", missing
