"""Names as they are compared: typography folded away, and characters that readers take for each other."""

import re
import unicodedata

_NOISE = re.compile(r"[\s·•・‧∙.,，。、:：;；'\"“”‘’「」『』《》〈〉<>_\-—–~～|]")
_BRACKETS = re.compile(r"[()\[\]{}【】〔〕（）〖〗]")

GROUPS: tuple[str, ...] = (
    "未末",
    "土士",
    "日曰目",
    "人入八",
    "己已巳",
    "天夭无",
    "干千于",
    "大太犬",
    "王玉主",
    "田由甲申",
    "刀力",
    "午牛",
    "失矢",
    "戊戌戍",
    "泰秦奏",
    "辛幸",
    "住佳往",
    "堂常",
    "晟最",
    "瑞端",
    "鑫金",
    "宏宠",
    "拓柘",
    "晴睛",
    "清请情",
    "盾质",
    "盛感",
    "恒桓垣",
    "洁沽",
    "汇江",
    "诚城诫",
    "祥详",
    "徽微",
    "竞竟",
    "博搏",
    "凯剀",
    "昌晶",
    "旺汪",
    "锐锦",
    "鸿鸣",
    "睿容",
    "铭路",
    "航船",
    "荣菜",
    "亿忆",
    "伟佛",
    "侨桥",
    "栋拣",
    "沅阮",
    "防妨",
    "消清",
    "维准",
    "检捡",
    "测侧则",
    "技枝",
    "术木",
    "服股",
    "务夯",
    "昊吴",
    "员贝",
    "设没",
    "能熊",
    "师帅",
    "拔拨",
    "折拆",
    "免兔",
    "候侯",
    "撒撤",
    "籍藉",
    "贷货",
    "赢羸",
    "折析",
    "0O〇○",
    "1I",
    "2Z",
    "5S",
    "8B",
)
"""Characters that OCR takes for each other, by their shapes; drawn from no sample."""


def _representatives() -> dict[int, str]:
    table: dict[int, str] = {}
    for group in GROUPS:
        known = next((table[ord(char)] for char in group if ord(char) in table), group[0])
        for char in group:
            table.setdefault(ord(char), known)
    return table


_FOLD = _representatives()


def fold_name(text: str) -> str:
    """A name without what typography adds: NFKC, spaces, punctuation and brackets' own signs left out."""
    folded = unicodedata.normalize("NFKC", text).upper()
    bare = _BRACKETS.sub("", _NOISE.sub("", folded))
    # What stood apart by a space may be one character now.
    return unicodedata.normalize("NFKC", bare)


def fold_lookalikes(text: str) -> str:
    """`fold_name`, with each look-alike replaced by its group's first character."""
    return fold_name(text).translate(_FOLD)


def same_name(one: str, other: str) -> bool:
    """True where two names differ in typography only; empty names are never the same."""
    folded = fold_name(one)
    return bool(folded) and folded == fold_name(other)


def looks_same(one: str, other: str) -> bool:
    """True where two names differ in typography and look-alike characters only."""
    folded = fold_lookalikes(one)
    return bool(folded) and folded == fold_lookalikes(other)
