"""Flags about single fields: missing, doubtful, malformed, contradicting each other."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from extract.result import Flag, Reading
from extract.rules.judge import judge
from extract.season import Season

Codes = Callable[..., set[str]]
Make = Callable[..., Reading]
Find = Callable[..., Flag]
Build = Callable[..., Any]


@pytest.mark.parametrize(
    "key",
    ["单位名称", "统一社会信用代码", "法定代表人", "联系人", "联系电话", "申报奖项", "主要事迹", "推荐日期"],
)
def test_required_field_of_a_unit(unit: Make, flag: Find, key: str) -> None:
    missing = flag("missing_required_field", unit({key: None}))
    assert missing.fields == (key,)
    assert missing.severity == "block"
    assert key in missing.message


@pytest.mark.parametrize("key", ["姓名", "身份证号码", "工作单位", "联系电话", "主要事迹", "推荐日期"])
def test_required_field_of_a_person(person: Make, flag: Find, key: str) -> None:
    assert flag("missing_required_field", person({key: "  "})).fields == (key,)


def test_one_flag_names_every_missing_field(unit: Make, flag: Find) -> None:
    assert flag("missing_required_field", unit({"联系人": None, "联系电话": ""})).fields == (
        "联系人",
        "联系电话",
    )


def test_certificate_is_required_for_one_award_only(person: Make, codes: Codes, flag: Find) -> None:
    blank = {"职业资格": None, "证书编号": None}
    assert flag("missing_required_field", person(blank)).fields == ("职业资格", "证书编号")
    assert codes(person({**blank, "申报奖项": "优秀消防科普教员"})) == set()


def test_optional_blanks_are_no_flag(unit: Make, person: Make, codes: Codes) -> None:
    assert codes(unit({"单位地址": "", "职工人数": None, "会员证号": None})) == set()
    assert codes(person({"性别": None, "民族": "", "职称": None, "出生年月": None})) == set()


def test_nothing_is_missing_on_a_page_that_could_not_be_read(unit: Make, codes: Codes) -> None:
    reading = unit({"推荐日期": None, "联系人": None}, seals=())
    assert codes(reading, pages_readable=False) == {"page_unreadable"}


def test_low_confidence(unit: Make, codes: Codes, flag: Find, field: Build) -> None:
    reading = unit()
    doubtful = reading.model_copy(update={"fields": {**reading.fields, "联系人": field("李娜", 0.4)}})
    assert flag("low_confidence_field", doubtful).fields == ("联系人",)
    unknown = reading.model_copy(update={"fields": {**reading.fields, "联系人": field("李娜", None)}})
    assert flag("low_confidence_field", unknown).fields == ("联系人",)


@pytest.mark.parametrize(("confidence", "asked"), [(0.9999, True), (1.0, False)])
def test_a_number_put_right_by_its_check_character_is_asked_about_until_a_person_confirms_it(
    unit: Make, codes: Codes, confidence: float, *, asked: bool
) -> None:
    reading = unit()
    mended = reading.fields["统一社会信用代码"].model_copy(
        update={"confidence": confidence, "repair": "第9位“0”应为“O”"}
    )
    got = codes(reading.model_copy(update={"fields": {**reading.fields, "统一社会信用代码": mended}}))
    assert got == ({"low_confidence_field"} if asked else set())


def test_low_confidence_follows_the_seasons_target(unit: Make, season: Season) -> None:
    reading = unit()
    fields = {key: value.model_copy(update={"confidence": 0.985}) for key, value in reading.fields.items()}
    shaky = reading.model_copy(update={"fields": fields})
    strict = judge(shaky, replace(season, target_accuracy=0.9999)).flags
    assert any(item.code == "low_confidence_field" for item in strict)
    lenient = judge(shaky, replace(season, target_accuracy=0.0)).flags
    assert not any(item.code == "low_confidence_field" for item in lenient)


@pytest.mark.parametrize(("confidence", "asked"), [(0.9, False), (0.89, True)])
def test_a_narrative_may_be_less_sure_than_a_name(
    unit: Make, codes: Codes, confidence: float, *, asked: bool
) -> None:
    reading = unit()
    prose = reading.fields["主要事迹"].model_copy(update={"confidence": confidence})
    got = codes(reading.model_copy(update={"fields": {**reading.fields, "主要事迹": prose}}))
    assert got == ({"low_confidence_field"} if asked else set())


@pytest.mark.parametrize("number", ["110105194912310021", "11010519491331002X", "1101051949123100", "无"])
def test_invalid_id_number(person: Make, codes: Codes, number: str) -> None:
    assert codes(person({"身份证号码": number})) == {"invalid_id_number"}


@pytest.mark.parametrize("number", ["11010519491231002x", "110105 19491231 002X"])
def test_id_number_in_other_typography(person: Make, codes: Codes, number: str) -> None:
    assert codes(person({"身份证号码": number})) == set()


def test_credit_code(unit: Make, codes: Codes) -> None:
    assert codes(unit({"统一社会信用代码": "91350100M000100Y44"})) == {"invalid_credit_code"}
    assert codes(unit({"统一社会信用代码": "9135 0100 M000 100Y 43"})) == set()


def test_phone(unit: Make, codes: Codes) -> None:
    assert codes(unit({"联系电话": "1399912345"})) == {"invalid_phone"}
    for good in ("0991-5659605", "13999123456/0991-5659605", "（0991）5659605", "400-800-1234"):
        assert codes(unit({"联系电话": good})) == set(), good


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"性别": "男"}, ("身份证号码", "性别")),
        ({"出生年月": "1949年11月"}, ("身份证号码", "出生年月")),
        ({"出生年月": "1950.12", "性别": "男"}, ("身份证号码", "性别", "出生年月")),
    ],
)
def test_id_conflict(person: Make, flag: Find, changes: dict[str, str], fields: tuple[str, ...]) -> None:
    assert flag("id_conflict", person(changes)).fields == fields


@pytest.mark.parametrize("birth", ["1949.12", "1949-12-31", "1949年", "一九四九年十二月", "49年12月", "不详"])
def test_no_id_conflict(person: Make, codes: Codes, birth: str) -> None:
    assert codes(person({"出生年月": birth})) == set()


def test_an_invalid_id_number_contradicts_nothing(person: Make, codes: Codes) -> None:
    assert codes(person({"身份证号码": "110105194912310021", "性别": "男"})) == {"invalid_id_number"}


def test_noise_contradicts_nothing(person: Make, codes: Codes, field: Build) -> None:
    reading = person()
    for value, confidence, expected in (
        ("男", 0.0, {"low_confidence_field"}),
        ("男", 0.6, {"low_confidence_field", "id_conflict"}),
        ("男", None, {"low_confidence_field", "id_conflict"}),
    ):
        fields = {**reading.fields, "性别": field(value, confidence)}
        assert codes(reading.model_copy(update={"fields": fields})) == expected


def test_a_sign_in_a_doubtful_number_is_asked_about_and_not_told_invalid(
    person: Make, codes: Codes, field: Build
) -> None:
    reading = person()

    def told(number: str, *confidence: float) -> set[str]:
        fields = {**reading.fields, "身份证号码": field(number, *confidence)}
        return codes(reading.model_copy(update={"fields": fields}))

    for number in ("11010519491231002$", "1101051949123100*X"):
        assert "invalid_id_number" not in told(number, 0.6)
        assert "invalid_id_number" in told(number)
    assert "invalid_id_number" in told("11010519491231002", 0.6)
