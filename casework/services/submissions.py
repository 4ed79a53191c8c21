"""Receiving files, looking at one submission, and its bytes and pictures."""

import hashlib
import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from casework import rulebook
from casework.assessment import CHINA
from casework.clock import now
from casework.errors import InvalidInput, NotFound
from casework.roles import Action, Actor
from casework.services.changing import changing
from casework.services.enclosures import Enclosure, check_enclosure, check_size, enclose, keep_file
from casework.services.impressions import compare_impressions
from casework.services.loading import view_of
from casework.services.values import Changed, Channel, Received, SubmissionView
from casework.stages import CLOSED, Stage, require_content
from casework.store.database import Store, Unit
from casework.store.tables import FileRow, JobRow, SearchRow, SubmissionRow
from models.errors import YinjianError

_SEASON_ID = re.compile(r"[A-Za-z0-9][\w-]{0,79}")
"""A season is a name, never a path: it may come from outside."""

_LONG_BEFORE = timedelta(days=366)
"""Nobody applies so long before a season opens: a slip of the keyboard would make a late form early."""


def register_upload(
    store: Store,
    data: bytes,
    name: str,
    channel: Channel,
    who: Actor,
    *,
    season: str | None = None,
    sender: str = "",
    subject: str = "",
    received_on: date | None = None,
    enclosed: Sequence[Enclosure] = (),
) -> Received:
    """Take one file in as a submission and queue its reading. The same bytes again give the same one.

    `received_on` is the day the paper or mail arrived, where that is not the day of upload. What is
    `enclosed` comes in with the form or not at all; with a form that is known already it is added to that
    one. The bytes are on the disk before the row exists. Raises NotAllowed, FileRefused.
    """
    who.require(Action.RECEIVE)
    check_size(store, data, name)
    for one in enclosed:
        check_enclosure(store, one)
    season = known_season(store, season)
    sha256 = store.originals.put(data)
    for one in enclosed:
        store.originals.put(one.data)
    try:
        with store.write() as unit:
            present = _present(unit, season, sha256)
            if present is not None:
                unit.record(
                    who.name,
                    "重复收件",
                    present,
                    subject=name,
                    after=sha256,
                    why=f"{channel} {sender}".strip(),
                )
                return _again(unit, present, name, sha256, enclosed, who)
            row = _new_row(unit, season, sha256, name, channel, who, sender, subject)
            row.received_on = received_on.isoformat() if received_on is not None else None
            keep_file(unit, row.id, sha256, name, "form", 0, len(data), who)
            unit.session.add(JobRow(submission_id=row.id, created_at=now()))
            text = "\n".join((name, sender, subject, str(row.id))).casefold()
            unit.session.add(SearchRow(submission_id=row.id, text=text))
            unit.record(
                who.name, "收件", row.id, subject=name, after=sha256, why=f"{channel} {sender}".strip()
            )
            added = enclose(unit, row.id, enclosed, who)
            return Received(row.id, True, name, sha256, enclosed=added)
    except IntegrityError:
        # Another process took the same bytes in between: its row is the one.
        with store.write() as unit:
            present = _present(unit, season, sha256)
            if present is None:
                raise
            return _again(unit, present, name, sha256, enclosed, who)


def known_season(store: Store, named: str | None) -> str:
    """The season to receive for: the one of the settings unless another is named. Raises InvalidInput."""
    season = named or store.settings.season
    if not _SEASON_ID.fullmatch(season):
        raise InvalidInput(f"届次编号“{season[:80]}”不合规定。", remedy="届次编号由字母、数字、-、_ 组成。")
    try:
        rulebook.season_named(store.settings, season)
    except (YinjianError, OSError) as error:
        raise InvalidInput(
            f"没有届次“{season}”。", remedy="请核对届次编号，或先放入它的届次文件。"
        ) from error
    return season


def add_file(store: Store, submission_id: int, data: bytes, name: str, role: str, who: Actor) -> Changed:
    """Add a certificate or a proof to a submission (`role`: certificate or proof)."""
    who.require(Action.RECEIVE)
    one = Enclosure(name, data, role)
    check_enclosure(store, one)
    store.originals.put(data)  # a slow disk or network keeps nobody else waiting
    with changing(store, submission_id, who, Action.RECEIVE) as change:
        enclose(change.unit, submission_id, (one,), who)
    return change.done()


def set_received_on(
    store: Store,
    submission_id: int,
    day: date,
    why: str,
    who: Actor,
    expected_version: int | None = None,
) -> Changed:
    """Say on which day the paper arrived (postmark, signature book); judged again, recorded.

    Raises InvalidInput for a day to come or long before the season, NotAllowed for what has been voted on,
    as `supersede` does.
    """
    if day > now().astimezone(CHINA).date():
        raise InvalidInput("送达日期还没有到。", remedy="请核对年份和日期。")
    with changing(store, submission_id, who, Action.RECEIVE, expected_version) as change:
        require_content(Stage(change.row.stage), who)
        opening = rulebook.season_named(store.settings, change.row.season).opening
        if day < opening - _LONG_BEFORE:
            raise InvalidInput(
                f"送达日期 {day} 比申报开始（{opening}）早一年以上。", remedy="请核对年份和日期。"
            )
        change.record("更正收件日期", before=change.row.received_on, after=day.isoformat(), why=why)
        change.row.received_on = day.isoformat()
        change.judge_again()
    return change.done()


def load(store: Store, submission_id: int, who: Actor, *, copies: bool = False) -> SubmissionView:
    """A submission with all that the review page shows; with `copies`, what the desk alone asks for, its
    seals say on which other submissions they stand too. Raises NotFound."""
    who.require(Action.VIEW)
    if copies:
        compare_impressions(store, (submission_id,))
    with store.read() as session:
        row = session.get(SubmissionRow, submission_id)
        if row is None:
            raise NotFound(f"没有编号为 {submission_id} 的申报材料。")
        return view_of(store, session, row, who, copies=copies)


def original(store: Store, submission_id: int, who: Actor, sha256: str | None = None) -> tuple[str, bytes]:
    """Name and bytes of a file exactly as received: the form itself unless `sha256` names another."""
    who.require(Action.DOWNLOAD)
    with store.read() as session:
        query = select(FileRow).where(FileRow.submission_id == submission_id).order_by(FileRow.ordinal)
        if sha256 is not None:
            query = query.where(FileRow.sha256 == sha256)
        row = session.execute(query.limit(1)).scalar_one_or_none()
        if row is None:
            raise NotFound("没有这个文件。")
        name, key = row.name, row.sha256
    return name, store.originals.get(key)


def supersede(store: Store, old_id: int, new_id: int, why: str, who: Actor) -> Changed:
    """Say that another version stands for this one; `reinstate` undoes it.

    Raises InvalidInput where that one is not of the season or stands for nothing itself (two that replace
    each other would both be lost), NotAllowed for what has been voted on, but for those who decide there.
    """
    if old_id == new_id:
        raise InvalidInput("不能用材料替代它自己。", remedy="请选择另一份材料。")
    with changing(store, old_id, who, Action.RECEIVE) as change:
        require_content(Stage(change.row.stage), who)
        new = change.unit.session.get(SubmissionRow, new_id, with_for_update=True)
        if new is None:
            raise NotFound(f"没有编号为 {new_id} 的申报材料。")
        if new.season != change.row.season:
            raise InvalidInput(f"第 {new_id} 号不是本届的材料。")
        if new.superseded_by is not None or Stage(new.stage) in CLOSED:
            raise InvalidInput(
                f"第 {new_id} 号本身已不作数，不能以它为准。", remedy="请填写仍然有效的那一份的编号。"
            )
        change.row.superseded_by, change.row.absorbed = new_id, False
        change.record("被替代", after=str(new_id), why=why)
    return change.done()


def attach_to(store: Store, submission_id: int, other_id: int, role: str, why: str, who: Actor) -> Changed:
    """Make what came as a submission of its own an attachment of another one: a letter's certificates, the
    second photograph of a form. The other one stands for it from then on (`supersede`, with its errors)."""
    who.require(Action.RECEIVE)
    with store.read() as session:
        row = session.get(SubmissionRow, submission_id)
        if row is None:
            raise NotFound(f"没有编号为 {submission_id} 的申报材料。")
        sha256, name = row.sha256, Path(row.file_name).name
    data = store.originals.get(sha256)
    check_enclosure(store, Enclosure(name, data, role))
    changed = supersede(store, submission_id, other_id, why, who)
    add_file(store, other_id, data, name, role, who)
    return changed


def reinstate(store: Store, submission_id: int, why: str, who: Actor) -> Changed:
    """Undo `supersede`."""
    with changing(store, submission_id, who, Action.RECEIVE) as change:
        change.record("恢复为有效", before=str(change.row.superseded_by), why=why)
        change.row.superseded_by, change.row.absorbed = None, False
    return change.done()


def _present(unit: Unit, season: str, sha256: str) -> int | None:
    return unit.session.execute(
        select(SubmissionRow.id).where(
            SubmissionRow.season == season, SubmissionRow.sha256 == sha256, SubmissionRow.first_page == 0
        )
    ).scalar_one_or_none()


def _again(
    unit: Unit,
    present: int,
    name: str,
    sha256: str,
    enclosed: Sequence[Enclosure],
    who: Actor,
) -> Received:
    row = unit.session.get_one(SubmissionRow, present, with_for_update=bool(enclosed))
    added = enclose(unit, present, enclosed, who)
    if added:
        row.version += 1
        row.updated_at = now()
    return Received(present, False, name, sha256, Stage(row.stage), added)


def _new_row(
    unit: Unit,
    season: str,
    sha256: str,
    name: str,
    channel: str,
    who: Actor,
    sender: str,
    subject: str,
) -> SubmissionRow:
    moment = now()
    row = SubmissionRow(
        season=season,
        sha256=sha256,
        file_name=name,
        title=Path(name).name,
        stage=Stage.RECEIVED.value,
        stage_since=moment,
        channel=channel,
        sender=sender,
        subject=subject,
        received_at=moment,
        received_by=who.name,
        updated_at=moment,
    )
    unit.session.add(row)
    unit.session.flush()
    return row


def digest(data: bytes) -> str:
    """The name by which the store knows these bytes."""
    return hashlib.sha256(data).hexdigest()
