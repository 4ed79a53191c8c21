"""Values within the sentences of a letter."""

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
