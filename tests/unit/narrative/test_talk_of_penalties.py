"""Penalties in talk: the bare 罚, things before their verb, untrue denials, empty accusations."""

import pytest

from extract.rules.narrative import understand

TOLD = [
    "交警罚了我们司机二百，算工作失误。",
    "去年十月因为动火没审批，叫支队给罚了八千。",
    "支队罚我们，我们认。",
    "罚过一次款，教训深刻。",
    "以前罚过，今年没有。",
    "我公司被纳入失信联合惩戒对象。",
    "罚款单至今没交。",
    "罚款我们没拖，第二天就交了。",
    "说我们没受过处罚，那是假话。",
    "公司对外宣称没受过罚，与事实不符。",
    "今年受罚两次，均已整改。",
    "罚金五千元，已于八月缴清。",
    "处罚决定书我们没收到，罚款通知倒是有一张。",
    "因围标被取消投标资格一年。",
    "支队大笔一挥，罚了八万。",
    "被罚是去年的事，今年干净得很。",
    "大队开的那张罚单，我们一直贴在会议室。",
    "前任经理手里罚过两次，我接手后没有。",
    "当年因为漏报，住建委给我们记了一次不良行为。",
    "去年的罚款，今年才缴清。",
    "消防罚过，住建没罚过。",
    "除了2019年那次罚款，再没罚过。",
    "我公司项目经理因违章作业被住建局罚款一万元。",
    "曾因围标被列入黑名单，2020年移出。",
    "今年没罚，去年罚过。",
]
DENIED = [
    "没让主管部门罚过一分钱。",
    "罚单我是从来没见过。",
    "我单位未受惩处，也无通报。",
    "惩戒名单中没有我公司。",
    "连续六年零惩戒。",
    "不曾因违章操作受罚。",
    "罚款、警告、通报，我们一样都没沾过。",
    "处罚这种事，我们公司没碰过。",
    "从业二十年，没有因挂证、围标被查。",
    "没有一个主管部门罚过我们。",
    "谁也没罚过我们公司。",
    "年底盘点，处罚栏是空的。",
    "罚款记录为空。",
    "挂证的事我们不干。",
    "没查出挂证、围标问题。",
    "没挨罚，没挨批。",
    "惩戒、处罚、通报三项均为零。",
    "罚单、投诉、返工，今年一个没有。",
    "说实话，谁家没被罚过？我们就没有。",
]
NOT_THE_UNITS = [
    "公司内部实行以罚代管已成历史。",
    "干得好奖，干不好罚，这是我们的规矩。",
    "大队来人看了看，说这回不罚了，下不为例。",
    "这些年该罚的都罚了别人，我们没轮上。",
    "小区物业挨了罚，怪到我们头上，后来说清楚了。",
    "宁可少挣钱，也不能挨罚。",
    "怕罚，所以样样按规矩来。",
    "受到惩处的是施工方。",
    "对违章作业的班组，公司重罚不怠。",
    "同楼的装修队因违章作业被罚三千。",
    "有人举报我公司被罚过，支队核实后并无此事。",
    "他说：“谁的活儿出事罚谁。”",
    "罚不是目的，改才是目的。",
    "支队考虑情节轻微，首违免罚。",
    "参与串标的三家企业被罚，我公司未参与。",
    "同行因为超范围执业被罚，我们一直按资质干活。",
    "如有违章操作，公司罚班组长五百。",
    "甲方罚了我们两千块违约金。",
    "业主单位被罚后才找到我们。",
    "支队领导说，你们要是再这样，下次就罚。",
    "大队罚的是开发商，跟我们没关系。",
]


@pytest.mark.parametrize("text", TOLD)
def test_a_fine_told_in_talk_is_told(text: str) -> None:
    facts = understand(text)
    assert facts.asserted("penalty", "violation"), facts.mentions


@pytest.mark.parametrize("text", DENIED)
def test_a_fine_denied_in_talk_is_denied(text: str) -> None:
    facts = understand(text)
    assert not facts.asserted("penalty", "violation"), facts.mentions
    assert facts.denied("penalty", "violation")


@pytest.mark.parametrize("text", NOT_THE_UNITS)
def test_rules_fears_and_others_fines_are_not_the_units(text: str) -> None:
    facts = understand(text)
    assert not facts.asserted("penalty", "violation"), facts.mentions


@pytest.mark.parametrize(
    "text",
    ["奖罚分明。", "建设单位扣罚违约金。", "落实“首违不罚”。", "没收违法所得的规定要讲清楚。"],
)
def test_the_bare_character_fines_nobody(text: str) -> None:
    assert not understand(text).of("penalty")
