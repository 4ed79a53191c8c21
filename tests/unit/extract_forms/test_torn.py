"""Where a value ends within its line, the line shows whether it should."""

from typing import Any

import pytest

from extract.forms.pieces import chars_of
from extract.forms.torn import is_torn


@pytest.mark.parametrize(
    ("text", "value", "label", "torn"),
    [
        ("和平南路377号金融大厦13楼", "和平南路377号金融大", "", True),
        ("和平南路377号金融大厦13楼", "377号金融大厦13楼", "", True),
        ("和平南路377号金融大厦13楼", "和平南路377号金融大厦13楼", "", False),
        ("姓名张建国", "张建国", "姓名", False),
        ("姓名：张建国", "张建国", "", False),
        ("张建国，男", "张建国", "", False),
    ],
)
def test_a_line_that_goes_on_beside_the_value(
    drawing: Any, text: str, value: str, label: str, torn: bool
) -> None:
    drawing.write(text, 200, 200)
    page = drawing.page()
    chars = chars_of(page.lines[0], 0)
    start = text.index(value)
    own, before = chars[start : start + len(value)], chars[: len(label)]
    assert is_torn(own, page, before) is torn


def test_a_gap_parts_what_stands_in_one_row(drawing: Any) -> None:
    drawing.write("张建国  男", 200, 200)
    page = drawing.page()
    assert not is_torn(chars_of(page.lines[0], 0)[:3], page)
