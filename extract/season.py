"""A season: the awards, conditions, dates, quotas and label aliases of one notice, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of an award, with the sentence of the notice that it comes from.

    `check` names the small pure function that decides it (`extract/rules/`), or "people" where a
    form cannot prove it; `params` are that function's thresholds.
    """

    id: str
    notice: str
    check: str
    params: Mapping[str, float | str | tuple[str, ...]] = field(default_factory=dict)
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Award:
    """An award by its bare name. `reward` is what the winner receives (证书, 奖牌)."""

    name: str
    kind: Literal["unit", "person"]
    reward: str
    conditions: tuple[Condition, ...]
    aliases: tuple[str, ...] = ()
    extra_required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Season:
    """One season of one association. Raised errors on load point to the line of the file.

    `labels` maps each canonical field key to the spellings a form may use for it, the key itself
    included; `required` maps a kind to its required keys; `slots` maps a role (unit, recommender,
    association) to the wordings of opinion blocks. Dates are inclusive.
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

    def award(self, name: str) -> Award | None:
        """The award of that bare name, None where the season has no such award."""
        return next((award for award in self.awards if award.name == name), None)
