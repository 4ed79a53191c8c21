"""Text detection and recognition by PaddleOCR (PP-OCRv6), one line at a time.

The call and the mapping are apart: `OcrEngine` calls, `models.ctc.decode` and `crop_line` map.
Not safe to share between threads; use one engine per process.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ctc import decode
from models.errors import EngineFailed
from models.paddle import load_module

Image = NDArray[np.uint8]
Quad = NDArray[np.float32]
"""Four corners (4, 2) in pixels, clockwise from the top left of the text."""

LINE_HEIGHT = 48
MAX_LINE_WIDTH = 3200
STRIDE = 8
"""Input pixels (at line height 48) per time step of the recogniser."""

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
            bgr = np.ascontiguousarray(image[:, :, ::-1])
            result = self._detector.predict(bgr, limit_side_len=side, limit_type="max")[0]
        except Exception as error:  # vendor border
            raise EngineFailed(f"文字定位失败：{error}") from error
        return [np.asarray(poly, dtype=np.float32).reshape(4, 2) for poly in result["dt_polys"]]

    def probabilities(self, crops: Sequence[Image]) -> list[NDArray[np.float32]]:
        """Per-step class probabilities, one array (steps, classes) per RGB crop of a line."""
        prepared = [normalise_line(crop) for crop in crops]
        shares = [range(k, len(prepared), len(self._recognisers)) for k in range(len(self._recognisers))]
        results: list[NDArray[np.float32] | None] = [None] * len(prepared)

        def run(recogniser: Any, share: range) -> None:
            for index in share:
                output = recogniser.paddlex_predictor.runner(x=[prepared[index][None]])
                results[index] = np.asarray(output[0][0], dtype=np.float32)

        try:
            if len(prepared) < 2 or len(shares) == 1:
                for recogniser, share in zip(self._recognisers, shares, strict=True):
                    run(recogniser, share)
            else:
                with ThreadPoolExecutor(len(shares)) as pool:
                    list(pool.map(run, self._recognisers, shares))
        except Exception as error:  # vendor border
            raise EngineFailed(f"文字识别失败：{error}") from error
        return [result for result in results if result is not None]

    def recognise(self, crops: Sequence[Image]) -> list[Recognition]:
        """Read crops that hold one horizontal line each (RGB)."""
        return [
            to_recognition(crop, probabilities, self.alphabet)
            for crop, probabilities in zip(crops, self.probabilities(crops), strict=True)
        ]

    def read(self, image: Image, side: int = DETECTION_SIDE) -> list[OcrLine]:
        """Find and read every line of an upright RGB picture."""
        quads = self.detect(image, side)
        cut = [crop_line(image, quad) for quad in quads]
        readings = self.recognise([crop for crop, _ in cut])
        return [
            OcrLine(quad, reading, vertical)
            for quad, (_, vertical), reading in zip(quads, cut, readings, strict=True)
        ]


def normalise_line(crop: Image) -> NDArray[np.float32]:
    """RGB crop → network input (3, 48, width): BGR, -1..1, width kept in proportion."""
    height, width = crop.shape[:2]
    target = int(np.clip(np.ceil(LINE_HEIGHT * width / max(1, height)), LINE_HEIGHT, MAX_LINE_WIDTH))
    resized = cv2.resize(crop, (target, LINE_HEIGHT))[:, :, ::-1].astype(np.float32)
    normal: NDArray[np.float32] = np.ascontiguousarray((resized / 127.5 - 1.0).transpose(2, 0, 1))
    # Stock PaddleOCR never feeds less than 320 columns; short crops are padded with mid-grey.
    if target < 320:
        normal = np.pad(normal, ((0, 0), (0, 0), (0, 320 - target)))
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
