"""A store with 100,000 submissions: is a page of the queue ready in 200 ms, is a correction in 150 ms?

    python -m benchmarks.scale [--submissions 100000] [--database-url postgresql://…] [--out results.json]

Rows are written straight into the tables (reading is measured elsewhere); everything measured goes through
the services as the dashboard uses them, warm, on one connection, median and 95th percentile of `--rounds`.
"""

import argparse
import json
import platform
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from casework.roles import SYSTEM, Actor, Role
from casework.services import across, claims, groups, queue, review, submissions
from casework.services.values import QueueFilter
from casework.settings import Settings
from casework.stages import Stage
from casework.store.database import Store, open_store, ping
from casework.store.tables import FieldRow, FileRow, FlagRow, OriginalRow, SearchRow, SubmissionRow
from extract.result import EngineInfo, Extraction, FieldValue, Flag, Reading
from ingest.document import Box

SEASON = "xjfpa-2021"
BATCH = 1000
AWARDS = ("优秀消防工程企业", "消防公益先进企业", "客户满意消防技术服务企业", "科技创新企业")
STAGES = (Stage.FIRST_REVIEW, Stage.FIRST_REVIEW, Stage.SECOND_REVIEW, Stage.RETURNED, Stage.SELECTION)
OPEN = (Stage.FIRST_REVIEW, Stage.SECOND_REVIEW)
CODES = ("missing_seal", "low_confidence_field", "missing_required_field", "late_submission")
RARE_CODE = "penalty_disclosed"
FIRST = Actor("初审", frozenset({Role.FIRST}))


def fill(store: Store, count: int) -> None:
    """Write `count` submissions with fields, flags and search texts."""
    dice = random.Random(2021)
    start = datetime(2022, 1, 1, tzinfo=UTC)
    for first in range(0, count, BATCH):
        rows: dict[type, list[dict[str, Any]]] = {
            table: [] for table in (OriginalRow, SubmissionRow, SearchRow, FileRow, FieldRow, FlagRow)
        }
        for number in range(first + 1, min(first + BATCH, count) + 1):
            _add(rows, number, dice, start + timedelta(seconds=10 * number))
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


def _add(rows: dict[type, list[dict[str, Any]]], number: int, dice: random.Random, at: datetime) -> None:
    sha256, unit = f"{number:064x}", f"新疆{dice.randrange(60_000):05d}消防技术服务有限公司"
    values = {
        "单位名称": unit,
        "统一社会信用代码": f"9165{number:014d}",
        "法定代表人": f"张{number % 977}",
        "联系人": f"李{number % 991}",
        "联系电话": f"138{number:08d}",
        "申报奖项": dice.choice(AWARDS),
        "主要事迹": "积极提供优质服务。" * 12,
        "推荐日期": "2022年1月10日",
    }
    reading = Reading(kind="unit", award=values["申报奖项"], fields={k: _value(v) for k, v in values.items()})
    extraction = Extraction(
        file=f"{number}.pdf",
        sha256=sha256,
        season=SEASON,
        kind="unit",
        award=reading.award,
        fields=reading.fields,
        pages=1,
        engine=EngineInfo(ocr="none", version="0"),
    )
    stored = {"extraction": extraction.model_dump(mode="json", by_alias=True)}
    stored["reading"] = reading.model_dump(mode="json")
    rows[OriginalRow].append({"sha256": sha256, "size": 1, "stored_at": at})
    codes = [code for code in CODES if dice.random() < 0.15]
    codes += [RARE_CODE] if number % 9973 == 0 else []
    rows[SubmissionRow].append(
        {
            "id": number, "season": SEASON, "sha256": sha256, "file_name": f"{number}.pdf", "title": unit,
            "stage": dice.choice(STAGES).value, "stage_since": at, "read_state": "read", "version": 1,
            "channel": "upload", "sender": "", "subject": "", "received_at": at, "received_by": "x",
            "updated_at": at, "kind": "unit", "award": reading.award, "unit": unit, "pages": 1,
            "open_block": "missing_seal" in codes, "open_warn": 0, "to_check": dice.randrange(4),
            "reading_json": json.dumps(stored, ensure_ascii=False), "criteria_json": "[]",
            "errors_json": "[]", "engine": "",
        }
    )  # fmt: skip
    rows[SearchRow].append({"submission_id": number, "text": "\n".join(values.values())})
    rows[FileRow].append(
        {"submission_id": number, "sha256": sha256, "name": f"{number}.pdf", "role": "form", "ordinal": 0,
         "added_at": at, "added_by": "x"}
    )  # fmt: skip
    for ordinal, (key, value) in enumerate(reading.fields.items()):
        rows[FieldRow].append(
            {"submission_id": number, "key": key, "ordinal": ordinal, "extra": False, "value": value.value,
             "machine_json": value.model_dump_json(), "state": "certain", "asked": False}
        )  # fmt: skip
    for code in codes:
        flag = Flag(code=code, severity="block" if code == "missing_seal" else "warn", message=code)
        rows[FlagRow].append(
            {"submission_id": number, "code": code, "severity": flag.severity, "message": code,
             "payload_json": flag.model_dump_json(), "source": "rule", "fingerprint": f"{code:_<64}"[:64]}
        )  # fmt: skip


def _value(text: str) -> FieldValue:
    return FieldValue(
        value=text, raw=text, confidence=0.999, page=0, box=Box(0.1, 0.1, 0.2, 0.2), source="ocr"
    )


def measured(store: Store, count: int, rounds: int) -> dict[str, dict[str, float]]:
    """Seconds of each action: median, 95th percentile, worst."""
    dice = random.Random(7)

    def some() -> int:
        return dice.randrange(1, count + 1)

    def deep() -> str | None:

        far = queue.queue(store, FIRST, QueueFilter(season=SEASON), page=token)
        return far.next_page

    token = queue.queue(store, FIRST, QueueFilter(season=SEASON)).next_page
    stage = QueueFilter(season=SEASON, stages=(Stage.FIRST_REVIEW,))
    actions: dict[str, Callable[[], object]] = {
        "queue, first page": lambda: queue.queue(store, FIRST, QueueFilter(season=SEASON)),
        "queue, next page": deep,
        "queue, one stage": lambda: queue.queue(store, FIRST, stage),
        "queue, newest first": lambda: queue.queue(store, FIRST, stage, "-received"),
        "queue, most work first": lambda: queue.queue(store, FIRST, QueueFilter(season=SEASON), "work"),
        "queue, by unit": lambda: queue.queue(store, FIRST, QueueFilter(season=SEASON), "unit"),
        "queue, one flag": lambda: queue.queue(store, FIRST, QueueFilter(season=SEASON, flag="missing_seal")),
        "queue, a rare flag": lambda: queue.queue(
            store, FIRST, QueueFilter(season=SEASON, stages=OPEN, flag=RARE_CODE)
        ),
        "queue, what I hold": lambda: queue.queue(
            store, FIRST, QueueFilter(season=SEASON, stages=OPEN, claimed_by=FIRST.name)
        ),
        "queue, one award and blocked": lambda: queue.queue(
            store, FIRST, QueueFilter(season=SEASON, awards=(AWARDS[0],), blocked=True)
        ),
        "search, a unit": lambda: queue.queue(
            store, FIRST, QueueFilter(season=SEASON, text=f"{some():05d}消防")
        ),
        "search, a telephone": lambda: queue.queue(store, FIRST, QueueFilter(text=f"138{some():08d}")),
        "search, nothing found": lambda: queue.queue(store, FIRST, QueueFilter(text="没有这样的文字")),
        "stage counts": lambda: queue.stage_counts(store, FIRST, SEASON),
        "next to review": lambda: queue.next_to_review(store, FIRST, stage, after=some()),
        "open a submission": lambda: submissions.load(store, some(), FIRST),
        "correct a field": lambda: review.correct_field(store, some(), "联系人", f"赵{some()}", FIRST),
        "claim": lambda: claims.claim(store, some(), FIRST),
        "tiles of a field": lambda: groups.tiles(store, SEASON, "单位名称", FIRST, after=some()),
    }
    found = {}
    for name, act in actions.items():
        act()
        times = []
        for _ in range(rounds):
            started = time.perf_counter()
            act()
            times.append(time.perf_counter() - started)
        ordered = sorted(times)
        found[name] = {
            "median_ms": 1000 * statistics.median(times),
            "p95_ms": 1000 * ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))],
            "worst_ms": 1000 * ordered[-1],
        }
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--submissions", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--database-url")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        store = open_store(Settings(home=Path(home), database_url=options.database_url))
        started = time.perf_counter()
        fill(store, options.submissions)
        print(f"{options.submissions} submissions written in {time.perf_counter() - started:.0f} s")
        figures = measured(store, options.submissions, options.rounds)
        started = time.perf_counter()
        across.duplicates(store, SEASON, SYSTEM)
        compared = time.perf_counter() - started
        report = {
            "machine": platform.platform(),
            "python": platform.python_version(),
            "database": ping(store),
            "submissions": options.submissions,
            "compare_all_seconds": compared,
            "actions": figures,
        }
        store.close()
    for name, times in figures.items():
        print(f"{name:32s} {times['median_ms']:8.1f} ms   p95 {times['p95_ms']:8.1f} ms")
    print(f"{'compare the whole season':32s} {compared:8.1f} s")
    if options.out is not None:
        options.out.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
