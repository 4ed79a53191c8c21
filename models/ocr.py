"""Text detection and recognition by PaddleOCR (PP-OCRv6), one line at a time.

The call and the mapping are apart: `OcrEngine` calls, `models.ctc.decode` and `crop_line` map.
Not safe to share between threads; use one engine per process.
"""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ctc import decode
from models.errors import EngineFailed
from models.paddle import load_module

T = TypeVar("T")
Image = NDArray[np.uint8]
Quad = NDArray[np.float32]
"""Four corners (4, 2) in pixels, clockwise from the top left of the text."""

LINE_HEIGHT = 48
MAX_LINE_WIDTH = 3200
STRIDE = 8
"""Input pixels (at line height 48) per time step of the recogniser."""

SHORTEST = 320
"""Columns that stock PaddleOCR feeds at least: shorter crops are padded with mid-grey."""

FIRST_LOOK, ROOM = 128, 64
"""Columns of the first look at a short crop, and columns left free behind its text: a · at the end needs
room. Of 1,156 short lines of forms and photos one in six has a character below SURE and is read again at
SHORTEST; without that room six to ten of the others read otherwise, most of them better (职☑称 becomes
职称)."""

SURE = 0.95
"""Least character probability for which a first look is believed."""

DETECTION_SIDE = 1280
"""Long side for text detection: 0.34 s against 1.17 s at the stock 2208 with no line lost on A4 forms
(benchmarks/speed.py)."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """One recognised crop. `char_spans` are (start, end) fractions of the crop's length."""

    text: str
    score: float
    char_scores: tuple[float, ...] = ()
    char_spans: tuple[tuple[float, float], ...] = ()
    runners_up: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OcrLine:
    """One line found on a picture: where (pixels of that picture) and what it says.

    `vertical` lines were turned to be read.
    """

    quad: Quad
    recognition: Recognition
    vertical: bool


class OcrEngine:
    """Detector and recogniser of one size. Raises ModelMissing or EngineFailed."""

    def __init__(self, size: Literal["small", "tiny"] = "small", threads: int = 2) -> None:
        self.name = f"PP-OCRv6_{size}"
        self._detector = load_module("TextDetection", f"{self.name}_det", threads=threads)
        # One recogniser per thread, each on one core: lines in parallel beat threads inside a line.
        self._recognisers = [
            load_module("TextRecognition", f"{self.name}_rec", threads=1) for _ in range(threads)
        ]
        self.alphabet: list[str] = list(self._recognisers[0].paddlex_predictor.post_op.character)

    def detect(self, image: Image, side: int = DETECTION_SIDE) -> list[Quad]:
        """Text quads on an RGB picture, in no particular order."""
        try:
            bgr = cv2.cvtColor(image, cv2.COLOR_RGB2BGR)
            result = self._detector.predict(bgr, limit_side_len=side, limit_type="max")[0]
        except Exception as error:  # vendor border
            raise EngineFailed(f"文字定位失败：{error}") from error
        return [np.asarray(poly, dtype=np.float32).reshape(4, 2) for poly in result["dt_polys"]]

    def probabilities(self, crops: Sequence[Image]) -> list[NDArray[np.float32]]:
        """Per-step class probabilities, one array (steps, classes) per RGB crop of a line."""
        return self._side_by_side(crops, self._look)

    def recognise(self, crops: Sequence[Image]) -> list[Recognition]:
        """Read crops that hold one horizontal line each (RGB)."""
        return self._side_by_side(crops, self._read_line)

    def _look(self, recogniser: Any, crop: Image, least: int = SHORTEST) -> NDArray[np.float32]:
        output = recogniser.paddlex_predictor.runner(x=[normalise_line(crop, least)[None]])
        return np.asarray(output[0][0], dtype=np.float32)

    def _read_line(self, recogniser: Any, crop: Image) -> Recognition:
        # Probabilities of all characters take megabytes a line: they are let go as soon as they are read.
        width = LINE_HEIGHT * crop.shape[1] // max(1, crop.shape[0])
        if width + ROOM < SHORTEST:
            look = self._look(recogniser, crop, max(FIRST_LOOK, width + ROOM))
            first = to_recognition(crop, look, self.alphabet)
            if first.text and min(first.char_scores) >= SURE:
                return first
        return to_recognition(crop, self._look(recogniser, crop), self.alphabet)

    def _side_by_side(self, crops: Sequence[Image], look: Callable[[Any, Image], T]) -> list[T]:
        """`look` at every crop, each recogniser in a thread of its own taking the longest that is left."""
        results: dict[int, T] = {}
        waiting = deque(
            sorted(range(len(crops)), key=lambda k: -crops[k].shape[1] / max(1, crops[k].shape[0]))
        )

        def run(recogniser: Any) -> None:
            while True:
                try:
                    index = waiting.popleft()
                except IndexError:
                    return
                results[index] = look(recogniser, crops[index])

        try:
            if len(crops) < 2 or len(self._recognisers) == 1:
                run(self._recognisers[0])
            else:
                with ThreadPoolExecutor(len(self._recognisers)) as pool:
                    list(pool.map(run, self._recognisers))
        except Exception as error:  # vendor border
            raise EngineFailed(f"文字识别失败：{error}") from error
        return [results[index] for index in range(len(crops))]

    def read(self, image: Image, side: int = DETECTION_SIDE) -> list[OcrLine]:
        """Find and read every line of an upright RGB picture."""
        quads = self.detect(image, side)
        cut = [crop_line(image, quad) for quad in quads]
        readings = self.recognise([crop for crop, _ in cut])
        return [
            OcrLine(quad, reading, vertical)
            for quad, (_, vertical), reading in zip(quads, cut, readings, strict=True)
        ]


def normalise_line(crop: Image, least: int = SHORTEST) -> NDArray[np.float32]:
    """RGB crop → network input (3, 48, width >= least): BGR, -1..1, width kept in proportion."""
    height, width = crop.shape[:2]
    target = int(np.clip(np.ceil(LINE_HEIGHT * width / max(1, height)), LINE_HEIGHT, MAX_LINE_WIDTH))
    resized = cv2.resize(crop, (target, LINE_HEIGHT))
    normal = np.zeros((3, LINE_HEIGHT, max(target, least)), dtype=np.float32)
    np.divide(resized[:, :, ::-1].transpose(2, 0, 1), 127.5, out=normal[:, :, :target])
    normal[:, :, :target] -= 1.0
    return normal


def crop_line(image: Image, quad: Quad) -> tuple[Image, bool]:
    """Cut a quad out as a horizontal strip; True where it stood upright (vertical text) and was turned."""
    width = int(max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[3] - quad[2])))
    height = int(max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2])))
    width, height = max(1, width), max(1, height)
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), target)
    strip = cv2.warpPerspective(
        image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    if height >= 1.5 * width:
        return np.ascontiguousarray(np.rot90(strip)).astype(np.uint8), True
    return np.ascontiguousarray(strip).astype(np.uint8), False


def to_recognition(crop: Image, probabilities: NDArray[np.float32], alphabet: list[str]) -> Recognition:
    """Map a recogniser's output to text with positions along the crop."""
    decoded = decode(probabilities, alphabet)
    length = LINE_HEIGHT * crop.shape[1] / max(1, crop.shape[0])
    length = min(max(length, 1.0), float(MAX_LINE_WIDTH))
    spans = tuple(
        (min(1.0, start * STRIDE / length), min(1.0, end * STRIDE / length)) for start, end in decoded.steps
    )
    return Recognition(decoded.text, decoded.score, decoded.char_scores, spans, decoded.runners_up)
