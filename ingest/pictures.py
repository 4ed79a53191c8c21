"""Picture files: one page per frame, upright as a viewer shows them (EXIF turned), in 8-bit RGB."""

import io
import struct
import warnings
import zlib
from collections.abc import Callable

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

from ingest.document import Image
from ingest.errors import FileDamaged, FileTruncated, IngestError, PictureTooLarge, TooManyPages
from ingest.limits import WORKING_LONG_SIDE, Limits
from ingest.pages import GivenPage

DRAFT_LONG_SIDE = 2 * WORKING_LONG_SIDE
"""JPEG pictures above twice this are decoded at reduced scale: half the time, no detail lost at 200 dpi."""

_ORIENTATION_TAG, _MAKE_TAG = 0x0112, 0x010F
_SIDEWAYS = (5, 6, 7, 8)
_DAMAGE = (
    OSError,
    ValueError,
    SyntaxError,
    struct.error,
    zlib.error,
    EOFError,
    KeyError,
    TypeError,
    IndexError,
)


def open_pictures(data: bytes, limits: Limits) -> list[Callable[[], GivenPage]]:
    """A loader per frame. Both raise PictureTooLarge, TooManyPages, FileTruncated or FileDamaged."""
    with _opened(data) as picture:
        _check_size(picture.size, limits)
        # Other formats keep previews or animations in their further frames.
        count = int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1
    if count > limits.max_pages:
        raise TooManyPages(f"文件有 {count} 页，超过上限 {limits.max_pages} 页。")
    return [lambda frame=frame: _load(data, frame, limits) for frame in range(count)]  # type: ignore[misc]


def decode(data: bytes, limits: Limits) -> Image:
    """One embedded picture as RGB. Raises IngestError."""
    return _load(data, 0, limits).picture


def _opened(data: bytes) -> Pillow.Image:
    import pillow_heif  # registers itself with Pillow

    pillow_heif.register_heif_opener(thumbnails=False)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Pillow.open(io.BytesIO(data))
    except Pillow.DecompressionBombError as error:
        raise PictureTooLarge("图片的像素数超过上限。") from error
    except UnidentifiedImageError as error:
        raise FileDamaged("图片文件已损坏，无法打开。") from error
    except _DAMAGE as error:
        raise _explain(error) from error


def _check_size(size: tuple[int, int], limits: Limits) -> None:
    width, height = size
    if width * height > limits.max_pixels:
        raise PictureTooLarge(
            f"图片有 {width}×{height} 像素，超过上限 {limits.max_pixels // 1_000_000} 百万像素。"
        )
    if min(width, height) < 8:
        raise FileDamaged(f"图片只有 {width}×{height} 像素，无法识别。")


def _explain(error: BaseException) -> IngestError:
    text = str(error).lower()
    if any(
        word in text for word in ("truncated", "unexpected end", "end of file", "premature", "incomplete")
    ):
        return FileTruncated("图片文件不完整，后半部分缺失。")
    return FileDamaged("图片文件已损坏，无法解码。")


def _load(data: bytes, frame: int, limits: Limits) -> GivenPage:
    with _opened(data) as picture:
        try:
            if frame:
                picture.seek(frame)
            _check_size(picture.size, limits)
            exif = picture.getexif()
            full = picture.size
            if exif.get(_ORIENTATION_TAG, 1) in _SIDEWAYS:
                full = (full[1], full[0])
            if picture.format in ("JPEG", "MPO") and max(full) >= 2 * DRAFT_LONG_SIDE:
                share = DRAFT_LONG_SIDE / max(full)
                picture.draft("RGB", (int(picture.width * share), int(picture.height * share)))
            dpi = _dpi(picture)
            camera = picture.format == "HEIF" or bool(exif.get(_MAKE_TAG))
            picture.load()
            ImageOps.exif_transpose(picture, in_place=True)
            rgb = to_rgb(picture)
        except IngestError:
            raise
        except (*_DAMAGE, MemoryError, Pillow.DecompressionBombError) as error:
            raise _explain(error) from error
    return GivenPage(rgb, full, dpi=dpi, camera=camera)


def _dpi(picture: Pillow.Image) -> float | None:
    """Resolution where it is said and believable for paper (72 and 96 are what programs write unasked)."""
    value = picture.info.get("dpi")
    try:
        dpi = float(value[0]) if value else 0.0
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return None
    return dpi if 100 <= dpi <= 1200 else None


def to_rgb(picture: Pillow.Image) -> Image:
    """Any mode → 8-bit RGB: transparency on white, 16 bits scaled, CMYK and palettes converted."""
    if picture.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        return _from_deep_grey(np.asarray(picture, dtype=np.float64))
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        rgba = picture.convert("RGBA")
        paper = Pillow.new("RGBA", rgba.size, (255, 255, 255, 255))
        picture = Pillow.alpha_composite(paper, rgba)
    # Only a conversion makes a picture of its own: a copy of a page more costs as much as turning it.
    return np.array(picture if picture.mode == "RGB" else picture.convert("RGB"), dtype=np.uint8)


def _from_deep_grey(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Image:
    """Grey of more than 8 bits: full range is 65535 (or 1.0 for floats) unless the values say 255."""
    top = float(values.max(initial=0.0))
    scale = 1.0 if top <= 1.0 else 255.0 if top <= 255.0 else 65535.0 if top <= 65535.0 else top
    grey = np.clip(np.nan_to_num(values) / scale * 255.0, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.repeat(grey[:, :, None], 3, axis=2))
