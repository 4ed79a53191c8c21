"""Headings in two tiers: the lower ones are asked about what the upper one says, with the answers below."""

from typing import Any

import pytest

UNIT = "新疆天山消防技术服务有限公司"


def form(drawing: Any, rows: list[Any]) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(
        [
            (70, [("单位名称", 0.2), (UNIT, 0.8)]),
            (70, [("法定代表人", 0.2), ("王建军", 0.3), ("联系人", 0.2), ("李红", 0.3)]),
            *rows,
            (70, [("三、主要事迹", 1.0)]),
            (300, [("单位意见", 0.2), ("同意推荐。\n（盖章）\n2022年1月10日", 0.8)]),
        ]
    )


@pytest.mark.parametrize(("number", "area"), [("36份", "52万㎡"), ("", ""), ("36份", "")])
def test_each_lower_heading_has_its_answer_below(drawing: Any, read: Any, number: str, area: str) -> None:
    form(
        drawing,
        [
            (70, [("消防维保", 0.4), ("在管项目", 0.4), ("申报奖项", 0.2)]),
            (70, [("合同数（份）", 0.2), ("面积", 0.2), ("住宅（个）", 0.2), ("公建（个）", 0.2), ("", 0.2)]),
            (70, [(number, 0.2), (area, 0.2), ("12", 0.2), ("3", 0.2), ("优秀消防工程企业", 0.2)]),
        ],
    )
    fields = read(drawing).fields
    for key, told in (("维保合同数量", number), ("服务面积", area)):
        field = fields.get(key)
        assert (field.raw if field else "") == told


def test_rows_of_labels_and_answers_below_a_heading_are_no_tiers(drawing: Any, read: Any) -> None:
    form(
        drawing,
        [
            (70, [("基本情况", 1.0)]),
            (70, [("联系电话", 0.5), ("13812345678", 0.5)]),
            (70, [("单位特色", 0.5), ("维保检测", 0.5)]),
            (70, [("申报奖项", 0.5), ("优秀消防工程企业", 0.5)]),
        ],
    )
    reading = read(drawing)
    assert reading.fields["联系电话"].value == "13812345678"
    assert reading.award == "优秀消防工程企业"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [("大专", "／", "大专"), ("", "本科", "本科"), ("大专", "本科", None), ("", "", None)],
)
def test_which_of_two_kinds_of_schooling_is_answered(
    drawing: Any, read: Any, first: str, second: str, said: str | None
) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    drawing.table(
        [
            (70, [("姓名", 0.2), ("王建军", 0.3), ("民族", 0.2), ("汉族", 0.3)]),
            (70, [("学历", 0.4), ("政治面貌", 0.6)]),
            (70, [("全日制", 0.2), ("在职", 0.2), ("中共党员", 0.6)]),
            (70, [(first, 0.2), (second, 0.2), ("", 0.6)]),
            (70, [("申报奖项", 0.4), ("消防技术服务能手", 0.6)]),
            (300, [("单位意见", 0.2), ("同意推荐。\n（盖章）\n2022年1月10日", 0.8)]),
        ]
    )
    field = read(drawing).fields.get("学历")
    assert (field.value if field else None) == said
