"""The committed set is whole, small, and still what its recipes make."""

import io
import json
import zipfile

import pypdfium2
import pytest
from openpyxl import load_workbook
from PIL import Image as PilImage

from extract.seasons.load import load_season
from ingest.document import Box
from samples.build_set import FOLDER, RECIPES, build
from samples.register import register_of

TRUTH = {
    line["file"]: line for line in map(json.loads, (FOLDER / "truth.jsonl").read_text("utf-8").splitlines())
}
LIMIT = 10_000_000


def test_every_recipe_has_its_file_and_its_truth() -> None:
    names = {recipe.name for recipe in RECIPES}
    on_disk = {path.name for path in FOLDER.iterdir()} - {"truth.jsonl", "register.xlsx"}
    assert on_disk == names == set(TRUTH)
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < LIMIT


def test_the_register_follows_from_the_truth() -> None:
    kept = (FOLDER / "register.xlsx").read_bytes()
    made = register_of(TRUTH[recipe.name] for recipe in RECIPES)
    # The same words: another version of the library may write other bytes around them.
    cells = [list(load_workbook(io.BytesIO(data)).worksheets[0].values) for data in (kept, made)]
    assert cells[0] == cells[1]
    units = {row[0]: row[4] for row in cells[0][1:]}
    assert units[TRUTH["09-单位-姊妹公司印章.png"]["fields"]["单位名称"]["value"]] == "未交"
    assert TRUTH["16-单位-规模不足.tiff"]["fields"]["单位名称"]["value"] not in units


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_a_file_opens_with_the_pages_that_its_truth_tells(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    truth = TRUTH[name]
    if name.endswith(".pdf"):
        pages = len(pypdfium2.PdfDocument(data))
    elif name.endswith(".docx"):
        assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
        pages = 1
    else:
        pages = getattr(PilImage.open(io.BytesIO(data)), "n_frames", 1)
    assert pages == truth["pages"]
    for item in [*truth["fields"].values(), *truth["seals"], *truth["slots"], *truth["decoys"]]:
        assert 0 <= item["page"] < pages
        assert item["box"] is None or Box(*item["box"])


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_truth_speaks_the_seasons_language(name: str) -> None:
    season, truth = load_season("xjfpa-2021"), TRUTH[name]
    assert set(truth["fields"]) <= set(season.keys[truth["kind"]])
    assert truth["award"] is None or season.award(truth["award"]) is not None


@pytest.mark.parametrize("number", [7, 8, 13])
def test_the_recipe_still_makes_that_submission(number: int, chinese_fonts: tuple[str, ...]) -> None:
    recipe = RECIPES[number]
    _, truth = build(recipe)
    kept = TRUTH[recipe.name]
    assert {key: item["value"] for key, item in truth["fields"].items()} == {
        key: item["value"] for key, item in kept["fields"].items()
    }
    assert truth["flags"] == kept["flags"]
    assert [seal["text"] for seal in truth["seals"]] == [seal["text"] for seal in kept["seals"]]


def test_the_born_digital_file_holds_its_text(chinese_fonts: tuple[str, ...]) -> None:
    recipe = next(recipe for recipe in RECIPES if recipe.file_kind == "pdf_digital")
    text = pypdfium2.PdfDocument((FOLDER / recipe.name).read_bytes())[0].get_textpage().get_text_range()
    assert TRUTH[recipe.name]["fields"]["统一社会信用代码"]["value"] in "".join(text.split())
