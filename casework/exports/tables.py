"""JSON and CSV of a season."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from casework.assessment import CHINA
from casework.exports.records import value
from casework.services.values import FieldView, SubmissionView
from extract.season import Season

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet run a CSV cell as a formula (OWASP, CSV injection)."""


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: a leading apostrophe where it could."""
    stripped = text.lstrip(" \u3000\u00a0")
    return "'" + text if stripped.startswith(_DANGEROUS) or text.startswith(_DANGEROUS) else text


def season_csv(views: Iterable[SubmissionView], season: Season) -> bytes:
    """One line per submission, UTF-8 with BOM so that Excel shows Chinese."""
    keys = tuple(dict.fromkeys(key for of_kind in season.keys.values() for key in of_kind))
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(("编号", "阶段", "类别", "奖项", "单位", "收件时间", "文件", "页码", "问题代码", *keys))
    for view in views:
        codes = " ".join(flag.code for flag in view.flags if flag.overridden_by is None)
        day = view.received_at.astimezone(CHINA).isoformat(timespec="seconds")
        file = (view.file_name, view.pages_said)
        cells = (view.stage.value, view.kind, view.award or "", view.unit, day, *file, codes)
        writer.writerow(
            (view.id, *(harmless(cell) for cell in (*cells, *(value(view, key) for key in keys))))
        )
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def json_lines(views: Iterable[SubmissionView]) -> Iterator[str]:
    """One JSON object per submission: what holds now, and who settled it."""
    for view in views:
        yield json.dumps(_as_json(view), ensure_ascii=False)


def _as_json(view: SubmissionView) -> dict[str, object]:
    return {
        "id": view.id,
        "season": view.season,
        "stage": view.stage.value,
        "file": view.file_name,
        "sha256": view.sha256,
        "pages_of_file": [page.page for page in view.pages],
        "same_file": [other.id for other in view.same_file],
        "received_at": view.received_at.isoformat(),
        "kind": view.kind,
        "award": view.award,
        "unit": view.unit,
        "fields": {field.key: _field(field) for field in view.fields if field.value is not None},
        "extras": {field.key: field.value for field in view.extras},
        "seals": [seal.model_dump(mode="json") for seal in view.seals],
        "seal_decisions": {slot.key: slot.decision for slot in view.slots},
        "criteria": [item.model_dump(mode="json") for item in view.criteria],
        "flags": [
            {
                "code": flag.code,
                "severity": flag.severity,
                "message": flag.message,
                "fields": flag.fields,
                "overridden_by": flag.overridden_by,
                "override_reason": flag.override_reason,
            }
            for flag in view.flags
        ],
        "history": [_history(entry) for entry in view.history],
        "version": view.version,
    }


def _field(field: FieldView) -> dict[str, object]:
    return {
        "value": field.value,
        "machine_value": field.machine_value,
        "confidence": field.confidence,
        "state": field.state,
        "settled_as": field.settled_as,
        "settled_by": field.settled_by,
    }


def _history(entry: object) -> Sequence[str | None]:
    names = ("at", "who", "action", "subject", "before", "after", "why")
    return [str(getattr(entry, name)) if getattr(entry, name) is not None else None for name in names]
