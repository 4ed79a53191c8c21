"""Ticks: which options of a list are marked, told from the pixels before (or behind) each caption."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.forms.drawn_marks import drawn_choice
from extract.forms.pieces import Char, bounds, font_height
from ingest.document import Image, Page, Rect

BOX_CHARS = "□☐口回囗○〇◯■☑☒√✓✔●◉⊙▇█日目田曰ロ冂凵V"
"""What the recogniser makes of boxes and ticks; only the pixels decide whether they are marked."""

ALIKE = 0.4
"""Whoever ticks two options ticks them alike: less ink than this share of the fullest box is a smudge."""

THIN_TICK = 0.04
"""Least ink of the one box that is not wholly empty."""

TICK_INK = 0.07
"""Share of ink where the box should be, had a tick not taken its place: empty paper has below 0.02."""

LEAST_CLEAR, AHEAD = 0.12, 2.5
"""Ink of a mark that needs no question, and how much more it is than in any other box: a pen as thin as the
frame leaves 0.18, what is left of a frame that was not found exactly came to 0.1."""

ALONG, DEEPEST = 0.5, 0.15
"""Share of a side that ink runs along without a gap when it is the frame's, and how deep into the box (by its
size) that may lie."""

SMALLER = 0.75
"""Side of a box, in those of most of its list, below which it is part of one."""

FAINT_LEVELS = (45.0, 28.0)
"""How much darker than the paper the thin frame of a box is, where a bold line nearby hides it."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its caption, the box beside it (None: none found), its ink (0..1) and whether marked.
    `drawn`: the words themselves are circled or left when others are struck out."""

    caption: str
    chars: tuple[Char, ...]
    box: Rect | None
    ink: float
    marked: bool
    drawn: bool = False


def read_options(page: Page, captions: Sequence[tuple[str, tuple[Char, ...]]]) -> list[Option]:
    """Decide for every caption whether its box is marked.

    Boxes stand before their captions, or behind them where nothing stands before any of them.
    """
    if not captions:
        return []
    words = [chars for _, chars in captions]
    before = [_off_words(_window(chars, before=True), chars, words) for chars in words]
    behind = [_off_words(_window(chars, before=False), chars, words) for chars in words]
    left = [_box_in(page.image, rect) for rect in before]
    right = [_box_in(page.image, rect) for rect in behind]
    leading = _found(left) >= _found(right)
    boxes = _alike(page.image, left if leading else right)
    chosen = drawn_choice(page.image, words)
    if chosen is not None and not any(box is not None and is_frame(page.image, box) for box in boxes):
        return [
            Option(caption, chars, None, 0.0, place == chosen, drawn=True)
            for place, (caption, chars) in enumerate(captions)
        ]
    if _found(boxes) < len(captions) / 2:
        return _without_boxes(page, captions, before, behind)
    places = before if leading else behind
    inks = [
        _inside_ink(page.image, box) if box else _tick_ink(page.image, place)
        for box, place in zip(boxes, places, strict=True)
    ]
    seen = [ink for ink, box in zip(inks, boxes, strict=True) if box is not None]
    # One box alone tells nothing about how dark an empty one is.
    floor = min(seen) if len(seen) > 1 else 0.0
    full = max(seen, default=0.0)
    marked = [
        (_is_marked(ink, floor) and ink >= ALIKE * full) if box is not None else ink > TICK_INK
        for ink, box in zip(inks, boxes, strict=True)
    ]
    if not any(marked) and len(seen) > 1:
        # A thin tick that lies over its box leaves little ink; paper leaves none.
        first, second = sorted(inks, reverse=True)[:2]
        marked = [ink == first and first > THIN_TICK and second < THIN_TICK / 4 for ink in inks]
    if any(mark and box is not None for mark, box in zip(marked, boxes, strict=True)):
        marked = [mark and box is not None for mark, box in zip(marked, boxes, strict=True)]
    return [
        Option(caption, chars, box, ink, mark)
        for (caption, chars), box, ink, mark in zip(captions, boxes, inks, marked, strict=True)
    ]


def is_clear(option: Option, options: Sequence[Option]) -> bool:
    """Whether a mark leaves no doubt: without a box a full place may be a stroke through a word as well as a
    tick before it, and what little ink is in a box may be a speck."""
    others = [other.ink for other in options if not other.marked]
    return option.drawn or (
        option.box is not None and option.ink > max(LEAST_CLEAR, AHEAD * max(others, default=0.0))
    )


def _alike(image: Image, boxes: Sequence[Rect | None]) -> list[Rect | None]:
    """Boxes of one list are printed alike: one that is wider has a neighbour's stroke joined to its side, one
    that is smaller is part of a frame that broke up, and none if it is not made whole."""
    widths = sorted(box.width for box in boxes if box is not None)
    if len(widths) < 3:
        return list(boxes)
    usual = widths[(len(widths) - 1) // 2]
    found: list[Rect | None] = []
    for box in boxes:
        if box is not None and box.width > 1.15 * usual:
            sides = (
                Rect(box.x0, box.y0, box.x0 + usual, box.y1),
                Rect(box.x1 - usual, box.y0, box.x1, box.y1),
            )
            box = next((side for side in sides if is_frame(image, side)), box)
        elif box is not None and max(box.width, box.height) < SMALLER * usual:
            corners = itertools.product((box.x0, box.x1 - usual), (box.y0, box.y1 - usual))
            wholes = (Rect(x, y, x + usual, y + usual) for x, y in corners)
            box = next((whole for whole in wholes if is_frame(image, whole)), None)
        found.append(box)
    return found


def _without_boxes(
    page: Page,
    captions: Sequence[tuple[str, tuple[Char, ...]]],
    before: Sequence[Rect],
    behind: Sequence[Rect],
) -> list[Option]:
    """No boxes are printed, or only brackets: a tick is what makes one place fuller than the others."""
    left = [_ink_share(page.image, rect) for rect in before]
    right = [_ink_share(page.image, rect) for rect in behind]
    spread = [max(inks) - sorted(inks)[len(inks) // 2] for inks in (left, right)]
    inks, windows = (left, before) if spread[0] >= spread[1] else (right, behind)
    usual = sorted(inks)[(len(inks) - 1) // 2]
    return [
        Option(
            caption,
            chars,
            window,
            ink,
            (ink > usual + 0.05 and ink > 1.6 * usual) or (ink > THIN_TICK and _stands_out(ink, inks)),
        )
        for (caption, chars), window, ink in zip(captions, windows, inks, strict=True)
    ]


def _stands_out(ink: float, inks: Sequence[float]) -> bool:
    """Twice the ink of all others, which are as good as equal: printed brackets leave the same ink in each
    place, and a tick in letters' type comes on top of theirs."""
    others = sorted(inks)[:-1]
    return len(others) > 1 and ink > 2 * others[-1] and others[-1] < 1.3 * others[0]


def _tick_ink(image: Image, window: Rect) -> float:
    """Ink where the box of a caption should stand (the nearer half of its window)."""
    middle = (window.x0 + window.x1) / 2
    return _ink_share(image, Rect(middle, window.y0, window.x1 - 0.2 * window.width / 2.45, window.y1))


def _ink_share(image: Image, rect: Rect) -> float:
    found = _binary(image, rect)
    return float(found[0].mean()) if found is not None else 0.0


def _found(boxes: Sequence[Rect | None]) -> int:
    return sum(box is not None for box in boxes)


def _is_marked(ink: float, floor: float) -> bool:
    """More ink inside than an empty box: paper noise stays below 0.06 of the inner area."""
    return ink > 0.08 and ink > max(0.06, 2.0 * floor)


def _window(chars: Sequence[Char], *, before: bool) -> Rect:
    """Where the box of a caption stands: two and a half characters wide."""
    rect = bounds(chars[:2] if before else chars[-2:])
    font = font_height(chars) * 0.78
    y0, y1 = rect.centre[1] - 0.85 * font, rect.centre[1] + 0.85 * font
    if before:
        return Rect(rect.x0 - 2.3 * font, y0, rect.x0 + 0.15 * font, y1)
    return Rect(rect.x1 - 0.15 * font, y0, rect.x1 + 2.3 * font, y1)


def _off_words(window: Rect, own: Sequence[Char], words: Sequence[Sequence[Char]]) -> Rect:
    """The window without what the other captions of the line take of it: 男 is as square as a box."""
    x0, x1 = window.x0, window.x1
    middle = (x0 + x1) / 2
    for word in words:
        rect = bounds(word)
        if word is own or min(rect.y1, window.y1) - max(rect.y0, window.y0) < 0.5 * window.height:
            continue
        # The line of text is higher than its characters are wide.
        half = 0.33 * font_height(word)
        first, last = word[0].rect.centre[0] - half, word[-1].rect.centre[0] + half
        if rect.x0 < middle and x0 < last < x1:
            x0 = last
        elif rect.x1 > middle and x0 < first < x1:
            x1 = first
    return Rect(x0, window.y0, max(x1, x0 + 1.0), window.y1)


def _binary(
    image: Image, rect: Rect, depth: float | None = None
) -> tuple[NDArray[np.uint8], int, int] | None:
    """Ink (0 or 1) in a rectangle and where it begins; `depth` is how much darker than paper ink must be,
    by default about half of what the darkest is."""
    x0, y0 = int(max(0, rect.x0)), int(max(0, rect.y0))
    x1, y1 = int(min(image.shape[1], rect.x1)), int(min(image.shape[0], rect.y1))
    if x1 - x0 < 6 or y1 - y0 < 6:
        return None
    darkest = image[y0:y1, x0:x1].min(axis=2)
    paper = float(np.percentile(darkest, 90))
    level = min(paper - 35.0, 0.5 * (paper + float(darkest.min())) + 20.0)
    if depth is not None:
        level = paper - depth
    return (darkest < level).astype(np.uint8), x0, y0


def _box_in(image: Image, window: Rect) -> Rect | None:
    """The square or circle nearest to the caption inside its window, None where there is none."""
    for depth in (None, *FAINT_LEVELS):
        found = _binary(image, window, depth)
        box = _square(found, window.height) if found is not None else None
        if box is not None:
            return box
    return None


def _square(found: tuple[NDArray[np.uint8], int, int], height: float) -> Rect | None:
    ink, x0, y0 = found
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    best: Rect | None = None
    for x, y, w, h, area in stats[1:count]:
        size = max(w, h)
        if not 0.28 * height <= size <= 1.02 * height or min(w, h) < 0.6 * size or area < 0.12 * w * h:
            continue
        box = Rect(float(x0 + x), float(y0 + y), float(x0 + x + w), float(y0 + y + h))
        if best is None or box.area > best.area:
            best = box
    return best


def is_frame(image: Image, box: Rect) -> bool:
    """Ink runs along all four sides of the box: a square or a circle, and no character or stop."""
    found = _binary(image, box.grown(1))
    if found is None:
        return False
    ink = found[0] > 0
    rim = max(2, round(0.22 * min(ink.shape)))
    bands = ((ink[:rim], 0), (ink[-rim:], 0), (ink[:, :rim], 1), (ink[:, -rim:], 1))
    for band, axis in bands:
        side = np.atleast_1d(np.asarray(band.any(axis=axis)))
        corner = side.shape[0] // 5  # the corners of a circle are bare
        if float(side[corner : side.shape[0] - corner].mean()) <= 0.8:
            return False
    return True


def _inside_ink(image: Image, box: Rect) -> float:
    """Share of ink in the inner part of a box (its frame left out)."""
    size = min(box.width, box.height)
    found = _binary(image, box.grown(2))
    if found is None:
        return 0.0
    ink, x0, y0 = found
    inner = box.grown(-0.2 * size)
    part = ink[int(inner.y0 - y0) : int(inner.y1 - y0) + 1, int(inner.x0 - x0) : int(inner.x1 - x0) + 1]
    part = _off_frame(part, round(DEEPEST * size))
    return float(part.mean()) if part.size else 0.0


def _off_frame(part: NDArray[np.uint8], deepest: int) -> NDArray[np.uint8]:
    """The inner part without rows and columns at its edges that ink runs along: a frame that was found a
    little askew or too large reaches in, and a tick crosses the edge instead."""
    for _ in range(4):
        cut = 0
        while cut < min(deepest, len(part) - 1) and _longest_run(part[cut]) > ALONG * part.shape[1]:
            cut += 1
        part = np.rot90(part[cut:])
    return part


def _longest_run(line: NDArray[np.uint8]) -> int:
    """Pixels of ink without a gap."""
    gaps = np.flatnonzero(np.concatenate(([0], line, [0])) == 0)
    return int(np.diff(gaps).max()) - 1
