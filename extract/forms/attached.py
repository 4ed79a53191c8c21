"""Pages of a file that are no part of its form: a certificate, a licence, an identity card copied in."""

import re
import unicodedata
from collections.abc import Sequence

from extract.fields.simplified import simplified
from extract.forms.folding import fold
from extract.forms.kind import guess_kind, label_texts, title_of
from extract.forms.lexicon import Lexicon
from extract.forms.office_words import SURE, is_persons_paper, kinds_of_offices_words
from extract.forms.papers import HEADING_ROWS, is_certificate_name, is_cover_letter, is_notice
from extract.forms.pieces import Piece, font_height, rows_of
from extract.season import Season

LARGER = 1.5
"""Times the usual height of a page's characters from which words are a heading; labels and values are not."""

_CARD = re.compile(r"^公民身份号码")
"""The identity card's own wording: forms ask for 身份证号(码)."""

_AWARDED = re.compile(r"特[发颁]此[证状]|特此证明.{0,4}以资鼓励|(?:此证|证书).{0,6}以资鼓励")


def attached_pages(pages: Sequence[Sequence[Piece]], season: Season, lexicon: Lexicon) -> tuple[int, ...]:
    """Places (from 0) of the pages that are something else, empty unless the others make a form.

    A page counts only by what it says itself: a page without labels may be a cover sheet or the rest of
    a story, and stays with the form.
    """
    found = tuple(place for place, pieces in enumerate(pages) if is_copy(pieces, lexicon))
    rest = [pieces for place, pieces in enumerate(pages) if place not in found]
    if not found or guess_kind(rest, season, lexicon).kind == "other":
        return ()
    return found


def page_text(pieces: Sequence[Piece]) -> str:
    """The text of a page from top to bottom, its lines joined by line feeds."""
    return "\n".join(piece.text for row in rows_of(pieces) for piece in row)


def is_copy(pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Whether a page says of itself that it is a certificate, a licence, a card, a notice or the letter that
    the form came with: no form's page does."""
    text = simplified(unicodedata.normalize("NFKC", page_text(pieces)))
    if kinds_of_offices_words(text) >= SURE:
        return True  # also with a column 审核意见 for its renewals, or a heading such as 注册登记表
    if title_of([pieces]) or _asks_for_opinion(pieces, lexicon):
        return False
    if is_persons_paper(text) or is_notice(pieces) or is_cover_letter(pieces):
        return True
    rows = rows_of(pieces)
    if any(_is_heading(row, pieces) or _is_large_heading(row, pieces) for row in rows[:HEADING_ROWS]):
        return True
    texts = [fold("".join(piece.text for piece in row)) for row in rows]
    return any(_CARD.match(text) or _AWARDED.search(text) for text in texts)


def _is_heading(row: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """A certificate's name on a line of its own: in no cell, or in the frame around most of the page. A
    cell with the same words is a label of the form."""
    if not is_certificate_name(simplified(fold("".join(piece.text for piece in row)))):
        return False
    homes = {piece.cell for piece in row}
    inside = sum(piece.cell in homes for piece in pieces)
    return homes == {None} or 2 * inside > len(pieces)


def _is_large_heading(row: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """As `_is_heading`, for a name that shares its row with others (a licence has its code at the left and a
    picture code at the right): then it must be printed larger than the page's other words."""
    usual = font_height([char for piece in pieces for char in piece.chars])
    return any(font_height(piece.chars) >= LARGER * usual and _is_heading([piece], pieces) for piece in row)


def _asks_for_opinion(pieces: Sequence[Piece], lexicon: Lexicon) -> bool:
    """An opinion block: only forms have one, whatever else the page shows."""
    for text in label_texts(pieces):
        match = lexicon.match(text)
        if match is not None and match.category == "slot" and "意见" in fold(text):
            return True
    return False
