"""Duplicates, which one stands, supersession and quotas."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.register import Member, Register
from extract.rules.across import Entry, choose_primary, find_duplicates, season_quota, unit_quota_excess
from extract.season import Quotas, Season

UNIT = "新疆天盾消防技术服务有限公司"
ID_NUMBER = "11010519491231002X"


def entry(number: int, **more: object) -> Entry:
    values: dict[str, object] = {
        "id": number,
        "kind": "unit",
        "award": "科技创新企业",
        "unit": UNIT,
        "received": datetime(2022, 1, number),
        "sha256": f"{number:064x}",
    }
    return Entry(**{**values, **more})  # type: ignore[arg-type]


def person(number: int, **more: object) -> Entry:
    values: dict[str, object] = {"kind": "person", "award": "消防技术服务能手", "person": "张三"}
    return entry(number, **{**values, **more})


def test_same_unit_same_award(season: Season) -> None:
    (found,) = find_duplicates([entry(1), entry(2), entry(3, unit="新疆昆仑消防工程有限公司")], season)
    assert (found.relation, found.primary, found.others) == ("same_unit_same_award", 1, (2,))
    assert found.flag.code == "duplicate_submission"
    assert "即第 1 号" in found.reason
    assert not found.superseded


@pytest.mark.parametrize(
    "other",
    [
        {"award": "优秀消防工程企业"},
        {"unit": "新疆天盾消防技术服务有限公司昌吉分公司"},
        {"closed": True},
        {"unit": None},
        {"award": None},
    ],
)
def test_what_is_no_duplicate(season: Season, other: dict[str, object]) -> None:
    assert find_duplicates([entry(1), entry(2, **other)], season) == ()


def test_same_file_is_told_once(season: Season) -> None:
    twice = [entry(1), entry(2, sha256=entry(1).sha256)]
    (found,) = find_duplicates(twice, season)
    assert found.relation == "same_file"


def test_a_unit_under_its_former_name(season: Season) -> None:
    former = "乌鲁木齐天盾消防器材有限公司"
    entries = [entry(1), entry(2, unit=former)]
    assert find_duplicates(entries, season) == ()
    register = Register((Member(UNIT, former_names=(former,)),))
    assert len(find_duplicates(entries, season, register)) == 1


def test_same_person(season: Season) -> None:
    by_name = find_duplicates([person(1), person(2)], season)
    assert by_name[0].relation == "same_person_same_award"
    namesakes = [person(1, id_number=ID_NUMBER), person(2, unit="别的公司")]
    assert find_duplicates(namesakes, season) == ()


def test_an_invalid_id_number_identifies_nobody(season: Season) -> None:
    entries = [person(1, id_number="1", unit="甲"), person(2, id_number="1", unit="乙")]
    assert find_duplicates(entries, season) == ()


def test_two_units_recommend_one_person(season: Season) -> None:
    entries = [
        person(1, id_number=ID_NUMBER, award="优秀消防科普教员"),
        person(2, id_number=ID_NUMBER, unit="新疆昆仑消防工程有限公司"),
    ]
    (found,) = find_duplicates(entries, season)
    assert found.relation == "same_person_two_units"
    assert "昆仑" in found.reason


def test_two_awards_where_one_is_allowed(season: Season) -> None:
    entries = [person(1), person(2, award="优秀消防科普教员")]
    assert find_duplicates(entries, season) == ()
    strict = replace(season, quotas=replace(season.quotas, awards_per_person=1))
    (found,) = find_duplicates(entries, strict)
    assert found.relation == "same_person_two_awards"


def test_rescanned_sheets_whose_fields_cannot_be_read(season: Season) -> None:
    prints = ("0" * 64,)
    entries = [
        entry(1, kind="other", award=None, unit=None, fingerprints=prints),
        entry(2, kind="other", award=None, unit=None, fingerprints=("0" * 63 + "3",)),
        entry(3, kind="other", award=None, unit=None, fingerprints=("f" * 64,)),
    ]
    (found,) = find_duplicates(entries, season)
    assert (found.relation, found.primary, found.others) == ("same_sheets", 1, (2,))


def test_the_correction_supersedes_what_was_returned(season: Season) -> None:
    (found,) = find_duplicates([entry(1, returned=True, blocking=2), entry(5, blocking=3)], season)
    assert found.superseded
    assert (found.primary, found.others) == (5, (1,))
    assert "补正" in found.reason


def test_fewest_problems_then_first(season: Season) -> None:
    assert choose_primary([entry(1, blocking=2), entry(2)])[0].id == 2
    assert choose_primary([entry(2), entry(1)])[0].id == 1


@given(st.permutations([entry(1), entry(2, blocking=1), entry(3), person(4), person(5)]))
def test_order_of_arrival_in_the_list_changes_nothing(season: Season, entries: list[Entry]) -> None:
    ordered = sorted(entries, key=lambda item: item.id)
    assert set(find_duplicates(entries, season)) == set(find_duplicates(ordered, season))


def test_messages_name_files_and_people_beside_their_numbers(season: Season) -> None:
    (found,) = find_duplicates([entry(1, name="甲.pdf"), entry(2, name="乙.pdf")], season)
    assert "第 1 号“甲.pdf”、第 2 号“乙.pdf”" in found.flag.message
    both = [person(3, name="张三（甲.pdf）"), person(4, name="李四（乙.pdf）", person="李四")]
    (excess,) = unit_quota_excess(both, season.quotas)
    assert "第 3 号“张三（甲.pdf）”" in excess.flag.message
    assert "#" not in found.flag.message + excess.flag.message


def test_unit_quota(season: Season) -> None:
    entries = [entry(1), entry(2, award="优秀消防工程企业"), person(3), entry(4, unit="别的公司")]
    (found,) = unit_quota_excess(entries, season.quotas)
    assert (found.kind, found.ids, found.flag.code) == ("unit", (1, 2), "unit_quota_exceeded")
    assert found.flag.severity == "warn"
    assert unit_quota_excess([entry(1), person(3)], season.quotas) == ()
    strict = replace(season.quotas, in_principle=False)
    assert unit_quota_excess(entries, strict)[0].flag.severity == "block"
    assert unit_quota_excess(entries, Quotas()) == ()


@given(st.integers(min_value=0, max_value=2000), st.integers(min_value=0, max_value=2000))
def test_season_quota_is_exact(units: int, chosen: int) -> None:
    register = Register(tuple(Member(f"单位{number}") for number in range(units)))
    quota = season_quota("unit", chosen, Quotas(unit_share=0.3), register)
    assert quota.limit == units * 3 // 10
    assert quota.excess == max(0, chosen - units * 3 // 10)
    assert (quota.flag is None) == (chosen * 10 <= units * 3)


def test_season_quota_without_a_base() -> None:
    assert season_quota("unit", 9, Quotas(unit_share=0.3), None).flag is None
    assert season_quota("person", 9, Quotas(), Register((Member("甲"),))).limit is None


def test_persons_are_counted_against_representatives() -> None:
    register = Register((Member("甲", representatives=tuple("一二三四五")), Member("乙")))
    quota = season_quota("person", 2, Quotas(person_share=0.3), register)
    assert (quota.base, quota.limit) == (6, 1)
    assert quota.flag is not None
    assert "减少1项" in quota.flag.message
