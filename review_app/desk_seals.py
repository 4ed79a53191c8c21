"""Seals at the desk: the blocks that ask for one, each seal that was found, and what can be said of them."""

from collections.abc import Mapping
from typing import Any, Final

from casework.services.values import SealDecision, SealSlotView, SubmissionView
from extract.result import Seal
from review_app import words
from review_app.upright import place_of

Json = dict[str, Any]

SEAL_CHOICES: Final[tuple[SealDecision, ...]] = ("相符", "不符", "无章", "无法辨认")
SEAL_SAYING: Final[dict[SealDecision, str]] = {
    "相符": "有章，且与应盖章的单位相符",
    "不符": "有章，但不是这个单位的",
    "无章": "此处没有盖章",
    "无法辨认": "有章，但看不清是谁的",
}

_LEAST_CHANCE: Final = 0.01
"""A name that is less likely than one in a hundred helps nobody."""


def slot_items(view: SubmissionView, called: Mapping[str, str]) -> list[Json]:
    """The blocks that ask for a seal, asked like fields."""
    return [_slot(view, slot, called) for slot in view.slots]


def _slot(view: SubmissionView, slot: SealSlotView, called: Mapping[str, str]) -> Json:
    seal = slot.seals[0] if slot.seals else None
    where = (seal.page, seal.box) if seal is not None else (slot.slot.page, slot.slot.box)
    page, box = place_of(view, *where)
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


def seal_mark(view: SubmissionView, index: int, seal: Seal) -> Json:
    """One found seal for the right pane and the page."""
    page, box = place_of(view, seal.page, seal.box)
    slot = next((candidate for candidate in view.slots if seal in candidate.seals), None)
    parts = [part for part in (seal.parts.inner, seal.parts.code) if part]
    decided = slot.decision if slot is not None else None
    broken = seal.state == "mismatch" or seal.matches_unit is False
    open_ = decided is None and (not seal.text or _undecided(seal, slot))
    return {
        "key": slot.key if slot is not None else f"seal:{index}",
        "page": page,
        "box": box,
        "value": seal.text or "",
        "state": "broken" if broken else "certain",
        "ask": "doubt" if open_ else None,
        "decision": "confirmed" if decided else None,
        "state_word": _state_word(seal, slot) + (f"（{'，'.join(parts)}）" if parts else ""),
        "kind_word": words.SEAL_KINDS[seal.kind],
        "slot": seal.slot or "不在盖章处",
        "confidence": words.confidence_word(seal.confidence) if seal.text else "",
        "reason": seal.reason,
        "candidates": _candidates(seal) if decided is None else [],
    }


def _undecided(seal: Seal, slot: SealSlotView | None) -> bool:
    """A seal where the unit's own must stand, of which nobody can say yet whose it is."""
    return slot is not None and slot.slot.role == "unit" and seal.matches_unit is None


def _state_word(seal: Seal, slot: SealSlotView | None) -> str:
    """What is true of a seal: a person's word, then whose it is, then how it is impressed."""
    if slot is not None and slot.decision:
        return f"人工核定：{SEAL_SAYING[slot.decision]}"
    impressed = words.SEAL_STATES[seal.state]
    if seal.matches_unit is False or seal.state == "mismatch":
        return words.SEAL_MATCHES[False]
    if slot is not None and slot.slot.role != "unit":
        return impressed or "推荐单位的印章"
    if seal.matches_unit is None and slot is None:
        return impressed or "不在要求盖章的位置"
    whose = words.SEAL_MATCHES[seal.matches_unit]
    return f"{whose}；{impressed}" if impressed else whose


def _candidates(seal: Seal) -> list[Json]:
    """The names that the seal may bear, most likely first, where the reading alone does not settle it."""
    if seal.matches_unit:
        return []
    return [
        {"name": candidate.name, "chance": f"{candidate.probability:.0%}"}
        for candidate in seal.candidates[:3]
        if candidate.probability >= _LEAST_CHANCE
    ]
