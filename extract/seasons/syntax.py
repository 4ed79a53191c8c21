"""The syntax of a season's file: `tomllib`, and in Chinese what is wrong where it gives up."""

import re
import tomllib
from typing import Any

from extract.seasons.node import SeasonError

_IN_WORDS = (
    ("Cannot overwrite a value", "同一项写了两次"),
    ("twice", "同一张表写了两次"),
    ("Cannot mutate immutable", "这张表前面已经写完，不能再加"),
    ("Cannot redefine", "同一个名称既作表又作值"),
    ("Expected '=' after a key", "名称后面缺少等号"),
    ("Expected newline or end of document", "一行里有多余的内容，文字要加引号"),
    ("Invalid date or datetime", "没有这一天，日期应如 2022-01-15"),
    ("Unterminated string", "引号没有合上"),
    ('Expected \'"""\'', "引号没有合上"),
    ("Illegal character", "有不能用的字符，或者引号没有合上"),
    ("Unclosed array", "方括号没有合上"),
    ("Unclosed inline table", "花括号没有合上"),
    ("Expected ']'", "表名的方括号没有合上"),
    ("Unescaped '\\\\'", "引号内的反斜杠要写成两个"),
    ("Escaped character", "引号内的转义写法不对"),
    ("Invalid initial character for a key", "名称的写法不对"),
    ("Invalid statement", "这一行的写法不对"),
    ("Invalid value", "值的写法不对，文字要加引号"),
    ("Duplicate inline table key", "花括号内同一项写了两次"),
)
"""What tomllib says, by a part of its English, and what a secretary should know."""


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """The file's tables. Raises SeasonError with the line, in Chinese, for whatever cannot be read."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, why = _place(str(error), text), _in_words(str(error))
        raise SeasonError(f"{name} 第{line}行：不是合法的 TOML（{why}）。", line=line) from error
    except ValueError as error:  # more digits than Python converts
        line = _most(text, "0123456789abcdefABCDEF")
        raise SeasonError(f"{name} 第{line}行：数字太长。", line=line) from error
    except RecursionError as error:
        line = _most(text, "[{")
        raise SeasonError(f"{name} 第{line}行：括号套得太深。", line=line) from error


def _in_words(message: str) -> str:
    """The reason in Chinese; tomllib's own words where they are not known here."""
    for part, words in _IN_WORDS:
        if part in message:
            return words
    return f"写法不对：{message}"


def _place(message: str, text: str) -> int:
    """The line in tomllib's words "(at line 3, column 7)" or "(at end of document)"."""
    match = re.search(r"at line (\d+),", message)
    return int(match.group(1)) if match else max(1, text.rstrip("\n").count("\n") + 1)


def _most(text: str, characters: str) -> int:
    """The line with most of these characters in it."""
    counts = [sum(line.count(char) for char in characters) for line in text.split("\n")]
    return counts.index(max(counts)) + 1
