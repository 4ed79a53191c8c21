"""Columns of units of measure and of codes stand between labels and answers, and answer nobody."""

from typing import Any

import pytest

ROWS = (
    ("单位详细名称", "—", "01", "新疆天山消防技术服务有限公司"),
    ("统一社会信用代码", "—", "02", "91350100M000100Y43"),
    ("法定代表人", "—", "03", "王建军"),
    ("职工人数", "人", "04", "427"),
    ("维保合同数量", "份", "05", "48"),
    ("服务面积", "万平方米", "06", "125"),
    ("申报奖项", "—", "07", "优秀消防工程企业"),
    ("联系电话", "—", "08", "13812345678"),
)


def _form(
    drawing: Any, heads: tuple[str, ...], rows: list[tuple[str, ...]], widths: tuple[float, ...]
) -> None:
    drawing.write("先进集体申报表", 560, 150, size=48)
    table = [(70, list(zip(row, widths, strict=True))) for row in (heads, *rows)]
    drawing.table([*table, (300, [("单位意见", 0.2), ("同意推荐。\n（盖章）\n2022年1月10日", 0.8)])])


@pytest.mark.parametrize("code", ["02", "0202"], ids=["read", "one misread"])
def test_answers_stand_behind_units_and_codes(drawing: Any, read: Any, code: str) -> None:
    rows = [(a, b, code if c == "02" else c, d) for a, b, c, d in ROWS]
    _form(drawing, ("指标名称", "计量单位", "代码", "内容"), rows, (0.3, 0.12, 0.1, 0.48))
    reading = read(drawing)
    said = {key: field.value for key, field in reading.fields.items()}
    assert said["单位名称"] == "新疆天山消防技术服务有限公司"
    assert said["法定代表人"] == "王建军"
    assert said["职工人数"] == "427"
    assert said["维保合同数量"] == "48"
    assert said["联系电话"] == "13812345678"
    assert reading.award == "优秀消防工程企业"


def test_a_column_of_answers_is_none_of_them(drawing: Any, read: Any) -> None:
    rows = [(a, d) for a, _, _, d in ROWS]
    _form(drawing, ("项目", "单位"), rows, (0.3, 0.7))
    said = {key: field.value for key, field in read(drawing).fields.items()}
    assert said["法定代表人"] == "王建军"
    assert said["职工人数"] == "427"
