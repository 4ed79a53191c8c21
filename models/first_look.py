"""A first look at a line with the recogniser in 8 bits, and which parts of the line want the full one.

The 8-bit copy (`models/training/eight_bits.py`) takes half the time. Where it is sure it reads what the full
recogniser reads; characters that it doubts are read again by the full one, in a window of their neighbours
where they are few.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from models.ctc import BLANK
from models.errors import EngineFailed
from models.reading import Recognition

MODEL_PATH = Path(__file__).parent / "trained" / "line_reader.onnx"

SURE = 0.9
"""Least character probability for which the 8-bit reading is believed. Of 195 lines of made forms, half of
them on photos or in handwriting, 127 were this sure; the three that read otherwise than the full recogniser
were lines in which that one had a character below 0.55."""

HIDDEN = 0.1
"""Probability of a character at a step where the blank is more probable: the 8-bit reading may have lost it.
Nine of 210 lines sure otherwise have such a step; the one of them that had lost a 。 is among them."""

LONG = 480
"""Columns from which a line is worth windows; shorter ones are read again whole."""

AROUND = 3
"""Sure characters to each side of a doubtful one that the window shows."""

ANCHORS = 2
"""Of those, the nearest must be read alike in the window: only then is it known which part is new."""

MOST = 0.5
"""Share of the line that windows may cover; beyond it the whole line is read again."""


class FirstLook:
    """The 8-bit recogniser, each look on one core. Raises EngineFailed. Several threads may look at once."""

    def __init__(self, path: Path = MODEL_PATH) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.enable_mem_pattern = False
        options.log_severity_level = 3
        try:
            self._session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # vendor border
            raise EngineFailed(f"文字识别模型无法载入：{error}") from error
        self._input = self._session.get_inputs()[0].name

    def probabilities(self, line: NDArray[np.float32]) -> NDArray[np.float32]:
        """Per-step class probabilities (steps, classes) of a network input (3, 48, width)."""
        output = self._session.run(None, {self._input: line[None]})
        return np.asarray(output[0][0], dtype=np.float32)


def load_first_looks(count: int, path: Path = MODEL_PATH) -> list[FirstLook]:
    """One for each of `count` threads; none where the file is absent, and every line is then read in full."""
    # onnxruntime's sessions may be run by several threads: one holds weights and memory for all.
    return [FirstLook(path)] * count if path.is_file() else []


@dataclass(frozen=True, slots=True)
class Part:
    """Characters `first` to `last` (exclusive) of a reading are doubted; the window shows those from `start`
    to `stop` (exclusive) and reaches from `left` to `right`, as shares of the crop's length."""

    first: int
    last: int
    start: int
    stop: int
    left: float
    right: float


def doubted_places(reading: Recognition, probabilities: NDArray[np.float32], shown: float) -> set[int]:
    """Which characters of a reading are doubted: improbable ones, and those beside a character that may have
    been lost. `probabilities` (steps, classes) are its network output, of which the crop takes the first
    `shown` steps."""
    doubted = {k for k, score in enumerate(reading.char_scores) if score < SURE}
    centres = [(a + b) / 2 for a, b in reading.char_spans]
    for step in _hidden_steps(probabilities):
        behind = int(np.searchsorted(centres, (step + 0.5) / shown))
        doubted |= {k for k in (behind - 1, behind) if 0 <= k < len(centres)}
    return doubted


def _hidden_steps(probabilities: NDArray[np.float32]) -> list[int]:
    """Steps of a blank that could be a character other than those before and after."""
    # Only where the blank leaves room for another are all the others looked through.
    open_steps = np.flatnonzero(probabilities[:, BLANK] < 1 - HIDDEN)
    best = np.full(len(probabilities), BLANK)
    best[open_steps] = probabilities[open_steps].argmax(axis=1)
    chars = np.flatnonzero(best != BLANK)
    found = []
    for step in open_steps[best[open_steps] == BLANK]:
        place = int(np.searchsorted(chars, step))
        row = probabilities[step].copy()
        row[[BLANK, *best[chars[max(0, place - 1) : place + 1]]]] = 0.0
        if row.max() >= HIDDEN:
            found.append(int(step))
    return found


def doubtful_parts(reading: Recognition, doubted: set[int], columns: int) -> list[Part] | None:
    """The doubted places of a reading with their windows, none where nothing is doubted; None where so much
    is doubted, or nothing was read, that the line of so many columns is to be read again whole."""
    if not reading.text:
        return None
    if doubted and columns < LONG:
        return None
    groups: list[list[int]] = []
    for k in sorted(doubted):
        if groups and k - groups[-1][-1] <= 2 * AROUND:
            groups[-1].append(k)
        else:
            groups.append([k])
    parts = [_part(reading, group[0], group[-1] + 1) for group in groups]
    return parts if sum(part.right - part.left for part in parts) <= MOST else None


def _part(reading: Recognition, first: int, last: int) -> Part:
    centres = [(a + b) / 2 for a, b in reading.char_spans]
    start, stop = max(0, first - AROUND), min(len(centres), last + AROUND)
    # A window is cut between two characters.
    left = (centres[start - 1] + centres[start]) / 2 if start else 0.0
    right = (centres[stop - 1] + centres[stop]) / 2 if stop < len(centres) else 1.0
    return Part(first, last, start, stop, left, right)


def spliced(
    reading: Recognition, parts: Sequence[Part], windows: Sequence[Recognition]
) -> Recognition | None:
    """The reading with its doubted characters as the windows show them; None where a window does not
    read the characters beside them alike."""
    chars: list[tuple[str, float, tuple[float, float], str]] = []
    done = 0
    whole = list(zip(reading.text, reading.char_scores, reading.char_spans, reading.runners_up, strict=True))
    for part, window in zip(parts, windows, strict=True):
        between = _between(reading.text, part, window.text)
        if between is None:
            return None
        chars += whole[done : part.first]
        length = part.right - part.left
        for k in range(*between):
            a, b = window.char_spans[k]
            span = (part.left + a * length, part.left + b * length)
            chars.append((window.text[k], window.char_scores[k], span, window.runners_up[k]))
        done = part.last
    chars += whole[done:]
    if not chars:
        return None
    text, scores, spans, others = zip(*chars, strict=True)
    return Recognition("".join(text), float(np.mean(scores)), scores, spans, others)


def _between(text: str, part: Part, window: str) -> tuple[int, int] | None:
    """Which characters (first, last + 1) of the window's reading lie between those that were sure."""
    before = text[max(part.start, part.first - ANCHORS) : part.first]
    behind = text[part.last : min(part.stop, part.last + ANCHORS)]
    # Of like characters beside each other (the noughts of a number) those count that stand where they stood.
    left = _nearest(window, before, part.first - part.start - len(before)) if before else 0
    right = _nearest(window, behind, len(window) - (part.stop - part.last)) if behind else len(window)
    if left is None or right is None:
        return None
    first = left + len(before)
    # An anchor found elsewhere than where it stood would lose or double text.
    shifted = abs(first - (part.first - part.start)) > 1
    shifted |= abs((len(window) - right) - (part.stop - part.last)) > 1
    return None if shifted or right < first else (first, right)


def _nearest(window: str, anchor: str, place: int) -> int | None:
    """Where an anchor begins in the window's reading, as near to the expected place as it occurs."""
    found = [at for at in range(len(window) - len(anchor) + 1) if window.startswith(anchor, at)]
    return min(found, key=lambda at: abs(at - place), default=None)
