"""A whole season of 60 submissions: from the letter box to the published list and the archive.

Every export is opened with its own library and its contents compared with what was decided.
"""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from desk import answer_everything, view
from docx import Document
from forms import person_form, unit_form
from openpyxl import load_workbook

from casework import work
from casework.errors import TransitionRefused
from casework.executors.local import LocalExecutor
from casework.exports.archive import verify_archive
from casework.roles import SYSTEM, Actor, Role
from casework.services import decisions, history, members, queue, quota, receiving, submissions
from casework.services.exports import export_all
from casework.services.values import QueueFilter
from casework.settings import Settings
from casework.stages import Stage
from casework.store.database import Store, open_store

SEASON = "xjfpa-2021"
CLERK = Actor("小李", frozenset({Role.CLERK}))
FIRST = Actor("老张", frozenset({Role.FIRST}))
SECOND = Actor("会长办公会", frozenset({Role.SECOND}))
JUDGES = [Actor(f"理事{n}", frozenset({Role.JUDGE})) for n in range(3)]
UNITS = [f"新疆第{number:02d}消防技术有限公司" for number in range(40)]
PHONE, IDENTITY = "13899912345", "650102198503123519"


def letters() -> bytes:
    """Sixty forms in one archive: 40 units, 20 persons; some without seal, some with a gap, one broken."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number, unit in enumerate(UNITS):
            changes: dict[str, str | None] = {"单位名称": unit}
            if number in (3, 4):
                changes["seal"] = None
            if number in (5, 6):
                changes["联系电话"] = None
            archive.writestr(f"单位/{number:02d}.pdf", unit_form(number, **changes))
        for number in range(20):
            fault = "unreadable" if number == 19 else None
            made = person_form(100 + number, 工作单位=UNITS[number], 姓名=f"张{number:02d}", fault=fault)
            archive.writestr(f"个人/{number:02d}.jpg", made)
    return target.getvalue()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    home: Path = tmp_path_factory.mktemp("season")
    return open_store(Settings(home=home, reader="fast_reader:load"))


@pytest.fixture(scope="module")
def walked(store: Store) -> Store:
    """The season, walked to its end."""
    _receive(store)
    _first_review(store)
    _second_review(store)
    _select(store)
    _publish(store)
    return store


def _receive(store: Store) -> None:
    register = "单位名称,会员代表\n" + "".join(f"{unit},代表{n}\n" for n, unit in enumerate(UNITS))
    members.commit(store, register.encode(), "名册.csv", CLERK)
    arrived = receiving.receive(store, letters(), "来件.zip", "upload", CLERK, sender="群文件")
    assert (len(arrived.received), len(arrived.refused)) == (60, 0)
    again = receiving.receive(store, letters(), "又来.zip", "upload", CLERK)
    assert not any(item.created for item in again.received)
    tally = work.run(store, LocalExecutor(store.settings, 1), once=True)
    assert (tally.read, tally.failed) == (60, 1)


def _ids(store: Store, stage: Stage, **more: object) -> tuple[int, ...]:
    return queue.matching_ids(store, SYSTEM, QueueFilter(season=SEASON, stages=(stage,), **more))  # type: ignore[arg-type]


def _first_review(store: Store) -> None:
    for number in _ids(store, Stage.READING):  # the broken file
        decisions.transition(store, number, Stage.RETURNED, FIRST, "文件无法打开，请重新报送")
    for number in _ids(store, Stage.FIRST_REVIEW):
        codes = {flag.code for flag in view(store, number).flags}
        if codes & {"missing_seal", "missing_required_field"}:
            decisions.send_back(store, number, FIRST, "材料不全")
        else:
            answer_everything(store, number, FIRST)
    late, withdrawn = _ids(store, Stage.FIRST_REVIEW)[-2:]
    decisions.transition(store, late, Stage.REJECTED, FIRST, "超过截止日期")
    decisions.transition(store, withdrawn, Stage.WITHDRAWN, CLERK, "申报人来函撤回")
    prospects = decisions.preview_bulk(store, _ids(store, Stage.FIRST_REVIEW), Stage.SECOND_REVIEW, FIRST)
    assert all(prospect.refusal is None for prospect in prospects)
    done = decisions.commit_bulk(store, prospects, Stage.SECOND_REVIEW, FIRST)
    assert all(prospect.refusal is None for prospect in done)


def _second_review(store: Store) -> None:
    ids = _ids(store, Stage.SECOND_REVIEW)
    decisions.transition(store, ids[0], Stage.VOID, Actor("管", frozenset({Role.ADMIN})), "弄虚作假")
    prospects = decisions.preview_bulk(store, ids[1:], Stage.SELECTION, SECOND)
    decisions.commit_bulk(store, prospects, Stage.SELECTION, SECOND)
    assert len(_ids(store, Stage.SELECTION)) == len(ids) - 1


def _select(store: Store) -> None:
    units = _ids(store, Stage.SELECTION, kind="unit")
    persons = _ids(store, Stage.SELECTION, kind="person")
    with pytest.raises(TransitionRefused, match="尚未登记表决"):
        decisions.transition(store, units[0], Stage.PUBLIC_NOTICE, SECOND)
    for judge, choice in zip(JUDGES, ("赞成", "赞成", "反对"), strict=True):
        decisions.cast_vote(store, units[0], choice, judge)
    for number in (*units[1:], *persons):
        decisions.record_vote(store, number, 9, 1, 0, SECOND)
    decisions.record_vote(store, units[-1], 2, 8, 0, SECOND)
    with pytest.raises(TransitionRefused, match="未过半数"):
        decisions.transition(store, units[-1], Stage.PUBLIC_NOTICE, SECOND)
    collectives, individuals = quota.quotas(store, SEASON, SECOND)
    assert (collectives.base, collectives.limit) == (40, 12)
    assert individuals.limit == 12
    for number in units[:12]:
        decisions.transition(store, number, Stage.PUBLIC_NOTICE, SECOND)
    with pytest.raises(TransitionRefused, match="名额"):
        decisions.transition(store, units[12], Stage.PUBLIC_NOTICE, SECOND)
    decisions.transition(store, units[12], Stage.PUBLIC_NOTICE, SECOND, "常务理事会决定增加一名")
    for number in persons[:8]:
        decisions.transition(store, number, Stage.PUBLIC_NOTICE, SECOND)
    for number in (*units[13:], *persons[8:]):
        decisions.transition(store, number, Stage.NOT_SELECTED, SECOND)


def _publish(store: Store) -> None:
    ids = _ids(store, Stage.PUBLIC_NOTICE)
    unfounded = decisions.raise_objection(store, ids[0], "该企业曾受处罚", "某会员", SECOND)
    upheld = decisions.raise_objection(store, ids[1], "业绩不实", "某会员", SECOND)
    with pytest.raises(TransitionRefused, match="异议"):
        decisions.transition(store, ids[0], Stage.PUBLISHED, SECOND)
    decisions.settle_objection(store, ids[0], unfounded, False, "经核查无处罚记录", SECOND)
    decisions.settle_objection(store, ids[1], upheld, True, "经核查属实", SECOND)
    decisions.transition(store, ids[1], Stage.NOT_SELECTED, SECOND, "异议成立")
    for number in _ids(store, Stage.PUBLIC_NOTICE):
        with pytest.raises(TransitionRefused, match="才期满"):
            decisions.transition(store, number, Stage.PUBLISHED, SECOND)
        decisions.transition(store, number, Stage.PUBLISHED, SECOND, "常务理事会决定提前发布")
    assert len(_ids(store, Stage.PUBLISHED)) == 13 + 8 - 1


@pytest.fixture(scope="module")
def exported(walked: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("out") / "xjfpa"
    export_all(walked, SEASON, folder, SYSTEM)
    return folder


def _paragraphs(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_workbook_has_a_sheet_per_award_with_filters(walked: Store, exported: Path) -> None:
    book = load_workbook(next(exported.glob("*汇总表.xlsx")))
    assert "优秀消防工程企业" in book.sheetnames
    assert len(book.sheetnames) >= 8 + 2
    everything = book["全部"]
    assert everything.max_row == 61
    assert everything.auto_filter.ref
    stages = {row[1].value for row in everything.iter_rows(min_row=2)}
    assert {"发布", "落选", "待补正", "不予受理", "撤回", "作废"} <= stages
    codes = {row[4].value for row in book["问题清单"].iter_rows(min_row=2)}
    assert {"missing_seal", "missing_required_field"} <= codes


def test_correction_notices_say_what_is_missing(walked: Store, exported: Path) -> None:
    letters_out = sorted((exported / "补正通知书").glob("*.docx"))
    assert len(letters_out) == len(_ids(walked, Stage.RETURNED)) == 5
    texts = [_paragraphs(path) for path in letters_out]
    assert sum("联系电话" in text for text in texts) == 2
    assert sum("章" in text and "重新送交" in text for text in texts) >= 2
    assert all("新疆维吾尔自治区消防协会秘书处" in text for text in texts)


def test_notice_and_list_name_the_winners_and_nothing_private(walked: Store, exported: Path) -> None:
    published = [view(walked, number) for number in _ids(walked, Stage.PUBLISHED)]
    for path in (next(exported.glob("*公示.docx")), next(exported.glob("*通报.docx"))):
        text = _paragraphs(path)
        for winner in published:
            field = winner.field("姓名")
            assert (field.value if field is not None and field.value else winner.unit) in text
        assert PHONE not in text
        assert IDENTITY not in text
    assert "公示期内的异议均已核查处理" in _paragraphs(next(exported.glob("*通报.docx")))  # one was unfounded
    assert "12家" in _paragraphs(next(exported.glob("*通报.docx")))


def test_one_certificate_per_winner(walked: Store, exported: Path) -> None:
    made = sorted((exported / "荣誉证书").glob("*.docx"))
    assert len(made) == len(_ids(walked, Stage.PUBLISHED))
    text = _paragraphs(made[0])
    assert "荣誉证书" in text
    assert "2021-" in text
    assert IDENTITY not in text


def test_csv_and_json_hold_every_submission(walked: Store, exported: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((exported / f"{SEASON}.csv").read_bytes().decode("utf-8-sig"))))
    assert len(rows) == 60
    objects = [json.loads(line) for line in (exported / f"{SEASON}.jsonl").read_text("utf-8").splitlines()]
    assert {item["id"] for item in objects} == {int(row["编号"]) for row in rows}
    assert all(item["history"] for item in objects)


def test_archive_holds_all_and_shows_any_change(walked: Store, exported: Path, tmp_path: Path) -> None:
    archive = exported / f"{SEASON}-归档.zip"
    report = verify_archive(archive)
    assert report.intact
    assert report.events > 300
    with zipfile.ZipFile(archive) as whole:
        members_of = {name: whole.read(name) for name in whole.namelist()}
    assert b"[" in members_of[f"rules/{SEASON}.toml"]
    originals = [name for name in members_of if name.startswith("originals/") and not name.endswith(".json")]
    assert len(originals) == 60
    assert members_of[originals[0]] in {
        submissions.original(walked, row.id, SYSTEM)[1] for row in queue.queue(walked, SYSTEM, size=100).rows
    }
    for change in ("content", "missing", "extra"):
        forged = tmp_path / f"{change}.zip"
        with zipfile.ZipFile(forged, "w") as target:
            for name, data in members_of.items():
                if change == "missing" and name == originals[3]:
                    continue
                target.writestr(name, data + b"x" if change == "content" and name == originals[3] else data)
            if change == "extra":
                target.writestr("results/x.txt", b"x")
        assert len(verify_archive(forged).problems) == 1


def test_history_is_readable_and_whole(walked: Store) -> None:
    number = _ids(walked, Stage.PUBLISHED)[0]
    actions = [event.action for event in history.history(walked, number, SYSTEM)]
    for expected in ("收件", "识别", "确认", "流转", "登记异议", "异议结论"):
        assert expected in actions
    assert history.verify(walked).intact


def test_exporting_again_leaves_no_certificate_of_somebody_taken_back(walked: Store, tmp_path: Path) -> None:
    """Printed numbers stay; a file that a person changed is left alone. (Last: it changes the season.)"""
    folder = tmp_path / "again"
    export_all(walked, SEASON, folder, SYSTEM)
    before = sorted(path.name for path in (folder / "荣誉证书").glob("*.docx"))
    published = _ids(walked, Stage.PUBLISHED)
    gone, touched = (view(walked, number) for number in published[:2])
    of = {number: name for name in before for number in published if view(walked, number).title in name}
    (folder / "荣誉证书" / of[touched.id]).write_bytes(b"signed by hand")
    admin = Actor("管", frozenset({Role.ADMIN}))
    for shown in (gone, touched):
        decisions.transition(walked, shown.id, Stage.VOID, admin, "弄虚作假")
    (folder / "note.txt").write_text("mine")
    export_all(walked, SEASON, folder, SYSTEM)
    after = sorted(path.name for path in (folder / "荣誉证书").glob("*.docx"))
    assert after == [name for name in before if name != of[gone.id]]
    assert (folder / "note.txt").read_text() == "mine"
    listed = json.loads((folder / "导出清单.json").read_text("utf-8"))
    assert f"荣誉证书/{of[gone.id]}" not in listed
