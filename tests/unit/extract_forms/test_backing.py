"""What stands twice on the paper is surer; a part of a longer name is not the same name."""

from dataclasses import replace
from typing import Any

import pytest

from extract.fields.confidence import confidence
from extract.forms.backing import back_unit_names, find_backing
from extract.forms.fill import Filled, make_field
from extract.forms.pieces import chars_of
from extract.result import FieldValue, Seal, SealCandidate
from ingest.document import Box

ID_NUMBER = "110105199003072717"


def filled(drawing: Any, *values: tuple[str, str]) -> dict[str, Filled]:
    """Fields written below each other."""
    for row, (_, text) in enumerate(values):
        drawing.write(text, 200, 200 + 80 * row)
    page = drawing.page()
    found = {}
    for row, (key, _) in enumerate(values):
        made = make_field(key, chars_of(page.lines[row], row), page)
        assert made is not None
        signs = replace(made.signs, risk=0.2)
        field = made.field.model_copy(update={"confidence": confidence(signs)})
        found[key] = replace(made, signs=signs, field=field)
    return found


@pytest.mark.parametrize(
    ("elsewhere", "backed"),
    [
        ("同意推荐张建国同志参评", True),
        ("负责人：张建国", True),
        ("张建国", True),
        ("张建国强参评", False),
        ("老张建国", False),
        ("张建军", False),
    ],
)
def test_a_name_said_again(drawing: Any, elsewhere: str, backed: bool) -> None:
    fields = filled(drawing, ("姓名", "张建国"))
    drawing.write(elsewhere, 200, 900)
    assert find_backing(fields, [drawing.page()])["姓名"].signs.backed is backed


def test_its_own_line_is_no_second_place(drawing: Any) -> None:
    fields = filled(drawing, ("姓名", "张建国"))
    assert not find_backing(fields, [drawing.page()])["姓名"].signs.backed


@pytest.mark.parametrize(
    ("birth", "sex", "backed"),
    [
        ("1990年3月", "男", {"出生年月", "性别", "身份证号码"}),
        ("1991年3月", "女", set()),
        ("1990.03", "女", {"出生年月", "身份证号码"}),
    ],
)
def test_the_id_number_proves_birth_and_sex(drawing: Any, birth: str, sex: str, backed: set[str]) -> None:
    fields = filled(drawing, ("身份证号码", ID_NUMBER), ("出生年月", birth), ("性别", sex))
    found = find_backing(fields, [drawing.page()])
    assert {key for key, made in found.items() if made.signs.backed} == backed
    for key in backed:
        assert (found[key].field.confidence or 0) >= (fields[key].field.confidence or 0)


def seal(name: str, matches: bool | None) -> Seal:
    return Seal(
        page=0, box=Box(0.1, 0.1, 0.2, 0.2), kind="company", shape="round", colour="red", text=None,
        confidence=None, slot=None, state="ok", matches_unit=matches,
        candidates=(SealCandidate(name=name, probability=0.99),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "matches", "members", "surer"),
    [
        ("新疆天安消防有限公司", True, (), True),
        ("新疆天安消防有限公司", None, (), False),
        ("新疆天安消防有限公司", False, (), False),
        ("新疆大安消防有限公司", True, (), False),
        ("新疆大安消防有限公司", None, ("新疆天安消防有限公司",), True),
        ("新疆大安消防有限公司", None, ("新疆大安消防有限公司",), False),
    ],
)
def test_the_seal_or_the_register_bears_the_unit_s_name(
    name: str, matches: bool | None, members: tuple[str, ...], surer: bool
) -> None:
    value = "新疆天安消防有限公司"
    field = FieldValue(value=value, raw=value, confidence=0.9, page=0, box=None, source="ocr")
    found = back_unit_names({"单位名称": field, "联系人": field}, [seal(name, matches)], members)
    assert ((found["单位名称"].confidence or 0) > 0.9) is surer
    assert found["联系人"].confidence == 0.9


@pytest.mark.parametrize(
    ("read", "matches", "members", "doubtful"),
    [
        ("新疆大安消防有限公司", None, (), True),
        ("新疆大安消防有限公司", False, (), False),
        ("新疆大安消防有限公司", None, ("新疆天安消防有限公司",), False),
        ("新疆大地消防有限公司", None, (), False),
        ("疆天安消防有限公司", None, (), False),
        ("新疆天安消防有限公司", None, (), False),
    ],
)
def test_a_name_is_doubtful_where_the_seal_reads_as_it_but_for_one_character(
    drawing: Any, read: str, matches: bool | None, members: tuple[str, ...], doubtful: bool
) -> None:
    field = filled(drawing, ("单位名称", "新疆天安消防有限公司"))["单位名称"].field
    field = field.model_copy(update={"confidence": 0.98})
    stamp = seal("", matches).model_copy(update={"text": read})
    found = back_unit_names({"单位名称": field}, [stamp], members)["单位名称"]
    assert (found.confidence == 0.5) is doubtful
    assert (read in found.alternatives) is doubtful
