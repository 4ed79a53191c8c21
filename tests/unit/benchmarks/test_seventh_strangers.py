"""The seventh strangers: registered, the same for a seed, truth what stands there, Word controls filled."""

import random
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.heldout import seventh_values as made
from benchmarks.heldout.fifth_others import draw_page
from benchmarks.heldout.render import browser
from benchmarks.heldout.seventh_forms import SEVENTH_ROUTES, SEVENTH_STRANGERS
from benchmarks.heldout.seventh_others import SEVENTH_OTHERS
from benchmarks.heldout.strangers import SETS
from benchmarks.heldout.third_cases import PERSON_AWARDS, UNIT_AWARDS
from benchmarks.heldout.third_draw import draw, told
from benchmarks.heldout.third_forms import runs_of
from benchmarks.heldout.third_values import credit_check, identity_check, organisation_check

MOBILES = ("ledger_unit", "back_unit", "faxed_person", "medal_person")


def test_six_forms_for_units_six_for_persons_and_three_papers_that_are_none() -> None:
    kinds = [layout.kind for layout in SEVENTH_STRANGERS.values()]
    assert (kinds.count("unit"), kinds.count("person"), len(SEVENTH_OTHERS)) == (6, 6, 3)
    assert list(SETS["seventh"]) == [*SEVENTH_STRANGERS, *SEVENTH_OTHERS]
    assert set(SEVENTH_ROUTES) <= set(SEVENTH_STRANGERS)


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
    number = re.sub(r"[^0-9]", "", made.landline(rng, unit.place))
    assert len(number) == (11 if made.PLACES[unit.place][1] in made.SEVEN_DIGITS else 12)
    assert len(re.sub(r"[^0-9]", "", made.mobile(rng))) == 11


@pytest.mark.parametrize("layout", MOBILES)
def test_a_label_that_asks_for_a_mobile_gets_one(layout: str) -> None:
    for seed in range(30):
        story = told(seed, layout, SEVENTH_STRANGERS[layout], paper=True)[0]
        assert story.case.text("联系电话")[:1] in ("", "1")


@pytest.mark.parametrize("layout", ["guard_person", "folio_person", "labour_person"])
def test_nobodys_career_begins_before_school_or_after_the_season(layout: str) -> None:
    for seed in range(40):
        story, form, _ = told(seed, layout, SEVENTH_STRANGERS[layout], paper=True)
        years = [
            int(y)
            for run in runs_of(form)
            if re.search("[—至]", run.text) and not run.key
            for y in re.findall("(?:19|20)[0-9]{2}", run.text)
        ]
        assert len(years) >= 3
        assert years == sorted(years)
        assert years[-1] <= 2021
        born = story.case.text("出生年月")[:4]
        assert not born or years[0] - int(born) in (16, 19)


def test_another_bodys_award_is_told_as_unknown_and_only_that() -> None:
    seen = set()
    for seed in range(60):
        case = told(seed, "property_unit", SEVENTH_STRANGERS["property_unit"], paper=True)[0].case
        strange = case.award not in (*UNIT_AWARDS, *PERSON_AWARDS)
        assert strange == (case.scenario == "unknown_award") == ("unknown_award" in case.flags)
        assert case.text("申报奖项") == case.award
        seen.add(strange)
    assert seen == {True, False}


def test_a_recommending_body_seals_with_the_name_that_the_story_has() -> None:
    for seed in range(40):
        story = told(seed, "labour_person", SEVENTH_STRANGERS["labour_person"], paper=True)[0]
        own = [plan.text for plan in story.case.seals if plan.role == "recommender"]
        assert own in ([], [story.recommender])
        assert story.recommender == f"{story.firm.place}总工会"


@pytest.mark.parametrize("seed", range(1, 9))
def test_answers_of_the_word_template_stand_in_controls(seed: int, tmp_path: Path) -> None:
    line = draw(None, seed, "controls_unit", SEVENTH_STRANGERS["controls_unit"], "word", tmp_path)
    body = parse_xml(zipfile.ZipFile(tmp_path / line["file"]).read("word/document.xml"))
    written, ticks = {}, []
    for control in body.iter(qn("w:sdt")):
        name = control.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val"))
        text = "".join("".join(piece.text or "" for piece in control.iter(qn("w:t"))).split())
        if name == "复选框":
            ticks.append(text)
            continue
        empty = control.find(qn("w:sdtPr")).find(qn("w:showingPlcHdr")) is not None
        assert empty == (name in line["blank"]) == text.startswith("单击或点击此处")
        if not empty:
            written[name] = text
    told_there = {key: item["value"] for key, item in line["fields"].items() if key != "申报奖项"}
    assert written == told_there
    assert sorted(ticks) == ["☐"] * 5 + ["☒"]


@pytest.mark.parametrize("layout", ["collective_unit", "folio_person"])
def test_a_drawn_form_has_the_boxes_of_its_values(drawn_apart: Any, layout: str, tmp_path: Path) -> None:
    def work() -> dict[str, Any]:
        with browser() as page:
            return draw(page, 3, layout, SEVENTH_STRANGERS[layout], "clean", tmp_path)

    line = drawn_apart(work)
    story = told(3, layout, SEVENTH_STRANGERS[layout], paper=True)[0]
    assert set(line["fields"]) == set(story.case.values)
    for key, item in line["fields"].items():
        x0, y0, x1, y1 = item["box"]
        assert 0 <= x0 < x1 <= 1
        assert 0 <= y0 < y1 <= 1
        assert item["value"] == "".join(story.case.text(key).split())
    if layout == "folio_person":  # facts on the left half, deeds and date on the right
        assert line["fields"]["工作单位"]["box"][2] < 0.5 < line["fields"]["主要事迹"]["box"][0]
    assert (tmp_path / line["file"]).is_file()


@pytest.mark.parametrize("name", SEVENTH_OTHERS)
def test_a_paper_that_is_no_form_has_no_field(drawn_apart: Any, name: str, tmp_path: Path) -> None:
    def work() -> dict[str, Any]:
        with browser() as page:
            return draw_page(page, 1, name, "clean", tmp_path, SEVENTH_OTHERS)

    line = drawn_apart(work)
    assert (line["kind"], line["fields"], line["flags"]) == ("other", {}, ["form_not_recognised"])
    x0, y0, x1, y1 = line["seals"][0]["box"]
    assert 0 <= x0 < x1 <= 1
    assert 0 <= y0 < y1 <= 1
