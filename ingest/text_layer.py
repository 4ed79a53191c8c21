"""The text layer of a born-digital page: glyphs → lines."""

import unicodedata

from ingest.document import Rect, TextLine
from ingest.geometry import Matrix, apply
from ingest.pages import Glyph

import numpy as np

GAP = 2.5
"""Empty space, in line heights, that ends a line: more than a spaced label (姓　　名) has within it."""


def upright_glyphs(glyphs: tuple[Glyph, ...], from_given: Matrix) -> list[tuple[str, Rect]]:
    """Glyphs with their boxes on the upright page; ligatures and wide forms as the file has them."""
    if not glyphs:
        return []
    boxes = np.array([glyph.box for glyph in glyphs])
    first, second = apply(from_given, boxes[:, :2]), apply(from_given, boxes[:, 2:])
    low, high = np.minimum(first, second), np.maximum(first, second)
    return [
        (glyph.text, Rect(float(a[0]), float(a[1]), float(b[0]), float(b[1])))
        for glyph, a, b in zip(glyphs, low, high, strict=True)
    ]


def sane(glyphs: tuple[Glyph, ...]) -> bool:
    """Whether the text layer is text: hardly any private-use, control or replacement characters."""
    visible = [char for glyph in glyphs for char in glyph.text if not char.isspace()]
    if not visible:
        return False
    odd = sum(
        1 for char in visible if unicodedata.category(char) in ("Co", "Cn", "Cc", "Cs") or char == "\ufffd"
    )
    spelled_out = sum(1 for glyph in glyphs if glyph.text.startswith("(cid:"))
    return odd <= 0.02 * len(visible) and spelled_out == 0


def to_lines(
    glyphs: list[tuple[str, Rect]], separators: tuple[tuple[float, float, float], ...]
) -> list[TextLine]:
    """Group glyphs to lines: same height, no wide gap, no vertical rule in between."""
    rows: list[list[tuple[str, Rect]]] = []
    visible = [item for item in glyphs if item[0].strip() and item[1].height > 1]
    for item in sorted(visible, key=lambda it: it[1].centre[1]):
        for row in reversed(rows[-6:]):
            last = row[-1][1]
            if abs(last.centre[1] - item[1].centre[1]) <= 0.4 * min(last.height, item[1].height):
                row.append(item)
                break
        else:
            rows.append([item])
    lines: list[TextLine] = []
    for row in rows:
        row.sort(key=lambda it: it[1].x0)
        piece: list[tuple[str, Rect]] = []
        for item in row:
            if piece and _apart(piece[-1][1], item[1], separators):
                lines.append(_line(piece))
                piece = []
            piece.append(item)
        lines.append(_line(piece))
    return lines


def _apart(left: Rect, right: Rect, separators: tuple[tuple[float, float, float], ...]) -> bool:
    if right.x0 - left.x1 > GAP * max(left.height, right.height):
        return True
    middle = (left.centre[1] + right.centre[1]) / 2
    return any(left.centre[0] < x < right.centre[0] and y0 <= middle <= y1 for x, y0, y1 in separators)


def _line(piece: list[tuple[str, Rect]]) -> TextLine:
    rect = piece[0][1]
    text, spans = "", []
    for chars, box in piece:
        rect = rect.union(box)
        step = box.width / len(chars)
        for position, char in enumerate(chars):
            text += char
            spans.append((box.x0 + step * position, box.x0 + step * (position + 1)))
    return TextLine(text, rect, None, "text_layer", tuple(spans), (None,) * len(text), ("",) * len(text))
