"""Where each key of a TOML file stands, so that an error can point to its line.

`tomllib` forgets positions. The scan follows headers and keys only; it is used on text that tomllib
has already accepted, so it need not judge the syntax.
"""

import re

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=\s*(.*)$""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_STRINGS = re.compile(r'"(?:\\.|[^"\\])*"' + r"|'[^']*'")


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(dotted)]


def _depth(line: str) -> int:
    """Open brackets less closed ones, strings and comments left out."""
    bare = _STRINGS.sub("", line).split("#", 1)[0]
    return bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}")


class LineIndex:
    """Line numbers, counted from 1, by path: ("awards", 2, "conditions", 0, "notice")."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {(): 1}
        self._counts: dict[Path, int] = {}
        self._scan(text)

    def line(self, path: Path) -> int:
        """The line of the path, or of its nearest ancestor that has one."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def _scan(self, text: str) -> None:
        table: Path = ()
        depth = 0
        fence = ""
        for number, line in enumerate(text.split("\n"), start=1):
            if fence:
                fence = "" if fence in line else fence
                continue
            if depth <= 0 and (header := _HEADER.match(line)):
                table = self._enter(_parts(header.group(2)), array=header.group(1) == "[[")
                self._lines.setdefault(table, number)
                continue
            if depth <= 0 and (key := _KEY.match(line)):
                self._lines.setdefault(table + tuple(_parts(key.group(1))), number)
                fence = self._opened_fence(key.group(2))
                depth = 0 if fence else _depth(key.group(2))
                continue
            depth += _depth(line)

    @staticmethod
    def _opened_fence(value: str) -> str:
        for fence in ('"""', "'''"):
            if value.lstrip().startswith(fence) and value.count(fence) == 1:
                return fence
        return ""

    def _enter(self, names: list[str], *, array: bool) -> Path:
        path: Path = ()
        for position, name in enumerate(names):
            path = (*path, name)
            last = position == len(names) - 1
            if last and array:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        return path
