"""The ninth strangers: registered, the same for a seed, truth what stands there, two answers to one label."""

import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.heldout import ninth_values as made
from benchmarks.heldout.fifth_others import draw_page
from benchmarks.heldout.ninth_forms import NINTH_ROUTES, NINTH_STRANGERS
from benchmarks.heldout.ninth_others import NINTH_OTHERS
from benchmarks.heldout.render import browser
from benchmarks.heldout.strangers import SETS
from benchmarks.heldout.third_draw import draw, told
from benchmarks.heldout.third_values import credit_check, identity_check, organisation_check

MOBILES = ("trade_unit", "chaptered_unit", "cadre_person", "union_person", "grouped_person")


def test_five_forms_for_units_six_for_persons_and_three_papers_that_are_none() -> None:
    kinds = [layout.kind for layout in NINTH_STRANGERS.values()]
    assert (kinds.count("unit"), kinds.count("person"), len(NINTH_OTHERS)) == (5, 6, 3)
    assert list(SETS["ninth"]) == [*NINTH_STRANGERS, *NINTH_OTHERS]
    assert set(NINTH_ROUTES) <= set(NINTH_STRANGERS)


@given(st.integers(0, 10**9))
def test_numbers_carry_right_check_characters(seed: int) -> None:
    rng = random.Random(seed)
    who, unit = made.someone(rng), made.firm(rng)
    code = made.credit_code(rng, unit)
    assert identity_check(who.id_number[:17]) == who.id_number[17]
    assert who.id_number[6:14] == f"{who.birth:%Y%m%d}"
    assert (int(who.id_number[16]) % 2 == 1) == (who.sex == "男")
    assert credit_check(code[:17]) == code[17]
    assert organisation_check(code[8:16]) == code[16]
    assert made.sister(rng, unit.name) != unit.name
    assert not unit.head or unit.name.startswith(unit.head)
    area = made.PLACES[unit.place][1]
    digits = re.sub(r"[^0-9]", "", made.landline(rng, unit.place))
    assert digits.startswith(area)
    assert len(digits) - len(area) == (8 if area in made.EIGHT_DIGITS else 7)


@pytest.mark.parametrize("layout", MOBILES)
def test_a_label_that_asks_for_a_mobile_gets_one(layout: str) -> None:
    for seed in range(30):
        story = told(seed, layout, NINTH_STRANGERS[layout], paper=True)[0]
        assert story.case.text("联系电话")[:1] in ("", "1")


def test_a_cadre_is_born_in_a_month_with_a_point() -> None:
    for seed in range(30):
        story = told(seed, "cadre_person", NINTH_STRANGERS["cadre_person"], paper=True)[0]
        assert re.fullmatch(r"(\d{4}\.(0[1-9]|1[0-2]))?", story.case.text("出生年月"))


@pytest.mark.parametrize("layout", ["trade_unit", "grouped_person"])
def test_a_drawn_form_has_the_boxes_of_its_values(drawn_apart: Any, layout: str, tmp_path: Path) -> None:
    def work() -> dict[str, Any]:
        with browser() as page:
            return draw(page, 3, layout, NINTH_STRANGERS[layout], "clean", tmp_path)

    line = drawn_apart(work)
    story = told(3, layout, NINTH_STRANGERS[layout], paper=True)[0]
    assert set(line["fields"]) == set(story.case.values)
    for key, item in line["fields"].items():
        x0, y0, x1, y1 = item["box"]
        assert 0 <= x0 < x1 <= 1
        assert 0 <= y0 < y1 <= 1
        assert key == "主要事迹" or item["value"] == "".join(story.case.text(key).split())
    assert (tmp_path / line["file"]).is_file()


@pytest.mark.parametrize("name", NINTH_OTHERS)
def test_a_paper_that_is_no_form_has_no_field(drawn_apart: Any, name: str, tmp_path: Path) -> None:
    def work() -> dict[str, Any]:
        with browser() as page:
            return draw_page(page, 1, name, "clean", tmp_path, NINTH_OTHERS)

    line = drawn_apart(work)
    assert (line["kind"], line["fields"], line["flags"]) == ("other", {}, ["form_not_recognised"])
    x0, y0, x1, y1 = line["seals"][0]["box"]
    assert 0 <= x0 < x1 <= 1
    assert 0 <= y0 < y1 <= 1
