"""汇总表: one sheet for all, one per award, one for the flags with their evidence."""

import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from casework.assessment import CHINA
from casework.exports.records import value
from casework.services.values import FlagView, SubmissionView
from extract.season import Season

MAX_CELL = 32_000
"""Excel's bound is 32,767 characters in a cell."""

_HEAD = (
    "编号",
    "阶段",
    "类别",
    "申报奖项",
    "申报对象",
    "单位",
    "收件时间",
    "来源",
    "待核对",
    "未放行问题",
    "问题",
    "文件",
    "页码",
)
_WIDTHS = {"申报奖项": 26, "申报对象": 26, "单位": 30, "问题": 60, "主要事迹": 60, "文件": 30, "收件时间": 17}
_KINDS = {"unit": "集体", "person": "个人", "other": "未识别"}
_SEVERITIES = {"block": "阻断", "warn": "警告", "info": "提示"}


def summary_workbook(views: Sequence[SubmissionView], season: Season) -> bytes:
    """The whole table as xlsx bytes. No cell is ever a formula, whatever a form says."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "全部"
    keys = tuple(dict.fromkeys(key for of_kind in season.keys.values() for key in of_kind))
    _fill(sheet, (*_HEAD, *keys), (_row(view, keys) for view in views))
    for award in season.awards:
        mine = [view for view in views if view.award == award.name]
        own = season.keys.get(award.kind, keys)
        _fill(book.create_sheet(_sheet_name(book, award.name)), (*_HEAD, *own), (_row(v, own) for v in mine))
    rest = [view for view in views if season.award(view.award or "") is None]
    if rest:
        _fill(book.create_sheet("奖项未定"), (*_HEAD, *keys), (_row(view, keys) for view in rest))
    head = ("编号", "申报对象", "申报奖项", "级别", "代码", "说明", "涉及字段", "依据", "放行人", "放行理由")
    flags = (_flag_row(view, flag) for view in views for flag in view.flags)
    _fill(book.create_sheet("问题清单"), head, flags)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _row(view: SubmissionView, keys: Sequence[str]) -> tuple[str | int, ...]:
    standing = [flag for flag in view.flags if flag.overridden_by is None]
    return (
        view.id,
        view.stage.value,
        _KINDS[view.kind],
        view.award or "",
        view.title,
        view.unit,
        view.received_at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M"),
        view.sender or view.channel,
        view.to_check,
        sum(flag.open_block for flag in view.flags),
        "\n".join(f"{_SEVERITIES[flag.severity]}：{flag.message}" for flag in standing),
        view.file_name,
        view.pages_said,
        *(value(view, key) for key in keys),
    )


def _flag_row(view: SubmissionView, flag: FlagView) -> tuple[str | int, ...]:
    evidence = "\n".join(
        f"第 {item.page + 1} 页{f'：{item.text}' if item.text else ''}" for item in flag.evidence
    )
    return (
        view.id,
        view.title,
        view.award or "",
        _SEVERITIES[flag.severity],
        flag.code,
        flag.message,
        "、".join(flag.fields),
        evidence,
        flag.overridden_by or "",
        flag.override_reason or "",
    )


def _fill(sheet: Worksheet, head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    sheet.append(list(head))
    for column, title in enumerate(head, start=1):
        cell = sheet.cell(1, column)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE8E9")
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(title, 14)
    for number, row in enumerate(rows, start=2):
        for column, item in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(item, int):
                cell.value = item
                continue
            cell.value = plain_text(item)
            # Set after the value: openpyxl takes a leading "=" for a formula, a form's text never is one.
            cell.data_type = "s"
            cell.quotePrefix = True
            cell.alignment = Alignment(vertical="top", wrap_text="\n" in item or len(item) > 40)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{max(2, sheet.max_row)}"


def plain_text(text: str) -> str:
    """Text that an xlsx cell can hold."""
    kept: str = ILLEGAL_CHARACTERS_RE.sub("", text)
    return kept if len(kept) <= MAX_CELL else kept[: MAX_CELL - 1] + "…"


def _sheet_name(book: Workbook, award: str) -> str:
    """Excel allows 31 characters and forbids some."""
    name = re.sub(r"[\[\]:*?/\\']", "_", award)[:28] or "奖项"
    number, unique = 1, name
    while unique in book.sheetnames:
        number += 1
        unique = f"{name}{number}"
    return unique
