"""Reading the association's member list (xlsx or csv) into a register, row by row."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.fields.checks import fold_number, is_valid_credit_code
from extract.register import UNDATED, Member, Register
from extract.register_sheets import HEADER_ROWS, RegisterError, Rows, read_sheets
from extract.rules.lookalikes import fold_name

__all__ = ["RegisterError", "RegisterTable", "RowError", "compare_registers", "read_register"]

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

_YEAR = re.compile(r"(20\d\d)")
_REMARK = re.compile(r"[(（\[【].*?[)）\]】]|[*＊:：]")
_LIST = re.compile(r"[、,，;；/\n|]+|\s{2,}")
_LEFT = re.compile(r"退会|除名|注销|终止|取消|已退|不在会|^否$")
_UNPAID = re.compile(r"未|否|欠|没|无|^0+(?:\.0*)?$|^[×xXnN✗✘]$|^no$|^false$", re.IGNORECASE)
_PAID = re.compile(r"已|是|缴|交|清|免|有|[√✓✔☑]|^[yY]$|^yes$|^true$|\d")


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with a row of the file, counted from 1. `used` tells whether the rest of it was taken."""

    row: int
    message: str
    used: bool

    def __str__(self) -> str:
        return f"第{self.row}行：{self.message}"


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """A register as read, with what was wrong on the way."""

    register: Register
    errors: tuple[RowError, ...]


@dataclass(frozen=True, slots=True)
class RegisterDifference:
    """What a new list changes. `renamed` pairs the old and the new name of one credit code."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    changed: tuple[str, ...]


def read_register(data: bytes, name: str) -> RegisterTable:
    """The register in a file, whatever its name says. Raises RegisterError where it is no member list."""
    for rows in read_sheets(data, name):
        start, columns = _find_header(rows)
        if "name" in columns:
            return _read_rows(rows, start, columns)
    raise RegisterError(f"“{name}”中没有找到“单位名称”列。")


def compare_registers(old: Register | None, new: Register) -> RegisterDifference:
    """Differences by name, and by credit code where a unit changed its name."""
    before = {member.name: member for member in old.members} if old is not None else {}
    after = {member.name: member for member in new.members}
    codes = {fold_number(m.credit_code): m.name for m in before.values() if m.credit_code}
    renamed = tuple(
        (codes[fold_number(m.credit_code)], m.name)
        for m in after.values()
        if m.name not in before
        and m.credit_code
        and codes.get(fold_number(m.credit_code), m.name) not in after
        and fold_number(m.credit_code) in codes
    )
    gone, come = {old_name for old_name, _ in renamed}, {new_name for _, new_name in renamed}
    return RegisterDifference(
        added=tuple(unit for unit in after if unit not in before and unit not in come),
        removed=tuple(unit for unit in before if unit not in after and unit not in gone),
        renamed=renamed,
        changed=tuple(u for u, m in after.items() if u in before and _content(before[u]) != _content(m)),
    )


def _content(member: Member) -> tuple[Any, ...]:
    dues = tuple(sorted(member.dues.items()))
    return member.credit_code, member.member_number, member.former_names, member.representatives, dues


@dataclass(frozen=True, slots=True)
class _Columns:
    """Column numbers by what they hold; `by_year` those of one year's dues."""

    single: Mapping[str, int]
    by_year: Mapping[int, int]

    def __contains__(self, what: str) -> bool:
        return what in self.single


def _find_header(rows: Rows) -> tuple[int, _Columns]:
    """The row of headings: the one of the first rows that has most of them, and 单位名称 among them."""
    best, at = _Columns({}, {}), 0
    for index, row in enumerate(rows[:HEADER_ROWS]):
        columns = _columns(row)
        if "name" in columns and len(columns.single) + len(columns.by_year) > len(best.single) + len(
            best.by_year
        ):
            best, at = columns, index
    return at, best


def _columns(row: Sequence[str]) -> _Columns:
    single: dict[str, int] = {}
    by_year: dict[int, int] = {}
    for index, cell in enumerate(row):
        heading = fold_name(cell if _YEAR.search(cell) else _REMARK.sub("", cell))
        year = _YEAR.search(heading)
        if year and re.search(r"费|缴|交", heading):
            by_year.setdefault(int(year.group()), index)
            continue
        for what, names in HEADINGS.items():
            if heading in names and what not in single:
                single[what] = index
                break
    return _Columns(single, by_year)


def _read_rows(rows: Rows, start: int, columns: _Columns) -> RegisterTable:
    members: list[Member] = []
    errors: list[RowError] = []
    names: dict[str, int] = {}
    codes: dict[str, int] = {}
    for number, row in enumerate(rows[start + 1 :], start=start + 2):
        if not any(row):
            continue
        name = _at(row, columns.single.get("name"))
        if not name:
            errors.append(RowError(number, "没有单位名称，该行未采用。", used=False))
            continue
        if re.fullmatch(r"(?:合计|总计|小计|备注|说明|注)[:：]?.*", name):
            continue
        if _LEFT.search(_at(row, columns.single.get("status"))):
            errors.append(RowError(number, f"“{name}”已退会，不计入会员。", used=False))
            continue
        key = fold_name(name)
        if key in names:
            errors.append(RowError(number, f"“{name}”与第{names[key]}行重复，该行未采用。", used=False))
            continue
        names[key] = number
        code = _code(row, columns, number, codes, errors)
        members.append(_member(row, columns, number, name, code))
    return RegisterTable(Register(tuple(members)), tuple(errors))


def _code(
    row: Sequence[str], columns: _Columns, number: int, codes: dict[str, int], errors: list[RowError]
) -> str | None:
    """The credit code of a row; one that is wrong or another's is left out and reported."""
    code = fold_number(_at(row, columns.single.get("code")))
    if not code:
        return None
    if not is_valid_credit_code(code):
        errors.append(RowError(number, f"统一社会信用代码“{code}”校验不符，该代码未采用。", used=True))
        return None
    if code in codes:
        errors.append(
            RowError(number, f"统一社会信用代码“{code}”与第{codes[code]}行相同，该代码未采用。", used=True)
        )
        return None
    codes[code] = number
    return code


def _member(row: Sequence[str], columns: _Columns, number: int, name: str, code: str | None) -> Member:
    single = columns.single
    return Member(
        name=name,
        credit_code=code,
        member_number=_at(row, single.get("number")) or None,
        former_names=_listed(_at(row, single.get("former"))),
        representatives=_listed(_at(row, single.get("representatives"))),
        dues=_dues(row, columns),
        row=number,
    )


def _at(row: Sequence[str], index: int | None) -> str:
    return row[index].strip() if index is not None and index < len(row) else ""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in _LIST.split(text) if part.strip() not in ("", "无")))


def _dues(row: Sequence[str], columns: _Columns) -> dict[int, bool]:
    """Paid or not by year. A blank cell is unknown; a column without a year speaks of the list's day."""
    dues: dict[int, bool] = {}
    until = _YEAR.search(_at(row, columns.single.get("paid_until")))
    if until:
        last = int(until.group())
        dues.update({year: year <= last for year in range(last - 9, last + 6)})
    for year in _YEAR.findall(_at(row, columns.single.get("paid_years"))):
        dues[int(year)] = True
    undated = _paid(_at(row, columns.single.get("dues")))
    if undated is not None:
        dues[UNDATED] = undated
    for year, index in columns.by_year.items():
        paid = _paid(_at(row, index))
        if paid is not None:
            dues[year] = paid
    return dues


def _paid(cell: str) -> bool | None:
    """Paid, unpaid, or None where the cell says neither."""
    if not cell:
        return None
    if _UNPAID.search(cell):
        return False
    return True if _PAID.search(cell) else None
