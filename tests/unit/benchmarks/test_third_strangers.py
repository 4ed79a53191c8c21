"""The third and fourth strangers' truth is what their forms say, and numbers called valid are so."""

import random
import re
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from docx import Document

from benchmarks.heldout import third_values as made
from benchmarks.heldout.fourth_forms import FOURTH_STRANGERS
from benchmarks.heldout.strangers import BY_ROUTE, SETS
from benchmarks.heldout.third_camera import THIRD_LEVELS, third_shoot
from benchmarks.heldout.third_cases import FLAG_OF, REQUIRED
from benchmarks.heldout.third_draw import draw, told
from benchmarks.heldout.third_forms import THIRD_STRANGERS, Third, runs_of
from benchmarks.heldout.third_html import to_html
from benchmarks.heldout.third_ink import press, wear
from benchmarks.heldout.third_seals import coverage, cut_for

SEEDS = range(30)
COLUMNS = {
    "file", "layout", "kind", "award", "scenario", "fields", "blank", "seals", "slots", "decoys", "flags",
    "narrative_numbers", "pages", "turned", "handwriting", "seed", "capture",
}  # fmt: skip


def test_check_characters_are_those_of_the_standards_own_examples() -> None:
    assert made.credit_check("91350100M000100Y4") == "3"
    assert made.organisation_check("D2143569") == "X"
    assert made.identity_check("11010519491231002") == "X"


@pytest.mark.parametrize("seed", range(50))
def test_numbers_are_valid_until_spoilt(seed: int) -> None:
    rng = random.Random(seed)
    who, firm = made.someone(rng), made.firm(rng)
    code = made.credit_code(rng, firm)
    assert made.identity_check(who.id_number[:17]) == who.id_number[17]
    assert (int(who.id_number[16]) % 2 == 1) == (who.sex == "男")
    assert who.id_number[6:14] == f"{who.birth:%Y%m%d}"
    assert made.credit_check(code[:17]) == code[17]
    assert made.organisation_check(code[8:16]) == code[16]
    spoilt = made.wrong_character(rng, code)
    assert spoilt[17] != made.credit_check(spoilt[:17])


@pytest.mark.parametrize("layouts", [THIRD_STRANGERS, FOURTH_STRANGERS])
def test_as_many_layouts_of_units_as_of_persons(layouts: dict[str, Third]) -> None:
    kinds = [layout.kind for layout in layouts.values()]
    assert kinds.count("unit") == kinds.count("person")


def test_every_set_has_layouts_of_its_own() -> None:
    names = [name for layouts in SETS.values() for name in layouts]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("layout", BY_ROUTE)
def test_every_value_is_written_once_and_blanks_are_told(layout: str) -> None:
    for seed in SEEDS:
        story, form, _ = told(seed, layout, BY_ROUTE[layout], paper=True)
        keys = [run.key for run in runs_of(form) if run.key]
        assert sorted(keys) == sorted(story.case.values)
        blanks = {run.blank for run in runs_of(form) if run.blank}
        assert set(story.case.blank) <= blanks
        assert not blanks & set(keys)
        assert not re.search(r"[{}]|None", story.case.text("主要事迹"))


@pytest.mark.parametrize("layout", BY_ROUTE)
def test_flags_follow_from_what_stands_there(layout: str) -> None:
    for seed in SEEDS:
        case = told(seed, layout, BY_ROUTE[layout], paper=True)[0].case
        needed = set(REQUIRED[case.kind])
        if case.award == "消防技术服务能手":
            needed |= {"职业资格", "证书编号"}
        assert ("missing_required_field" in case.flags) == bool(needed - set(case.values))
        number, code = case.text("身份证号码"), case.text("统一社会信用代码")
        assert ("invalid_id_number" in case.flags) == bool(
            number and made.identity_check(number[:17]) != number[17]
        )
        assert ("invalid_credit_code" in case.flags) == bool(
            code and made.credit_check(code[:17]) != code[17]
        )
        assert case.scenario == "ok" or case.scenario in FLAG_OF or case.scenario.endswith("_seal")
        unit = case.values.get("单位名称" if case.kind == "unit" else "工作单位")
        others = [s for s in case.seals if s.role == "unit" and unit and s.text != unit]
        assert ("seal_unit_mismatch" in case.flags) == bool(others)


@pytest.mark.parametrize("layout", BY_ROUTE)
def test_the_html_marks_every_value(layout: str) -> None:
    story, form, rng = told(3, layout, BY_ROUTE[layout], paper=True)
    html = to_html(form, rng, handwriting=False)
    assert sorted(re.findall(r'data-key="([^"]+)"', html)) == sorted(story.case.values)
    assert 'data-seal="unit"' in html
    assert ('data-seal="recommender"' in html) == BY_ROUTE[layout].recommender


@pytest.mark.parametrize("layout", ["plain_unit", "letter_unit", "sided_person", "below_unit", "grey_unit"])
def test_a_word_file_holds_what_its_truth_says(layout: str, tmp_path: Path) -> None:
    line = draw(None, 2, layout, BY_ROUTE[layout], "word", tmp_path)
    assert set(line) == COLUMNS
    document = Document(BytesIO((tmp_path / line["file"]).read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "".join("".join([paragraph.text for paragraph in document.paragraphs] + cells).split())
    for item in line["fields"].values():
        assert item["value"] in text
        assert item["box"] is None
    pictures = [part for part in document.part.package.iter_parts() if part.content_type == "image/png"]
    assert len(pictures) == len(line["seals"])


def test_a_seal_keeps_to_the_page_and_darkens_it() -> None:
    rng = random.Random(4)
    worn = wear(coverage(cut_for(rng, "新疆昆仑卫士消防工程有限公司")), rng, "ok")
    page = np.full((700, 600, 3), 255, np.uint8)
    x0, y0, x1, y1 = press(page, worn, 590.0, 10.0)
    assert (0 <= x0 < x1 <= 600, 0 <= y0 < y1 <= 700) == (True, True)
    inked = np.argwhere(page[:, :, 1] < 200)
    assert inked.size > 0
    assert (inked.min(axis=0) >= (y0, x0)).all()
    assert (inked.max(axis=0) < (y1, x1)).all()


@pytest.mark.parametrize("level", [level for level in THIRD_LEVELS if level != "lamp"])  # 12 megapixels
def test_the_camera_knows_where_a_place_went(level: str) -> None:
    page = np.full((1170, 827, 3), 255, np.uint8)
    page[500:540, 300:340] = (0, 0, 255)
    shot = third_shoot(page, level, 7)  # type: ignore[arg-type]
    blue = shot.image[:, :, 2].astype(int) - shot.image[:, :, 0].astype(int)
    x0, y0, x1, y1 = shot.box((300.0, 500.0, 340.0, 540.0))
    height, width = shot.image.shape[:2]
    inside = blue[round(y0 * height) : round(y1 * height), round(x0 * width) : round(x1 * width)]
    assert np.median(inside) > 80
