"""Whose a square is, by its text and its size: four characters in a frame may be a body's or a person's."""

from dataclasses import replace

from extract.seals.endings import BODIES
from extract.seals.mark import SealMark
from extract.seals.match import SealReading
from extract.seals.verdict import LIKELY, WHOSE
from ingest.document import Page

TAILS = ("之印", "公章", "印章", "私印", "印", "章")
LEAST_BODY, MOST_PERSON = 4, 3
"""Characters that a body's name has at least, and a person's most often at most; longer ones stay open."""

CLEARLY_BODY, CLEARLY_PERSON = 0.5, 0.8
"""Confidence of a reading from which it says whose a square is: a body's name is told by its ending even
where some other character is misread; a large square is called a person's on a strong word only."""

LARGEST_CHOP = 0.0412
"""Half the side over the page's long side from which a square is hardly a person's chop: 24.5 mm on A4, where
chops have 22 at most and organisations' squares 20 to 45. Of a picture of less than a page nobody can tell
the size: there, too, the text decides or a person is asked."""


def by_text(page: Page, mark: SealMark, reading: SealReading) -> SealMark:
    """The mark with the kind that its text and its size speak for. The trained eye sees neither."""
    if mark.shape != "square" or mark.kind == "company" or mark.presence < LIKELY:
        return mark
    name, sure = bare(reading.text or ""), reading.confidence or 0.0
    body = len(name) >= LEAST_BODY and name.endswith(BODIES)
    if reading.matches or (body and sure >= CLEARLY_BODY):
        return _company(mark)
    person = 0 < len(name) <= MOST_PERSON and sure >= CLEARLY_PERSON
    large = mark.rim.b >= LARGEST_CHOP * max(page.image.shape[:2])
    return _open(mark) if large and not person else mark


def bare(text: str) -> str:
    """A name without the word for seal that it ends in."""
    return next((text.removesuffix(tail) for tail in TAILS if text.endswith(tail)), text)


def _company(mark: SealMark) -> SealMark:
    question = mark.question.replace(WHOSE, "")
    return replace(mark, kind="company", company=mark.presence, question=question)


def _open(mark: SealMark) -> SealMark:
    return replace(mark, kind="unknown", question=mark.question.replace(WHOSE, "") + WHOSE)
