"""The submissions of a season as exports need them, a batch at a time."""

from collections.abc import Iterator

from sqlalchemy import select

from casework.roles import Action, Actor
from casework.services.loading import view_of
from casework.services.values import SubmissionView
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import SubmissionRow

BATCH = 200

WINNING = (Stage.PUBLIC_NOTICE, Stage.PUBLISHED)


def records(
    store: Store, season: str, who: Actor, stages: tuple[Stage, ...] = ()
) -> Iterator[SubmissionView]:
    """Every submission of a season in order of arrival, only those at `stages` where some are given.

    Superseded versions are left out.
    """
    who.require(Action.EXPORT)
    last = 0
    while True:
        with store.read() as session:
            query = select(SubmissionRow).where(
                SubmissionRow.season == season,
                SubmissionRow.id > last,
                SubmissionRow.superseded_by.is_(None),
            )
            if stages:
                query = query.where(SubmissionRow.stage.in_([stage.value for stage in stages]))
            rows = session.execute(query.order_by(SubmissionRow.id).limit(BATCH)).scalars().all()
            views = [view_of(store, session, row, who) for row in rows]
        if not views:
            return
        yield from views
        last = views[-1].id


def value(view: SubmissionView, key: str) -> str:
    """A field's value as it holds now, "" where there is none."""
    field = view.field(key)
    return field.value or "" if field is not None else ""
