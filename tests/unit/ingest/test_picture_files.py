"""Picture files: the page as a viewer shows it, in 8-bit RGB, within bounds."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image as Pillow

from ingest.errors import FileDamaged, FileTruncated, IngestError, PictureTooLarge, TooManyPages
from ingest.limits import Limits
from ingest.pictures import decode, open_pictures
from tests.fakes.given_files import packed, ruled_page

LIMITS = Limits()
PAGE = ruled_page(310, 438)


def quadrants() -> np.ndarray:
    """Red, green / blue, white: tells every turn and mirroring apart."""
    page = np.zeros((60, 100, 3), dtype=np.uint8)
    page[:30, :50], page[:30, 50:], page[30:, :50], page[30:, 50:] = (
        (255, 0, 0),
        (0, 255, 0),
        (0, 0, 255),
        (255, 255, 255),
    )
    return page


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied(orientation: int) -> None:
    stored = {
        1: lambda a: a,
        2: np.fliplr,
        3: lambda a: np.rot90(a, 2),
        4: np.flipud,
        5: lambda a: np.swapaxes(a, 0, 1),
        6: lambda a: np.rot90(a, 1),
        7: lambda a: np.rot90(np.swapaxes(a, 0, 1), 2),
        8: lambda a: np.rot90(a, -1),
    }[orientation](quadrants())
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    data = packed(np.ascontiguousarray(stored), "PNG", exif=exif)
    page = open_pictures(data, LIMITS)[0]()
    assert page.size == (100, 60)
    np.testing.assert_array_equal(page.picture, quadrants())


def test_transparency_lies_on_white() -> None:
    clear = np.dstack([quadrants(), np.zeros((60, 100), np.uint8)])
    assert (decode(packed(clear, "PNG"), LIMITS) == 255).all()


def test_sixteen_bits_are_scaled_not_cut() -> None:
    deep = (np.linspace(0, 65535, 100)[None, :].repeat(40, 0)).astype(np.uint16)
    grey = decode(packed(deep, "PNG"), LIMITS)
    assert grey.shape == (40, 100, 3)
    np.testing.assert_allclose(grey[0, :, 0], np.linspace(0, 255, 100), atol=1.5)


def test_cmyk_red_stays_red() -> None:
    buffer = io.BytesIO()
    Pillow.new("CMYK", (40, 40), (0, 255, 255, 0)).save(buffer, "JPEG")
    red, green, blue = decode(buffer.getvalue(), LIMITS)[20, 20]
    assert red > 200
    assert max(green, blue) < 60


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "I;16", "F", "YCbCr"])
def test_every_mode_becomes_rgb(mode: str) -> None:
    picture = (
        Pillow.fromarray(PAGE).convert("L").convert(mode)
        if mode != "P"
        else Pillow.fromarray(PAGE).quantize()
    )
    buffer = io.BytesIO()
    picture.save(buffer, "TIFF" if mode in ("F", "YCbCr") else "PNG")
    rgb = decode(buffer.getvalue(), LIMITS)
    assert rgb.shape == PAGE.shape
    assert rgb.max() > 200 > 80 > rgb.min()


def test_frames_of_a_tiff_are_pages() -> None:
    frames = [Pillow.fromarray(np.full((50, 40 + k, 3), 60 * k, np.uint8)) for k in range(3)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "TIFF", save_all=True, append_images=frames[1:])
    pages = [load() for load in open_pictures(buffer.getvalue(), LIMITS)]
    assert [page.size for page in pages] == [(40, 50), (41, 50), (42, 50)]
    assert [int(page.picture[0, 0, 0]) for page in pages] == [0, 60, 120]
    with pytest.raises(TooManyPages):
        open_pictures(buffer.getvalue(), Limits(max_pages=2))


def test_heic() -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()
    buffer = io.BytesIO()
    Pillow.fromarray(ruled_page(320, 448)).save(buffer, "HEIF", quality=80)
    page = open_pictures(buffer.getvalue(), LIMITS)[0]()
    assert page.size == (320, 448)
    assert page.camera


def test_resolution_is_believed_only_where_it_is_paper() -> None:
    assert open_pictures(packed(PAGE, "JPEG", dpi=(300, 300)), LIMITS)[0]().dpi == 300
    assert open_pictures(packed(PAGE, "JPEG", dpi=(96, 96)), LIMITS)[0]().dpi is None


def test_large_jpeg_keeps_the_size_of_the_page_as_given() -> None:
    page = np.full((9400, 600, 3), 255, np.uint8)
    given = open_pictures(packed(page, "JPEG"), LIMITS)[0]()
    assert given.size == (600, 9400)
    assert given.picture.shape[0] < 9400


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_cut_off_pictures_are_truncated_or_damaged(kind: str) -> None:
    whole = packed(np.random.default_rng(0).integers(0, 255, (200, 200, 3)).astype(np.uint8), kind)
    with pytest.raises((FileTruncated, FileDamaged)) as caught:
        open_pictures(whole[: len(whole) // 2], LIMITS)[0]()
    if kind != "TIFF":
        assert caught.value.code == "file_truncated"


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is enormous."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\x00" * 100))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(20_000, 20_000), (12_000, 11_000), (200_000, 1_000)])
def test_too_many_pixels_are_refused_before_decoding(size: tuple[int, int]) -> None:
    with pytest.raises(PictureTooLarge):
        open_pictures(bomb(*size), LIMITS)


def test_specks_are_no_pages() -> None:
    with pytest.raises(FileDamaged):
        open_pictures(packed(np.zeros((3, 3, 3), np.uint8), "PNG"), LIMITS)


MAGIC = (
    b"\xff\xd8\xff\xe0",
    b"\x89PNG\r\n\x1a\n",
    b"BM",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF\x10\x00\x00\x00WEBP",
)


@pytest.mark.parametrize("magic", MAGIC)
def test_rubbish_after_a_magic_number_is_explained(magic: bytes) -> None:
    rng = np.random.default_rng(3)
    for _ in range(20):
        with pytest.raises(IngestError):
            open_pictures(magic + rng.bytes(300), LIMITS)[0]()
