"""Slips of readers and writers are mended where they can be nothing else, and places stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.rules.narrative import understand
from extract.rules.slips import commas_meant, mend


@given(st.text(max_size=80))
def test_mending_keeps_every_place(text: str) -> None:
    assert len(mend(text)) == len(text)


@given(st.text(alphabet="合同签订46O余家服务面积7万平方米末受罚，。.l0己缴", max_size=40))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = mend(mend(text))
    assert mend(once) == once


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("合同5O余份", "合同50余份"),
        ("面积2OO万平方米", "面积200万平方米"),
        ("一百O六个", "一百〇六个"),
        ("处罚O次", "处罚0次"),
        ("维保3l家", "维保31家"),
        ("末受处罚", "未受处罚"),
        ("会费己缴纳", "会费已缴纳"),
        ("46.8万平万米", "46.8万平方米"),
        ("35万干方米", "35万平方米"),
        ("60万平方来", "60万平方米"),
        ("无处罚.无投诉.", "无处罚,无投诉,"),
    ],
)
def test_slips(slip: str, meant: str) -> None:
    assert mend(slip) == meant


@pytest.mark.parametrize(
    "text",
    [
        "ISO9001认证",
        "CO2灭火器",
        "2021.12.31",
        "72.5万平方米",
        "年末收到锦旗",
        "自己缴费",
        "VOC",
        "编号O1",
        "1.公司简介",
    ],
)
def test_what_is_no_slip(text: str) -> None:
    assert mend(text) == text


def test_gaps_that_mean_a_comma() -> None:
    assert commas_meant("合同46家 服务面积72万平方米　无处罚") == {5, 16}
    assert commas_meant("签订 合同 46 家") == frozenset()


@pytest.mark.parametrize(
    ("told", "label", "value"),
    [
        ("维保合同份数：37", "contracts", 37),
        ("服务总面积（万㎡）：66.5", "area", 665_000),
        ("服务面积（平方米）538600", "area", 538_600),
        ("维保服务面积58万", "area", 580_000),
    ],
)
def test_numbers_behind_a_heading(told: str, label: str, value: float) -> None:
    (mention,) = understand(told).of(label)  # type: ignore[arg-type]
    assert mention.value == value


@pytest.mark.parametrize(
    "told", ["合同金额1200万元", "服务电话0991-5659605", "合同编号2021037", "服务面积广"]
)
def test_headings_of_something_else(told: str) -> None:
    assert understand(told).of("contracts", "area") == ()


def test_a_range_is_at_least_its_low_end() -> None:
    (mention,) = understand("维保合同数量在30至40家之间。").of("contracts")
    assert (mention.low, mention.bound) == (30, "at_least")
    assert mention.high is not None
    assert 40 <= mention.high < 40.1
