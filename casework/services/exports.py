"""Every export of a season, for the dashboard and the command line."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import func, select

from casework import rulebook
from casework.assessment import CHINA
from casework.blind import blinded_view
from casework.clock import now
from casework.errors import NotAllowed
from casework.exports import letters, tables, workbook
from casework.exports.archive import season_archive
from casework.exports.records import WINNING, records
from casework.exports.sink import file_name, list_files, remove, staged_folder
from casework.roles import Action, Actor
from casework.services.submissions import load
from casework.services.values import SubmissionView
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import SubmissionRow
from casework.store.tables_people import AuditRow, ObjectionRow
from extract.season import Season

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Download:
    """A finished export with its file name and media type."""

    name: str
    media_type: str
    data: bytes


def summary(store: Store, season: str, who: Actor) -> Download:
    """汇总表 (xlsx)."""
    rules = rulebook.season_named(store.settings, season)
    data = workbook.summary_workbook(tuple(_as_seen(store, season, who)), rules)
    return _recorded(store, who, Download(f"{rules.year}年度评选汇总表.xlsx", _XLSX, data))


def season_csv(store: Store, season: str, who: Actor) -> Download:
    """One line per submission (csv, formula-safe)."""
    rules = rulebook.season_named(store.settings, season)
    data = tables.season_csv(_as_seen(store, season, who), rules)
    return _recorded(store, who, Download(f"{season}.csv", "text/csv", data))


def season_json(store: Store, season: str, who: Actor) -> Download:
    """One JSON object per line, history included."""
    data = "".join(line + "\n" for line in tables.json_lines(_as_seen(store, season, who))).encode()
    return _recorded(store, who, Download(f"{season}.jsonl", "application/x-ndjson", data))


def correction_notice(store: Store, submission_id: int, who: Actor) -> Download:
    """补正通知书 of one submission (docx). A letter with gaps is no letter: whoever is still to enter blind
    what it tells is refused."""
    who.require(Action.EXPORT)
    view = load(store, submission_id, who)
    rules = rulebook.season_named(store.settings, view.season)
    if _letter(store, blinded_view(view, who), rules) != _letter(store, view, rules):
        raise NotAllowed(
            "通知书里有您还要独立录入的内容。", remedy="请先完成第二次录入，或请第一位录入人下载。"
        )
    download = _notice(store, view, rules)
    return _recorded(store, who, download, submission_id)


def correction_preview(store: Store, submission_id: int, who: Actor, reason: str) -> letters.CorrectionText:
    """The words of the 补正通知书 as sending back with this reason would make them. Nothing is recorded."""
    who.require(Action.EXPORT)
    view = load(store, submission_id, who)
    rules = rulebook.season_named(store.settings, view.season)
    return letters.correction_text(view, rules, _today(), _deadline(store), reason)


def public_notice(store: Store, season: str, who: Actor) -> Download:
    """公示 (docx): everything at 公示 or later, personal data left out."""
    rules = rulebook.season_named(store.settings, season)
    winners = tuple(records(store, season, who, WINNING))
    settings = store.settings
    data = letters.public_notice(winners, rules, _today(), settings.notice_days, settings.notice_contact)
    return _recorded(store, who, Download(f"{rules.year}年度评选结果公示.docx", _DOCX, data))


def publication_list(store: Store, season: str, who: Actor) -> Download:
    """发布 list (docx): what has reached 发布."""
    rules = rulebook.season_named(store.settings, season)
    winners = tuple(records(store, season, who, (Stage.PUBLISHED,)))
    data = letters.publication_list(winners, rules, _today(), objected=_objected(store, winners))
    return _recorded(store, who, Download(f"{rules.year}年度评选结果通报.docx", _DOCX, data))


def certificates(store: Store, season: str, who: Actor) -> tuple[Download, ...]:
    """荣誉证书, one docx per published winner, numbered within its award in the order of publication."""
    rules = rulebook.season_named(store.settings, season)
    winners = tuple(records(store, season, who, (Stage.PUBLISHED,)))
    made = _certificates(winners, rules, _places(store, season))
    with store.write() as unit:
        unit.record(who.name, "导出", subject="荣誉证书", after=f"{len(made)} 份")
    return made


def archive(store: Store, season: str, who: Actor, target: Path) -> Path:
    """The season's archive (zip) at `target`, whole or not at all."""
    who.require(Action.EXPORT)
    who.require(Action.READ_AUDIT)
    with store.write() as unit:
        unit.record(who.name, "归档", subject=season, after=target.name)
    season_archive(store, season, who, target)
    return target


def export_all(store: Store, season: str, folder: Path, who: Actor) -> tuple[str, ...]:
    """Write every export into `folder`; all of them, or none. Gives the names written.

    Raises ExportFailed, NotAllowed.
    """
    rules = rulebook.season_named(store.settings, season)
    views = tuple(records(store, season, who))
    returned = [view for view in views if view.stage == Stage.RETURNED]
    winners = [view for view in views if view.stage == Stage.PUBLISHED]
    with staged_folder(folder) as staging:
        makers = (summary, season_csv, season_json, public_notice, publication_list)
        written = [_put(staging, make(store, season, who)) for make in makers]
        for view in returned:
            written.append(_put(staging / "补正通知书", _notice(store, view, rules)))
        for download in _certificates(winners, rules, _places(store, season)):
            written.append(_put(staging / "荣誉证书", download))
        archive(store, season, who, staging / f"{season}-归档.zip")
        stale = list_files(staging, folder)
    remove(stale)
    return (*written, f"{season}-归档.zip")


def _as_seen(store: Store, season: str, who: Actor) -> Iterator[SubmissionView]:
    """The season's submissions without what `who` is still to enter blind: a table is no way around it."""
    return (blinded_view(view, who) for view in records(store, season, who))


def _letter(store: Store, view: SubmissionView, rules: Season) -> letters.CorrectionText:
    return letters.correction_text(view, rules, _today(), _deadline(store), letters.last_reason(view))


def _objected(store: Store, winners: Sequence[SubmissionView]) -> bool:
    query = select(ObjectionRow.submission_id).distinct()
    with store.read() as session:
        objected = set(session.execute(query).scalars())
    return any(view.id in objected for view in winners)


def _notice(store: Store, view: SubmissionView, rules: Season) -> Download:
    data = letters.correction_notice(view, rules, _today(), _deadline(store))
    return Download(f"{view.id:04d}-{file_name(view.title)}-补正通知书.docx", _DOCX, data)


def _deadline(store: Store) -> date:
    return _today() + timedelta(days=store.settings.correction_days)


def _certificates(
    winners: Sequence[SubmissionView], rules: Season, places: Mapping[int, int]
) -> tuple[Download, ...]:
    made = []
    order = {award.name: number for number, award in enumerate(rules.awards, start=1)}
    for view in sorted(winners, key=lambda view: (order.get(view.award or "", 0), places.get(view.id, 0))):
        award = rules.award(view.award or "")
        number = f"{rules.year}-{order.get(view.award or '', 0):02d}-{places.get(view.id, 0):03d}"
        data = letters.certificate(view, rules, award, number, _today())
        made.append(Download(f"{number}-{file_name(view.title)}.docx", _DOCX, data))
    return tuple(made)


def _places(store: Store, season: str) -> dict[int, int]:
    """Each published submission's number within its award, in the order of publication.

    Those that were taken back since keep theirs: a number that was printed is never another's.
    """
    query = (
        select(SubmissionRow.id, SubmissionRow.award)
        .join(AuditRow, AuditRow.submission_id == SubmissionRow.id)
        .where(
            SubmissionRow.season == season,
            AuditRow.action == "流转",
            AuditRow.after == Stage.PUBLISHED.value,
        )
        .group_by(SubmissionRow.id, SubmissionRow.award)
        .order_by(func.min(AuditRow.seq))
    )
    places: dict[int, int] = {}
    counts: Counter[str | None] = Counter()
    with store.read() as session:
        for number, award in session.execute(query):
            counts[award] += 1
            places[number] = counts[award]
    return places


def _put(folder: Path, download: Download) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / download.name).write_bytes(download.data)
    return download.name


def _recorded(store: Store, who: Actor, download: Download, submission_id: int | None = None) -> Download:
    with store.write() as unit:
        unit.record(
            who.name, "导出", submission_id, subject=download.name, after=f"{len(download.data)} 字节"
        )
    return download


def _today() -> date:
    return now().astimezone(CHINA).date()
