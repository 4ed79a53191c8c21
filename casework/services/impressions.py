"""Copied seals: the same impression on several submissions, told to the reviewer and never held against one.

A seal picture that was pasted twice is one impression; a seal pressed twice is two. Each organisation's seal
is kept by its look when a reading is stored. When a submission is shown, the few kept looks that may be
alike are found by an index over numbers that turning leaves as they are, and only these are compared.
"""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from casework.store.tables import ImpressionRow, SubmissionRow
from extract.result import Reading
from extract.seals.copies import NEARBY, SAME_IMPRESSION, VERSION, Fingerprint, likenesses

_MOST_TOLD = 3
"""Other submissions that a note names."""


def keep_impressions(session: Session, row: SubmissionRow, reading: Reading) -> None:
    """Keep the looks of a new reading's seals instead of the former reading's."""
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


def with_copies_told(session: Session, row: SubmissionRow, reading: Reading) -> Reading:
    """The reading with a sentence at each seal whose impression stands on other submissions too."""
    kept = session.execute(
        select(ImpressionRow).where(ImpressionRow.submission_id == row.id, ImpressionRow.version == VERSION)
    ).scalars()
    seals = list(reading.seals)
    for impression in kept.all():
        others = _others_with(session, impression)
        if others:
            seal = seals[impression.ordinal]
            told = seal.model_copy(update={"reason": seal.reason + _sentence(others)})
            seals[impression.ordinal] = told
    return reading.model_copy(update={"seals": tuple(seals)})


def _others_with(session: Session, impression: ImpressionRow) -> list[int]:
    """Numbers of the season's other submissions that stand and bear the same impression."""
    look = Fingerprint(impression.version, impression.ink)
    coarse, fine, inner = NEARBY
    near = (
        select(ImpressionRow.submission_id, ImpressionRow.ink)
        .join(SubmissionRow, SubmissionRow.id == ImpressionRow.submission_id)
        .where(
            ImpressionRow.season == impression.season,
            ImpressionRow.version == impression.version,
            ImpressionRow.coarse.between(impression.coarse - coarse, impression.coarse + coarse),
            ImpressionRow.fine.between(impression.fine - fine, impression.fine + fine),
            ImpressionRow.inner.between(impression.inner - inner, impression.inner + inner),
            ImpressionRow.submission_id != impression.submission_id,
            SubmissionRow.superseded_by.is_(None),
        )
    )
    kept = session.execute(near).all()
    alike = likenesses(look, [Fingerprint(impression.version, one.ink) for one in kept])
    return sorted(
        {one.submission_id for one, like in zip(kept, alike, strict=True) if like >= SAME_IMPRESSION}
    )


def _sentence(others: list[int]) -> str:
    named = "、".join(str(number) for number in others[:_MOST_TOLD])
    more = f"等 {len(others)} 份" if len(others) > _MOST_TOLD else ""
    return (
        f"此印迹与第 {named} 号材料{more}上的印迹几乎完全相同，可能是同一张印章图片贴了多次"
        "（也可能是同一页的扫描件），请核对原件。"
    )
