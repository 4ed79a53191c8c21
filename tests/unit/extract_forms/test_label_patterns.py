"""Wordings of labels that no list foresees, and words that are none."""

from dataclasses import replace

import pytest

from extract.forms.label_patterns import SIMILARITY, key_by_pattern
from extract.forms.lexicon import lexicon_for
from extract.season import Season

UNIT, PERSON = "unit", "person"


@pytest.mark.parametrize(
    ("kind", "text", "key"),
    [
        (UNIT, "申报单位全称", "单位名称"),
        (UNIT, "参评企业名称", "单位名称"),
        (UNIT, "会员单位名称：", "单位名称"),
        (UNIT, "一、企业名称（公章）", "单位名称"),
        (UNIT, "法人代表", "法定代表人"),
        (UNIT, "企业负责人姓名", "法定代表人"),
        (UNIT, "社会信用代码", "统一社会信用代码"),
        (UNIT, "组织机构代码证号", "统一社会信用代码"),
        (UNIT, "业务联系人", "联系人"),
        (UNIT, "单位联络员", "联系人"),
        (UNIT, "经办人手机号码", "联系电话"),
        (UNIT, "联系人联系方式", "联系电话"),
        (UNIT, "拟申报奖项", "申报奖项"),
        (UNIT, "申请荣誉称号", "申报奖项"),
        (UNIT, "三、提名理由", "主要事迹"),
        (UNIT, "突出业绩简介", "主要事迹"),
        (UNIT, "先进事迹材料", "主要事迹"),
        (PERSON, "候选人姓名", "姓名"),
        (PERSON, "被推荐人姓名", "姓名"),
        (PERSON, "任职单位名称", "工作单位"),
        (PERSON, "现工作单位", "工作单位"),
        (PERSON, "出生日期", "出生年月"),
        (PERSON, "文化程度", "学历"),
        (PERSON, "现任职务", "职务"),
        (PERSON, "专业技术职称", "职称"),
        (PERSON, "居民身份证号码", "身份证号码"),
        (PERSON, "姓名/Name", "姓名"),
        (PERSON, "身份证号码 ID No.", "身份证号码"),
        (UNIT, "单位名称 Name of Unit", "单位名称"),
        (UNIT, "联系电话 Tel:", "联系电话"),
        (UNIT, "【法定代表人】", "法定代表人"),
        (UNIT, "壹、单位名称", "单位名称"),
        (UNIT, "（三）联系电话", "联系电话"),
    ],
)
def test_wordings_of_labels(season: Season, kind: str, text: str, key: str) -> None:
    match = lexicon_for(season, kind).match(text)
    assert match is not None
    assert match.keys == (key,)
    assert match.category == "field"
    assert match.similarity >= 0.8


@pytest.mark.parametrize("kind", [UNIT, PERSON, None])
@pytest.mark.parametrize(
    "text",
    [
        "消防突出贡献企业",
        "优秀消防工程企业",
        "消防公益先进企业",
        "法人独资",
        "技术员",
        "工程师",
        "有限责任公司",
        "王建军",
        "维吾尔族",
        "中共党员",
    ],
)
def test_values_are_no_labels_of_fields(season: Season, kind: str | None, text: str) -> None:
    match = lexicon_for(season, kind).match(text)
    assert match is None or match.category != "field", match


@pytest.mark.parametrize("text", ["制表人", "联系人邮箱", "传真", "注册资本", "申报编号", "邮政编码"])
def test_labels_of_no_key_of_ours(season: Season, text: str) -> None:
    match = lexicon_for(season, UNIT).match(text)
    assert match is not None
    assert (match.keys, match.category) == ((), "other")


@pytest.mark.parametrize("text", ["单位意见", "所在单位审核意见（盖章）", "协会审批意见"])
def test_opinions_are_blocks_and_no_fields(season: Season, text: str) -> None:
    match = lexicon_for(season, UNIT).match(text)
    assert match is not None
    assert match.category == "slot"


def test_labels_of_the_trade_are_the_season_s(season: Season) -> None:
    match = lexicon_for(season, UNIT).match("在管消防合同总数")
    assert match is not None
    assert match.keys == ("维保合同数量",)
    other = replace(season, label_patterns={})
    unknown = lexicon_for(other, UNIT).match("在管消防合同总数")
    assert unknown is None or "维保合同数量" not in unknown.keys


def test_patterns_name_a_whole_label_or_nothing() -> None:
    everything = frozenset({"单位名称", "工作单位", "职务", "联系人"})
    assert key_by_pattern("企业负责人", frozenset({"法定代表人"})) == "法定代表人"
    assert key_by_pattern("所在单位", frozenset({"工作单位"})) == "工作单位"
    assert key_by_pattern("编号", everything) == "其他"
    assert key_by_pattern("名", everything) is None
    assert key_by_pattern("单" * 21, everything) is None
    assert key_by_pattern("今天天气很好", everything) is None
    assert 0.8 < SIMILARITY < 1.0


def test_a_person_s_unit_is_the_place_of_work(season: Season) -> None:
    match = lexicon_for(season, PERSON).match("参评单位全称")
    assert match is not None
    assert match.keys == ("工作单位",)


def test_names_of_evidence_are_no_story(season: Season) -> None:
    for text in ("事迹证明材料", "先进事迹附件"):
        match = lexicon_for(season, UNIT).match(text)
        assert match is None or "主要事迹" not in match.keys


@pytest.mark.parametrize(
    ("text", "key"),
    [("本人职务", "职务"), ("本人目前职称", "职称"), ("本人民族", "民族"), ("本人所任职务", "职务")],
)
def test_a_word_that_says_whose_it_is_changes_no_label(season: Season, text: str, key: str) -> None:
    match = lexicon_for(season, PERSON).match(text)
    assert match is not None
    assert match.keys == (key,)


@pytest.mark.parametrize("text", ["本人意见", "本人签名", "本人", "现任副会长", "担任经理"])
def test_such_a_word_makes_no_label_of_anything_else(season: Season, text: str) -> None:
    match = lexicon_for(season, PERSON).match(text)
    assert match is None or not match.keys
