"""Characters that the recogniser leaves out, put back where their ink stands between the others.

Its alphabet has no ㎡, and a small dot in a name, a comma in close print or a 一 at a line's end is easily
passed over.
"""

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.forms.bullets import with_bullets
from extract.forms.list_marks import GUESSED as GUESSED
from extract.forms.list_marks import opens, with_semicolons
from extract.forms.pieces import Char
from ingest.document import Page, Rect
from ingest.regroup import dark

AREA_KEYS = frozenset({"服务面积", "主要事迹"})
NAME_KEYS = frozenset({"姓名", "法定代表人", "联系人"})
PROSE_KEYS = frozenset({"主要事迹"})

BRACKET_KEYS = frozenset({"单位名称", "工作单位", "单位地址", "职业资格", "职务", "职称"})

HOLE = 0.55
"""Distance of two characters beyond the usual, in widths of a Han character, that leaves room for another."""

CLOSES = frozenset("”’》）)%％0123456789")
"""What besides a Han character may stand before the stop that ends a story."""

DOTS = frozenset("·•・‧∙．")
RAISED = frozenset("²³")
DOUBTED = 0.9
"""Probability below which what is usual in such a place decides."""

LOWER = 0.2
"""Heights of a line by which a stop may hang below the detector's box."""

LOW = 0.6 / (1 + LOWER)
"""Share of that height below which the middle of a comma or stop lies."""

SLIVER = 0.25
"""Widest end of a neighbour's stroke in the hole, in heights of the line."""

SEMICOLON_LIKE = 1.5
"""Height of the lower mark over the upper one's from which they are a semicolon: in print of 20 to 30 pixels
colons have 1.0, semicolons mostly 1.67 to 2.5."""


def with_missed(key: str, chars: Sequence[Char], page: Page) -> tuple[Char, ...]:
    """The characters of a value with those put back whose ink shows and whose place tells what they are:
    ㎡ behind a number, · within a name, bullets, a comma, stop or 一 in prose, a closing bracket."""
    known = key in AREA_KEYS | NAME_KEYS or (key in BRACKET_KEYS and _is_open("".join(c.text for c in chars)))
    if not known or not chars or any(char.source != "ocr" for char in chars):
        return tuple(chars)
    pitch = _pitch(chars)
    if pitch is None:
        return tuple(chars)
    if key in PROSE_KEYS:
        chars = with_bullets(chars, page, pitch)
    found: list[Char] = []
    for index, char in enumerate(chars):
        after = chars[index + 1] if index + 1 < len(chars) else None
        if _is_rest_of_area(char, found, after):
            continue
        if key in PROSE_KEYS and char.text in "：:":
            char = _as_stop(chars, index, page, pitch)
        found.append(_as_dot(key, _as_area(key, char, found), found, after))
        beside = after if after is not None and after.line == char.line else None
        hole = _hole(char, beside, pitch)
        if hole is not None and key in PROSE_KEYS:
            hole = Rect(hole.x0, hole.y0, hole.x1, hole.y1 + LOWER * hole.height)
        ink = _ink(page, hole) if hole is not None else None
        if hole is None or ink is None:
            continue
        text = _seen(key, found, beside, ink, pitch, ends=after is None)
        if text is not None:
            found.append(Char(text, hole, GUESSED, "", char.line, False, "ocr"))
    return tuple(with_semicolons(found) if key in PROSE_KEYS else found)


NEAR = 8
"""Characters to each side of a mark that say whether it opens something."""


def _as_stop(chars: Sequence[Char], index: int, page: Page, pitch: float) -> Char:
    """A ： in prose that is a ； by its lower mark: a comma is taller than the dot above it. Where its tail
    is lost in print that is thin or small, the reader's word stands, and where it opens something."""
    char = chars[index]
    before, behind = chars[max(0, index - NEAR) : index], chars[index + 1 : index + NEAR]
    if opens("".join(c.text for c in before), "".join(c.text for c in behind)):
        return char
    taller = _lower_over_upper(page, char.rect, pitch)
    if taller is None or taller < SEMICOLON_LIKE:
        return char
    return replace(char, text="；", score=min(GUESSED, char.score or 1.0))


def _lower_over_upper(page: Page, rect: Rect, pitch: float) -> float | None:
    """Height of the lower of two small marks above each other over the upper one's; None where there are not
    just two such marks in the place of a character."""
    middle, beside = rect.centre[0], round(rect.height)
    x0, y0 = max(0, round(middle - 0.6 * pitch) - beside), max(0, round(rect.y0 - 0.1 * rect.height))
    cut = page.image[y0 : round(rect.y1 + 0.4 * rect.height), x0 : round(middle + 0.6 * pitch) + beside]
    if min(cut.shape[:2]) < 8:
        return None
    ink = dark(np.ascontiguousarray(cut), 0.45).astype(np.uint8)
    _, _, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    marks = [
        (float(x), int(top), int(height))
        for (_, top, width, height, size), (x, _) in zip(stats[1:], centres[1:], strict=True)
        if size >= 3
        and width < 0.3 * pitch
        and height < 0.5 * pitch
        and top + height < len(ink)  # else the cut went through it
        and abs(x0 + x - middle) < 0.5 * pitch
    ]
    pairs = [
        (one[2], other[2])
        for one, other in itertools.permutations(marks, 2)
        if abs(one[0] - other[0]) < 0.1 * pitch and 0.15 * pitch < other[1] - one[1] < 0.7 * pitch
    ]
    return pairs[0][1] / pairs[0][0] if len(pairs) == 1 else None


def _as_area(key: str, char: Char, before: Sequence[Char]) -> Char:
    """What is left of a ㎡ that the recogniser knows in parts: m or ² behind a number of an area."""
    if char.text in "mM²" and _is_area(key, before) and _digit_like(before[-1].text):
        return replace(char, text="㎡", score=min(GUESSED, char.score or 1.0))
    return char


def _is_rest_of_area(char: Char, before: Sequence[Char], after: Char | None) -> bool:
    """The raised figure of a ㎡ that was put in already: 2 stands by itself and was hardly seen as one."""
    if not before or before[-1].text != "㎡":
        return False
    if char.text in "²³":
        return True
    raised = char.runner_up in RAISED or (char.score or 1.0) < DOUBTED
    return char.text in "23" and raised and (after is None or not after.text.isdigit())


def _as_dot(key: str, char: Char, before: Sequence[Char], after: Char | None) -> Char:
    """The dot within a name in its one form, also where a small mark was read that was half taken for it."""
    if key not in NAME_KEYS or not before or after is None:
        return char
    if not is_han(before[-1].text) or not is_han(after.text):
        return char
    half = char.runner_up in DOTS and (char.score or 1.0) < DOUBTED
    return replace(char, text="·") if char.text in DOTS or (char.text in "、,，.-" and half) else char


def _is_area(key: str, before: Sequence[Char]) -> bool:
    """An area is told of just before."""
    if not before:
        return False
    return key == "服务面积" or "面积" in "".join(char.text for char in before[-16:])


def _pitch(chars: Sequence[Char]) -> float | None:
    """Usual distance of neighbouring Han characters in pixels, None where there are too few."""
    steps = [
        b.rect.centre[0] - a.rect.centre[0]
        for a, b in itertools.pairwise(chars)
        if a.line == b.line and not b.gap and is_han(a.text) and is_han(b.text)
    ]
    if len(steps) >= 2:
        return float(np.median(steps))
    return 0.78 * float(np.median([char.rect.height for char in chars])) if chars else None


def _hole(char: Char, after: Char | None, pitch: float) -> Rect | None:
    """The room between a character and the next one beyond what both take."""
    start = char.rect.centre[0] + 0.5 * pitch * _width(char.text)
    if after is None:
        return Rect(start, char.rect.y0, start + 1.15 * pitch, char.rect.y1)
    stop = after.rect.centre[0] - 0.5 * pitch * _width(after.text)
    return Rect(start, char.rect.y0, stop, char.rect.y1) if stop - start > HOLE * pitch else None


def _seen(
    key: str, before: Sequence[Char], after: Char | None, ink: NDArray[np.bool_], pitch: float, *, ends: bool
) -> str | None:
    """What the ink behind a character is, None where that cannot be told. `ends`: the value ends here."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    height, width = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    middle = (rows[-1] + rows[0]) / 2 / ink.shape[0]
    last = before[-1].text
    if key in BRACKET_KEYS:
        upright = height > 0.7 * pitch and width < 0.45 * pitch
        return "）" if ends and upright else None
    if _digit_like(last) and _is_area(key, before) and (after is None or not _digit_like(after.text)):
        clear = after is not None or columns[-1] < ink.shape[1] - 2
        return "㎡" if height > 0.35 * pitch and width > 0.5 * pitch and clear else None
    if key in PROSE_KEYS and not ends and _is_bar(height / pitch, width / pitch, middle):
        return "一" if after is None or is_han(after.text) else None
    small = 0.1 * pitch < height < 0.45 * pitch and width < 0.5 * pitch
    if ends and key in PROSE_KEYS and small and middle > LOW and last in CLOSES:
        return "。"
    closed = is_han(last) or (after is None and last in CLOSES and not last.isdigit())
    if not small or not closed or (after is not None and not is_han(after.text)):
        return None
    dotted = any(char.text in "·・•" for char in before)
    if key in NAME_KEYS and 0.3 < middle < 0.7 and not ends and not dotted:
        return "·"
    if key in PROSE_KEYS and middle > LOW:
        # The stop's ring is as wide as it is high; a comma has its tail.
        ring = after is None and width >= max(0.8 * height, 0.22 * pitch)
        return "。" if ends or ring else "，"
    return None


def _is_open(text: str) -> bool:
    """A bracket was opened and not closed, and something stands in it."""
    opened = max(text.rfind("（"), text.rfind("("))
    return 0 <= opened < len(text) - 2 and not re.search("[）)]", text[opened:])


def _is_bar(height: float, width: float, middle: float) -> bool:
    """A lone level stroke at half height, as wide as a character: the detector takes it for a rule at the end
    of a line. Sizes in characters, the middle as a share of the hole."""
    return height < 0.28 and 0.6 < width < 1.05 and 0.25 < middle < 0.6


def _ink(page: Page, rect: Rect) -> NDArray[np.bool_] | None:
    """Ink inside the hole; specks are left out."""
    x0, y0 = max(0, round(rect.x0)), max(0, round(rect.y0))
    x1, y1 = min(page.width, round(rect.x1)), min(page.height, round(rect.y1))
    if x1 - x0 < 5 or y1 - y0 < 10:
        return None
    wide = page.image[y0:y1, max(0, x0 - (y1 - y0)) : min(page.width, x1 + (y1 - y0))]
    offset = x0 - max(0, x0 - (y1 - y0))
    ink = dark(np.ascontiguousarray(wide), 0.45)[:, offset : offset + x1 - x0]
    # A sliver of the neighbours at both sides and of other lines above and below is none of it.
    for _ in range(4):  # from the left, the top, the right and the foot
        ink = np.rot90(_without_sliver(ink))
    ink = ink.copy()
    edge = max(1, ink.shape[0] // 12)
    ink[:edge] = False
    ink[-edge:] = False
    return ink if ink.sum() >= 4 else None


def _without_sliver(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Without the ink that begins at the left edge, where it is a stroke's end and other ink stands apart."""
    inked: NDArray[np.bool_] = np.asarray(ink.any(axis=0), np.bool_)
    free = np.flatnonzero(~inked)
    end = int(free[0]) if len(free) else len(inked)
    if not end or end > SLIVER * ink.shape[0] or not inked[end:].any():
        return ink
    rest = ink.copy()
    rest[:, :end] = False
    return rest


def is_han(text: str) -> bool:
    return "\u3400" <= text <= "\u9fff"


def _digit_like(text: str) -> bool:
    return text.isdigit() or text in "万千百余"


def _width(text: str) -> float:
    return 1.0 if unicodedata.east_asian_width(text[:1] or " ") in "WF" else 0.5
