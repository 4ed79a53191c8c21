"""Lines across the whole page that are no lines of the form."""

from typing import Any

import pytest

UNIT = "新疆天山消防技术服务有限公司"


def _form(drawing: Any) -> None:
    drawing.write("先进企业申报推荐登记表", 500, 150, size=48)
    drawing.table(
        [
            (80, [("单位名称", 0.2), (UNIT, 0.8)]),
            (110, [("注册\n地址", 0.2), ("乌鲁木齐市北京南路210号", 0.8)]),
            (80, [("联系人", 0.2), ("李红", 0.3), ("手机", 0.2), ("13912345678", 0.3)]),
            (80, [("申报奖项", 0.2), ("科技创新企业", 0.8)]),
        ]
    )


@pytest.mark.parametrize("slope", [0, 6])
def test_a_streak_cuts_no_cell(drawing: Any, read: Any, slope: int) -> None:
    _form(drawing)
    drawing.rule(20, 436, 1640, 436 + slope)
    assert read(drawing).fields["单位地址"].value == "乌鲁木齐市北京南路210号"


@pytest.mark.parametrize("hidden", [(), (330, 350), (590, 700)])
def test_several_streaks_cut_no_answer(drawing: Any, read: Any, hidden: tuple[int, ...]) -> None:
    """A feeder's: each goes on where the others do, and one is broken, as by characters."""
    _form(drawing)
    ends = [20, *hidden, 2320]
    for top, foot in zip(ends[::2], ends[1::2], strict=True):
        drawing.rule(640, top, 640, foot)
    for x in (230, 1460, 1484):
        drawing.rule(x, 20, x, 2320)
    values = {key: field.value for key, field in read(drawing).fields.items()}
    assert values["单位名称"] == UNIT
    assert values["单位地址"] == "乌鲁木齐市北京南路210号"
    assert values["联系人"] == "李红"


def test_streaks_beside_a_table_whose_own_line_goes_on_below(drawing: Any, read: Any) -> None:
    """One goes over the whole page; what runs to its edge from within the table is another one's piece."""
    _form(drawing)
    drawing.rule(420, 300, 420, 1000)
    drawing.rule(1460, 0, 1460, 2339)
    drawing.rule(640, 500, 640, 2339)
    drawing.rule(640, 0, 640, 330)
    values = {key: field.value for key, field in read(drawing).fields.items()}
    assert values["单位名称"] == UNIT
    assert values["单位地址"] == "乌鲁木齐市北京南路210号"


def test_streaks_make_no_cells_of_blanks_without_a_table(drawing: Any, read: Any) -> None:
    """One goes over nothing from edge to edge; another is broken by characters and begins lower."""
    drawing.write("先进单位申报书", 560, 150, size=48)
    said = (
        ("企业名称：", UNIT),
        ("法定代表人：", "叶尔兰·哈德勒别克"),
        ("联系人：", "李红"),
        ("手机：", "13912345678"),
    )
    for row, (name, value) in enumerate(said):
        drawing.write(name, 200, 320 + 80 * row)
        drawing.write(value, 520, 320 + 80 * row)
        drawing.rule(460, 366 + 80 * row, 1400, 366 + 80 * row)
    drawing.rule(172, 0, 172, 2339)
    drawing.rule(640, 230, 640, 1130)
    drawing.rule(640, 1152, 640, 2339)
    drawing.rule(1200, 0, 1200, 2339)
    values = {key: field.value for key, field in read(drawing).fields.items()}
    assert values["法定代表人"] == "叶尔兰·哈德勒别克"
    assert values["联系人"] == "李红"


def test_the_lines_of_a_table_without_sides_stay(drawing: Any, read: Any) -> None:
    """They stick out beyond the upright lines as well, and end well within the page."""
    drawing.write("先进企业申报推荐登记表", 500, 150, size=48)
    for row, (name, value) in enumerate((("单位名称", UNIT), ("联系人", "李红"), ("手机", "13912345678"))):
        drawing.rule(200, 300 + 80 * row, 1450, 300 + 80 * row)
        drawing.write(name, 220, 322 + 80 * row)
        drawing.write(value, 520, 322 + 80 * row)
    drawing.rule(200, 540, 1450, 540)
    drawing.rule(500, 300, 500, 540)
    drawing.rule(1200, 300, 1200, 540)
    values = {key: field.value for key, field in read(drawing).fields.items()}
    assert values == {"单位名称": UNIT, "联系人": "李红", "联系电话": "13912345678"}


def test_a_promise_in_two_lines_is_the_units_block(drawing: Any, read: Any) -> None:
    _form(drawing)
    foot = drawing.table([(260, [("机构\n承诺", 0.2), ("上述数据真实。", 0.8)])], top=650)
    drawing.write("2022年1月11日", 1100, foot - 80)
    reading = read(drawing)
    assert [(slot.name, slot.role) for slot in reading.slots] == [("机构承诺", "unit")]
    assert reading.fields["推荐日期"].value == "2022年1月11日"


@pytest.mark.parametrize("foot", [580, 500])
def test_a_streak_that_fades_within_the_table_cuts_no_cell(drawing: Any, read: Any, foot: int) -> None:
    """It begins far over the table, where none of the table's own lines does."""
    drawing.write("先进企业申报推荐登记表", 400, 150, size=48)
    names = ("单位名称", "注册地址", "联系人", "手机")
    drawing.table([(80, [(name, 0.2), ("", 0.8)]) for name in names])
    drawing.rule(420, 300, 420, 620)
    drawing.rule(1015, 180, 1015, foot)
    for row, value in enumerate((UNIT, "乌鲁木齐市北京南路210号", "李红", "13912345678")):
        drawing.write(value, 1040, 322 + 80 * row, size=26)
    values = {key: field.value for key, field in read(drawing).fields.items()}
    assert values["单位名称"] == UNIT
    assert values["联系人"] == "李红"
    assert values["联系电话"] == "13912345678"


def test_sides_that_go_on_over_the_first_rule_stay(drawing: Any, read: Any) -> None:
    """All of them do: the table's uppermost rule is lost."""
    _form(drawing)
    for x in (150, 420, 1504):
        drawing.rule(x, 200, x, 300)
    drawing.write("填报单位", 170, 230)
    assert read(drawing).fields["单位名称"].value == UNIT


def test_a_rule_that_runs_into_a_fold_stays(drawing: Any, read: Any) -> None:
    """It goes on beyond the right border and begins with the table's other rules at the left one."""
    _form(drawing)
    drawing.rule(1504, 490, 1610, 490)
    values = {key: field.value for key, field in read(drawing).fields.items()}
    assert values["单位地址"] == "乌鲁木齐市北京南路210号"
    assert values["联系人"] == "李红"


def stray(drawing: Any, *cells: tuple[str, float]) -> None:
    drawing.write("先进个人登记表", 560, 150, size=48)
    drawing.table(
        [
            (70, [("姓名", 0.2), ("娜仁花", 0.3), ("性别", 0.2), ("女", 0.3)]),
            (70, [("身份证号码", 0.2), ("654002196903175448", 0.8)]),
            (70, list(cells)),
            (70, [("出生年月", 0.2), ("1969.03", 0.3), ("学历", 0.2), ("大专", 0.3)]),
        ]
    )


def test_an_answer_behind_a_stray_line_is_its_labels(drawing: Any, read: Any) -> None:
    stray(drawing, ("联系电话", 0.2), ("", 0.1), ("13912345678", 0.3), ("职务", 0.1), ("安全员", 0.3))
    values = {key: field.value for key, field in read(drawing).fields.items()}
    assert values["联系电话"] == "13912345678"
    assert values["职务"] == "安全员"


def test_what_an_unknown_word_asks_for_is_not_the_blank_before_it(drawing: Any, read: Any) -> None:
    stray(drawing, ("职务", 0.2), ("", 0.2), ("分管领导", 0.3), ("高级技师", 0.3))
    assert "职务" not in read(drawing).fields
