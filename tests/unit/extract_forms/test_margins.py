"""What stands beside a form and in its background: watermarks, avatars, leaders, whoever filled it in."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from extract.forms.pieces import Char, chars_of
from extract.forms.story_body import within_body
from ingest.document import Rect, TextLine

UNIT = "新疆天山消防技术服务有限公司"
STORY = (
    "我单位现有三个专业班组，服务网点覆盖全市各个区县。",
    "建成实训场，全年培训学员四十五期、七百人次左右。",
)


def _values(reading: Any) -> dict[str, str]:
    return {key: field.value for key, field in reading.fields.items()}


def _slanted(drawing: Any, text: str, x: float, y: float) -> None:
    """A line that climbs: its characters close together in a tall box."""
    spans = tuple((x + 26 * k + 8, x + 26 * k + 16) for k in range(len(text)))
    rect = Rect(x, y, x + 26 * len(text) + 20, y + 100)
    drawing.lines.append(TextLine(text, rect, 0.99, "ocr", spans, (0.99,) * len(text), ("",) * len(text)))


def test_a_watermark_is_no_answer(drawing: Any, read: Any) -> None:
    drawing.write("优秀企业推荐表", 560, 150, size=48)
    for row, text in enumerate((f"单位名称：{UNIT}", "法定代表人：王建军", "电话：13912345678")):
        drawing.write(text, 150, 300 + 60 * row)
    drawing.write("主要事迹：", 150, 500)
    for row, text in enumerate(STORY):
        drawing.write(text, 150, 560 + 50 * row)
    _slanted(drawing, "包头市消", 1300, 330)
    _slanted(drawing, "包头市消", 1300, 570)
    values = _values(read(drawing))
    assert values["法定代表人"] == "王建军"
    assert values["主要事迹"] == "".join(STORY)


def test_labels_and_answers_that_a_loose_box_seems_to_join(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    drawing.write(f"工作单位：{UNIT}", 150, 300)
    drawing.write("联系电话：13912345678", 900, 300)
    drawing.write("申报奖项：消防技术服务能手", 150, 480)
    for x, y, text in (
        (150, 360, "姓名王建军"),
        (600, 360, "性别男"),
        (1000, 360, "族别汉"),
        (600, 420, "学历技校"),
    ):
        spans = [(x + 18 * k, x + 18 * k + 6) for k in range(2)]
        spans += [(x + 58 + 28 * k, x + 64 + 28 * k) for k in range(len(text) - 2)]
        rect = Rect(x - 10, y, spans[-1][1] + 12, y + 38)
        line = TextLine(text, rect, 0.99, "ocr", tuple(spans), (0.99,) * len(text), ("",) * len(text))
        drawing.lines.append(line)
    values = _values(read(drawing))
    assert (values["姓名"], values["性别"], values["民族"], values["学历"]) == ("王建军", "男", "汉", "技校")


def test_one_dot_left_of_a_row_of_leaders(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐卡", 560, 150, size=48)
    drawing.write("姓　　名.", 150, 300)
    drawing.write("王建军", 600, 300)
    drawing.write("性　　别.", 150, 360)
    drawing.write("男", 600, 360)
    drawing.write(f"工作单位：{UNIT}", 150, 420)
    values = _values(read(drawing))
    assert (values["姓名"], values["性别"]) == ("王建军", "男")


def test_an_avatar_beside_the_story_and_a_word_how_to_seal(drawing: Any, read: Any) -> None:
    drawing.write("请把推荐信息发到群里，打印盖章后寄原件", 200, 200)
    for row, text in enumerate((f"单位名称：{UNIT}", "联系人：李红", "推荐奖项：科技创新企业")):
        drawing.write(text, 200, 300 + 60 * row)
    drawing.write("主要事迹：", 200, 600)
    drawing.write("办", 1250, 600)
    for row, text in enumerate(STORY):
        drawing.write(text, 200, 660 + 50 * row)
    reading = read(drawing)
    assert _values(reading)["主要事迹"] == "".join(STORY)
    assert not reading.slots


def test_the_contact_is_not_whoever_filled_in_the_form(drawing: Any, read: Any) -> None:
    drawing.frame(Rect(150, 120, 1504, 300))
    drawing.write("先进企业申报推荐登记表", 500, 150, size=48)
    drawing.write("填表人：艾力江·司马义", 1000, 240)
    drawing.table(
        [
            (80, [("单位名称", 0.2), (UNIT, 0.8)]),
            (80, [("联系人", 0.2), ("李红", 0.3), ("手机", 0.2), ("13912345678", 0.3)]),
        ]
    )
    assert _values(read(drawing))["联系人"] == "李红"


@st.composite
def _rows(draw: Any) -> list[Char]:
    chars: list[Char] = []
    for number in range(draw(st.integers(1, 4))):
        text = draw(st.text(alphabet="消防安全服务。，◆", min_size=1, max_size=20))
        x = draw(st.integers(100, 900))
        line = TextLine(text, Rect(x, 60 * number, x + 30 * len(text), 60 * number + 36), 0.9, "ocr")
        chars += chars_of(line, number)
    return chars


@given(_rows())
def test_only_words_aside_of_the_longest_lines_are_left_out(chars: list[Char]) -> None:
    kept = within_body(chars)
    assert [char for char in chars if char in kept] == kept
    gone = [char for char in chars if char not in kept]
    assert all("\u3400" <= char.text <= "\u9fff" for char in gone)
    assert all(sum(c.line == char.line for c in chars) < 8 for char in gone)
    assert not gone or within_body(kept) == kept
