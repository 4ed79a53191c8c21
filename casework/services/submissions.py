"""Receiving files, looking at one submission, and its bytes and pictures."""

import hashlib
import re
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from casework import rulebook
from casework.assessment import CHINA
from casework.clock import now
from casework.errors import FileRefused, InvalidInput, NotFound
from casework.roles import Action, Actor
from casework.services.changing import changing
from casework.services.loading import view_of
from casework.services.values import Changed, Channel, Received, SubmissionView
from casework.stages import CLOSED, Stage, require_content
from casework.store.database import Store, Unit
from casework.store.tables import FileRow, JobRow, OriginalRow, SearchRow, SubmissionRow
from models.errors import YinjianError

_SEASON_ID = re.compile(r"[A-Za-z0-9][\w-]{0,79}")
"""A season is a name, never a path: it may come from outside."""


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
) -> Received:
    """Take one file in as a submission and queue its reading. The same bytes again give the same one.

    `received_on` is the day the paper or mail arrived, where that is not the day of upload. The bytes are
    on the disk before the row exists. Raises NotAllowed, FileRefused.
    """
    who.require(Action.RECEIVE)
    check_size(store, data, name)
    season = known_season(store, season)
    sha256 = store.originals.put(data)
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
                return _again(unit, present, name, sha256)
            row = _new_row(unit, season, sha256, name, channel, who, sender, subject)
            row.received_on = received_on.isoformat() if received_on is not None else None
            _keep_original(unit, sha256, len(data))
            _add_file_row(unit, row.id, sha256, name, "form", 0, who)
            unit.session.add(JobRow(submission_id=row.id, created_at=now()))
            text = "\n".join((name, sender, subject, str(row.id))).casefold()
            unit.session.add(SearchRow(submission_id=row.id, text=text))
            unit.record(
                who.name, "收件", row.id, subject=name, after=sha256, why=f"{channel} {sender}".strip()
            )
            return Received(row.id, True, name, sha256)
    except IntegrityError:
        # Another process took the same bytes in between: its row is the one.
        with store.write() as unit:
            present = _present(unit, season, sha256)
            if present is None:
                raise
            return _again(unit, present, name, sha256)


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
    _check_role(role)
    check_size(store, data, name)
    sha256 = store.originals.put(data)
    with changing(store, submission_id, who, Action.RECEIVE) as change:
        files = (
            change.unit.session.execute(select(FileRow.sha256).where(FileRow.submission_id == submission_id))
            .scalars()
            .all()
        )
        if sha256 not in files:
            _keep_original(change.unit, sha256, len(data))
            _add_file_row(change.unit, submission_id, sha256, name, role, len(files), who)
            change.record("添加附件", subject=name, after=sha256)
    return change.done()


def _check_role(role: str) -> None:
    if role not in ("certificate", "proof"):
        raise FileRefused(
            f"附件类别“{role}”未知。", remedy="附件类别为 certificate（证书）或 proof（证明）。"
        )


def set_received_on(
    store: Store,
    submission_id: int,
    day: date,
    why: str,
    who: Actor,
    expected_version: int | None = None,
) -> Changed:
    """Say on which day the paper arrived (postmark, signature book); judged again, recorded.

    Raises InvalidInput for a day to come, NotAllowed for what has been voted on, as `supersede` does.
    """
    if day > now().astimezone(CHINA).date():
        raise InvalidInput("送达日期还没有到。", remedy="请核对年份和日期。")
    with changing(store, submission_id, who, Action.RECEIVE, expected_version) as change:
        require_content(Stage(change.row.stage), who)
        change.record("更正收件日期", before=change.row.received_on, after=day.isoformat(), why=why)
        change.row.received_on = day.isoformat()
        change.judge_again()
    return change.done()


def check_size(store: Store, data: bytes, name: str) -> None:
    """Raises FileRefused for an empty or an enormous file."""
    if not data:
        raise FileRefused(f"文件“{name}”是空的（0 字节）。", remedy="请重新导出或重新拍摄后上传。")
    limit = store.settings.max_upload_mb
    if len(data) > limit * 1_000_000:
        raise FileRefused(
            f"文件“{name}”有 {len(data) / 1e6:.0f} MB，超过上限 {limit} MB。",
            remedy="请降低扫描分辨率（200 至 300 dpi 足够）或分开上传。",
        )


def load(store: Store, submission_id: int, who: Actor, *, copies: bool = False) -> SubmissionView:
    """A submission with all that the review page shows; with `copies`, what the desk alone asks for, its
    seals say on which other submissions they stand too. Raises NotFound."""
    who.require(Action.VIEW)
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
    _check_role(role)
    with store.read() as session:
        row = session.get(SubmissionRow, submission_id)
        if row is None:
            raise NotFound(f"没有编号为 {submission_id} 的申报材料。")
        sha256, name = row.sha256, row.file_name
    changed = supersede(store, submission_id, other_id, why, who)
    add_file(store, other_id, store.originals.get(sha256), Path(name).name, role, who)
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


def _again(unit: Unit, present: int, name: str, sha256: str) -> Received:
    stage = unit.session.get_one(SubmissionRow, present).stage
    return Received(present, False, name, sha256, Stage(stage))


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


def _keep_original(unit: Unit, sha256: str, size: int) -> None:
    if unit.session.get(OriginalRow, sha256) is None:
        unit.session.add(OriginalRow(sha256=sha256, size=size, stored_at=now()))
        unit.session.flush()


def _add_file_row(
    unit: Unit, submission_id: int, sha256: str, name: str, role: str, ordinal: int, who: Actor
) -> None:
    unit.session.add(
        FileRow(
            submission_id=submission_id,
            sha256=sha256,
            name=name,
            role=role,
            ordinal=ordinal,
            added_at=now(),
            added_by=who.name,
        )
    )


def digest(data: bytes) -> str:
    """The name by which the store knows these bytes."""
    return hashlib.sha256(data).hexdigest()
