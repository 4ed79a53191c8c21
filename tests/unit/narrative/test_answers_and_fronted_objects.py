"""Enumerations and plain talk: headings with answers, the least of a thing before its verb, totals."""

import pytest

from extract.rules.facts import Label
from extract.rules.narrative import understand


@pytest.mark.parametrize(
    ("text", "label", "polarities"),
    [
        ("失信名单：未列入。", "penalty", ["denied"]),
        ("经营异常名录、黑名单：均未列入。", "penalty", ["denied", "denied"]),
        ("行政处罚：未受到。", "penalty", ["denied"]),
        ("罚款：城管0、住建0、消防0。", "penalty", ["denied"]),
        ("罚款：城管0、住建1、消防0。", "penalty", ["unsure"]),
        ("投诉：没有发生。", "complaint", ["denied"]),
        ("违法犯罪：0人。", "violation", ["denied"]),
        ("干了八年，一次罚没挨过。", "penalty", ["denied"]),
        ("这些年罚没受过。", "penalty", ["denied"]),
        ("一张罚单也没吃过。", "penalty", ["denied"]),
        ("第一张罚单没交，后来补交了罚款。", "penalty", ["asserted"]),
        ("公司被处以罚没款两千元。", "penalty", ["asserted"]),
        ("黑名单：列入一次。", "penalty", ["asserted"]),
        ("说起处罚，去年被大队罚过一千块。", "penalty", ["asserted"]),
        ("欠缴会费：无。", "dues", ["asserted"]),
        ("欠缴会费：2021年度。", "dues", ["denied"]),
        ("我们报了一项实用新型专利。", "innovation", ["unsure"]),
        ("我们拿了一项实用新型专利。", "innovation", ["asserted"]),
        ("本站挂靠州志愿服务联合会。", "volunteer", []),
        ("本站志愿服务三百小时。", "volunteer", ["asserted"]),
        ("不敢自己夸自己。", "satisfaction", []),
        ("住户都夸我们来得快。", "satisfaction", ["asserted"]),
        ("新入会，尚不涉及会费缴纳。", "dues", []),
        ("会费缴纳及时，不存在拖欠会费。", "dues", ["asserted"]),
        ("租户对停水的时间有些怨言。", "satisfaction", ["denied"]),
        ("他任劳任怨，毫无怨言。", "satisfaction", []),
        ("全年没有业主上访。", "complaint", ["denied"]),
        ("公司没有出租、出借资质的行为。", "violation", ["denied"]),
        ("曾将资质借人，存在出借资质行为。", "violation", ["asserted"]),
        ("小马通过了三级消防设施操作员考试，证书还没有领到。", "certificate", ["unsure"]),
        ("小马通过了三级消防设施操作员考试，证书已领到。", "certificate", ["asserted"]),
        ("计划申报先进单位。", "honour", ["unsure"]),
    ],
)
def test_polarity(text: str, label: Label, polarities: list[str]) -> None:
    found = [mention.polarity for mention in understand(text).of(label)]
    assert sorted(set(found)) == sorted(set(polarities)), found


@pytest.mark.parametrize(
    ("text", "label", "values"),
    [
        ("手里有三十一家的维保，加上新来的一个市场，三十二家。", "contracts", [31, 32]),
        ("全年培训三十一家，加上学校，三十二家。", "contracts", []),
        ("我们这儿连厨师算上九个人。", "employees", [9]),
        ("连夜派出九个人抢修。", "employees", []),
        ("没有维保业务，“维保合同数量”一栏填写为0。", "contracts", [0]),
        ("维保面积约计陆拾捌万平方米。", "area", [680_000]),
    ],
)
def test_totals(text: str, label: Label, values: list[float]) -> None:
    assert [mention.value for mention in understand(text).of(label)] == values


def test_a_number_reckoned_roughly_is_about() -> None:
    (area,) = understand("维保面积约计陆拾捌万平方米。").of("area")
    assert area.bound == "about"


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("公司连续三年蝉联喀什地区消防协会“诚信会员单位”。", "喀什地区消防协会"),
        ("克拉玛依区总工会命名我公司电气班组为“工人先锋号”。", "克拉玛依区总工会"),
    ],
)
def test_who_honours_with_other_verbs(text: str, issuer: str) -> None:
    (honour,) = understand(text).of("honour")
    assert (honour.polarity, honour.issuer) == ("asserted", issuer)
