"""Aims, promises and the figures of a whole trade are nothing that the unit has done."""

import pytest

from extract.rules.facts import Label
from extract.rules.narrative import understand


@pytest.mark.parametrize(
    ("text", "label", "polarity"),
    [
        ("力争全年零投诉、零处罚。", "penalty", "unsure"),
        ("以零处罚、零投诉为工作目标。", "penalty", "unsure"),
        ("我们的目标是零投诉。", "complaint", "unsure"),
        ("坚持“零差错、零投诉”的服务理念。", "complaint", "unsure"),
        ("明年要强化管理，做到零处罚。", "penalty", "unsure"),
        ("要求项目部做到零投诉。", "complaint", "unsure"),
        ("公司承诺不发生违法违规行为。", "violation", "unsure"),
        ("实现了零投诉、零处罚的目标。", "penalty", "denied"),
        ("经过全体员工的努力实现零投诉。", "complaint", "denied"),
        ("确保了全年无投诉无处罚。", "penalty", "denied"),
        ("公司严格要求自己，全年未受到任何处罚。", "penalty", "denied"),
        ("本公司郑重承诺：近三年未受过行政处罚。", "penalty", "denied"),
        ("主管部门没有对我公司下达过《行政处罚决定书》。", "penalty", "denied"),
    ],
)
def test_denials_that_are_only_wished(text: str, label: Label, polarity: str) -> None:
    assert {mention.polarity for mention in understand(text).of(label)} == {polarity}


@pytest.mark.parametrize(
    ("text", "label", "asserted"),
    [
        ("2021年应完成签约80家、面积120万平方米的目标，实际完成签约66家。", "contracts", [66]),
        ("下一步，公司将力争在2022年底前把维保单位扩大到100家以上，服务面积突破200万平方米。", "area", []),
        ("2022年，公司计划新签维保合同20份，维保面积增加30万平方米。", "area", []),
        ("圆满完成年初确定的维保签约50家的目标任务。", "contracts", [50]),
        ("承担石河子市40家单位的维护保养任务。", "contracts", [40]),
        ("2021年公司努力拓展市场，签约46家。", "contracts", [46]),
        ("据自治区消防协会统计，全区消防技术服务机构已达300家。", "contracts", []),
        ("全疆持证机构有280家，我公司维保客户33家。", "contracts", [33]),
        ("全区消防技术服务机构从业人员近6000人。", "employees", []),
        ("我公司为全区消防重点企业46家提供维保服务。", "contracts", [46]),
    ],
)
def test_numbers_that_are_targets_or_of_the_trade(text: str, label: Label, asserted: list[float]) -> None:
    assert [mention.value for mention in understand(text).asserted(label)] == asserted


@pytest.mark.parametrize(
    ("text", "polarities"),
    [
        ("没有受过一次处罚，但有一起投诉。", {"denied"}),
        ("去年零处罚，今年却有两次。", {"asserted"}),
        ("这些年账上没有一分钱罚款支出。", {"denied"}),
        ("外地一家公司来投标，报价只有我们一半，中标后就因为出假报告被支队罚了五万。", {"unsure"}),
        ("一家公司举报我们，结果被支队罚了五万。", {"asserted"}),
        ("本地一家公司停了业，我公司接手后被支队罚款五万元。", {"asserted"}),
        ("谁被罚款谁自己掏。", {"unsure"}),
    ],
)
def test_whose_penalty_and_whether(text: str, polarities: set[str]) -> None:
    assert {mention.polarity for mention in understand(text).of("penalty")} == polarities
