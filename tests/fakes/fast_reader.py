"""A reader without models, told by the file itself what to find and how to fail.

The "file" is JSON: ``{"kind": "unit", "fields": {...}, "seal": "单位名", "sleep": 0.1, "fault": "die"}``;
faults are die, hang, raise and unreadable. ``extras`` are {label: value}; a label that the task's season
knows becomes its field, as in a real reading. ``forms`` are the file's further forms, of ``pages`` each
(1 unless said); ``cut_by`` names a file whose JSON is laid over all this while it exists.
``recommender`` names the seal of a recommending body. ``impression`` is the look of the unit's seal.
``fault_once`` names a marker file: the fault happens only while that file is absent.
"""

import hashlib
import io
import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from casework.errors import SetupIncomplete
from casework.outcome import FormRead, PagePicture, ReadOutcome, ReadTask
from extract.result import EngineInfo, Extraction, FieldValue, ReadError, Reading, Seal, Slot
from extract.rules.judge import judge
from ingest.document import Box

ENGINE = EngineInfo(ocr="fake", version="0")
_SLOT = Slot(name="单位意见", page=0, box=Box(0.1, 0.7, 0.9, 0.9), role="unit", required=True)
_THEIRS = Slot(name="推荐单位意见", page=0, box=Box(0.1, 0.5, 0.9, 0.69), role="recommender", required=True)


def load(_threads: int) -> Callable[[ReadTask], ReadOutcome]:
    return read


def load_without_models(_threads: int) -> Callable[[ReadTask], ReadOutcome]:
    raise SetupIncomplete("缺少识别模型。", remedy="请运行：yinjian models fetch")


def read(task: ReadTask) -> ReadOutcome:
    try:
        said: dict[str, Any] = json.loads(task.data)
    except ValueError:
        said = {"fault": "unreadable"}
    if Path(said.get("cut_by") or "/nowhere").exists():
        said |= json.loads(Path(said["cut_by"]).read_text())
    time.sleep(said.get("sleep", 0.0))
    _misbehave(said)
    if said.get("fault") == "unreadable":
        return ReadOutcome(_failed(task), None, (), 0.0, 1.0)
    forms, start = [], 0
    for form in (said, *said.get("forms", ())):
        pages = tuple(range(start, start + form.get("pages", 1)))
        forms.append(_form_read(form, task, pages))
        start = pages[-1] + 1
    pictures = tuple(_picture(page) for page in range(start)) if task.pictures else ()
    first, memory = forms[0], float(said.get("memory_mb", 1.0))
    return ReadOutcome(first.extraction, first.reading, pictures, 0.001, memory, tuple(forms[1:]))


def _form_read(said: dict[str, Any], task: ReadTask, pages: tuple[int, ...]) -> FormRead:
    reading = reading_of(_with_known_labels(said, task), pages[0])
    judgement = judge(reading, task.season, task.register, None, pages_readable=True)
    extraction = Extraction(
        file=task.name,
        sha256=hashlib.sha256(task.data).hexdigest(),
        season=task.season.id,
        kind=reading.kind,
        award=reading.award,
        fields=reading.fields,
        seals=reading.seals,
        slots=reading.slots,
        extras=reading.extras,
        criteria=judgement.criteria,
        flags=judgement.flags,
        pages=len(pages),
        engine=ENGINE,
    )
    return FormRead(extraction, reading, pages)


def reading_of(said: dict[str, Any], page: int = 0) -> Reading:
    """The reading that the "file" asks for, of a form that begins on `page`."""
    fields = {
        key: _field(value, number, page) for number, (key, value) in enumerate(said.get("fields", {}).items())
    }
    unit = said.get("fields", {}).get("单位名称") or said.get("fields", {}).get("工作单位")
    seals = () if said.get("seal") is None else (_seal(said["seal"], said["seal"] == unit, page),)
    seals = tuple(seal.model_copy(update={"impression": said.get("impression")}) for seal in seals)
    own = _SLOT.model_copy(update={"page": page})
    slots = (own,)
    if "recommender" in said:
        slots, theirs = (own, _THEIRS), _seal(said["recommender"], False, page)
        changes = {
            "slot": _THEIRS.name,
            "matches_unit": None,
            "state": "ok",
            "box": Box(0.6, 0.52, 0.8, 0.65),
        }
        seals = (*seals, theirs.model_copy(update=changes))
    extras = {
        label: _field(value, 15 + n, page) for n, (label, value) in enumerate(said.get("extras", {}).items())
    }
    return Reading(
        kind=said.get("kind", "unit"),
        award=said.get("fields", {}).get("申报奖项"),
        fields=fields,
        seals=seals,
        slots=slots,
        extras=extras,
    )


def _with_known_labels(said: dict[str, Any], task: ReadTask) -> dict[str, Any]:
    fields, extras = dict(said.get("fields", {})), {}
    for label, value in said.get("extras", {}).items():
        known = next((key for key, names in task.season.labels.items() if label in names), None)
        (extras if known is None else fields)[known or label] = value
    return said | {"fields": fields, "extras": extras}


def _misbehave(said: dict[str, Any]) -> None:
    marker = said.get("fault_once")
    if marker is not None:
        if Path(marker).exists():
            return
        Path(marker).touch()
    match said.get("fault"):
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(3600)
        case "raise":
            raise RuntimeError("as asked")


def _field(value: str, number: int, page: int) -> FieldValue:
    top = 0.02 + 0.03 * number
    box = Box(0.3, top, 0.8, top + 0.02)
    return FieldValue(value=value, raw=value, confidence=0.9999, page=page, box=box, source="ocr")


def _seal(text: str, matches: bool, page: int) -> Seal:
    return Seal(
        page=page,
        box=Box(0.6, 0.75, 0.8, 0.88),
        kind="company",
        shape="round",
        colour="red",
        text=text,
        confidence=0.99,
        slot="单位意见",
        state="ok" if matches else "mismatch",
        matches_unit=matches,
        presence=0.999,
    )


def _failed(task: ReadTask) -> Extraction:
    return Extraction(
        file=task.name,
        sha256=hashlib.sha256(task.data).hexdigest(),
        season=task.season.id,
        kind="other",
        award=None,
        fields={},
        errors=(
            ReadError(page=None, code="file_unreadable", message="文件无法打开。", remedy="请重新导出。"),
        ),
        pages=0,
        engine=ENGINE,
    )


def _picture(page: int) -> PagePicture:
    target = io.BytesIO()
    Image.new("RGB", (200, 280), "white").save(target, "WEBP")
    return PagePicture(
        page, 200, 280, ((1 / 200, 0.0, 0.0), (0.0, 1 / 280, 0.0), (0.0, 0.0, 1.0)), target.getvalue()
    )
