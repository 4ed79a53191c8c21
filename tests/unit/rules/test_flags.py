"""Every flag code of one submission: raised where deserved, silent on good forms and near misses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extract.register import Register
from extract.result import Evidence, Flag, Reading, SealCandidate
from extract.rules.judge import judge
from extract.season import Season
from ingest.document import Box

Codes = Callable[..., set[str]]
Make = Callable[..., Reading]
Find = Callable[..., Flag]
Build = Callable[..., Any]


def test_good_forms_raise_nothing(unit: Make, person: Make, codes: Codes, register: Register) -> None:
    assert codes(unit()) == set()
    assert codes(person()) == set()
    assert codes(unit(), register=register, received=date(2022, 1, 15)) == set()
    assert codes(person(), register=register, received=date(2022, 1, 15)) == set()


# --- Fields -------------------------------------------------------------------------------------------


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


def test_low_confidence_follows_the_seasons_target(unit: Make, season: Season) -> None:
    reading = unit()
    fields = {key: value.model_copy(update={"confidence": 0.985}) for key, value in reading.fields.items()}
    shaky = reading.model_copy(update={"fields": fields})
    strict = judge(shaky, replace(season, target_accuracy=0.9999)).flags
    assert any(item.code == "low_confidence_field" for item in strict)
    lenient = judge(shaky, replace(season, target_accuracy=0.0)).flags
    assert not any(item.code == "low_confidence_field" for item in lenient)


def test_a_narrative_may_have_a_doubtful_character(unit: Make, codes: Codes) -> None:
    reading = unit()
    prose = reading.fields["主要事迹"].model_copy(update={"confidence": 0.8})
    assert codes(reading.model_copy(update={"fields": {**reading.fields, "主要事迹": prose}})) == set()


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


# --- Dates --------------------------------------------------------------------------------------------


def test_late_by_the_date_at_the_stamp(unit: Make, codes: Codes) -> None:
    assert codes(unit({"推荐日期": "2022年1月16日"})) == {"late_submission"}
    assert codes(unit({"推荐日期": "二〇二二年一月十六日"})) == {"late_submission"}
    assert codes(unit({"推荐日期": "2022.1.15"})) == set()
    assert codes(unit({"推荐日期": "2022年1月"})) == set()


def test_the_day_of_receipt_is_better_known(unit: Make, codes: Codes) -> None:
    assert codes(unit({"推荐日期": "2022年1月16日"}), received=date(2022, 1, 14)) == set()
    assert codes(unit({"推荐日期": "2022年1月14日"}), received=date(2022, 1, 16)) == {"late_submission"}


# --- Awards -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("award", ["优秀会员单位", "优秀消防设备企业", "消防科技创新企业家", "最美消防人"])
def test_unknown_award(unit: Make, codes: Codes, award: str) -> None:
    assert codes(unit({"申报奖项": award})) == {"unknown_award"}


@pytest.mark.parametrize(
    "award",
    [
        "2021年度“优秀消防工程企业”",
        "优秀消防工程企业奖",
        "优秀消防 工程企业",
        "优秀消防工程企亚",
        "优秀消防工程单位",
    ],
)
def test_known_award_in_other_words(unit: Make, codes: Codes, award: str) -> None:
    assert codes(unit({"申报奖项": award})) == set()


def test_award_of_the_other_kind(unit: Make, person: Make, codes: Codes) -> None:
    assert codes(unit({"申报奖项": "消防技术服务能手"})) == {"award_kind_mismatch"}
    assert codes(person({"申报奖项": "科技创新企业"})) == {"award_kind_mismatch"}


def test_an_award_left_blank_is_missing_not_unknown(unit: Make, codes: Codes) -> None:
    assert codes(unit({"申报奖项": None})) == {"missing_required_field"}


@pytest.mark.parametrize(
    "held",
    [
        "消防设施操作员（初级）",
        "消防设施操作员五级",
        "二级建造师",
        "注册安全工程师",
        "电工证",
        "无",
        "消防设施操作员五级/初级工、安全员证",
    ],
)
def test_ineligible_qualification(person: Make, codes: Codes, held: str) -> None:
    assert codes(person({"职业资格": held})) == {"ineligible_qualification"}


@pytest.mark.parametrize(
    "held",
    [
        "一级注册消防工程师",
        "二级注册消防工程师",
        "消防设施操作员四级/中级工",
        "消防设施操作员（高级技师）",
        "初级消防设施操作员、二级注册消防工程师",
        "建（构）筑物消防员（三级）",
    ],
)
def test_eligible_qualification(person: Make, codes: Codes, held: str) -> None:
    assert codes(person({"职业资格": held})) == set()


def test_a_grade_that_is_not_said_is_not_refused(person: Make, codes: Codes) -> None:
    assert codes(person({"职业资格": "消防设施操作员"})) == set()


def test_qualification_matters_to_one_award_only(person: Make, codes: Codes) -> None:
    assert codes(person({"职业资格": "电工证", "申报奖项": "优秀消防科普教员"})) == set()


CERTIFICATE = (
    "职业资格证书\n姓名：古丽娜尔·买买提\n消防设施操作员\n四级/中级技能\n"
    "证书编号：2165003000401234\n发证日期：2019年5月6日"
)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (None, {"qualification_unproven"}),
        (CERTIFICATE, set()),
        (CERTIFICATE.replace("古丽娜尔·买买提", "张三"), {"qualification_unproven"}),
        (CERTIFICATE.replace("四级/中级", "五级/初级"), {"qualification_unproven"}),
        (CERTIFICATE.replace("0401234", "0409999"), {"qualification_unproven"}),
        ("营业执照\n名称：新疆天盾消防技术服务有限公司", {"qualification_unproven"}),
    ],
)
def test_proof_where_the_season_demands_it(
    person: Make, season: Season, page: str | None, expected: set[str]
) -> None:
    pages = () if page is None else (Evidence(page=1, box=Box(0, 0, 1, 1), text=page),)
    judgement = judge(person(), replace(season, demands_proof=True), proofs=pages)
    assert {item.code for item in judgement.flags} == expected


def test_no_proof_where_the_season_does_not_demand_it(person: Make, codes: Codes) -> None:
    assert codes(person(), proofs=()) == set()


# --- Scale and penalties --------------------------------------------------------------------------------


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


PROVEN = "维保合同46家。"


@pytest.mark.parametrize(
    "told",
    [
        "2021年6月因检测报告不规范被消防救援支队罚款1万元。",
        "因未及时整改被处罚。",
        "年内被住建局通报批评一次。",
        "虽未被投诉，但受到行政处罚。",
    ],
)
def test_penalty_disclosed(unit: Make, flag: Find, told: str) -> None:
    assert flag("penalty_disclosed", unit({"主要事迹": PROVEN + told})).severity == "block"


@pytest.mark.parametrize(
    "told",
    [
        "未受到任何处罚。",
        "从未因消防违法行为被处罚或通报批评。",
        "协助消防部门对违规商户进行处罚。",
        "如有弄虚作假，愿接受处罚。",
        "认真学习《行政处罚法》。",
        "行政处罚：无。",
        "帮助客户整改隐患，避免了处罚。",
    ],
)
def test_no_penalty_disclosed(unit: Make, codes: Codes, told: str) -> None:
    assert codes(unit({"主要事迹": PROVEN + told})) == set()


def test_penalty_bars_only_where_the_award_asks(unit: Make, person: Make, flag: Find) -> None:
    told = {"主要事迹": "因违规被罚款2000元。"}
    assert flag("penalty_disclosed", unit({**told, "申报奖项": "消防公益先进企业"})).severity == "warn"
    assert flag("penalty_disclosed", person(told)).severity == "warn"


def test_an_earlier_years_penalty_is_told_and_does_not_bar(unit: Make, flag: Find) -> None:
    told = unit({"主要事迹": PROVEN + "2018年曾被消防大队罚款。"})
    assert flag("penalty_disclosed", told).severity == "info"


def test_penalty_in_a_field_of_its_own(unit: Make, codes: Codes, field: Build) -> None:
    assert codes(unit(extras={"受处罚情况": field("2021年被罚款一次")})) == {"penalty_disclosed"}
    assert codes(unit(extras={"受处罚情况": field("无")})) == set()


# --- Register -----------------------------------------------------------------------------------------


def test_not_a_member(unit: Make, codes: Codes, register: Register) -> None:
    stranger = unit({"单位名称": "新疆无名消防有限公司", "统一社会信用代码": "91650100MA7756789U"}, seals=())
    assert "not_a_member" in codes(stranger, register=register)
    assert "not_a_member" not in codes(stranger)


def test_members_under_other_names(unit: Make, codes: Codes, register: Register, seal: Build) -> None:
    former = "乌鲁木齐天盾消防器材有限公司"
    for name in (former, "新疆天盾消防技术服务有限 公司", "新疆夭盾消防技术服务有限公司"):
        found = codes(unit({"单位名称": name}, seals=(seal(name),)), register=register)
        assert found == set(), name


def test_dues(unit: Make, person: Make, flag: Find, codes: Codes, register: Register, seal: Build) -> None:
    name = {"单位名称": "新疆昆仑消防工程有限公司"}
    owing = unit(name, seals=(seal(name["单位名称"]),))
    assert flag("dues_unpaid", owing, register=register).severity == "block"
    whose = person({"工作单位": name["单位名称"]}, seals=(seal(name["单位名称"]),))
    assert flag("dues_unpaid", whose, register=register).severity == "info"
    unknown = {"工作单位": "和田绿洲消防培训学校"}
    assert codes(person(unknown, seals=(seal(unknown["工作单位"]),)), register=register) == set()


# --- Seals --------------------------------------------------------------------------------------------


def test_missing_seal(unit: Make, flag: Find) -> None:
    missing = flag("missing_seal", unit(seals=()))
    assert missing.severity == "block"
    assert missing.evidence[0].text == "单位意见"


@pytest.mark.parametrize(
    "change",
    [{"kind": "personal"}, {"slot": "协会意见"}, {"slot": None}],
    ids=["chop", "association", "elsewhere"],
)
def test_seals_that_do_not_count(unit: Make, codes: Codes, change: dict[str, Any], seal: Build) -> None:
    assert codes(unit(seals=(seal(**change),))) == {"missing_seal"}


def test_a_form_without_known_blocks(unit: Make, codes: Codes, seal: Build) -> None:
    assert codes(unit(slots=(), seals=(seal(slot=None),))) == set()
    assert codes(unit(slots=(), seals=())) == {"missing_seal"}
    attached = Evidence(page=1, box=None, text="营业执照")
    licence = seal("乌鲁木齐市市场监督管理局", False, slot=None, page=1)
    assert codes(unit(slots=(), seals=(licence,), attachments=(attached,))) == {"missing_seal"}


def test_second_required_block(unit: Make, codes: Codes, seal: Build, slot: Build) -> None:
    slots = (slot(), slot("地州市协会意见", "recommender"))
    assert codes(unit(slots=slots)) == {"missing_seal"}
    theirs = seal("昌吉回族自治州消防协会", None, slot="地州市协会意见")
    assert codes(unit(slots=slots, seals=(seal(), theirs))) == set()
    assert codes(unit(slots=slots, seals=(theirs,))) == {"missing_seal"}


def test_one_seal_serves_all_of_the_units_own_blocks(
    unit: Make, codes: Codes, seal: Build, slot: Build
) -> None:
    slots = (slot("自荐意见"), slot("单位承诺"), slot())
    assert codes(unit(slots=slots)) == set()
    assert codes(unit(slots=slots, seals=(seal(slot="单位承诺"),))) == set()
    assert codes(unit(slots=slots, seals=())) == {"missing_seal"}
    stranger = seal("新疆陌生消防有限公司", False, slot="单位承诺")
    assert codes(unit(slots=slots, seals=(stranger,))) == {"seal_unit_mismatch"}


def test_a_lone_recommenders_block_is_the_units(person: Make, codes: Codes, seal: Build, slot: Build) -> None:
    slots = (slot("推荐单位意见", "recommender"),)
    assert codes(person(slots=slots, seals=(seal(slot="推荐单位意见"),))) == set()
    stranger = seal("新疆陌生消防有限公司", False, slot="推荐单位意见", state="mismatch")
    assert codes(person(slots=slots, seals=(stranger,))) == {"seal_unit_mismatch"}


def test_grey_seal_is_a_seal_with_a_warning(unit: Make, codes: Codes, season: Season, seal: Build) -> None:
    grey = unit(seals=(seal(state="grey", colour="grey"),))
    assert codes(grey) == set()
    (sealed,) = [c for c in judge(grey, season).criteria if c.id == "sealed"]
    assert sealed.state == "unknown"
    assert "复印" in sealed.message


def test_grey_warning_in_the_flags_message(unit: Make, flag: Find, seal: Build) -> None:
    blurred = unit(seals=(seal(None, None, state="grey", colour="grey"),))
    assert "复印" in flag("seal_unreadable", blurred).message


@pytest.mark.parametrize(
    "text", ["新疆陌生消防有限公司", "新疆天盾消防技术服务有限公司昌吉分公司", "新疆夭盾消防技术服务有限公司"]
)
def test_seal_of_another_unit(unit: Make, flag: Find, text: str, seal: Build) -> None:
    wrong = flag("seal_unit_mismatch", unit(seals=(seal(text, False, state="mismatch"),)))
    assert wrong.severity == "block"
    assert text in wrong.message


def test_one_right_seal_is_enough(unit: Make, codes: Codes, seal: Build) -> None:
    both = (seal("新疆陌生消防有限公司", False, state="mismatch"), seal())
    assert codes(unit(seals=both)) == set()


def test_seal_that_cannot_be_read(unit: Make, flag: Find, seal: Build) -> None:
    assert flag("seal_unreadable", unit(seals=(seal(None, None, state="faint"),))).severity == "warn"


def test_seal_in_other_typography(unit: Make, codes: Codes, seal: Build) -> None:
    name = "新疆天盾（集团）消防有限公司"
    assert codes(unit({"单位名称": name}, seals=(seal("新疆天盾(集团)消防有限公司", None),))) == set()


def test_seal_with_a_former_name(unit: Make, codes: Codes, register: Register, seal: Build) -> None:
    former = (seal("乌鲁木齐天盾消防器材有限公司", False, state="mismatch"),)
    assert codes(unit(seals=former)) == {"seal_unit_mismatch"}
    assert codes(unit(seals=former), register=register) == set()


def test_seal_after_the_units_name_was_corrected(unit: Make, codes: Codes, seal: Build) -> None:
    """Judged again without the picture: the reader had been asked about the misread name."""
    candidates = (
        SealCandidate(name="新疆昆仑消防工程有限公司", probability=0.97),
        SealCandidate(name="新疆昆伦消防工程有限公司", probability=0.02),
    )
    stamped = seal("新疆昆仑消防工程有限公司", False, state="mismatch", candidates=candidates)
    assert codes(unit({"单位名称": "新疆昆伦消防工程有限公司"}, seals=(stamped,))) == {"seal_unit_mismatch"}
    assert codes(unit({"单位名称": "新疆昆仑消防工程有限公司"}, seals=(stamped,))) == set()
    assert codes(unit({"单位名称": "新疆天山消防工程有限公司"}, seals=(stamped,))) == {"seal_unit_mismatch"}


def test_no_unit_named_leaves_the_seal_alone(unit: Make, codes: Codes, seal: Build) -> None:
    assert codes(unit({"单位名称": None}, seals=(seal(matches=None),))) == {"missing_required_field"}


# --- Not a form, unreadable -----------------------------------------------------------------------------


def test_other_documents(season: Season) -> None:
    other = Reading(kind="other", award=None, fields={})
    assert [item.code for item in judge(other, season).flags] == ["form_not_recognised"]
    assert judge(other, season).criteria == ()


def test_the_readers_own_question_is_not_asked_twice(season: Season) -> None:
    own = Flag(code="form_not_recognised", severity="block", message="这是一张照片。")
    other = Reading(kind="other", award=None, fields={}, questions=(own,))
    assert judge(other, season).flags == (own,)


def test_flags_carry_evidence_and_sendable_messages(unit: Make, season: Season) -> None:
    spoilt = unit(
        {"联系电话": "12", "统一社会信用代码": "X", "推荐日期": "2022年2月1日", "申报奖项": "没有的奖"},
        seals=(),
    )
    flags = judge(spoilt, season).flags
    assert len(flags) == 5
    for item in flags:
        assert item.evidence, item.code
        assert item.message.endswith("。")
        assert "None" not in item.message
    assert [item.severity for item in flags] == sorted(
        (item.severity for item in flags), key=("block", "warn", "info").index
    )


def test_judging_twice_changes_nothing(unit: Make, season: Season) -> None:
    assert judge(unit(), season) == judge(unit(), season)
