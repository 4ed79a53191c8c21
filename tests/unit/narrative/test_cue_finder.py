"""The notation of cues, and what the pipeline finds with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.rules.prose import cue_finder, read_prose
from models.narrative import CueFinder, compile_pattern


def found(pattern: str, text: str) -> list[str]:
    return [text[cue.start : cue.end] for cue in CueFinder({"x": [pattern]}).read(text).cues]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("处罚", "受到处罚，处置", ["处罚"]),
        ("[受被]罚", "受罚与被罚和挨罚", ["受罚", "被罚"]),
        ("#家", "签约四十六家和12家", ["四十六家", "12家"]),
        ("#[余多]?家", "四十余家，30家", ["四十余家", "30家"]),
        ("被~3罚", "被总队罚款，被消防救援总队罚", ["被总队罚"]),
        ("被~9罚", "被甲，乙罚", []),
    ],
)
def test_notation(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


def test_of_overlapping_cues_the_longest_stays() -> None:
    assert found("处罚?款?", "被处罚款") == ["处罚款"]


@pytest.mark.parametrize("pattern", ["?家", "[家", "[]家", "~家", "家??"])
def test_patterns_that_cannot_be_read(pattern: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        compile_pattern(pattern)


def test_literal_patterns_stay_literal() -> None:
    assert compile_pattern("不合格") == "不合格"


def test_sentences_and_clauses() -> None:
    cued = cue_finder().read("甲，乙。“丙。”丁！戊")
    assert [cued.text[a:b] for a, b in cued.sentences] == ["甲，乙。", "“丙。”丁！", "戊"]
    assert [cued.text[a:b] for a, b in cued.clauses] == ["甲", "乙", "“丙", "”丁", "戊"]


def test_white_space_and_groups_of_digits_go_and_places_are_kept() -> None:
    text = " 面积 725,000\n平方米"
    prose = read_prose(text)
    assert prose.text == "面积725000平方米"
    start, end = prose.given(2, 8)
    assert text[start:end] == "725,000"


def test_a_numbered_line_starts_a_sentence() -> None:
    assert "。" in read_prose("无处罚\n二、因违规被罚").text
    assert "。" not in read_prose("无处\n罚").text


@given(st.text(max_size=120))
def test_any_text_can_be_cued(text: str) -> None:
    prose = read_prose(text)
    assert len(prose.places) == len(prose.text)
    assert list(prose.places) == sorted(prose.places)
    assert all(0 <= cue.start < cue.end <= len(prose.text) for cue in prose.cued.cues)
