"""Certificates with a number each, honours dated in a bracket, grades given, and other ways of offices."""

import pytest

from extract.rules.facts import Label
from extract.rules.narrative import understand


def test_each_certificate_has_its_own_number() -> None:
    text = (
        "持有一级注册消防工程师证书（注册号：65120190023）"
        "和消防设施操作员三级证书，证书编号为2065003001300286。"
    )
    told = [(mention.grade, mention.number) for mention in understand(text).of("certificate")]
    assert told == [("一级", "65120190023"), ("高级", "2065003001300286")]


def test_a_grade_that_is_sat_for_is_not_held() -> None:
    text = "2015年考取中级消防设施操作员证，去年又报考了高级，成绩尚未公布。"
    told = [(mention.grade, mention.polarity) for mention in understand(text).of("certificate")]
    assert told == [("中级", "asserted"), ("高级", "unsure")]


def test_honours_dated_in_a_bracket() -> None:
    text = (
        "荣获“诚信经营示范单位”（2018年，哈密市市场监督管理局）、“工人先锋号”（2019年，哈密市总工会）等称号。"
    )
    issuers = [mention.issuer for mention in understand(text).of("honour")]
    assert issuers == ["哈密市市场监督管理局", "哈密市总工会"]


@pytest.mark.parametrize(
    ("text", "label", "polarities"),
    [
        ("支队上半年来检查的时候给打了个良。", "inspection", {"asserted"}),
        ("市住建局现场评定，1个项目首次评定不合格，经整改后复验通过。", "inspection", {"asserted", "denied"}),
        ("取得软件著作权11项，受理中的发明专利2项。", "innovation", {"asserted", "unsure"}),
        ("未申请专利。", "innovation", {"denied"}),
        ("没有出具过虚假失实文件。", "violation", {"denied"}),
        ("公司没有挂靠借用资质等情形。", "violation", {"denied"}),
        ("客户那边基本没啥意见。", "satisfaction", {"asserted"}),
        ("学校给监狱送教上门5次。", "teaching", {"asserted"}),
    ],
)
def test_polarities(text: str, label: Label, polarities: set[str]) -> None:
    assert {mention.polarity for mention in understand(text).of(label)} == polarities
