"""Forms without a table, tick lists, and pages that are no form."""

from typing import Any

import cv2
import pytest

from extract.forms.cells import find_grid
from extract.forms.inline import find_hits
from extract.forms.lexicon import lexicon_for, slot_role
from extract.forms.pieces import chars_of
from extract.season import Season
from ingest.document import Rect, TextLine

STORY = "公司一年来维保项目四十六个，服务面积六十万平方米，客户满意，年内未受处罚，积极参加消防公益活动。"


def heading(drawing: Any, text: str) -> None:
    drawing.write(text, 560, 150, size=48)


def numbered_form(drawing: Any) -> None:
    heading(drawing, "先进集体推荐表")
    drawing.write("1. 单位名称：新疆天山消防技术服务有限公司", 150, 300)
    drawing.write("2. 统一社会信用代码：91350100M000100Y43", 150, 370)
    drawing.write("3. 法定代表人：王建军", 150, 440)
    drawing.write("4. 联系人：李红", 800, 440)
    drawing.write("5. 联系电话：0991-5659605", 150, 510)
    drawing.write("6. 申报奖项：消防公益先进企业", 150, 580)
    drawing.write("7. 主要事迹：", 150, 650)
    drawing.write(STORY[:40], 210, 710)
    drawing.write(STORY[40:], 150, 760)
    drawing.write("8. 单位意见：", 150, 1000)
    drawing.write("同意推荐。", 210, 1060)
    drawing.write("（盖章）", 1100, 1200)
    drawing.write("2022年1月6日", 1100, 1260)


def test_numbered_lines_without_a_table(drawing: Any, read: Any) -> None:
    numbered_form(drawing)
    reading = read(drawing)
    assert {key: field.value for key, field in reading.fields.items()} == {
        "单位名称": "新疆天山消防技术服务有限公司",
        "统一社会信用代码": "91350100M000100Y43",
        "法定代表人": "王建军",
        "联系人": "李红",
        "联系电话": "0991-5659605",
        "申报奖项": "消防公益先进企业",
        "主要事迹": STORY,
        "推荐日期": "2022年1月6日",
    }
    assert [slot.role for slot in reading.slots] == ["unit"]


def test_instructions_leak_into_nothing(drawing: Any, read: Any) -> None:
    numbered_form(drawing)
    for key in ("5. 联系电话：0991-5659605", "4. 联系人：李红"):
        drawing.lines[:] = [line for line in drawing.lines if line.text != key]
    drawing.write("填表说明：", 150, 1700)
    drawing.write("1. 联系人：毛玉凤　联系电话：0991-5659605", 150, 1750)
    drawing.write("2. 本表一式两份。", 150, 1800)
    reading = read(drawing)
    assert "联系电话" not in reading.fields
    assert "联系人" not in reading.fields


def tick_box(drawing: Any, x: int, y: int, *, ticked: bool) -> None:
    cv2.rectangle(drawing.image, (x, y), (x + 26, y + 26), (30, 30, 30), 2)
    if ticked:
        cv2.line(drawing.image, (x + 4, y + 12), (x + 11, y + 22), (20, 20, 120), 4)
        cv2.line(drawing.image, (x + 11, y + 22), (x + 30, y - 6), (20, 20, 120), 4)


@pytest.mark.parametrize("ticked", [(1,), (), (0, 2)])
def test_ticks_are_read_from_the_picture(drawing: Any, read: Any, ticked: tuple[int, ...]) -> None:
    heading(drawing, "先进集体推荐表")
    drawing.table(
        [
            (70, [("单位名称", 0.2), ("新疆天山消防技术服务有限公司", 0.8)]),
            (70, [("统一社会信用代码", 0.2), ("91350100M000100Y43", 0.8)]),
            (70, [("法定代表人", 0.2), ("王建军", 0.3), ("联系人", 0.2), ("李红", 0.3)]),
            (80, [("申报奖项", 0.2), ("", 0.8)]),
        ]
    )
    for place, name in enumerate(("优秀消防产品企业", "科技创新企业", "优秀消防工程企业")):
        x = 460 + 350 * place
        tick_box(drawing, x, 542, ticked=place in ticked)
        drawing.write(name, x + 40, 538)
    reading = read(drawing)
    if len(ticked) == 1:
        assert reading.award == "科技创新企业"
        assert reading.fields["申报奖项"].source == "checkbox"
    else:
        assert reading.award is None
        asked = [flag for flag in reading.questions if "申报奖项" in flag.fields]
        assert bool(asked) == (len(ticked) > 1)
        assert ("申报奖项" in reading.blank_fields) == (not ticked)


def test_prose_and_licences_are_no_forms(new_drawing: Any, read: Any) -> None:
    prose = new_drawing()
    for place in range(12):
        prose.write(
            "为了进一步加强行业管理，规范从业行为，表彰先进，鼓舞士气，现将有关事项通知如下",
            150,
            300 + 60 * place,
        )
    assert read(prose).kind == "other"
    assert read(prose).questions[0].code == "form_not_recognised"
    licence = new_drawing()
    licence.write("营业执照", 650, 300, size=60)
    for place, text in enumerate(
        ("统一社会信用代码 91350100M000100Y43", "名称 新疆天山消防有限公司", "法定代表人 王建军")
    ):
        licence.write(text, 200, 500 + 90 * place)
    reading = read(licence)
    assert reading.kind == "other"
    assert [evidence.text for evidence in reading.attachments] == ["营业执照"]
    assert read(new_drawing()).kind == "other"


def test_dashed_borders_and_open_sides_close_cells(new_drawing: Any) -> None:
    dashed = new_drawing()
    for y in (300, 380, 460):
        dashed.rule(200, y, 1400, y, dash=6)
    for x in (200, 600, 1400):
        dashed.rule(x, 300, x, 460, dash=6)
    assert len(find_grid(dashed.image).cells) == 4
    sided = new_drawing()
    for y in (300, 380, 460):
        sided.rule(200, y, 1400, y)
    assert len(find_grid(sided.image, [Rect(220, 320, 500, 350)]).cells) == 2
    assert len(find_grid(sided.image, [Rect(50, 320, 190, 350)]).cells) == 0


def test_prose_strokes_are_no_cells(drawing: Any) -> None:
    for y in range(200, 2000, 40):
        cv2.line(drawing.image, (200, y), (229, y), (0, 0, 0), 2)
    assert find_grid(drawing.image).cells == ()


def _hits(text: str, season: Season, kind: str = "unit") -> list[tuple[tuple[str, ...], str]]:
    width = 30.0
    spans = tuple((k * width, (k + 1) * width) for k in range(len(text)))
    line = TextLine(text, Rect(0, 0, width * len(text), 36), 0.99, "ocr", spans)
    row = chars_of(line, 0)
    hits = find_hits(row, lexicon_for(season, kind), unknown=True)
    return [(hit.label.keys, "".join(c.text for c in row[hit.start : hit.stop])) for hit in hits]


def test_labels_within_a_line(season: Season) -> None:
    assert [keys for keys, _ in _hits("联系人：李红 电话：0991-5659605", season)] == [
        ("联系人",),
        ("联系电话",),
    ]
    assert [keys for keys, _ in _hits("单位名林：新疆某某公司", season)] == [("单位名称",)]
    assert _hits("会议于10:30开始", season) == []
    assert _hits("公司的单位名称变更过两次", season) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("单位意见", "unit"),
        ("所在单位审核意见（盖章）", "unit"),
        ("推荐单位意见", "recommender"),
        ("地州市消防协会意见", "recommender"),
        ("新疆消防协会意见", "association"),
        ("评审委员会评审意见", "association"),
        ("主要事迹", None),
        ("单位名称", None),
    ],
)
def test_whose_opinion_a_block_is(text: str, role: str | None) -> None:
    assert slot_role(text) == role


def _number_at_the_end(drawing: Any, below: str) -> None:
    heading(drawing, "先进个人提名表")
    drawing.write("姓名：王建军 性别：男", 150, 300)
    drawing.write("身份证号：11010519491231002X", 150, 370)
    drawing.write("工作单位：新疆天山消防技术服务有限公司", 150, 440)
    drawing.write("职业资格：一级注册消防工程师", 150, 510)
    drawing.write("证书编号：", 1100, 510)
    drawing.write(below, 200, 556)
    drawing.write("申报奖项：消防技术服务能手", 150, 640)
    drawing.write("主要事迹：", 150, 710)
    drawing.write(STORY[:40], 210, 760)


@pytest.mark.parametrize(
    ("below", "said"),
    [("XF2019617235", "XF2019617235"), ("以上由本人填写", None), ("（咨询0991-2816619）", None)],
)
def test_a_value_that_begins_in_the_line_below_its_label(
    drawing: Any, read: Any, below: str, said: str | None
) -> None:
    _number_at_the_end(drawing, below)
    field = read(drawing).fields.get("证书编号")
    assert (field.value if field else None) == said
