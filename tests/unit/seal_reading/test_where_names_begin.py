"""A strip cut inside the name is cut again where the name begins."""

import numpy as np
import pytest

from extract.seals.unwrap import Strip
from extract.seals.views import View, _wider_gap, char_angles
from models.ctc import Decoded


def view(text: str, room: float = 0.0) -> View:
    """Characters evenly spaced around the ring, but for `room` (degrees) where it was cut."""
    strip = Strip(np.zeros((48, 640, 3), np.uint8), "ring", 0.5, 2 * np.pi - np.deg2rad(room))
    steps = tuple((3 * k + 1, 3 * k + 2) for k in range(len(text)))
    decoded = Decoded(text, 0.9, (0.9,) * len(text), steps, ("",) * len(text))
    return View(strip, np.zeros((3 * len(text) + 1, 2), np.float32), decoded, {})


def begins(text: str, expected: list[str], room: float = 0.0) -> str | None:
    """The reading from where the cut is put."""
    seen = view(text, room)
    turn = _wider_gap([seen], expected)
    if turn is None:
        return None
    after = int(np.searchsorted(char_angles(seen), turn))
    return text[after:] + text[:after]


@pytest.mark.parametrize(
    ("text", "expected", "whole"),
    [
        ("支行新疆天山银行", ["新疆天山银行喀什支行"], "新疆天山银行支行"),
        ("机电设备厂安酒海健", ["宁夏盾海健机电设备厂"], "安酒海健机电设备厂"),
        ("会哈密商", ["哈密商会"], "哈密商会"),
        ("密商会哈", ["哈密商会"], "哈密商会"),
        ("会哈密商", [], "哈密商会"),
        ("公室喀什人民政府办", [], "喀什人民政府办公室"),
        ("支行木垒银行", [], "木垒银行支行"),
        ("哈密商会", [], None),
        ("机电设备产安酒海健", ["沙湾方屹机电设备有限公司"], None),
        ("宁夏盾海健机电设备厂", ["宁夏盾海健机电设备厂"], None),
        ("喀什恒泰商贸有限公司", ["新疆天山消防工程有限公司"], None),
    ],
)
def test_an_expected_name_is_known_from_its_middle(text: str, expected: list[str], whole: str | None) -> None:
    assert begins(text, expected) == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("程有限责任公司办公室曦疆尚晖装滚工", "曦疆尚晖装滚工程有限责任公司办公室"),
        ("公司喀什分公司新疆天山消防有限", "新疆天山消防有限公司喀什分公司"),
        ("防有限公司新疆天山消", "新疆天山消防有限公司"),
    ],
)
def test_a_department_or_branch_stays_with_its_name(text: str, whole: str) -> None:
    assert begins(text, []) == whole


@pytest.mark.parametrize(("room", "whole"), [(0.0, "泸州直属库泸州春诚信息技术有限责任公司"), (30.0, None)])
def test_a_branch_of_any_name_stays_where_the_room_shows_the_beginning(
    room: float, whole: str | None
) -> None:
    assert begins("泸州春诚信息技术有限责任公司泸州直属库", [], room) == whole
