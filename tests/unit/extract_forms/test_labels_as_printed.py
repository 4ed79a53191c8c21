"""Labels as forms print them: numbered, doubled, translated, small above their values, with hints about."""

from typing import Any

import pytest

from extract.fields.values import clean, parse_value
from extract.forms.inline import find_hits
from extract.forms.lexicon import lexicon_for
from extract.forms.pieces import Piece, chars_of, set_apart
from extract.season import Season
from ingest.document import Rect, TextLine

OPINION = "同意推荐。\n（盖章）\n2022年1月10日"
STORY = (
    "该同志爱岗敬业，刻苦钻研，服务热情，技术过硬。全年维保合同40份，联系人、联系电话上墙，获奖情况：两次。"
)


def values(reading: Any) -> dict[str, str]:
    return {key: field.value for key, field in reading.fields.items()}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("5法定代表人", ("法定代表人",)),
        ("12 联系电话", ("联系电话",)),
        ("资格及证号", ("职业资格", "证书编号")),
        ("所在单位/行政职务", ("工作单位", "职务")),
        ("6.您所在单位的全称[填空题]*", ("工作单位",)),
        ("请输入您的联系电话", ("联系电话",)),
        ("请您填写姓名", ("姓名",)),
    ],
)
def test_numbered_and_compound_labels(season: Season, text: str, keys: tuple[str, ...]) -> None:
    kind = "unit" if keys[0] == "法定代表人" else "person"
    match = lexicon_for(season, kind).match(text)
    assert match is not None
    assert match.keys == keys


@pytest.mark.parametrize(
    "text", ["消防设施操作员三级", "技术员", "2021年度", "12维保合同64份", "单位意见及建议"]
)
def test_values_that_resemble_labels_are_none(season: Season, text: str) -> None:
    match = lexicon_for(season, "unit").match(text)
    assert match is None or not match.keys
    assert match is None or match.category == "slot"


def test_labels_of_two_columns_are_not_one_label(drawing: Any, season: Season) -> None:
    drawing.write("职务      职称", 100, 100)
    row = set_apart(Piece(tuple(chars_of(drawing.page().lines[0], 0)), None))
    hits = find_hits(row, lexicon_for(season, "person"), unknown=False)
    assert [hit.label.keys for hit in hits] == [("职务",), ("职称",)]


def test_a_translation_under_a_label_is_no_value(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    for y, (label, english, value) in enumerate(
        [("姓名", "Full name", "王建军"), ("性别", "Gender", "男"), ("民族", "Ethnic group", "汉族")]
    ):
        drawing.write(label, 150, 300 + 120 * y)
        drawing.write(english, 150, 340 + 120 * y, size=20)
        drawing.write(value, 400, 330 + 120 * y)
    drawing.write("单位意见：同意推荐。", 150, 900)
    found = values(read(drawing))
    assert (found["姓名"], found["性别"], found["民族"]) == ("王建军", "男", "汉族")


def test_numbered_labels_small_above_their_values(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    cells = [("5法定代表人", "王建军"), ("6联系人", "李晓梅"), ("7手机", "13899912345")]
    for number, (label, value) in enumerate(cells):
        box = Rect(150 + 450 * number, 300, 600 + 450 * number, 400)
        drawing.frame(box)
        drawing.write(label, box.x0 + 8, 306, size=22)
        drawing.write(value, box.x0 + 24, 350)
    drawing.cell(Rect(150, 400, 1500, 700), "8主要事迹\n" + STORY)
    drawing.cell(Rect(150, 700, 1500, 1000), "9单位意见\n" + OPINION)
    found = values(read(drawing))
    assert found["法定代表人"] == "王建军"
    assert found["联系人"] == "李晓梅"
    assert found["联系电话"] == "13899912345"
    assert found["主要事迹"] == STORY
    assert found["推荐日期"] == "2022年1月10日"


def test_a_label_over_a_box_with_its_value(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    drawing.write("姓名：王建军", 150, 300)
    drawing.write("身份证号码：650102199003071219", 600, 300)
    drawing.write("主要事迹", 150, 420)
    drawing.cell(Rect(150, 470, 1500, 800), STORY)
    drawing.write("单位意见：同意推荐。", 150, 900)
    assert values(read(drawing))["主要事迹"] == STORY


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("会员证号", "新消协738号（没有的不填）", "新消协738号"),
        ("联系电话", "（手机）13899912345", "13899912345"),
        ("单位地址", "某市某路1号（例：某省某市某路1号）", "某市某路1号"),
        ("主要事迹", "（500字以内）与去年（数字一致）相比进步。", "与去年（数字一致）相比进步。"),
    ],
)
def test_hints_are_no_part_of_a_value(key: str, text: str, value: str) -> None:
    assert parse_value(key, text).value == value


def test_brackets_within_prose_are_the_writer_s() -> None:
    assert clean("甲（如：乙）丙", prose=True) == "甲（如：乙）丙"
    assert clean("甲（如：乙）丙") == "甲丙"


def test_name_and_number_in_one_cell_beside_another_telephone(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    landline = [("固定电话", 0.2), ("0991-1234567", 0.2)]
    drawing.table(
        [
            (70, [("单位名称", 0.2), ("新疆天山消防技术服务有限公司", 0.8)]),
            (70, [("联系人及电话", 0.2), ("李晓梅（手机）13899912345", 0.4), *landline]),
            (300, [("单位意见", 0.2), (OPINION, 0.8)]),
        ]
    )  # fmt: skip
    found = values(read(drawing))
    assert found["联系人"] == "李晓梅"
    assert found["联系电话"] == "13899912345"


def test_a_telephone_in_the_line_under_the_table_is_the_filler_s(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    foot = drawing.table(
        [
            (70, [("姓名", 0.2), ("王建军", 0.3), ("性别", 0.2), ("男", 0.3)]),
            (70, [("身份证号码", 0.2), ("650102199003071219", 0.3), ("民族", 0.2), ("汉族", 0.3)]),
            (70, [("学历", 0.2), ("本科", 0.3), ("电话", 0.2), ("13899912345", 0.3)]),
            (300, [("单位意见", 0.2), (OPINION, 0.8)]),
        ]
    )
    drawing.write("填表人：赵强  联系电话：0991-1234567", 150, foot + 40)
    assert values(read(drawing))["联系电话"] == "13899912345"


def test_a_letter_s_narrative_ends_where_it_declares(drawing: Any, read: Any) -> None:
    drawing.write("先进集体申报书", 560, 150, size=48)
    for number, text in enumerate(
        [
            "本单位新疆天山消防技术服务有限公司（以下简称“本单位”），统一社会信用代码为",
            "91350100M000100Y43，法定代表人为王建军，现有职工260人，指定李晓梅为联系人",
            "（联系电话13899912345），自愿申报2021年度“优秀消防工程企业”称号。",
            "主要事迹如下：",
            "全年维保项目四十个，爱岗敬业，刻苦钻研业务，服务热情，技术过硬，无一投诉。",
            "获奖情况：两次获得表彰，受到客户好评。",
            "本单位承诺以上内容真实有效。",
        ]
    ):
        drawing.write(text, 150, 300 + 46 * number)
    drawing.write("承诺单位（盖章）", 1000, 800)
    found = values(read(drawing))
    assert found["单位名称"] == "新疆天山消防技术服务有限公司"
    assert found["联系人"] == "李晓梅"
    assert found["申报奖项"] == "优秀消防工程企业"
    assert found["主要事迹"].endswith("受到客户好评。")
    assert found["主要事迹"].startswith("全年维保项目")


@pytest.mark.parametrize(("code", "claimed"), [("91350100M000100Y43", True), ("91350100M000100Y44", False)])
def test_a_number_that_proves_itself_needs_no_label(
    drawing: Any, read: Any, code: str, claimed: bool
) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(
        [
            (70, [("单位名称", 0.2), ("新疆天山消防技术服务有限公司", 0.8)]),
            (70, [("法定代表人", 0.2), ("王建军", 0.3), ("", 0.2), (code, 0.3)]),
            (300, [("单位意见", 0.2), (OPINION, 0.8)]),
        ]
    )
    reading = read(drawing)
    assert ("统一社会信用代码" in reading.fields) is claimed
    if claimed:
        assert reading.fields["统一社会信用代码"].reasons


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("5.您的联系电话 *", "5.您的联系电话"),
        ("*姓名", "姓名"),
        ("姓名[填空题]＊", "姓名[填空题]"),
        ("1390000*", "1390000*"),
        ("650102****", "650102****"),
        ("王**", "王**"),
    ],
)
def test_the_star_of_what_must_be_filled_in_is_no_answer_and_a_masked_number_keeps_its_stars(
    printed: str, kept: str
) -> None:
    line = TextLine(printed, Rect(100, 100, 100 + 30 * len(printed), 130), 0.99, "ocr")
    assert "".join(char.text for char in chars_of(line, 0)) == kept


def test_who_recommends_on_the_cover_is_not_the_unit(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐审批表", 560, 150, size=48)
    drawing.write("集体名称", 400, 300)
    drawing.write("新疆天山消防技术服务有限公司", 600, 300)
    drawing.write("推荐单位", 400, 380)
    drawing.write("乌鲁木齐市物业管理协会", 600, 380)
    drawing.table(
        [
            (70, [("法定代表人", 0.2), ("王建军", 0.3), ("联系电话", 0.2), ("13899912345", 0.3)]),
            (70, [("单位地址", 0.2), ("乌鲁木齐市新华北路165号", 0.8)]),
            (300, [("单位意见", 0.2), (OPINION, 0.8)]),
        ],
        top=480,
    )
    assert values(read(drawing))["单位名称"] == "新疆天山消防技术服务有限公司"


@pytest.mark.parametrize(
    "label", ["执业资格\n及 等 级", "执业资格及\n等级", "执业资格\n等级", "职务\n及职称"]
)
def test_the_second_line_of_a_label_is_no_answer(drawing: Any, read: Any, label: str) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    answer = "工程部经理 工程师" if "职务" in label else "二级建造师"
    drawing.table(
        [
            (80, [("姓名", 0.2), ("王建军", 0.3), ("性别", 0.2), ("男", 0.3)]),
            (80, [("工作单位", 0.2), ("新疆天山消防有限公司", 0.8)]),
            (110, [(label, 0.2), (answer, 0.8)]),
            (300, [("推荐单位意见", 0.2), ("（盖章）", 0.8)]),
        ]
    )
    found = values(read(drawing))
    if "职务" in label:
        assert "及" not in found.get("职务", "")
    else:
        assert found["职业资格"] == "二级建造师"


def test_a_name_that_begins_like_a_joint_stays_an_answer(season: Season) -> None:
    lexicon = lexicon_for(season, "person")
    assert not lexicon.goes_on("姓名", "和平")
    assert not lexicon.goes_on("执业资格", "二级建造师")
