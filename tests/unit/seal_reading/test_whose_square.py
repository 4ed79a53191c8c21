"""A square's kind is told by its text and its size; a person's chop stays one."""

import numpy as np
import pytest

from extract.result import SealKind, SealParts
from extract.seals.mark import Ellipse, SealMark
from extract.seals.match import SealReading
from extract.seals.verdict import WHOSE
from extract.seals.whose import bare, by_text
from ingest.document import Page, Rect

PAGE = Page(0, np.full((2339, 1654, 3), 255, np.uint8), (), np.eye(3), (1654, 2339))
CHOP, SEAL = 70.0, 118.0
"""Half sides in pixels of 18 and 30 mm at 200 dpi."""


def square(half: float, kind: SealKind = "personal", shape: str = "square", question: str = "") -> SealMark:
    rect = Rect(800 - half, 1800 - half, 800 + half, 1800 + half)
    rim = Ellipse(800, 1800, half, half, 0)
    return SealMark(0, rect, rim, kind, shape, "red", 0.99, 0.0, question=question)  # type: ignore[arg-type]


def read(text: str | None, sure: float, matches: bool | None = None) -> SealReading:
    return SealReading(text, sure, SealParts(), (), matches, None, "")


@pytest.mark.parametrize(
    ("half", "text", "sure", "matches", "kind"),
    [
        (SEAL, "柘荣商会", 0.94, None, "company"),
        (CHOP, "柘荣商会", 0.94, None, "company"),
        (SEAL, "广州商会之印", 0.94, None, "company"),
        (SEAL, "柘荣商会", 0.3, None, "unknown"),
        (SEAL, "业长公沙", 0.9, None, "unknown"),
        (SEAL, None, 0.0, None, "unknown"),
        (CHOP, "南宁商", 0.4, True, "company"),
        (CHOP, "柘荣商会", 0.3, None, "personal"),
        (CHOP, "李庆国印", 0.95, False, "personal"),
        (CHOP, None, 0.0, None, "personal"),
        (SEAL, "李庆国印", 0.95, False, "personal"),
        (SEAL, "王会", 0.95, False, "personal"),
        (SEAL, "李庆国印", 0.5, None, "unknown"),
    ],
)
def test_text_and_size_tell_whose(
    half: float, text: str | None, sure: float, matches: bool | None, kind: SealKind
) -> None:
    told = by_text(PAGE, square(half), read(text, sure, matches))
    assert told.kind == kind
    assert (WHOSE in told.question) == (kind == "unknown")


def test_rings_and_what_is_decided_stay_as_they_are() -> None:
    company = read("柘荣商会", 0.94, True)
    for mark in (square(SEAL, shape="round"), square(SEAL, "company")):
        assert by_text(PAGE, mark, company) == mark


def test_a_question_is_answered_by_the_text_and_asked_once() -> None:
    asked = square(SEAL, "unknown", question=WHOSE)
    assert by_text(PAGE, asked, read("柘荣商会", 0.94)).question == ""
    assert by_text(PAGE, asked, read(None, 0.0)).question == WHOSE


def test_the_word_for_seal_is_no_part_of_a_name() -> None:
    assert [bare(text) for text in ("李庆国印", "广州商会之印", "印")] == ["李庆国", "广州商会", ""]
