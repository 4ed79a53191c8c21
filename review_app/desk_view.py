"""What the review desk shows of one submission: the store's view as JSON values for the page viewer.

The shape is documented in docs/review-desk.md; `components/page_viewer/` is its only reader.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from casework.roles import Action, Actor
from casework.services.values import (
    FieldView,
    FlagView,
    SealDecision,
    SealSlotView,
    SubmissionView,
)
from extract.result import Criterion, Evidence, Seal
from ingest.document import Box
from review_app import words
from review_app.desk_decisions import decisions
from review_app.desk_history import history_lines
from review_app.upright import to_picture

Json = dict[str, Any]

LONG_FIELDS: Final = frozenset({"主要事迹"})
SEAL_CHOICES: Final[tuple[SealDecision, ...]] = ("相符", "不符", "无章", "无法辨认")
SEAL_SAYING: Final[dict[SealDecision, str]] = {
    "相符": "有章，且与应盖章的单位相符",
    "不符": "有章，但不是这个单位的",
    "无章": "此处没有盖章",
    "无法辨认": "有章，但看不清是谁的",
}
AUDIT_REASON: Final = "抽查：核对一次，用来统计真实准确率。"
"""What the store writes beside a certain field that is asked to measure accuracy."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a submission stands in the list that a reviewer walks through."""

    previous: int | None = None
    next: int | None = None
    position: str = ""


@dataclass(frozen=True, slots=True)
class SeasonFacts:
    """What the desk needs of a season: its awards by name, and the keys it always wants verified."""

    awards: tuple[str, ...] = ()
    always_verify: tuple[str, ...] = ()


NO_FACTS: Final = SeasonFacts()


def desk_view(
    view: SubmissionView,
    actor: Actor,
    walk: Walk,
    rules: SeasonFacts = NO_FACTS,
    names: Mapping[str, str] | None = None,
) -> Json:
    """The whole state of a submission for the desk. `names` maps accounts to the names people go by."""
    called = names or {}
    return {
        "id": view.id,
        "version": view.version,
        "title": view.title or view.file_name,
        "subtitle": _subtitle(view),
        "stage": view.stage.value,
        "pages": [_page(view, page.page) for page in view.pages],
        "items": [*_fields(view, rules, called), *_slots(view, called)],
        "seals": [_seal(view, index, seal) for index, seal in enumerate(view.seals)],
        "flags": [_flag(view, flag) for flag in view.flags],
        "criteria": [_criterion(view, criterion) for criterion in view.criteria],
        "history": history_lines(view.history, called),
        "decisions": decisions(view),
        "files": [
            {"name": file.name, "url": f"/originals/{view.id}/{file.sha256}"}
            for file in view.files
            if actor.may(Action.DOWNLOAD)
        ],
        "claim": _claim(view, actor, called),
        "may": {
            "review": actor.may(Action.REVIEW),
            "override": actor.may(Action.OVERRIDE),
            "take_over": actor.may(Action.TAKE_OVER),
        },
        "previous": walk.previous,
        "next": walk.next,
        "position": walk.position,
        "notice": _notice(view),
        "unread": _unread(view),
    }


def _subtitle(view: SubmissionView) -> str:
    parts = [words.KINDS[view.kind], view.award or "奖项未定", f"编号 {view.id}"]
    if view.kind == "person" and view.unit:
        parts.insert(0, view.unit)
    return " · ".join(parts)


def _unread(view: SubmissionView) -> str:
    """ "waiting" or "failed" where there is no reading yet, else ""."""
    if view.read_state in ("waiting", "reading"):
        return "waiting"
    return "failed" if view.read_state in ("failed", "set_aside") else ""


def _notice(view: SubmissionView) -> str:
    if view.read_state in ("waiting", "reading"):
        return "这份材料还在识别中，稍后刷新即可看到内容。"
    if view.errors:
        return "；".join(f"{error.message}{error.remedy}" for error in view.errors[:3])
    if view.superseded_by is not None:
        return f"这份材料已由补正后的第 {view.superseded_by} 号代替。"
    return ""


def _page(view: SubmissionView, page: int) -> Json:
    shown = next(candidate for candidate in view.pages if candidate.page == page)
    failed = next((error for error in view.errors if error.page == page), None)
    return {
        "page": page,
        "url": f"/pages/{view.id}/{page}",
        "width": shown.width,
        "height": shown.height,
        "note": failed.message if failed else "",
    }


def _place(view: SubmissionView, page: int | None, box: Box | None) -> tuple[int | None, list[float] | None]:
    """The index of the page among the pictures and the box on it."""
    index = next((i for i, candidate in enumerate(view.pages) if candidate.page == page), None)
    if index is None or page is None or box is None:
        return index, None
    found = to_picture(box, view.pages, page)
    wide = found is not None and found[2] - found[0] > 0.002 and found[3] - found[1] > 0.001
    return index, [round(value, 5) for value in found] if found is not None and wide else None


def _fields(view: SubmissionView, rules: SeasonFacts, called: Mapping[str, str]) -> list[Json]:
    return [_field(view, field, rules, called) for field in (*view.fields, *view.extras)]


def _field(view: SubmissionView, field: FieldView, rules: SeasonFacts, called: Mapping[str, str]) -> Json:
    page, box = _place(view, field.page, field.box)
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
        "decision": "corrected" if field.settled_as == "assigned" else field.settled_as,
        "by": called.get(field.settled_by or "", field.settled_by or ""),
        "source": _source(field),
        "confidence": "" if field.settled_as else words.confidence_word(field.confidence),
        "alternatives": [
            {"value": value, "origin": origins.get(value, "")} for value in dict.fromkeys(others)
        ],
        "reasons": [] if field.settled_as else list(field.reasons),
        "repair": field.repair or "",
        "offered": offers[0] if offers else "",
        "required": field.required,
        "extra": field.extra,
        "seal": False,
        "options": list(rules.awards) if field.key == "申报奖项" else None,
    }


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
        return None
    hints = {flag.message for flag in view.flags if flag.severity == "info"} | {AUDIT_REASON}
    doubted = any(reason not in hints for reason in field.reasons)
    if field.state == "rule_broken" or doubted or field.confidence is None or not field.value:
        return "doubt"
    return "audit" if field.asked and field.key not in rules.always_verify else "verify"


def _slots(view: SubmissionView, called: Mapping[str, str]) -> list[Json]:
    return [_slot(view, slot, called) for slot in view.slots]


def _slot(view: SubmissionView, slot: SealSlotView, called: Mapping[str, str]) -> Json:
    seal = slot.seals[0] if slot.seals else None
    where = (seal.page, seal.box) if seal is not None else (slot.slot.page, slot.slot.box)
    page, box = _place(view, *where)
    present = slot.decision or slot.machine_decision
    text = f"印文读作“{seal.text}”。" if seal is not None and seal.text else ""
    messages = [flag.message for flag in view.flags if slot.key in flag.fields and not flag.overridden_by]
    doubt = slot.machine_decision != "相符" or slot.state == "rule_broken"
    return {
        "key": slot.key,
        "label": f"印章：{slot.slot.name}",
        "value": SEAL_SAYING[present],
        "long": False,
        "page": page,
        "box": box,
        "state": "broken" if slot.state == "rule_broken" else "certain",
        "ask": None if slot.decision else ("doubt" if doubt else "verify"),
        "decision": "confirmed" if slot.decision else None,
        "by": called.get(slot.decided_by or "", slot.decided_by or ""),
        "source": "印章识别",
        "confidence": words.confidence_word(seal.confidence)
        if seal is not None and not slot.decision
        else "",
        "alternatives": [
            {"value": SEAL_SAYING[choice], "origin": ""} for choice in SEAL_CHOICES if choice != present
        ],
        "reasons": [line for line in [text, *slot.reasons, *messages] if line],
        "repair": "",
        "offered": "",
        "required": slot.slot.required,
        "extra": False,
        "seal": True,
        "options": None,
    }


def seal_choice(saying: str) -> SealDecision | None:
    """The decision behind what the desk shows for it."""
    return next((choice for choice, text in SEAL_SAYING.items() if text == saying), None)


def _seal(view: SubmissionView, index: int, seal: Seal) -> Json:
    page, box = _place(view, seal.page, seal.box)
    slot = next((candidate for candidate in view.slots if seal in candidate.seals), None)
    parts = [part for part in (seal.parts.inner, seal.parts.code) if part]
    broken = seal.state == "mismatch" or seal.matches_unit is False
    decided = slot.decision if slot is not None else None
    return {
        "key": slot.key if slot is not None else f"seal:{index}",
        "page": page,
        "box": box,
        "value": seal.text or "",
        "state": "broken" if broken else "certain",
        "ask": None if seal.text or decided else "doubt",
        "decision": "confirmed" if decided else None,
        "state_word": words.SEAL_STATES[seal.state] + (f"（{'，'.join(parts)}）" if parts else ""),
        "kind_word": words.SEAL_KINDS[seal.kind],
        "slot": seal.slot or "不在盖章处",
        "confidence": words.confidence_word(seal.confidence) if seal.text else "",
        "reason": seal.reason,
    }


def _evidence(view: SubmissionView, evidence: Sequence[Evidence]) -> list[Json]:
    found = []
    for item in evidence:
        page, box = _place(view, item.page, item.box)
        found.append({"page": page, "box": box, "text": item.text})
    return found


def _flag(view: SubmissionView, flag: FlagView) -> Json:
    return {
        "code": flag.code,
        "severity": flag.severity,
        "message": flag.message,
        "fields": list(flag.fields),
        "evidence": _evidence(view, flag.evidence),
        "fingerprint": flag.fingerprint,
        "override": f"{flag.override_reason}（{flag.overridden_by}）" if flag.overridden_by else "",
    }


def _criterion(view: SubmissionView, criterion: Criterion) -> Json:
    return {
        "state": criterion.state,
        "notice": criterion.notice,
        "message": criterion.message,
        "evidence": _evidence(view, criterion.evidence),
    }


def _claim(view: SubmissionView, actor: Actor, called: Mapping[str, str]) -> Json | None:
    if view.claim is None:
        return None
    who = view.claim.who
    return {"who": called.get(who, who), "mine": who == actor.name, "until": words.moment(view.claim.until)}
