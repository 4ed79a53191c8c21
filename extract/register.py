"""The association's member register, and finding a unit in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import fuzz, process

from extract.fields.checks import fold_number
from extract.rules.lookalikes import fold_lookalikes, fold_name

MatchKind = Literal["name", "former_name", "credit_code", "similar", "none"]

SIMILAR_SCORE = 96.0
"""RapidFuzz ratio, 0..100, over look-alike-folded names from which a register name counts as probably the
same: one character too many or too few in a name of 13. Another character instead scores 92 there: a
sister company differs like that."""

NEAR_SCORE = 60.0
"""Ratio from which a register name is worth being offered to a reviewer or to the seal reader."""


UNDATED = 0
"""The year under which a list without years (会费：已缴) keeps its word."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member unit. `dues` says by year whether they are paid; a year that is absent is unknown."""

    name: str
    credit_code: str | None = None
    member_number: str | None = None
    former_names: tuple[str, ...] = ()
    representatives: tuple[str, ...] = ()
    dues: Mapping[int, bool] = field(default_factory=dict)
    row: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name borne today, then the former ones."""
        return (self.name, *self.former_names)

    def paid(self, year: int) -> bool | None:
        """Whether that year's dues are paid, None where the list does not say."""
        return self.dues.get(year, self.dues.get(UNDATED))


@dataclass(frozen=True, slots=True)
class RegisterMatch:
    """What the register says of a unit. `score` is 0..1. `conflicts` are Chinese sentences where the
    form's codes and the register's disagree. A `similar` match is a question, not an answer.
    """

    member: Member | None
    how: MatchKind
    score: float
    conflicts: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        return self.how in ("name", "former_name", "credit_code")


@dataclass(frozen=True, slots=True)
class Register:
    """Every member unit, in the order of the list."""

    members: tuple[Member, ...]
    _by_name: dict[str, Member] = field(init=False, repr=False, compare=False)
    _by_code: dict[str, Member] = field(init=False, repr=False, compare=False)
    _spelled: tuple[tuple[str, Member], ...] = field(init=False, repr=False, compare=False)
    _folded: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        spelled = tuple((name, member) for member in self.members for name in member.names)
        by_name: dict[str, Member] = {}
        # Today's names first: a name that one unit gave up may be another's by now.
        for member in self.members:
            by_name.setdefault(fold_name(member.name), member)
        for name, member in spelled:
            by_name.setdefault(fold_name(name), member)
        codes = {fold_number(m.credit_code): m for m in reversed(self.members) if m.credit_code}
        object.__setattr__(self, "_by_name", by_name)
        object.__setattr__(self, "_by_code", codes)
        object.__setattr__(self, "_spelled", spelled)
        object.__setattr__(self, "_folded", tuple(fold_lookalikes(name) for name, _ in spelled))

    @property
    def unit_count(self) -> int:
        return len(self.members)

    @property
    def representative_count(self) -> int:
        """Member representatives; a unit that names none counts as one."""
        return sum(max(1, len(member.representatives)) for member in self.members)

    def find(
        self, name: str | None, credit_code: str | None = None, member_number: str | None = None
    ) -> RegisterMatch:
        """The unit of that name, else of that code, else one whose name looks alike."""
        by_name = self._by_name.get(fold_name(name)) if name else None
        by_code = self._by_code.get(fold_number(credit_code)) if credit_code else None
        if by_name is not None:
            how: MatchKind = "name" if fold_name(by_name.name) == fold_name(name or "") else "former_name"
            conflicts = _conflicts(by_name, by_code, credit_code, member_number)
            return RegisterMatch(by_name, how, 1.0, conflicts)
        if by_code is not None:
            conflict = f"信用代码在名册中属于“{by_code.name}”，与所填单位名称“{name}”不同。" if name else ""
            return RegisterMatch(by_code, "credit_code", 1.0, (conflict,) if conflict else ())
        return self._similar(name) if name else RegisterMatch(None, "none", 0.0)

    def certain(self, name: str | None, credit_code: str | None = None) -> Member | None:
        """The unit that `find` is certain of: by a name or by the code, none that merely looks alike."""
        by_name = self._by_name.get(fold_name(name)) if name else None
        if by_name is None and credit_code:
            return self._by_code.get(fold_number(credit_code))
        return by_name

    def nearest_names(self, name: str, limit: int = 5) -> tuple[str, ...]:
        """Names in the register that `name` may be meant for, former ones included, best first."""
        found = process.extract(
            fold_lookalikes(name),
            self._folded,
            scorer=fuzz.ratio,
            limit=limit,
            score_cutoff=NEAR_SCORE,
        )
        nearest = [self._spelled[index][0] for _, _, index in found]
        member = self.find(name).member if name else None
        own = member.names if member is not None else ()
        return tuple(dict.fromkeys([*own, *nearest]))

    def _similar(self, name: str) -> RegisterMatch:
        found = process.extract(fold_lookalikes(name), self._folded, scorer=fuzz.ratio, limit=2)
        if not found:
            return RegisterMatch(None, "none", 0.0)
        _, score, index = found[0]
        if score < SIMILAR_SCORE:
            return RegisterMatch(None, "none", score / 100)
        return RegisterMatch(self._spelled[index][1], "similar", score / 100)


def _conflicts(
    member: Member, by_code: Member | None, credit_code: str | None, member_number: str | None
) -> tuple[str, ...]:
    conflicts: list[str] = []
    if credit_code and member.credit_code and fold_number(credit_code) != fold_number(member.credit_code):
        owner = f"（该代码属于“{by_code.name}”）" if by_code is not None else ""
        conflicts.append(f"所填信用代码{credit_code}与名册中的{member.credit_code}不一致{owner}。")
    if member_number and member.member_number:
        theirs = fold_number(member.member_number).lstrip("0")
        if fold_number(member_number).lstrip("0") != theirs:
            conflicts.append(f"所填会员证号{member_number}与名册中的{member.member_number}不一致。")
    return tuple(conflicts)
