"""Figures of a season: arrivals, states, corrections, measured accuracy, time per form."""

import json
import statistics as figures
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from casework.assessment import CHINA
from casework.effective import SEAL_PREFIX
from casework.roles import Action, Actor
from casework.services.values import FieldState
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import CorrectionRow, FieldRow, FlagRow, JobRow, SubmissionRow

PAUSE = timedelta(minutes=5)
"""A longer gap between two acts on one form is a break, not work."""

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0)
"""Edges of the reliability diagram's bins, finer where decisions are made."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """Arrivals of one day in China."""

    day: date
    received: int


@dataclass(frozen=True, slots=True)
class FieldAccuracy:
    """One key: how many a person settled, how many of those the machine had right, and the same for
    fields called certain that were asked as a sample (`asked`): the honest measure of certainty."""

    key: str
    settled: int
    right: int
    asked: int
    asked_right: int


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Fields whose confidence lies in [low, high): how many were settled, how many the machine had right."""

    low: float
    high: float
    count: int
    right: int
    mean_confidence: float


@dataclass(frozen=True, slots=True)
class Durations:
    """Seconds: the machine's per file, a person's per form (pauses over five minutes left out)."""

    files: int
    machine_median: float | None
    forms: int
    person_median: float | None
    acts_median: float | None


def arrivals(store: Store, season: str, who: Actor) -> tuple[DayCount, ...]:
    """Arrivals by day, days without any left out."""
    who.require(Action.VIEW_STATISTICS)
    with store.read() as session:
        moments = session.execute(
            select(SubmissionRow.received_at).where(SubmissionRow.season == season)
        ).scalars()
        counted = Counter(moment.astimezone(CHINA).date() for moment in moments)
    return tuple(DayCount(day, counted[day]) for day in sorted(counted))


def by_award(store: Store, season: str, who: Actor) -> dict[str, dict[Stage, int]]:
    """How many stand at which stage, by award ("" where none is known)."""
    who.require(Action.VIEW_STATISTICS)
    with store.read() as session:
        rows = session.execute(
            select(SubmissionRow.award, SubmissionRow.stage, func.count())
            .where(SubmissionRow.season == season, SubmissionRow.superseded_by.is_(None))
            .group_by(SubmissionRow.award, SubmissionRow.stage)
        ).all()
    found: dict[str, dict[Stage, int]] = defaultdict(dict)
    for award, stage, count in rows:
        found[award or ""][Stage(stage)] = count
    return dict(found)


def by_flag(store: Store, season: str, who: Actor) -> dict[str, int]:
    """How many submissions bear each flag, most frequent first."""
    who.require(Action.VIEW_STATISTICS)
    with store.read() as session:
        rows = session.execute(
            select(FlagRow.code, func.count(func.distinct(FlagRow.submission_id)))
            .join(SubmissionRow, SubmissionRow.id == FlagRow.submission_id)
            .where(SubmissionRow.season == season)
            .group_by(FlagRow.code)
        ).all()
    return dict(sorted(((code, count) for code, count in rows), key=lambda pair: -pair[1]))


def accuracy(store: Store, season: str, who: Actor) -> tuple[FieldAccuracy, ...]:
    """Measured accuracy by key, from what people settled."""
    tallies: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for key, _, right, sampled in _settled(store, season, who):
        tally = tallies[key]
        tally[0] += 1
        tally[1] += right
        tally[2] += sampled
        tally[3] += sampled and right
    return tuple(FieldAccuracy(key, *tally) for key, tally in sorted(tallies.items()))


def reliability(store: Store, season: str, who: Actor) -> tuple[ReliabilityBin, ...]:
    """The reliability diagram: stated confidence against measured accuracy. Empty bins are left out."""
    found: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for _, confidence, right, _ in _settled(store, season, who):
        if confidence is not None:
            place = sum(confidence >= edge for edge in EDGES[1:-1])
            found[place].append((confidence, right))
    return tuple(
        ReliabilityBin(
            EDGES[place],
            EDGES[place + 1],
            len(pairs),
            sum(right for _, right in pairs),
            figures.fmean(confidence for confidence, _ in pairs),
        )
        for place, pairs in sorted(found.items())
    )


def durations(store: Store, season: str, who: Actor) -> Durations:
    """How long reading and reviewing take."""
    who.require(Action.VIEW_STATISTICS)
    with store.read() as session:
        machine = list(
            session.execute(
                select(JobRow.seconds)
                .join(SubmissionRow, SubmissionRow.id == JobRow.submission_id)
                .where(SubmissionRow.season == season, JobRow.seconds.is_not(None))
            ).scalars()
        )
        acts = session.execute(
            select(CorrectionRow.submission_id, CorrectionRow.at, CorrectionRow.batch)
            .join(SubmissionRow, SubmissionRow.id == CorrectionRow.submission_id)
            .where(SubmissionRow.season == season)
            .order_by(CorrectionRow.submission_id, CorrectionRow.at)
        ).all()
    spent: dict[int, float] = defaultdict(float)
    batches: dict[int, set[str]] = defaultdict(set)
    previous = None
    for number, at, batch in acts:
        batches[number].add(batch)
        if previous is not None and previous[0] == number and at - previous[1] <= PAUSE:
            spent[number] += (at - previous[1]).total_seconds()
        previous = (number, at)
    seconds = [float(value) for value in machine if value is not None]
    return Durations(
        len(seconds),
        figures.median(seconds) if seconds else None,
        len(batches),
        figures.median(spent.get(number, 0.0) for number in batches) if batches else None,
        figures.median(len(batch) for batch in batches.values()) if batches else None,
    )


def corrections_by_field(store: Store, season: str, who: Actor) -> dict[str, int]:
    """How often each field was changed (not merely confirmed), most often first."""
    who.require(Action.VIEW_STATISTICS)
    with store.read() as session:
        rows = session.execute(
            select(CorrectionRow.key, func.count())
            .join(SubmissionRow, SubmissionRow.id == CorrectionRow.submission_id)
            .where(
                SubmissionRow.season == season,
                CorrectionRow.act != "confirmed",
                CorrectionRow.undone.is_(False),
                CorrectionRow.key.not_in(
                    select(FieldRow.key).where(
                        FieldRow.submission_id == CorrectionRow.submission_id, FieldRow.extra.is_(True)
                    )
                ),
            )
            .group_by(CorrectionRow.key)
        ).all()
    return dict(sorted(((key, count) for key, count in rows), key=lambda pair: -pair[1]))


def _settled(store: Store, season: str, who: Actor) -> list[tuple[str, float | None, bool, bool]]:
    """(key, confidence, machine right, asked as a sample) of every field that was read and settled."""
    who.require(Action.VIEW_STATISTICS)
    with store.read() as session:
        rows = session.execute(
            select(FieldRow.key, FieldRow.value, FieldRow.machine_json, FieldRow.asked)
            .join(SubmissionRow, SubmissionRow.id == FieldRow.submission_id)
            .where(
                SubmissionRow.season == season,
                FieldRow.settled_as.is_not(None),
                FieldRow.machine_json.is_not(None),
                FieldRow.extra.is_(False),
            )
        ).all()
    found = []
    for key, value, machine_json, asked in rows:
        if key.startswith(SEAL_PREFIX):
            continue
        machine = json.loads(machine_json or "{}")
        right = _folded(machine["value"]) == _folded(value or "")
        found.append((key, machine["confidence"], right, bool(asked)))
    return found


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


STATE_WORDS: dict[FieldState, str] = {
    "certain": "可信",
    "to_check": "待核对",
    "rule_broken": "有问题",
    "confirmed": "已确认",
}
