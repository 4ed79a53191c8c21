"""A season of any size, written straight into the tables: what `benchmarks.scale` and `.desk` measure on.

As in a season: a fifth was returned, and most of those came again in a corrected form; every form bears one
or two seals, and one seal in fifty is another form's seal copied; a tenth of the units are members.
"""

import io
import json
import random
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import openpyxl
from sqlalchemy import insert

from benchmarks.made_impressions import pressed, scanned_again
from casework.roles import SYSTEM
from casework.services import members
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import (
    CopiedSealRow,
    FieldRow,
    FileRow,
    FlagRow,
    ImpressionRow,
    OriginalRow,
    SearchRow,
    SubmissionRow,
)
from extract.result import EngineInfo, Extraction, FieldValue, Flag, Reading, Seal, Slot
from extract.seals.copies import Fingerprint
from ingest.document import Box

SEASON = "xjfpa-2021"
BATCH = 1000
AWARDS = ("优秀消防工程企业", "消防公益先进企业", "客户满意消防技术服务企业", "科技创新企业")
STAGES = (Stage.FIRST_REVIEW, Stage.FIRST_REVIEW, Stage.SECOND_REVIEW, Stage.RETURNED, Stage.SELECTION)
CODES = ("missing_seal", "low_confidence_field", "missing_required_field", "late_submission")
RARE_CODE = "penalty_disclosed"
UNITS, MEMBERS = 60_000, 6_000
"""Units that may apply (as many as a tenth of them members, as in a national federation)."""

CORRECTED, COPIED = 0.7, 0.02
"""Share of returned forms that come again, and of seals that are another form's seal copied."""

SEAL = Box(0.6, 0.7, 0.8, 0.85)


@dataclass(slots=True)
class Maker:
    """Draws submissions one after another; `returned` wait to come again, `pressed` may be copied."""

    dice: random.Random
    returned: deque[tuple[int, dict[str, str]]] = field(default_factory=deque)
    pressed: deque[tuple[int, int, Fingerprint]] = field(default_factory=lambda: deque(maxlen=200))

    def values(self, number: int) -> dict[str, str]:
        """What the next form says: often a returned one's words again, some hundred forms later."""
        if self.returned and self.returned[0][0] + 150 < number:
            return self.returned.popleft()[1]
        return {
            "单位名称": f"新疆{self.dice.randrange(UNITS):05d}消防技术服务有限公司",
            "统一社会信用代码": f"9165{number:014d}",
            "法定代表人": f"张{number % 977}",
            "联系人": f"李{number % 991}",
            "联系电话": f"138{number:08d}",
            "申报奖项": self.dice.choice(AWARDS),
            "主要事迹": "积极提供优质服务。" * 12,
            "推荐日期": "2022年1月10日",
        }

    def stage(self, number: int, values: dict[str, str]) -> Stage:
        stage = self.dice.choice(STAGES)
        if stage == Stage.RETURNED and self.dice.random() < CORRECTED:
            self.returned.append((number, values))
        return stage

    def looks(self, number: int) -> tuple[list[Fingerprint], list[tuple[int, int, int]]]:
        """The seals of the next form, and the `copied_seals` that they make."""
        found: list[Fingerprint] = []
        copies: list[tuple[int, int, int]] = []
        for ordinal in range(self.dice.choice((1, 1, 2))):
            if self.pressed and self.dice.random() < COPIED:
                other, place, look = self.dice.choice(self.pressed)
                found.append(scanned_again(look, self.dice))
                if other != number:
                    copies += [(number, ordinal, other), (other, place, number)]
            else:
                found.append(pressed(self.dice))
                self.pressed.append((number, ordinal, found[-1]))
        return found, copies


def fill(store: Store, count: int) -> None:
    """Write `count` submissions with fields, seals, flags and search texts, and a member register."""
    members.commit(store, _register(), "名册.xlsx", SYSTEM)
    maker = Maker(random.Random(2021))
    start = datetime(2022, 1, 1, tzinfo=UTC)
    tables = (OriginalRow, SubmissionRow, SearchRow, FileRow, FieldRow, FlagRow, ImpressionRow, CopiedSealRow)
    for first in range(0, count, BATCH):
        rows: dict[type, list[dict[str, Any]]] = {table: [] for table in tables}
        for number in range(first + 1, min(first + BATCH, count) + 1):
            _add(rows, number, maker, start + timedelta(seconds=10 * number))
        with store.write() as unit:
            for table, values in rows.items():
                if values:
                    unit.session.execute(insert(table), values)
    if not store.is_sqlite:
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(
                "SELECT setval('submissions_id_seq', (SELECT max(id) FROM submissions))"
            )
            connection.exec_driver_sql("ANALYZE")
    else:
        with store.write() as unit:
            unit.session.connection().exec_driver_sql("ANALYZE")


def _register() -> bytes:
    book, target = openpyxl.Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    sheet.append(["单位名称", "会员证号", "2021年会费"])
    for number in range(MEMBERS):
        sheet.append([f"新疆{10 * number:05d}消防技术服务有限公司", f"H{number:05d}", "已缴"])
    book.save(target)
    return target.getvalue()


def _reading(values: dict[str, str], looks: list[Fingerprint]) -> Reading:
    slots = (
        Slot(name="单位意见", page=0, box=SEAL, role="unit", required=True),
        Slot(name="推荐单位意见", page=0, box=SEAL, role="recommender", required=True),
    )[: len(looks)]
    seals = tuple(
        Seal(
            page=0,
            box=SEAL,
            kind="company",
            shape="round",
            colour="red",
            text=values["单位名称"],
            confidence=0.99,
            slot=slot.name,
            state="ok",
            matches_unit=slot.role == "unit",
            impression=look.text,
        )
        for slot, look in zip(slots, looks, strict=True)
    )
    read = {key: _value(text) for key, text in values.items()}
    return Reading(kind="unit", award=values["申报奖项"], fields=read, seals=seals, slots=slots)


def _value(text: str) -> FieldValue:
    return FieldValue(
        value=text, raw=text, confidence=0.999, page=0, box=Box(0.1, 0.1, 0.2, 0.2), source="ocr"
    )


def _stored(number: int, reading: Reading) -> str:
    extraction = Extraction(
        file=f"{number}.pdf",
        sha256=f"{number:064x}",
        season=SEASON,
        kind="unit",
        award=reading.award,
        fields=reading.fields,
        pages=1,
        engine=EngineInfo(ocr="none", version="0"),
    )
    stored = {"extraction": extraction.model_dump(mode="json", by_alias=True)}
    bare = tuple(seal.model_copy(update={"impression": None}) for seal in reading.seals)
    stored["reading"] = reading.model_copy(update={"seals": bare}).model_dump(mode="json")
    return json.dumps(stored, ensure_ascii=False)


def _add(rows: dict[type, list[dict[str, Any]]], number: int, maker: Maker, at: datetime) -> None:
    dice, sha256 = maker.dice, f"{number:064x}"
    looks, copies = maker.looks(number)
    values = maker.values(number)
    unit, reading = values["单位名称"], _reading(values, looks)
    rows[OriginalRow].append({"sha256": sha256, "size": 1, "stored_at": at})
    codes = [code for code in CODES if dice.random() < 0.15]
    codes += [RARE_CODE] if number % 9973 == 0 else []
    rows[SubmissionRow].append(
        {
            "id": number, "season": SEASON, "sha256": sha256, "file_name": f"{number}.pdf", "title": unit,
            "stage": maker.stage(number, values).value, "stage_since": at, "read_state": "read", "version": 1,
            "channel": "upload", "sender": "", "subject": "", "received_at": at, "received_by": "x",
            "updated_at": at, "kind": "unit", "award": reading.award, "unit": unit, "pages": 1,
            "open_block": "missing_seal" in codes, "open_warn": 0, "to_check": dice.randrange(4),
            "reading_json": _stored(number, reading), "criteria_json": "[]",
            "errors_json": "[]", "engine": "",
        }
    )  # fmt: skip
    rows[SearchRow].append({"submission_id": number, "text": "\n".join(values.values())})
    rows[FileRow].append(
        {"submission_id": number, "sha256": sha256, "name": f"{number}.pdf", "role": "form", "ordinal": 0,
         "added_at": at, "added_by": "x"}
    )  # fmt: skip
    _add_fields(rows, number, reading)
    _add_looks(rows, number, looks)
    rows[CopiedSealRow] += [
        dict(zip(("submission_id", "ordinal", "other_id"), one, strict=True)) for one in dict.fromkeys(copies)
    ]
    for code in codes:
        flag = Flag(code=code, severity="block" if code == "missing_seal" else "warn", message=code)
        rows[FlagRow].append(
            {"submission_id": number, "code": code, "severity": flag.severity, "message": code,
             "payload_json": flag.model_dump_json(), "source": "rule", "fingerprint": f"{code:_<64}"[:64]}
        )  # fmt: skip


def _add_fields(rows: dict[type, list[dict[str, Any]]], number: int, reading: Reading) -> None:
    for ordinal, (key, value) in enumerate(reading.fields.items()):
        rows[FieldRow].append(
            {"submission_id": number, "key": key, "ordinal": ordinal, "extra": False, "value": value.value,
             "machine_json": value.model_dump_json(), "state": "certain", "asked": False}
        )  # fmt: skip
    for ordinal, slot in enumerate(reading.slots, start=len(reading.fields)):
        rows[FieldRow].append(
            {"submission_id": number, "key": f"印章·{slot.name}", "ordinal": ordinal, "extra": False,
             "value": None, "machine_json": None, "state": "to_check", "asked": False}
        )  # fmt: skip


def _add_looks(rows: dict[type, list[dict[str, Any]]], number: int, looks: list[Fingerprint]) -> None:
    for ordinal, look in enumerate(looks):
        coarse, fine, inner = look.shape()
        rows[ImpressionRow].append(
            {"submission_id": number, "ordinal": ordinal, "season": SEASON, "version": look.version,
             "coarse": coarse, "fine": fine, "inner": inner, "ink": look.ink,
             "compared": True}
        )  # fmt: skip
