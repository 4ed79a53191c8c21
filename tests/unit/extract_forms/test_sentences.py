"""Values within the sentences of a letter."""

from typing import Any

from extract.fields.confidence import threshold_for
from extract.forms.blocking import DECLARES
from extract.forms.letters import letter_kind, values_in
from extract.seasons.load import load_season

SEASON = load_season("xjfpa-2021")


def _said(text: str, kind: str) -> dict[str, str]:
    return {key: text[start:stop] for key, (start, stop) in values_in(text, SEASON, kind).items()}


def test_a_unit_s_letter_tells_its_values() -> None:
    said = _said(
        "我单位新疆正安消防检测有限公司（统一社会信用代码：916540037WE036487L，会员证号：新消协181号），"
        "法定代表人赛力克·巴合提别克，现有职工293人，住所克拉玛依市中亚北路430号。",
        "unit",
    )
    assert said["单位名称"] == "新疆正安消防检测有限公司"
    assert said["统一社会信用代码"] == "916540037WE036487L"
    assert said["会员证号"] == "新消协181号"
    assert said["法定代表人"] == "赛力克·巴合提别克"
    assert said["单位地址"] == "克拉玛依市中亚北路430号"


def test_a_recommendation_tells_who_and_where() -> None:
    said = _said(
        "兹推荐亚森·克里木同志，性别男，民族维吾尔族，身份证号650500197212137173，系哈密市安居消防有限责任公司维保班长，特此推荐。",
        "person",
    )
    assert said["姓名"] == "亚森·克里木"
    assert said["性别"] == "男"
    assert said["身份证号码"] == "650500197212137173"
    assert said["工作单位"] == "哈密市安居消防有限责任公司"


def test_prose_that_names_labels_tells_nothing() -> None:
    said = _said("我们的单位名称几经变更，服务群众的初心没有变，联系电话贴在每个控制室门上。", "unit")
    assert not {"单位名称", "联系电话"} & set(said)


def test_answers_in_brackets_and_quotes() -> None:
    said = _said(
        "现推荐会员单位【新疆北斗消防工程有限公司】（统一社会信用代码【916540037WE036487L】）参加评选。"
        "该单位成立于【2012年10月21日】，法定代表人【王建军】，在册职工【294】，拟参评奖项为【优秀消防产品企业】。",
        "unit",
    )
    assert said == {
        "单位名称": "新疆北斗消防工程有限公司",
        "统一社会信用代码": "916540037WE036487L",
        "成立时间": "2012年10月21日",
        "法定代表人": "王建军",
        "职工人数": "294",
        "申报奖项": "优秀消防产品企业",
    }


def test_a_letter_with_blanks() -> None:
    said = _said(
        "我单位（全称）赛里木（伊宁）安全评估咨询有限公司，统一社会信用代码为916540022494712700，"
        "现有职工人数82名现自愿申报2021年度科技创新企业，并保证所填内容真实。",
        "unit",
    )
    assert said["单位名称"] == "赛里木（伊宁）安全评估咨询有限公司"
    assert said["职工人数"] == "82名"
    assert said["申报奖项"] == "科技创新企业"
    assert "申报奖项" not in _said("我单位自愿申报，并保证申报2021年度材料真实，绝无虚假。", "unit")


def test_a_letters_title_says_in_general_what_it_asks_for() -> None:
    head = "关于申报2021年度消防先进企业的请示消防协会：根据贵会通知要求，"
    for asks in (
        "我单位拟申报：消防突出贡献企业。以上材料真实有效。",
        "现推荐我单位参评2021年度消防突出贡献企业，请审核。",
        "特申请授予新疆消防协会“消防突出贡献企业”称号。",
        "申报奖项为消防突出贡献企业。",
    ):
        assert _said(head + asks, "unit")["申报奖项"] == "消防突出贡献企业", asks


def test_what_a_letters_title_is_called_is_no_part_of_an_award() -> None:
    text = "关于申报2021年度消防先进企业的请示消防协会：我单位曾被评为消防突出贡献企业。妥否，请批示。"
    assert _said(text, "unit")["申报奖项"] == "消防先进企业"


def test_of_two_awards_asked_for_in_sentences_none_is_preferred() -> None:
    text = "我单位拟申报2021年度科技创新企业，拟推荐张三申报消防技术服务能手。"
    assert _said(text, "unit")["申报奖项"] == "科技创新企业"


def test_whom_a_letter_is_written_to_is_no_label(drawing: Any, read: Any) -> None:
    drawing.write("自荐书", 700, 150, size=48)
    drawing.write("自治区消防协会：", 150, 300)
    drawing.write("我单位（全称）", 200, 360)
    for row, text in enumerate(
        ("单位名称：新疆天山消防技术服务有限公司", "联系人：李红", "联系电话：13912345678")
    ):
        drawing.write(text, 150, 500 + 60 * row)
    reading = read(drawing)
    assert reading.fields["联系人"].value == "李红"
    assert not reading.extras


def test_a_declaration_tells_its_values() -> None:
    text = (
        "本单位四川安泰建筑安装工程有限公司（以下简称“本单位”），统一社会信用代码为916540037WE036487L，"
        "住所地五家渠市扬子江路224号，法定代表人为郝莹然，现有职工260人，自愿申报2021年度“优秀消防工程企业”"
        "称号，并指定潘远超为联系人（联系电话13964405337）。"
    )
    said = _said(text, "unit")
    assert said["单位名称"] == "四川安泰建筑安装工程有限公司"
    assert said["法定代表人"] == "郝莹然"
    assert said["职工人数"] == "260人"
    assert said["联系人"] == "潘远超"
    assert said["联系电话"] == "13964405337"
    assert said["申报奖项"] == "优秀消防工程企业"
    assert letter_kind(text, SEASON) == "unit"


def test_a_person_told_by_enumeration() -> None:
    text = (
        "兹推荐王建军同志，男，汉族，群众，身份证号650102199003071219，现任新疆北斗建设工程有限公司检测员，"
        "持有中级消防设施操作员证书，证书编号XF6563376852参加2021年度评选。"
    )
    said = _said(text, "person")
    assert (said["性别"], said["民族"], said["政治面貌"]) == ("男", "汉族", "群众")
    assert said["工作单位"] == "新疆北斗建设工程有限公司"
    assert said["职务"] == "检测员"
    assert said["职业资格"] == "中级消防设施操作员"
    assert said["证书编号"] == "XF6563376852"
    assert letter_kind(text, SEASON) == "person"


def test_a_notice_about_an_award_is_no_letter() -> None:
    text = "各会员单位：现组织申报2021年度优秀企业，请推荐，联系人张三，联系电话0991-5659605，地址47号。"
    assert letter_kind(text, SEASON) is None


def test_a_blank_that_asks_for_the_full_name() -> None:
    said = _said(
        "我单位（全称）四川泰和永固消防设备有限公司喀什分公司，统一社会信用代码9165290121317504XC。", "unit"
    )
    assert said["单位名称"] == "四川泰和永固消防设备有限公司喀什分公司"


def test_where_a_letter_declares_its_story_ends() -> None:
    assert DECLARES.match("以上情况属实，如有不实，愿承担一切后果。")
    assert not DECLARES.match("以上情况说明，开展培训卓有成效。")


def test_a_recommendation_in_numbered_paragraphs() -> None:
    text = (
        "本单位全称为新疆骏捷消防设施检测有限公司，成立于2001.12，现有员工315余人，统一社会信用代码为916540037WE036487L，"
        "办公地点在克拉玛依市文化路68号院6栋（消防队对面）。法定代表人是田春淼；本次申报由曹梅军负责联系，电话18917560911。"
        "经集体研究，申报客户满意消防技术服务企业一项。"
    )
    assert _said(text, "unit") == {
        "单位名称": "新疆骏捷消防设施检测有限公司",
        "统一社会信用代码": "916540037WE036487L",
        "法定代表人": "田春淼",
        "联系人": "曹梅军",
        "联系电话": "18917560911",
        "单位地址": "克拉玛依市文化路68号院6栋（消防队对面）",
        "成立时间": "2001.12",
        "职工人数": "315余人",
        "申报奖项": "客户满意消防技术服务企业",
    }


def _numbered(drawing: Any, head: str) -> None:
    drawing.write("先进单位推荐书", 560, 150, size=48)
    for row, text in enumerate(
        (
            "一、单位概况",
            "本单位全称为新疆骏捷消防设施检测有限公司，成立于2001.12，",
            "现有员工315人，统一社会信用代码为91350100M000100Y43。",
            "二、人员",
            head,
            "三、主要事迹",
            "公司一年来维保项目四十六个，客户满意，年内未受处罚。",
            "四、单位意见",
            "同意推荐。",
        )
    ):
        drawing.write(text, 150, 300 + 70 * row)


def test_a_heading_is_no_part_of_the_sentence_below(drawing: Any, read: Any) -> None:
    _numbered(drawing, "法定代表人是田春淼；本次申报由曹梅军负责联系。")
    fields = read(drawing).fields
    assert fields["单位名称"].value == "新疆骏捷消防设施检测有限公司"
    assert fields["法定代表人"].value == "田春淼"


def test_the_word_beside_a_label_and_not_the_one_behind_it(drawing: Any, read: Any) -> None:
    _numbered(drawing, "法定代表人是 田春淼 ；本次申报由 曹梅军 负责联系。")
    fields = read(drawing).fields
    assert (fields["法定代表人"].value, fields["联系人"].value) == ("田春淼", "曹梅军")


def test_a_value_that_the_sentences_say_otherwise_is_doubtful(drawing: Any, read: Any) -> None:
    _numbered(drawing, "法定代表人是田春淼；本次申报由曹梅军负责联系。")
    drawing.write("法定代表人：郝莹然", 150, 240)
    field = read(drawing).fields["法定代表人"]
    assert "田春淼" in {field.value, *field.alternatives}
    assert field.confidence < threshold_for(0.99)


def test_a_heading_parts_the_title_from_the_first_sentence(drawing: Any, read: Any) -> None:
    drawing.write("个人评先推荐信", 560, 150, size=48)
    for row, text in enumerate(
        (
            "一、被推荐人",
            "兹推荐阿依古丽·克里木同志，性别女，民族维吾尔族，身份证号11010519491231002X，",
            "系新疆天山消防技术服务有限公司维保班长。",
            "二、主要事迹",
            "该同志从事消防工作十五年来，爱岗敬业，刻苦钻研业务，多次受到客户表扬。",
            "三、单位意见",
            "同意推荐。",
        )
    ):
        drawing.write(text, 150, 300 + 70 * row)
    assert read(drawing).fields["姓名"].value == "阿依古丽·克里木"


def test_a_value_goes_on_with_its_bracket() -> None:
    said = _said(
        "单位名称：甜蜜铝业股份有限公司（烟台）分公司，注册地址：烟台市锡林郭勒北路94号院4号楼（原纺织厂北门），"
        "法定代表人：戚琨，现有职工173人。",
        "unit",
    )
    assert said["单位名称"] == "甜蜜铝业股份有限公司（烟台）分公司"
    assert said["单位地址"] == "烟台市锡林郭勒北路94号院4号楼（原纺织厂北门）"
    said = _said(
        "我公司新疆天山消防有限公司（以下简称我司），住所地乌鲁木齐市友好北路12号（邮编830000）。", "unit"
    )
    assert said["单位名称"] == "新疆天山消防有限公司"
    assert said["单位地址"] == "乌鲁木齐市友好北路12号"


def test_a_bracket_on_the_next_line_of_a_letter_is_no_stranger(drawing: Any, read: Any) -> None:
    drawing.write("关于申报先进企业的请示", 560, 150, size=48)
    for row, text in enumerate(
        (
            "单位名称：新疆骏捷消防设施检测有限公司，统一社会信用代码：",
            "91350100M000100Y43，注册地址：烟台市经开区锡林郭勒北路94号院4号楼",
            "（原纺织厂北门），成立于2003-01-11，法定代表人：戚琨，现有职工173人。",
            "二、主要事迹",
            "公司一年来维保项目四十六个，客户满意，年内未受处罚。",
            "三、申报奖项：科技创新企业",
        )
    ):
        drawing.write(text, 150, 300 + 60 * row)
    assert read(drawing).fields["单位地址"].value == "烟台市经开区锡林郭勒北路94号院4号楼（原纺织厂北门）"
