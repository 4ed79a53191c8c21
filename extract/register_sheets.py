"""A member list's file as rows of text: xlsx or csv, in whatever encoding the office writes."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from extract.register_formulas import Unsaved, unsaved_in, unsaved_in_rows
from models.errors import YinjianError

MAX_ROWS = 200_000
MAX_UNPACKED = 400 * 2**20
"""Bytes that an xlsx may unpack to: a list of 200,000 members has about 60 MB."""

HEADER_ROWS = 15
"""Rows in which the headings are looked for: titles and notes may stand above them."""


class RegisterError(YinjianError):
    """The file is no list of members."""

    code = "register_invalid"
    exit_code = 2
    default_remedy = "请使用 xlsx 或 csv 格式的名册，首行为列名，至少包含“单位名称”一列。"


Rows = list[list[str]]
_MARKUP = (b"<html", b"<!doc", b"<?xml", b"<table", b"mime-ver")
"""How web pages begin that many systems export under the name of xls."""
_FAULTS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})


def read_sheets(data: bytes, name: str) -> Iterator[tuple[str, Rows, Unsaved]]:
    """Each sheet's title ("" for csv), its rows of cells and the formulas in it without a result, sheets that
    are hidden left out. Raises RegisterError where the file cannot be opened."""
    if not data.strip():
        raise RegisterError(f"“{name}”是空文件。")
    if data[:4] == b"PK\x03\x04":
        yield from _workbook(data, name)
    elif data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        remedy = "请在 Excel 或 WPS 中打开，另存为 xlsx 格式（有密码的请先取消密码）。"
        raise RegisterError(f"“{name}”是旧版 xls 格式或加了密码。", remedy=remedy)
    elif data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKUP):
        remedy = "请在 Excel 或 WPS 中打开，另存为 xlsx 格式。"
        raise RegisterError(f"“{name}”其实是网页格式，不是工作簿。", remedy=remedy)
    else:
        yield "", *_csv(data, name)


def _workbook(data: bytes, name: str) -> Iterator[tuple[str, Rows, Unsaved]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > MAX_UNPACKED:
                raise RegisterError(f"“{name}”解压后过大。")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_row=MAX_ROWS + 1, values_only=True)
            cells = _within_bounds([[_cell(value) for value in row] for row in rows], name)
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                unsaved = unsaved_in(archive, sheet._worksheet_path)  # type: ignore[attr-defined]
            yield sheet.title, cells, unsaved
    except RegisterError:
        raise
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        OSError,
        EOFError,
        SyntaxError,
    ) as error:
        raise RegisterError(f"“{name}”无法打开：{error}") from error


def _cell(value: Any) -> str:
    """A cell as text: whole numbers without their .0, days in ISO form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (datetime, date)):
        return f"{value:%Y-%m-%d}"
    text = str(value).strip()
    return "" if text in _FAULTS else text


def _csv(data: bytes, name: str) -> tuple[Rows, Unsaved]:
    text = _decode(data, name)
    first = "\n".join(text.splitlines()[:HEADER_ROWS])
    delimiter = max(",;\t", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        given = [[cell.strip() for cell in row] for row, _ in zip(reader, range(MAX_ROWS + 1), strict=False)]
    except csv.Error as error:
        raise RegisterError(f"“{name}”不是合法的 csv：{error}") from error
    unsaved = unsaved_in_rows(given)
    rows = [
        [
            "" if place in unsaved.get(number, ()) else cell.lstrip("'=").strip('"')
            for place, cell in enumerate(row)
        ]
        for number, row in enumerate(given, start=1)
    ]
    return _within_bounds(rows, name), unsaved


def _within_bounds(rows: Rows, name: str) -> Rows:
    """The rows, refused where there are too many: a list cut off would make strangers of its members."""
    if len(rows) > MAX_ROWS:
        remedy = "请删除空行，或把名册分成几个文件。"
        raise RegisterError(f"“{name}”超过{MAX_ROWS}行。", remedy=remedy)
    return rows


def _decode(data: bytes, name: str) -> str:
    """UTF-8 (with or without mark), UTF-16 with its mark, else GB 18030, which Chinese Excel writes."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        candidates: tuple[str, ...] = ("utf-16",)
    else:
        candidates = ("utf-8-sig", "gb18030")
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise RegisterError(f"“{name}”不是文本文件，或编码不明。")
