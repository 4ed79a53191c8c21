"""The fifth strangers: registered, the same for a seed, numbers valid, truth what stands there."""

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from benchmarks.heldout import fifth_values as made
from benchmarks.heldout.fifth_forms import FIFTH_STRANGERS
from benchmarks.heldout.fifth_others import FIFTH_OTHERS, draw_page
from benchmarks.heldout.render import browser
from benchmarks.heldout.strangers import SETS, main
from benchmarks.heldout.third_draw import told
from benchmarks.heldout.third_forms import runs_of
from benchmarks.heldout.third_values import credit_check, identity_check, organisation_check


def test_seven_forms_for_units_five_for_persons_and_three_that_are_none() -> None:
    kinds = [layout.kind for layout in FIFTH_STRANGERS.values()]
    assert (kinds.count("unit"), kinds.count("person"), len(FIFTH_OTHERS)) == (7, 5, 3)
    assert list(SETS["fifth"]) == [*FIFTH_STRANGERS, *FIFTH_OTHERS]


@pytest.mark.parametrize("seed", range(40))
def test_numbers_carry_right_check_characters(seed: int) -> None:
    rng = random.Random(seed)
    who, code = made.someone(rng), made.credit_code(rng, made.firm(rng))
    assert identity_check(who.id_number[:17]) == who.id_number[17]
    assert who.id_number[6:14] == f"{who.birth:%Y%m%d}"
    assert (int(who.id_number[16]) % 2 == 1) == (who.sex == "男")
    assert credit_check(code[:17]) == code[17]
    assert organisation_check(code[8:16]) == code[16]


@pytest.mark.parametrize("layout", FIFTH_STRANGERS)
def test_a_seed_always_tells_the_same(layout: str) -> None:
    one, two = (told(11, layout, FIFTH_STRANGERS[layout], paper=True)[:2] for _ in range(2))
    assert one == two
    assert told(12, layout, FIFTH_STRANGERS[layout], paper=True)[0] != one[0]


def test_a_struck_number_is_no_value() -> None:
    story, form, _ = told(2, "corrected_person", FIFTH_STRANGERS["corrected_person"], paper=True)
    struck = [run for run in runs_of(form) if "struck" in run.look]
    assert [run.key for run in struck] == [""]
    assert struck[0].text != story.case.text("联系电话")


@pytest.mark.parametrize("name", FIFTH_OTHERS)
def test_a_page_that_is_no_form_has_no_field(name: str, tmp_path: Path) -> None:
    def drawn() -> tuple[dict[str, Any], bytes, dict[str, Any]]:
        with browser() as page:
            line = draw_page(page, 1, name, "clean", tmp_path)
            data = (tmp_path / line["file"]).read_bytes()
            return line, data, draw_page(page, 1, name, "clean", tmp_path)

    # In a thread of its own: where browser tests ran before, this one's event loop is taken.
    with ThreadPoolExecutor(1) as apart:
        line, data, again = apart.submit(drawn).result()
    assert (line["kind"], line["fields"], line["flags"]) == ("other", {}, ["form_not_recognised"])
    assert (again, (tmp_path / line["file"]).read_bytes()) == (line, data)
    x0, y0, x1, y1 = line["seals"][0]["box"]
    assert 0 <= x0 < x1 <= 1
    assert 0 <= y0 < y1 <= 1


def test_a_page_that_is_no_form_is_never_a_file_of_words(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["--out", str(tmp_path), "--layouts", "notice_page", "--levels", "word"])
    assert not list(tmp_path.iterdir())
