"""Cells of a workbook that hold a formula whose result was never stored, and cells that hold an error.

A list made by a program, or never saved by Excel since, has formulas without results. openpyxl gives such
cells as empty: a member would lose his number or his dues without a word.
"""

import re
import zipfile
from collections.abc import Mapping

_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b(?P<head>[^>]*?\br="(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})"[^>]*)(?<!/)>\s*'
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?P<value><(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_TEXT = re.compile(rb'\bt="str"')
"""Excel's own mark of a formula whose result is a text; an empty one is a result (=IF(A1="","",A1))."""
_CSV = re.compile(r"=[A-Za-z.]+\(")

Unsaved = Mapping[int, tuple[int, ...]]
"""Row, from 1 → its columns, from 0, that hold a formula without a result."""


def unsaved_in(archive: zipfile.ZipFile, path: str) -> Unsaved:
    """The formulas without results of the sheet at `path`. Raises KeyError where there is no such sheet."""
    text = archive.read(path.lstrip("/"))
    found: dict[int, tuple[int, ...]] = {}
    for match in _FORMULA.finditer(text):
        if match["value"] and _TEXT.search(match["head"]):
            continue
        row = int(match["row"])
        found[row] = (*found.get(row, ()), _place(match["column"].decode()))
    return found


def unsaved_in_rows(rows: list[list[str]]) -> Unsaved:
    """As `unsaved_in`, for the rows of a csv: a formula is written out there."""
    found = {
        number: tuple(place for place, cell in enumerate(row) if _CSV.match(cell))
        for number, row in enumerate(rows, start=1)
    }
    return {number: places for number, places in found.items() if places}


def column_name(place: int) -> str:
    """0 → A, 26 → AA, as the heads of columns show it."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _place(name: str) -> int:
    place = 0
    for char in name:
        place = place * 26 + ord(char) - ord("A") + 1
    return place - 1
