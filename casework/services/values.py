"""The values that services hand out. All are frozen; none holds a database row."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from casework.stages import Stage
from casework.twice import Pair
from extract.result import Criterion, Evidence, Flag, Kind, ReadError, Seal, Slot
from ingest.document import Box

ReadState = Literal["waiting", "reading", "read", "failed", "set_aside"]
"""`failed`: read, but the file gave no form; `set_aside`: given up after repeated failures."""

FieldState = Literal["certain", "to_check", "rule_broken", "confirmed"]
SettledAs = Literal["confirmed", "corrected", "blank", "unreadable", "assigned"]
SealDecision = Literal["相符", "不符", "无章", "无法辨认"]
Channel = Literal["upload", "folder", "mail", "api", "command", "demo"]


@dataclass(frozen=True, slots=True)
class OfferedValue:
    """What a later reading says where a person had already settled the field: offered, never applied."""

    value: str | None
    confidence: float | None


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field as the reviewer sees it.

    `value` is what holds now (None: blank or unreadable, see `settled_as`); `machine_value`, `raw`,
    `confidence`, `alternatives` are the reading's. `box` is in 0..1 of the page as given,
    `upright_box` in 0..1 of the page picture. `reasons` say in Chinese why a person should look.
    `asked` is True where a certain field is asked all the same to measure accuracy.
    """

    key: str
    value: str | None
    state: FieldState
    label: str | None = None
    machine_value: str | None = None
    raw: str | None = None
    normalised: str | None = None
    confidence: float | None = None
    source: str = ""
    page: int | None = None
    box: Box | None = None
    upright_box: Box | None = None
    alternatives: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    repair: str | None = None
    required: bool = False
    extra: bool = False
    asked: bool = False
    settled_as: SettledAs | None = None
    settled_by: str | None = None
    settled_at: datetime | None = None
    offered: OfferedValue | None = None


@dataclass(frozen=True, slots=True)
class SealSlotView:
    """A block that asks for a seal, what was found there and what a person decided.

    `decision` is None until somebody decides. `key` names it for `review.decide_seal`.
    """

    key: str
    slot: Slot
    seals: tuple[Seal, ...]
    state: FieldState
    decision: SealDecision | None
    decided_by: str | None
    decided_at: datetime | None
    machine_decision: SealDecision
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagView:
    """A flag that stands now. `fingerprint` names it for `review.override_flag`."""

    code: str
    severity: Literal["block", "warn", "info"]
    message: str
    fields: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    fingerprint: str
    overridden_by: str | None = None
    overridden_at: datetime | None = None
    override_reason: str | None = None

    @property
    def open_block(self) -> bool:
        return self.severity == "block" and self.overridden_by is None


@dataclass(frozen=True, slots=True)
class PageView:
    """A rendered upright page, in pixels. `to_given` (3×3) maps them to 0..1 of the page as given."""

    page: int
    width: int
    height: int
    to_given: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of the submission; `role` is form, certificate or proof."""

    sha256: str
    name: str
    role: str
    size: int
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of the readable history, newest last."""

    at: datetime
    who: str
    action: str
    subject: str
    before: str | None
    after: str | None
    why: str


@dataclass(frozen=True, slots=True)
class SameFile:
    """Another form of the same file; `first_page` is where it begins (0 up)."""

    id: int
    title: str
    first_page: int


@dataclass(frozen=True, slots=True)
class Claim:
    """Who has the submission in hand, and until when."""

    who: str
    until: datetime


@dataclass(frozen=True, slots=True)
class StepView:
    """A step that the actor may take from here. `refusals` say in Chinese what stands against it;
    `overridable` is True where a written reason lifts all of them."""

    target: Stage
    needs_reason: bool
    refusals: tuple[str, ...]
    overridable: bool


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """A submission with all that the review page shows. `version` goes back with every change.

    `received_at` is the moment of upload, `received_on` the day the paper or mail arrived where known.
    `pairs` are the fields that the season wants entered by two people. `first_page` (0 up) is where the
    form begins in its file, `same_file` the file's other forms that stand, `absorbed` True where a later
    reading counts this one's pages to the form that supersedes it.
    """

    id: int
    version: int
    season: str
    stage: Stage
    stage_since: datetime
    read_state: ReadState
    file_name: str
    sha256: str
    channel: str
    sender: str
    subject: str
    received_at: datetime
    received_by: str
    kind: Kind
    award: str | None
    title: str
    unit: str
    fields: tuple[FieldView, ...]
    extras: tuple[FieldView, ...]
    slots: tuple[SealSlotView, ...]
    seals: tuple[Seal, ...]
    criteria: tuple[Criterion, ...]
    flags: tuple[FlagView, ...]
    errors: tuple[ReadError, ...]
    pages: tuple[PageView, ...]
    files: tuple[FileView, ...]
    history: tuple[HistoryEntry, ...]
    steps: tuple[StepView, ...]
    claim: Claim | None
    to_check: int
    superseded_by: int | None = None
    engine: str = ""
    received_on: date | None = None
    pairs: tuple[Pair, ...] = ()
    first_page: int = 0
    same_file: tuple[SameFile, ...] = ()
    absorbed: bool = False

    @property
    def pages_said(self) -> str:
        """Which pages of a file with several forms these are, in Chinese; "" where the file is one form."""
        if not self.same_file and not self.first_page:
            return ""
        last = max((page.page for page in self.pages), default=self.first_page)
        if last <= self.first_page:
            return f"第 {self.first_page + 1} 页"
        return f"第 {self.first_page + 1}–{last + 1} 页"

    def field(self, key: str) -> FieldView | None:
        """The field of that key, None where the form has none."""
        return next((field for field in (*self.fields, *self.extras) if field.key == key), None)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the queue. `flags` are the codes that stand, overridden ones left out."""

    id: int
    version: int
    stage: Stage
    read_state: ReadState
    kind: Kind
    award: str | None
    title: str
    unit: str
    file_name: str
    received_at: datetime
    stage_since: datetime
    updated_at: datetime
    open_block: int
    open_warn: int
    to_check: int
    claimed_by: str | None
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What to show. `text` looks in unit, person, numbers, file name and values; `flag` is a flag code.

    `waits_for_me`: a field is to be entered a second time, or decided as a third, by whoever asks.
    """

    season: str | None = None
    stages: tuple[Stage, ...] = ()
    awards: tuple[str, ...] = ()
    kind: Kind | None = None
    flag: str | None = None
    text: str = ""
    unit: str = ""
    claimed_by: str | None = None
    unclaimed: bool = False
    blocked: bool | None = None
    needs_person: bool | None = None
    read_states: tuple[ReadState, ...] = ()
    received_from: datetime | None = None
    received_to: datetime | None = None
    with_superseded: bool = False
    waits_for_me: bool = False


QueueSort = Literal["received", "-received", "updated", "-updated", "unit", "work"]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the queue; `next_page` is the token of the next one. `total` counts all that match, up to
    `total_bound` (a larger count is shown as “more than”)."""

    rows: tuple[QueueRow, ...]
    next_page: str | None
    total: int
    total_bound: int


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did: the new version, the flags that went and came, and the keys that undo took back."""

    submission_id: int
    version: int
    flags_gone: tuple[Flag, ...] = ()
    flags_come: tuple[Flag, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """What receiving one file did. `created` is False where the same bytes were here already, `stage` where
    that submission stands now; `enclosed` are the names of files laid beside it that it did not have."""

    submission_id: int
    created: bool
    file_name: str
    sha256: str
    stage: Stage = Stage.RECEIVED
    enclosed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not taken in, and why, in Chinese."""

    file_name: str
    code: str
    message: str
    remedy: str
