"""Short lines are looked at narrowly first, and again at the stock width where that is not sure."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from models.errors import EngineFailed
from models.ocr import FIRST_LOOK, ROOM, SHORTEST, OcrEngine

ALPHABET = ["", "章", "草"]


class _Recogniser:
    """Reads 章, with `sure` where the picture is narrow and certainly at the stock width."""

    def __init__(self, sure: float) -> None:
        self.sure = sure
        self.widths: list[int] = []
        self.paddlex_predictor = SimpleNamespace(runner=self.run)

    def run(self, x: list[NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        width = x[0].shape[3]
        self.widths.append(width)
        steps = np.zeros((1, width // 8, len(ALPHABET)), np.float32)
        steps[:, :, 0] = 1.0
        score = self.sure if width < SHORTEST else 0.99
        steps[0, 2] = [0.0, score, 1 - score]
        return [steps]


def _engine(*recognisers: Any) -> OcrEngine:
    engine = object.__new__(OcrEngine)
    engine._recognisers = list(recognisers)
    engine.alphabet = ALPHABET
    return engine


def _crop(width: int) -> NDArray[np.uint8]:
    return np.full((48, width, 3), 255, np.uint8)


def test_a_sure_first_look_is_enough() -> None:
    recogniser = _Recogniser(sure=0.98)
    (reading,) = _engine(recogniser).recognise([_crop(90)])
    assert reading.text == "章"
    assert recogniser.widths == [90 + ROOM]
    _engine(recogniser).recognise([_crop(40)])
    assert recogniser.widths[1:] == [FIRST_LOOK]


def test_an_unsure_first_look_is_followed_by_the_stock_width() -> None:
    recogniser = _Recogniser(sure=0.6)
    (reading,) = _engine(recogniser).recognise([_crop(90)])
    assert recogniser.widths == [90 + ROOM, SHORTEST]
    assert reading.score == pytest.approx(0.99)


def test_long_lines_and_probabilities_keep_the_stock_width() -> None:
    recogniser = _Recogniser(sure=0.98)
    engine = _engine(recogniser)
    engine.recognise([_crop(700)])
    assert engine.probabilities([_crop(90)])[0].shape == (SHORTEST // 8, len(ALPHABET))
    assert recogniser.widths == [700, SHORTEST]


def test_results_keep_the_order_of_the_crops() -> None:
    engine = _engine(_Recogniser(0.98), _Recogniser(0.98))
    shapes = [p.shape[0] * 8 for p in engine.probabilities([_crop(w) for w in (400, 640, 320, 800, 480)])]
    assert shapes == [400, 640, 320, 800, 480]
    assert engine.recognise([]) == []


def test_a_failing_network_is_no_empty_line() -> None:
    def fail(x: Any) -> Any:
        raise RuntimeError("broken")

    broken = SimpleNamespace(paddlex_predictor=SimpleNamespace(runner=fail))
    with pytest.raises(EngineFailed):
        _engine(broken, broken).recognise([_crop(90), _crop(400)])
