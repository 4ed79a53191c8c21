"""Names compared as text: same, different in law, departments and branches."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.seals.likelihood import TextScorer
from extract.seals.match import (
    decide,
    evidence_against,
    match_text,
    name_key,
    relation_of,
    split_special,
    verify,
)

UNIT = "新疆天山消防工程有限公司"


@pytest.mark.parametrize(
    ("seal", "unit", "matches"),
    [
        (UNIT, UNIT, True),
        ("天山消防(新疆)有限公司", "天山消防（新疆）有限公司", True),
        (UNIT + "合同专用章", UNIT, True),
        ("新疆天水消防工程有限公司", UNIT, False),
        ("新疆天山消防有限公司", "天山消防（新疆）有限公司", False),
        (UNIT + "喀什分公司", UNIT, False),
        (UNIT, UNIT + "喀什分公司", False),
        ("喀什恒泰商贸有限公司", UNIT, False),
        (UNIT + "人事部", UNIT, None),
        (None, UNIT, None),
        (UNIT, None, None),
    ],
)
def test_match_by_text(seal: str | None, unit: str | None, matches: bool | None) -> None:
    verdict = match_text(seal, ["喀什恒泰商贸有限公司"], unit)
    assert verdict.matches is matches
    assert verdict.reason


def test_reasons_name_what_is_wrong() -> None:
    assert "第4字" in relation_of("新疆天水消防工程有限公司", UNIT)[0]
    assert "分支机构" in relation_of(UNIT + "喀什分公司", UNIT)[0]
    assert "部门章" in relation_of(UNIT + "人事部", UNIT)[0]
    assert "总公司" in relation_of(UNIT, UNIT + "第一分公司")[0]
    assert "地名" in relation_of("新疆天山消防有限公司", "天山消防（新疆）有限公司")[0]


def test_ranking_puts_the_nearest_name_first() -> None:
    verdict = match_text(
        "新疆天水消防工程有限公司", ["喀什恒泰商贸有限公司", "新疆天水消防工程有限公司"], UNIT
    )
    assert verdict.candidates[0].name == "新疆天水消防工程有限公司"
    assert verdict.candidates[0].probability == 1.0


@given(st.text(alphabet="新疆天山（）() 有限公司·", max_size=20))
def test_name_key_is_stable_and_free_of_brackets(text: str) -> None:
    key = name_key(text)
    assert name_key(key) == key
    assert not set(key) & set("（）() ")


def test_special_seals_are_split_from_the_name() -> None:
    assert split_special("北京中导开源科技有限公司财务专用章") == ("北京中导开源科技有限公司", "财务专用章")
    assert split_special(UNIT) == (UNIT, None)


def _view(text: str, codes: dict[str, int], sure: float) -> np.ndarray:
    view = np.full((3 * len(text), len(codes) + 1), (1 - sure) / len(codes), dtype=np.float32)
    for place, char in enumerate(text):
        view[3 * place, codes[char]] = sure
        view[3 * place + 1 : 3 * place + 3, 0] = sure
    return view


@pytest.mark.parametrize(
    ("seal", "matches"), [(UNIT, True), ("新疆天水消防工程有限公司", False), ("喀什恒泰商贸有限公司", False)]
)
def test_verification_on_clear_probabilities(seal: str, matches: bool) -> None:
    codes = {char: k + 1 for k, char in enumerate(dict.fromkeys(UNIT + "水喀什恒泰商贸"))}
    scorer = TextScorer([_view(seal, codes, 0.995)] * 2, [codes] * 2)
    probability, candidates = verify(scorer, [seal], [UNIT, "喀什恒泰商贸有限公司"])
    assert decide(probability, seal, 0.98, evidence_against(scorer, seal, UNIT), UNIT, None)[0] is matches
    assert {c.name for c in candidates} == {UNIT, "喀什恒泰商贸有限公司"}


def test_one_doubtful_character_is_not_decided_against_the_unit() -> None:
    codes = {char: k + 1 for k, char in enumerate(dict.fromkeys(UNIT + "水"))}
    view = _view("新疆天水消防工程有限公司", codes, 0.99)
    view[9, codes["水"]], view[9, codes["山"]] = 0.55, 0.40
    scorer = TextScorer([view], [codes])
    probability, _ = verify(scorer, ["新疆天水消防工程有限公司"], [UNIT])
    against = evidence_against(scorer, "新疆天水消防工程有限公司", UNIT)
    assert decide(probability, "新疆天水消防工程有限公司", 0.98, against, UNIT, None)[0] is not False


def test_special_kind_is_named_in_the_reason() -> None:
    matches, reason = decide(0.999, UNIT, 0.9, 0.0, UNIT, "合同专用章")
    assert matches is True
    assert "合同专用章" in reason


def test_a_worn_character_does_not_speak_against_the_unit() -> None:
    assert decide(0.0, UNIT[1:], 0.98, 9.0, UNIT, None)[0] is None
    assert decide(0.0, UNIT[:4] + UNIT[5:], 0.98, 9.0, UNIT, None)[0] is None


def test_an_unsure_reading_of_a_like_name_is_left_open() -> None:
    assert decide(0.0, "新疆天水消防工程有限公司", 0.98, 2.0, UNIT, None)[0] is None
    assert decide(0.0, "喀什恒泰商贸有限公司", 0.7, 0.0, UNIT, None)[0] is False
    assert decide(0.0, "喀什恒泰商贸有限公司", 0.1, 0.0, UNIT, None)[0] is None


def test_a_name_read_from_its_middle_is_left_open() -> None:
    assert decide(0.0, UNIT[4:] + UNIT[:4], 0.98, 9.0, UNIT, None)[0] is None


def test_views_that_show_nothing_prove_nothing() -> None:
    codes = {char: k + 1 for k, char in enumerate(dict.fromkeys(UNIT))}
    blank = np.full((60, len(codes) + 1), 1e-6, dtype=np.float32)
    blank[:, 0] = 1.0
    noise = np.full((60, len(codes) + 1), 1.0 / (len(codes) + 1), dtype=np.float32)
    for view in (blank, noise):
        probability, candidates = verify(TextScorer([view], [codes]), [""], [UNIT])
        assert probability <= 0.5
        assert all(candidate.probability <= 0.5 for candidate in candidates)
