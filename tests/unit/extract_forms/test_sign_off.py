"""The day in the unit's block, which a seal's rim may hide from the detector."""

from types import SimpleNamespace
from typing import Any

import cv2
import numpy as np
import pytest

from extract.fields.second_reading import DETECTION_SIDE
from extract.fields.shaped_reading import Shaped
from extract.fields.shapes import SPELT_DATE, WHOLE_DATE, Shape
from extract.forms.read import read_form
from extract.forms.sign_off import _is_read
from extract.forms.slots import SEAL_HINT
from extract.result import SealColour, SealShape
from extract.seals.mark import Ellipse, SealMark
from extract.season import Season
from ingest.document import Document, Rect
from models.ocr import OcrLine
from models.reading import Recognition

DAY = "2022年01月15日"


class _FromAfar:
    """Finds the day in a block only where it is shown small enough, and notes at which sides it looked."""

    def __init__(self, widest: int) -> None:
        self.widest = widest
        self.sides: list[int] = []

    def read(self, image: Any, side: int) -> list[OcrLine]:
        self.sides.append(side)
        if side > self.widest:
            return []
        height, width = image.shape[:2]
        x, y = 0.6 * width, 0.7 * height
        quad = np.array([[x, y], [x + 230, y], [x + 230, y + 34], [x, y + 34]], np.float32)
        spans = tuple((k / len(DAY), (k + 0.9) / len(DAY)) for k in range(len(DAY)))
        reading = Recognition(DAY, 0.99, (0.99,) * len(DAY), spans, ("",) * len(DAY))
        return [OcrLine(quad, reading, False)]

    def recognise(self, crops: Any) -> list[Recognition]:
        return [Recognition("", 0.0, (), (), ()) for _ in crops]


def _form(drawing: Any) -> Document:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(
        [
            (80, [("单位名称", 0.2), ("新疆天山消防技术服务有限公司", 0.8)]),
            (80, [("法定代表人", 0.2), ("王建军", 0.3), ("联系人", 0.2), ("李别人", 0.3)]),
            (80, [("单位地址", 0.2), ("", 0.3), ("联系电话", 0.2), ("", 0.3)]),
            (300, [("单位意见", 0.2), ("同意推荐。\n（盖章）", 0.8)]),
        ]
    )
    return Document("form.png", "0" * 64, "image/png", (drawing.page(),))


@pytest.mark.parametrize(
    ("widest", "found"), [(DETECTION_SIDE, True), (DETECTION_SIDE - 300, True), (10, False)]
)
def test_a_block_without_a_day_is_looked_at_once_more_from_afar(
    drawing: Any, season: Season, widest: int, found: bool
) -> None:
    ocr = _FromAfar(widest)
    engines: Any = SimpleNamespace(ocr=ocr)
    reading = read_form(_form(drawing), season, engines, ())
    assert ("推荐日期" in reading.fields) == found
    if found:
        assert reading.fields["推荐日期"].value == DAY
    assert len(ocr.sides) == (1 if widest == DETECTION_SIDE else 2)


class _WithoutGrey(_FromAfar):
    """Finds the day only where the copy of a seal's ink was turned to paper."""

    def read(self, image: Any, side: int) -> list[OcrLine]:
        grey = (image > 110) & (image < 190)
        return [] if grey.mean() > 0.01 else super().read(image, side)


@pytest.mark.parametrize(("colour", "found"), [("grey", True), ("red", True), (None, False)])
def test_a_day_under_a_seal_is_read_without_what_is_lighter_than_print(
    drawing: Any, season: Season, colour: SealColour | None, found: bool
) -> None:
    """Of a dark red one washing leaves a grey."""
    document = _form(drawing)
    cv2.ellipse(drawing.image, (1200, 690), (110, 110), 0, 0, 360, (150, 150, 150), 14)
    cv2.rectangle(drawing.image, (1120, 700), (1280, 712), (20, 20, 20), -1)
    rect = Rect(1080, 570, 1320, 810)
    rim = Ellipse(1200, 690, 120, 120, 0)
    marks = (SealMark(0, rect, rim, "company", "round", colour, 0.99, 0.99),) if colour else ()
    engines: Any = SimpleNamespace(ocr=_WithoutGrey(DETECTION_SIDE))
    assert ("推荐日期" in read_form(document, season, engines, marks).fields) == found


class _FromNear(_FromAfar):
    """Joins the day with the characters of a seal, unless little else than the seal is shown."""

    def read(self, image: Any, side: int) -> list[OcrLine]:
        return super().read(image, side) if image.shape[1] < 500 else []


@pytest.mark.parametrize(("shape", "found"), [("square", True), ("round", False)])
def test_a_day_under_a_square_seal_is_looked_for_about_it(
    drawing: Any, season: Season, shape: SealShape, found: bool
) -> None:
    """A ring's characters do not stand in lines."""
    rect = Rect(1080, 570, 1320, 810)
    mark = SealMark(0, rect, Ellipse(1200, 690, 120, 120, 0), "company", shape, "red", 0.99, 0.99)
    engines: Any = SimpleNamespace(ocr=_FromNear(DETECTION_SIDE))
    fields = read_form(_form(drawing), season, engines, (mark,)).fields
    assert ("推荐日期" in fields) == found


def test_a_day_broken_before_its_first_word(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(
        [
            (80, [("单位名称", 0.2), ("新疆天山消防技术服务有限公司", 0.8)]),
            (300, [("单位意见", 0.2), ("", 0.8)]),
        ]
    )
    drawing.write("（公章）", 1000, 500)
    drawing.write("2022", 1380, 500)
    drawing.write("年1月14日", 1000, 560)
    assert read(drawing).fields["推荐日期"].value == "2022年1月14日"


@pytest.mark.parametrize(
    ("head", "ends"),
    [("打印后加盖公章", True), ("请加盖单位公章处：", True), ("公章由专人保管，打印登记", False)],
)
def test_a_line_that_says_where_to_seal_heads_the_units_place(
    drawing: Any, read: Any, head: str, ends: bool
) -> None:
    drawing.write("先进集体自荐表", 560, 150, size=48)
    for row, text in enumerate(("单位名称：新疆天山消防技术服务有限公司", "联系人：李红", "主要事迹：")):
        drawing.write(text, 150, 300 + 60 * row)
    drawing.write("全年实现零事故、零伤亡的目标，单位上下齐心。", 200, 480)
    drawing.write(head, 150, 560)
    drawing.write("2022年1月14日", 700, 700)
    fields = read(drawing).fields
    assert (fields["主要事迹"].value == "全年实现零事故、零伤亡的目标，单位上下齐心。") == ends
    if ends:
        assert fields["推荐日期"].value == "2022年1月14日"


@pytest.mark.parametrize(
    ("shape", "gap", "votes", "read"),
    [
        (WHOLE_DATE, -8.0, 0.25, True),
        (WHOLE_DATE, -9.5, 1.0, False),
        (SPELT_DATE, -3.5, 0.25, False),
        (SPELT_DATE, -3.5, 0.5, True),
        (SPELT_DATE, -12.7, 1.0, False),
    ],
)
def test_a_day_in_chinese_figures_is_seen_by_half_of_the_views(
    shape: Shape, gap: float, votes: float, read: bool
) -> None:
    assert _is_read(Shaped("", gap, 1.0, votes, ""), shape) is read


@pytest.mark.parametrize(
    ("text", "sealed_there"),
    [
        ("1.单位名称(与公章一致)", False),
        ("单位名称(须与公章名称相符)", False),
        ("单位名称(同单位公章完全一致)", False),
        ("(公章)", True),
        ("单位公章：", True),
        ("单位名称(与公章一致)(盖章)", True),
    ],
)
def test_a_name_as_on_the_seal_is_no_place_for_one(text: str, sealed_there: bool) -> None:
    assert bool(SEAL_HINT.search(text)) is sealed_there


def test_a_day_with_the_time_of_day_is_nobodys_in_the_units_block(drawing: Any, read: Any) -> None:
    drawing.write("先进单位推荐表", 560, 150, size=48)
    said = "同意推荐。\n（盖章）\n2022年1月10日\n打印时间2022-01-11 10:42"
    drawing.table(
        [
            (80, [("单位名称", 0.2), ("新疆天山消防技术服务有限公司", 0.8)]),
            (400, [("单位意见", 0.2), (said, 0.8)]),
        ]
    )
    assert read(drawing).fields["推荐日期"].normalised == "2022-01-10"


def _letter(drawing: Any, *end: tuple[str, int]) -> None:
    drawing.write("消防先进单位申报书", 560, 150, size=48)
    drawing.table(
        [
            (80, [("单位名称", 0.3), ("新疆天山消防技术服务有限公司", 0.7)]),
            (80, [("联系人", 0.3), ("李红", 0.7)]),
            (80, [("申报奖项", 0.3), ("消防突出贡献企业", 0.7)]),
        ]
    )
    for row, (text, x) in enumerate(end):
        drawing.write(text, x, 700 + 60 * row)


def test_the_day_beneath_the_firms_name_is_the_letters_day(drawing: Any, read: Any) -> None:
    name, asks = ("新疆天山消防技术服务有限公司", 900), ("（联系人：李红）", 200)
    _letter(drawing, name, ("2022年1月7日", 1050), asks)
    day = read(drawing).fields["推荐日期"]
    assert day.value == "2022年1月7日"
    assert day.confidence <= 0.5, "nobody has sealed it"


@pytest.mark.parametrize(
    "end",
    [
        (("2022年1月7日", 1050),),
        (("新疆天山消防技术服务有限公司", 900), ("收到日期2022年1月7日", 900)),
        (("自治区消防协会秘书处：", 900), ("2022年1月7日", 1050)),
        (
            ("新疆天山消防技术服务有限公司", 900),
            ("2022年1月7日", 1050),
            *((f"第{k}条", 150) for k in range(6)),
        ),
    ],
)
def test_a_day_elsewhere_in_a_letter_is_not_its_day(drawing: Any, read: Any, end: Any) -> None:
    _letter(drawing, *end)
    assert "推荐日期" not in read(drawing).fields
