"""Groups of submissions for the flags that need several: duplicates, a unit's share, a season's quota."""

import random
from dataclasses import replace
from datetime import datetime, timedelta

from extract.register import Member, Register
from extract.rules.across import Entry, find_duplicates, season_quota, unit_quota_excess
from extract.season import Season
from samples import people
from samples.cases import PERSON_AWARDS, UNIT_AWARDS

Group = tuple[str, frozenset[str], frozenset[str], str]
"""Name, deserved codes, raised codes, what was made."""


def given_groups(count: int, seed: int, season: Season) -> list[Group]:
    """`count` groups of two submissions, and as many seasons at their quota's edge."""
    groups: list[Group] = []
    for number in range(count):
        rng = random.Random(seed + 500_000 + number)
        groups += [_pair(rng, season, number), _season(rng, season, number)]
    return groups


def _entry(rng: random.Random, number: int) -> Entry:
    """Somebody's submission, like no other."""
    kind = rng.choice(("unit", "person"))
    unit, place = people.organisation(rng)
    who = people.person(rng, place)
    return Entry(
        id=number,
        kind=kind,
        award=rng.choice(UNIT_AWARDS if kind == "unit" else PERSON_AWARDS),
        unit=unit,
        received=datetime(2022, 1, 3) + timedelta(hours=rng.randrange(250)),
        person=who.name if kind == "person" else None,
        id_number=who.id_number if kind == "person" else None,
        credit_code=people.credit_code(rng, place) if kind == "unit" else None,
        sha256=f"{rng.getrandbits(256):064x}",
    )


def _pair(rng: random.Random, season: Season, number: int) -> Group:
    """The same file, the same unit or person again, one award more, a branch, or strangers."""
    first = _entry(rng, 1)
    second = replace(_entry(rng, 2), kind=first.kind, sha256=f"{rng.getrandbits(256):064x}")
    same = replace(first, id=2, sha256=second.sha256, received=first.received + timedelta(days=1))
    more = "units_per_unit" if first.kind == "unit" else "persons_per_unit"
    assert getattr(season.quotas, more) == 1
    awards = UNIT_AWARDS if first.kind == "unit" else PERSON_AWARDS
    another = rng.choice([award for award in awards if award != first.award])
    colleague = people.person(rng)
    cases: dict[str, tuple[Entry, set[str]]] = {
        "same file": (replace(same, sha256=first.sha256), {"duplicate_submission", "unit_quota_exceeded"}),
        "again": (same, {"duplicate_submission", "unit_quota_exceeded"}),
        "again, other typography": (
            replace(same, unit=_retyped(first.unit or "", rng)),
            {"duplicate_submission", "unit_quota_exceeded"},
        ),
        "another award": (replace(same, award=another), {"unit_quota_exceeded"}),
        "withdrawn": (replace(same, closed=True), set()),
        "a branch": (_other(same, rng, f"{first.unit}阿克苏分公司"), set()),
        "a stranger": (_other(same, rng, "新疆陌生消防工程有限公司"), set()),
    }
    if first.kind == "person":
        named = replace(same, person=colleague.name, id_number=colleague.id_number)
        cases["a colleague"] = (named, {"unit_quota_exceeded"})
        elsewhere = replace(same, unit="新疆陌生消防工程有限公司", award=another)
        cases["two units recommend"] = (elsewhere, {"duplicate_submission"})
    name = rng.choice(sorted(cases))
    other, due = cases[name]
    entries = [first, other]
    got = {decision.flag.code for decision in find_duplicates(entries, season)}
    got |= {excess.flag.code for excess in unit_quota_excess(entries, season.quotas)}
    return f"pair #{number} {name}", frozenset(due), frozenset(got), f"{first.unit} / {other.unit}"


def _other(entry: Entry, rng: random.Random, unit: str) -> Entry:
    """The same award for another unit and another person."""
    who = people.person(rng)
    personal = entry.kind == "person"
    return replace(
        entry,
        unit=unit,
        credit_code=None if personal else people.credit_code(rng, "650100"),
        person=who.name if personal else None,
        id_number=who.id_number if personal else None,
    )


def _retyped(unit: str, rng: random.Random) -> str:
    """Brackets of the other width, a space: the same name."""
    return rng.choice(
        (unit.replace("（", "(").replace("）", ")"), unit[:4] + " " + unit[4:], unit.replace("(", "（"))
    )


def _season(rng: random.Random, season: Season, number: int) -> Group:
    """Chosen awards around the quota of a register of random size."""
    kind = rng.choice(("unit", "person"))
    members = tuple(
        Member(f"第{n}消防有限公司", representatives=tuple("甲乙丙"[: rng.randrange(0, 4)]))
        for n in range(rng.randrange(5, 120))
    )
    register = Register(members)
    base = register.unit_count if kind == "unit" else register.representative_count
    limit = base * 3 // 10
    chosen = max(0, limit + rng.choice((-2, -1, 0, 1, 2)))
    found = season_quota(kind, chosen, season.quotas, register).flag
    due = frozenset({"season_quota_exceeded"} if chosen > limit else ())
    return (
        f"season #{number}", due, frozenset({found.code} if found else ()), f"{kind} {chosen} of {base}"
    )  # fmt: skip
