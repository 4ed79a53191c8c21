"""A table of a season's file: takes values out by name and complains with the line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any

from extract.seasons.lines import LineIndex, Path
from models.errors import YinjianError

_TYPE_NAMES: dict[type, str] = {
    str: "文字（加引号）",
    int: "整数",
    float: "数字",
    bool: "true 或 false",
    list: "列表 [ ]",
    dict: "表",
    date: "日期（如 2022-01-15）",
}
_MISSING: Any = object()
MOST_SHOWN = 40
"""Characters of a wrong value that a message repeats."""


class SeasonError(YinjianError):
    """A season's file is absent or wrong. `line` counts from 1, None where no line is to blame."""

    code = "season_invalid"
    exit_code = 2
    default_remedy = "请按提示的行号修改届次文件，然后运行：yinjian season check 文件名"

    def __init__(self, message: str, *, line: int | None = None, remedy: str | None = None) -> None:
        super().__init__(message, remedy=remedy)
        self.line = line


def shown(value: object) -> str:
    """A wrong value as a message repeats it: cut short."""
    text = str(value)
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


@dataclass(frozen=True, slots=True)
class SeasonFile:
    """The name of the file, for messages, and where its keys stand."""

    name: str
    lines: LineIndex


@dataclass(frozen=True, slots=True)
class Node:
    """One table at `path`."""

    data: dict[str, Any]
    path: Path
    file: SeasonFile

    def fail(self, key: str | None, message: str) -> SeasonError:
        """An error that points to `key` of this table, or to the table."""
        line = self.file.lines.line(self.path if key is None else (*self.path, key))
        return SeasonError(f"{self.file.name} 第{line}行：{message}", line=line)

    def has(self, key: str) -> bool:
        return key in self.data

    def only(self, allowed: Iterable[str]) -> None:
        """Refuse keys that nothing reads: a misspelt key must not pass in silence."""
        known = set(allowed)
        for key in self.data:
            if key not in known:
                raise self.fail(key, f"不认识的项“{shown(key)}”，可用的有：{'、'.join(sorted(known))}。")

    def get(self, key: str, kind: type, default: Any = _MISSING) -> Any:
        """The value of `key`, of type `kind`; `default` where absent."""
        if key not in self.data:
            if default is _MISSING:
                raise self.fail(None, f"缺少“{key}”。")
            return default
        value = self.data[key]
        accepted: tuple[type, ...] = (int, float) if kind is float else (kind,)
        wrong = not isinstance(value, accepted) or (isinstance(value, bool) and kind is not bool)
        if wrong or isinstance(value, datetime):  # a moment is a date to Python, and compares with none
            raise self.fail(key, f"“{key}”应为{_TYPE_NAMES[kind]}。")
        return value

    def text(self, key: str, default: Any = _MISSING) -> str:
        """A text that is not empty, unless absent and with a default."""
        value: str = self.get(key, str, default)
        if key in self.data and not value.strip():
            raise self.fail(key, f"“{key}”不能为空。")
        return value

    def words(self, key: str, default: Any = _MISSING) -> tuple[str, ...]:
        """A list of texts that are not empty."""
        values = self.get(key, list, default)
        if any(not isinstance(value, str) or not value.strip() for value in values):
            raise self.fail(key, f"“{key}”应为一组文字，且不能有空项。")
        return tuple(values)

    def one_of(self, key: str, allowed: tuple[str, ...], default: Any = _MISSING) -> str:
        value = self.text(key, default)
        if value not in allowed:
            raise self.fail(key, f"“{key}”只能是 {'、'.join(allowed)}，现为“{shown(value)}”。")
        return value

    def number(self, key: str) -> float:
        """A number from 0, neither infinite nor nan; whole ones stay whole."""
        value: float = self.get(key, float)
        if not isfinite(value) or value < 0:
            raise self.fail(key, f"“{key}”应为不小于 0 的数字，现为 {shown(value)}。")
        return value

    def share(self, key: str, default: float | None) -> float | None:
        """A number from 0 to 1."""
        value = self.get(key, float, default)
        if value is not None and not 0 <= value <= 1:
            raise self.fail(key, f"“{key}”应在 0 到 1 之间，现为 {shown(value)}。")
        return None if value is None else float(value)

    def year(self, key: str) -> int:
        """A calendar year of four digits."""
        value: int = self.get(key, int)
        if not 1900 <= value <= 2999:
            raise self.fail(key, f"“{key}”应为四位的年份，现为 {shown(value)}。")
        return value

    def count(self, key: str) -> int | None:
        """A whole number from 1, None where absent."""
        value = self.get(key, int, None)
        if value is not None and value < 1:
            raise self.fail(key, f"“{key}”应为正整数，现为 {shown(value)}。")
        return None if value is None else int(value)

    def table(self, key: str, *, optional: bool = False) -> "Node":
        return Node(self.get(key, dict, {} if optional else _MISSING), (*self.path, key), self.file)

    def tables(self, key: str, *, optional: bool = True) -> Iterator["Node"]:
        """The tables of an array [[key]]."""
        for index, value in enumerate(self.get(key, list, [] if optional else _MISSING)):
            if not isinstance(value, dict):
                raise self.fail(key, f"“{key}”应写成 [[{key}]]。")
            yield Node(value, (*self.path, key, index), self.file)
