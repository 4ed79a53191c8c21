"""Numbers that go on about what was counted before, their bounds in talk, and numbers of somebody else's."""

import pytest

from extract.rules.facts import Label
from extract.rules.narrative import understand


@pytest.mark.parametrize(
    ("text", "label", "values"),
    [
        ("签约维保单位80家，因疫情影响实际完成66家。", "contracts", [80, 66]),
        ("合同我数了，在手的四十一份。", "contracts", [41]),
        ("1-10月签约29家，年底又添了两家酒店，到年底总数33家。", "contracts", [29, 33]),
        ("去年年底是33家客户，今年走了4家，现在是38家。", "contracts", [33, 38]),
        ("维保单位签约45家，流失客户3家，现在是42家。", "contracts", [45]),
        ("续约：应续11个，实续10个。", "contracts", [11, 10]),
        ("全年签订维保合同58份，合同额1126万元，较2020年的43份增长34.9%。", "contracts", [58, 43]),
        ("维保单位46家，出具报告52份，累计66份。", "contracts", [46]),
        ("检查组随机抽取了我公司5份检测报告和3个维保项目。", "contracts", []),
        ("物业公司管理住宅小区14个，消防设施全部由具备资质的第三方机构维保。", "contracts", []),
        ("在册员工六十五人（其中维吾尔族、哈萨克族等少数民族员工21人）。", "employees", [65]),
        ("从最初的6个人一间办公室，到现在的一百二十名职工。", "employees", [6, 120]),
    ],
)
def test_numbers(text: str, label: Label, values: list[float]) -> None:
    assert [mention.value for mention in understand(text).of(label)] == values


@pytest.mark.parametrize(
    ("text", "label", "value", "bound"),
    [
        ("今年维保面积最少也有四十万。", "area", 400_000, "at_least"),
        ("维保单位少说也有五十家。", "contracts", 50, "at_least"),
        ("维保面积不止60万平方米。", "area", 600_000, "over"),
        ("公司员工40人往上。", "employees", 40, "at_least"),
    ],
)
def test_bounds_in_talk(text: str, label: Label, value: float, bound: str) -> None:
    assert [(mention.value, mention.bound) for mention in understand(text).of(label)] == [(value, bound)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("全年共签定维保合同四十有二份。", [42]),
        ("承接维保项目三十六处。", [36]),
        ("在伊宁、霍尔果斯设有服务网点2处，对维保单位检查发现隐患46处。", []),
        ("与去年相比，维保客户减少了6家，现为34家。", [34]),
        ("目前在保项目：住宅小区23个，公建17个，工业4个。", [23, 17, 4]),
    ],
)
def test_contracts(text: str, values: list[float]) -> None:
    assert [mention.value for mention in understand(text).of("contracts")] == values
