"""Several people's forms in one file, and one form on several pages."""

from typing import Any

import pytest

from extract.forms.kind import title_of
from extract.forms.pieces import Piece, chars_of
from extract.forms.several import split_forms
from extract.season import Season
from ingest.document import Document


def person(drawing: Any, name: str, title: str = "先进个人推荐表") -> Any:
    if title:
        drawing.write(title, 650, 150, size=48)
    for place, text in enumerate(
        (
            f"姓名：{name}",
            "性别：男",
            "民族：汉族",
            "出生年月：1985年3月",
            "身份证号码：11010519491231002X",
            "工作单位：新疆天山消防技术服务有限公司",
            "文化程度：大专",
            "证书编号：2165003000401234",
        )
    ):
        drawing.write(text, 150, 300 + 70 * place)
    return drawing


def going_on(drawing: Any) -> Any:
    drawing.write("先进个人推荐表", 650, 150, size=48)
    drawing.write("主要事迹：该同志爱岗敬业。", 150, 300)
    drawing.write("单位意见：同意推荐。", 150, 900)
    return drawing


def document(*drawings: Any) -> Document:
    pages = tuple(drawing.page(index) for index, drawing in enumerate(drawings))
    return Document("a.pdf", "0" * 64, "application/pdf", pages)


def numbers(parts: list[Document]) -> list[list[int]]:
    return [[page.index for page in part.pages] for part in parts]


def test_two_people_s_forms_are_two(new_drawing: Any, season: Season) -> None:
    given = document(person(new_drawing(), "王建军"), person(new_drawing(), "李红"))
    parts = split_forms(given, season)
    assert numbers(parts) == [[0], [1]]
    assert all(part.name == "a.pdf" for part in parts)


@pytest.mark.parametrize("title", ["先进个人推荐表", ""])
def test_two_forms_of_two_pages(new_drawing: Any, season: Season, title: str) -> None:
    pages = [
        person(new_drawing(), "王建军", title),
        going_on(new_drawing()),
        person(new_drawing(), "李红", title),
        going_on(new_drawing()),
    ]
    assert numbers(split_forms(document(*pages), season)) == [[0, 1], [2, 3]]


def test_a_heading_repeated_begins_no_form(new_drawing: Any, season: Season) -> None:
    given = document(person(new_drawing(), "王建军"), going_on(new_drawing()))
    assert numbers(split_forms(given, season)) == [[0, 1]]


def test_one_page_and_empty_pages_are_one_document(new_drawing: Any, season: Season) -> None:
    single = document(person(new_drawing(), "王建军"))
    assert split_forms(single, season) == [single]
    given = document(person(new_drawing(), "王建军"), new_drawing(), new_drawing())
    assert numbers(split_forms(given, season)) == [[0, 1, 2]]


def certificate(drawing: Any, name: str, heading: str = "职业资格证书") -> Any:
    """As an authority prints it: it asks what the form asked."""
    drawing.write(heading, 600, 150, size=60)
    for place, text in enumerate(
        (
            f"姓名：{name}",
            "性别：男",
            "出生年月：1985年3月",
            "文化程度：大专",
            "身份证号码：11010519491231002X",
            "证书编号：2165003000401234",
        )
    ):
        drawing.write(text, 150, 400 + 70 * place)
    return drawing


@pytest.mark.parametrize("heading", ["职业资格证书", "职业技能等级证书", "资格证书"])
def test_a_certificate_behind_a_form_is_no_second_form(
    new_drawing: Any, season: Season, heading: str
) -> None:
    pages = [
        person(new_drawing(), "王建军"),
        certificate(new_drawing(), "王建军", heading),
        person(new_drawing(), "李红"),
        certificate(new_drawing(), "李红", heading),
    ]
    assert numbers(split_forms(document(*pages), season)) == [[0, 1], [2, 3]]


def test_an_opinion_signed_and_stamped_on_the_next_page_begins_no_form(
    new_drawing: Any, season: Season
) -> None:
    """申报单位意见 … （盖章） is no title: its 单 is 单位's."""
    overleaf = new_drawing()
    overleaf.write("申报单位意见 负责人签字：沈薇艳", 150, 300)
    overleaf.write("（盖章）", 1100, 300)
    overleaf.write("主要事迹", 150, 500)
    overleaf.write("单位", 150, 600)
    first = new_drawing()
    first.write("先进单位推荐表", 650, 150, size=48)
    first.write("单位名称：新疆天山消防技术服务有限公司", 150, 300)
    first.write("主要事迹：爱岗敬业。", 150, 400)
    assert numbers(split_forms(document(first, overleaf), season)) == [[0, 1]]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("申报单位意见（盖章）", False),
        ("申报单位意见负责人签字（盖章）", False),
        ("先进单位推荐表（单位）", True),
        ("先进集体申报单", True),
        ("申报单位登记表", True),
    ],
)
def test_a_title_ends_as_a_form_is_called(drawing: Any, text: str, title: bool) -> None:
    drawing.write(text, 300, 200)
    pieces = [Piece(tuple(chars_of(line, k)), None) for k, line in enumerate(drawing.page().lines)]
    assert bool(title_of([pieces])) is title
