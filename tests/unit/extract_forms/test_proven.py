"""Misread numbers and words put right by their shape, with an engine that gives prepared probabilities."""

from collections.abc import Mapping
from typing import Any

import pytest

from extract.forms.fill import Filled, make_field
from extract.forms.pieces import chars_of
from extract.forms.proven import prove_fields
from ingest.document import Page
from tests.fakes.prepared_readings import PreparedEngines, PreparedOcr, printed

VALID = "11010519491231002X"
READ = "11010519491231802X"
"""One digit misread: 8 for 0."""
ALPHABET = ["<blank>", *"0123456789X大中申专高本科男女一二级注册消防工程师"]


def proved(drawing: Any, key: str, value: str, output: Any, source: str = "ocr") -> tuple[Filled, int]:
    drawing.write(value, 300, 300, score=0.9)
    page: Page = drawing.page()
    made = make_field(key, chars_of(page.lines[0], 0), page)
    assert made is not None
    if source != "ocr":
        made = Filled(
            key, made.field.model_copy(update={"source": source}), made.chars, made.rect, made.signs
        )
    engines = PreparedEngines(PreparedOcr(output, ALPHABET))
    fields = prove_fields({key: made}, {0: page}, engines, ())  # type: ignore[arg-type]
    return fields[key], engines.ocr.asked


def test_one_doubtful_digit_is_put_right_and_said(drawing: Any) -> None:
    found, _ = proved(drawing, "身份证号码", READ, printed(ALPHABET, READ, {14: {"8": 0.55, "0": 0.4}}))
    assert found.field.value == VALID
    assert found.signs.valid is True
    assert found.field.repair is not None
    assert READ in found.field.repair
    assert VALID in found.field.repair
    assert READ in found.field.alternatives
    assert "".join(char.text for char in found.chars) == VALID
    assert found.field.confidence is not None
    assert found.field.confidence < 0.99


@pytest.mark.parametrize("choice", ["男☑女", "男女√"])
def test_of_two_printed_words_the_tick_decides(drawing: Any, choice: str) -> None:
    found, asked = proved(drawing, "性别", choice, printed(ALPHABET, "男"))
    assert not asked
    assert {"男", "女"} <= set(found.field.value)


def test_a_number_that_is_clearly_printed_wrong_stays_wrong(drawing: Any) -> None:
    found, asked = proved(drawing, "身份证号码", READ, printed(ALPHABET, READ))
    assert asked
    assert found.field.value == READ
    assert found.field.repair is None
    assert found.signs.valid is False


def test_a_change_of_one_chance_in_fifty_is_no_proof(drawing: Any) -> None:
    found, _ = proved(drawing, "身份证号码", READ, printed(ALPHABET, READ, {14: {"8": 0.97, "0": 0.02}}))
    assert found.field.value == READ
    assert VALID in found.field.alternatives, "it is offered, and not taken"


def test_two_doubtful_digits_are_too_many(drawing: Any) -> None:
    text = "12010519491231802X"
    doubts = {1: {"2": 0.55, "1": 0.4}, 14: {"8": 0.55, "0": 0.4}}
    shapes, _ = proved(drawing, "身份证号码", text, printed(ALPHABET, text, doubts))
    assert shapes.field.value == text
    assert shapes.field.repair is None


def test_a_right_number_and_a_given_text_are_not_searched(drawing: Any) -> None:
    right, asked = proved(drawing, "身份证号码", VALID, printed(ALPHABET, VALID))
    assert (right.field.value, asked) == (VALID, 0)


def test_text_of_the_file_itself_is_not_searched(drawing: Any) -> None:
    given, asked = proved(
        drawing, "身份证号码", READ, printed(ALPHABET, READ, {14: {"8": 0.5, "0": 0.4}}), "text_layer"
    )
    assert (given.field.value, asked) == (READ, 0)


def test_a_word_of_a_short_list(drawing: Any) -> None:
    found, _ = proved(drawing, "学历", "申专", printed(ALPHABET, "申专", {0: {"申": 0.6, "中": 0.05}}))
    assert found.field.value == "中专"
    assert found.field.alternatives == ("申专",)
    assert found.field.repair is not None
    assert "申专" in found.field.repair


@pytest.mark.parametrize("value", ["中专", "大专"])
def test_a_word_of_the_list_is_kept(drawing: Any, value: str) -> None:
    found, asked = proved(drawing, "学历", value, printed(ALPHABET, "本科"))
    assert (found.field.value, asked) == (value, 0)


def test_a_word_like_none_of_the_list_is_kept(drawing: Any) -> None:
    found, asked = proved(drawing, "学历", "男女", printed(ALPHABET, "男女"))
    assert (found.field.value, asked) == ("男女", 1)


@pytest.mark.parametrize(
    ("first", "said"), [({"一": 0.3}, "一级注册消防工程师"), ({"二": 0.3}, "二级注册消防工程师")]
)
def test_the_thin_stroke_of_a_grade_that_was_passed_over(
    drawing: Any, first: Mapping[str, float], said: str
) -> None:
    output = printed(ALPHABET, "一级注册消防工程师", {0: first})
    made, asked = proved(drawing, "职业资格", "级注册消防工程师", output)
    assert asked == 1
    assert made.field.value == said
    assert made.field.repair is not None


def test_a_grade_of_which_nothing_is_seen_stays_open(drawing: Any) -> None:
    made, _ = proved(drawing, "职业资格", "级注册消防工程师", printed(ALPHABET, "级注册消防工程师"))
    assert made.field.value == "级注册消防工程师"
    assert made.field.reasons
