"""From impressions found on the pages to the seals of the contract: read, matched, placed."""

from collections.abc import Sequence

from extract.forms.reading import FormReading
from extract.result import Seal, SealState
from extract.seals.copies import fingerprint, is_inserted
from extract.seals.mark import SealMark
from extract.seals.match import SealReading
from extract.seals.place import place_seals
from extract.seals.read import read_seal
from extract.seals.whose import by_text
from ingest.document import Document, Page
from models.engines import Engines

CHOP = "个人名章，不能代替单位公章。"
INSERTED = (
    "这是电子文档，此印章周围看不到纸面，可能是插入的印章图片或电子签章："
    "请核对盖章的纸质原件；如为电子签章，请验证其签名。"
)
"""What was seen and what to check: a clean background alone does not prove how the seal came there."""


def report_seals(
    document: Document,
    form: FormReading,
    marks: Sequence[SealMark],
    engines: Engines,
    expected: Sequence[str],
) -> tuple[Seal, ...]:
    """Read every mark and say which opinion block it stands in."""
    pages = {page.index: page for page in document.pages}
    attached = {evidence.page for evidence in form.attachments}
    on_form = [mark for mark in marks if mark.page not in attached]
    placed = dict(zip(map(id, on_form), place_seals(on_form, form.slots, pages), strict=True))
    unit_slots = {slot.name for slot in form.slots if slot.role == "unit"}
    seals = []
    for mark in marks:
        slot = placed.get(id(mark))
        # A square that looks like a chop may bear the unit's name all the same.
        names = () if mark.kind == "personal" and mark.shape != "square" else expected
        reading = read_seal(pages[mark.page], mark, engines, names)
        mark = by_text(pages[mark.page], mark, reading)
        seals.append(_seal(pages[mark.page], mark, reading, slot, slot in unit_slots or slot is None))
    return tuple(seals)


def _seal(page: Page, mark: SealMark, reading: SealReading, slot: str | None, ours: bool) -> Seal:
    return Seal(
        page=mark.page,
        box=page.to_box(mark.rect),
        kind=mark.kind,
        shape=mark.shape,
        colour=mark.colour,
        text=reading.text,
        confidence=reading.confidence,
        slot=slot,
        state=_state(mark, reading, ours),
        matches_unit=reading.matches if mark.kind == "company" else None,
        presence=mark.presence,
        parts=reading.parts,
        candidates=reading.candidates,
        reason="".join(_reasons(page, mark, reading)),
        impression=_impression(page, mark),
    )


def _reasons(page: Page, mark: SealMark, reading: SealReading) -> tuple[str, ...]:
    whose = CHOP if mark.kind == "personal" else reading.reason
    inserted = mark.kind != "personal" and is_inserted(page, mark)
    return whose, mark.question, INSERTED if inserted else ""


def _impression(page: Page, mark: SealMark) -> str | None:
    """The look of a seal that can be known again: an organisation's, whole, with a fitted rim."""
    if mark.kind != "company" or mark.shape == "square" or mark.partial or mark.faint:
        return None
    return fingerprint(page, mark).text


def _state(mark: SealMark, reading: SealReading, ours: bool) -> SealState:
    """The one thing that matters most about the seal; a recommending body's seal is no mismatch."""
    if mark.colour == "grey":
        return "grey"
    if ours and mark.kind == "company" and reading.matches is False:
        return "mismatch"
    if mark.partial:
        return "partial"
    return "faint" if mark.faint else "ok"
