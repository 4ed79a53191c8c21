"""The result of reading one submission, schema ``yinjian/1`` (docs/schema.json is made from here)."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from ingest.document import Box

SCHEMA = "yinjian/1"

Kind = Literal["unit", "person", "other"]
FieldSource = Literal["ocr", "text_layer", "docx", "checkbox", "narrative"]
Severity = Literal["block", "warn", "info"]
CriterionState = Literal["met", "not_met", "unknown"]
SealKind = Literal["company", "personal", "unknown"]
SealShape = Literal["round", "oval", "square"]
SealColour = Literal["red", "blue", "grey"]
SealState = Literal["ok", "mismatch", "faint", "grey", "partial"]


def _to_box(value: Any) -> Any:
    return Box(*value) if isinstance(value, (list, tuple)) else value


JsonBox = Annotated[
    Box,
    BeforeValidator(_to_box, json_schema_input_type=tuple[float, float, float, float]),
    PlainSerializer(
        lambda box: tuple(round(v, 5) for v in box.as_tuple()),
        return_type=tuple[float, float, float, float],
    ),
]
"""A `Box` in memory, four numbers in JSON: x0, y0, x1, y1 in 0..1 of the page as given."""

Probability = Annotated[float, Field(ge=0.0, le=1.0)]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Frozen):
    """The words that say so, and where they stand. `page` counts from 0."""

    page: int
    box: JsonBox | None = None
    text: str = ""


class FieldValue(Frozen):
    """One field as read. `confidence` is calibrated; None is unknown, never certain.

    `raw` is what the reader saw before repair; `normalised` an ISO date or a plain number;
    `repair` says in Chinese what was repaired and why that is proven; `reasons` say in Chinese why a
    person should look. `label` is the label's text on the form.
    """

    value: str
    raw: str
    confidence: Probability | None
    page: int
    box: JsonBox | None
    source: FieldSource
    alternatives: tuple[str, ...] = ()
    normalised: str | None = None
    repair: str | None = None
    reasons: tuple[str, ...] = ()
    label: str | None = None


class SealParts(Frozen):
    """What else the seal bears: inner straight text (合同专用章) and the code at the rim."""

    inner: str | None = None
    code: str | None = None


class SealCandidate(Frozen):
    """An expected name and how probable it is that the seal bears it."""

    name: str
    probability: Probability


class Seal(Frozen):
    """One seal. `text` is the organisation's name as the seal bears it, None where unreadable.

    `confidence` is that of the text; `presence` that it is a seal at all. `matches_unit` is None
    where undecidable. `candidates` are the expected names, best first. `impression` is the look of an
    organisation's round or oval seal (`extract.seals.copies.Fingerprint.text`), by which copies are known.
    """

    page: int
    box: JsonBox
    kind: SealKind
    shape: SealShape
    colour: SealColour
    text: str | None
    confidence: Probability | None
    slot: str | None
    state: SealState
    matches_unit: bool | None
    presence: Probability | None = None
    parts: SealParts = SealParts()
    candidates: tuple[SealCandidate, ...] = ()
    reason: str = ""
    impression: str | None = None


class Slot(Frozen):
    """A block of the form that asks for a seal: the unit's opinion or a recommending body's.

    `role` is whose opinion it is; the association's own blocks are kept for placing seals but are
    never required.
    """

    name: str
    page: int
    box: JsonBox | None
    role: Literal["unit", "recommender", "association"]
    required: bool


class Criterion(Frozen):
    """One condition of the notice, `notice` being its sentence."""

    id: str
    state: CriterionState
    notice: str
    evidence: tuple[Evidence, ...] = ()
    message: str = ""


class Flag(Frozen):
    """Something a person must know. `message` is Chinese and fit to be sent to the member company."""

    code: str
    severity: Severity
    message: str
    fields: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class ReadError(Frozen):
    """A page, or the whole file where `page` is None, that could not be read."""

    page: int | None
    code: str
    message: str
    remedy: str = ""


class EngineInfo(Frozen):
    ocr: str
    version: str


class Reading(Frozen):
    """What stands on the paper, before any rule is applied.

    `fields` has the canonical keys only; `extras` what stands under labels that the season does not
    know. `questions` are flags that arise from reading itself (an exactly-one rule broken, two forms
    in one picture, a page that cannot be read).
    """

    kind: Kind
    award: str | None
    fields: dict[str, FieldValue]
    extras: dict[str, FieldValue] = {}
    seals: tuple[Seal, ...] = ()
    slots: tuple[Slot, ...] = ()
    questions: tuple[Flag, ...] = ()
    attachments: tuple[Evidence, ...] = ()
    blank_fields: tuple[str, ...] = ()


class Extraction(Frozen):
    """One submission, read and judged: a line of ``yinjian extract``."""

    schema_: Annotated[str, Field(alias="schema")] = SCHEMA
    file: str
    sha256: str
    season: str
    kind: Kind
    award: str | None
    fields: dict[str, FieldValue]
    extras: dict[str, FieldValue] = {}
    seals: tuple[Seal, ...] = ()
    slots: tuple[Slot, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    flags: tuple[Flag, ...] = ()
    errors: tuple[ReadError, ...] = ()
    pages: int
    engine: EngineInfo

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def to_json(self) -> str:
        """One line of JSON, non-ASCII kept, absent values left out."""
        return self.model_dump_json(by_alias=True, exclude_none=False)
