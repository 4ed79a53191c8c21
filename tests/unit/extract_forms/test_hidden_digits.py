"""A day under a black seal with room for one digit more is asked about; other days are not."""

from typing import Any

import pytest

from extract.forms.fill import make_field
from extract.forms.hidden_digits import doubt_hidden_digits
from extract.forms.pieces import chars_of
from extract.seals.mark import Ellipse, SealMark
from ingest.document import Rect, TextLine


def day(parts: list[tuple[str, float]]) -> TextLine:
    """Characters of a day, each (text, where it begins); 年, 月 and 日 are 30 wide, digits 16."""
    text = "".join(char for char, _ in parts)
    spans = tuple((x, x + (16 if char.isdigit() else 30)) for char, x in parts)
    scores = tuple(0.999 for _ in text)
    rect = Rect(spans[0][0], 300, spans[-1][1], 336)
    return TextLine(text, rect, 0.999, "ocr", spans, scores, ("",) * len(text))


def spaced(hole: float, loose: float = 0.0) -> list[tuple[str, float]]:
    """2021年1月31日 with `hole` before 月, and every joint `loose`."""
    parts: list[tuple[str, float]] = []
    x, digit = 300.0, False
    for char in "2021年1月31日":
        x += loose * (bool(parts) and char.isdigit() != digit) + hole * (char == "月")
        parts.append((char, x))
        digit = char.isdigit()
        x += 16 if digit else 30
    return parts


def asked(drawing: Any, parts: list[tuple[str, float]], colour: str = "grey", at: float = 350) -> bool:
    drawing.lines.append(day(parts))
    page = drawing.page()
    made = make_field("推荐日期", chars_of(page.lines[0], 0), page)
    assert made is not None
    rim, rect = Ellipse(at + 150, 250, 150, 150, 0), Rect(at, 100, at + 300, 400)
    mark = SealMark(0, rect, rim, "company", "round", colour, 0.9, 0.9)  # type: ignore[arg-type]
    found = doubt_hidden_digits({"推荐日期": made}, [mark])["推荐日期"]
    assert found.field.value == made.field.value
    return found.signs.reasons > made.signs.reasons


def test_room_for_a_digit_under_a_black_seal_is_asked_about(drawing: Any) -> None:
    assert asked(drawing, spaced(17))


@pytest.mark.parametrize(
    ("hole", "loose", "colour", "at"),
    [
        (0, 0, "grey", 350),
        (5, 0, "grey", 350),
        (0, 20, "grey", 350),
        (17, 0, "red", 350),
        (17, 0, "grey", 900),
    ],
)
def test_other_days_are_not(drawing: Any, hole: float, loose: float, colour: str, at: float) -> None:
    assert not asked(drawing, spaced(hole, loose), colour, at)
