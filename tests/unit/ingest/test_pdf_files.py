"""PDF files: rendered as a viewer shows them, bounded before anything is decoded."""

import numpy as np
import pytest

from ingest.errors import (
    FileDamaged,
    FileEmpty,
    FileEncrypted,
    FileTruncated,
    IngestError,
    PictureTooLarge,
    TooManyPages,
)
from ingest.limits import Limits
from ingest.pdf import open_pdf
from tests.fakes.given_files import encrypted_pdf, pdf_of, ruled_page, scan_pdf, text_pdf

LIMITS = Limits()
LINES = [(72.0, 700.0, 24.0, "Recommendation 2021"), (72.0, 600.0, 12.0, "0991-5659605")]


def test_a_born_digital_page_has_its_picture_and_its_glyphs() -> None:
    (load,) = open_pdf(text_pdf(LINES), LIMITS)
    page = load()
    assert page.medium == "born_digital"
    assert page.size == pytest.approx((1653, 2339), abs=1)
    assert "".join(glyph.text for glyph in page.glyphs) == "Recommendation 20210991-5659605"
    for glyph in page.glyphs:
        x0, y0, x1, y1 = (round(v) for v in glyph.box)
        if glyph.text.strip() and glyph.text != "-":
            assert page.picture[y0:y1, x0:x1].min() < 60, glyph


def test_turned_pages_show_as_in_a_viewer() -> None:
    page = open_pdf(text_pdf(LINES, rotate=90), LIMITS)[0]()
    assert page.size == pytest.approx((2339, 1653), abs=1)
    assert all(
        0 <= g.box[0] <= g.box[2] <= page.size[0] and 0 <= g.box[1] <= g.box[3] <= page.size[1]
        for g in page.glyphs
    )


def test_a_scanned_page_is_a_picture_even_with_a_text_layer() -> None:
    scan = ruled_page(1240, 1754)
    page = open_pdf(scan_pdf(scan), LIMITS)[0]()
    assert page.medium == "picture"
    assert page.glyphs == ()
    # No finer than the scan itself.
    assert page.size == pytest.approx((1240, 1754), abs=3)
    assert np.abs(page.picture[:1700, :1200].astype(int) - scan[:1700, :1200]).mean() < 12


@pytest.mark.parametrize("box", [(4000, 3000), (150, 100), (10_000, 14_000)])
def test_odd_page_boxes_give_sensible_pictures(box: tuple[int, int]) -> None:
    page = open_pdf(text_pdf(LINES, box=box), LIMITS)[0]()
    assert 1600 <= max(page.size) <= 3400


def test_password_is_asked_for_only_where_one_is_needed() -> None:
    with pytest.raises(FileEncrypted) as caught:
        open_pdf(encrypted_pdf(b"geheim"), LIMITS)
    assert "密码" in caught.value.remedy
    assert len(open_pdf(encrypted_pdf(b""), LIMITS)) == 1


def test_cut_off_pdf_is_truncated() -> None:
    data = text_pdf(LINES * 40, pages=3)
    with pytest.raises(FileTruncated):
        open_pdf(data[: len(data) // 2], LIMITS)


def test_zeros_after_the_end_do_no_harm() -> None:
    assert len(open_pdf(text_pdf(LINES) + b"\x00" * 9000, LIMITS)) == 1


def test_rubbish_in_a_pdf_wrapping_is_damaged() -> None:
    with pytest.raises(FileDamaged):
        open_pdf(b"%PDF-1.7\n" + b"rubbish " * 50 + b"\n%%EOF", LIMITS)


def test_no_page() -> None:
    empty = pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])
    with pytest.raises((FileEmpty, FileDamaged)):
        open_pdf(empty, LIMITS)


def test_too_many_pages() -> None:
    with pytest.raises(TooManyPages):
        open_pdf(text_pdf(LINES, pages=4), Limits(max_pages=3))


def test_an_enormous_embedded_picture_is_refused_before_decoding() -> None:
    (load,) = open_pdf(text_pdf([], image=(60_000, 60_000)), LIMITS)
    with pytest.raises(PictureTooLarge):
        load()


def test_broken_bytes_never_escape_as_other_errors() -> None:
    whole = bytearray(text_pdf(LINES))
    rng = np.random.default_rng(0)
    for _ in range(40):
        broken = bytearray(whole)
        for place in rng.integers(9, len(whole) - 8, 12):
            broken[int(place)] = int(rng.integers(0, 256))
        try:
            outcome: object = [load() for load in open_pdf(bytes(broken), LIMITS)]
        except IngestError as error:
            outcome = error
        assert outcome
