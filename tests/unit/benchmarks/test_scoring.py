"""Scores say what happened: exact, missing, invented, decided, and never 100 % of nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.real_pictures import score_real, summarise_real
from benchmarks.scoring import Scored, Share, fold, fold_name, match_seals, score
from benchmarks.summary import summarise
from extract.result import EngineInfo, Extraction, FieldValue, Flag, Seal, SealParts
from ingest.document import Box


def _value(text: str, confidence: float | None = 0.99) -> FieldValue:
    return FieldValue(
        value=text, raw=text, confidence=confidence, page=0, box=Box(0.1, 0.1, 0.2, 0.2), source="ocr"
    )


def _seal(box: tuple[float, float, float, float], **more: Any) -> Seal:
    given: dict[str, Any] = {
        "page": 0,
        "box": Box(*box),
        "kind": "company",
        "shape": "round",
        "colour": "red",
        "text": "新疆天山消防有限公司",
        "confidence": 0.9,
        "slot": "单位意见",
        "state": "ok",
        "matches_unit": True,
    }
    return Seal(**(given | more))


def _reading(**more: Any) -> Extraction:
    given: dict[str, Any] = {
        "file": "a",
        "sha256": "0",
        "season": "s",
        "kind": "unit",
        "award": "科技创新企业",
        "fields": {},
        "pages": 1,
        "engine": EngineInfo(ocr="x", version="1"),
    }
    return Extraction(**(given | more))


def _truth(**more: Any) -> dict[str, Any]:
    truth: dict[str, Any] = {
        "layout": "classic",
        "capture": "clean",
        "handwriting": False,
        "scenario": "ok",
        "kind": "unit",
        "award": "科技创新企业",
        "flags": [],
        "fields": {
            "单位名称": {"value": "新疆天山消防（集团）有限公司", "page": 0, "box": [0.1, 0.1, 0.4, 0.12]}
        },
        "seals": [
            {
                "page": 0,
                "box": [0.6, 0.7, 0.8, 0.85],
                "kind": "company",
                "shape": "round",
                "state": "ok",
                "text": "新疆天山消防有限公司",
                "role": "unit",
            }
        ],
    }
    return truth | more


def _score(truth: dict[str, Any], got: Extraction) -> Scored:
    return score("a", truth, got, 1.0)


def test_width_and_spaces_do_not_count_but_characters_do() -> None:
    right = _score(_truth(), _reading(fields={"单位名称": _value("新疆天山消防(集团) 有限公司")}))
    wrong = _score(_truth(), _reading(fields={"单位名称": _value("新疆天山消防(集团)有限公百")}))
    assert right.fields[0].exact
    assert not wrong.fields[0].exact
    assert wrong.fields[0].wrong_characters == 1


def test_nothing_read_is_wrong_in_every_character() -> None:
    missing = _score(_truth(), _reading()).fields[0]
    assert (missing.exact, missing.got, missing.certain) == (False, None, False)
    assert missing.wrong_characters == missing.characters == 14


@pytest.mark.parametrize(
    ("confidence", "flagged", "certain"), [(0.9, False, True), (0.9, True, False), (None, False, False)]
)
def test_certain_is_what_nobody_is_asked_to_look_at(
    confidence: float | None, flagged: bool, certain: bool
) -> None:
    flag = Flag(code="low_confidence_field", severity="warn", message="…", fields=("单位名称",))
    got = _reading(fields={"单位名称": _value("甲", confidence)}, flags=(flag,) if flagged else ())
    scored = _score(_truth(), got)
    assert scored.fields[0].certain is certain
    assert not scored.flags_got


def test_values_from_nowhere_are_inventions_but_the_narratives_numbers_are_not() -> None:
    got = _reading(fields={"会员证号": _value("12"), "服务面积": _value("60万"), "联系人": _value("")})
    assert _score(_truth(), got).invented == ("会员证号",)


def test_an_unknown_award_may_be_none_or_named() -> None:
    truth = _truth(award=None)
    truth["fields"]["申报奖项"] = {"value": "十佳卫士", "page": 0, "box": None}
    assert _score(truth, _reading(award=None)).award_right
    assert _score(truth, _reading(award="十佳卫士")).award_right
    assert not _score(truth, _reading()).award_right


def test_a_seal_is_found_by_its_place() -> None:
    truth = _truth()["seals"]
    near, far = _seal((0.61, 0.7, 0.81, 0.85)), _seal((0.1, 0.1, 0.2, 0.2))
    (found,), false_seals = match_seals(truth, [far, near])
    assert found.found
    assert found.text_exact
    assert (found.expected_match, found.matches) == (True, True)
    assert false_seals == 1
    (missed,), false_seals = match_seals(truth, [far])
    assert not missed.found
    assert not missed.text_exact
    assert false_seals == 1
    assert match_seals(truth, [_seal((0.6, 0.7, 0.8, 0.85), page=1)])[0][0].found is False


def test_one_detection_serves_one_seal() -> None:
    seals = _truth()["seals"] * 2
    scores, _ = match_seals(seals, [_seal((0.6, 0.7, 0.8, 0.85))])
    assert sorted(s.found for s in scores) == [False, True]


def test_inner_text_may_stand_in_the_name_or_beside_it() -> None:
    truth = [{**_truth()["seals"][0], "text": "新疆天山消防有限公司合同专用章"}]
    got = _seal((0.6, 0.7, 0.8, 0.85), parts=SealParts(inner="合同专用章"))
    assert match_seals(truth, [got])[0][0].text_exact
    assert not match_seals(truth, [_seal((0.6, 0.7, 0.8, 0.85))])[0][0].text_exact


def test_false_matches_are_counted_apart() -> None:
    truth = _truth()
    truth["seals"][0] |= {"state": "mismatch", "text": "新疆地山消防有限公司"}
    scored = _score(truth, _reading(seals=(_seal((0.6, 0.7, 0.8, 0.85)),)))
    block = summarise([scored])["overall"]
    assert block["false_match"] == 1
    assert block["match_decided_right"] == {
        "right": 0,
        "total": 1,
        "share": 0.0,
        "interval95": block["match_decided_right"]["interval95"],
    }


def test_flags_have_precision_and_recall() -> None:
    flag = Flag(code="missing_seal", severity="block", message="…")
    due = _score(_truth(flags=["missing_seal"]), _reading())
    raised = _score(_truth(), _reading(flags=(flag,)))
    table = summarise([due, raised])["flags"]["missing_seal"]
    assert (table["precision"]["share"], table["recall"]["share"]) == (0.0, 0.0)
    assert table["missed"] == ["a"]
    assert table["wrong"] == ["a"]


def test_nothing_measured_is_not_perfect() -> None:
    assert Share(0, 0).value is None
    assert Share(0, 0).bounds is None
    assert summarise([])["overall"]["fields"]["share"] is None


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_interval_holds_the_share(right: int, more: int) -> None:
    part = Share(right, right + more)
    assert part.bounds is not None
    assert part.value is not None
    low, high = part.bounds
    assert 0 <= low <= part.value <= high <= 1


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_brackets_do_not_count_in_names() -> None:
    assert fold_name("新疆（甲）有限 公司") == fold_name("新疆(甲)有限公司") == "新疆甲有限公司"


def test_real_pictures_count_what_they_should() -> None:
    label = {
        "file": "x.jpg",
        "kind": "seal",
        "width": 100,
        "height": 200,
        "fields": {"名称": "甲（乙）公司", "无": ""},
        "seals": [
            {"box": [10, 20, 30, 40], "shape": "round", "text": "甲局", "color": "grey"},
            {"box": [50, 20, 90, 40], "shape": "oval", "text": "全国统一发票监制章某税务局"},
            {"box": [0, 150, 30, 190], "shape": "round", "text": None, "partial": True},
        ],
    }
    got = _reading(
        seals=(
            _seal((0.1, 0.1, 0.3, 0.2), text="甲局"),
            _seal((0.0, 0.75, 0.3, 0.95)),
            _seal((0.5, 0.6, 0.6, 0.7)),
        )
    )
    scored = score_real(label, got, None)
    summary = summarise_real([scored])
    assert summary["seal_recall"]["total"] == 1
    assert summary["seal_text"]["share"] == 1.0
    assert summary["grey_recall"]["share"] == 1.0
    assert summary["tax_ovals_found"]["share"] == 0.0
    assert scored.false_seals == 1
    assert summary["values_in_text"] == {"right": 0, "total": 1, "share": 0.0, "interval95": [0.0, 0.7935]}


def test_seals_of_a_word_file_are_told_apart_by_kind_and_name_on_any_page() -> None:
    truths = [
        {"page": 0, "box": None, "kind": kind, "shape": "round", "state": "ok", "text": text, "role": role}
        for kind, text, role in (
            ("company", "哈密市恒泰安消防工程有限公司", "unit"),
            ("company", "哈密市消防协会", "recommender"),
            ("personal", "马晓龙", None),
        )
    ]
    box = (0.6, 0.5, 0.8, 0.6)
    got = (
        _seal(box, kind="personal", text="马晓龙", page=1),
        _seal(box, text="哈密市消防协会", page=1),
        _seal(box, text="哈密市恒泰安消防工程有限公", page=1),
    )
    scores, false_seals = match_seals(truths, got)
    assert [score.found_text for score in scores] == [
        "哈密市恒泰安消防工程有限公",
        "哈密市消防协会",
        "马晓龙",
    ]
    assert false_seals == 0
    scores, false_seals = match_seals(truths[:1], got)
    assert scores[0].found_text == "哈密市恒泰安消防工程有限公"
    assert false_seals == 1
