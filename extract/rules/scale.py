"""How much a technical service unit maintains: contracts and square metres, from cells and narrative."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.result import Evidence, FieldValue
from extract.rules.case import Case, evidence
from extract.rules.facts import Mention
from extract.rules.quantities import read_quantity
from extract.season import Condition

LEAST_AREA = 1000.0
"""Square metres below which a bare number in a cell is taken to lack its 万: nobody maintains a flat."""

State = Literal["met", "not_met", "unknown"]


def in_words(number: float) -> str:
    """A number as a notice writes it: 30, 50万."""
    return f"{number / 10_000:g}万" if number >= 10_000 and number % 1_000 == 0 else f"{number:g}"


@dataclass(frozen=True, slots=True)
class Scale:
    """What is known of one measure. `state` is against the least that the notice asks for."""

    name: str
    unit: str
    state: State
    least: float
    mentions: tuple[Mention, ...]
    evidence: tuple[Evidence, ...]

    @property
    def said(self) -> str:
        return "、".join(dict.fromkeys(mention.text for mention in self.mentions)) or "未写明"


def judge_scale(case: Case, condition: Condition) -> tuple[State, tuple[Scale, ...]]:
    """Met where any measure reaches its least, not met where each is known to stay below, else unknown."""
    if condition.check == "number":
        return _judge_number(case, condition)
    measures = (
        ("min_contracts", "维保合同数量", "家", "contracts"),
        ("min_area_m2", "服务面积", "平方米", "area"),
    )
    scales: list[Scale] = []
    for param, key, unit, label in measures:
        least = condition.params.get(param)
        if isinstance(least, (int, float)):
            mentions, places = _collect(case, key, label)
            scales.append(Scale(key, unit, _state(mentions, float(least)), float(least), mentions, places))
    states = {scale.state for scale in scales}
    verdict: State = "met" if "met" in states else "not_met" if states == {"not_met"} else "unknown"
    return verdict, tuple(scales)


def _judge_number(case: Case, condition: Condition) -> tuple[State, tuple[Scale, ...]]:
    """A number that stands in a field of its own, against the least that the season's file names."""
    key, least = str(condition.params["field"]), condition.params["least"]
    if not isinstance(least, (int, float)):
        raise TypeError(f"least of {condition.id} is no number")
    cell = case.field(key)
    own = _from_cell(cell, "contracts") if cell is not None else None
    told = (own,) if own is not None else ()
    state = _state(told, float(least))
    unit = str(condition.params.get("unit", ""))
    return state, (Scale(key, unit, state, float(least), told, evidence(cell)),)


def _collect(case: Case, key: str, label: str) -> tuple[tuple[Mention, ...], tuple[Evidence, ...]]:
    cell = case.field(key)
    own = _from_cell(cell, label) if cell is not None else None
    told = [
        (m, e)
        for m, e in case.mentions(label)
        if m.polarity == "asserted" and m.value is not None and of_season(m, case.season.year)
    ]
    mentions = ((own,) if own is not None else ()) + tuple(mention for mention, _ in told)
    places = (evidence(cell) if own is not None else ()) + tuple(place for _, place in told)
    return mentions, places


def of_season(mention: Mention, year: int) -> bool:
    """False for what is told of an earlier year: 2019年30家，2021年26家 is 26. A later year is the season's
    own closing weeks (截至2022年1月)."""
    return mention.year is None or mention.year >= year


def _from_cell(cell: FieldValue, label: str) -> Mention | None:
    """A cell that holds a number; where the unit stands in the label (服务面积（万㎡）), it counts too."""
    heading = unicodedata.normalize("NFKC", cell.label or "")
    scale = 10_000.0 if label == "area" and re.search(r"万", heading) and "万" not in cell.value else 1.0
    quantity = read_quantity(cell.value)
    if quantity is None or (label == "area" and quantity.value * scale < LEAST_AREA):
        return None
    return Mention(
        label="area" if label == "area" else "contracts",
        start=0,
        end=len(cell.value),
        text=cell.value,
        value=quantity.value * scale,
        bound=quantity.bound,
        step=quantity.step * scale,
    )


def _state(mentions: Sequence[Mention], least: float) -> State:
    """A total, or else the largest number, decides; parts that would add up to enough leave it open."""
    if not mentions:
        return "unknown"
    if any(mention.low is not None and mention.low >= least for mention in mentions):
        return "met"
    totals = [mention for mention in mentions if mention.is_total] or list(mentions)
    highs = [mention.high for mention in totals if mention.high is not None]
    if not highs or max(highs) >= least:
        return "unknown"
    parts = {mention.value: mention.high for mention in mentions if not mention.is_total}
    whole = any(mention.is_total for mention in mentions)
    added = sum(high for high in parts.values() if high is not None)
    return "not_met" if whole or added < least else "unknown"
