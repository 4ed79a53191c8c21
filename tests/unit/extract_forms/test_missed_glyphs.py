"""Characters that a recogniser leaves out are put back where their ink shows, and nowhere else."""

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest

from extract.forms.missed_glyphs import GUESSED, with_missed
from extract.forms.pieces import chars_of, join

X, Y, FONT = 300, 400, 40


def value(
    drawing: Any, parts: list[tuple[str, float]], ink: list[tuple[int, int, int, int]], key: str
) -> str:
    """Parts of one line with a hole of so many squares before each; `ink` as rectangles on the page."""
    drawing.write("".join(text for text, _ in parts), X, Y, size=FONT)
    line = drawing.lines.pop()
    spans: list[tuple[float, float]] = []
    x = float(X)
    for text, hole in parts:
        x += hole * FONT
        for char in text:
            wide = 1.0 if ord(char) > 255 and char not in "·”" else 0.5
            spans.append((x + 0.05 * FONT, x + (wide - 0.05) * FONT))
            cv2.rectangle(
                drawing.image, (int(x) + 6, Y + 10), (int(x + wide * FONT) - 6, Y + 40), (0, 0, 0), 2
            )
            x += wide * FONT
    rect = type(line.rect)(X, Y, x, Y + 48)
    drawing.lines.append(type(line)(line.text, rect, 0.99, "ocr", tuple(spans), line.char_scores))
    for x0, y0, x1, y1 in ink:
        cv2.rectangle(drawing.image, (x0, y0), (x1, y1), (0, 0, 0), -1)
    page = drawing.page()
    found = with_missed(key, chars_of(page.lines[0], 0), page)
    added = [char for char in found if char.score == GUESSED]
    assert len(found) <= len(line.text) + len(added)
    return join(found)


def test_a_square_metre_behind_a_number_of_an_area(drawing: Any) -> None:
    unit = [(X + 128, Y + 10, X + 156, Y + 38)]
    assert value(drawing, [("120000", 0)], unit, "服务面积") == "120000㎡"


def test_no_square_metre_where_nothing_is_printed(drawing: Any) -> None:
    assert value(drawing, [("120000", 0)], [], "服务面积") == "120000"


@pytest.mark.parametrize(
    ("head", "said"), [("服务面积共", "服务面积共3000㎡"), ("服务人数共", "服务人数共3000")]
)
def test_in_prose_only_where_an_area_is_told_of(drawing: Any, head: str, said: str) -> None:
    unit = [(X + 288, Y + 10, X + 316, Y + 38)]
    assert value(drawing, [(head + "3000", 0)], unit, "主要事迹") == said


def test_what_is_left_of_a_square_metre(new_drawing: Any) -> None:
    assert value(new_drawing(), [("120000m²", 0)], [], "服务面积") == "120000㎡"
    assert value(new_drawing(), [("合同金额300m", 0)], [], "主要事迹") == "合同金额300m"


@pytest.mark.parametrize("key", ["姓名", "法定代表人", "联系人"])
def test_a_dot_within_a_name(drawing: Any, key: str) -> None:
    dot = [(X + 174, Y + 20, X + 181, Y + 27)]
    assert value(drawing, [("阿布都热", 0), ("买买提", 0.8)], dot, key) == "阿布都热·买买提"


def test_a_gap_in_a_name_without_ink_is_no_dot(drawing: Any) -> None:
    assert value(drawing, [("阿布都热", 0), ("买买提", 0.8)], [], "姓名") == "阿布都热买买提"


def test_a_name_has_one_dot(drawing: Any) -> None:
    dot = [(X + 194, Y + 20, X + 201, Y + 27)]
    parts = [("阿·布都热", 0), ("买买提", 0.8)]
    assert value(drawing, parts, dot, "姓名").count("·") == 1


def test_a_comma_in_prose(drawing: Any) -> None:
    comma = [(X + 170, Y + 32, X + 177, Y + 41)]
    assert value(drawing, [("爱岗敬业", 0), ("技术过硬", 1.0)], comma, "主要事迹") == "爱岗敬业，技术过硬"


@pytest.mark.parametrize(
    ("read", "lower", "said"), [("：", 9, "；"), ("：", 4, "："), ("；", 4, "；"), ("；", 9, "；")]
)
def test_a_colon_and_a_semicolon_by_their_lower_mark(drawing: Any, read: str, lower: int, said: str) -> None:
    drawing.write(f"活动十八次{read}装置检修", X, Y, size=FONT)
    left = X + 5 * FONT + 16
    cv2.rectangle(drawing.image, (left, Y + 16), (left + 3, Y + 19), (0, 0, 0), -1)
    cv2.rectangle(drawing.image, (left, Y + 30), (left + 3, Y + 29 + lower), (0, 0, 0), -1)
    page = drawing.page()
    chars = list(chars_of(page.lines[0], 0))
    assert join(with_missed("主要事迹", chars, page)) == f"活动十八次{said}装置检修"
    assert join(with_missed("单位地址", chars, page)) == f"活动十八次{read}装置检修"


@pytest.mark.parametrize(
    ("first", "said"), [("（1）装", "："), ("一是装", "："), ("①装置", "："), ("（2）装", "；")]
)
def test_what_opens_a_list_is_no_semicolon(drawing: Any, first: str, said: str) -> None:
    drawing.write(f"做了些工作：{first}检修", X, Y, size=FONT)
    left = X + 5 * FONT + 16
    cv2.rectangle(drawing.image, (left, Y + 16), (left + 3, Y + 19), (0, 0, 0), -1)
    cv2.rectangle(drawing.image, (left, Y + 30), (left + 3, Y + 38), (0, 0, 0), -1)
    page = drawing.page()
    chars = list(chars_of(page.lines[0], 0))
    assert join(with_missed("主要事迹", chars, page)) == f"做了些工作{said}{first}检修"


def test_what_is_announced_stands_behind_a_colon(drawing: Any) -> None:
    drawing.write("工作简述如下：装置检修", X, Y, size=FONT)
    left = X + 6 * FONT + 16
    cv2.rectangle(drawing.image, (left, Y + 16), (left + 3, Y + 19), (0, 0, 0), -1)
    cv2.rectangle(drawing.image, (left, Y + 30), (left + 3, Y + 38), (0, 0, 0), -1)
    page = drawing.page()
    chars = list(chars_of(page.lines[0], 0))
    assert join(with_missed("主要事迹", chars, page)) == "工作简述如下：装置检修"


def test_no_comma_in_other_fields(drawing: Any) -> None:
    comma = [(X + 170, Y + 32, X + 177, Y + 41)]
    assert value(drawing, [("爱岗敬业", 0), ("技术过硬", 1.0)], comma, "单位地址") == "爱岗敬业技术过硬"


def marked(drawing: Any, key: str, text: str, place: int, second: str, score: float) -> str:
    """What becomes of a text whose character at `place` was read with that score and second choice."""
    drawing.write(text, X, Y, size=FONT)
    page = drawing.page()
    chars = list(chars_of(page.lines[0], 0))
    chars[place] = replace(chars[place], runner_up=second, score=score)
    return join(with_missed(key, chars, page))


@pytest.mark.parametrize(
    ("text", "second", "score", "said"),
    [
        ("服务面积305万㎡2。", "²", 0.9, "服务面积305万㎡。"),
        ("服务面积305万㎡³。", "", 0.99, "服务面积305万㎡。"),
        ("服务面积305万㎡2。", "", 0.99, "服务面积305万㎡2。"),
        ("服务面积305万㎡20", "²", 0.5, "服务面积305万㎡20"),
    ],
)
def test_the_raised_figure_of_a_square_metre(
    drawing: Any, text: str, second: str, score: float, said: str
) -> None:
    assert marked(drawing, "主要事迹", text, text.index("㎡") + 1, second, score) == said


@pytest.mark.parametrize(
    ("key", "text", "second", "score", "said"),
    [
        ("姓名", "吾尔开西、赛力克", "·", 0.5, "吾尔开西·赛力克"),
        ("姓名", "吾尔开西•赛力克", "", 0.99, "吾尔开西·赛力克"),
        ("联系人", "吾尔开西、赛力克", "", 0.99, "吾尔开西、赛力克"),
        ("联系人", "王建军、李志强", "", 0.5, "王建军、李志强"),
    ],
)
def test_a_mark_within_a_name_half_taken_for_a_dot_is_one(
    drawing: Any, key: str, text: str, second: str, score: float, said: str
) -> None:
    place = next(k for k, char in enumerate(text) if char in "、•")
    assert marked(drawing, key, text, place, second, score) == said


@pytest.mark.parametrize("before", ["被评为岗位能手”", "合格率100%"])
def test_the_stop_that_ends_a_story(drawing: Any, before: str) -> None:
    end = X + int(sum(1.0 if ord(c) > 255 and c not in "·”" else 0.5 for c in before) * FONT)
    stop = [(end + 4, Y + 30, end + 12, Y + 39)]
    assert value(drawing, [(before, 0)], stop, "主要事迹") == before + "。"


@pytest.mark.parametrize(
    ("stop", "said"),
    [
        ((8, 36, 18, 46), "。"),
        ((8, 36, 13, 49), "，"),
        ((8, 60, 18, 70), ""),
        ((7, 18, 39, 21), "一"),
        ((7, 2, 39, 5), ""),
        ((7, 18, 20, 21), ""),
    ],
)
def test_a_mark_at_the_end_of_a_line_that_hangs_beyond_its_box(
    drawing: Any, stop: tuple[int, int, int, int], said: str
) -> None:
    text = "被公司全面推广"
    end = X + len(text) * FONT
    x0, y0, x1, y1 = stop
    cv2.rectangle(drawing.image, (end - 8, Y + 10), (end + 1, Y + 12), (0, 0, 0), -1)  # a stroke's end
    cv2.rectangle(drawing.image, (end + x0, Y + y0), (end + x1, Y + y1), (0, 0, 0), -1)
    below = "四是自费购买器材"
    drawing.write(below, X, Y + 90, size=FONT)
    second = drawing.lines.pop()
    spans = tuple((X + k * FONT + 2.0, X + (k + 1) * FONT - 2.0) for k in range(len(text)))
    first = type(second)(
        text, type(second.rect)(X, Y, end, Y + 40), 0.99, "ocr", spans, (0.99,) * len(text), ("",) * len(text)
    )
    drawing.lines += [first, second]
    page = drawing.page()
    chars = [char for number, line in enumerate(page.lines) for char in chars_of(line, number)]
    assert join(with_missed("主要事迹", chars, page)) == text + said + below


def test_given_text_is_left_as_it_is(drawing: Any) -> None:
    drawing.write("120000m", X, Y, size=FONT)
    line = drawing.lines.pop()
    drawing.lines.append(type(line)(line.text, line.rect, 1.0, "text_layer", line.char_spans))
    page = drawing.page()
    assert join(with_missed("服务面积", chars_of(page.lines[0], 0), page)) == "120000m"
    assert with_missed("服务面积", (), page) == ()


def _bulleted(drawing: Any, shape: str) -> str:
    """A story of two items, before each of which a shape is drawn that was not read."""
    for row in range(2):
        y = Y + 80 * row
        x = X + 20
        middle = (x, y + 24)
        if shape == "●":
            cv2.circle(drawing.image, middle, 15, (0, 0, 0), -1)
        elif shape == "■":
            cv2.rectangle(drawing.image, (x - 15, y + 9), (x + 15, y + 39), (0, 0, 0), -1)
        elif shape == "◆":
            corners = np.array([(x - 16, y + 24), (x, y + 8), (x + 16, y + 24), (x, y + 40)])
            cv2.fillPoly(drawing.image, [corners], (0, 0, 0))
        elif shape == "日":
            cv2.rectangle(drawing.image, (x - 13, y + 9), (x + 13, y + 39), (0, 0, 0), 3)
        drawing.write("党建引领帮助群众", X + FONT, y, size=FONT)
    drawing.write("从无事故", X, Y + 160, size=FONT)
    page = drawing.page()
    chars = tuple(char for number, line in enumerate(page.lines) for char in chars_of(line, number))
    return join(with_missed("主要事迹", chars, page))


@pytest.mark.parametrize("shape", ["◆", "●", "■"])
def test_bullets_that_were_not_read_stand_before_their_lines(drawing: Any, shape: str) -> None:
    item = f"{shape}党建引领帮助群众"
    assert _bulleted(drawing, shape) == item + item + "从无事故"


@pytest.mark.parametrize("shape", ["日", ""])
def test_no_bullet_where_none_stands(drawing: Any, shape: str) -> None:
    assert _bulleted(drawing, shape) == "党建引领帮助群众" * 2 + "从无事故"


BRACKET = (X + 8 * FONT + 6, Y + 6, X + 8 * FONT + 14, Y + 42)


@pytest.mark.parametrize(
    ("text", "ink", "said"),
    [
        ("友好路（原北门厂", [BRACKET], "友好路（原北门厂）"),
        ("友好路（原北门厂", [], "友好路（原北门厂"),
        ("友好（路）北门厂", [BRACKET], "友好（路）北门厂"),
    ],
)
def test_the_bracket_that_ends_an_address(drawing: Any, text: str, ink: list[Any], said: str) -> None:
    assert value(drawing, [(text, 0)], ink, "单位地址") == said
