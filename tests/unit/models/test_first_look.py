"""What a first look doubts, and how the full recogniser's windows are put into its reading."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import EngineFailed
from models.first_look import (
    ANCHORS,
    AROUND,
    LONG,
    FirstLook,
    Part,
    doubted_places,
    doubtful_parts,
    load_first_looks,
    spliced,
)
from models.reading import Recognition

TEXT = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"


def _reading(text: str, scores: dict[int, float] | None = None) -> Recognition:
    """Evenly set characters, sure but for `scores`."""
    sure = tuple((scores or {}).get(k, 0.99) for k in range(len(text)))
    n = max(1, len(text))
    spans = tuple(((k + 0.3) / n, (k + 0.7) / n) for k in range(len(text)))
    return Recognition(text, float(np.mean(sure)) if text else 0.0, sure, spans, ("",) * len(text))


def _outputs(columns: dict[int, dict[int, float]], steps: int = 20, classes: int = 6) -> np.ndarray:
    """Network output of blanks, with these probabilities of classes at these steps."""
    rows = np.zeros((steps, classes), np.float32)
    for step, chars in columns.items():
        for char, probability in chars.items():
            rows[step, char] = probability
    rows[:, 0] = 1.0 - rows.sum(axis=1)
    return rows


def _parts(reading: Recognition, columns: int = LONG) -> list[Part] | None:
    doubted = {k for k, score in enumerate(reading.char_scores) if score < 0.9}
    return doubtful_parts(reading, doubted, columns)


def test_nothing_doubted_needs_no_window() -> None:
    assert _parts(_reading(TEXT)) == []


def test_an_empty_reading_or_a_doubted_short_line_is_read_whole() -> None:
    assert _parts(_reading("")) is None
    assert _parts(_reading(TEXT, {4: 0.5}), LONG - 1) is None


def test_a_window_shows_sure_neighbours_and_is_cut_between_characters() -> None:
    (part,) = _parts(_reading(TEXT, {9: 0.5})) or []
    assert (part.first, part.last, part.start, part.stop) == (9, 10, 9 - AROUND, 10 + AROUND)
    assert part.left == pytest.approx((9 - AROUND) / 20)
    assert part.right == pytest.approx((10 + AROUND) / 20)


def test_windows_reach_the_ends_and_near_doubts_share_one() -> None:
    (first,) = _parts(_reading(TEXT, {0: 0.5})) or []
    assert (first.left, first.start) == (0.0, 0)
    (last,) = _parts(_reading(TEXT, {19: 0.5})) or []
    assert (last.right, last.stop) == (1.0, 20)
    (both,) = _parts(_reading(TEXT, {8: 0.5, 10: 0.4})) or []
    assert (both.first, both.last) == (8, 11)


def test_much_doubt_is_read_whole() -> None:
    assert _parts(_reading(TEXT, {1: 0.5, 9: 0.5, 18: 0.5})) is None


def test_a_window_replaces_what_was_doubted_and_keeps_the_rest() -> None:
    reading = _reading(TEXT, {9: 0.5})
    parts = _parts(reading) or []
    mended = spliced(reading, parts, [_reading("七八九拾甲乙丙")])
    assert mended is not None
    assert mended.text == TEXT.replace("十", "拾")
    assert min(mended.char_scores) == pytest.approx(0.99)
    assert mended.char_spans[9] == pytest.approx(reading.char_spans[9])
    assert mended.char_spans[:9] == reading.char_spans[:9]
    starts = [start for start, _ in mended.char_spans]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("seen", "became"),
    [("七八九甲乙丙", ""), ("七八九十十甲乙丙", "十十"), ("八九拾甲乙", "拾"), ("八九拾甲乙丙", "拾")],
)
def test_a_window_may_lose_find_or_cut_characters(seen: str, became: str) -> None:
    reading = _reading(TEXT, {9: 0.5})
    parts = _parts(reading) or []
    mended = spliced(reading, parts, [_reading(seen)])
    assert mended is not None
    assert mended.text == TEXT.replace("十", became)


@pytest.mark.parametrize("seen", ["", "七八久拾甲乙丙", "七八九拾申乙丙", "甲乙丙七八九"])
def test_a_window_that_reads_the_sure_neighbours_otherwise_is_not_used(seen: str) -> None:
    reading = _reading(TEXT, {9: 0.5})
    assert spliced(reading, _parts(reading) or [], [_reading(seen)]) is None


def test_doubts_at_both_ends() -> None:
    reading = _reading(TEXT, {0: 0.5, 19: 0.5})
    parts = _parts(reading) or []
    mended = spliced(reading, parts, [_reading("壹二三四"), _reading("庚辛壬葵")])
    assert mended is not None
    assert mended.text == "壹" + TEXT[1:-1] + "葵"


@given(st.sets(st.integers(0, 19), min_size=1, max_size=3))
def test_windows_that_agree_change_nothing(doubted: set[int]) -> None:
    reading = _reading(TEXT, dict.fromkeys(doubted, 0.5))
    parts = _parts(reading)
    if parts is None:
        return
    mended = spliced(reading, parts, [_reading(TEXT[p.start : p.stop]) for p in parts])
    assert mended is not None
    assert mended.text == TEXT
    assert len(mended.char_spans) == len(mended.runners_up) == len(mended.char_scores) == 20
    assert min(mended.char_scores) == pytest.approx(0.99)
    assert all(p.first - p.start in range(AROUND + 1) and ANCHORS <= AROUND for p in parts)


def test_a_blank_that_may_be_another_character_is_doubted() -> None:
    reading = Recognition("甲乙", 0.99, (0.99, 0.99), ((0.1, 0.15), (0.7, 0.75)), ("", ""))
    lost = _outputs({2: {1: 0.99}, 14: {2: 0.99}, 8: {4: 0.3}})
    assert doubted_places(reading, lost, 20) == {0, 1}
    # A flank of either neighbour is no other character.
    flank = _outputs({2: {1: 0.99}, 3: {1: 0.4}, 13: {2: 0.4}, 14: {2: 0.99}})
    assert doubted_places(reading, flank, 20) == set()
    behind = _outputs({2: {1: 0.99}, 14: {2: 0.99}, 18: {4: 0.3}})
    assert doubted_places(reading, behind, 20) == {1}
    assert doubted_places(Recognition("", 0.0), _outputs({3: {4: 0.3}}), 20) == set()


def test_an_improbable_character_is_doubted() -> None:
    reading = Recognition("甲乙", 0.9, (0.99, 0.6), ((0.1, 0.15), (0.7, 0.75)), ("", ""))
    assert doubted_places(reading, _outputs({2: {1: 0.99}, 14: {2: 0.6, 3: 0.3}}), 20) == {1}


def test_without_the_file_there_are_no_first_looks(tmp_path: Path) -> None:
    assert load_first_looks(2, tmp_path / "absent.onnx") == []
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"no network")
    with pytest.raises(EngineFailed):
        FirstLook(broken)
