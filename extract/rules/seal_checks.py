"""Flags about seals: required slots without one, seals of another unit, seals that cannot be read."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from extract.register import Register
from extract.result import Evidence, Flag, Seal, Slot
from extract.rules.case import Case, evidence
from extract.rules.lookalikes import fold_lookalikes, fold_name, same_name
from extract.seals.match import match_text
from ingest.document import Box

GREY_WARNING = "该印章为黑白复印件（非红色原印），请要求报送原件或当面核对原件"
DOUBTFUL = 0.75
"""Confidence of the written name below which one or two characters that differ from the seal's prove nothing:
the form was rather misread. Print on photos stays above, names misread in handwriting below."""
SURE_SEAL = 0.9
"""Confidence of the seal's own reading that makes it the better witness of a doubtful name."""
MATCH_PROBABILITY = 0.5
"""A candidate's probability above which the seal bears that name: more likely than not."""

REACHES = 0.1
"""Share of a seal that lies in a block from which it is pressed at that block, and not merely beside it."""


def seal_flags(case: Case) -> Iterator[Flag]:
    """`missing_seal`, `seal_unit_mismatch` and `seal_unreadable`, each with the slots that it is about."""
    slots = required_slots(case.reading.slots)
    bare = bare_slots(case)
    if bare or not (slots or form_seals(case)):
        yield from _missing(case, bare)
    seals = unit_seals(case)
    if seals:
        yield from _unit_seal(case, seals)


def required_slots(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """The blocks whose seal is required. The association's own never are."""
    return tuple(slot for slot in slots if slot.required and slot.role != "association")


def unit_slots(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """The blocks of the unit itself, out of the required ones; a recommender's where it is the only one.

    The unit recommends its own people and itself (自荐表): a lone 推荐单位意见 is the unit's.
    """
    own = tuple(slot for slot in slots if slot.role == "unit")
    return own or (tuple(slots) if len(slots) == 1 else ())


def bare_slots(case: Case) -> tuple[Slot, ...]:
    """Required blocks that lack their seal. A unit that seals one of its blocks (意见, 承诺) has sealed."""
    slots = required_slots(case.reading.slots)
    own = unit_slots(slots)
    sealed = any(seals_at(case, slot) or _reaches_in(case, slot) for slot in own)
    return tuple(slot for slot in slots if not seals_at(case, slot) and not (sealed and slot in own))


def _reaches_in(case: Case, slot: Slot) -> bool:
    """Whether the unit's own seal, pressed low or aside, reaches into this block although most of it lies in
    the association's, beside all, or in a recommender's that another organisation has sealed as well.
    The association never seals with the unit's; another seal proves nothing."""
    unit = case.text(case.unit_key)
    elsewhere = {None, *(other.name for other in case.reading.slots if other.role == "association")}
    elsewhere |= {
        other.name
        for other in case.reading.slots
        if other.role == "recommender"
        and any(
            seal.kind == "company" and seal_verdict(case, seal, unit) is False
            for seal in seals_at(case, other)
        )
    }
    return any(
        seal.slot in elsewhere
        and seal.kind == "company"
        and seal.page == slot.page
        and _share_inside(seal.box, slot.box) >= REACHES
        and seal_verdict(case, seal, unit) is True
        for seal in case.reading.seals
    )


def _share_inside(inner: Box, outer: Box | None) -> float:
    """The share of `inner` that lies in `outer`, 0..1."""
    if outer is None:
        return 0.0
    width = min(inner.x1, outer.x1) - max(inner.x0, outer.x0)
    height = min(inner.y1, outer.y1) - max(inner.y0, outer.y0)
    whole = (inner.x1 - inner.x0) * (inner.y1 - inner.y0)
    return max(0.0, width) * max(0.0, height) / whole if whole else 0.0


def unit_seals(case: Case) -> tuple[Seal, ...]:
    """The seals that should be the unit's."""
    slots = required_slots(case.reading.slots)
    if not slots:
        return form_seals(case)
    return tuple(seal for slot in unit_slots(slots) for seal in seals_at(case, slot))


def seals_at(case: Case, slot: Slot) -> tuple[Seal, ...]:
    """Seals in a block that are, or may be, an organisation's. A personal chop is none."""
    return tuple(seal for seal in case.reading.seals if seal.slot == slot.name and seal.kind != "personal")


def form_seals(case: Case) -> tuple[Seal, ...]:
    """For a form without any known block: seals on its own pages that are, or may be, an organisation's."""
    association = {slot.name for slot in case.reading.slots if slot.role == "association"}
    return tuple(
        seal
        for seal in case.reading.seals
        if seal.kind != "personal" and _on_form(case, seal) and seal.slot not in association
    )


def _on_form(case: Case, seal: Seal) -> bool:
    """Whether a seal stands on the form itself and not on an attached copy."""
    return all(seal.page != item.page for item in case.reading.attachments)


def _missing(case: Case, slots: tuple[Slot, ...]) -> Iterator[Flag]:
    if not case.pages_readable:
        return
    names = "、".join(f"“{slot.name}”" for slot in slots) or "推荐表"
    personal = any(seal.kind == "personal" for seal in case.reading.seals)
    hint = "（个人名章、签名不能代替单位公章）" if personal else ""
    yield Flag(
        code="missing_seal",
        severity="block",
        message=f"{names}处未见单位公章{hint}。通知要求推荐表盖章确认，请加盖公章后重新报送。",
        evidence=tuple(Evidence(page=slot.page, box=slot.box, text=slot.name) for slot in slots),
    )


def _unit_seal(case: Case, seals: Sequence[Seal]) -> Iterator[Flag]:
    """Whether one of the seals is the unit's; else what is wrong with the best of them."""
    unit = case.text(case.unit_key)
    verdicts = [(seal_verdict(case, seal, unit), seal) for seal in seals]
    # The unit's own seal in a block beside: the blocks lie close, and nothing speaks for another unit.
    elsewhere = [seal for seal in case.reading.seals if seal.kind == "company" and _on_form(case, seal)]
    if any(verdict for verdict, _ in verdicts) or any(seal_verdict(case, seal, unit) for seal in elsewhere):
        return
    others = [seal for verdict, seal in verdicts if verdict is False]
    undecided = [seal for verdict, seal in verdicts if verdict is None]
    if others and not undecided:
        yield from _mismatch(case, others, unit or "")
    elif undecided and (unit or any(seal.text is None for seal in undecided)):
        yield from _unreadable(undecided)


def _mismatch(case: Case, seals: Sequence[Seal], unit: str) -> Iterator[Flag]:
    seal = max(seals, key=lambda item: item.confidence or 0.0)
    borne = f"印章文字为“{seal.text}”，" if seal.text else "印章文字"
    grey = f"另外，{GREY_WARNING}。" if seal.state == "grey" or seal.colour == "grey" else ""
    yield Flag(
        code="seal_unit_mismatch",
        severity="block",
        message=f"{borne}与{case.unit_key}“{unit}”不一致，请加盖本单位公章，或书面说明原因。{grey}",
        fields=(case.unit_key,),
        evidence=(*(_place(item) for item in seals), *evidence(case.field(case.unit_key))),
    )


def _unreadable(seals: Sequence[Seal]) -> Iterator[Flag]:
    grey = any(seal.state == "grey" or seal.colour == "grey" for seal in seals)
    why = f"；{GREY_WARNING}" if grey else ""
    yield Flag(
        code="seal_unreadable",
        severity="warn",
        message=f"单位意见处的印章不清晰，无法确认印章名称，请对照原件核对，必要时重新盖章{why}。",
        evidence=tuple(_place(seal) for seal in seals),
    )


def _place(seal: Seal) -> Evidence:
    return Evidence(page=seal.page, box=seal.box, text=seal.text or "")


def seal_verdict(case: Case, seal: Seal, unit: str | None) -> bool | None:
    """`bears_unit`, left open where it is rather the form's writing of the name that was misread."""
    verdict = bears_unit(seal, unit, case.register)
    written = case.field(case.unit_key)
    if verdict is not False or written is None or not seal.text or written.source != "ocr":
        return verdict
    if any(same_name(seal.text, other) for other in written.alternatives):
        return None
    apart = Levenshtein.distance(fold_name(seal.text), fold_name(written.value), score_cutoff=2)
    if apart > 2 or (written.confidence is not None and written.confidence >= DOUBTFUL):
        return False
    # The form's name is asked about anyway; once it is put right, the seal is compared with that.
    return True if apart == 1 and (seal.confidence or 0.0) >= SURE_SEAL else None


def bears_unit(seal: Seal, unit: str | None, register: Register | None) -> bool | None:
    """Whether the seal is that of `unit`, also after a person has corrected the unit's name.

    The reader's own decision holds for the names it was asked about. For a name that it was not asked
    about, the seal's text decides; without a text, nothing does.
    """
    if not unit:
        return None
    if seal.text and any(same_name(seal.text, name) for name in names_of(unit, register)):
        return True
    if not seal.candidates:
        return seal.matches_unit
    asked = next((c for c in seal.candidates if same_name(c.name, unit)), None)
    if asked is None:
        return _by_text(seal, unit)
    if seal.matches_unit is None:
        return None
    if asked is not seal.candidates[0]:
        return False
    return seal.matches_unit or asked.probability > MATCH_PROBABILITY


def _by_text(seal: Seal, unit: str) -> bool | None:
    """For a name that the reader was not asked about: a text that is one slip away decides nothing."""
    if not seal.text:
        return None
    near = Levenshtein.distance(fold_lookalikes(seal.text), fold_lookalikes(unit), score_cutoff=1) <= 1
    return None if near else match_text(seal.text, (), unit).matches


def names_of(unit: str, register: Register | None) -> tuple[str, ...]:
    """The unit's name and, by the register, the names that it bears or bore."""
    if register is None:
        return (unit,)
    match = register.find(unit)
    return (unit, *(match.member.names if match.member is not None and match.certain else ()))
