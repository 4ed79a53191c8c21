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


@pytest.mark.parametrize(
    ("told", "severity"),
    [
        ("公司2010年10月成立以来守法经营，2021年被消防大队罚款一次。", "block"),
        ("公司成立于2010年，因违规操作被罚款2000元。", "block"),
        ("2020年度因资料不全被通报批评。", "info"),
        ("去年被住建局处罚一次。", "info"),
        ("受处罚情况：罚款2000元。", "block"),
        ("末按期整改，被大队处以罚款。", "block"),
        ("我公司和甲方均受到支队行政处罚。", "block"),
        ("因环保问题曾被责令停产整改半个月。", "block"),
    ],
)
def test_whose_year_a_penalty_is(unit: Make, flag: Find, told: str, severity: str) -> None:
    assert flag("penalty_disclosed", unit({"主要事迹": PROVEN + told})).severity == severity


@pytest.mark.parametrize(
    "told",
    [
        "年内受处罚情况：未受处罚。",
        "处罚情况　未受过处罚",
        "行政处罚次数：O次。",
        "末受到任何处罚，末发生投诉。",
        "未因施工质量引起投诉，也未因安全事故被主管部门处罚。",
        "公司对分包单位违规行为罚款共计3次。",
        "我公司认真吸取其他企业被处罚的教训。",
        "帮助某商场消除重大隐患，免于被处罚。",
        "没有一家维保单位因消防设施问题被处罚。",
        "不存在被罚款、责令停业、吊销资质等情形。",
        "被支队在全市通报表扬。",
        "杜绝了因质量问题被处罚的现象。",
    ],
)
def test_more_that_is_no_penalty(unit: Make, codes: Codes, told: str) -> None:
    assert codes(unit({"主要事迹": PROVEN + told})) == set()
