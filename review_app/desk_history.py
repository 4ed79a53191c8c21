"""The history of a submission as readable lines, newest first."""

from collections.abc import Mapping, Sequence
from typing import Final

from casework.services.values import HistoryEntry
from review_app import words

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
    if entry.before is not None or entry.after is not None:
        what += f"：{_short(before)} → {_short(after)}"
    if why:
        what += f"（{why}）"
    return {"at": words.moment(entry.at), "who": called.get(entry.who, entry.who), "what": what}


def _short(text: str) -> str:
    if not text:
        return "空"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
