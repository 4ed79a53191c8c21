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

_LEAST_CHANCE: Final = 0.05
"""A name that is less likely than one in twenty helps nobody."""


def slot_items(view: SubmissionView, called: Mapping[str, str]) -> list[Json]:
    """The blocks that ask for a seal, asked like fields."""
    return [_slot(view, slot, called) for slot in view.slots]


def _slot(view: SubmissionView, slot: SealSlotView, called: Mapping[str, str]) -> Json:
    seal = slot.seals[0] if slot.seals else None
    where = (seal.page, seal.box) if seal is not None else (slot.slot.page, slot.slot.box)
    page, box = place_of(view, *where)
    present = slot.decision or slot.machine_decision
    strip = _strip(view, seal, page, box) if seal is not None else ""
    # Beside the strip the reading stands anyway.
    text = f"印文读作“{seal.text}”。" if seal is not None and seal.text and not strip else ""
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
        "strip": strip,
        "read": seal.text or "" if seal is not None else "",
        "expected": view.unit if slot.slot.role == "unit" else "",
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
    personal = seal.kind == "personal"
    open_ = decided is None and not personal and (not seal.text or _undecided(seal, slot))
    return {
        "key": slot.key if slot is not None else f"seal:{index}",
        "page": page,
        "box": box,
        "value": "" if personal else seal.text or "",
        "state": "broken" if broken and not personal else "certain",
        "ask": "doubt" if open_ else None,
        "decision": "confirmed" if decided else None,
        "state_word": _state_word(seal, slot) + (f"（{'，'.join(parts)}）" if parts else ""),
        "personal": personal,
        "kind_word": words.SEAL_KINDS[seal.kind],
        "slot": seal.slot or "不在盖章处",
        "confidence": words.confidence_word(seal.confidence) if seal.text and not personal else "",
        "reason": "" if personal else seal.reason,
        "candidates": _candidates(seal) if decided is None and seal.kind != "personal" else [],
    }


def _strip(view: SubmissionView, seal: Seal, page: int | None, box: list[float] | None) -> str:
    """The address of the rim text laid out straight; "" where a seal has none."""
    if page is None or box is None or seal.shape == "square" or seal.kind == "personal":
        return ""
    corners = ",".join(str(value) for value in box)
    number = view.pages[page].page
    return f"/pages/{view.id}/{number}/strip?box={corners}&shape={seal.shape}&colour={seal.colour}"


def _undecided(seal: Seal, slot: SealSlotView | None) -> bool:
    """A seal where the unit's own must stand, of which nobody can say yet whose it is."""
    return slot is not None and slot.slot.role == "unit" and seal.matches_unit is None


def _state_word(seal: Seal, slot: SealSlotView | None) -> str:
    """What is true of a seal: a person's word, then whose it is, then how it is impressed."""
    if slot is not None and slot.decision:
        return f"人工核定：{SEAL_SAYING[slot.decision]}"
    if seal.kind == "personal":
        return "个人名章，不能代替单位公章"
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
