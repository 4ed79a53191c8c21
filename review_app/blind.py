"""Keeping a field's value from the one who is to enter it a second time, wherever else it is told."""

from typing import Any, Final

from casework.roles import Action, Actor
from casework.services.values import SubmissionView

Json = dict[str, Any]

HIDDEN: Final = "〔待您录入〕"
_UNTOUCHED: Final = frozenset({"key", "label", "url", "fingerprint", "code", "target"})
"""Names and addresses: nothing in them was written by a person about this field."""


def blinded(shown: Json, view: SubmissionView, actor: Actor) -> Json:
    """What is shown of a submission without the values that `actor` is to enter blind: in flags, history,
    title, seals, letters, answers to another system."""
    secrets = _secrets(view, actor)
    cleaned: Json = _without(shown, secrets) if secrets else shown
    return cleaned


def _secrets(view: SubmissionView, actor: Actor) -> list[str]:
    """What `actor` is not to see, the longest first."""
    if not actor.may(Action.REVIEW):
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
    if isinstance(value, str):
        for secret in secrets:
            value = value.replace(secret, HIDDEN)
        return value
    if isinstance(value, list | tuple):
        return [_without(item, secrets) for item in value]
    if isinstance(value, dict):
        return {name: item if name in _UNTOUCHED else _without(item, secrets) for name, item in value.items()}
    return value
