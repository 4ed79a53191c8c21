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
from models.first_look import SURE, Part, doubted_places, doubtful_parts, load_first_looks, spliced
from models.paddle import load_module
from models.printed import printed_part
from models.reading import Recognition as Recognition

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

NARROWEST, ROOM = 128, 64
"""Columns of a look at a short crop, and columns left free behind its text: a · at the end needs room.
Of 1,156 short lines six to ten read otherwise than at the stock width, most of them better (职☑称 becomes
职称); of 278 read in full seven, all with a character below 0.75 but one, at seven tenths of the time."""

PROSE, SQUEEZE = 900, 0.75
"""Lines of so many columns (some 22 characters) are narrowed to this share for their first look. Of 1,897
lines of forms, a third of them photographed, as many are settled at 0.8 and 0.7 as at full width, and as many
of these are read otherwise than in full. Shorter lines keep their width: a number's doubled digits (2022
became 202) and the space between a label and its answer need it."""

MANY, SAMPLE = 8, 4
"""Of this many lines and more the longest few show whether first looks settle anything: on a bad photo, where
most lines are doubted, the others are read in full at once."""

DETECTION_SIDE = 1280
"""Long side for text detection: 0.34 s against 1.17 s at the stock 2208 with no line lost on A4 forms
(benchmarks/speed.py)."""


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
        self._first_looks = load_first_looks(threads) if size == "small" else []
        self.alphabet: list[str] = list(self._recognisers[0].paddlex_predictor.post_op.character)

    def detect(self, image: Image, side: int = DETECTION_SIDE) -> list[Quad]:
        """Text quads on an RGB picture, in no particular order."""
        try:
            part = printed_part(image, side)
            bgr = cv2.cvtColor(part.picture, cv2.COLOR_RGB2BGR)
            # The part has its size: the vendor is not to scale it again.
            result = self._detector.predict(bgr, limit_side_len=max(bgr.shape), limit_type="max")[0]
        except Exception as error:  # vendor border
            raise EngineFailed(f"文字定位失败：{error}") from error
        corner = np.array([part.left, part.top], dtype=np.float32)
        polys = [np.asarray(poly, dtype=np.float32).reshape(4, 2) for poly in result["dt_polys"]]
        scale = np.array([part.scale_x, part.scale_y], dtype=np.float32)
        return [(poly + corner) / scale for poly in polys]

    def probabilities(self, crops: Sequence[Image]) -> list[NDArray[np.float32]]:
        """Per-step class probabilities, one array (steps, classes) per RGB crop of a line."""
        return self._side_by_side(crops, self._look)

    def recognise(self, crops: Sequence[Image]) -> list[Recognition]:
        """Read crops that hold one horizontal line each (RGB)."""
        if not self._first_looks:
            return self._side_by_side(crops, self._read_whole)
        by_length = sorted(range(len(crops)), key=lambda k: -line_columns(crops[k]))
        sample = by_length[:SAMPLE] if len(crops) >= MANY else []
        tried = self._side_by_side([crops[k] for k in sample], self._read_line)
        worthwhile = 2 * sum(settled for _, settled in tried) >= len(sample)
        read = self._read_line if worthwhile else self._read_unseen
        rest = [k for k in range(len(crops)) if k not in sample]
        found = dict(zip(sample, tried, strict=True))
        found |= dict(zip(rest, self._side_by_side([crops[k] for k in rest], read), strict=True))
        return [found[k][0] for k in range(len(crops))]

    def recognise_again(self, crops: Sequence[Image], before: Sequence[Recognition]) -> list[Recognition]:
        """Read crops whose readings, from other pictures of the same lines, are known: of long ones only what
        was doubted is looked at, in windows of its neighbours."""
        return self._side_by_side(crops, self._read_doubted, before)

    def glance(self, crops: Sequence[Image]) -> list[Recognition]:
        """Read crops roughly, to tell text from what is none: a first look and nothing else."""
        return self._side_by_side(crops, self._glance if self._first_looks else self._read_whole)

    def _look(self, reader: int, crop: Image, least: int = SHORTEST) -> NDArray[np.float32]:
        recogniser = self._recognisers[reader]
        output = recogniser.paddlex_predictor.runner(x=[normalise_line(crop, least)[None]])
        return np.asarray(output[0][0], dtype=np.float32)

    # Probabilities of all characters take megabytes a line: they are let go as soon as they are read.
    def _read_whole(self, reader: int, crop: Image) -> Recognition:
        return to_recognition(crop, self._look(reader, crop, first_width(crop)), self.alphabet)

    def _read_unseen(self, reader: int, crop: Image) -> tuple[Recognition, bool]:
        return self._read_whole(reader, crop), False

    def _read_line(self, reader: int, crop: Image) -> tuple[Recognition, bool]:
        """A reading, and whether the first look settled it."""
        first, look = self._first_look(reader, crop)
        columns = line_columns(crop)
        shown = line_columns(crop, _share_seen(columns)) / STRIDE
        parts = doubtful_parts(first, doubted_places(first, look, shown), columns)
        reading = (
            self._with_windows(reader, crop, first, parts) if parts else None if parts is None else first
        )
        return (self._read_whole(reader, crop), False) if reading is None else (reading, True)

    def _read_doubted(self, reader: int, crop: Image, before: Recognition) -> Recognition:
        doubted = {k for k, score in enumerate(before.char_scores) if score < SURE}
        parts = doubtful_parts(before, doubted, line_columns(crop))
        again = self._with_windows(reader, crop, before, parts) if parts else None
        if again is not None:
            return again
        whole = self._read_line if self._first_looks else self._read_unseen
        return whole(reader, crop)[0]

    def _glance(self, reader: int, crop: Image) -> Recognition:
        return self._first_look(reader, crop)[0]

    def _first_look(self, reader: int, crop: Image) -> tuple[Recognition, NDArray[np.float32]]:
        share = _share_seen(line_columns(crop))
        line = normalise_line(crop, first_width(crop), share)
        look = self._first_looks[reader].probabilities(line)
        return to_recognition(crop, look, self.alphabet, share), look

    def _with_windows(
        self, reader: int, crop: Image, first: Recognition, parts: Sequence[Part]
    ) -> Recognition | None:
        """The first reading with the full recogniser's word on its doubtful parts."""
        length = crop.shape[1]
        windows = []
        for part in parts:
            window = np.ascontiguousarray(crop[:, int(part.left * length) : int(part.right * length) + 1])
            look = self._look(reader, window, first_width(window))
            windows.append(to_recognition(window, look, self.alphabet))
        return spliced(first, parts, windows)

    def _side_by_side(self, crops: Sequence[Image], look: Callable[..., T], *more: Sequence[Any]) -> list[T]:
        """`look` (reader, crop, what `more` has of it) at every crop, each recogniser in a thread of its own
        taking the longest that is left."""
        results: dict[int, T] = {}
        waiting = deque(
            sorted(range(len(crops)), key=lambda k: -crops[k].shape[1] / max(1, crops[k].shape[0]))
        )

        def run(reader: int) -> None:
            while True:
                try:
                    index = waiting.popleft()
                except IndexError:
                    return
                results[index] = look(reader, crops[index], *(values[index] for values in more))

        try:
            if len(crops) < 2 or len(self._recognisers) == 1:
                run(0)
            else:
                with ThreadPoolExecutor(len(self._recognisers)) as pool:
                    list(pool.map(run, range(len(self._recognisers))))
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


def line_columns(crop: Image, share: float = 1.0) -> int:
    """Columns that `share` of a crop's width takes at the network's line height, 1..MAX_LINE_WIDTH."""
    columns = np.ceil(share * LINE_HEIGHT * crop.shape[1] / max(1, crop.shape[0]))
    return int(np.clip(columns, 1, MAX_LINE_WIDTH))


def _share_seen(columns: int) -> float:
    return SQUEEZE if columns >= PROSE else 1.0


def first_width(crop: Image) -> int:
    """Least columns (`normalise_line`) of a look at a line: short crops get less padding than the stock's."""
    return min(SHORTEST, max(NARROWEST, line_columns(crop) + ROOM))


def normalise_line(crop: Image, least: int = SHORTEST, share: float = 1.0) -> NDArray[np.float32]:
    """RGB crop → network input (3, 48, width >= least): BGR, -1..1, `share` of the width in proportion."""
    target = max(LINE_HEIGHT, line_columns(crop, share))
    # Linear, as the network was trained; a narrowed line would lose thin strokes between the points it takes.
    how = cv2.INTER_LINEAR if share == 1.0 else cv2.INTER_AREA
    resized = cv2.resize(crop, (target, LINE_HEIGHT), interpolation=how)
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


def to_recognition(
    crop: Image, probabilities: NDArray[np.float32], alphabet: list[str], share: float = 1.0
) -> Recognition:
    """Map a recogniser's output, of a crop narrowed to `share` of its width, to text with places along it."""
    decoded = decode(probabilities, alphabet)
    length = share * LINE_HEIGHT * crop.shape[1] / max(1, crop.shape[0])
    length = min(max(length, 1.0), float(MAX_LINE_WIDTH))
    spans = tuple(
        (min(1.0, start * STRIDE / length), min(1.0, end * STRIDE / length)) for start, end in decoded.steps
    )
    return Recognition(decoded.text, decoded.score, decoded.char_scores, spans, decoded.runners_up)
