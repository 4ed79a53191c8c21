"""Red ruled paper and shaded cells are no square seals; a square seal on them still is one."""

import cv2
import numpy as np
import pytest

from extract.seals.candidates import Candidate
from extract.seals.colour import ink_layers
from extract.seals.mark import Ellipse
from extract.seals.shape import is_table, lines_run_on
from samples.fonts import print_styles
from samples.seals import SealSpec, draw_seal, stamp

RED = (205, 40, 45)


def sheet() -> np.ndarray:
    return np.full((1600, 1130, 3), 248, dtype=np.uint8)


def square(turn: float = 0.0, half: float = 140.0) -> Candidate:
    return Candidate(Ellipse(500, 700, half, half, turn), "square", "red", 0.4, 1.0, 0.5, False)


def turned(page: np.ndarray, degrees: float) -> np.ndarray:
    matrix = cv2.getRotationMatrix2D((500, 700), -degrees, 1.0)
    return cv2.warpAffine(page, matrix, page.shape[1::-1], borderValue=(248, 248, 248))


@pytest.mark.parametrize("turn", [0.0, 1.5, -2.0])
@pytest.mark.parametrize("step", [40, 70, 140])
def test_lines_from_side_to_side_are_ruled_paper(turn: float, step: int) -> None:
    page = sheet()
    for place in range(-140, 141, step):
        cv2.line(page, (360, 700 + place), (640, 700 + place), RED, 3)
        cv2.line(page, (500 + place, 560), (500 + place, 840), RED, 3)
    layers = ink_layers(turned(page, turn))
    assert is_table(layers, square())
    assert is_table(layers, square(90.0))


def test_a_shaded_cell_is_a_table() -> None:
    page = sheet()
    page[560:840, 360:640] = (245, 170, 160)
    cv2.putText(page, "Award 3", (400, 720), cv2.FONT_HERSHEY_SIMPLEX, 1.4, (40, 40, 40), 4, cv2.LINE_AA)
    assert is_table(ink_layers(page), square())


@pytest.mark.skipif("kai" not in print_styles(), reason="no Chinese font installed (fonts-arphic-ukai)")
@pytest.mark.parametrize("style", ["kai", "hei_bold", "song"])
@pytest.mark.parametrize("name", ["喀什恒泰消防有限公司", "新疆三一工程有限公司", "昌吉市王二工程检测中心印"])
@pytest.mark.parametrize("turn", [0.0, 11.0])
def test_a_square_seal_is_none(style: str, name: str, turn: float) -> None:
    if style not in print_styles():
        pytest.skip(f"no font for {style}")
    page, rng = sheet(), np.random.default_rng(6)
    spec = SealSpec(name, shape="square", font=style, star=False, diameter=36, turn=turn)
    stamp(page, draw_seal(spec, rng, 197), 500, 700, rng)
    assert not is_table(ink_layers(page), square(turn))


@pytest.mark.skipif("kai" not in print_styles(), reason="no Chinese font installed (fonts-arphic-ukai)")
def test_black_rules_across_a_red_seal_make_no_table_of_it() -> None:
    page, rng = sheet(), np.random.default_rng(6)
    cv2.line(page, (0, 680), (1130, 680), (20, 20, 20), 3)
    spec = SealSpec("喀什恒泰消防有限公司", shape="square", font="kai", star=False, diameter=36)
    stamp(page, draw_seal(spec, rng, 197), 500, 700, rng)
    assert not is_table(ink_layers(page), square())


def grey() -> Candidate:
    return Candidate(Ellipse(500, 700, 146, 146, 0.0), "square", "grey", 0.4, 1.0, 0.5, False)


def framed() -> np.ndarray:
    page = sheet()
    cv2.rectangle(page, (360, 560), (640, 840), (60, 60, 60), 5)
    for y in (610, 720):
        for x in (400, 510):
            cv2.rectangle(page, (x, y), (x + 80, y + 80), (60, 60, 60), 8)
    return page


def test_lines_that_go_on_beyond_the_corners_are_a_table_s() -> None:
    page = framed()
    cv2.line(page, (100, 560), (640, 560), (60, 60, 60), 5)
    cv2.line(page, (100, 840), (640, 840), (60, 60, 60), 5)
    assert lines_run_on(ink_layers(page), grey())


def test_a_frame_ends_at_its_corners() -> None:
    page = framed()
    assert not lines_run_on(ink_layers(page), grey())
    cv2.line(page, (100, 838), (1000, 838), (60, 60, 60), 5)
    assert not lines_run_on(ink_layers(page), grey()), "stamped upon a table's line"
    cv2.putText(page, "WORDS BESIDE A SEAL", (650, 600), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (30, 30, 30), 6)
    assert not lines_run_on(ink_layers(page), grey())
