"""Ruled forms in layouts of several associations, drawn without OCR."""

from typing import Any

import pytest

from ingest.document import Rect

STORY = (
    "该同志从事消防工作十五年来，爱岗敬业，刻苦钻研业务，服务热情，技术过硬，"
    "多次受到客户表扬，年内完成维保检测项目四十二个，无一差错。"
)
OPINION = "同意推荐。\n（盖章）\n2022年1月10日"


def values(reading: Any) -> dict[str, str]:
    return {key: field.value for key, field in reading.fields.items()}


def person_rows() -> list[tuple[float, list[tuple[str, float]]]]:
    return [
        (70, [("姓 名", 0.15), ("阿布都热合曼·买买提", 0.35), ("性 别", 0.15), ("男", 0.35)]),
        (70, [("民族", 0.15), ("维吾尔族", 0.35), ("出生年月", 0.15), ("1985年3月", 0.35)]),
        (90, [("工作单位\n（全称）", 0.15), ("新疆天山消防技术服务有限公司", 0.85)]),
        (70, [("职务", 0.15), ("法定代表人", 0.35), ("职称", 0.15), ("工程师", 0.35)]),
        (70, [("身份证号", 0.15), ("11010519491231002X", 0.35), ("联系电话", 0.15), ("13899912345", 0.35)]),
        (70, [("申报奖项", 0.15), ("2021年度“消防技术服务能手”", 0.85)]),
        (400, [("主\n要\n事\n迹", 0.1), (STORY, 0.9)]),
        (300, [("所在\n单位\n意见", 0.1), (OPINION, 0.9)]),
        (300, [("协会\n意见", 0.1), ("同意。\n（盖章）\n2022年2月1日", 0.9)]),
    ]


def test_a_usual_person_form(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 650, 150, size=48)
    drawing.write("填表日期：2021年12月20日", 1000, 250)
    drawing.table(person_rows())
    reading = read(drawing)
    assert reading.kind == "person"
    assert reading.award == "消防技术服务能手"
    assert values(reading) == {
        "姓名": "阿布都热合曼·买买提",
        "性别": "男",
        "民族": "维吾尔族",
        "出生年月": "1985年3月",
        "工作单位": "新疆天山消防技术服务有限公司",
        "职务": "法定代表人",
        "职称": "工程师",
        "身份证号码": "11010519491231002X",
        "联系电话": "13899912345",
        "申报奖项": "消防技术服务能手",
        "主要事迹": STORY,
        "推荐日期": "2022年1月10日",
    }
    assert reading.fields["推荐日期"].normalised == "2022-01-10"
    assert [(slot.role, slot.required) for slot in reading.slots] == [("unit", True), ("association", False)]


def test_blank_cells_are_blank_and_never_filled_from_a_neighbour(drawing: Any, read: Any) -> None:
    rows = person_rows()
    rows[1] = (70, [("民族", 0.15), ("", 0.35), ("出生年月", 0.15), ("", 0.35)])
    rows[4] = (70, [("身份证号", 0.15), ("", 0.35), ("联系电话", 0.15), ("13899912345", 0.35)])
    rows[7] = (300, [("所在\n单位\n意见", 0.1), ("同意推荐。\n（盖章）\n    年  月  日", 0.9)])
    drawing.write("先进个人推荐表", 650, 150, size=48)
    drawing.table(rows)
    reading = read(drawing)
    assert not {"民族", "出生年月", "身份证号码", "推荐日期"} & set(reading.fields)
    assert {"民族", "出生年月", "身份证号码"} <= set(reading.blank_fields)


def test_labels_above_their_values(drawing: Any, read: Any) -> None:
    drawing.write("优秀会员单位申报表", 600, 150, size=48)
    foot = drawing.table(
        [
            (60, [("企业名称", 0.5), ("统一社会信用代码", 0.5)]),
            (80, [("新疆天山消防技术服务有限公司", 0.5), ("91350100M000100Y43", 0.5)]),
            (60, [("法定代表人", 0.34), ("联系人", 0.33), ("联系电话", 0.33)]),
            (80, [("王建军", 0.34), ("李红", 0.33), ("0991-5659605", 0.33)]),
            (60, [("申报奖项", 1.0)]),
            (80, [("科技创新企业", 1.0)]),
            (60, [("主要事迹", 1.0)]),
            (300, [(STORY, 1.0)]),
        ]
    )
    drawing.table(
        [(50, [("单位意见", 0.5), ("协会意见", 0.5)]), (300, [(OPINION, 0.5), ("年 月 日", 0.5)])], foot
    )
    reading = read(drawing)
    assert reading.kind == "unit"
    assert values(reading) == {
        "单位名称": "新疆天山消防技术服务有限公司",
        "统一社会信用代码": "91350100M000100Y43",
        "法定代表人": "王建军",
        "联系人": "李红",
        "联系电话": "0991-5659605",
        "申报奖项": "科技创新企业",
        "主要事迹": STORY,
        "推荐日期": "2022年1月10日",
    }


def test_labels_within_their_cells_and_several_in_one(drawing: Any, read: Any) -> None:
    drawing.write("先进集体自荐（推荐）表", 560, 150, size=48)
    drawing.table(
        [
            (70, [("单位名称：新疆天山消防技术服务有限公司", 1.0)]),
            (70, [("统一社会信用代码：91350100M000100Y43", 0.6), ("法定代表人：王建军", 0.4)]),
            (70, [("联系人：李红 电话：13899912345", 1.0)]),
            (70, [("申报奖项：优秀消防工程企业", 1.0)]),
            (400, [("主要事迹：\n" + STORY, 1.0)]),
            (300, [("申报单位意见：\n同意推荐。\n（公章）\n二〇二二年一月六日", 1.0)]),
        ]
    )
    found = values(read(drawing))
    assert found["单位名称"] == "新疆天山消防技术服务有限公司"
    assert (found["联系人"], found["联系电话"]) == ("李红", "13899912345")
    assert found["法定代表人"] == "王建军"
    assert found["主要事迹"] == STORY
    assert found["推荐日期"] == "二〇二二年一月六日"


def test_one_label_for_two_values(drawing: Any, read: Any) -> None:
    rows = person_rows()
    rows[2] = (70, [("工作单位及职务", 0.25), ("新疆天山消防技术服务有限公司 项目经理", 0.75)])
    rows[3] = (70, [("职称", 0.15), ("工程师", 0.85)])
    drawing.write("先进个人推荐表", 650, 150, size=48)
    drawing.table(rows)
    found = values(read(drawing))
    assert (found["工作单位"], found["职务"]) == ("新疆天山消防技术服务有限公司", "项目经理")


def test_an_id_number_in_single_boxes(drawing: Any, read: Any) -> None:
    rows = person_rows()
    del rows[4]
    drawing.write("先进个人推荐表", 650, 150, size=48)
    drawing.cell(Rect(150, 230, 420, 300), "身份证号码")
    for place, digit in enumerate("11010519491231002X"):
        drawing.cell(Rect(420 + 60 * place, 230, 480 + 60 * place, 300), digit)
    drawing.cell(Rect(1500, 230, 1504, 300), "")
    drawing.table(rows, 300)
    assert values(read(drawing))["身份证号码"] == "11010519491231002X"


def test_a_recommender_is_not_the_unit(drawing: Any, read: Any) -> None:
    rows = person_rows()
    rows.insert(8, (250, [("推荐单位意见", 0.1), ("同意。\n（盖章）\n2022年1月12日", 0.9)]))
    drawing.write("先进个人推荐表", 650, 150, size=48)
    drawing.table(rows)
    reading = read(drawing)
    assert [slot.role for slot in reading.slots] == ["unit", "recommender", "association"]
    assert reading.fields["推荐日期"].value == "2022年1月10日"


def test_a_lone_recommending_block_is_the_unit_s(drawing: Any, read: Any) -> None:
    rows = person_rows()
    rows[7] = (300, [("推荐单位意见", 0.1), (OPINION, 0.9)])
    drawing.write("先进个人推荐表", 650, 150, size=48)
    drawing.table(rows)
    reading = read(drawing)
    assert reading.slots[0].role == "unit"
    assert reading.fields["推荐日期"].value == "2022年1月10日"


def test_a_story_goes_on_over_the_page(new_drawing: Any, read: Any) -> None:
    first, second = new_drawing(), new_drawing()
    first.write("先进个人推荐表", 650, 150, size=48)
    first.table(person_rows()[:7])
    second.table(
        [(300, [("主要事迹", 0.1), ("在疫情防控中连续值守三十天，" + STORY, 0.9)]), *person_rows()[7:]]
    )
    reading = read(first, second)
    assert reading.fields["主要事迹"].value == STORY + "在疫情防控中连续值守三十天，" + STORY
    assert reading.fields["推荐日期"].page == 1


def test_the_rest_of_a_story_is_looked_at_on_its_own_page(new_drawing: Any, read: Any) -> None:
    first, second = new_drawing(), new_drawing()
    first.write("先进个人推荐表", 650, 150, size=48)
    first.table(person_rows()[:7])
    rest = "在疫情防控中连续值守三十天保障了居民的安全并且参加了应急抢修任务没有一次迟到"
    second.table([(300, [("主要事迹", 0.1), (rest, 0.9)]), *person_rows()[7:]])
    last = next(line for line in reversed(second.lines) if line.text and rest.endswith(line.text))
    # A speck of the first page at the place where the line of the second one ends.
    x, y = int(last.rect.x1 + 0.1 * last.rect.height), int(last.rect.y1 - 0.3 * last.rect.height)
    first.image[y : y + 8, x : x + 8] = 0
    assert read(first, second).fields["主要事迹"].value == STORY + rest


def test_an_unknown_award_is_kept_as_written(drawing: Any, read: Any) -> None:
    rows = person_rows()
    rows[5] = (70, [("推荐奖项", 0.15), ("2021年度“最美消防人”", 0.85)])
    drawing.write("先进个人推荐表", 650, 150, size=48)
    drawing.table(rows)
    assert read(drawing).award == "最美消防人"


def test_the_contact_s_telephone_is_the_unit_s(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐表", 650, 150, size=48)
    drawing.table(
        [
            (70, [("单位名称", 0.2), ("新疆天山消防技术服务有限公司", 0.8)]),
            (70, [("法定代表人", 0.2), ("王建军", 0.3), ("手机", 0.2), ("13105479341", 0.3)]),
            (70, [("联系人", 0.2), ("李海涛", 0.3), ("手机", 0.2), ("13878976697", 0.3)]),
            (70, [("申报奖项", 0.2), ("优秀消防产品企业", 0.8)]),
            (300, [("主要事迹", 0.2), (STORY, 0.8)]),
        ]
    )
    assert values(read(drawing))["联系电话"] == "13878976697"


def test_two_words_for_one_thing_ask_for_one_value(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 650, 150, size=48)
    rows = person_rows()
    rows.insert(1, (70, [("岗位/职务", 0.2), ("技术总监", 0.8)]))
    drawing.table([row for row in rows if "职务" not in [text for text, _ in row[1]]])
    assert values(read(drawing))["职务"] == "技术总监"


def test_one_word_is_no_list_of_the_words_within_it(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 650, 150, size=48)
    rows = person_rows()
    rows.insert(1, (90, [("政治面貌", 0.2), ("中共预备\n党员", 0.8)]))
    drawing.table(rows)
    assert values(read(drawing))["政治面貌"] == "中共预备党员"


def test_a_stray_line_behind_the_labels_hides_no_value(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 650, 150, size=48)
    rows = person_rows()
    name, rows[0] = rows[0][1][1][0], (70, [("姓 名", 0.15), ("", 0.35), ("性 别", 0.15), ("男", 0.35)])
    drawing.table(rows)
    left = 150 + 1354 * 0.15
    drawing.write(name, left + 60, 318)
    drawing.rule(left + 32, 300, left + 32, 370)
    assert values(read(drawing))["姓名"] == name


@pytest.mark.parametrize(
    ("heading", "written", "asked"),
    [
        ("市总工会意见", "（盖章）\n年 月 日", False),
        ("主管部门审核意见", "负责人签字：\n（公章）", False),
        ("市总工会意见", "同意推荐。\n（盖章）\n2022年1月10日", True),
        ("市总工会意见", "（盖章）\n2022年1月10日", True),
        ("推荐单位意见", "（盖章）\n年 月 日", True),
    ],
)
def test_a_body_above_that_has_written_nothing_is_not_asked_for_its_seal(
    drawing: Any, read: Any, heading: str, written: str, asked: bool
) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    drawing.table(
        [
            (80, [("姓名", 0.2), ("王建军", 0.3), ("性别", 0.2), ("男", 0.3)]),
            (80, [("工作单位", 0.2), ("新疆天山消防有限公司", 0.8)]),
            (80, [("身份证号码", 0.2), ("650102198001011234", 0.8)]),
            (300, [("单位意见", 0.2), ("同意推荐。\n（盖章）\n2022年1月8日", 0.8)]),
            (300, [(heading, 0.2), (written, 0.8)]),
        ]
    )
    slots = read(drawing).slots
    assert [slot.role for slot in slots] == ["unit", "recommender"]
    assert [slot.required for slot in slots] == [True, asked]
