"""Honours, staff, areas, dues and inspections told without their usual word."""

import pytest

from extract.rules.facts import Label
from extract.rules.narrative import understand


@pytest.mark.parametrize(
    ("text", "issuer", "polarity"),
    [
        ("巴州消防协会把年度“十佳会员”的牌匾授给了我们。", "巴州消防协会", "asserted"),
        ("阿克苏地区消防协会评我们为“诚信单位”。", "阿克苏地区消防协会", "asserted"),
        ("县上给我发过一个“最美消防人”的牌子。", "县上", "asserted"),
        ("他从县长手里接过“优秀企业家”的奖杯。", None, "asserted"),
        ("支队技能比武二等奖获得者。", None, "asserted"),
        ("给我们评先进？从来没评上过。", None, "denied"),
        ("至今没拿过什么奖。", None, "denied"),
        ("两次入围“全国百强”，均落选。", None, "denied"),
    ],
)
def test_honours(text: str, issuer: str | None, polarity: str) -> None:
    honours = understand(text).of("honour")
    assert [(mention.issuer, mention.polarity) for mention in honours] == [(issuer, polarity)]


@pytest.mark.parametrize(
    ("text", "label", "values"),
    [
        ("公司已从十来个人发展到六十八人。", "employees", [10, 68]),
        ("公司成立之初只有5个人，现在已有72人。", "employees", [5, 72]),
        ("人员构成：管理6人、技术28人、后勤4人。", "employees", [6, 28, 4]),
        ("咱公司也没多大，签了三十七家。", "contracts", [37]),
        ("他守护着近50个小区的消防安全。", "contracts", [50]),
        ("通报表扬消防技术服务机构10家。", "contracts", []),
        ("维保签约60家，面积破百万。", "area", [1_000_000]),
    ],
)
def test_numbers(text: str, label: Label, values: list[float]) -> None:
    assert [mention.value for mention in understand(text).of(label)] == values


@pytest.mark.parametrize(
    ("text", "label", "polarities"),
    [
        ("会费给忘了，到现在还差着一年的。", "dues", {"denied"}),
        ("会费这块从来不用协会催。", "dues", {"asserted"}),
        ("年度执业检查，结论：良。", "inspection", {"asserted"}),
        ("检查组翻遍了三年的记录，没找出一处差错。", "inspection", {"asserted"}),
        ("支队来查过两回，头一回有点小毛病，第二回全过了。", "inspection", {"asserted", "denied"}),
        ("客户投诉受理率100%，全年受理2起。", "complaint", {"asserted"}),
        ("客户投诉受理率100%，全年受理0起。", "complaint", {"denied"}),
    ],
)
def test_polarities(text: str, label: Label, polarities: set[str]) -> None:
    assert {mention.polarity for mention in understand(text).of(label)} == polarities
