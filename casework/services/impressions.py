"""Copied seals: the same impression on several submissions, told to the reviewer and never held against one.

A seal picture that was pasted twice is one impression; a seal pressed twice is two. Each organisation's seal
is kept by its look when a reading is stored, and compared once with those that are there: an index over
numbers that turning leaves as they are names the few that may be alike. What was found is kept for both; who
of them still stands is asked whenever one is shown.
"""

import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from casework.store.database import Store, Unit
from casework.store.tables import CopiedSealRow, ImpressionRow, SubmissionRow
from extract.result import Reading
from extract.seals.copies import NEARBY, SAME_IMPRESSION, VERSION, Fingerprint, likenesses

log = logging.getLogger(__name__)

_MOST_TOLD = 3
"""Other submissions that a note names."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A kept look, apart from its row: comparing takes longer than a transaction should."""

    submission_id: int
    ordinal: int
    ink: bytes


def keep_impressions(session: Session, row: SubmissionRow, reading: Reading) -> None:
    """Keep the looks of a new reading's seals instead of the former reading's."""
    copied = or_(CopiedSealRow.submission_id == row.id, CopiedSealRow.other_id == row.id)
    session.execute(delete(CopiedSealRow).where(copied))
    session.execute(delete(ImpressionRow).where(ImpressionRow.submission_id == row.id))
    for ordinal, seal in enumerate(reading.seals):
        if seal.impression is None:
            continue
        look = Fingerprint.from_text(seal.impression)
        coarse, fine, inner = look.shape()
        session.add(
            ImpressionRow(
                submission_id=row.id,
                ordinal=ordinal,
                season=row.season,
                version=look.version,
                coarse=coarse,
                fine=fine,
                inner=inner,
                ink=look.ink,
            )
        )


def compare_impressions(store: Store, submission_ids: Sequence[int]) -> None:
    """Compare the seals that nobody compared yet with the season's, and keep which are one impression.

    A hint must not stop the work: where it fails, it is logged and tried again when the seal is shown.
    """
    try:
        with store.read() as session:
            new = _not_compared(session, submission_ids)
            found = [(_look(one), _alike(session, one)) for one in new]
        if found:
            with store.write() as unit:
                _keep_found(store, unit, found)
    except Exception:
        log.exception("comparing the seals of submissions %s failed", submission_ids)


def _not_compared(session: Session, submission_ids: Sequence[int]) -> Sequence[ImpressionRow]:
    query = select(ImpressionRow).where(
        ImpressionRow.submission_id.in_(submission_ids),
        ImpressionRow.version == VERSION,
        ImpressionRow.compared.is_(False),
    )
    return session.execute(query).scalars().all()


def _alike(session: Session, impression: ImpressionRow) -> list[_Look]:
    """The same impression on other submissions of the season."""
    look = Fingerprint(impression.version, impression.ink)
    coarse, fine, inner = NEARBY
    near = select(ImpressionRow.submission_id, ImpressionRow.ordinal, ImpressionRow.ink).where(
        ImpressionRow.season == impression.season,
        ImpressionRow.version == impression.version,
        ImpressionRow.coarse.between(impression.coarse - coarse, impression.coarse + coarse),
        ImpressionRow.fine.between(impression.fine - fine, impression.fine + fine),
        ImpressionRow.inner.between(impression.inner - inner, impression.inner + inner),
        ImpressionRow.submission_id != impression.submission_id,
    )
    kept = [_Look(*one) for one in session.execute(near)]
    alike = likenesses(look, [Fingerprint(impression.version, one.ink) for one in kept])
    return [one for one, like in zip(kept, alike, strict=True) if like >= SAME_IMPRESSION]


def _keep_found(store: Store, unit: Unit, found: Sequence[tuple[_Look, Sequence[_Look]]]) -> None:
    """Keep what was found, unless a seal was read anew meanwhile: then that reading's comparison tells."""
    pairs: set[tuple[int, int, int]] = set()
    for one, others in found:
        row = _still_there(unit, one)
        if row is None:
            continue
        row.compared = True
        for other in others:
            if _still_there(unit, other) is not None:
                pairs.add((one.submission_id, one.ordinal, other.submission_id))
                pairs.add((other.submission_id, other.ordinal, one.submission_id))
    insert = sqlite.insert if store.is_sqlite else postgresql.insert
    # In one order: two processes that keep the same pair must not wait for each other.
    for submission_id, ordinal, other_id in sorted(pairs):
        values = {"submission_id": submission_id, "ordinal": ordinal, "other_id": other_id}
        unit.session.execute(insert(CopiedSealRow).values(values).on_conflict_do_nothing())


def _still_there(unit: Unit, look: _Look) -> ImpressionRow | None:
    row = unit.session.get(ImpressionRow, (look.submission_id, look.ordinal))
    return row if row is not None and row.ink == look.ink else None


def _look(row: ImpressionRow) -> _Look:
    return _Look(row.submission_id, row.ordinal, row.ink)


def with_copies_told(session: Session, row: SubmissionRow, reading: Reading) -> Reading:
    """The reading with a sentence at each seal whose impression stands on other submissions too."""
    standing: defaultdict[int, list[int]] = defaultdict(list)
    for ordinal, other in session.execute(
        select(CopiedSealRow.ordinal, CopiedSealRow.other_id)
        .join(SubmissionRow, SubmissionRow.id == CopiedSealRow.other_id)
        .where(CopiedSealRow.submission_id == row.id, SubmissionRow.superseded_by.is_(None))
        .order_by(CopiedSealRow.other_id)
    ):
        standing[ordinal].append(other)
    seals = list(reading.seals)
    for ordinal, others in standing.items():
        told = {"reason": seals[ordinal].reason + _sentence(others)}
        seals[ordinal] = seals[ordinal].model_copy(update=told)
    return reading.model_copy(update={"seals": tuple(seals)})


def _sentence(others: list[int]) -> str:
    named = "、".join(str(number) for number in others[:_MOST_TOLD])
    more = f"等 {len(others)} 份" if len(others) > _MOST_TOLD else ""
    return (
        f"此印迹与第 {named} 号材料{more}上的印迹几乎完全相同，可能是同一张印章图片贴了多次"
        "（也可能是同一页的扫描件），请核对原件。"
    )
