"""The strangers' forms print what their truth says, before any browser draws them."""

import random
import re

import pytest

from benchmarks.heldout.stranger_cases import extras_of, stranger_case
from benchmarks.heldout.stranger_forms import STRANGERS
from benchmarks.heldout.stranger_parts import Sheet


def _html(layout: str, seed: int, scenario: str = "ok") -> tuple[str, Sheet]:
    form, rng = STRANGERS[layout], random.Random(seed)
    case = stranger_case(rng, form.kind, scenario, recommender=form.recommender, facts=form.facts[0])
    sheet = Sheet(case, extras_of(rng), rng)
    return "".join(form.draw(sheet)), sheet


@pytest.mark.parametrize("layout", STRANGERS)
def test_every_key_is_written_once(layout: str) -> None:
    html, sheet = _html(layout, 4)
    keys = re.findall(r'data-key="([^"]+)"', html)
    assert len(keys) == len(set(keys))
    assert set(keys) <= set(sheet.case.values)
    assert {"申报奖项", "主要事迹", "推荐日期"} <= set(keys)


@pytest.mark.parametrize("layout", STRANGERS)
def test_seals_have_their_places(layout: str) -> None:
    html, _ = _html(layout, 4)
    roles = set(re.findall(r'data-seal="([^"]+)"', html))
    assert "unit" in roles
    assert ("recommender" in roles) == STRANGERS[layout].recommender


@pytest.mark.parametrize("layout", STRANGERS)
def test_a_blank_is_told_as_blank(layout: str) -> None:
    html, sheet = _html(layout, 5, "blank_field")
    key = sheet.case.blank[0]
    assert f'data-key="{key}"' not in html
    assert f'data-blank="{key}"' in html


def test_narratives_leave_no_place_unfilled() -> None:
    for seed in range(30):
        for layout in STRANGERS:
            _, sheet = _html(layout, seed)
            assert not re.search(r"[{}]|None", sheet.case.text("主要事迹"))
