"""What a regular expression of a season's file may cost: how many ways a text can be tried in.

Python's matcher tries one way after the other and cannot be interrupted: `(.+)+x` on one label keeps a
worker for hours. A pattern is therefore judged by its structure, for texts no longer than a label.
"""

import re
from collections.abc import Sequence

# The standard library's own parser: the only one that surely sees what `re.compile` sees.
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LONGEST_LABEL = 20
"""Characters of the longest text that a label's pattern is tried on (`extract/forms/label_patterns.py`)."""
MOST_WAYS = 100_000
"""Ways that a pattern may have: at most some twenty milliseconds of trying them all on one label."""
LONGEST_PATTERN = 1000
"""Characters of a pattern; parsing takes time too."""


class CostlyPattern(ValueError):
    """A pattern that may be tried in too many ways; the message says in Chinese what makes it so."""


def compile_bounded(text: str) -> re.Pattern[str]:
    """Compile a pattern that is to match texts of up to `LONGEST_LABEL` characters.

    Raises CostlyPattern, and what `re.compile` raises for what is no pattern at all.
    """
    if len(text) > LONGEST_PATTERN:
        raise CostlyPattern(f"超过 {LONGEST_PATTERN} 个字符，请缩短")
    pattern = re.compile(text)
    if _ways(parser.parse(text)) > MOST_WAYS:
        raise CostlyPattern(
            "可能的匹配方式过多，会使识别长时间停滞，请不要在重复（* + { }）的括号内再用重复或相近的选项"
        )
    return pattern


def _ways(items: Any) -> int:
    """An upper bound of the ways in which the matcher can go through these parts of a pattern."""
    product = 1
    for op, argument in items:
        product = min(product * _ways_of(op, argument), MOST_WAYS + 1)
    return product


def _ways_of(op: Any, argument: Any) -> int:
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        return _repeated(*argument)
    if op is ops.BRANCH:
        return _alternatives(argument[1])
    if op is ops.SUBPATTERN:
        return _ways(argument[3])
    if op in (ops.ASSERT, ops.ASSERT_NOT):
        return _ways(argument[1])
    if op is ops.ATOMIC_GROUP:
        return _ways(argument)
    if op is ops.GROUPREF_EXISTS:
        return max(_ways(argument[1]), _ways(argument[2] or ()))
    return 1  # one character, a place, a group again


def _repeated(least: int, most: int, body: Any) -> int:
    """Every number of times, each time in every way of the body."""
    most = int(most)
    width = body.getwidth()[0]
    if width == 0 and most > 1:
        raise CostlyPattern("重复（* + { }）的内容可以为空，请改写")
    times = min(most, LONGEST_LABEL // max(1, width))
    once, ways = _ways(body), 0
    for count in range(min(int(least), times), times + 1):
        ways = min(ways + once**count, MOST_WAYS + 1)
    return ways


def _alternatives(branches: Sequence[Any]) -> int:
    """Only alternatives that begin alike can both fit at one place of a text."""
    starts = [_start(branch) for branch in branches]
    ways = [_ways(branch) for branch in branches]
    return max(
        sum(
            w for other, w in zip(starts, ways, strict=True) if own.startswith(other) or other.startswith(own)
        )
        for own in starts
    )


def _start(branch: Any) -> str:
    """The characters that a branch surely begins with."""
    text = ""
    for op, argument in branch:
        if op is not ops.LITERAL:
            break
        text += chr(argument)
    return text
