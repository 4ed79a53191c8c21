"""Every condition of the notice: met, not met or unknown, and never met in silence."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from extract.register import Member, Register
from extract.result import Criterion, Reading
from extract.rules.judge import judge
from extract.season import Season

Make = Callable[..., Reading]
UNPROVABLE = {
    "charter",
    "organised",
    "good_service",
    "commended",
    "no_penalty",
    "no_violation",
    "no_complaint",
    "product_quality",
    "inspection_passed",
    "reputation",
    "charity",
    "epidemic_and_poverty",
    "innovation",
    "influence",
    "teacher",
    "spreads_knowledge",
    "skilled",
    "in_region",
    "no_fraud",
}
BOAST = (
    "按时缴纳会费，未受到任何处罚，无投诉，无违法违纪案件，在总队检查中评定为优秀，获得自治区表彰奖励，客户好评如潮，"
    "积极参加志愿服务和疫情防控、脱贫攻坚，取得专利6项，授课30场。"
)


def decided(reading: Reading, season: Season, **more: Any) -> dict[str, Criterion]:
    return {item.id: item for item in judge(reading, season, **more).criteria}


def test_each_condition_gives_one_criterion_with_its_sentence(
    unit: Make, person: Make, season: Season
) -> None:
    for award in season.awards:
        make = unit if award.kind == "unit" else person
        criteria = judge(make({"申报奖项": award.name}), season).criteria
        general = [c.id for c in season.conditions if award.kind in c.kinds]
        own = [c.id for c in award.conditions]
        assert [item.id for item in criteria] == general + own, award.name
        notices = {c.id: c.notice for c in (*season.conditions, *award.conditions)}
        assert all(item.notice == notices[item.id] for item in criteria)
        assert all(item.message for item in criteria)


def test_claims_never_meet_what_a_form_cannot_prove(unit: Make, person: Make, season: Season) -> None:
    for award in season.awards:
        make = unit if award.kind == "unit" else person
        found = decided(make({"申报奖项": award.name, "主要事迹": BOAST}), season)
        for name in UNPROVABLE & found.keys():
            assert found[name].state == "unknown", (award.name, name)
            assert found[name].message.endswith("。")


def test_a_claim_is_marked_as_the_units_own_with_its_words(unit: Make, season: Season) -> None:
    found = decided(unit({"主要事迹": BOAST}), season)
    assert "本单位自述" in found["inspection_passed"].message
    assert "总队检查中评定为优秀" in found["inspection_passed"].evidence[0].text
    assert "本单位自述" in found["no_penalty"].message


def test_what_is_not_told_names_what_to_look_at(unit: Make, season: Season) -> None:
    found = decided(unit({"主要事迹": "认真工作。"}), season)
    assert "未提及" in found["no_penalty"].message
    assert "处罚公示" in found["no_penalty"].message


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("因违规被消防支队罚款。", "no_penalty"),
        ("2021年发生一起员工违纪案件。", "no_violation"),
        ("在总队检查中被评定为不合格。", "inspection_passed"),
    ],
)
def test_what_the_unit_tells_against_itself(unit: Make, season: Season, told: str, name: str) -> None:
    assert decided(unit({"主要事迹": told}), season)[name].state == "not_met"


def test_complaints(unit: Make, season: Season) -> None:
    award = {"申报奖项": "优秀消防产品企业"}
    assert (
        decided(unit({**award, "主要事迹": "收到客户投诉2起。"}), season)["no_complaint"].state == "not_met"
    )
    assert decided(unit({**award, "主要事迹": "全年零投诉。"}), season)["no_complaint"].state == "unknown"


def test_scale(unit: Make, season: Season) -> None:
    assert decided(unit(), season)["service_scale"].state == "met"
    assert "本单位自述" in decided(unit(), season)["service_scale"].message
    few = unit({"主要事迹": "维保合同12家，服务面积18万平方米。"})
    assert decided(few, season)["service_scale"].state == "not_met"
    assert decided(unit({"主要事迹": "维保合同12家。"}), season)["service_scale"].state == "unknown"


def test_qualification(person: Make, season: Season) -> None:
    assert decided(person(), season)["qualification"].state == "met"
    assert decided(person({"职业资格": "电工证"}), season)["qualification"].state == "not_met"
    assert decided(person({"职业资格": "消防设施操作员"}), season)["qualification"].state == "unknown"
    assert decided(person({"职业资格": None}), season)["qualification"].state == "unknown"


def test_deadline(unit: Make, season: Season) -> None:
    assert decided(unit(), season)["deadline"].state == "met"
    assert decided(unit({"推荐日期": "2022年1月16日"}), season)["deadline"].state == "not_met"
    assert decided(unit({"推荐日期": None}), season)["deadline"].state == "unknown"
    early = decided(unit({"推荐日期": "2021年1月10日"}), season)["deadline"]
    assert early.state == "unknown"
    assert "笔误" in early.message
    assert decided(unit(), season, received=date(2022, 1, 16))["deadline"].state == "not_met"


def test_membership_and_dues(unit: Make, season: Season, register: Register) -> None:
    silent = decided(unit(), season)
    assert (silent["member"].state, silent["dues"].state) == ("unknown", "unknown")
    known = decided(unit(), season, register=register)
    assert (known["member"].state, known["dues"].state) == ("met", "met")
    owing = decided(unit({"单位名称": "新疆昆仑消防工程有限公司"}), season, register=register)
    assert owing["dues"].state == "not_met"
    stranger = unit({"单位名称": "新疆无名消防有限公司", "统一社会信用代码": None})
    assert decided(stranger, season, register=register)["member"].state == "not_met"


def test_a_code_that_contradicts_the_register_is_a_question(
    unit: Make, season: Season, register: Register
) -> None:
    other = unit({"统一社会信用代码": "91650100MA7756789U"})
    found = decided(other, season, register=register)["member"]
    assert found.state == "unknown"
    assert "不一致" in found.message


def test_a_name_that_looks_alike_is_a_question(unit: Make, season: Season, register: Register) -> None:
    alike = unit({"单位名称": "新疆夭盾消防技术服务有限公司", "统一社会信用代码": None})
    assert decided(alike, season, register=register)["member"].state == "unknown"


def test_sealed(unit: Make, season: Season, seal: Callable[..., Any]) -> None:
    assert decided(unit(), season)["sealed"].state == "met"
    assert decided(unit(seals=()), season)["sealed"].state == "not_met"
    assert decided(unit(seals=()), season, pages_readable=False)["sealed"].state == "unknown"
    stranger = seal("新疆陌生消防有限公司", False)
    assert decided(unit(seals=(stranger,)), season)["sealed"].state == "not_met"
    assert decided(unit(seals=(seal(None, None),)), season)["sealed"].state == "unknown"


def test_dues_of_a_list_without_years(unit: Make, season: Season) -> None:
    register = Register((Member("新疆天盾消防技术服务有限公司", dues={0: False}),))
    assert decided(unit(), season, register=register)["dues"].state == "not_met"
