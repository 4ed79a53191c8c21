"""Several forms in one file: where the next one begins, and pages that hold two at once."""

import itertools
from collections import Counter
from dataclasses import replace

from extract.forms.attached import is_copy
from extract.forms.kind import label_texts, title_of
from extract.forms.lexicon import Lexicon, lexicon_for
from extract.forms.pieces import Piece, chars_of
from extract.season import Season
from ingest.document import Document, Page

WHO = frozenset({"姓名", "单位名称", "统一社会信用代码", "身份证号码"})
"""Keys that a form asks for once, at its beginning."""

MANY = 5
"""So many labels once more on a later page belong to another form, even where its title is not known."""


def split_forms(document: Document, season: Season) -> list[Document]:
    """The document cut into one document for each form in it; pages keep their numbers in the file.

    A form begins on a page that bears a form's title and asks who is put forward, or asks many things again
    that the pages before it have asked. Pages that failed, and copies of certificates, belong to the form
    before them.
    """
    if len(document.pages) < 2:
        return [document]
    lexicon = lexicon_for(season, None)
    starts: list[int] = []
    asked: frozenset[str] = frozenset()
    for page in document.pages:
        pieces = _pieces(page)
        if is_copy(pieces, lexicon):  # a certificate asks 姓名, 性别, 证书编号 too, of the form before it
            continue
        here = _asked(pieces, lexicon)
        again = asked & here
        titled = len(again & WHO) >= 1 and len(here) >= MANY / 2 and bool(title_of([pieces]))
        if titled or len(again) >= MANY:
            starts.append(page.index)
            asked = here
        else:
            asked |= here
    bounds = [0, *starts, max(document.page_count, document.pages[-1].index + 1)]
    return [
        replace(
            document,
            pages=tuple(page for page in document.pages if start <= page.index < stop),
            errors=tuple(
                error for error in document.errors if error.page is not None and start <= error.page < stop
            ),
        )
        for start, stop in itertools.pairwise(bounds)
    ]


ONCE = frozenset({"主要事迹", "身份证号码", "统一社会信用代码"})
"""Keys that no form asks for twice on a page: tables of relatives or of posts held ask for none of them."""


def shared_pages(document: Document, season: Season) -> tuple[int, ...]:
    """Pages on which two forms lie side by side or one below the other: only one of them can be read."""
    lexicon = lexicon_for(season, None)
    return tuple(page.index for page in document.pages if _asks_twice(_pieces(page), lexicon))


def _asks_twice(pieces: list[Piece], lexicon: Lexicon) -> bool:
    counts = Counter(key for piece in pieces for key in _asked([piece], lexicon))
    twice = {key for key, count in counts.items() if count > 1}
    return len(twice) >= MANY and bool(twice & ONCE)


def _pieces(page: Page) -> list[Piece]:
    found = [chars_of(line, number) for number, line in enumerate(page.lines)]
    return [Piece(tuple(chars), None) for chars in found if chars]


def _asked(pieces: list[Piece], lexicon: Lexicon) -> frozenset[str]:
    found: set[str] = set()
    for text in label_texts(pieces):
        match = lexicon.match(text)
        if match is not None and match.similarity >= 0.85:
            found.update(match.keys)
    return frozenset(found)
