"""The flow of one submission: bytes → document → marks → form → seals → judgement."""

import hashlib
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date

from extract.forms.backing import back_unit_names
from extract.forms.heard import heard_from_seals
from extract.forms.read import Outline, outline_form, read_form
from extract.forms.reading import FormReading
from extract.forms.several import shared_pages, split_forms
from extract.register import Register
from extract.result import EngineInfo, Extraction, Flag, ReadError, Reading, Seal
from extract.rules.judge import Judgement, judge
from extract.seals.find import find_seals
from extract.seals.mark import SealMark
from extract.seals.pale import find_pale
from extract.seals.read import glance_at_seal
from extract.seals.report import report_seals
from extract.season import Season
from ingest.document import Document
from ingest.read import read_bytes
from models.engines import Engines
from models.errors import YinjianError
from models.manifest import load_manifest
from models.seal_reader import RememberingReader

log = logging.getLogger(__name__)

KEYS_OF_UNIT = ("单位名称", "工作单位")


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A submission's result with the document it came from (None where the file could not be opened).
    `others` are the further submissions of a file that holds several forms."""

    extraction: Extraction
    document: Document | None
    marks: tuple[SealMark, ...] = ()
    reading: Reading | None = None
    others: tuple["Read", ...] = ()


def read_submission(
    data: bytes,
    name: str,
    season: Season,
    engines: Engines,
    register: Register | None = None,
    received: date | None = None,
) -> Extraction:
    """Read and judge one file. Never raises for what is in the file: failures stand in ``errors``. Of
    several forms in a file this is the first (see `read`)."""
    return read(data, name, season, engines, register, received).extraction


def read(
    data: bytes,
    name: str,
    season: Season,
    engines: Engines,
    register: Register | None = None,
    received: date | None = None,
) -> Read:
    """As `read_submission`, with the upright pages kept for showing."""
    try:
        document = read_bytes(data, name, engines)
    except YinjianError as error:
        return Read(_failed(data, name, season, engines, error.code, str(error), error.remedy), None)
    except Exception as error:  # a defect of ours or of a library must not take the run down
        log.exception("reading %s failed", name)
        return Read(_failed(data, name, season, engines, "internal_error", _unforeseen(error), ""), None)
    try:
        first, *others = (
            _read_document(part, season, engines, register, received)
            for part in split_forms(document, season)
        )
        return replace(first, document=document, others=tuple(others))
    except Exception as error:
        log.exception("understanding %s failed", name)
        code, remedy = "internal_error", ""
        if isinstance(error, YinjianError):
            code, remedy = error.code, error.remedy
        message = str(error) if isinstance(error, YinjianError) else _unforeseen(error)
        return Read(_failed(data, name, season, engines, code, message, remedy, document), document)


def _read_document(
    document: Document,
    season: Season,
    engines: Engines,
    register: Register | None,
    received: date | None,
) -> Read:
    with ThreadPoolExecutor(1) as beside:
        # Seals and cells are looked for at once, on one core each; the text reader is at rest meanwhile. What
        # is found of seals is looked at while the form is understood, which keeps one core busy.
        looking = beside.submit(find_marks, document, engines)
        outline = outline_form(document, season)
        marks = looking.result()
        looking_closer = beside.submit(look_closer, document, outline, marks, engines)
        # What is too pale to be found at first hides nothing of the form.
        form = read_form(document, season, engines, marks, outline)
        marks, glanced = looking_closer.result()
    seals = report_seals(document, form, marks, glanced, expected_names(form, register))
    fields, seals = heard_from_seals(document, form.fields, seals, engines)
    form = replace(form, fields=back_unit_names(fields, seals, member_names(form, register)))
    shared = shared_pages(document, season) if form.kind != "other" else ()
    reading = _reading(replace(form, questions=(*form.questions, *map(_two_at_once, shared))), seals)
    readable = not document.errors and all(page.readable for page in document.pages)
    judgement = judge(reading, season, register, received, pages_readable=readable)
    return Read(_extraction(document, season, engines, reading, judgement), document, marks, reading)


def _two_at_once(page: int) -> Flag:
    message = (
        f"第 {page + 1} 页上像是有两份推荐表，只读出了其中一份；请每页只放一份，分开扫描或拍照后重新报送。"
    )
    return Flag(code="form_not_recognised", severity="block", message=message)


def find_marks(document: Document, engines: Engines) -> tuple[SealMark, ...]:
    """The seals of every page. Raises EngineFailed."""
    return tuple(mark for page in document.pages for mark in find_seals(page, engines))


def look_closer(
    document: Document, outline: Outline, marks: tuple[SealMark, ...], engines: Engines
) -> tuple[tuple[SealMark, ...], Engines]:
    """The marks with those too pale to be found at first, and engines that have had a glance at them all (see
    `glance_at_marks`). Raises EngineFailed."""
    marks += pale_marks(document, outline, marks, engines)
    return marks, glance_at_marks(document, marks, engines)


def pale_marks(
    document: Document, outline: Outline, marks: Sequence[SealMark], engines: Engines
) -> tuple[SealMark, ...]:
    """Seals too pale to be found at first, in opinion blocks that seem to have none. Raises EngineFailed."""
    found: list[SealMark] = []
    for page in document.pages:
        others = [mark.rect for mark in marks if mark.page == page.index and mark.kind != "personal"]
        bare = [
            slot.rect
            for slot in outline.slots
            if slot.page == page.index
            and slot.role != "association"
            and not any(slot.rect.intersection(rect) > 0 for rect in others)
        ]
        if bare:
            pale = find_pale(page, bare, engines)
            found += [m for m in pale if not any(m.rect.intersection(rect) > 0 for rect in others)]
    return tuple(found)


def glance_at_marks(document: Document, marks: Sequence[SealMark], engines: Engines) -> Engines:
    """Engines whose reader of seals has seen the first strips of every mark; the same where the page's
    recogniser reads seals, which is busy with the form meanwhile. Raises EngineFailed."""
    reader = engines.seal_reader if marks else None
    if reader is None or not reader.trained:
        return engines
    remembering = RememberingReader(reader)
    pages = {page.index: page for page in document.pages}
    for mark in marks:
        glance_at_seal(pages[mark.page], mark, remembering)
    return replace(engines, seal_reader=remembering)


def expected_names(form: FormReading, register: Register | None) -> tuple[str, ...]:
    """Names that the unit's seal may bear, the form's own first, then the register's nearest."""
    named = [form.fields[key].value for key in KEYS_OF_UNIT if key in form.fields]
    others = [
        alternative
        for key in KEYS_OF_UNIT
        if key in form.fields
        for alternative in form.fields[key].alternatives
    ]
    near = member_names(form, register)
    return tuple(dict.fromkeys([*named, *others, *near]))


def member_names(form: FormReading, register: Register | None) -> tuple[str, ...]:
    """Names in the register that the form's unit may be."""
    named = [form.fields[key].value for key in KEYS_OF_UNIT if key in form.fields]
    return register.nearest_names(named[0]) if register is not None and named else ()


def _reading(form: FormReading, seals: Sequence[Seal]) -> Reading:
    return Reading(
        kind=form.kind,
        award=form.award,
        fields=form.fields,
        extras=form.extras,
        seals=tuple(seals),
        slots=form.slots,
        questions=form.questions,
        attachments=form.attachments,
        blank_fields=form.blank_fields,
    )


def _extraction(
    document: Document, season: Season, engines: Engines, reading: Reading, judgement: Judgement
) -> Extraction:
    return Extraction(
        file=document.name,
        sha256=document.sha256,
        season=season.id,
        kind=reading.kind,
        award=reading.award,
        fields=reading.fields,
        extras=reading.extras,
        seals=reading.seals,
        slots=reading.slots,
        criteria=judgement.criteria,
        flags=judgement.flags,
        errors=tuple(
            ReadError(page=error.page, code=error.code, message=error.message, remedy=error.remedy)
            for error in document.errors
        ),
        pages=document.page_count,
        engine=engine_info(engines),
    )


def _failed(
    data: bytes,
    name: str,
    season: Season,
    engines: Engines,
    code: str,
    message: str,
    remedy: str,
    document: Document | None = None,
) -> Extraction:
    """A submission that could not be read: nothing is claimed about it."""
    return Extraction(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        season=season.id,
        kind="other",
        award=None,
        fields={},
        errors=(ReadError(page=None, code=code, message=message, remedy=remedy),),
        pages=document.page_count if document else 0,
        engine=engine_info(engines),
    )


def engine_info(engines: Engines) -> EngineInfo:
    """Which weights read this, for the record."""
    manifest = load_manifest()
    return EngineInfo(ocr=engines.ocr.name, version=f"{manifest.package} {manifest.version}")


def _unforeseen(error: Exception) -> str:
    return f"识别时发生未预料的错误（{type(error).__name__}），该文件未被识别，原件已保留。"
