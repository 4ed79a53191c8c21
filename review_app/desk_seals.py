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
