"""登记表 and 审批表 as offices draw them: relatives, careers, a line over the table, opinions in columns."""

from typing import Any

from ingest.document import Rect

UNIT = "新疆天山消防技术服务有限公司"
NUMBER = "11010519491231002X"


def _values(reading: Any) -> dict[str, str]:
    return {key: field.value for key, field in reading.fields.items()}


def test_relatives_and_careers_are_not_the_person(drawing: Any, read: Any) -> None:
    drawing.write("先进个人登记表", 600, 150, size=48)
    foot = drawing.table(
        [
            (
                80,
                [
                    ("姓名", 0.15),
                    ("王建军", 0.2),
                    ("性别", 0.1),
                    ("男", 0.15),
                    ("民族", 0.15),
                    ("汉族", 0.25),
                ],
            ),
            (80, [("身份证号", 0.15), (NUMBER, 0.45), ("联系电话", 0.15), ("13912345678", 0.25)]),
            (80, [("工作单位", 0.15), (UNIT, 0.45), ("职务", 0.15), ("维保班长", 0.25)]),
            (80, [("申报称号", 0.15), ("消防技术服务能手", 0.85)]),
        ]
    )
    people = (
        ("称谓", "姓名", "年龄", "政治面貌", "工作单位及职务"),
        ("父亲", "王大山", "68", "群众", "退休"),
        ("妻子", "李红", "41", "中共党员", "乌鲁木齐市第一中学教师"),
    )
    shares = (0.1, 0.15, 0.1, 0.2, 0.3)
    drawing.cell(Rect(150, foot, 150 + 203, foot + 240), "家庭\n主要\n成员")
    for row, texts in enumerate(people):
        x = 353.0
        for text, share in zip(texts, shares, strict=True):
            width = 1354 * share
            drawing.cell(Rect(x, foot + 80 * row, x + width, foot + 80 * row + 80), text)
            x += width
    values = _values(read(drawing))
    assert values == {
        "姓名": "王建军",
        "性别": "男",
        "民族": "汉族",
        "身份证号码": NUMBER,
        "联系电话": "13912345678",
        "工作单位": UNIT,
        "职务": "维保班长",
        "申报奖项": "消防技术服务能手",
    }


def test_the_units_name_and_the_day_of_filling_in_over_the_table(drawing: Any, read: Any) -> None:
    drawing.write("消防行业先进企业申报表", 560, 150, size=48)
    drawing.write(f"申报单位（盖章）：{UNIT}", 150, 240)
    drawing.write("填报日期：2022年1月3日", 1100, 240)
    foot = drawing.table(
        [
            (80, [("统一社会信用代码", 0.25), ("91350100M000100Y43", 0.75)]),
            (80, [("法定代表人", 0.25), ("王建军", 0.25), ("成立时间", 0.25), ("2010年5月", 0.25)]),
            (80, [("联系人", 0.25), ("李红", 0.25), ("联系电话", 0.25), ("13912345678", 0.25)]),
            (80, [("申报奖项", 0.25), ("科技创新企业", 0.75)]),
            (260, [("单位意见", 0.25), ("同意申报。", 0.75)]),
        ]
    )
    drawing.write("（公章）", 900, foot - 120)
    drawing.write("2022年1月6日", 1100, foot - 60)
    values = _values(read(drawing))
    assert values["单位名称"] == UNIT
    assert values["推荐日期"] == "2022年1月6日"
    assert values["联系人"] == "李红"


def test_opinions_in_columns_with_their_heads_in_a_row(drawing: Any, read: Any) -> None:
    drawing.write("先进个人审批表", 600, 150, size=48)
    foot = drawing.table(
        [
            (80, [("姓名", 0.2), ("王建军", 0.3), ("联系电话", 0.2), ("13912345678", 0.3)]),
            (80, [("身份证号", 0.2), (NUMBER, 0.8)]),
            (80, [("工作单位", 0.2), (UNIT, 0.8)]),
            (80, [("推荐奖项", 0.2), ("消防技术服务能手", 0.8)]),
            (70, [("所在单位意见", 0.34), ("县（市）协会意见", 0.33), ("区协会审批意见", 0.33)]),
        ]
    )
    x = 150.0
    for share, day in ((0.34, "2022年1月5日"), (0.33, "2022年1月9日"), (0.33, "2022年1月20日")):
        width = 1354 * share
        drawing.frame(Rect(x, foot, x + width, foot + 300))
        drawing.write("同意。", x + 60, foot + 60)
        drawing.write("（盖章）", x + 160, foot + 180)
        drawing.write(day, x + 160, foot + 240)
        x += width
    reading = read(drawing)
    assert _values(reading)["推荐日期"] == "2022年1月5日"
    assert [slot.role for slot in reading.slots] == ["unit", "recommender", "association"]


def test_the_units_own_day_and_not_its_party_branchs(drawing: Any, read: Any) -> None:
    drawing.write("先进工作者审批表", 600, 150, size=48)
    foot = drawing.table(
        [
            (80, [("姓名", 0.2), ("王建军", 0.3), ("身份证号", 0.2), (NUMBER, 0.3)]),
            (80, [("工作单位", 0.2), (UNIT, 0.8)]),
            (80, [("推荐奖项", 0.2), ("消防技术服务能手", 0.8)]),
            (240, [("基层党组织意见", 0.2), ("同意。", 0.3), ("单位行政意见", 0.2), ("同意。", 0.3)]),
        ]
    )
    drawing.write("2022年1月5日", 500, foot - 60)
    drawing.write("2022年1月6日", 1180, foot - 60)
    reading = read(drawing)
    assert _values(reading)["推荐日期"] == "2022年1月6日"
    assert [slot.role for slot in reading.slots] == ["recommender", "unit"]


def test_a_line_of_signatures_under_the_table(drawing: Any, read: Any) -> None:
    drawing.write("先进企业推荐表", 600, 150, size=48)
    foot = drawing.table(
        [
            (80, [("企业名称", 0.2), (UNIT, 0.3), ("信用代码", 0.2), ("91350100M000100Y43", 0.3)]),
            (80, [("负责人", 0.2), ("王建军", 0.3), ("联系人及电话", 0.2), ("李红 13912345678", 0.3)]),
            (80, [("推荐类别", 0.2), ("科技创新企业", 0.8)]),
        ]
    )
    for x, y, text in (
        (150, 40, "推荐单位（公章）："),
        (700, 40, "负责人签字："),
        (1200, 40, "2022年1月6日"),
        (150, 100, "填表人：赵敏"),
        (700, 100, "联系电话：13800000000"),
    ):
        drawing.write(text, x, foot + y)
    values = _values(read(drawing))
    assert (values["联系人"], values["联系电话"]) == ("李红", "13912345678")
    assert (values["法定代表人"], values["推荐日期"]) == ("王建军", "2022年1月6日")
