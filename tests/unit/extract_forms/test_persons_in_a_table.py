"""Tables of persons, either way round, and lists of other people and of years that are nobody's values."""

from typing import Any

import pytest

from ingest.document import Rect

UNIT = "新疆天山消防技术服务有限公司"
HEAD = [
    (70, [("单位名称", 0.2), (UNIT, 0.8)]),
    (70, [("统一社会信用代码", 0.2), ("91350100M000100Y43", 0.8)]),
]
FOOT = [(300, [("单位意见", 0.2), ("同意推荐。\n（盖章）\n2022年1月10日", 0.8)])]


def row(*texts: str) -> tuple[float, list[tuple[str, float]]]:
    return (70, [(text, 1 / len(texts)) for text in texts])


def values(reading: Any) -> dict[str, str]:
    return {key: field.value for key, field in reading.fields.items()}


@pytest.mark.parametrize(
    "table",
    [
        [
            row("人员", "法定代表人", "联系人", "财务负责人"),
            row("姓名", "王建军", "李晓梅", "赵强"),
            row("职务", "董事长", "办公室主任", "财务经理"),
            row("手机号码", "13900000001", "13899912345", "13900000002"),
        ],
        [
            row("类别", "姓名", "职务", "办公电话", "手机"),
            row("法定代表人", "王建军", "总经理", "0991-1234567", "13900000001"),
            row("技术负责人", "赵强", "总工", "0991-1234568", "13900000002"),
            row("联系人", "李晓梅", "主管", "0991-1234569", "13899912345"),
        ],
    ],
)
def test_the_value_stands_where_person_and_question_cross(drawing: Any, read: Any, table: Any) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table([*HEAD, *table, *FOOT])
    found = values(read(drawing))
    assert found["法定代表人"] == "王建军"
    assert found["联系人"] == "李晓梅"
    assert found["联系电话"] == "13899912345"


def test_a_contact_without_a_name_leaves_the_key_blank(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    table = [
        row("类别", "姓名", "职务", "手机"),
        row("法定代表人", "王建军", "总经理", "13900000001"),
        row("联系人", "", "", ""),
    ]
    drawing.table([*HEAD, *table, *FOOT])
    found = values(read(drawing))
    assert found["法定代表人"] == "王建军"
    assert "联系人" not in found
    assert "联系电话" not in found


def test_relatives_and_former_employers_give_no_values(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    drawing.table(
        [
            row("姓名", "王建军", "性别", "男"),
            row("身份证号码", "650102199003071219", "民族", "汉族"),
            row("起止年月", "工作单位", "职务", "证明人"),
            row("2007.9-2010.7", "某物业公司", "班长", "孙一"),
            row("称谓", "姓名", "工作单位", "联系电话"),
            row("配偶", "李秀芳", "市第三中学", "13761081197"),
            (300, [("单位意见", 0.2), ("同意推荐。\n（盖章）\n2022年1月10日", 0.8)]),
        ]
    )
    found = values(read(drawing))
    assert found["姓名"] == "王建军"
    assert not {"工作单位", "职务", "联系电话"} & set(found)


def test_heads_of_two_tiers_over_one_row(drawing: Any, read: Any) -> None:
    """A list with one row: the contact's name stands beneath 姓名, which stands beneath 联系人."""
    drawing.write("先进集体推荐汇总表", 560, 150, size=48)
    drawing.write("填报人：崔铮", 150, 250, size=28)
    parts = [("单位名称", 0.3), ("法定代表人", 0.15), ("姓名", 0.15), ("手机号码", 0.2), ("推荐奖项", 0.2)]
    x = 150.0
    for text, share in parts:
        upper = 300 if text not in ("姓名", "手机号码") else 370
        drawing.cell(Rect(x, upper, x + 1354 * share, 440), text)
        if text == "姓名":
            drawing.cell(Rect(x, 300, x + 1354 * 0.35, 370), "联系人")
        x += 1354 * share
    answers = (UNIT, "王建军", "李晓梅", "13899912345", "优秀消防工程企业")
    foot = drawing.table(
        [(80, [(answer, share) for answer, (_, share) in zip(answers, parts, strict=True)])], top=440
    )
    drawing.table(FOOT, top=foot)
    found = values(read(drawing))
    assert found["联系人"] == "李晓梅"
    assert found["联系电话"] == "13899912345"
    assert found["法定代表人"] == "王建军"
