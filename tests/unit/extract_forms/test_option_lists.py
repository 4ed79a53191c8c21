"""Lists of options: nothing ticked, a foreign award ticked, an award written behind 其他."""

from dataclasses import replace
from typing import Any

import cv2
import pytest

from extract.fields.confidence import threshold_for

UNIT = "新疆天山消防技术服务有限公司"


def tick_box(drawing: Any, x: int, y: int, *, ticked: bool) -> None:
    cv2.rectangle(drawing.image, (x, y), (x + 26, y + 26), (30, 30, 30), 2)
    if ticked:
        cv2.line(drawing.image, (x + 4, y + 12), (x + 11, y + 22), (20, 20, 120), 4)
        cv2.line(drawing.image, (x + 11, y + 22), (x + 30, y - 6), (20, 20, 120), 4)


def bracket(drawing: Any, x: int, y: int, *, ticked: bool) -> None:
    """（ ） or （√） in the type of the text, as a word processor sets it."""
    for side in (x, x + 40):
        cv2.line(drawing.image, (side, y + 2), (side, y + 22), (30, 30, 30), 1)
    if ticked:
        cv2.line(drawing.image, (x + 8, y + 10), (x + 16, y + 21), (30, 30, 30), 2)
        cv2.line(drawing.image, (x + 16, y + 21), (x + 33, y), (30, 30, 30), 2)


def unit_form(drawing: Any, high: float = 80) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(
        [
            (70, [("单位名称", 0.2), (UNIT, 0.8)]),
            (70, [("统一社会信用代码", 0.2), ("91350100M000100Y43", 0.8)]),
            (70, [("法定代表人", 0.2), ("王建军", 0.3), ("联系人", 0.2), ("李红", 0.3)]),
            (high, [("申报奖项", 0.2), ("", 0.8)]),
        ]
    )


def person_form(drawing: Any, schooling: str) -> None:
    drawing.write("先进个人推荐表", 650, 150, size=48)
    drawing.table(
        [
            (70, [("姓名", 0.2), ("王建军", 0.3), ("性别", 0.2), ("男", 0.3)]),
            (70, [("学历", 0.2), (schooling, 0.8)]),
            (70, [("身份证号码", 0.2), ("11010519491231002X", 0.8)]),
            (70, [("工作单位", 0.2), (UNIT, 0.8)]),
        ]
    )


def test_printed_options_without_a_mark_are_a_question(drawing: Any, read: Any) -> None:
    person_form(drawing, "研究生本科大专中专高中初中")
    reading = read(drawing)
    assert "学历" not in reading.fields
    (asked,) = [flag for flag in reading.questions if "学历" in flag.fields]
    assert "学历" in asked.message
    assert asked.evidence[0].box is not None


@pytest.mark.parametrize("written", ["本科", "大学本科（函授大专）"])
def test_one_or_two_words_are_an_answer(drawing: Any, read: Any, written: str) -> None:
    person_form(drawing, written)
    reading = read(drawing)
    assert reading.fields["学历"].value.startswith(written[:2])
    assert not [flag for flag in reading.questions if "学历" in flag.fields]


@pytest.mark.parametrize(
    "sign",
    [
        "□",
        "",
    ],
)
def test_an_award_that_the_season_does_not_know_is_ticked(drawing: Any, read: Any, sign: str) -> None:
    unit_form(drawing)
    for place, name in enumerate(("科技创新企业", "优秀消防工程企业", "安全文化示范企业")):
        tick_box(drawing, 460 + 350 * place, 542, ticked=place == 2)
        drawing.write(sign + name, 500 - 30 * len(sign) + 350 * place, 538)
    reading = read(drawing)
    assert reading.award == "安全文化示范企业"
    assert reading.fields["申报奖项"].source == "checkbox"


def test_the_one_award_in_the_cell_that_is_not_ticked(drawing: Any, read: Any) -> None:
    unit_form(drawing)
    tick_box(drawing, 460, 542, ticked=False)
    drawing.write("科技创新企业", 500, 538)
    assert read(drawing).award is None


@pytest.mark.parametrize("ticked", [True, False])
def test_an_award_written_behind_other(drawing: Any, read: Any, ticked: bool) -> None:
    unit_form(drawing, high=160)
    for place, name in enumerate(("科技创新企业", "优秀消防工程企业")):
        tick_box(drawing, 460 + 350 * place, 542, ticked=False)
        drawing.write(name, 500 + 350 * place, 538)
    tick_box(drawing, 460, 622, ticked=ticked)
    drawing.write("其他：平安守护企业", 500, 618)
    assert read(drawing).award == ("平安守护企业" if ticked else None)


@pytest.mark.parametrize(("score", "certain"), [(0.9999, True), (0.905, False)])
def test_a_clear_mark_does_not_prove_how_its_caption_was_read(
    new_drawing: Any, read: Any, score: float, certain: bool
) -> None:
    drawing = new_drawing()
    unit_form(drawing)
    for place, name in enumerate(("科技创新企业", "优秀消防工程企业", "安全文化示苑企业")):
        tick_box(drawing, 460 + 350 * place, 542, ticked=place == 2)
        drawing.write(name, 500 + 350 * place, 538, score=score)
    field = read(drawing).fields["申报奖项"]
    assert field.source == "checkbox"
    assert (field.confidence >= threshold_for(0.999)) is certain


@pytest.mark.parametrize("askew", [True, False])
def test_a_frame_that_reaches_into_its_box_is_no_tick(drawing: Any, read: Any, askew: bool) -> None:
    """On a photo a box is found a little too large, and its own frame lies where a tick would."""
    unit_form(drawing)
    for place, name in enumerate(("科技创新企业", "优秀消防工程企业", "优秀消防产品企业")):
        tick_box(drawing, 460 + 350 * place, 542, ticked=False)
        if askew and place == 1:
            cv2.rectangle(drawing.image, (810, 542), (836, 568), (30, 30, 30), 2)
            cv2.line(drawing.image, (815, 542), (815, 568), (30, 30, 30), 3)
        drawing.write(name, 500 + 350 * place, 538)
    reading = read(drawing)
    assert reading.award is None
    assert "申报奖项" in reading.blank_fields


def test_a_mark_of_little_ink_is_asked_about(drawing: Any, read: Any) -> None:
    unit_form(drawing)
    for place, name in enumerate(("科技创新企业", "优秀消防工程企业", "优秀消防产品企业")):
        tick_box(drawing, 460 + 350 * place, 542, ticked=False)
        if place == 1:
            cv2.line(drawing.image, (820, 552), (826, 558), (30, 30, 30), 3)
        drawing.write(name, 500 + 350 * place, 538)
    field = read(drawing).fields["申报奖项"]
    assert field.value == "优秀消防工程企业"
    assert field.reasons
    assert (field.confidence or 0.0) < threshold_for(0.999)


def test_a_part_of_a_frame_is_no_box_of_its_own(drawing: Any, read: Any) -> None:
    """Noise broke up the last frame: what is left of it is small and mostly ink."""
    unit_form(drawing)
    for place, name in enumerate(
        ("科技创新企业", "优秀消防工程企业", "优秀消防产品企业", "消防公益先进企业")
    ):
        x = 460 + 255 * place
        tick_box(drawing, x, 542, ticked=place == 1)
        if place == 3:
            cv2.rectangle(drawing.image, (x - 4, 538), (x + 30, 572), (250, 250, 250), -1)
            cv2.rectangle(drawing.image, (x + 4, 554), (x + 16, 566), (30, 30, 30), 3)
            cv2.circle(drawing.image, (x + 10, 560), 2, (30, 30, 30), -1)
        drawing.write(name, x + 36, 538, size=26)
    assert read(drawing).award == "优秀消防工程企业"


def test_words_written_in_below_a_list_are_no_ticked_option(drawing: Any, read: Any) -> None:
    """A character as square as a box begins them, and nothing in the list is ticked."""
    unit_form(drawing, high=160)
    for place, name in enumerate(("科技创新企业", "优秀消防工程企业")):
        tick_box(drawing, 460 + 350 * place, 542, ticked=False)
        drawing.write(name, 500 + 350 * place, 538)
    drawing.write("固安消防先进单位", 470, 618)
    tick_box(drawing, 474, 622, ticked=True)
    drawing.lines[-1] = replace(
        drawing.lines[-1],
        char_spans=tuple(
            (start + 26.0, end + 26.0) if k == 0 else (start, end)
            for k, (start, end) in enumerate(drawing.lines[-1].char_spans)
        ),
    )
    field = read(drawing).fields.get("申报奖项")
    assert field is None or (field.reasons and (field.confidence or 0.0) < threshold_for(0.999))


@pytest.mark.parametrize("ticked", [1, None])
def test_a_thin_tick_within_brackets(drawing: Any, read: Any, ticked: int | None) -> None:
    unit_form(drawing)
    for place, name in enumerate(("科技创新企业", "优秀消防工程企业", "优秀消防产品企业")):
        bracket(drawing, 450 + 340 * place, 540, ticked=place == ticked)
        drawing.write(name, 500 + 340 * place, 538)
    assert read(drawing).award == ("优秀消防工程企业" if ticked else None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("（）科技创新企业（√）优秀消防工程企业", "优秀消防工程企业"),
        ("科技创新企业（V） 优秀消防工程企业（）", "科技创新企业"),
        ("（）科技创新企业（）优秀消防工程企业", None),
        ("（√）科技创新企业（√）优秀消防工程企业", None),
        ("（）科技创新企业优秀消防工程企业", None),
    ],
)
def test_a_tick_that_was_read_and_left_no_clear_ink_is_doubtful(
    drawing: Any, read: Any, text: str, said: str | None
) -> None:
    unit_form(drawing)
    drawing.write(text, 450, 538)
    reading = read(drawing)
    assert reading.award == said
    assert said is None or reading.fields["申报奖项"].confidence < threshold_for(0.99)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("（）", "（√）", "优秀消防工程企业"),
        ("（√）", "（）", None),
        ("（√）", "（√）", "优秀消防工程企业"),
    ],
)
def test_a_tick_that_was_read_elsewhere_than_its_ink_is_asked_about(
    drawing: Any, read: Any, first: str, second: str, said: str | None
) -> None:
    """The ink is at the second option."""
    unit_form(drawing)
    for place, (sign, name) in enumerate(((first, "科技创新企业"), (second, "优秀消防工程企业"))):
        drawing.write(sign + name, 500 - 30 * len(sign) + 450 * place, 538)
        tick_box(drawing, 460 + 450 * place, 542, ticked=place == 1)
    reading = read(drawing)
    assert reading.award == said
    assert bool([flag for flag in reading.questions if "申报奖项" in flag.fields]) is (said is None)


def test_a_word_in_two_lines_is_no_list_of_options(drawing: Any, read: Any) -> None:
    person_form(drawing, "")
    for y, part in ((373, "硕士研"), (405, "究住")):
        drawing.write(part, 600, y)
        # What a pen leaves beside a word may be taken for a box.
        cv2.rectangle(drawing.image, (566, y + 9), (582, y + 25), (30, 30, 30), 2)
    reading = read(drawing)
    assert reading.fields["学历"].value == "硕士研究住"
    assert "学历" not in reading.blank_fields
