"""Names of units are made of few words: an unsure character that spoils one of them is put right.

有限贵任公司 can only be 有限责任公司. Only characters that the recogniser itself doubts are touched, and
only within words that hardly any name lacks; what makes a name this unit's own is left as it was read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_WORDS = """
有限责任公司 股份有限公司 集团有限公司 有限公司 责任公司 股份公司 分公司 公司 集团 股份 有限 责任
新疆 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰
石河子 阿拉尔 图木舒克 五家渠 库尔勒 奎屯 北屯 双河 可克达拉 昆玉
消防 消防设施 消防设备 消防器材 消防工程 消防科技 消防技术 消防检测 消防安全 消防职业 设施 设备 器材 工程
科技 技术 服务 检测 维保 维护 保养 安全 评估 培训 职业 技能 鉴定 信息 电子 智能 物联网 建筑 安装 建设 安防
应急 装备 机电 产品 制造 实业 商贸 学校 学院 中心 协会 学会 事务所 研究院
"""
WORDS = tuple(sorted(set(_WORDS.split()), key=len, reverse=True))

UNSURE = 0.9
"""Only characters below this probability are put right."""

VERY_UNSURE = 0.7
"""Below this a word of two characters suffices where the recogniser's second choice is another one."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A name with what was changed in it, in Chinese."""

    text: str
    explanation: str


def mend_unit_name(text: str, scores: Sequence[float | None], runners_up: Sequence[str]) -> Mended | None:
    """The name with its doubtful characters put right, None where nothing is to be changed. `scores` and
    `runners_up` belong to the characters of the text."""
    if not len(text) == len(scores) == len(runners_up):
        return None
    letters = list(text)
    changes: list[str] = []
    for place, score in enumerate(scores):
        if score is None or score >= UNSURE:
            continue
        better = _better("".join(letters), place, score, runners_up[place])
        if better is not None:
            changes.append(f"“{letters[place]}”改为“{better}”")
            letters[place] = better
    if not changes:
        return None
    return Mended("".join(letters), "、".join(changes) + "：单位名称中的常用词，请核对。")


def _better(text: str, place: int, score: float, runner_up: str) -> str | None:
    """The character that makes a word of what stands around the place, None unless there is just one."""
    found: dict[str, int] = {}
    for word in WORDS:
        for offset, char in enumerate(word):
            start = place - offset
            part = text[start : start + len(word)] if start >= 0 else ""
            if len(part) != len(word):
                continue
            wrong = [k for k in range(len(word)) if part[k] != word[k]]
            if not wrong:
                return None  # the place is part of a whole word already
            if wrong == [offset]:
                found[char] = max(found.get(char, 0), len(word))
    if not found:
        return None
    longest = max(found.values())
    best = [char for char, length in found.items() if length == longest]
    if len(best) != 1:
        return None
    sure_enough = longest >= 3 or runner_up == best[0] or score < VERY_UNSURE
    return best[0] if sure_enough else None
