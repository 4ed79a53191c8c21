"""One submission as the rules see it: what was read, the season, the register, and what follows at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.register import Register, RegisterMatch
from extract.result import Evidence, FieldValue, Reading
from extract.rules.award_name import match_award
from extract.rules.facts import Mention, NarrativeFacts
from extract.rules.narrative import understand
from extract.season import Award, Condition, Season

NARRATIVE = "主要事迹"
UNIT_KEYS = {"unit": "单位名称", "person": "工作单位"}
_DECLARATION_LABELS = (
    "处罚",
    "奖惩",
    "违法",
    "违规",
    "投诉",
    "获奖",
    "荣誉",
    "奖励",
    "表彰",
    "简历",
    "简介",
    "会费",
)
"""Words in an unknown label that make its value part of what the unit says of itself."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """One text in which the unit speaks of itself, with the field that it stands in."""

    key: str
    field: FieldValue
    facts: NarrativeFacts
    prefix: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """`award` is the award that the form names, None where unknown; `member` None without a register."""

    reading: Reading
    season: Season
    award: Award | None
    declarations: tuple[Declaration, ...]
    register: Register | None
    member: RegisterMatch | None
    received: date | None
    pages_readable: bool
    proofs: tuple[Evidence, ...]

    def field(self, key: str) -> FieldValue | None:
        """The field, None where absent or blank."""
        value = self.reading.fields.get(key)
        return value if value is not None and value.value.strip() else None

    def text(self, key: str) -> str | None:
        value = self.field(key)
        return value.value.strip() if value is not None else None

    @property
    def unit_key(self) -> str:
        return UNIT_KEYS.get(self.reading.kind, "单位名称")

    @property
    def award_fits(self) -> bool:
        """True where the award is known and meant for this kind of form."""
        return self.award is not None and self.award.kind == self.reading.kind

    def conditions(self) -> tuple[Condition, ...]:
        """The season's conditions for this kind, then the award's own."""
        general = tuple(c for c in self.season.conditions if self.reading.kind in c.kinds)
        own = self.award.conditions if self.award is not None and self.award_fits else ()
        known = {condition.id for condition in own}
        return tuple(c for c in general if c.id not in known) + own

    def condition(self, check: str) -> Condition | None:
        """The first condition decided by that check."""
        return next((c for c in self.conditions() if c.check == check), None)

    def mentions(self, *labels: str) -> tuple[tuple[Mention, Evidence], ...]:
        """Mentions with those labels over all declarations, each with its evidence."""
        return tuple(
            (mention, said(declaration, mention))
            for declaration in self.declarations
            for mention in declaration.facts.mentions
            if mention.label in labels
        )


def build_case(
    reading: Reading,
    season: Season,
    register: Register | None,
    received: date | None,
    pages_readable: bool,
    proofs: Sequence[Evidence] | None,
) -> Case:
    """Everything that the checks share, found once."""
    written = reading.fields.get("申报奖项")
    award = match_award(written.value if written else None, season) or match_award(reading.award, season)
    case = Case(
        reading=reading,
        season=season,
        award=award,
        declarations=_declarations(reading, season.words.service),
        register=register,
        member=None,
        received=received,
        pages_readable=pages_readable,
        proofs=tuple(reading.attachments if proofs is None else proofs),
    )
    if register is None or reading.kind == "other":
        return case
    unit = case.text(case.unit_key)
    code = case.text("统一社会信用代码") if reading.kind == "unit" else None
    number = case.text("会员证号") if reading.kind == "unit" else None
    match = register.find(unit, code, number) if unit or code else None
    return replace_member(case, match)


def replace_member(case: Case, match: RegisterMatch | None) -> Case:
    return Case(
        case.reading,
        case.season,
        case.award,
        case.declarations,
        case.register,
        match,
        case.received,
        case.pages_readable,
        case.proofs,
    )


def _declarations(reading: Reading, service: tuple[str, ...]) -> tuple[Declaration, ...]:
    found: list[Declaration] = []
    narrative = reading.fields.get(NARRATIVE)
    if narrative is not None:
        found.append(Declaration(NARRATIVE, narrative, understand(narrative.value, service)))
    for label, value in reading.extras.items():
        if value.value.strip() and any(word in label for word in _DECLARATION_LABELS):
            prefix = f"{label}："
            found.append(Declaration(label, value, understand(prefix + value.value, service), len(prefix)))
    return tuple(found)


LEAST_READ = 0.1
"""A value less probable than this is noise: `low_confidence_field` asks, nothing is concluded from it."""


def garbled(value: FieldValue | None) -> bool:
    """True for a value that was read, but hardly can be right. An unknown confidence is not a low one."""
    return value is not None and value.confidence is not None and value.confidence < LEAST_READ


def evidence(value: FieldValue | None, text: str | None = None) -> tuple[Evidence, ...]:
    """The place of a field, with its own text unless another is given."""
    if value is None:
        return ()
    return (Evidence(page=value.page, box=value.box, text=value.value if text is None else text),)


def said(declaration: Declaration, mention: Mention) -> Evidence:
    """The words of a mention at the place of their field."""
    return Evidence(page=declaration.field.page, box=declaration.field.box, text=mention.text)
