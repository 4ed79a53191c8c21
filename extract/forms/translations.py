"""Labels with their translation in a line of its own: 姓名 over Full name, the value beside or under both."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.forms.lexicon import Lexicon
from extract.forms.pieces import Char, Piece, font_height, join
from ingest.document import Rect

_FOREIGN = re.compile(r"[A-Za-zÀ-ɏ\u0600-\u06ff'’.,/&()\- ]{2,}")
"""Words of a translation: letters of another script and no figures, so no number and no e-mail address."""

WIDE = 2.5
"""Distance of two words, in characters, from which they belong to different columns."""


def without_translations(pieces: Sequence[Piece], lexicon: Lexicon) -> list[Piece]:
    """The pieces without translations under labels; such a label becomes as high as both lines, so that a
    value at the height of their middle stands beside it."""
    words = [word for piece in pieces for word in _columns(piece)]
    foreign = [word for word in words if _FOREIGN.fullmatch(word.text)]
    if not foreign:
        return list(pieces)
    kept = [word for word in words if word not in foreign]
    for below in foreign:
        owner = next((k for k, word in enumerate(kept) if _translates(below, word, lexicon)), None)
        if owner is None:
            kept.append(below)
        else:
            kept[owner] = _down_to(kept[owner], below.rect.y1)
    return kept


def _columns(piece: Piece) -> list[Piece]:
    """A piece cut where the eye sees another column."""
    if piece.vertical:
        return [piece]
    parts: list[list[Char]] = [[piece.chars[0]]]
    font = font_height(piece.chars)
    for char in piece.chars[1:]:
        if char.gap and char.rect.x0 - parts[-1][-1].rect.x1 > WIDE * font:
            parts.append([])
        parts[-1].append(char)
    return [Piece(tuple(part), piece.cell) for part in parts]


def _translates(below: Piece, label: Piece, lexicon: Lexicon) -> bool:
    """The words stand right under a label and begin where it begins."""
    font = font_height(label.chars)
    apart = below.rect.y0 - label.rect.y1
    if abs(below.rect.x0 - label.rect.x0) > 1.5 * font or not -0.5 * font < apart < font:
        return False
    match = lexicon.match(join(label.chars))
    return match is not None and match.similarity >= 0.8


def _down_to(label: Piece, foot: float) -> Piece:
    chars = tuple(
        replace(char, rect=Rect(char.rect.x0, char.rect.y0, char.rect.x1, max(foot, char.rect.y1)))
        for char in label.chars
    )
    return replace(label, chars=chars)
