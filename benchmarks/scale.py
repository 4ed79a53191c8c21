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
from pathlib import Path

from sqlalchemy import update

from benchmarks.made_season import AWARDS, RARE_CODE, SEASON, fill
from casework.roles import SYSTEM, Actor, Role
from casework.services import across, claims, groups, queue, review, submissions
from casework.services.impressions import compare_impressions
from casework.services.values import QueueFilter
from casework.settings import Settings
from casework.stages import Stage
from casework.store.database import Store, open_store, ping
from casework.store.tables import ImpressionRow

OPEN = (Stage.FIRST_REVIEW, Stage.SECOND_REVIEW)
FIRST = Actor("初审", frozenset({Role.FIRST}))


def measured(store: Store, count: int, rounds: int) -> dict[str, dict[str, float]]:
    """Seconds of each action: median, 95th percentile, worst."""
    dice = random.Random(7)

    def some() -> int:
        return dice.randrange(1, count + 1)

    reviewed = queue.matching_ids(store, FIRST, QueueFilter(season=SEASON, stages=(Stage.FIRST_REVIEW,)))

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
        "compare a new reading's seals": lambda: _compare_again(store, some()),
        "open it at the desk (copied seals)": lambda: submissions.load(store, some(), FIRST, copies=True),
        "which returned form it corrects": lambda: across.corrected_by(store, some(), FIRST),
        "correct a field": lambda: review.correct_field(
            store, dice.choice(reviewed), "联系人", f"赵{some()}", FIRST
        ),
        "claim": lambda: claims.claim(store, dice.choice(reviewed), FIRST),
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


def _compare_again(store: Store, number: int) -> None:
    with store.write() as unit:
        unit.session.execute(
            update(ImpressionRow).where(ImpressionRow.submission_id == number).values(compared=False)
        )
    compare_impressions(store, (number,))


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
        print(f"{name:36s} {times['median_ms']:8.1f} ms   p95 {times['p95_ms']:8.1f} ms")
    print(f"{'compare the whole season':36s} {compared:8.1f} s")
    if options.out is not None:
        options.out.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
