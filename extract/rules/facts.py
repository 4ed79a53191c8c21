"""What a narrative says, as values: mentions with place, polarity and bounds."""

from dataclasses import dataclass
from typing import Literal, get_args

Label = Literal[
    "contracts",
    "area",
    "employees",
    "honour",
    "inspection",
    "penalty",
    "violation",
    "complaint",
    "dues",
    "volunteer",
    "epidemic",
    "poverty",
    "innovation",
    "teaching",
    "satisfaction",
    "certificate",
    "year",
]
LABELS: tuple[Label, ...] = get_args(Label)

Bound = Literal["exact", "about", "over", "at_least", "under", "at_most"]
"""over: 余, 多, 超过; at_least: 不少于, 以上; under: 近, 不足; at_most: 至多, 以内; about: 约, 左右."""

Polarity = Literal["asserted", "denied", "unsure"]
"""denied: the text says that it did not happen; unsure: planned, others', or hedged."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing said, at text[start:end] of the narrative as given.

    `value` is in the label's unit: contracts, people, square metres, a year. `step` is the worth of the
    last place that the number writes (10 for 四十余). `year` is the year it is said of. A `denied` 处罚 is a
    claim of innocence. `issuer`, `grade` and `number` belong to honours, inspections and certificates.
    """

    label: Label
    start: int
    end: int
    text: str
    polarity: Polarity = "asserted"
    value: float | None = None
    bound: Bound = "exact"
    step: float = 1.0
    year: int | None = None
    issuer: str | None = None
    grade: str | None = None
    number: str | None = None
    is_total: bool = False

    @property
    def low(self) -> float | None:
        """The least that the words allow."""
        if self.value is None:
            return None
        if self.bound == "about":
            return self.value * 0.9
        if self.bound == "under":
            return self.value * 0.9
        return 0.0 if self.bound == "at_most" else self.value

    @property
    def high(self) -> float | None:
        """The most that the words mean. 二十余 stays under 30: who has 30 says 30."""
        if self.value is None:
            return None
        if self.bound in ("over", "at_least"):
            return self.value + self.step * (1 - 1e-9)
        if self.bound == "about":
            return self.value * 1.1
        if self.bound == "under":
            return self.value * (1 - 1e-9)
        return self.value


@dataclass(frozen=True, slots=True)
class NarrativeFacts:
    """Everything understood in a narrative, in the order of the text."""

    text: str
    mentions: tuple[Mention, ...] = ()

    def of(self, *labels: Label) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.label in labels)

    def asserted(self, *labels: Label) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.of(*labels) if mention.polarity == "asserted")

    def denied(self, *labels: Label) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.of(*labels) if mention.polarity == "denied")
