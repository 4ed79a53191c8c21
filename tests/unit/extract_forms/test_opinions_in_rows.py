"""Opinions as rows of a table: one body's word, seal and day in each."""

from typing import Any

import pytest

HEADS = ("审核层级", "审核意见", "负责人签字", "盖章", "日期")
WIDE = (0.16, 0.24, 0.16, 0.16, 0.28)


def _table(drawing: Any, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> float:
    drawing.write("先进个人申报登记表", 560, 150, size=48)
    top = drawing.table(
        [(80, [("姓名", 0.2), ("李红", 0.3), ("申报奖项", 0.2), ("消防技术服务能手", 0.3)])], top=300
    )
    drawn = [(70, list(zip(heads, WIDE, strict=True)))]
    drawn += [(190, list(zip(row, WIDE, strict=True))) for row in rows]
    drawing.table(drawn, top=top)
    return float(top)


@pytest.mark.parametrize(
    ("heads", "bodies"),
    [
        (HEADS, ("所在单位", "分会", "协会")),
        (("推荐单位", "审批意见", "经办人", "公章", "时间"), ("申报单位", "集团公司", "评审小组")),
        (("级别", "意见", "签字", "盖章", "年月日"), ("本单位", "主管部门", "评审委员会")),
    ],
)
def test_the_day_of_the_units_row_is_its_day(
    drawing: Any, read: Any, heads: tuple[str, ...], bodies: tuple[str, ...]
) -> None:
    said = (("同意申报", "", "", "2021.12.31"), ("同意", "", "", "2022年1月15日"), ("", "", "", "年 月 日"))
    _table(drawing, heads, tuple((body, *rest) for body, rest in zip(bodies, said, strict=True)))
    reading = read(drawing)
    assert [slot.role for slot in reading.slots] == ["unit", "recommender", "association"]
    assert reading.slots[0].name == bodies[0] + "意见"
    assert reading.fields["推荐日期"].value == "2021.12.31"
    assert reading.slots[0].box.y1 <= reading.slots[1].box.y0 + 0.01


def test_a_row_without_a_day_takes_none_of_the_next(drawing: Any, read: Any) -> None:
    rows = (("所在单位", "同意申报", "", "", ""), ("分会", "同意", "", "", "2022年1月15日"))
    _table(drawing, HEADS, rows)
    reading = read(drawing)
    assert [slot.role for slot in reading.slots] == ["unit", "recommender"]
    day = reading.fields.get("推荐日期")
    assert day is None or day.confidence <= 0.5


def test_awards_in_rows_are_no_opinions(drawing: Any, read: Any) -> None:
    """授予单位 heads a column in a list of honours as well."""
    rows = (("市政府", "先进个人", "", "", "2019.5"), ("省协会", "优秀教员", "", "", "2020.6"))
    _table(drawing, ("授予单位", "荣誉名称", "文号", "级别", "时间"), rows)
    assert all(slot.name not in ("市政府意见", "省协会意见") for slot in read(drawing).slots)
