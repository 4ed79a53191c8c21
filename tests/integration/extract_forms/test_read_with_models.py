"""Forms read with the real models: a made-up one, a stranger's filled table, and pages that are none."""

import io
from pathlib import Path

import pytest
from PIL import Image

from extract.forms.read import read_form
from extract.seasons.load import load_season
from ingest.read import read_bytes
from models.engines import Engines, load_engines
from samples.generate import make_form

REAL = Path(__file__).resolve().parents[3].parent / "shared" / "real"

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def engines() -> Engines:
    return load_engines()


def test_a_made_up_form_is_read_whole(engines: Engines) -> None:
    sample = make_form(1006, "cover", "unit", "clean")
    pages = [Image.fromarray(page) for page in sample.pages]
    buffer = io.BytesIO()
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:])
    document = read_bytes(buffer.getvalue(), "a.tif", engines)
    reading = read_form(document, load_season("xjfpa-2021"), engines, ())
    assert reading.kind == "unit"
    for key in ("单位名称", "统一社会信用代码", "法定代表人", "联系电话", "申报奖项"):
        assert reading.fields[key].value == sample.truth["fields"][key]["value"]


@pytest.mark.parametrize(
    ("name", "kind"), [("f01.jpg", "person"), ("b264.jpg", "other"), ("n27.jpg", "other")]
)
def test_pictures_of_strangers(engines: Engines, name: str, kind: str) -> None:
    if not (REAL / name).is_file():
        pytest.skip("the real pictures are not on this machine (../shared/real)")
    document = read_bytes((REAL / name).read_bytes(), name, engines)
    reading = read_form(document, load_season("xjfpa-2021"), engines, ())
    assert reading.kind == kind
    if name == "f01.jpg":
        assert reading.fields["姓名"].value == "雅资"
        assert reading.fields["出生年月"].normalised == "1992-05"
