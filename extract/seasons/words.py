"""The words of a season's region and trade, and the patterns of labels that only its forms have."""

import re
from collections.abc import Mapping

from extract.season import Words
from extract.seasons.node import Node
from extract.seasons.patterns import CostlyPattern, compile_bounded

HAN = re.compile(r"[\u3400-\u9fff]+")


def read_words(root: Node) -> Words:
    """[words]; no table means that nothing is known of the region and the trade. Raises SeasonError."""
    node = root.table("words", optional=True)
    node.only(Words.__dataclass_fields__)
    return Words(
        places=_han_words(node, "places"),
        trade=_han_words(node, "trade"),
        service=_han_words(node, "service"),
        name_characters=_characters(node, "name_characters"),
    )


def _han_words(node: Node, key: str) -> tuple[str, ...]:
    """Words of two Chinese characters or more: a single one would fit nearly every place of a name."""
    words = node.words(key, [])
    for word in words:
        if len(word) < 2 or HAN.fullmatch(word) is None:
            raise node.fail(key, f"“{word}”应为两个以上的汉字。")
        if words.count(word) > 1:
            raise node.fail(key, f"“{word}”重复。")
    return words


def _characters(node: Node, key: str) -> frozenset[str]:
    text: str = node.text(key, "")
    if text and HAN.fullmatch(text) is None:
        raise node.fail(key, f"“{key}”只能是汉字，不分隔。")
    return frozenset(text)


def read_label_patterns(root: Node, keys: Mapping[str, tuple[str, ...]]) -> dict[str, re.Pattern[str]]:
    """[label_patterns]: a regular expression for the whole label of a key, folded and without brackets.
    Raises SeasonError, also for one that could keep the matcher busy without end."""
    node = root.table("label_patterns", optional=True)
    node.only({key for of_kind in keys.values() for key in of_kind})
    patterns: dict[str, re.Pattern[str]] = {}
    for key in node.data:
        try:
            patterns[key] = compile_bounded(node.text(key))
        except CostlyPattern as error:
            raise node.fail(key, f"“{key}”的正则表达式{error}。") from error
        except (re.error, OverflowError, RecursionError) as error:  # a{99999999999}, thousands of brackets
            place = getattr(error, "pos", None)
            where = "" if place is None else f"，第 {place + 1} 个字符附近有误"
            raise node.fail(key, f"“{key}”的写法不是合法的正则表达式{where}。") from error
        if patterns[key].fullmatch(""):
            raise node.fail(key, f"“{key}”的写法不能与空白相符。")
    return patterns
