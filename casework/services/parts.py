"""The forms of one file as submissions of the same bytes, each with its own pages.

The first keeps the number under which the file was received. The page that a form begins on tells the others
apart, so that reading the file again finds each one's own submission. Where a later reading cuts the file
otherwise, nothing that a person worked on is moved: both submissions stand and a question asks which holds.
"""

from collections.abc import Sequence

from sqlalchemy import select

from casework.assessment import count_open, fingerprint, flag_row
from casework.outcome import FormRead
from casework.roles import SYSTEM
from casework.services.changing import Change, beside
from casework.services.merging import KeptPictures, take_in
from casework.stages import Stage
from casework.store.tables import FileRow, FlagRow, SubmissionRow
from casework.store.tables_people import AuditRow
from extract.result import Flag

_NO_WORK = ("收件", "重复收件", "重新识别", "导出")
"""Acts of people that leave a submission as it is."""


def take_in_forms(change: Change, forms: Sequence[FormRead], pictures: KeptPictures, seconds: float) -> None:
    """Lay each form of a file into its submission, making those that are not there yet.

    `change` holds the file's first submission. All of it is one unit of work: a process that dies leaves
    the file as it was.
    """
    first_reading = change.row.reading_json is None
    rows = {row.first_page: row for row in _others_of(change)}
    cut_before = {0: change.row} | {page: row for page, row in rows.items() if not row.absorbed}
    take_in(change, forms[0], pictures, seconds)
    new: list[SubmissionRow] = []
    for form in forms[1:]:
        row = rows.get(form.pages[0])
        if row is None:
            row = rows[form.pages[0]] = _new_part(change, form)
            new.append(row)
        with beside(change, row) as other:
            _found_again(other)
            take_in(other, form, pictures, seconds)
    if first_reading:
        return
    starts = {0: change.row} | {form.pages[0]: rows[form.pages[0]] for form in forms[1:]}
    for row in new:
        _ask_where_worked_on(change, _holder(cut_before, row.first_page), row)
    for page, row in cut_before.items():
        if page not in starts:
            _gone(change, row, _holder(starts, page))


def _others_of(change: Change) -> list[SubmissionRow]:
    """The file's further submissions, locked in the order of their numbers (the first's is the lowest)."""
    row = change.row
    query = select(SubmissionRow).where(
        SubmissionRow.season == row.season, SubmissionRow.sha256 == row.sha256, SubmissionRow.first_page > 0
    )
    return list(change.unit.session.execute(query.order_by(SubmissionRow.id).with_for_update()).scalars())


def _holder(starts: dict[int, SubmissionRow], page: int) -> SubmissionRow:
    """The submission that a page belongs to: the last one that begins before it."""
    return starts[max(start for start in starts if start < page)]


def _new_part(change: Change, form: FormRead) -> SubmissionRow:
    """A submission for a further form, received as its file was."""
    session, file = change.unit.session, change.row
    row = SubmissionRow(
        season=file.season,
        sha256=file.sha256,
        first_page=form.pages[0],
        file_name=file.file_name,
        title=file.file_name,
        stage=Stage.RECEIVED.value,
        stage_since=file.received_at,
        channel=file.channel,
        sender=file.sender,
        subject=file.subject,
        received_at=file.received_at,
        received_by=file.received_by,
        received_on=file.received_on,
        updated_at=file.updated_at,
    )
    session.add(row)
    session.flush()
    held = session.execute(
        select(FileRow).where(FileRow.submission_id == file.id, FileRow.sha256 == file.sha256)
    ).scalar_one()
    session.add(
        FileRow(
            submission_id=row.id,
            sha256=held.sha256,
            name=held.name,
            role=held.role,
            ordinal=0,
            added_at=held.added_at,
            added_by=held.added_by,
        )
    )
    change.unit.record(
        change.actor.name,
        "分出",
        row.id,
        subject=file.file_name,
        after=f"第 {row.first_page + 1} 页起",
        why=f"与第 {file.id} 号材料同一文件",
    )
    return row


def _found_again(other: Change) -> None:
    """A form that an earlier reading had counted to another one stands for itself again."""
    row = other.row
    if row.absorbed:
        other.record("恢复为有效", before=str(row.superseded_by), why="重新识别又认出这份推荐表")
        row.superseded_by, row.absorbed = None, False


def _gone(change: Change, row: SubmissionRow, holder: SubmissionRow) -> None:
    """A form that the latest reading does not find: its pages belong to `holder` now."""
    if row.superseded_by is not None or _ask_where_worked_on(change, holder, row):
        return
    with beside(change, row) as other:
        other.record("并入", after=str(holder.id), why="重新识别认为这几页属于前一份推荐表")
        row.superseded_by, row.absorbed = holder.id, True


def _ask_where_worked_on(change: Change, holder: SubmissionRow, row: SubmissionRow) -> bool:
    """Ask at both submissions where a person had worked on either; True where it was asked."""
    if not any(_worked_on(change, one) for one in (holder, row)):
        return False
    for one, other in ((holder, row), (row, holder)):
        _ask(change, one, _question(other, max(holder.first_page, row.first_page)))
    return True


def _worked_on(change: Change, row: SubmissionRow) -> bool:
    acts = select(AuditRow.seq).where(
        AuditRow.submission_id == row.id, AuditRow.who != SYSTEM.name, AuditRow.action.not_in(_NO_WORK)
    )
    return row.claimed_by is not None or change.unit.session.execute(acts.limit(1)).first() is not None


def _question(other: SubmissionRow, page: int) -> Flag:
    message = (
        f"重新识别后，这份文件第 {page + 1} 页起是否另为一份推荐表，与先前的划分不同，"
        f"涉及第 {other.id} 号材料；"
        "已有人核对过的内容均未改动。请对照两份材料的页面：都应保留的，写明理由放行；重复的，撤回其中一份。"
    )
    return Flag(code="duplicate_submission", severity="block", message=message)


def _ask(change: Change, row: SubmissionRow, question: Flag) -> None:
    session = change.unit.session
    present = select(FlagRow.id).where(
        FlagRow.submission_id == row.id,
        FlagRow.source == "parts",
        FlagRow.fingerprint == fingerprint(question),
    )
    if session.execute(present).first() is None:
        session.add(flag_row(row.id, question, "parts"))
        change.unit.record(SYSTEM.name, "问题变化", row.id, after=question.code)
    count_open(session, row)
