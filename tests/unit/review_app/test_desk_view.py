"""What the desk asks, shows and offers, from made-up readings in a real store."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from casework.roles import SYSTEM, Actor, Role
from casework.services import review, submissions
from casework.store.database import Store, open_store
from review_app.desk_fields import SeasonFacts
from review_app.desk_seals import seal_choice
from review_app.desk_view import Json, Walk, desk_view
from review_app.showcase.cases import Case, cases
from review_app.showcase.season import add_case, showcase_settings

FIRST = Actor("first", frozenset({Role.FIRST}))
READER = Actor("reader", frozenset({Role.READER}))
RULES = SeasonFacts(("科技创新企业",), ("申报奖项", "单位名称", "工作单位"))
CASES = {case.number: case for case in cases(16)}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(showcase_settings(tmp_path))
    yield opened
    opened.close()


def _shown(store: Store, case: Case, who: Actor = FIRST) -> tuple[int, Json]:
    number = add_case(store, case)
    return number, _again(store, number, who)


def _again(store: Store, number: int, who: Actor = FIRST) -> Json:
    return desk_view(submissions.load(store, number, who), who, Walk(), RULES)


def _asks(view: Json) -> dict[str, str]:
    return {item["key"]: item["ask"] for item in view["items"] if item["ask"]}


def test_a_clean_form_asks_only_what_is_always_verified(store: Store) -> None:
    _, view = _shown(store, CASES[4])
    assert _asks(view) == {"单位名称": "verify", "申报奖项": "verify", "印章·单位意见": "verify"}
    assert [step["target"] for step in view["decisions"] if step["suggested"]] == ["复核"]


def test_doubt_is_asked_with_its_reason_and_its_alternatives(store: Store) -> None:
    case = CASES[7]
    _, view = _shown(store, case)
    phone = next(item for item in view["items"] if item["key"] == "联系电话")
    assert phone["ask"] == "doubt"
    assert phone["alternatives"][0]["value"] == case.values["联系电话"]
    assert any("把握不足" in reason for reason in phone["reasons"])
    assert phone["confidence"] == "把握不足"


def test_what_is_always_verified_is_never_called_an_audit(store: Store) -> None:
    _, view = _shown(store, CASES[7])
    assert _asks(view)["单位名称"] == "verify"


def test_a_missing_seal_is_a_question_and_suggests_sending_back(store: Store) -> None:
    _, view = _shown(store, CASES[9])
    slot = next(item for item in view["items"] if item["seal"])
    assert slot["ask"] == "doubt"
    assert slot["value"] == "此处没有盖章"
    returned = next(step for step in view["decisions"] if step["suggested"])
    assert returned["target"] == "待补正"
    assert "章" in returned["reason"]


def test_every_seal_saying_leads_back_to_its_decision(store: Store) -> None:
    _, view = _shown(store, CASES[9])
    slot = next(item for item in view["items"] if item["seal"])
    sayings = {slot["value"], *(other["value"] for other in slot["alternatives"])}
    assert {seal_choice(text) for text in sayings} == {"相符", "不符", "无章", "无法辨认"}
    assert seal_choice("随便写的") is None


def test_a_correction_offers_the_first_reading_again(store: Store) -> None:
    number, _ = _shown(store, CASES[4])
    review.correct_field(store, number, "联系人", "欧阳建国", FIRST)
    item = next(item for item in _again(store, number)["items"] if item["key"] == "联系人")
    assert (item["decision"], item["source"], item["confidence"]) == ("corrected", "人工填写", "")
    assert item["alternatives"] == [{"value": CASES[4].values["联系人"], "origin": "原识别"}]


def test_a_reader_may_look_and_decide_nothing(store: Store) -> None:
    _, view = _shown(store, CASES[4], READER)
    assert view["decisions"] == []
    assert view["files"] == []
    assert view["may"] == {"review": False, "override": False, "take_over": False, "teach": False}


def test_an_unread_submission_says_so_and_shows_nothing_as_read(store: Store) -> None:
    number = submissions.register_upload(store, b"%PDF-1.4 unread", "a.pdf", "upload", SYSTEM).submission_id
    view = _again(store, number)
    assert "还在识别" in view["notice"]
    assert view["items"] == []
    assert view["title"] == "a.pdf"


def test_hostile_text_stays_text(store: Store) -> None:
    """The view is JSON; the page makes text nodes of it. Nothing is escaped twice or dropped."""
    evil = "<img src=x onerror=alert(1)>"
    case = replace(CASES[4], values={**CASES[4].values, "联系人": evil})
    _, view = _shown(store, case)
    assert next(item for item in view["items"] if item["key"] == "联系人")["value"] == evil
