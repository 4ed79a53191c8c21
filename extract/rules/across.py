"""Decisions that need several submissions: duplicates, which one stands, and quotas. Pure values in and out.

Nothing is deleted here: a decision names the submissions, says which one is primary, and why.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from itertools import combinations
from typing import Literal

from extract.fields.checks import fold_number, is_valid_id_number
from extract.register import Register
from extract.result import Flag
from extract.rules.fingerprint import same_sheets
from extract.rules.lookalikes import fold_name
from extract.season import Quotas, Season

Relation = Literal[
    "same_file",
    "same_sheets",
    "same_person_same_award",
    "same_unit_same_award",
    "same_person_two_awards",
    "same_person_two_units",
]
KIND_NAMES = {"unit": "先进集体", "person": "先进个人"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One submission as it is compared with others. `returned` is True while it waits for correction;
    `blocking` counts its blocking flags; `closed` entries (withdrawn, void) are compared with none.
    `name` is what people know it by, a file's or a person's name.
    """

    id: int
    kind: str
    award: str | None
    unit: str | None
    received: datetime
    person: str | None = None
    id_number: str | None = None
    credit_code: str | None = None
    sha256: str = ""
    fingerprints: tuple[str, ...] = ()
    returned: bool = False
    blocking: int = 0
    closed: bool = False
    name: str = ""

    @property
    def said(self) -> str:
        """How a message calls it: the number that the lists show, and its name."""
        return f"第 {self.id} 号“{self.name}”" if self.name else f"第 {self.id} 号"


@dataclass(frozen=True, slots=True)
class Decision:
    """`primary` stands; `others` are set beside it, `superseded` where the primary is their correction.

    `reason` is Chinese. `flag` belongs to each of `others`; with two awards or units, to all of them.
    """

    relation: Relation
    primary: int
    others: tuple[int, ...]
    reason: str
    flag: Flag
    superseded: bool = False


def find_duplicates(
    entries: Sequence[Entry], season: Season, register: Register | None = None
) -> tuple[Decision, ...]:
    """Every group of submissions that should be one, strongest relation first; a pair is told once."""
    open_entries = [entry for entry in entries if not entry.closed]
    told: set[frozenset[int]] = set()
    decisions: list[Decision] = []
    for relation, groups in _relations(open_entries, season, register):
        for group in groups:
            fresh = _untold(group, told)
            if len(fresh) > 1:
                decisions.append(_decide(relation, fresh))
                told.update(frozenset((a.id, b.id)) for a, b in combinations(fresh, 2))
    return tuple(decisions)


def _relations(
    entries: Sequence[Entry], season: Season, register: Register | None
) -> Iterator[tuple[Relation, Iterable[list[Entry]]]]:
    persons = [entry for entry in entries if entry.kind == "person"]
    units = [entry for entry in entries if entry.kind == "unit"]

    def unit_of(entry: Entry) -> str | None:
        return unit_key(entry, register)

    def person_award(entry: Entry) -> tuple[str, str] | None:
        who = person_key(entry, register)
        return (who, entry.award) if who and entry.award else None

    def unit_award(entry: Entry) -> tuple[str, str] | None:
        unit = unit_of(entry)
        return (unit, entry.award) if unit and entry.award else None

    def by_number(entry: Entry) -> str | None:
        valid = entry.id_number is not None and is_valid_id_number(entry.id_number)
        return fold_number(entry.id_number or "") if valid else None

    yield "same_file", _grouped(entries, lambda entry: entry.sha256 or None)
    yield "same_person_same_award", _grouped(persons, person_award)
    yield "same_unit_same_award", _grouped(units, unit_award)
    yield "same_sheets", _same_sheets([entry for entry in entries if entry.kind == "other"])
    two_units = [g for g in _grouped(persons, by_number) if len({unit_of(entry) for entry in g}) > 1]
    yield "same_person_two_units", two_units
    if season.quotas.awards_per_person is not None:
        many = _grouped(persons, lambda entry: person_key(entry, register))
        limit = season.quotas.awards_per_person
        yield "same_person_two_awards", [g for g in many if len({e.award for e in g}) > limit]


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], object | None]) -> list[list[Entry]]:
    groups: defaultdict[object, list[Entry]] = defaultdict(list)
    for entry in entries:
        value = key(entry)
        if value is not None:
            groups[value].append(entry)
    return [group for group in groups.values() if len(group) > 1]


def _same_sheets(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Forms whose fields could not be read are compared by their pictures alone."""
    pairs = combinations(entries, 2)
    return [[one, other] for one, other in pairs if same_sheets(one.fingerprints, other.fingerprints)]


def unit_key(entry: Entry, register: Register | None) -> str | None:
    """One key for a unit however it is written: the register's name, else its own, folded."""
    if not entry.unit:
        return fold_number(entry.credit_code) if entry.credit_code else None
    return name_key(entry.unit, entry.credit_code, register)


def name_key(unit: str, credit_code: str | None, register: Register | None) -> str:
    """One key for a unit by its present, former or differently written name."""
    if register is not None:
        member = register.certain(unit, credit_code)
        if member is not None:
            return fold_name(member.name)
    return fold_name(unit)


def person_key(entry: Entry, register: Register | None) -> str | None:
    """One key for a person: a valid ID number, else name and unit together."""
    if entry.id_number and is_valid_id_number(entry.id_number):
        return fold_number(entry.id_number)
    unit = unit_key(entry, register)
    return f"{fold_name(entry.person)}@{unit}" if entry.person and unit else None


def _untold(group: Sequence[Entry], told: set[frozenset[int]]) -> list[Entry]:
    """The group without entries that already stand beside its first one."""
    ordered = sorted(group, key=lambda entry: (entry.received, entry.id))
    kept = ordered[:1]
    for entry in ordered[1:]:
        if all(frozenset((entry.id, other.id)) not in told for other in kept):
            kept.append(entry)
    return kept


def choose_primary(group: Sequence[Entry]) -> tuple[Entry, str, bool]:
    """The entry that stands, why, and whether it corrects the others.

    A returned submission yields to one that came after it. Else the one with the fewest blocking flags
    stands, and among equals the first that was received.
    """
    ordered = sorted(group, key=lambda entry: (entry.received, entry.id))
    newest = ordered[-1]
    if any(entry.returned for entry in ordered[:-1]) and not newest.returned:
        return newest, "较早的一份已退回补正，以后到的补正件为准", True
    best = min(ordered, key=lambda entry: (entry.blocking, entry.received, entry.id))
    fewer = best.blocking < max(entry.blocking for entry in ordered)
    return best, "以问题最少的一份为准" if fewer else "以先收到的一份为准", False


_SAYS: dict[Relation, str] = {
    "same_file": "{ids}是同一文件",
    "same_sheets": "{ids}的页面相同，应为同一份材料",
    "same_person_same_award": "{who}申报“{award}”的材料不止一份（{ids}）",
    "same_unit_same_award": "{who}申报“{award}”的材料不止一份（{ids}）",
    "same_person_two_awards": "{who}同时申报了{awards}（{ids}），每人限报一项",
    "same_person_two_units": "同一身份证号码由不同单位推荐（{ids}：{units}）",
}


def _decide(relation: Relation, group: Sequence[Entry]) -> Decision:
    primary, why, corrected = choose_primary(group)
    others = tuple(entry.id for entry in group if entry.id != primary.id)
    awards = "、".join(dict.fromkeys(f"“{entry.award}”" for entry in group if entry.award))
    units = "、".join(dict.fromkeys(f"“{entry.unit}”" for entry in group if entry.unit))
    said = _SAYS[relation].format(
        ids="、".join(entry.said for entry in group),
        who=f"“{primary.person or primary.unit or ''}”",
        award=primary.award or "",
        awards=awards,
        units=units,
    )
    choosing = relation in ("same_person_two_awards", "same_person_two_units")
    reason = f"{said}；请申报人确认保留哪一份。" if choosing else f"{said}；{why}，即第 {primary.id} 号。"
    fields = ("姓名", "身份证号码") if primary.kind == "person" else ("单位名称", "申报奖项")
    flag = Flag(code="duplicate_submission", severity="warn", message=reason, fields=fields)
    return Decision(relation, primary.id, others, reason, flag, superseded=corrected and not choosing)


@dataclass(frozen=True, slots=True)
class UnitExcess:
    """A unit that recommends more than the notice provides for. `ids` in order of receipt."""

    unit: str
    kind: str
    ids: tuple[int, ...]
    limit: int
    flag: Flag


def unit_quota_excess(
    entries: Sequence[Entry], quotas: Quotas, register: Register | None = None
) -> tuple[UnitExcess, ...]:
    """Units with more collectives or individuals than the notice provides for; settle duplicates first."""
    limits = {"unit": quotas.units_per_unit, "person": quotas.persons_per_unit}
    found: list[UnitExcess] = []
    for kind, limit in limits.items():
        if limit is None:
            continue
        of_kind = [entry for entry in entries if entry.kind == kind and not entry.closed]
        for group in _grouped(of_kind, lambda entry: unit_key(entry, register)):
            if len(group) > limit:
                found.append(_unit_excess(group, kind, limit, quotas))
    return tuple(found)


def _unit_excess(group: Sequence[Entry], kind: str, limit: int, quotas: Quotas) -> UnitExcess:
    ordered = sorted(group, key=lambda entry: (entry.received, entry.id))
    ids = tuple(entry.id for entry in ordered)
    unit = ordered[0].unit or ""
    rule = "原则上" if quotas.in_principle else ""
    listed = "、".join(entry.said for entry in ordered)
    message = (
        f"“{unit}”共推荐{KIND_NAMES[kind]}{len(ids)}项（{listed}），通知规定各单位{rule}推荐{limit}项，"
        f"请确认保留哪{'一' if limit == 1 else str(limit)}项，或说明理由。"
    )
    flag = Flag(
        code="unit_quota_exceeded",
        severity="warn" if quotas.in_principle else "block",
        message=message,
        fields=("单位名称",) if kind == "unit" else ("工作单位",),
    )
    return UnitExcess(unit, kind, ids, limit, flag)


@dataclass(frozen=True, slots=True)
class SeasonQuota:
    """`limit` is the largest whole number within the share of `base`; None without a register or a share."""

    kind: str
    base: int | None
    limit: int | None
    chosen: int

    @property
    def excess(self) -> int:
        return max(0, self.chosen - self.limit) if self.limit is not None else 0

    @property
    def flag(self) -> Flag | None:
        """`season_quota_exceeded`, saying what would have to change."""
        if not self.excess:
            return None
        name = KIND_NAMES[self.kind]
        counted = "会员单位数" if self.kind == "unit" else "会员代表数"
        message = (
            f"{name}已选{self.chosen}项，超过名额{self.limit}项（{counted}{self.base}），"
            f"须减少{self.excess}项，或按程序说明理由。"
        )
        return Flag(code="season_quota_exceeded", severity="block", message=message)


def season_quota(kind: str, chosen: int, quotas: Quotas, register: Register | None) -> SeasonQuota:
    """Collectives against the member units, individuals against the member representatives (控制在…以内)."""
    share = quotas.unit_share if kind == "unit" else quotas.person_share
    if register is None or share is None:
        return SeasonQuota(kind, None, None, chosen)
    base = register.unit_count if kind == "unit" else register.representative_count
    # Exactly: 0.3 × 10 must be 3, whatever binary fractions make of it.
    limit = int(Fraction(str(share)) * base)
    return SeasonQuota(kind, base, limit, chosen)
