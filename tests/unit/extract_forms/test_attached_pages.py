"""Pages copied in beside the form: told apart, kept out of the fields, handed on with their text."""

from typing import Any

import pytest

from extract.rules.certificates import read_certificate

CERTIFICATE = (
    ("姓名：", "李别人"),
    ("身份证号码：", "650102198001011234"),
    ("职业资格：", "消防设施操作员（中级）"),
    ("证书编号：", "S000012345678"),
)


def _form(drawing: Any, *, opinion: bool = True) -> Any:
    drawing.write("消防行业先进个人推荐表", 500, 200, size=48)
    rows = [
        (80, [("姓名", 0.2), ("王建军", 0.3), ("性别", 0.2), ("男", 0.3)]),
        (80, [("工作单位", 0.2), ("新疆天山消防有限公司", 0.8)]),
        (80, [("身份证号码", 0.2), ("", 0.8)]),
        (80, [("证书编号", 0.2), ("", 0.3), ("联系电话", 0.2), ("13900000000", 0.3)]),
    ]
    if opinion:
        rows.append((300, [("推荐单位意见", 0.2), ("（盖章）", 0.8)]))
    drawing.table(rows)
    return drawing


def _paper(drawing: Any, title: str, rows: tuple[tuple[str, str], ...]) -> Any:
    drawing.write(title, 500, 300, size=60)
    for place, (label, value) in enumerate(rows):
        drawing.write(label, 250, 600 + 120 * place)
        drawing.write(value, 600, 600 + 120 * place)
    return drawing


@pytest.mark.parametrize("before", [False, True])
@pytest.mark.parametrize(
    "title",
    ["职业资格证书", "职业技能等级证书", "职業技能等級证書", "中华人民共和国消防设施操作员职业资格证书"],
)
def test_a_certificate_gives_the_form_no_values(
    new_drawing: Any, read: Any, title: str, before: bool
) -> None:
    form, paper = _form(new_drawing()), _paper(new_drawing(), title, CERTIFICATE)
    reading = read(paper, form) if before else read(form, paper)
    assert reading.kind == "person"
    assert reading.fields["姓名"].value == "王建军"
    assert not {"身份证号码", "证书编号", "职业资格"} & set(reading.fields)
    (page,) = reading.attachments
    assert page.page == (0 if before else 1)
    certificate = read_certificate(page)
    assert certificate is not None
    assert (certificate.holder, certificate.number) == ("李别人", "S000012345678")


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("营业执照（副本）", (("统一社会信用代码", "91650100M000100Y43"), ("法定代表人", "赵某"))),
        ("荣 誉 证 书", (("新疆天山消防有限公司：", ""), ("被评为先进会员单位。", ""))),
        ("姓名 李别人", (("公民身份号码", "650102198001011234"), ("住址", "乌鲁木齐市"))),
    ],
)
def test_licences_honours_and_cards_are_apart(new_drawing: Any, read: Any, title: str, rows: Any) -> None:
    reading = read(_form(new_drawing()), _paper(new_drawing(), title, rows))
    assert reading.kind == "person"
    assert [page.page for page in reading.attachments] == [1]
    assert reading.fields["姓名"].value == "王建军"
    assert "身份证号码" not in reading.fields


def test_cover_story_and_opinion_pages_stay_with_the_form(new_drawing: Any, read: Any) -> None:
    cover, opinion = new_drawing(), new_drawing()
    cover.write("申报材料", 600, 500, size=60)
    opinion.table(
        [
            (90, [("荣誉证书", 0.2), ("2020年先进会员", 0.8)]),
            (90, [("资格证书", 1.0)]),
            (300, [("推荐单位意见", 0.2), ("同意推荐（盖章）", 0.8)]),
        ]
    )
    reading = read(cover, _form(new_drawing(), opinion=False), opinion)
    assert reading.kind == "person"
    assert reading.attachments == ()
    assert [slot.page for slot in reading.slots] == [2]


def test_a_label_cell_is_no_certificate(new_drawing: Any, read: Any) -> None:
    more = new_drawing()
    more.table([(90, [("资格证书", 1.0)]), (90, [("证书编号", 0.3), ("S000012345678", 0.7)])])
    reading = read(_form(new_drawing()), more)
    assert reading.attachments == ()
    assert reading.fields["证书编号"].value == "S000012345678"


def test_papers_without_a_form_are_no_form(new_drawing: Any, read: Any) -> None:
    papers = [_paper(new_drawing(), "荣誉证书", (("某单位：", ""),)) for _ in range(2)]
    assert read(*papers).kind == "other"


@pytest.mark.parametrize(("size", "apart"), [(90, True), (32, False)])
def test_a_licences_name_beside_its_code(new_drawing: Any, read: Any, size: int, apart: bool) -> None:
    """The present licence has its code at the left of its name; only a large name is a heading."""
    paper = new_drawing()
    paper.write("社会信用代码", 150, 300, size=32)
    paper.write("营业执照", 650, 300, size=size)
    paper.write("信息公示系统", 1250, 300, size=32)
    for place, text in enumerate(
        ("名称 某某汽车有限公司", "类型 有限责任公司", "法定代表人 赵某", "注册资本 五百万元")
    ):
        paper.write(text, 250, 600 + 120 * place, size=32)
    reading = read(_form(new_drawing()), paper)
    assert bool(reading.attachments) is apart
    assert reading.fields["姓名"].value == "王建军"
