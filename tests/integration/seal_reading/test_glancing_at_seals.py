"""Seals are glanced at while the form is understood: what was seen then is not looked at again."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.seals import made_case
from extract.seals.read import glance_at_seal, read_seal
from ingest.document import Image, Page
from models.engines import Engines
from models.errors import EngineFailed
from models.ocr import OcrEngine
from models.seal_reader import RememberingReader, SealReader

pytestmark = pytest.mark.models


class _Counting:
    """The trained reader, noting what it is shown."""

    trained = True

    def __init__(self) -> None:
        self._reader = SealReader()
        self.alphabet: list[str] = self._reader.alphabet
        self.codes: Mapping[str, int] = self._reader.codes
        self.shown: list[Image] = []
        self.fails = False

    def probabilities(self, strips: Sequence[Image]) -> list[NDArray[np.float32]]:
        if self.fails:
            raise EngineFailed("印章文字识别失败")
        self.shown += strips
        return self._reader.probabilities(strips)


@pytest.fixture(scope="module")
def ocr() -> OcrEngine:
    return OcrEngine("small", 2)


@pytest.mark.parametrize("shape", ["round", "oval", "square"])
def test_a_seal_glanced_at_reads_the_same_with_fewer_looks(shape: str, ocr: OcrEngine) -> None:
    case = made_case("office", shape, np.random.default_rng(5))  # type: ignore[arg-type]
    height, width = case.picture.shape[:2]
    page = Page(0, case.picture, (), np.eye(3), (width, height))
    plain, counting = _Counting(), _Counting()
    remembering = RememberingReader(counting)
    glance_at_seal(page, case.mark, remembering)
    glanced = len(counting.shown)
    assert glanced >= 2
    expected = read_seal(page, case.mark, Engines(ocr, None, None, plain), (case.text,))  # type: ignore[arg-type]
    again = read_seal(page, case.mark, Engines(ocr, None, None, remembering), (case.text,))  # type: ignore[arg-type]
    assert (again.text, again.confidence, again.matches) == (
        expected.text,
        expected.confidence,
        expected.matches,
    )
    # No strip was shown twice, and the first ones not at all after the glance.
    assert len({strip.tobytes() for strip in counting.shown}) == len(counting.shown)
    assert len(counting.shown) - glanced <= len(plain.shown) - 2


def test_equal_strips_in_one_look_are_seen_once() -> None:
    counting = _Counting()
    strip = np.full((48, 160, 3), 250, np.uint8)
    first, second = RememberingReader(counting).probabilities([strip, strip.copy()])
    assert len(counting.shown) == 1
    assert np.array_equal(first, second)


def test_a_reader_that_fails_is_not_remembered_as_nothing() -> None:
    counting = _Counting()
    remembering = RememberingReader(counting)
    strip = np.full((48, 160, 3), 250, np.uint8)
    counting.fails = True
    with pytest.raises(EngineFailed):
        remembering.probabilities([strip])
    counting.fails = False
    assert len(remembering.probabilities([strip])) == 1
