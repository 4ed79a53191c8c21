"""The history of a submission as readable lines, newest first."""

from collections.abc import Mapping, Sequence
from typing import Final

from casework.services.values import HistoryEntry
from review_app import words

_BEGINS: Final = frozenset({"收件", "重复收件", "识别", "添加附件", "投票", "登记表决", "登记异议", "导出"})
"""Acts that change nothing from one state to another: there is no “before” to tell."""

_SHOWN: Final = 60
_LONGEST: Final = 40


def history_lines(history: Sequence[HistoryEntry], called: Mapping[str, str]) -> list[dict[str, str]]:
    """Lines of {at, who, what}; `called` maps accounts to the names people go by."""
    return [_event(entry, called) for entry in reversed(history[-_SHOWN:])]


def _event(entry: HistoryEntry, called: Mapping[str, str]) -> dict[str, str]:
    subject, before, after, why = (
        words.recorded(entry.action, text) for text in (entry.subject, entry.before, entry.after, entry.why)
    )
    what = f"{entry.action} {subject}".rstrip()
    if entry.before is None and entry.after is not None and entry.action in _BEGINS:
        what += f"：{_short(after)}"
    elif entry.before is not None or entry.after is not None:
        what += f"：{_short(before)} → {_short(after)}"
    if why:
        what += f"（{why}）"
    return {"at": words.moment(entry.at), "who": called.get(entry.who, entry.who), "what": what}


def _short(text: str) -> str:
    if not text:
        return "空"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
