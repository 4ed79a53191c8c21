"""The text layer of a born-digital page: glyphs → lines, and how far it can be trusted."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import reduce
from itertools import pairwise

import numpy as np

from ingest.document import Image, Rect, TextLine
from ingest.geometry import Matrix, apply
from ingest.glyphs import plain
from ingest.pages import Glyph
from models.ocr import OcrEngine, Quad, crop_line

GAP = 2.5
"""Empty space, in line heights, that ends a line: more than a spaced label (姓　　名) has within it."""
WORD_GAP = 0.15
"""Empty space, in line heights, that parts Latin words: a space is a quarter, kerning a twentieth."""
AGREEMENT = 0.7
"""Least similarity of a font's text to its picture: clean print reads above 0.95, a wrong encoding near 0."""
SAMPLES_A_FONT = 2
MOST_SAMPLES = 10
LIKE_HEIGHT = 2.5
"""Heights of two glyphs of one line differ by less: an index is half as high as its line, words before a
watermark a quarter as high as its."""
CONTRAST = 18
"""Least difference of grey values within a line that is visible: white or missing ink stays below 8."""
COVERED = 0.4
"""Share of a text quad that trusted glyphs must fill for its text to be known."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A glyph on the upright page."""

    text: str
    rect: Rect
    font: str


def place(glyphs: Sequence[Glyph], from_given: Matrix) -> list[Placed]:
    """Glyphs with their boxes on the upright page, look-alike radicals as the characters they stand for."""
    if not glyphs:
        return []
    boxes = np.array([glyph.box for glyph in glyphs])
    first, second = apply(from_given, boxes[:, :2]), apply(from_given, boxes[:, 2:])
    low, high = np.minimum(first, second), np.maximum(first, second)
    return [
        Placed(plain(glyph.text), Rect(float(a[0]), float(a[1]), float(b[0]), float(b[1])), glyph.font)
        for glyph, a, b in zip(glyphs, low, high, strict=True)
    ]


def sane(glyphs: Sequence[Glyph]) -> bool:
    """Whether the text layer is text: hardly any private-use, control or replacement characters."""
    visible = [char for glyph in glyphs for char in glyph.text if not char.isspace()]
    if not visible:
        return False
    odd = sum(1 for c in visible if unicodedata.category(c) in ("Co", "Cn", "Cc", "Cs") or c == "\ufffd")
    spelled_out = sum(1 for glyph in glyphs if glyph.text.startswith("(cid:"))
    return odd <= 0.02 * len(visible) and spelled_out == 0


def seen(glyphs: Sequence[Placed], image: Image) -> list[Placed]:
    """Glyphs under which the picture shows ink: hidden, white and covered text falls out."""
    grey = image.min(axis=2)
    kept: list[Placed] = []
    for glyph in glyphs:
        box = glyph.rect.grown(1)
        part = grey[max(0, int(box.y0)) : int(box.y1) + 1, max(0, int(box.x0)) : int(box.x1) + 1]
        if glyph.text.isspace() or (part.size and int(part.max()) - int(part.min()) >= CONTRAST):
            kept.append(glyph)
    return kept


def trusted_fonts(glyphs: Sequence[Placed], quads: Sequence[Quad], image: Image, ocr: OcrEngine) -> set[str]:
    """Fonts whose text agrees with what a few of its lines look like."""
    under = [_under(glyphs, quad) for quad in quads]
    chosen: dict[str, list[int]] = {}
    for font in {glyph.font for glyph in glyphs}:
        amounts = Counter(
            {k: sum(1 for g in group if g.font == font and g.text.strip()) for k, group in enumerate(under)}
        )
        chosen[font] = [k for k, amount in amounts.most_common(SAMPLES_A_FONT) if amount > 0]
    wanted = sorted({k for places in chosen.values() for k in places})[:MOST_SAMPLES]
    readings = ocr.recognise([crop_line(image, quads[k])[0] for k in wanted])
    alike = {
        k: similarity("".join(g.text for g in under[k]), reading.text)
        for k, reading in zip(wanted, readings, strict=True)
    }
    return {
        font
        for font, places in chosen.items()
        if max((alike[k] for k in places if k in alike), default=0.0) >= AGREEMENT
    }


def similarity(first: str, second: str) -> float:
    """0..1, spaces and widths of characters aside."""
    a, b = (unicodedata.normalize("NFKC", "".join(text.split())) for text in (first, second))
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if a and b else 0.0


def unknown(quads: Sequence[Quad], known: Sequence[Rect], image: Image) -> list[Quad]:
    """Quads that known text does not cover: their text is only in the picture. Empty paper around a single
    character and between those of a spaced label (邮　编) is covered with them."""
    rest: list[Quad] = []
    for quad in quads:
        box = Rect(*(float(v) for v in (*quad.min(axis=0), *quad.max(axis=0))))
        covered = sum(box.intersection(rect) for rect in known)
        if covered < COVERED * box.area and not (_alone(box, known, image) or _spaced(box, known, image)):
            rest.append(quad)
    return rest


def _alone(box: Rect, known: Sequence[Rect], image: Image) -> bool:
    """Nothing but one known character is printed in the box, which detectors draw wide around a 女."""
    inside = [rect for rect in known if box.contains(*rect.centre)]
    if len(inside) != 1:
        return False
    (rect,), top, left = inside, max(0, int(box.y0)), max(0, int(box.x0))
    part = image[top : int(box.y1) + 1, left : int(box.x1) + 1].min(axis=2)
    paper = part.max()
    rows = slice(max(0, int(rect.y0) - top - 2), int(rect.y1) - top + 3)
    part[rows, max(0, int(rect.x0) - left - 2) : int(rect.x1) - left + 3] = paper
    return int(paper) - int(part.min()) < CONTRAST


def _spaced(box: Rect, known: Sequence[Rect], image: Image) -> bool:
    """Known characters span enough of the box, with nothing printed between them."""
    inside = sorted((rect for rect in known if box.contains(*rect.centre)), key=lambda rect: rect.x0)
    if len(inside) < 2:
        return False
    span = reduce(Rect.union, inside)
    if box.intersection(span) < COVERED * box.area:
        return False
    rows = slice(max(0, int(span.y0)), int(span.y1) + 1)
    gaps = [
        image[rows, int(left.x1) + 2 : int(right.x0) - 1].min(axis=2)
        for left, right in pairwise(inside)
        if int(right.x0) - int(left.x1) > 3
    ]
    return all(not gap.size or int(gap.max()) - int(gap.min()) < CONTRAST for gap in gaps)


def _under(glyphs: Sequence[Placed], quad: Quad) -> list[Placed]:
    (x0, y0), (x1, y1) = quad.min(axis=0), quad.max(axis=0)
    inside = [g for g in glyphs if x0 <= g.rect.centre[0] <= x1 and y0 <= g.rect.centre[1] <= y1]
    return sorted(inside, key=lambda g: g.rect.x0)


def to_lines(glyphs: Sequence[Placed], separators: Sequence[tuple[float, float, float]]) -> list[TextLine]:
    """Group glyphs to lines: same height, no wide gap, no vertical rule in between."""
    rows: list[list[Placed]] = []
    visible = [item for item in glyphs if item.text.strip() and item.rect.height > 1]
    for item in sorted(visible, key=lambda it: it.rect.centre[1]):
        for row in reversed(rows[-6:]):
            last = row[-1].rect
            low, high = sorted((last.height, item.rect.height))
            if abs(last.centre[1] - item.rect.centre[1]) <= 0.4 * low and high < LIKE_HEIGHT * low:
                row.append(item)
                break
        else:
            rows.append([item])
    lines: list[TextLine] = []
    for row in rows:
        row.sort(key=lambda it: it.rect.x0)
        piece: list[Placed] = []
        for item in row:
            if piece and _same(piece[-1], item):
                continue  # bold by printing twice
            if piece and _apart(piece[-1].rect, item.rect, separators):
                lines.append(_line(piece))
                piece = []
            piece.append(item)
        lines.append(_line(piece))
    return lines


def _same(left: Placed, right: Placed) -> bool:
    return left.text == right.text and right.rect.x0 - left.rect.x0 < 0.2 * left.rect.width


def _apart(left: Rect, right: Rect, separators: Sequence[tuple[float, float, float]]) -> bool:
    if right.x0 - left.x1 > GAP * max(left.height, right.height):
        return True
    middle = (left.centre[1] + right.centre[1]) / 2
    return any(left.centre[0] < x < right.centre[0] and y0 <= middle <= y1 for x, y0, y1 in separators)


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _line(piece: list[Placed]) -> TextLine:
    rect = piece[0].rect
    text, spans = "", []
    for item in piece:
        # Spaces between words are kept, spaces that only lay out Chinese are not.
        if (
            text
            and _is_word(text[-1])
            and _is_word(item.text[0])
            and item.rect.x0 - rect.x1 > WORD_GAP * rect.height
        ):
            text += " "
            spans.append((rect.x1, item.rect.x0))
        rect = rect.union(item.rect)
        step = item.rect.width / len(item.text)
        for position, char in enumerate(item.text):
            text += char
            spans.append((item.rect.x0 + step * position, item.rect.x0 + step * (position + 1)))
    return TextLine(text, rect, None, "text_layer", tuple(spans), (None,) * len(text), ("",) * len(text))
