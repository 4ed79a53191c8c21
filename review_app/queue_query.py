"""The queue's filters as they stand in the address of the page, and back."""

from collections.abc import Mapping
from typing import Final, cast, get_args
from urllib.parse import urlencode

from casework.services.values import QueueFilter, QueueSort, ReadState
from casework.stages import Stage
from extract.result import Kind

SORTS: Final[dict[QueueSort, str]] = {
    "received": "先到的在前",
    "-received": "新到的在前",
    "work": "问题多的在前",
    "-updated": "刚改过的在前",
    "unit": "按单位名称",
}
OPEN_STAGES: Final = (Stage.FIRST_REVIEW, Stage.SECOND_REVIEW)
"""What the queue shows unless somebody asks for something else: what waits for a person."""

CLOSED_STAGES: Final = (
    Stage.PUBLISHED,
    Stage.NOT_SELECTED,
    Stage.REJECTED,
    Stage.WITHDRAWN,
    Stage.VOID,
)
UNREAD: Final = {"stage": f"{Stage.RECEIVED},{Stage.READING}", "read": "failed,set_aside"}
"""The address of what no reading made sense of: it stands before every stage that the queue shows."""


def read_filter(query: Mapping[str, str], season: str, me: str) -> QueueFilter:
    """The filter in a page's address. What is unknown there is left out, never an error."""
    stages = tuple(Stage(name) for name in _many(query, "stage") if name in {s.value for s in Stage})
    if not stages and query.get("stage") != "all":
        stages = OPEN_STAGES
    kind = query.get("kind")
    read = tuple(name for name in _many(query, "read") if name in get_args(ReadState))
    who = query.get("who", "")
    return QueueFilter(
        season=season,
        stages=stages,
        awards=tuple(_many(query, "award")),
        kind=cast(Kind, kind) if kind in get_args(Kind) else None,
        flag=query.get("flag") or None,
        text=query.get("q", "")[:200],
        unit=query.get("unit", "")[:200],
        claimed_by=me if who == "me" else None,
        unclaimed=who == "free",
        needs_person={"1": True, "0": False}.get(query.get("todo", "")),
        waits_for_me=query.get("todo") == "mine",
        read_states=cast(tuple[ReadState, ...], read),
    )


def read_sort(query: Mapping[str, str]) -> QueueSort:
    """The sort in a page's address; first come, first served where there is none."""
    wanted = query.get("sort", "received")
    return cast(QueueSort, wanted) if wanted in get_args(QueueSort) else "received"


FILTER_KEYS: Final = ("stage", "award", "kind", "flag", "q", "unit", "who", "todo", "read", "sort")


def kept(query: Mapping[str, str]) -> dict[str, str]:
    """The part of an address that filters the queue."""
    return {key: query[key] for key in FILTER_KEYS if query.get(key)}


def address(query: Mapping[str, str], **changes: str | None) -> str:
    """The query string of the same queue with some filters changed; None takes a filter away."""
    merged = {**kept(query), **{key: value or "" for key, value in changes.items()}}
    return urlencode({key: value for key, value in merged.items() if value})


def _many(query: Mapping[str, str], key: str) -> list[str]:
    return [part for part in query.get(key, "").split(",") if part]
