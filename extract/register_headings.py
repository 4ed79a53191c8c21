"""Where a member list has its headings, and what each of its columns holds."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.register_sheets import HEADER_ROWS, Rows
from extract.rules.lookalikes import fold_name

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "单位名称",
        "会员单位名称",
        "会员单位",
        "会员名称",
        "企业名称",
        "公司名称",
        "单位全称",
        "会员单位全称",
        "名称",
        "单位",
    ),
    "former": ("曾用名", "曾用名称", "原名称", "原单位名称", "更名前名称", "历史名称", "原名"),
    "code": ("统一社会信用代码", "社会信用代码", "信用代码", "统一信用代码", "机构代码", "营业执照号"),
    "status": ("会员状态", "状态", "会籍状态", "是否在会", "会员情况"),
    "number": (
        "会员证号",
        "会员编号",
        "会员号",
        "会员证书编号",
        "会员证编号",
        "证书编号",
        "证号",
        "会籍编号",
    ),
    "representatives": ("会员代表", "会员代表姓名", "代表姓名", "代表", "单位代表", "会员代表人"),
    "paid_years": (
        "已缴年度",
        "已交年度",
        "缴费年度",
        "会费缴纳年度",
        "会费年度",
        "已缴会费年度",
        "已交会费年度",
    ),
    "paid_until": (
        "会费缴至",
        "会费交至",
        "缴费至",
        "交费至",
        "会费有效期至",
        "会费到期",
        "会费到期日",
        "会费截止",
    ),
    "dues": (
        "会费",
        "会费缴纳情况",
        "会费情况",
        "会费状态",
        "是否缴费",
        "是否缴纳会费",
        "缴费情况",
        "缴费状态",
        "是否交会费",
        "会费缴纳",
        "交费情况",
        "缴费",
    ),
}
"""Headings as lists write them; a heading that names a year and 会费 is that year's column."""

YEAR = re.compile(r"(20\d\d)")
_YEAR_ALONE = re.compile(r"(20\d\d)\s*年?度?(?:会费)?")
_REMARK = re.compile(r"[(（\[【].*?[)）\]】]|[*＊:：]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Column numbers by what they hold; `by_year` those of one year's dues."""

    single: Mapping[str, int]
    by_year: Mapping[int, int]

    def __contains__(self, what: str) -> bool:
        return what in self.single


def find_header(rows: Rows) -> tuple[int, Columns]:
    """The row of headings: the one of the first rows that has most of them, and 单位名称 among them."""
    best, place = Columns({}, {}), 0
    for index, row in enumerate(rows[:HEADER_ROWS]):
        columns = _columns(row)
        if "name" in columns and len(columns.single) + len(columns.by_year) > len(best.single) + len(
            best.by_year
        ):
            best, place = columns, index
    if "name" in best and place + 1 < len(rows) and not at(rows[place + 1], best.single["name"]):
        years = years_of(rows[place + 1])
        single = {what: index for what, index in best.single.items() if index not in years.values()}
        return place, Columns(single, {**years, **best.by_year})
    above = _years_below(rows[place - 1], rows[place]) if place else {}
    return place, Columns(best.single, {**above, **best.by_year})


def _years_below(upper: Sequence[str], row: Sequence[str]) -> dict[int, int]:
    """Years in the row of headings that stand under a 会费 spanning them in the row above."""
    spanning, under_dues = "", []
    for index, cell in enumerate(row):
        spanning = at(upper, index) or spanning
        under_dues.append(cell if re.search(r"费|缴|交", spanning) else "")
    return years_of(under_dues)


def years_of(row: Sequence[str]) -> dict[int, int]:
    """Years in the second row of headings, under a 会费 that spans them."""
    found = {
        index: _YEAR_ALONE.fullmatch(unicodedata.normalize("NFKC", cell)) for index, cell in enumerate(row)
    }
    return {int(match[1]): index for index, match in found.items() if match}


def _columns(row: Sequence[str]) -> Columns:
    single: dict[str, int] = {}
    by_year: dict[int, int] = {}
    for index, cell in enumerate(row):
        heading = fold_name(cell if YEAR.search(cell) else _REMARK.sub("", cell))
        year = YEAR.search(heading)
        if year and re.search(r"费|缴|交", heading):
            by_year.setdefault(int(year.group()), index)
            continue
        for what, names in HEADINGS.items():
            if heading in names and what not in single:
                single[what] = index
                break
    return Columns(single, by_year)


def heads_again(name: str) -> bool:
    """The headings once more, as lists have them on every printed page."""
    return fold_name(_REMARK.sub("", name)) in HEADINGS["name"]


def at(row: Sequence[str], index: int | None) -> str:
    """The cell of a row, empty where the list has no such column or the row ends before it."""
    return row[index].strip() if index is not None and index < len(row) else ""
