"""Group verification: the same field of the whole season as tiles, the right ones confirmed at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, and_, select

from casework.assessment import stored_reading
from casework.blind import without
from casework.effective import SEAL_PREFIX, machine_decision, seal_slots, seals_in
from casework.roles import Action, Actor
from casework.services import review
from casework.services.loading import pages_of_many, upright_box
from casework.services.standing import hidden_words
from casework.services.values import FieldState, PageView, SealDecision
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import FieldRow, SubmissionRow
from extract.result import FieldValue
from ingest.document import Box
from models.errors import YinjianError

OPEN_STAGES = (Stage.FIRST_REVIEW.value, Stage.SECOND_REVIEW.value)


@dataclass(frozen=True, slots=True)
class Tile:
    """One field (or seal decision) of one submission with the place of its picture.

    `expected` is what the value should agree with: the applying unit's name beside the seal of its own
    opinion, else "": nothing on the form says which body must recommend. `seal_text` is the seal as read.
    `recommender` is True for the seal of a recommending body, which a person must look at.
    """

    submission_id: int
    version: int
    key: str
    title: str
    value: str | None
    state: FieldState
    confidence: float | None
    page: int | None
    upright_box: Box | None
    expected: str = ""
    seal_text: str = ""
    recommender: bool = False


@dataclass(frozen=True, slots=True)
class TileOutcome:
    """What confirming one tile did; `refusal` says in Chinese why not."""

    submission_id: int
    key: str
    refusal: str | None


def tiles(
    store: Store, season: str, key: str | Literal["印章"], who: Actor, *, limit: int = 60, after: int = 0
) -> tuple[Tile, ...]:
    """Unsettled tiles of one key, or of all seal slots ("印章"), in order of arrival."""
    who.require(Action.REVIEW)
    wanted = _is_seal(store) if key == "印章" else FieldRow.key == key
    with store.read() as session:
        rows = session.execute(
            select(FieldRow, SubmissionRow)
            .join(SubmissionRow, SubmissionRow.id == FieldRow.submission_id)
            .where(
                SubmissionRow.season == season,
                SubmissionRow.stage.in_(OPEN_STAGES),
                SubmissionRow.superseded_by.is_(None),
                SubmissionRow.id > after,
                FieldRow.settled_as.is_(None),
                wanted,
            )
            .order_by(SubmissionRow.id, FieldRow.ordinal)
            .limit(limit)
        ).all()
        found: list[Tile] = []
        pages_of = pages_of_many(session, tuple({row.id for _, row in rows}))
        hidden = hidden_words(session, store.settings, [row for _, row in rows], who)
        for field, row in rows:
            pages = pages_of.get(row.id, ())
            tile = _tile(field, row, pages)
            if tile is not None:
                found.append(without(tile, hidden.get(row.id, ())))
    return tuple(found)


def _tile(field: FieldRow, row: SubmissionRow, pages: tuple[PageView, ...]) -> Tile | None:
    if field.key.startswith(SEAL_PREFIX):
        return _seal_tile(field, row, pages)
    return _field_tile(field, row, pages) if field.machine_json is not None else None


def confirm_tiles(store: Store, chosen: Sequence[Tile], who: Actor) -> tuple[TileOutcome, ...]:
    """Confirm tiles as they stand; one that changed since it was shown is refused, the others go through."""
    outcomes: list[TileOutcome] = []
    for tile in chosen:
        refusal: str | None = None
        try:
            if tile.key.startswith(SEAL_PREFIX):
                decision: SealDecision = tile.value  # type: ignore[assignment]
                review.decide_seal(
                    store, tile.submission_id, tile.key, decision, who, "成组核对", _version(tile, outcomes)
                )
            else:
                review.confirm_field(store, tile.submission_id, tile.key, who, _version(tile, outcomes))
        except YinjianError as error:
            refusal = str(error)
        outcomes.append(TileOutcome(tile.submission_id, tile.key, refusal))
    return tuple(outcomes)


def _is_seal(store: Store) -> ColumnElement[bool]:
    if not store.is_sqlite:
        return FieldRow.key.startswith(SEAL_PREFIX)
    # SQLite compares bytes: a range is answered from the index, which LIKE is not.
    return and_(FieldRow.key >= SEAL_PREFIX, FieldRow.key < SEAL_PREFIX[:-1] + chr(ord(SEAL_PREFIX[-1]) + 1))


def _version(tile: Tile, outcomes: Sequence[TileOutcome]) -> int:
    """The version to expect: our own confirmations of the same submission moved it on."""
    own = sum(outcome.submission_id == tile.submission_id and outcome.refusal is None for outcome in outcomes)
    return tile.version + own


def _seal_tile(field: FieldRow, row: SubmissionRow, pages: tuple[PageView, ...]) -> Tile | None:
    reading = stored_reading(row)
    slot = seal_slots(reading).get(field.key) if reading is not None else None
    if reading is None or slot is None:
        return None
    seals = seals_in(reading, slot)
    seal = seals[0] if seals else None
    box, page = (seal.box, seal.page) if seal is not None else (slot.box, slot.page)
    return Tile(
        row.id,
        row.version,
        field.key,
        row.title,
        machine_decision(reading, slot),
        field.state,  # type: ignore[arg-type]
        seal.confidence if seal is not None else None,
        page,
        upright_box(pages, page, box) if box is not None else None,
        expected=row.unit if slot.role == "unit" else "",
        seal_text=(seal.text or "") if seal is not None else "",
        recommender=slot.role != "unit",
    )


def _field_tile(field: FieldRow, row: SubmissionRow, pages: tuple[PageView, ...]) -> Tile:
    machine = FieldValue.model_validate_json(field.machine_json or "")
    return Tile(
        row.id,
        row.version,
        field.key,
        row.title,
        field.value,
        field.state,  # type: ignore[arg-type]
        machine.confidence,
        machine.page,
        upright_box(pages, machine.page, machine.box) if machine.box is not None else None,
    )
