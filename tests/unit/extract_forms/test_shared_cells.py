"""One label for two things, one cell for two answers, numbers whose label says only that they are one."""

from dataclasses import replace
from typing import Any

import pytest

from extract.forms.pairing import Pair
from extract.forms.pieces import chars_of
from extract.forms.seal_lines import without_seal_lines
from extract.seals.mark import Ellipse, SealMark
from ingest.document import Rect, TextLine

HEAD = [
    (80, [("姓名", 0.2), ("王建军", 0.3), ("性别", 0.2), ("男", 0.3)]),
    (80, [("工作单位", 0.2), ("新疆天山消防有限公司", 0.8)]),
    (80, [("身份证号码", 0.2), ("", 0.8)]),
]
FOOT = (300, [("推荐单位意见", 0.2), ("（盖章）", 0.8)])


def values(reading: Any) -> dict[str, str]:
    return {key: field.value for key, field in reading.fields.items()}


@pytest.mark.parametrize("label", ["资格证书\n及编号", "职业资格", "持证情况"])
@pytest.mark.parametrize("number", ["编号：", "证号：", "证书号："])
def test_a_bare_number_behind_a_qualification_is_its_certificates(
    drawing: Any, read: Any, label: str, number: str
) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    cell = f"消防设施操作员（四级） {number}2030001077746139"
    drawing.table([*HEAD, (100, [(label, 0.2), (cell, 0.8)]), FOOT])
    found = values(read(drawing))
    assert found["职业资格"] == "消防设施操作员（四级）"
    assert found["证书编号"] == "2030001077746139"


def test_a_number_behind_something_else_stays_an_extra(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    drawing.table([*HEAD, (80, [("职务", 0.2), ("维保部经理 编号：10077", 0.8)]), FOOT])
    reading = read(drawing)
    assert "证书编号" not in reading.fields
    assert reading.extras["编号"].value == "10077"


@pytest.mark.parametrize(
    ("label", "answer", "address"),
    [
        ("邮编/地址", "830000/乌鲁木齐市新华北路165号", "乌鲁木齐市新华北路165号"),
        ("地址及邮编", "乌鲁木齐市新华北路165号 830000", "乌鲁木齐市新华北路165号"),
        ("邮编、地址", "830000乌鲁木齐市新华北路165号", "乌鲁木齐市新华北路165号"),
        (
            "邮编/地址",
            "乌鲁木齐市新华北路165号 天山区国贸中心3层",
            "乌鲁木齐市新华北路165号天山区国贸中心3层",
        ),
    ],
)
def test_the_answer_nobody_asked_for_is_left_out(
    drawing: Any, read: Any, label: str, answer: str, address: str
) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    rows = [
        (80, [("单位名称", 0.2), ("新疆天山消防有限公司", 0.8)]),
        (80, [("法定代表人", 0.2), ("王建军", 0.3), ("联系人", 0.2), ("李别人", 0.3)]),
        (80, [(label, 0.2), (answer, 0.8)]),
        (300, [("单位意见", 0.2), ("（盖章）", 0.8)]),
    ]
    drawing.table(rows)
    assert values(read(drawing))["单位地址"].replace(" ", "") == address


def test_a_numbered_label_runs_into_its_answer(drawing: Any, read: Any) -> None:
    drawing.write("优秀会员单位自荐登记表", 500, 150, size=48)
    for place, text in enumerate(
        (
            "1、单位名称 新疆天山消防有限公司",
            "2、法定代表人 王建军",
            "3、联系人 李别人",
            "6、自荐奖项科技创新企业",
            "7、单位意见：同意推荐。",
        )
    ):
        drawing.write(text, 150, 320 + 90 * place)
    reading = read(drawing)
    assert reading.award == "科技创新企业"


def test_prose_behind_a_number_is_no_answer(drawing: Any, read: Any) -> None:
    drawing.write("优秀会员单位自荐登记表", 500, 150, size=48)
    for place, text in enumerate(
        (
            "1、单位名称 新疆天山消防有限公司",
            "2、法定代表人 王建军",
            "3、联系人 李别人",
            "4、联系电话全年二十四小时有人接听，服务热情周到。",
            "7、单位意见：同意推荐。",
        )
    ):
        drawing.write(text, 150, 320 + 90 * place)
    assert "联系电话" not in read(drawing).fields


def _story(drawing: Any, pairs: Any, *, last: str, within: bool) -> str:
    """The story of a pair whose last line lies within a seal or not."""
    drawing.write("全年完成检测四十二项，无一差错。", 200, 400)
    drawing.write(last, 300, 460)
    story = [char for number, line in enumerate(drawing.lines) for char in chars_of(line, number)]
    value = replace(pairs.value, chars=tuple(story))
    rect = Rect(290, 440, 700, 850) if within else Rect(800, 440, 1200, 850)
    rim = Ellipse(rect.centre[0], rect.centre[1], 205, 205, 0)
    mark = SealMark(0, rect, rim, "company", "round", "grey", 0.99, 0.99)
    (pair,) = without_seal_lines([replace(pairs, value=value)], [mark])
    return "".join(char.text for char in pair.value.chars)


@pytest.fixture
def pair(drawing: Any) -> Pair:
    from extract.forms.blocks import Block

    block = Block(0, 0, Rect(100, 300, 1500, 900), (), 0, None)
    return Pair(block, block, ("主要事迹",), "right", 1.0)


def test_letters_of_a_seal_are_none_of_the_story(drawing: Any, pair: Pair) -> None:
    told = _story(drawing, pair, last="上州湖市浦防有公", within=True)
    assert told == "全年完成检测四十二项，无一差错。"


@pytest.mark.parametrize(("last", "within"), [("特推荐参评。", True), ("上州湖市浦防有公", False)])
def test_a_sentence_and_what_lies_elsewhere_stay(drawing: Any, pair: Pair, last: str, within: bool) -> None:
    assert _story(drawing, pair, last=last, within=within).endswith(last)


def test_a_label_broken_in_its_bracket_does_not_swallow_the_number(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    foot = drawing.table([*HEAD[:2], (100, [("", 1.0)]), FOOT])
    top = foot - 400
    drawing.write("身份证号码（18", 158, top + 12)
    drawing.write("位）", 215, top + 52)
    drawing.write("11010519491231002X", 420, top + 32)
    assert values(read(drawing))["身份证号码"] == "11010519491231002X"


@pytest.mark.parametrize("centres", [(640.0, 714.0, 765.0), (640.0, 727.0, 803.0)])
def test_a_spaced_label_read_with_the_answer_behind_the_border_stays_in_its_cell(
    drawing: Any, read: Any, centres: tuple[float, ...]
) -> None:
    """性　别女 in one line: the label's characters stand farther apart than the label and its answer."""
    drawing.write("先进个人推荐表", 560, 150, size=48)
    columns = (0.15, 0.2, 0.095, 0.555)  # the third cell ends at 752.6
    rows = (("姓名", "王建军", "", ""), ("民族", "汉族", "学历", "大专"), ("职务", "经理", "年龄", "41"))
    drawing.table([*((80, list(zip(row, columns, strict=True))) for row in rows), *HEAD[1:], FOOT])
    spans = tuple((centre - 8.0, centre + 8.0) for centre in centres)
    drawing.lines.append(
        TextLine("性别女", Rect(610, 310, 830, 370), 0.99, "ocr", spans, (0.99,) * 3, ("",) * 3)
    )
    assert values(read(drawing))["性别"] == "女"
