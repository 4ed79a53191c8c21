"""Group verification, second entry, saved views, statistics, pictures, register, typing by hand."""

import io

import pytest
from desk import FIRST, OTHER, SECOND, take_in, view
from fast_reader import read as fake_read
from forms import UNIT, unit_form
from PIL import Image

from casework import jobs
from casework.errors import InvalidInput, NotAllowed, NotFound
from casework.roles import SYSTEM, Actor, Role
from casework.services import (
    groups,
    members,
    pictures,
    quota,
    reading,
    review,
    statistics,
    submissions,
    views,
)
from casework.stages import Stage
from casework.store.database import Store
from ingest.document import Box

SEASON = "xjfpa-2021"
THIRD = Actor("初审丙", frozenset({Role.FIRST}))

pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)


def test_tiles_confirm_at_once_and_refuse_what_changed(store: Store) -> None:
    numbers = [take_in(store, unit_form(n, 单位名称=f"新疆第{n}消防有限公司")) for n in range(3)]
    names = groups.tiles(store, SEASON, "单位名称", FIRST)
    seals = groups.tiles(store, SEASON, "印章", FIRST)
    assert [tile.submission_id for tile in names] == numbers
    assert [tile.value for tile in seals] == ["相符"] * 3
    assert seals[0].expected == "新疆第0消防有限公司"
    assert seals[0].upright_box is not None
    review.correct_field(store, numbers[1], "单位名称", "改了", OTHER)
    outcomes = groups.confirm_tiles(
        store, [*names, *(t for t in seals if t.submission_id != numbers[1])], FIRST
    )
    assert [outcome.submission_id for outcome in outcomes if outcome.refusal] == [numbers[1]]
    assert [t.submission_id for t in groups.tiles(store, SEASON, "印章", FIRST)] == [numbers[1]]
    assert not groups.tiles(store, SEASON, "单位名称", FIRST)


def test_saved_views_are_ones_own_or_shared(store: Store) -> None:
    views.save_view(store, "我的", "stage=初审", FIRST)
    views.save_view(store, "我的", "stage=复核", FIRST)
    views.save_view(store, "大家的", "flag=missing_seal", SYSTEM, shared=True)
    with pytest.raises(NotAllowed):
        views.save_view(store, "偷", "x", FIRST, shared=True)
    assert [(v.name, v.query, v.shared) for v in views.saved_views(store, FIRST)] == [
        ("我的", "stage=复核", False),
        ("大家的", "flag=missing_seal", True),
    ]
    shared = views.saved_views(store, OTHER)
    assert [v.name for v in shared] == ["大家的"]
    with pytest.raises(NotAllowed):
        views.delete_view(store, shared[0].id, OTHER)


def test_statistics_measure_what_people_settled(store: Store) -> None:
    first, second = (take_in(store, unit_form(n, 单位名称=f"新疆第{n}消防有限公司")) for n in range(2))
    review.confirm_field(store, first, "联系人", FIRST)
    review.correct_field(store, second, "联系人", "别人", FIRST)
    review.correct_field(store, second, "联系电话", f" {UNIT['联系电话']} ", FIRST)
    by_key = {item.key: item for item in statistics.accuracy(store, SEASON, FIRST)}
    assert (by_key["联系人"].settled, by_key["联系人"].right) == (2, 1)
    assert (by_key["联系电话"].settled, by_key["联系电话"].right) == (1, 1)
    (only,) = statistics.reliability(store, SEASON, FIRST)
    assert (only.count, only.right) == (3, 2)
    assert statistics.corrections_by_field(store, SEASON, FIRST) == {"联系人": 1, "联系电话": 1}
    assert [day.received for day in statistics.arrivals(store, SEASON, FIRST)] == [2]
    assert statistics.by_award(store, SEASON, FIRST)[UNIT["申报奖项"]] == {Stage.FIRST_REVIEW: 2}
    spent = statistics.durations(store, SEASON, FIRST)
    assert (spent.files, spent.forms) == (2, 2)
    assert sum(statistics.by_flag(store, SEASON, FIRST).values()) >= 0


def test_pictures_are_sized_cut_and_cached(store: Store) -> None:
    number = take_in(store, unit_form())
    whole = pictures.page_picture(store, number, 0, FIRST)
    small = pictures.page_picture(store, number, 0, FIRST, width=100)
    assert Image.open(io.BytesIO(whole.data)).size == (200, 280)
    assert Image.open(io.BytesIO(small.data)).size == (160, 224)
    assert pictures.page_picture(store, number, 0, FIRST, width=100).etag == small.etag
    crop = pictures.page_crop(store, number, 0, Box(0.5, 0.5, 1, 1), FIRST)
    assert Image.open(io.BytesIO(crop.data)).size == (100, 140)
    with pytest.raises(InvalidInput):
        pictures.page_crop(store, number, 0, Box(0.5, 0.5, 0.5, 0.5), FIRST)
    with pytest.raises(NotFound):
        pictures.page_picture(store, number, 7, FIRST)


def test_unreadable_file_can_be_typed_by_hand(store: Store) -> None:
    number = take_in(store, b"no form", "scan.jpg")
    shown = view(store, number)
    assert (shown.read_state, shown.stage) == ("failed", Stage.READING)
    assert shown.errors[0].code == "file_unreadable"
    reading.start_by_hand(store, number, "unit", FIRST)
    for key, text in UNIT.items():
        review.correct_field(store, number, key, text, FIRST)
    shown = view(store, number)
    assert shown.stage == Stage.FIRST_REVIEW
    assert shown.award == UNIT["申报奖项"]
    assert shown.field("联系人").source == "typed"  # type: ignore[union-attr]
    with pytest.raises(InvalidInput):
        reading.start_by_hand(store, number, "unit", FIRST)


def test_failed_rereading_keeps_the_good_one(store: Store) -> None:
    number = take_in(store, unit_form())
    reading.read_again(store, number, FIRST)
    (lease,) = jobs.take(store, "w", 1)
    task = jobs.task_of(store, lease)
    broken = fake_read(type(task)(lease.job_id, number, task.name, b"broken", task.season))
    reading.apply_reading(store, number, broken, job_id=lease.job_id, worker="w")
    assert view(store, number).field("联系人").value == UNIT["联系人"]  # type: ignore[union-attr]
    assert jobs.unfinished(store) == 0


def test_register_preview_commit_withdraw_and_judging_anew(store: Store) -> None:
    number = take_in(store, unit_form())
    table = "单位名称,会员证号\n新疆别家消防有限公司,001\n".encode()
    shown = members.preview(store, table, "m.csv", SYSTEM)
    assert (shown.members, shown.added) == (1, ("新疆别家消防有限公司",))
    assert members.in_force(store, FIRST) is None
    assert quota.quotas(store, SEASON, FIRST)[0].limit is None
    members.commit(store, table, "m.csv", SYSTEM)
    assert reading.rejudge_season(store, SEASON, SYSTEM) == 1
    assert "not_a_member" in {flag.code for flag in view(store, number).flags}
    better = f"单位名称\n新疆别家消防有限公司\n{UNIT['单位名称']}\n".encode()
    assert members.preview(store, better, "m2.csv", SYSTEM).added == (UNIT["单位名称"],)
    members.commit(store, better, "m2.csv", SYSTEM)
    reading.rejudge_season(store, SEASON, SYSTEM)
    assert "not_a_member" not in {flag.code for flag in view(store, number).flags}
    in_force = members.in_force(store, FIRST)
    assert in_force is not None
    members.withdraw(store, in_force.id, "发错了", SYSTEM)
    again = members.in_force(store, FIRST)
    assert again is not None
    assert again.members == 1


def test_attached_files_are_kept_beside_the_form(store: Store) -> None:
    number = take_in(store, unit_form())
    submissions.add_file(store, number, b"certificate", "证书.jpg", "certificate", FIRST)
    submissions.add_file(store, number, b"certificate", "证书.jpg", "certificate", FIRST)
    files = view(store, number).files
    assert [(file.role, file.name) for file in files] == [("form", "a.pdf"), ("certificate", "证书.jpg")]
    assert submissions.original(store, number, SECOND, files[1].sha256) == ("证书.jpg", b"certificate")


def test_a_recommenders_seal_is_measured_by_nobodys_name(store: Store) -> None:
    take_in(store, unit_form(recommender="昌吉回族自治州消防协会"))
    own, theirs = groups.tiles(store, SEASON, "印章", FIRST)
    assert (own.recommender, own.expected) == (False, UNIT["单位名称"])
    assert (theirs.recommender, theirs.expected) == (True, "")
    assert theirs.seal_text == "昌吉回族自治州消防协会"
