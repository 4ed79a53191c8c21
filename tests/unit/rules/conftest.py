"""Forms as the rules see them: a good one of each kind, to be spoilt one way at a time."""

from collections.abc import Callable
from typing import Any

import pytest

from extract.register import Member, Register
from extract.result import FieldValue, Flag, Reading, Seal, Slot
from extract.rules.judge import judge
from extract.season import Season
from extract.seasons.load import load_season
from ingest.document import Box

UNIT = "新疆天盾消防技术服务有限公司"
CREDIT_CODE = "91350100M000100Y43"
ID_NUMBER = "11010519491231002X"  # 女, 1949-12-31
FIELD_BOX = Box(0.1, 0.1, 0.4, 0.15)
SLOT_BOX = Box(0.1, 0.7, 0.9, 0.9)
SEAL_BOX = Box(0.6, 0.72, 0.8, 0.88)


def build_field(value: str, confidence: float | None = 0.9999, **more: Any) -> FieldValue:
    return FieldValue(
        value=value, raw=value, confidence=confidence, page=0, box=FIELD_BOX, source="ocr", **more
    )


def build_slot(name: str = "单位意见", role: Any = "unit", required: bool = True) -> Slot:
    return Slot(name=name, page=0, box=SLOT_BOX, role=role, required=required)


def build_seal(text: str | None = UNIT, matches: bool | None = True, **more: Any) -> Seal:
    values: dict[str, Any] = {
        "page": 0,
        "box": SEAL_BOX,
        "kind": "company",
        "shape": "round",
        "colour": "red",
        "text": text,
        "confidence": 0.98,
        "slot": "单位意见",
        "state": "ok",
        "matches_unit": matches,
    }
    return Seal(**{**values, **more})


UNIT_FIELDS = {
    "单位名称": UNIT,
    "统一社会信用代码": CREDIT_CODE,
    "法定代表人": "王伟",
    "联系人": "李娜",
    "联系电话": "13999123456",
    "申报奖项": "客户满意消防技术服务企业",
    "主要事迹": "全年签订消防维保合同46家，服务面积72.5万平方米，未受到任何处罚。",
    "推荐日期": "2022年1月10日",
}
PERSON_FIELDS = {
    "姓名": "古丽娜尔·买买提",
    "性别": "女",
    "出生年月": "1949年12月",
    "工作单位": UNIT,
    "身份证号码": ID_NUMBER,
    "职业资格": "消防设施操作员（中级）",
    "证书编号": "2165003000401234",
    "联系电话": "0991-5659605",
    "申报奖项": "消防技术服务能手",
    "主要事迹": "该同志刻苦钻研业务，全年完成维保检测项目46个。",
    "推荐日期": "2022年1月15日",
}


@pytest.fixture(scope="session")
def season() -> Season:
    return load_season("xjfpa-2021")


Make = Callable[..., Reading]


def _make(kind: Any, fields: dict[str, str], changes: dict[str, str | None], **parts: Any) -> Reading:
    values = {**fields, **changes}
    kept = {key: build_field(value) for key, value in values.items() if value is not None}
    defaults: dict[str, Any] = {
        "kind": kind,
        "award": values.get("申报奖项"),
        "fields": kept,
        "seals": (build_seal(),),
        "slots": (build_slot(), build_slot("协会意见", "association", False)),
    }
    return Reading(**{**defaults, **parts})


@pytest.fixture
def unit() -> Make:
    """A good unit's form, with fields changed (None: left out) and other parts replaced."""
    return lambda changes=None, **parts: _make("unit", UNIT_FIELDS, changes or {}, **parts)


@pytest.fixture
def person() -> Make:
    return lambda changes=None, **parts: _make("person", PERSON_FIELDS, changes or {}, **parts)


@pytest.fixture
def field() -> Callable[..., FieldValue]:
    return build_field


@pytest.fixture
def slot() -> Callable[..., Slot]:
    return build_slot


@pytest.fixture
def seal() -> Callable[..., Seal]:
    return build_seal


@pytest.fixture
def codes(season: Season) -> Callable[..., set[str]]:
    """The flag codes of a reading."""
    return lambda reading, **more: {flag.code for flag in judge(reading, season, **more).flags}


@pytest.fixture
def flag(season: Season) -> Callable[..., Flag]:
    """The one flag with that code."""

    def find(code: str, reading: Reading, **more: Any) -> Flag:
        (found,) = [item for item in judge(reading, season, **more).flags if item.code == code]
        return found

    return find


@pytest.fixture
def register() -> Register:
    return Register(
        (
            Member(
                UNIT,
                credit_code=CREDIT_CODE,
                member_number="XJ0012",
                former_names=("乌鲁木齐天盾消防器材有限公司",),
                representatives=("王伟", "李娜"),
                dues={2020: True, 2021: True},
            ),
            Member("新疆昆仑消防工程有限公司", dues={2021: False}),
            Member("和田绿洲消防培训学校"),
        )
    )
