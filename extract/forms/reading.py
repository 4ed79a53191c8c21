"""What a form says, before seals are read and rules applied."""

from dataclasses import dataclass

from extract.result import Evidence, FieldValue, Flag, Kind, Slot


@dataclass(frozen=True, slots=True)
class FormReading:
    """`fields` under canonical keys, `extras` under labels the season does not know, `slots` the blocks
    that ask for a seal, `blank_fields` the canonical keys whose label stands there with nothing beside it.
    `attachments` are pages recognised as something else than the form (certificate, licence).
    """

    kind: Kind
    award: str | None
    fields: dict[str, FieldValue]
    extras: dict[str, FieldValue]
    slots: tuple[Slot, ...]
    blank_fields: tuple[str, ...] = ()
    questions: tuple[Flag, ...] = ()
    attachments: tuple[Evidence, ...] = ()
