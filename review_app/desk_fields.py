"""The fields of a submission as the desk lists and asks them, each as the one who looks may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from casework.roles import Action, Actor
from casework.services.values import FieldView, SubmissionView
from casework.twice import Pair
from review_app import words
from review_app.upright import place_of

Json = dict[str, Any]

LONG_FIELDS: Final = frozenset({"主要事迹"})
AUDIT_REASON: Final = "抽查：核对一次，用来统计真实准确率。"
"""What the store writes beside a certain field that is asked to measure accuracy."""
DOUBT_REASON: Final = "识别把握不足，请对照原件核对。"
SECOND_REASON: Final = "本届规定这一项由两人分别录入。请只看原件，把您看到的内容录进来。"
THIRD_REASON: Final = "两人录入不一致，请您对照原件裁定：按数字键选一个，或按 E 另行填写。"
_UNSAID: Final[Json] = {
    "value": "",
    "decision": None,
    "by": "",
    "source": "",
    "confidence": "",
    "repair": "",
    "offered": "",
}
"""What nobody has said to the one who is to enter or decide by themselves."""


@dataclass(frozen=True, slots=True)
class SeasonFacts:
    """What the desk needs of a season: its awards, and the keys it always wants verified or entered twice."""

    awards: tuple[str, ...] = ()
    always_verify: tuple[str, ...] = ()
    second_entry: tuple[str, ...] = ()


NO_FACTS: Final = SeasonFacts()


def field_items(
    view: SubmissionView, actor: Actor, rules: SeasonFacts, called: Mapping[str, str]
) -> list[Json]:
    """Every field in form order, extra ones last, as `actor` may see it."""
    pairs = {pair.key: pair for pair in view.pairs} if actor.may(Action.REVIEW) else {}
    return [
        _between_two(_field(view, field, rules, called), pairs.get(field.key), actor)
        for field in (*view.fields, *view.extras)
    ]


def _between_two(item: Json, pair: Pair | None, actor: Actor) -> Json:
    """A field that two people enter: blind for the second, both entries for the third."""
    if pair is None:
        return item
    if pair.due_for(actor.name):
        return item | _UNSAID | {"ask": "second", "reasons": [SECOND_REASON], "alternatives": []}
    if pair.to_decide_by(actor.name):
        entries = [
            {"value": pair.first or "", "origin": "第一人"},
            {"value": pair.second or "", "origin": "第二人"},
        ]
        return item | _UNSAID | {"ask": "third", "reasons": [THIRD_REASON], "alternatives": entries}
    waits = {"second": "等另一人独立录入。", "differs": "两人录入不一致，等第三人裁定。"}
    if pair.standing in waits:
        return item | {"reasons": [*item["reasons"], waits[pair.standing]]}
    return item


def _field(view: SubmissionView, field: FieldView, rules: SeasonFacts, called: Mapping[str, str]) -> Json:
    stands = _where(view, field)
    page, box = place_of(view, stands.page, stands.box)
    offers = [field.offered.value] if field.offered is not None and field.offered.value else []
    others = [value for value in (*offers, *field.alternatives) if value and value != field.value]
    if field.settled_as == "corrected" and field.machine_value and field.machine_value != field.value:
        others.append(field.machine_value)
    origins = dict.fromkeys(offers, "重新识别") | (
        {field.machine_value: "原识别"} if field.machine_value else {}
    )
    return {
        "key": field.key,
        "label": field.label if field.extra and field.label else field.key,
        "value": field.value or "",
        "long": field.key in LONG_FIELDS or len(field.value or "") > 60,
        "page": page,
        "box": box,
        "state": "broken" if field.state == "rule_broken" else "certain",
        "ask": _ask(view, field, rules),
        "decision": "corrected" if field.settled_as == "assigned" and not field.extra else field.settled_as,
        "by": called.get(field.settled_by or "", field.settled_by or ""),
        "source": _source(field),
        "confidence": "" if field.settled_as else words.confidence_word(field.confidence),
        "alternatives": [
            {"value": value, "origin": origins.get(value, "")} for value in dict.fromkeys(others)
        ],
        "reasons": [] if field.settled_as else _reasons(view, field),
        "repair": field.repair or "",
        "offered": offers[0] if offers else "",
        "required": field.required,
        "extra": field.extra,
        "seal": False,
        "options": list(rules.awards) if field.key == "申报奖项" else None,
    }


def _reasons(view: SubmissionView, field: FieldView) -> list[str]:
    """Why a field is asked, about this field alone: a finding on many fields names them all."""
    many = {flag.message for flag in view.flags if flag.code == "low_confidence_field"}
    return list(dict.fromkeys(DOUBT_REASON if reason in many else reason for reason in field.reasons))


def _where(view: SubmissionView, field: FieldView) -> FieldView:
    """The field whose place on the page shows this one: what an unknown label was assigned from."""
    if field.settled_as != "assigned" or field.box is not None:
        return field
    given = (extra for extra in view.extras if extra.settled_as == "assigned" and extra.value == field.value)
    return next(given, field)


def _source(field: FieldView) -> str:
    if field.settled_as in ("corrected", "assigned"):
        return words.SOURCES["typed"]
    if not field.machine_value:
        return ""
    return words.SOURCES.get(field.source, field.source)


def _ask(view: SubmissionView, field: FieldView, rules: SeasonFacts) -> str | None:
    """Why a field is asked: doubt, an audit, or a season's wish to have it verified; None where it is not.

    The store says *that* a field is to be checked. A field with a known confidence, a value and no doubt
    of the reader or of a rule is there for the audit share or because its season always verifies it.
    """
    if field.extra or field.state in ("certain", "confirmed"):
        unsaid = field.key in rules.second_entry and not field.value and field.settled_as is None
        return "doubt" if unsaid else None
    hints = {flag.message for flag in view.flags if flag.severity == "info"} | {AUDIT_REASON}
    doubted = any(reason not in hints for reason in field.reasons)
    if field.state == "rule_broken" or doubted or field.confidence is None or not field.value:
        return "doubt"
    return "audit" if field.asked and field.key not in rules.always_verify else "verify"
