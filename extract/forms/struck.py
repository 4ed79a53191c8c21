"""Words that the writer struck through before writing others: readers read them, the picture shows it."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.forms.pieces import Char, bounds
from extract.forms.strokes import long_runs
from extract.seals.erase import without_red
from ingest.document import Page, Rect
from ingest.regroup import dark, runs_of

LEAST_LENGTH = 2.0
"""Length of a stroke through words, in heights of their characters: 一 and a dash are shorter."""

MIDDLE = (0.25, 0.78)
"""Part of the characters' height in which it lies: borders and blanks' lines are outside."""

BEYOND = 0.7
"""Heights that it may reach over the struck characters' ends. A ruling goes on."""

THICKEST, BETWEEN = 0.2, 20
"""Thickness of a pen's stroke in heights of the characters, seen in the thinnest columns (percentile), which
lie between them; the leg of a seal's star or a filled band is thicker."""

SEALED = 0.004
"""Share of red ink over and under a line from which a seal lies there."""

FEWEST = 3
"""Characters that are struck at once; of one or two the stroke may be their own."""

STRUCK = "有划去的字，未计入，请核对。"


def struck_out(chars: Sequence[Char], page: Page) -> frozenset[int]:
    """Places (from 0) of the characters that a level stroke of the pen goes through, none where it goes
    through all of a value: then it may be a ruling, and nothing would be left."""
    found: set[int] = set()
    for line in {char.line for char in chars}:
        places = [k for k, char in enumerate(chars) if char.line == line and char.source == "ocr"]
        if len(places) > FEWEST:
            found |= _struck(places, chars, page)
    return frozenset(found) if len(found) < len(chars) else frozenset()


def _struck(places: Sequence[int], chars: Sequence[Char], page: Page) -> set[int]:
    rect = bounds([chars[k] for k in places])
    reach = round(2 * rect.height)
    y0, y1 = max(0, round(rect.y0)), min(page.height, round(rect.y1))
    x0, x1 = max(0, round(rect.x0) - reach), min(page.width, round(rect.x1) + reach)
    height = y1 - y0
    if height < 10 or x1 - x0 < 2 * height:
        return set()
    crop = np.ascontiguousarray(page.image[y0:y1, x0:x1])
    if not _level_runs(dark(crop, 0.3), height):
        return set()  # most lines: to take the red away costs more, and takes ink away only
    clean = without_red(crop)
    strokes = _strokes(dark(clean, 0.3), height)
    if clean is not crop and not strokes and _by_pen(page, rect):
        strokes = _strokes(dark(crop, 0.3), height)
    found: set[int] = set()
    for start, stop in strokes:
        through = [k for k in places if start <= chars[k].rect.centre[0] - x0 < stop]
        if len(through) < FEWEST:
            continue
        left = min(chars[k].rect.x0 for k in through) - x0
        right = max(chars[k].rect.x1 for k in through) - x0
        if start > left - BEYOND * height and stop < right + BEYOND * height:
            found |= set(through)
    return found


def _by_pen(page: Page, line: Rect) -> bool:
    """Red ink in a line is a pen's: there is none over and under it, where a seal's rim would go on."""
    height = line.height
    around = Rect(line.x0, line.y0 - height, line.x1, line.y1 + height)
    x0, y0, x1, y1 = (max(0, round(v)) for v in around)
    tall = np.ascontiguousarray(page.image[y0:y1, x0:x1])
    if min(tall.shape[:2]) < 4:
        return False
    red = dark(tall, 0.3) & ~dark(without_red(tall), 0.3)
    outside = np.ones(len(red), np.bool_)
    outside[max(0, round(line.y0 - height / 6) - y0) : round(line.y1 + height / 6) - y0] = False
    return bool(outside.any()) and float(red[outside].mean()) < SEALED


def _level_runs(ink: NDArray[np.bool_], height: int) -> list[tuple[int, int]]:
    """(first column, last + 1) of every long level run of ink in the middle of a line."""
    middle = ink[round(MIDDLE[0] * height) : round(MIDDLE[1] * height)]
    swollen = cv2.dilate(middle.astype(np.uint8), np.ones((3, 1), np.uint8))
    level = long_runs(np.asarray(255 * swollen, np.uint8), round(LEAST_LENGTH * height), across=True)
    return runs_of(np.asarray(level.any(axis=0), np.bool_))


def _strokes(ink: NDArray[np.bool_], height: int) -> list[tuple[int, int]]:
    """Those of the level runs that are as thin as a pen's stroke."""
    thick = np.count_nonzero(ink, axis=0)
    return [
        (start, stop)
        for start, stop in _level_runs(ink, height)
        if np.percentile(thick[start:stop], BETWEEN) <= THICKEST * height
    ]
