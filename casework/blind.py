"""Keeping a field's value from the one who is to enter it a second time, wherever else it is told."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from pydantic import BaseModel

from casework.roles import SYSTEM, Action, Actor
from casework.services.values import SubmissionView

Json = dict[str, Any]

HIDDEN: Final = "〔待您录入〕"
_UNTOUCHED: Final = frozenset({"key", "label", "url", "fingerprint", "code", "target", "sha256", "stage"})
"""Names, addresses and marks: nothing in them was written by a person about this field."""


def blinded(shown: Json, view: SubmissionView, actor: Actor) -> Json:
    """What is shown of a submission without the values that `actor` is to enter blind: in flags, history,
    title, seals, letters, answers to another system."""
    cleaned: Json = without(shown, _secrets(view, actor))
    return cleaned


def blinded_view(view: SubmissionView, actor: Actor) -> SubmissionView:
    """The submission itself without what `actor` is to enter blind, for what is made out of it."""
    cleaned: SubmissionView = without(view, _secrets(view, actor))
    return cleaned


def enters(actor: Actor) -> bool:
    """Whether a field may wait for this actor's blind entry. The program itself enters nothing."""
    return actor != SYSTEM and actor.may(Action.REVIEW)


def secret(texts: Iterable[str | None]) -> list[str]:
    """The texts that are to be kept, the longest first."""
    # A single character stands in too many other words to be taken out of them.
    return sorted({text for text in texts if text and len(text) > 1}, key=len, reverse=True)


def _secrets(view: SubmissionView, actor: Actor) -> list[str]:
    """What `actor` is not to see of a submission."""
    if not enters(actor):
        return []
    texts: list[str | None] = []
    for pair in view.pairs:
        field = view.field(pair.key)
        if field is None or not pair.due_for(actor.name):
            continue
        texts += (field.value, field.machine_value, field.raw, field.normalised, *field.alternatives)
    return secret(texts)


def without(value: Any, secrets: Sequence[str]) -> Any:
    """A record, or whatever is made of records, lists and texts, with HIDDEN where a secret stood."""
    if not secrets:
        return value
    if type(value) is str:  # a stage or a role is a string too and stays what it is
        for secret in secrets:
            value = value.replace(secret, HIDDEN)
        return value
    if isinstance(value, list | tuple):
        return type(value)(without(item, secrets) for item in value)
    if isinstance(value, dict):
        return {name: item if name in _UNTOUCHED else without(item, secrets) for name, item in value.items()}
    names = _names_of(value)
    if not names:
        return value
    parts = {name: without(getattr(value, name), secrets) for name in names if name not in _UNTOUCHED}
    return value.model_copy(update=parts) if isinstance(value, BaseModel) else replace(value, **parts)


def _names_of(value: Any) -> tuple[str, ...]:
    """The parts of a record, none of a plain value."""
    if isinstance(value, BaseModel):
        return tuple(type(value).model_fields)
    return tuple(field.name for field in fields(value)) if is_dataclass(value) else ()
