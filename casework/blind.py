"""Keeping a field's value from the one who is to enter it a second time, wherever else it is told."""

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
    secrets = _secrets(view, actor)
    cleaned: Json = _without(shown, secrets) if secrets else shown
    return cleaned


def blinded_view(view: SubmissionView, actor: Actor) -> SubmissionView:
    """The submission itself without what `actor` is to enter blind, for what is made out of it."""
    secrets = _secrets(view, actor)
    cleaned: SubmissionView = _without(view, secrets) if secrets else view
    return cleaned


def _secrets(view: SubmissionView, actor: Actor) -> list[str]:
    """What `actor` is not to see, the longest first. The program itself enters nothing."""
    if actor == SYSTEM or not actor.may(Action.REVIEW):
        return []
    secrets: set[str] = set()
    for pair in view.pairs:
        field = view.field(pair.key)
        if field is None or not pair.due_for(actor.name):
            continue
        said = (field.value, field.machine_value, field.raw, field.normalised, *field.alternatives)
        # A single character stands in too many other words to be taken out of them.
        secrets |= {text for text in said if text and len(text) > 1}
    return sorted(secrets, key=len, reverse=True)


def _without(value: Any, secrets: list[str]) -> Any:
    if type(value) is str:  # a stage or a role is a string too and stays what it is
        for secret in secrets:
            value = value.replace(secret, HIDDEN)
        return value
    if isinstance(value, list | tuple):
        return type(value)(_without(item, secrets) for item in value)
    if isinstance(value, dict):
        return {name: item if name in _UNTOUCHED else _without(item, secrets) for name, item in value.items()}
    names = _names_of(value)
    if not names:
        return value
    parts = {name: _without(getattr(value, name), secrets) for name in names if name not in _UNTOUCHED}
    return value.model_copy(update=parts) if isinstance(value, BaseModel) else replace(value, **parts)


def _names_of(value: Any) -> tuple[str, ...]:
    """The parts of a record, none of a plain value."""
    if isinstance(value, BaseModel):
        return tuple(type(value).model_fields)
    return tuple(field.name for field in fields(value)) if is_dataclass(value) else ()
