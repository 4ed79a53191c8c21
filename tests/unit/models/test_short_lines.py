"""What the full recogniser is asked: everything without first looks, else what the first look doubts."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from models.errors import EngineFailed
from models.ocr import (
    MANY,
    NARROWEST,
    PROSE,
    ROOM,
    SAMPLE,
    SHORTEST,
    SQUEEZE,
    OcrEngine,
    first_width,
    line_columns,
)
from models.reading import Recognition

ALPHABET = ["", "章", "草"]


def _steps(width: int, score: float) -> NDArray[np.float32]:
    steps = np.zeros((width // 8, len(ALPHABET)), np.float32)
    steps[:, 0] = 1.0
    steps[2] = [0.0, score, 1 - score]
    return steps


class _Recogniser:
    """Reads 章 with certainty and notes the widths that it was shown."""

    def __init__(self) -> None:
        self.widths: list[int] = []
        self.paddlex_predictor = SimpleNamespace(runner=self.run)

    def run(self, x: list[NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        self.widths.append(x[0].shape[3])
        return [_steps(x[0].shape[3], 0.99)[None]]


class _FirstLook:
    """Reads 章 as surely as told."""

    def __init__(self, sure: float) -> None:
        self.sure = sure
        self.widths: list[int] = []

    def probabilities(self, line: NDArray[np.float32]) -> NDArray[np.float32]:
        self.widths.append(line.shape[2])
        return _steps(line.shape[2], self.sure)


def _engine(*recognisers: Any, looks: tuple[_FirstLook, ...] = ()) -> OcrEngine:
    engine = object.__new__(OcrEngine)
    engine._recognisers = list(recognisers)
    engine._first_looks = list(looks)  # type: ignore[arg-type]
    engine.alphabet = ALPHABET
    return engine


def _crop(width: int) -> NDArray[np.uint8]:
    return np.full((48, width, 3), 255, np.uint8)


def test_a_sure_first_look_is_enough() -> None:
    recogniser, look = _Recogniser(), _FirstLook(0.98)
    (reading,) = _engine(recogniser, looks=(look,)).recognise([_crop(90)])
    assert reading.text == "章"
    assert (look.widths, recogniser.widths) == ([90 + ROOM], [])


def test_an_unsure_short_line_is_read_in_full_at_its_own_width() -> None:
    recogniser, look = _Recogniser(), _FirstLook(0.6)
    (reading,) = _engine(recogniser, looks=(look,)).recognise([_crop(90)])
    assert (look.widths, recogniser.widths) == ([90 + ROOM], [90 + ROOM])
    assert reading.score == pytest.approx(0.99)


def test_where_most_long_lines_are_doubted_the_others_are_read_in_full_at_once() -> None:
    recogniser, look = _Recogniser(), _FirstLook(0.6)
    crops = [_crop(400 + 8 * k) for k in range(MANY)]
    assert [r.text for r in _engine(recogniser, looks=(look,)).recognise(crops)] == ["章"] * MANY
    assert look.widths == [400 + 8 * k for k in reversed(range(MANY - SAMPLE, MANY))]
    assert len(recogniser.widths) == MANY
    few = _FirstLook(0.6)
    _engine(_Recogniser(), looks=(few,)).recognise(crops[: MANY - 1])
    assert len(few.widths) == MANY - 1


def test_a_glance_asks_nobody_else() -> None:
    recogniser, look = _Recogniser(), _FirstLook(0.3)
    _engine(recogniser, looks=(look,)).glance([_crop(90)])
    assert recogniser.widths == []
    _engine(recogniser).glance([_crop(90)])
    assert recogniser.widths == [90 + ROOM]


def test_probabilities_keep_the_stock_width() -> None:
    recogniser = _Recogniser()
    engine = _engine(recogniser)
    engine.recognise([_crop(700)])
    assert engine.probabilities([_crop(90)])[0].shape == (SHORTEST // 8, len(ALPHABET))
    assert recogniser.widths == [700, SHORTEST]


class _Windows(_Recogniser):
    """Reads 草草草章草草草 in whatever it is shown."""

    def run(self, x: list[NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        self.widths.append(x[0].shape[3])
        steps = np.zeros((x[0].shape[3] // 8, len(ALPHABET)), np.float32)
        steps[:, 0] = 1.0
        for k, char in enumerate("草草草章草草草"):
            steps[2 + 2 * k] = [0.0, 0.99, 0.01] if char == "章" else [0.0, 0.01, 0.99]
        return [steps[None]]


def _doubted() -> Recognition:
    """A line of 24 characters that doubts the twelfth."""
    spans = tuple(((k + 0.2) / 24, (k + 0.8) / 24) for k in range(24))
    scores = tuple(0.99 if k != 11 else 0.5 for k in range(24))
    return Recognition("草" * 24, 0.9, scores, spans, ("",) * 24)


def test_of_a_long_line_only_what_was_doubted_is_read_again() -> None:
    recogniser, look = _Windows(), _FirstLook(0.98)
    (reading,) = _engine(recogniser, looks=(look,)).recognise_again([_crop(960)], [_doubted()])
    assert reading.text == "草" * 11 + "章" + "草" * 12
    assert reading.char_scores[11] == pytest.approx(0.99)
    assert (len(recogniser.widths), look.widths) == (1, [])
    assert recogniser.widths[0] <= 7 * 40 + ROOM + 1


def test_a_window_that_shows_other_neighbours_is_not_believed() -> None:
    recogniser, look = _Recogniser(), _FirstLook(0.98)
    (reading,) = _engine(recogniser, looks=(look,)).recognise_again([_crop(960)], [_doubted()])
    assert (reading.text, look.widths) == ("章", [960 * SQUEEZE])


def test_a_short_line_is_read_again_whole() -> None:
    recogniser, look = _Recogniser(), _FirstLook(0.98)
    short = Recognition("草", 0.5, (0.5,), ((0.1, 0.9),), ("",))
    (reading,) = _engine(recogniser, looks=(look,)).recognise_again([_crop(90)], [short])
    assert (reading.text, look.widths) == ("章", [90 + ROOM])


def test_results_keep_the_order_of_the_crops() -> None:
    looks = (_FirstLook(0.98), _FirstLook(0.98))
    engine = _engine(_Recogniser(), _Recogniser(), looks=looks)
    shapes = [p.shape[0] * 8 for p in engine.probabilities([_crop(w) for w in (400, 640, 320, 800, 480)])]
    assert shapes == [400, 640, 320, 800, 480]
    widths = [90, 640, 64, 800, 320, 840, 700, 600, 50]
    readings = engine.recognise([_crop(w) for w in widths])
    # The one character ends at step 3 of each line.
    assert [round(24 / r.char_spans[0][1]) for r in readings] == widths
    assert engine.recognise([]) == []


def test_a_first_look_is_no_narrower_than_the_network_likes_and_no_wider_than_the_stock() -> None:
    assert [first_width(_crop(w)) for w in (40, 90, 300, 700)] == [NARROWEST, 90 + ROOM, SHORTEST, SHORTEST]
    assert line_columns(np.zeros((96, 101, 3), np.uint8)) == 51


def test_prose_is_narrowed_for_its_first_look_and_its_characters_stay_where_they_stand() -> None:
    look = _FirstLook(0.98)
    engine = _engine(_Recogniser(), looks=(look,))
    prose, line = engine.recognise([_crop(1600), _crop(PROSE - 1)])
    assert look.widths == [1600 * SQUEEZE, PROSE - 1]
    # The one character takes the third step: of the narrowed line, and of the other as it is.
    assert prose.char_spans[0] == pytest.approx((16 / (1600 * SQUEEZE), 24 / (1600 * SQUEEZE)))
    assert line.char_spans[0] == pytest.approx((16 / (PROSE - 1), 24 / (PROSE - 1)))


def test_prose_that_is_doubted_is_read_at_its_full_width() -> None:
    recogniser = _Recogniser()
    _engine(recogniser, looks=(_FirstLook(0.3),)).recognise([_crop(1600)])
    assert recogniser.widths == [1600]


def test_a_failing_network_is_no_empty_line() -> None:
    def fail(x: Any) -> Any:
        raise RuntimeError("broken")

    broken = SimpleNamespace(paddlex_predictor=SimpleNamespace(runner=fail))
    with pytest.raises(EngineFailed):
        _engine(broken, broken).recognise([_crop(90), _crop(400)])
    looks = (_FirstLook(0.3), _FirstLook(0.3))
    with pytest.raises(EngineFailed):
        _engine(broken, broken, looks=looks).recognise([_crop(90), _crop(400)])
