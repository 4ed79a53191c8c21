"""Papers that name a unit, a telephone and a day as forms do, and are none."""

from typing import Any

import pytest

from extract.forms.lexicon import slot_role
from extract.forms.papers import is_paper_name

UNIT = "新疆天山消防技术服务有限公司"
NOTICE = (
    "各会员单位：",
    "为总结全年工作，定于近期召开会议。现将有关事项通知如下：",
    "一、时间：2022年1月17日上午10:00。",
    "二、地点：乌鲁木齐市新华北路165号会议室。",
    "三、内容：向“优秀消防产品企业”颁奖。",
    "四、参会人员：各会员单位法定代表人或联系人一名。",
    "五、联系人：梁雅琴 联系电话：13900000000",
    "新疆消防协会",
    "2022年1月8日",
)
CERTIFICATE = (
    ("证书编号：", "消协证〔2021〕131号"),
    ("单位名称：", UNIT),
    ("法定代表人：", "王建军"),
    ("统一社会信用代码：", "91350100M000100Y43"),
    ("有效期：", "2021年1月1日至2023年12月31日"),
)


def _lines(drawing: Any, *texts: str, top: float = 400) -> Any:
    for place, text in enumerate(texts):
        drawing.write(text, 200, top + 70 * place)
    return drawing


def _form(drawing: Any) -> Any:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(
        [
            (80, [("单位名称", 0.2), (UNIT, 0.8)]),
            (80, [("法定代表人", 0.2), ("王建军", 0.3), ("联系人", 0.2), ("李别人", 0.3)]),
            (80, [("单位地址", 0.2), ("", 0.3), ("联系电话", 0.2), ("", 0.3)]),
            (300, [("单位意见", 0.2), ("（盖章）", 0.8)]),
        ]
    )
    return drawing


@pytest.mark.parametrize("kind", ["通知", "通报", "决定"])
def test_a_notice_is_no_form(drawing: Any, read: Any, kind: str) -> None:
    drawing.write(f"关于召开年度总结表彰工作会议的{kind}", 300, 250, size=44)
    reading = read(_lines(drawing, *NOTICE))
    assert reading.kind == "other"
    assert [flag.code for flag in reading.questions] == ["form_not_recognised"]
    assert not reading.fields


@pytest.mark.parametrize(
    "title",
    [
        "会员证书",
        "会 员 证 书",
        "诚信经营承诺书",
        "法人授权委托书",
        "消防设施维护保养合同",
        "评优推荐工作会议签到表",
        "收款通知单",
    ],
)
def test_a_certificate_of_membership_is_no_form(drawing: Any, read: Any, title: str) -> None:
    drawing.write(title, 600, 200, size=60)
    for place, (label, value) in enumerate(CERTIFICATE):
        drawing.write(label, 250, 600 + 100 * place)
        drawing.write(value, 600, 600 + 100 * place)
    reading = read(drawing)
    assert reading.kind == "other"
    assert title.replace(" ", "") in reading.questions[0].message


def test_the_title_of_a_form_outranks_what_it_is_about(drawing: Any, read: Any) -> None:
    drawing.write("关于开展评优工作的通知 附件1", 300, 60)
    assert read(_form(drawing)).kind == "unit"


def test_a_cover_letter_gives_the_form_no_values(new_drawing: Any, read: Any) -> None:
    letter = new_drawing()
    letter.write("关于报送2021年度评优材料的函", 400, 250, size=44)
    _lines(letter, "省消防协会：", "现将申报表随函报送。", "地址：某某市某某路1号", "联系电话：13911112222")
    reading = read(letter, _form(new_drawing()))
    assert reading.kind == "unit"
    assert reading.fields["单位名称"].value == UNIT
    assert not {"联系电话", "单位地址"} & set(reading.fields)
    assert not reading.extras


def test_a_letter_that_sends_the_form_along_is_no_form_by_itself(drawing: Any, read: Any) -> None:
    drawing.write("关于推荐王建军同志为先进个人的函", 400, 250, size=44)
    told = (
        "省消防协会：",
        "经研究，现推荐王建军同志（男，汉族，身份证号码：11010519491231002X，",
        "现任经理）为2021年度“消防技术服务能手”候选人。",
        "附件：1．先进个人推荐审批表一式三份",
        "（联系人：李别人　联系电话：13911112222）",
    )
    reading = read(_lines(drawing, *told))
    assert reading.kind == "other"
    assert not reading.fields


def test_a_long_letter_stays(new_drawing: Any, read: Any) -> None:
    letter = new_drawing()
    letter.write("关于申报先进集体的报告", 400, 250, size=44)
    _lines(
        letter,
        *["我单位一年来完成维保检测项目四十二个，无一差错，多次受到表扬。"] * 11,
        "联系电话：13911112222",
    )
    assert read(letter, _form(new_drawing())).fields["联系电话"].value == "13911112222"


def test_a_sentence_near_the_top_is_no_title(drawing: Any, read: Any) -> None:
    drawing.write("关于表彰先进单位的决定", 400, 250, size=44)
    told = "经单位申报、秘书处初审并公示，协会决定予以表彰（名单见附表）"
    assert read(_lines(drawing, told, *NOTICE)).kind == "other"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("单位审批", "unit"),
        ("所在单位审核", "unit"),
        ("审批意见", "association"),
        ("主管单位审批", "association"),
    ],
)
def test_whose_approval_it_is(heading: str, role: str) -> None:
    assert slot_role(heading) == role


def _list(drawing: Any, title: str, rows: int) -> Any:
    drawing.write(title, 460, 150, size=48)
    drawing.write("推荐单位（盖章）：新疆天山消防技术服务有限公司", 150, 230, size=28)
    widths = (0.1, 0.2, 0.3, 0.2, 0.2)
    heads = ("序号", "姓名", "工作单位", "申报奖项", "联系电话")
    people = [("王建军", "13900000001"), ("李晓梅", "13900000002"), ("赵强", "13900000003")][:rows]
    lines = [heads] + [
        (str(place), name, UNIT, "消防技术服务能手", phone)
        for place, (name, phone) in enumerate(people, start=1)
    ]
    drawing.table([(80, list(zip(line, widths, strict=True))) for line in lines])
    return drawing


@pytest.mark.parametrize(
    "title", ["先进个人推荐汇总表", "2021年度先进个人推荐名册", "推荐人选一览表", "申报材料清单"]
)
def test_a_list_of_several_candidates_is_nobodys_form(drawing: Any, read: Any, title: str) -> None:
    reading = read(_list(drawing, title, 3))
    assert reading.kind == "other"
    assert not reading.fields


def test_a_list_of_one_is_that_ones_form(drawing: Any, read: Any) -> None:
    reading = read(_list(drawing, "先进个人推荐汇总表", 1))
    assert reading.kind == "person"
    assert reading.fields["姓名"].value == "王建军"


def test_a_list_of_projects_within_makes_no_form_a_list(drawing: Any, read: Any) -> None:
    drawing.write("先进单位申报表", 560, 150, size=48)
    drawing.table(
        [
            (70, [("单位名称", 0.2), (UNIT, 0.8)]),
            (70, [("法定代表人", 0.2), ("王建军", 0.3), ("联系电话", 0.2), ("13900000001", 0.3)]),
            (60, [("参评年度完成的主要项目汇总表", 1.0)]),
            (60, [("序号", 0.1), ("项目名称", 0.5), ("业务类别", 0.4)]),
            (60, [("1", 0.1), ("某某商场项目", 0.5), ("维保", 0.4)]),
            (60, [("2", 0.1), ("某某医院项目", 0.5), ("检测", 0.4)]),
            (300, [("申报单位意见", 0.2), ("同意申报。", 0.8)]),
        ]
    )
    reading = read(drawing)
    assert reading.kind == "unit"
    assert reading.fields["单位名称"].value == UNIT


@pytest.mark.parametrize("title", ["公示情况说明", "推荐对象公示报告", "情况说明", "在职证明"])
def test_what_is_certified_about_a_candidate_is_no_application(drawing: Any, read: Any, title: str) -> None:
    drawing.write(title, 640, 200, size=48)
    reading = read(
        _lines(
            drawing,
            "按照评选通知要求，我单位推荐王建军同志（男，汉族，身份证号码：650102198001011234）",
            "参加“消防技术服务能手”评选。对其主要事迹进行了公示，公示期内未收到任何异议。",
            "公示联系人：李晓梅 联系电话：13900000000",
        )
    )
    assert reading.kind == "other"
    assert not reading.fields


@pytest.mark.parametrize("name", ["先进单位考核评分表", "评选推荐名额分配表", "年度考评细则表"])
def test_a_table_of_points_or_of_quotas_is_no_form(name: str) -> None:
    assert is_paper_name(name)


def test_a_form_may_speak_of_points() -> None:
    assert not is_paper_name("先进单位评分推荐表")


def test_an_application_to_join_asks_for_no_award_and_is_no_form(drawing: Any, read: Any) -> None:
    drawing.write("单位会员入会申请表", 560, 150, size=48)
    drawing.table(
        [
            (80, [("单位名称", 0.2), (UNIT, 0.8)]),
            (80, [("法定代表人", 0.2), ("王建军", 0.3), ("联系人", 0.2), ("李别人", 0.3)]),
            (
                80,
                [
                    ("单位地址", 0.2),
                    ("乌鲁木齐市新华北路165号", 0.3),
                    ("联系电话", 0.2),
                    ("13900000000", 0.3),
                ],
            ),
            (300, [("单位意见", 0.2), ("（盖章）", 0.8)]),
        ]
    )
    reading = read(drawing)
    assert reading.kind == "other"
    assert not reading.fields


@pytest.mark.parametrize("title", ["申请表", "登记表"])
@pytest.mark.parametrize("asked", [("主要事迹", "全年维保46家。"), ("类别", "优秀消防工程企业")])
def test_a_form_for_an_award_needs_no_honouring_title(
    drawing: Any, read: Any, title: str, asked: tuple[str, str]
) -> None:
    drawing.write(title, 660, 150, size=48)
    label, answer = asked
    drawing.table(
        [
            (80, [("单位名称", 0.2), (UNIT, 0.8)]),
            (80, [("法定代表人", 0.2), ("王建军", 0.3), ("联系人", 0.2), ("李别人", 0.3)]),
            (300, [(label, 0.2), (answer, 0.8)]),
            (300, [("单位意见", 0.2), ("（盖章）", 0.8)]),
        ]
    )
    assert read(drawing).kind == "unit"


@pytest.mark.parametrize("title", ["申报材料清单", ""], ids=["headed", "heading not read"])
def test_a_list_of_what_is_handed_in_is_no_form(drawing: Any, read: Any, title: str) -> None:
    if title:
        drawing.write(title, 560, 150, size=48)
    drawing.write("报送单位（盖章）：新疆天山消防技术服务有限公司", 150, 230, size=28)
    papers = ("2021年度“科技创新企业”推荐表（原件）", "会员证书（复印件）", "主要事迹材料（纸质版）")
    lines = [("序号", "材料名称", "份数", "页数")]
    lines += [(str(place), name, "2", "3") for place, name in enumerate(papers, start=1)]
    widths = (0.1, 0.5, 0.2, 0.2)
    drawing.table([(80, list(zip(line, widths, strict=True))) for line in lines])
    drawing.write("移交人：范胜利      联系电话：15201330262", 150, 700, size=28)
    reading = read(drawing)
    assert reading.kind == "other"
    assert not reading.fields
