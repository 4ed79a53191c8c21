"""What holds now: the machine's reading with everything that a person settled laid over it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from casework.services.values import SealDecision
from extract.result import FieldValue, Reading, Seal, Slot
from ingest.document import Box

SEAL_PREFIX: Final = "印章·"
PERSON_SURE: Final = 1.0
"""The confidence of what a person settled: the one case where it is certain."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What a person settled about one key: a field's value (None: blank or unreadable) or a seal decision."""

    key: str
    value: str | None
    settled_as: str


def seal_slots(reading: Reading) -> dict[str, Slot]:
    """The blocks that ask for a seal, by key. A form without any gets one for the unit's own seal.

    The association's own blocks are no slots.
    """
    slots: dict[str, Slot] = {}
    for slot in reading.slots:
        if slot.role == "association" or not slot.required:
            continue
        key, number = f"{SEAL_PREFIX}{slot.name}", 2
        while key in slots:
            key, number = f"{SEAL_PREFIX}{slot.name}·{number}", number + 1
        slots[key] = slot
    if not slots and reading.kind != "other":
        slots[f"{SEAL_PREFIX}单位意见"] = Slot(name="单位意见", page=0, box=None, role="unit", required=True)
    return slots


def seals_in(reading: Reading, slot: Slot) -> tuple[Seal, ...]:
    """The organisations' seals that belong to a slot."""
    return tuple(seal for seal in reading.seals if seal.slot == slot.name and seal.kind != "personal")


def machine_decision(reading: Reading, slot: Slot) -> SealDecision:
    """What the reading says about a slot. Undecidable stays 无法辨认."""
    seals = [seal for seal in seals_in(reading, slot) if seal.kind == "company"]
    if not seals:
        return "无法辨认" if seals_in(reading, slot) else "无章"
    if slot.role == "recommender":
        return "相符" if any(seal.text for seal in seals) else "无法辨认"
    if any(seal.matches_unit for seal in seals):
        return "相符"
    return "不符" if any(seal.matches_unit is False for seal in seals) else "无法辨认"


def effective_reading(reading: Reading, settled: Mapping[str, Settled], keys: tuple[str, ...]) -> Reading:
    """Lay what people settled over the reading. `keys` are the season's keys of this kind of form."""
    fields = dict(reading.fields)
    blanks = list(reading.blank_fields)
    for key, choice in settled.items():
        if key.startswith(SEAL_PREFIX) or key not in keys:
            continue
        if choice.value is None:
            fields.pop(key, None)
            blanks.append(key)
        else:
            fields[key] = _settled_field(fields.get(key), choice.value)
    seals = _settled_seals(reading, settled, fields)
    award = fields["申报奖项"].value if "申报奖项" in fields else None
    changed = "申报奖项" in settled
    return reading.model_copy(
        update={
            "fields": fields,
            "seals": seals,
            "award": award if changed else reading.award,
            "blank_fields": tuple(dict.fromkeys(key for key in blanks if key not in fields)),
        }
    )


def _settled_field(machine: FieldValue | None, value: str) -> FieldValue:
    if machine is not None and machine.value == value:
        return machine.model_copy(update={"confidence": PERSON_SURE, "reasons": ()})
    return FieldValue(
        value=value,
        raw=machine.raw if machine else value,
        confidence=PERSON_SURE,
        page=machine.page if machine else 0,
        box=machine.box if machine else None,
        source=machine.source if machine else "ocr",
        label=machine.label if machine else None,
    )


def _settled_seals(
    reading: Reading, settled: Mapping[str, Settled], fields: Mapping[str, FieldValue]
) -> tuple[Seal, ...]:
    seals = list(reading.seals)
    for key, slot in seal_slots(reading).items():
        if key not in settled:
            continue
        decision = settled[key].value
        mine = seals_in(reading, slot)
        rest = [seal for seal in seals if seal not in mine]
        unit = next((fields[name].value for name in ("单位名称", "工作单位") if name in fields), None)
        seals = rest + list(_decided(decision, mine or (_stand_in(slot),), unit, slot))
    return tuple(seals)


def _decided(decision: str | None, seals: tuple[Seal, ...], unit: str | None, slot: Slot) -> tuple[Seal, ...]:
    if decision == "无章":
        return ()
    updates: dict[str, object] = {"kind": "company", "confidence": None, "presence": PERSON_SURE}
    if decision == "相符":
        own = {"text": unit, "matches_unit": True} if slot.role == "unit" else {}
        updates |= own | {"confidence": PERSON_SURE}
    elif decision == "不符":
        updates |= {"matches_unit": False}
    else:
        updates |= {"text": None, "matches_unit": None}
    result = []
    for seal in seals:
        state = "mismatch" if decision == "不符" else ("grey" if seal.state == "grey" else "ok")
        result.append(seal.model_copy(update=updates | {"state": state}))
    return tuple(result)


def _stand_in(slot: Slot) -> Seal:
    """A seal that a person saw and the machine did not."""
    return Seal(
        page=slot.page,
        box=slot.box or Box(0.0, 0.0, 0.0, 0.0),
        kind="company",
        shape="round",
        colour="red",
        text=None,
        confidence=None,
        slot=slot.name,
        state="ok",
        matches_unit=None,
        reason="由审核人员认定",
    )
