"""Service scale: few contracts and a small area, told in cells or in the narrative."""

from collections.abc import Callable

import pytest

from extract.result import Reading

Codes = Callable[..., set[str]]
Make = Callable[..., Reading]


@pytest.mark.parametrize(
    "told",
    [
        "全年签订维保合同12家，服务面积18万平方米。",
        "维保签约单位二十余家，维保面积近50万平方米。",
        "维保合同29份，服务面积49.9万㎡。",
    ],
)
def test_insufficient_scale(unit: Make, codes: Codes, told: str) -> None:
    assert codes(unit({"主要事迹": told})) == {"insufficient_service_scale"}


@pytest.mark.parametrize(
    "told",
    [
        "全年签订维保合同30家，服务面积18万平方米。",
        "维保合同12家，服务面积50万平方米。",
        "维保合同12家。",
        "服务面积18万平方米。",
        "认真完成维保工作。",
        "维保合同约30家，服务面积约48万平方米。",
        "新签维保合同18份，续签15份，服务面积20万平方米。",
    ],
)
def test_unknown_or_enough_is_not_insufficient(unit: Make, codes: Codes, told: str) -> None:
    assert codes(unit({"主要事迹": told})) == set()


def test_scale_from_cells(unit: Make, codes: Codes) -> None:
    prose = {"主要事迹": "认真完成维保工作。"}
    assert codes(unit({**prose, "维保合同数量": "12家", "服务面积": "18万㎡"})) == {
        "insufficient_service_scale"
    }
    assert codes(unit({**prose, "维保合同数量": "12", "服务面积": "520000"})) == set()
    assert codes(unit({**prose, "维保合同数量": "12", "服务面积": "52"})) == set()


def test_scale_matters_to_one_award_only(unit: Make, codes: Codes) -> None:
    told = {"主要事迹": "维保合同2家，服务面积1万平方米。", "申报奖项": "优秀消防工程企业"}
    assert codes(unit(told)) == set()


@pytest.mark.parametrize(
    ("told", "few"),
    [
        ("签约维保单位由2020年的36家下降至2021年的26家，服务面积约41万平方米。", True),
        ("2019年维保合同35份，2020年33份，2021年降至27份，服务面积38万平方米。", True),
        ("2020年维保合同21份，2021年增至33份，服务面积38万平方米。", False),
        ("去年维保客户32家，今年维保客户25家，维保面积30万平方米。", True),
        ("公司成立于2010年，现有维保合同12份，服务面积10万平方米。", True),
        ("目前维保合同25份，计划明年达到40份，服务面积30万平方米。", True),
        ("合同总数96份，其中维保合同12份，服务面积9万平方米。", True),
        ("办公面积60万平方米，维保合同12份，服务面积9万平方米。", True),
        ("工程施工项目45项，维保合同12份，维保面积9万平方米。", True),
        ("维保合同数量在20至40家之间，服务面积20万平方米。", False),
        ("维保合同30家以上，服务面积20万平方米。", False),
        ("新增维保客户17家，累计63家，服务面积20万平方米。", False),
        ("2020年维保合同25家，服务面积30万平方米。", False),  # another year's: unknown
        ("全年检查单位12家，服务社会，面积广。", False),
    ],
)
def test_whose_and_which_years_numbers_count(unit: Make, codes: Codes, told: str, few: bool) -> None:
    assert codes(unit({"主要事迹": told})) == ({"insufficient_service_scale"} if few else set())
