"""Reading the association's member list (xlsx or csv) into a register, row by row."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from extract.fields.checks import fold_number, is_valid_credit_code
from extract.register import UNDATED, Member, Register
from extract.register_formulas import Unsaved, column_name
from extract.register_headings import YEAR, Columns, at, find_header, heads_again, years_of
from extract.register_sheets import RegisterError, Rows, read_sheets
from extract.rules.lookalikes import fold_name

__all__ = ["RegisterError", "RegisterTable", "RowError", "compare_registers", "read_register"]

_LIST = re.compile(r"[、,，;；/\n|]+|\s{2,}")
_LEFT = re.compile(
    r"(?<!未)(?<!没有)(?<!没)(?<!非)(?<!不)退会|除名|注销|终止|取消(?!退)|(?<!未)已退|不在会|^否$"
)
_OWES_NOTHING = re.compile(r"(?:未|无|不|没有?)(?:拖)?欠|无需|无须|不需|不用")
_IN_PART = re.compile(r"部分|一部|半数|申请(?:减|免|缓)")
"""Neither paid nor unpaid: people ask."""
_UNPAID = re.compile(
    r"缓|待[缴交]|应[缴交]|逾期|催|未|否|欠|没|无|^0+(?:\.0*)?$|^[×xXnN✗✘]$|^no$|^false$", re.IGNORECASE
)
_PAID = re.compile(r"已|是|缴|交|清|免|有|[√✓✔☑]|^[yY]$|^yes$|^true$|\d")


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with a row of the file, counted from 1. `used` tells whether the rest of it was taken."""

    row: int
    message: str
    used: bool
    sheet: str = ""
    """The sheet's title where the list is spread over several."""

    def __str__(self) -> str:
        place = f"“{self.sheet}”第{self.row}行" if self.sheet else f"第{self.row}行"
        return f"{place}：{self.message}"


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
    """The register in a file, whatever its name says: all sheets that list units, but those whose title says
    that they have left. Raises RegisterError where it is no member list."""
    lists = []
    for title, rows, unsaved in read_sheets(data, name):
        start, columns = find_header(rows)
        if "name" in columns and not _LEFT.search(title):
            lists.append((title, rows, start, columns, unsaved))
    if not lists:
        raise RegisterError(f"“{name}”中没有找到“单位名称”列。")
    taking = _Taking()
    for title, rows, start, columns, unsaved in lists:
        taking.sheet = title if len(lists) > 1 else ""
        _read_rows(rows, start, columns, unsaved, taking)
    return RegisterTable(Register(tuple(taking.members)), tuple(taking.errors))


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


@dataclass(slots=True)
class _Taking:
    """What has been taken over so far; names and codes with the place that they were first seen at."""

    members: list[Member] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    sheet: str = ""

    def report(self, row: int, message: str, *, used: bool) -> None:
        self.errors.append(RowError(row, message, used, self.sheet))

    def place(self, row: int) -> str:
        return f"“{self.sheet}”第{row}行" if self.sheet else f"第{row}行"


_NO_ROW = re.compile(
    r"(?:合计|总计|小计|备注|说明|注)(?:[:：].*|\d*[家个]?)|(?:合计|总计|小计)?共计?\d+[家个]?.{0,4}"
)
"""A sum or a remark below the list; a unit's name may begin like one (注安消防公司)."""
_NOT_SAVED = "是公式，文件里没有保存结果，未能读取；请在 Excel 或 WPS 中打开并保存后重新导入。"
_ROLE = re.compile(r"[(（](?:名誉|常务|副)*(?:会长|理事长?|监事长?|会员|秘书长|新入会)(?:单位)?[)）]$")
"""What lists add to a unit's name: （副会长单位）."""


def _read_rows(rows: Rows, start: int, columns: Columns, unsaved: Unsaved, taking: _Taking) -> None:
    wanted = {*columns.single.values(), *columns.by_year.values()}
    for number, row in enumerate(rows[start + 1 :], start=start + 2):
        formulas = [column_name(place) for place in unsaved.get(number, ()) if place in wanted]
        if formulas:
            named = bool(at(row, columns.single.get("name")))
            taking.report(number, f"{'、'.join(formulas)} 列{_NOT_SAVED}", used=named)
            if not named:
                continue
        name = _ROLE.sub("", re.sub(r"\s+(?![A-Za-z])", "", at(row, columns.single.get("name"))))
        if not any(row) or heads_again(name) or (number == start + 2 and not name and years_of(row)):
            continue
        if not name:
            taking.report(number, "没有单位名称，该行未采用。", used=False)
            continue
        if _NO_ROW.fullmatch(name):
            continue
        if _LEFT.search(at(row, columns.single.get("status"))):
            taking.report(number, f"“{name}”已退会，不计入会员。", used=False)
            continue
        key = fold_name(name)
        if key in taking.names:
            taking.report(number, f"“{name}”与{taking.names[key]}重复，该行未采用。", used=False)
            continue
        taking.names[key] = taking.place(number)
        member = _member(row, columns, number, name, _code(row, columns, number, taking))
        if member.member_number:
            where = taking.numbers.setdefault(member.member_number, taking.place(number))
            if where != taking.place(number):
                taking.report(number, f"会员证号“{member.member_number}”与{where}相同，请核对。", used=True)
        taking.members.append(member)


def _code(row: Sequence[str], columns: Columns, number: int, taking: _Taking) -> str | None:
    """The credit code of a row; one that is wrong or another's is left out and reported."""
    code = fold_number(at(row, columns.single.get("code")))
    if not code:
        return None
    if not is_valid_credit_code(code):
        taking.report(number, f"统一社会信用代码“{code}”校验不符，该代码未采用。", used=True)
        return None
    if code in taking.codes:
        taking.report(
            number, f"统一社会信用代码“{code}”与{taking.codes[code]}相同，该代码未采用。", used=True
        )
        return None
    taking.codes[code] = taking.place(number)
    return code


def _member(row: Sequence[str], columns: Columns, number: int, name: str, code: str | None) -> Member:
    single = columns.single
    return Member(
        name=name,
        credit_code=code,
        member_number=unicodedata.normalize("NFKC", at(row, single.get("number"))) or None,
        former_names=_listed(at(row, single.get("former"))),
        representatives=_listed(at(row, single.get("representatives"))),
        dues=_dues(row, columns),
        row=number,
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in _LIST.split(text) if part.strip() not in ("", "无")))


def _dues(row: Sequence[str], columns: Columns) -> dict[int, bool]:
    """Paid or not by year. A blank cell is unknown; a column without a year speaks of the list's day."""
    dues: dict[int, bool] = {}
    last = _year_of(at(row, columns.single.get("paid_until")))
    if last is not None:
        dues.update({year: year <= last for year in range(last - 9, last + 6)})
    for year in YEAR.findall(at(row, columns.single.get("paid_years"))):
        dues[int(year)] = True
    undated = _paid(at(row, columns.single.get("dues")))
    if undated is not None:
        dues[UNDATED] = undated
    for year, index in columns.by_year.items():
        paid = _paid(at(row, index))
        if paid is not None:
            dues[year] = paid
    return dues


def _year_of(cell: str) -> int | None:
    """The year of a day; Excel's own count of days (44561 is 2021-12-31) where the cell lost its format."""
    if re.fullmatch(r"[345]\d{4}", cell):
        return (date(1899, 12, 30) + timedelta(days=int(cell))).year
    named = YEAR.search(unicodedata.normalize("NFKC", cell))
    return int(named.group()) if named else None


def _paid(cell: str) -> bool | None:
    """Paid, unpaid, or None where the cell says neither."""
    if not cell or _IN_PART.search(cell):
        return None
    if _OWES_NOTHING.search(cell):
        return True
    if _UNPAID.search(cell):
        return False
    return True if _PAID.search(cell) else None
