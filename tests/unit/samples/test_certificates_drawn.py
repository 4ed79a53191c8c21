"""Certificates are drawn in every layout, with their authority's seal; styles follow the trade."""

from dataclasses import replace

import numpy as np
import pytest

from samples.certificates import (
    ENGINEER_STYLES,
    OPERATOR_STYLES,
    CertificateStyle,
    CertificateText,
    draw_certificate,
    styles_for,
)

TEXT = CertificateText(
    "古丽娜尔·买买提",
    "女",
    "1949年12月",
    "11010519491231002X",
    "消防设施操作员",
    "中级",
    "2165003000401234",
    "2019年05月06日",
)


@pytest.mark.parametrize("style", [*ENGINEER_STYLES, *OPERATOR_STYLES])
def test_every_layout(style: CertificateStyle) -> None:
    grade = "一级" if style in ENGINEER_STYLES else "中级"
    page = draw_certificate(style, replace(TEXT, grade=grade), 3)
    again = draw_certificate(style, replace(TEXT, grade=grade), 3)
    assert np.array_equal(page.image, again.image)
    assert page.image.shape == (2339, 1654, 3)
    (seal,) = page.seals
    assert seal.area.width > 200
    assert page.image.min() < 80


def test_other_words_make_another_picture() -> None:
    one, other = (draw_certificate("skill", replace(TEXT, holder=name), 3).image for name in ("王伟", "李娜"))
    assert not np.array_equal(one, other)


def test_styles_follow_the_trade() -> None:
    assert styles_for("注册消防工程师") == ENGINEER_STYLES
    assert styles_for("消防设施操作员") == OPERATOR_STYLES
