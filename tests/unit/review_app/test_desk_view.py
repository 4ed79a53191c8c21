"""What the desk asks, shows and offers, from made-up readings in a real store."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from casework.blind import blinded
from casework.roles import SYSTEM, Actor, Role
from casework.services import review, second_entry, submissions
from casework.store.database import Store, open_store
from extract.result import SealCandidate, SealState
from review_app import desk_routes, intake_routes
from review_app.api import as_json
from review_app.desk_fields import SeasonFacts
from review_app.desk_seals import seal_choice, seal_mark
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


def test_a_field_speaks_of_its_own_doubt_only(store: Store) -> None:
    """The finding names every doubtful field; beside one of them the others are noise."""
    _, view = _shown(store, CASES[7])
    flag = next(flag for flag in view["flags"] if flag["code"] == "low_confidence_field")
    assert len(flag["fields"]) >= 2
    assert flag["message"].startswith(f"{len(flag['fields'])} 项")
    for key in flag["fields"]:
        item = next(item for item in view["items"] if item["key"] == key)
        others = [other for other in flag["fields"] if other != key]
        assert not any(other in reason for other in others for reason in item["reasons"])


@pytest.mark.parametrize(
    ("state", "matches", "word", "ask"),
    [
        ("ok", True, "与单位名称相符", None),
        ("ok", None, "不能确定是不是本单位的章，请核对", "doubt"),
        ("faint", None, "不能确定是不是本单位的章，请核对；印迹浅淡", "doubt"),
        ("faint", True, "与单位名称相符；印迹浅淡", None),
        ("mismatch", False, "与单位名称不符", None),
    ],
)
def test_a_seal_is_called_the_units_only_where_it_is(
    store: Store, state: SealState, matches: bool | None, word: str, ask: str | None
) -> None:
    number, _ = _shown(store, CASES[4])
    view = submissions.load(store, number, FIRST)
    (seal,) = view.seals
    names = (SealCandidate(name="新疆甲公司", probability=0.8), SealCandidate(name="乙", probability=0.001))
    changed = seal.model_copy(update={"state": state, "matches_unit": matches, "candidates": names})
    slots = tuple(replace(slot, seals=(changed,)) for slot in view.slots)
    mark = seal_mark(replace(view, seals=(changed,), slots=slots), 0, changed)
    assert (mark["state_word"], mark["ask"]) == (word, ask)
    shown = [] if matches else [{"name": "新疆甲公司", "chance": "80%"}]
    assert mark["candidates"] == shown


def test_a_persons_word_about_a_seal_stands_above_the_reading(store: Store) -> None:
    number, view = _shown(store, CASES[9])
    review.decide_seal(store, number, next(i["key"] for i in view["items"] if i["seal"]), "相符", FIRST)
    number, view = _shown(store, CASES[5])
    review.decide_seal(store, number, view["seals"][0]["key"], "相符", FIRST)
    mark = _again(store, number)["seals"][0]
    assert mark["state_word"].startswith("人工核定：有章，且与应盖章的单位相符")
    assert mark["candidates"] == []


KEY = "统一社会信用代码"
SECOND = Actor("second", frozenset({Role.SECOND}))
THIRD = Actor("admin", frozenset({Role.ADMIN}))


@pytest.fixture
def careful(tmp_path: Path) -> Iterator[Store]:
    """A store whose season wants the credit code entered twice."""
    settings = showcase_settings(tmp_path)
    own = tmp_path / "seasons" / f"{settings.season}.toml"
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("second_entry = []", f'second_entry = ["{KEY}"]'), encoding="utf-8")
    opened = open_store(settings)
    yield opened
    opened.close()


def test_the_second_person_is_told_the_value_nowhere(careful: Store) -> None:
    number, view = _shown(careful, CASES[4])
    code = CASES[4].values[KEY]
    assert code in str(view)
    review.confirm_field(careful, number, KEY, FIRST)
    again = _again(careful, number, SECOND)
    item = next(item for item in again["items"] if item["key"] == KEY)
    assert (item["ask"], item["value"], item["alternatives"]) == ("second", "", [])
    assert code not in str(again)
    assert "〔待您录入〕" in str(again["history"])
    mine = _again(careful, number, FIRST)
    assert code in str(mine)
    assert "等另一人独立录入。" in next(item for item in mine["items"] if item["key"] == KEY)["reasons"]


def test_no_letter_and_no_answer_to_a_program_tells_the_value(
    careful: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, _ = _shown(careful, CASES[4])
    wrong = CASES[4].values[KEY][:-1] + "X"
    review.correct_field(careful, number, KEY, wrong, FIRST)
    monkeypatch.setattr(desk_routes, "current", lambda: SimpleNamespace(store=careful))
    why = f"代码 {wrong} 校验不符"
    assert wrong in str(desk_routes.letter_shown(number, FIRST, why))
    assert wrong not in str(desk_routes.letter_shown(number, SECOND, why))
    monkeypatch.setattr(intake_routes, "current", lambda: SimpleNamespace(store=careful))
    first, second = (SimpleNamespace(actor=actor) for actor in (FIRST, SECOND))
    assert wrong in str(intake_routes.states_of([number], first))  # type: ignore[arg-type]
    assert wrong not in str(intake_routes.states_of([number], second))  # type: ignore[arg-type]
    view = submissions.load(careful, number, SECOND)
    assert wrong in str(as_json(view))
    assert wrong not in str(blinded(as_json(view), view, SECOND))


def test_a_third_person_sees_both_entries_and_the_two_wait(careful: Store) -> None:
    number, _ = _shown(careful, CASES[4])
    review.confirm_field(careful, number, KEY, FIRST)
    second_entry.enter(careful, number, KEY, "911", SECOND)
    item = next(item for item in _again(careful, number, THIRD)["items"] if item["key"] == KEY)
    assert item["ask"] == "third"
    assert [other["value"] for other in item["alternatives"]] == [CASES[4].values[KEY], "911"]
    waits = next(item for item in _again(careful, number, SECOND)["items"] if item["key"] == KEY)
    assert waits["ask"] is None
    assert "两人录入不一致，等第三人裁定。" in waits["reasons"]


def test_a_named_field_that_was_not_read_is_asked(careful: Store) -> None:
    case = replace(
        CASES[4], values={key: value for key, value in CASES[4].values.items() if key != "职工人数"}
    )
    rules = replace(RULES, second_entry=("职工人数",))
    number = add_case(careful, case)
    view = desk_view(submissions.load(careful, number, FIRST), FIRST, Walk(), rules)
    assert _asks(view)["职工人数"] == "doubt"


def test_an_assigned_field_is_shown_where_its_label_stands(store: Store) -> None:
    number, before = _shown(store, CASES[10])
    place = next(item for item in before["items"] if item["key"] == "入会登记号")["box"]
    review.assign_label(store, number, "入会登记号", "会员证号", FIRST)
    items = {item["key"]: item for item in _again(store, number)["items"]}
    assert (items["会员证号"]["box"], items["会员证号"]["decision"]) == (place, "corrected")
    assert items["入会登记号"]["decision"] == "assigned"
