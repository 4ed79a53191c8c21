"""A drawn box is read by the real recogniser, in a process of its own."""

import io
from pathlib import Path

import pytest
from desk import FIRST, take_in
from forms import unit_form
from PIL import Image, ImageDraw

from casework.errors import NotFound
from casework.services import boxes
from casework.store.database import Store
from casework.store.tables import PageRow
from ingest.document import Box
from models.manifest import wanting
from models.paddle import weights_dir

TEXT = "新疆天山消防技术服务有限公司"


@pytest.fixture
def page_with_text(store: Store) -> int:
    """A submission whose page picture bears one line of text in its upper half."""
    from samples.fonts import font, print_styles

    styles = print_styles()
    if not styles:
        pytest.skip("no Chinese font installed: apt-get install fonts-noto-cjk")
    number = take_in(store, unit_form())
    picture = Image.new("RGB", (1000, 1400), "white")
    ImageDraw.Draw(picture).text((120, 300), TEXT, fill="black", font=font(styles[0], 36))
    target = io.BytesIO()
    picture.save(target, "WEBP", quality=90)
    with store.write() as unit:
        row = unit.session.get_one(PageRow, (number, 0))
        row.width, row.height = picture.size
        row.to_given_json = "[[0.001, 0, 0], [0, 0.000714285714, 0], [0, 0, 1]]"
        Path(store.settings.pictures_folder / row.picture).write_bytes(target.getvalue())
    return number


@pytest.mark.models
@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_a_drawn_box_is_read(store: Store, page_with_text: int) -> None:
    if next(wanting(weights_dir(), check_hash=False), None) is not None:
        pytest.skip("the model weights are not here: yinjian models fetch")
    assert boxes.read_box(store, page_with_text, 0, Box(0.1, 0.2, 0.8, 0.26), FIRST) == TEXT
    assert boxes.read_box(store, page_with_text, 0, Box(0.1, 0.6, 0.8, 0.7), FIRST) == ""


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_a_box_on_no_page_is_refused(store: Store) -> None:
    number = take_in(store, unit_form())
    with pytest.raises(NotFound):
        boxes.read_box(store, number, 5, Box(0, 0, 1, 1), FIRST)
