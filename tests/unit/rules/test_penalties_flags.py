"""Penalties that the unit tells of itself, and what is none."""

from collections.abc import Callable
from typing import Any

import pytest

from extract.result import Flag, Reading

Codes = Callable[..., set[str]]
Make = Callable[..., Reading]
Find = Callable[..., Flag]
Build = Callable[..., Any]


PROVEN = "维保合同46家。"


@pytest.mark.parametrize(
    "told",
    [
        "2021年6月因检测报告不规范被消防救援支队罚款1万元。",
        "因未及时整改被处罚。",
        "年内被住建局通报批评一次。",
        "虽未被投诉，但受到行政处罚。",
    ],
)
def test_penalty_disclosed(unit: Make, flag: Find, told: str) -> None:
    assert flag("penalty_disclosed", unit({"主要事迹": PROVEN + told})).severity == "block"


@pytest.mark.parametrize(
    "told",
    [
        "未受到任何处罚。",
        "从未因消防违法行为被处罚或通报批评。",
        "协助消防部门对违规商户进行处罚。",
        "如有弄虚作假，愿接受处罚。",
        "认真学习《行政处罚法》。",
        "行政处罚：无。",
        "帮助客户整改隐患，避免了处罚。",
    ],
)
def test_no_penalty_disclosed(unit: Make, codes: Codes, told: str) -> None:
    assert codes(unit({"主要事迹": PROVEN + told})) == set()


def test_penalty_bars_only_where_the_award_asks(unit: Make, person: Make, flag: Find) -> None:
    told = {"主要事迹": "因违规被罚款2000元。"}
    assert flag("penalty_disclosed", unit({**told, "申报奖项": "消防公益先进企业"})).severity == "warn"
    assert flag("penalty_disclosed", person(told)).severity == "warn"


def test_an_earlier_years_penalty_is_told_and_does_not_bar(unit: Make, flag: Find) -> None:
    told = unit({"主要事迹": PROVEN + "2018年曾被消防大队罚款。"})
    assert flag("penalty_disclosed", told).severity == "info"


def test_penalty_in_a_field_of_its_own(unit: Make, codes: Codes, field: Build) -> None:
    assert codes(unit(extras={"受处罚情况": field("2021年被罚款一次")})) == {"penalty_disclosed"}
    assert codes(unit(extras={"受处罚情况": field("无")})) == set()
