"""The sixth strangers: registered, the same for a seed, numbers valid, truth what stands there."""

import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.heldout import sixth_values as made
from benchmarks.heldout.fifth_others import draw_page
from benchmarks.heldout.render import browser
from benchmarks.heldout.sixth_forms import SIXTH_STRANGERS
from benchmarks.heldout.sixth_others import SIXTH_OTHERS
from benchmarks.heldout.sixth_parts import tally
from benchmarks.heldout.strangers import SETS, main
from benchmarks.heldout.third_draw import draw, told
from benchmarks.heldout.third_forms import runs_of
from benchmarks.heldout.third_html import to_html
from benchmarks.heldout.third_model import Pen
from benchmarks.heldout.third_values import credit_check, identity_check, organisation_check

BOTH_NUMBERS = ("merged_unit", "continued_unit", "nominator_person")
LITTLE_BLANKS = ("ring_unit", "tinted_person", "continued_unit")


def test_seven_forms_for_units_seven_for_persons_and_four_papers_that_are_none() -> None:
    kinds = [layout.kind for layout in SIXTH_STRANGERS.values()]
    assert (kinds.count("unit"), kinds.count("person"), len(SIXTH_OTHERS)) == (7, 7, 4)
    assert list(SETS["sixth"]) == [*SIXTH_STRANGERS, *SIXTH_OTHERS]


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


def test_units_are_of_xinjiang_and_of_other_provinces() -> None:
    seats = {made.firm(random.Random(seed)).place for seed in range(300)}
    regions = {made.PLACES[seat][0][:2] for seat in seats}
    assert "65" in regions
    assert len(regions) >= 9


@pytest.mark.parametrize("layout", LITTLE_BLANKS)
def test_figures_on_little_blanks_are_the_date_that_the_truth_has(layout: str) -> None:
    for seed in range(20):
        story, form, rng = told(seed, layout, SIXTH_STRANGERS[layout], paper=True)
        day = story.case.text("推荐日期")
        assert not day or re.fullmatch(r"202[12]年[0-9]{1,2}月[0-9]{1,2}日", day)
        runs = [run for run in runs_of(form) if run.key == "推荐日期"]
        assert [(run.text, run.value, "gaps" in run.look) for run in runs] == (
            [(day, "", True)] if day else []
        )
        html = to_html(form, rng, handwriting=False)
        assert not day or f'<span class="g">{day[:4]}</span>年' in html


@pytest.mark.parametrize("layout", BOTH_NUMBERS)
def test_beside_the_offices_number_the_field_is_the_mobile(layout: str) -> None:
    for seed in range(30):
        story = told(seed, layout, SIXTH_STRANGERS[layout], paper=True)[0]
        assert story.case.text("联系电话")[:1] in ("", "1")


def test_the_circled_award_is_the_cases() -> None:
    for seed in range(10):
        story, form, _ = told(seed, "ring_unit", SIXTH_STRANGERS["ring_unit"], paper=True)
        circled = [run for run in runs_of(form) if "circled" in run.look]
        assert [(run.key, run.text) for run in circled] == [("申报奖项", story.case.award)]


def test_what_was_struck_out_is_no_value_and_what_was_whited_is() -> None:
    story, form, _ = told(2, "whited_person", SIXTH_STRANGERS["whited_person"], paper=True)
    struck = [run for run in runs_of(form) if "struck" in run.look]
    assert [run.key for run in struck] == [""]
    assert struck[0].text != story.case.text("职务")
    assert {run.key for run in runs_of(form) if "whited" in run.look} == {"出生年月", "联系电话"}


@pytest.mark.parametrize("seed", range(10))
def test_figures_of_the_tables_beside_belong_to_no_field(seed: int) -> None:
    story, form, _ = told(seed, "equipment_unit", SIXTH_STRANGERS["equipment_unit"], paper=True)
    sides = [run.text for run in runs_of(form) if "filled" in run.look and not run.key]
    assert sum(bool(re.fullmatch(r"[0-9]+台?", text)) for text in sides) == 9
    for what, number, held in tally(Pen(story, random.Random(seed)), "staff"):
        assert what
        assert int(held) <= int(number)


def test_about_a_third_is_filled_in_by_hand() -> None:
    shares = [layout.hand for layout in SIXTH_STRANGERS.values()]
    assert 0.3 < sum(shares) / len(shares) < 0.42
    assert (SIXTH_STRANGERS["message_unit"].hand, SIXTH_STRANGERS["gridsheet_unit"].hand) == (0, 0)


@pytest.mark.parametrize("layout", ["leader_person", "continued_unit"])
def test_a_drawn_form_has_the_boxes_of_its_values(drawn_apart: Any, layout: str, tmp_path: Path) -> None:
    def work() -> dict[str, Any]:
        with browser() as page:
            return draw(page, 3, layout, SIXTH_STRANGERS[layout], "clean", tmp_path)

    line = drawn_apart(work)
    story = told(3, layout, SIXTH_STRANGERS[layout], paper=True)[0]
    assert set(line["fields"]) == set(story.case.values)
    for key, item in line["fields"].items():
        x0, y0, x1, y1 = item["box"]
        assert 0 <= x0 < x1 <= 1
        assert 0 <= y0 < y1 <= 1
        assert item["value"] == "".join(story.case.text(key).split())
    assert (tmp_path / line["file"]).is_file()


@pytest.mark.parametrize("name", SIXTH_OTHERS)
def test_a_paper_that_is_no_form_has_no_field(drawn_apart: Any, name: str, tmp_path: Path) -> None:
    def work() -> tuple[dict[str, Any], bytes, dict[str, Any]]:
        with browser() as page:
            line = draw_page(page, 1, name, "clean", tmp_path, SIXTH_OTHERS)
            data = (tmp_path / line["file"]).read_bytes()
            return line, data, draw_page(page, 1, name, "clean", tmp_path, SIXTH_OTHERS)

    line, data, again = drawn_apart(work)
    assert (line["kind"], line["fields"], line["flags"]) == ("other", {}, ["form_not_recognised"])
    assert (again, (tmp_path / line["file"]).read_bytes()) == (line, data)
    x0, y0, x1, y1 = line["seals"][0]["box"]
    assert 0 <= x0 < x1 <= 1
    assert 0 <= y0 < y1 <= 1


def test_a_paper_that_is_no_form_is_never_a_file_of_words(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["--out", str(tmp_path), "--layouts", "contract_page", "--levels", "word"])
    assert not list(tmp_path.iterdir())
