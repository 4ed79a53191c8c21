"""What only shows across submissions: duplicates and units that recommend too many. Nothing is deleted."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from sqlalchemy import ColumnElement, delete, exists, false, func, or_, select
from sqlalchemy.orm import Session, load_only

from casework import rulebook
from casework.assessment import count_open, fingerprint, flag_row
from casework.roles import SYSTEM, Action, Actor
from casework.services.members import current_register
from casework.stages import CLOSED, Stage
from casework.store.database import Store
from casework.store.tables import FieldRow, FlagRow, PageRow, SubmissionRow
from extract.register import Register
from extract.result import Flag
from extract.rules.across import Decision, Entry, find_duplicates, name_key, unit_quota_excess

_S = SubmissionRow
_NO_CORRECTION = CLOSED | {Stage.RETURNED}

_ID_NUMBER, _CREDIT_CODE = "身份证号码", "统一社会信用代码"

COMPARED_KEYS = ("单位名称", "工作单位", "姓名", "身份证号码", "统一社会信用代码", "申报奖项")
"""Fields whose correction can make or end a duplicate."""

SMALL_SEASON = 3000
"""Up to this many submissions a correction compares the season at once (some 0.1 s); larger seasons are
compared when the reading queue is empty."""


def duplicates(store: Store, season: str, who: Actor) -> tuple[Decision, ...]:
    """Groups of submissions that should be one, with the one that stands and the reason."""
    who.require(Action.VIEW)
    with store.read() as session:
        rules = rulebook.season_named(store.settings, season)
        return find_duplicates(_entries(session, season), rules, current_register(store, session, season))


def refresh(store: Store, season: str, who: Actor = SYSTEM) -> int:
    """Compare a season's submissions and renew the flags that follow; gives how many submissions changed."""
    who.require(Action.REVIEW)
    with store.read() as session:
        rules = rulebook.season_named(store.settings, season)
        register = current_register(store, session, season)
        entries = _entries(session, season)
        wanted = _flags(find_duplicates(entries, rules, register))
        for excess in unit_quota_excess(entries, rules.quotas, register):
            for number in excess.ids:
                wanted[number].append(excess.flag)
        present: defaultdict[int, set[str]] = defaultdict(set)
        for number, mark in session.execute(
            select(FlagRow.submission_id, FlagRow.fingerprint)
            .join(SubmissionRow, SubmissionRow.id == FlagRow.submission_id)
            .where(SubmissionRow.season == season, FlagRow.source == "across")
        ):
            present[number].add(mark)
    changed = [
        number
        for number in sorted(set(wanted) | set(present))
        if {fingerprint(flag) for flag in wanted.get(number, ())} != present.get(number, set())
    ]
    for number in changed:
        _replace(store, number, wanted.get(number, []))
    return len(changed)


def refresh_if_small(store: Store, submission_id: int) -> None:
    """Renew the season's flags after a correction where that is quick."""
    with store.read() as session:
        row = session.get_one(SubmissionRow, submission_id)
        some = select(SubmissionRow.id).where(SubmissionRow.season == row.season).limit(SMALL_SEASON + 1)
        count = session.execute(select(func.count()).select_from(some.subquery())).scalar_one()
    if count <= SMALL_SEASON:
        refresh(store, row.season)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A submission that was returned for correction; `replaced` True where a later one stands for it."""

    id: int
    received_at: datetime
    replaced: bool


def corrected_by(store: Store, submission_id: int, who: Actor) -> tuple[Earlier, ...]:
    """The returned submissions of the same applicant for the same award that this one, come later, seems to
    correct, and those that it stands for already."""
    who.require(Action.VIEW)
    with store.read() as session:
        row = session.get_one(_S, submission_id)
        if row.read_state != "read" or row.superseded_by is not None or Stage(row.stage) in _NO_CORRECTION:
            return ()
        returned = (_S.season == row.season, _S.stage == Stage.RETURNED.value)
        replaced = set(session.execute(select(_S.id).where(*returned, _S.superseded_by == row.id)).scalars())
        found = replaced | _corrected_among(store, session, row)
        if not found:
            return ()
        came = select(_S.id, _S.received_at).where(_S.id.in_(found)).order_by(_S.id)
        return tuple(Earlier(one.id, one.received_at, one.id in replaced) for one in session.execute(came))


def _corrected_among(store: Store, session: Session, row: SubmissionRow) -> set[int]:
    rules = rulebook.season_named(store.settings, row.season)
    register = current_register(store, session, row.season)
    others = _same_applicant(session, row, register)
    if not others:
        return set()
    found = find_duplicates(_entries(session, row.season, [row.id, *others]), rules, register)
    mine = [one for one in found if one.superseded and one.primary == row.id]
    return {number for one in mine for number in one.others if number in others}


def _same_applicant(session: Session, row: SubmissionRow, register: Register | None) -> list[int]:
    """The returned forms for the same award that may be this applicant's, by what little tells it: a season
    has hundreds, and each act at the desk asks. Forms that could not be read are told by their pages."""
    written = session.execute(
        select(FieldRow.key, FieldRow.value).where(
            FieldRow.submission_id == row.id, FieldRow.key.in_((_ID_NUMBER, _CREDIT_CODE))
        )
    ).all()
    own: dict[str, str | None] = {one.key: one.value for one in written}
    code = own.get(_CREDIT_CODE)
    member = register.certain(row.unit, code) if register is not None else None
    codes = {code, member.credit_code if member is not None else None} - {None}
    rows = session.execute(
        select(
            _S.id,
            _S.unit,
            or_(_says(_CREDIT_CODE, codes), _says(_ID_NUMBER, {own.get(_ID_NUMBER)} - {None})).label("same"),
        ).where(
            _S.season == row.season,
            _S.award == row.award,
            _S.stage == Stage.RETURNED.value,
            _S.kind == row.kind,
            _S.superseded_by.is_(None),
            _S.id != row.id,
        )
    ).all()
    if row.kind == "other":
        return [one.id for one in rows]
    mine = name_key(row.unit, code, register) if row.unit else None
    return [one.id for one in rows if one.same or (one.unit and name_key(one.unit, None, register) == mine)]


def _says(key: str, values: set[str | None]) -> ColumnElement[bool]:
    """A submission's field has one of these values."""
    if not values:
        return false()
    return exists(
        select(FieldRow.key).where(
            FieldRow.submission_id == _S.id, FieldRow.key == key, FieldRow.value.in_(values)
        )
    )


def _flags(decisions: Sequence[Decision]) -> defaultdict[int, list[Flag]]:
    found: defaultdict[int, list[Flag]] = defaultdict(list)
    for decision in decisions:
        both = decision.relation in ("same_person_two_awards", "same_person_two_units")
        for number in (decision.primary, *decision.others) if both else decision.others:
            found[number].append(decision.flag)
    return found


def _replace(store: Store, number: int, flags: Sequence[Flag]) -> None:
    # No new version: nothing that a reviewer could have changed has changed.
    with store.write() as unit:
        row = unit.session.get(SubmissionRow, number, with_for_update=True)
        if row is None:
            return
        unit.session.execute(
            delete(FlagRow).where(FlagRow.submission_id == number, FlagRow.source == "across")
        )
        unique = {fingerprint(flag): flag for flag in flags}
        unit.session.add_all(flag_row(number, flag, "across") for flag in unique.values())
        count_open(unit.session, row)
        unit.record(
            SYSTEM.name, "比对", number, after="、".join(flag.code for flag in unique.values()) or None
        )


def _entries(session: Session, season: str, only: Sequence[int] | None = None) -> tuple[Entry, ...]:
    """What is compared of a season's submissions that stand, of these alone where some are named."""
    those = () if only is None else (SubmissionRow.id.in_(only),)
    values: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for number, key, value in session.execute(
        select(FieldRow.submission_id, FieldRow.key, FieldRow.value)
        .join(SubmissionRow, SubmissionRow.id == FieldRow.submission_id)
        .where(
            SubmissionRow.season == season,
            FieldRow.key.in_(COMPARED_KEYS),
            FieldRow.value.is_not(None),
            *those,
        )
    ):
        values[number][key] = value or ""
    looks: defaultdict[int, list[str]] = defaultdict(list)
    for number, look in session.execute(
        select(PageRow.submission_id, PageRow.fingerprint)
        .join(SubmissionRow, SubmissionRow.id == PageRow.submission_id)
        .where(SubmissionRow.season == season, SubmissionRow.kind == "other", *those)
        .order_by(PageRow.submission_id, PageRow.page)
    ):
        looks[number].append(look or "")
    rows = session.execute(
        select(SubmissionRow)
        .where(SubmissionRow.season == season, SubmissionRow.superseded_by.is_(None), *those)
        .order_by(SubmissionRow.id)
        .options(load_only(*_COMPARED, raiseload=True))
    ).scalars()
    return tuple(_entry(row, values[row.id], looks[row.id]) for row in rows)


_COMPARED = (
    SubmissionRow.kind,
    SubmissionRow.award,
    SubmissionRow.unit,
    SubmissionRow.received_at,
    SubmissionRow.sha256,
    SubmissionRow.first_page,
    SubmissionRow.stage,
    SubmissionRow.open_block,
    SubmissionRow.read_state,
    SubmissionRow.title,
    SubmissionRow.file_name,
)
"""What comparing looks at: a season's readings themselves are hundreds of megabytes."""


def _entry(row: SubmissionRow, values: dict[str, str], looks: list[str]) -> Entry:
    stage = Stage(row.stage)
    return Entry(
        id=row.id,
        kind=row.kind,
        award=row.award,
        unit=row.unit or None,
        received=row.received_at,
        person=values.get("姓名"),
        id_number=values.get("身份证号码"),
        credit_code=values.get("统一社会信用代码"),
        sha256=f"{row.sha256}/{row.first_page}",  # several forms of one file are no duplicates
        fingerprints=tuple(looks) if all(looks) else (),
        returned=stage == Stage.RETURNED,
        blocking=row.open_block,
        closed=stage in CLOSED or row.read_state != "read",
        name=_name(row),
    )


def _name(row: SubmissionRow) -> str:
    """A person by name and file, a unit (named in the message already) by its file alone."""
    file = PurePosixPath(row.file_name).name
    return f"{row.title}（{file}）" if row.kind == "person" and row.title != row.file_name else file
