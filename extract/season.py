"""A season: the awards, conditions, dates, quotas and label aliases of one notice, as data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

AwardKind = Literal["unit", "person"]
SentenceKind = Literal["criterion", "flag", "date", "quota", "stage", "people", "information"]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of an award, with the sentence of the notice that it comes from.

    `check` names the small pure function that decides it (`extract/rules/criteria.py`), or "people" where
    a form cannot prove it; `params` are that function's thresholds. `hint` says in Chinese what a
    reviewer should look at. `kinds` narrows a condition of the whole season to one kind of form.
    """

    id: str
    notice: str
    check: str
    params: Mapping[str, float | str | tuple[str, ...]] = field(default_factory=dict)
    hint: str = ""
    kinds: tuple[AwardKind, ...] = ("unit", "person")


@dataclass(frozen=True, slots=True)
class Award:
    """An award by its bare name. `reward` is what the winner receives (证书, 奖牌)."""

    name: str
    kind: AwardKind
    reward: str
    conditions: tuple[Condition, ...]
    aliases: tuple[str, ...] = ()
    extra_required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the season. `decides` is who decides there; dates are inclusive, None where not set."""

    id: str
    name: str
    decides: str
    notice: str = ""
    opening: date | None = None
    closing: date | None = None


@dataclass(frozen=True, slots=True)
class Quotas:
    """How many may win. Shares are of the register's counts, 0..1; None where the notice sets no limit.

    `units_per_unit` and `persons_per_unit` bound what one unit may recommend; `in_principle` is True
    where the notice says so (原则上), which makes an excess a question and not a bar.
    """

    unit_share: float | None = None
    person_share: float | None = None
    units_per_unit: int | None = None
    persons_per_unit: int | None = None
    awards_per_person: int | None = None
    in_principle: bool = True
    share_notice: str = ""
    per_unit_notice: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the notice and what becomes of it.

    `refs` are condition ids, flag codes, stage ids or commands; `where` says in Chinese where it is
    checked, or who decides and where they record it.
    """

    text: str
    kind: SentenceKind
    where: str
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What the names of units and persons are made of here: `places` of the region and words of the `trade`
    (two characters or more), how a narrative of this trade calls what the units do for their clients besides
    维保 (在管, 物业管理), and the characters that write names of the region's peoples by their sound."""

    places: tuple[str, ...] = ()
    trade: tuple[str, ...] = ()
    service: tuple[str, ...] = ()
    name_characters: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Season:
    """One season of one association. Raised errors on load point to the line of the file.

    `labels` maps each canonical field key to the spellings a form may use for it, the key itself
    first; one spelling may serve two keys when they belong to different kinds (单位名称 on a person's
    form is the 工作单位) or when one cell holds both values (联系人及电话). `other_labels` are labels of
    no key at all, however alike they look (填表日期). `keys` maps a kind to its canonical keys in
    form order; `required` maps a kind to its required keys; `slots` maps a role (unit, recommender,
    association) to the wordings of opinion blocks. `label_patterns` (by key) match labels of this trade that
    no list foresees; `words` are those of its region and trade. `volunteers` are words by which a
    person without a member unit says why the notice admits them. `conditions` hold for every award. `year` is
    the year that is judged. Dates are inclusive.
    """

    id: str
    title: str
    association: str
    opening: date
    closing: date
    awards: tuple[Award, ...]
    labels: Mapping[str, tuple[str, ...]]
    keys: Mapping[str, tuple[str, ...]]
    required: Mapping[str, tuple[str, ...]]
    slots: Mapping[str, tuple[str, ...]]
    always_verify: tuple[str, ...] = ("申报奖项", "单位名称", "工作单位")
    target_accuracy: float = 0.999
    audit_share: float = 0.02
    second_entry: tuple[str, ...] = ()
    demands_proof: bool = False
    year: int = 0
    association_aliases: tuple[str, ...] = ()
    other_labels: tuple[str, ...] = ()
    form_titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    stages: tuple[Stage, ...] = ()
    quotas: Quotas = field(default_factory=Quotas)
    sentences: tuple[Sentence, ...] = ()
    label_patterns: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    words: Words = field(default_factory=Words)
    volunteers: tuple[str, ...] = ()

    def award(self, name: str) -> Award | None:
        """The award of that bare name, None where the season has no such award."""
        return next((award for award in self.awards if award.name == name), None)

    def required_fields(self, kind: str, award: str | None) -> tuple[str, ...]:
        """The keys that a form of this kind must fill in, those of its award included."""
        named = self.award(award) if award else None
        extra = named.extra_required if named is not None and named.kind == kind else ()
        base = self.required.get(kind, ())
        return base + tuple(key for key in extra if key not in base)
