"""Page pictures: upright, sized on demand, cached; always behind a permission."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image as Pictures

from casework.errors import InvalidInput, NotFound
from casework.roles import Action, Actor
from casework.store.database import Store
from casework.store.originals import write_durably
from casework.store.tables import PageRow
from extract.result import SealColour, SealShape
from ingest.document import Box

WIDTHS = (160, 480, 960, 1600)
"""Sizes that are rendered and cached; another request is served the next larger one."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Bytes of a picture with its media type and an ETag that changes with the content."""

    data: bytes
    media_type: str
    etag: str


def page_picture(
    store: Store, submission_id: int, page: int, who: Actor, width: int | None = None
) -> Picture:
    """An upright page as WebP, in full or at least `width` pixels wide. Raises NotFound, NotAllowed."""
    who.require(Action.VIEW)
    path, full_width = _path(store, submission_id, page)
    fitting = next((size for size in WIDTHS if width is not None and size >= width), None)
    if fitting is None or fitting >= full_width:
        return _picture(_bytes(path))
    sized = path.with_name(f"{page}.w{fitting}.webp")
    if not sized.is_file() or sized.stat().st_mtime_ns < path.stat().st_mtime_ns:
        write_durably(sized, _resized(_bytes(path), fitting))
    return _picture(_bytes(sized))


def page_crop(store: Store, submission_id: int, page: int, upright_box: Box, who: Actor) -> Picture:
    """A piece of an upright page (`upright_box` in 0..1 of the page picture) as WebP, at full resolution."""
    who.require(Action.VIEW)
    path, _ = _path(store, submission_id, page)
    with Pictures.open(io.BytesIO(_bytes(path))) as image:
        x0, x1 = upright_box.x0 * image.width, upright_box.x1 * image.width
        y0, y1 = upright_box.y0 * image.height, upright_box.y1 * image.height
        if x1 - x0 < 1 or y1 - y0 < 1:
            raise InvalidInput("框选范围太小。")
        right, bottom = min(image.width, int(x1) + 1), min(image.height, int(y1) + 1)
        crop = image.crop((int(x0), int(y0), right, bottom))
        return _picture(_encoded(crop.convert("RGB")))


def seal_strip(
    store: Store,
    submission_id: int,
    page: int,
    upright_box: Box,
    shape: SealShape,
    colour: SealColour,
    who: Actor,
) -> Picture:
    """The rim text of a round or oval seal, laid out straight, as WebP. Raises NotFound for square seals."""
    from extract.seals.show import laid_out

    who.require(Action.VIEW)
    path, _ = _path(store, submission_id, page)
    with Pictures.open(io.BytesIO(_bytes(path))) as image:
        pixels = np.asarray(image.convert("RGB"))
        sides = (image.width, image.height, image.width, image.height)
    x0, y0, x1, y1 = (part * side for part, side in zip(upright_box.as_tuple(), sides, strict=True))
    strip = laid_out(pixels, (x0, y0, x1, y1), shape, colour)
    if strip is None:
        raise NotFound("方形印章不能展开。")
    return _picture(_encoded(Pictures.fromarray(strip)))


def _path(store: Store, submission_id: int, page: int) -> tuple[Path, int]:
    with store.read() as session:
        row = session.get(PageRow, (submission_id, page))
    if row is None:
        raise NotFound("这一页还没有图像。", remedy="请等待识别完成，或点“重新识别”。")
    return store.settings.pictures_folder / row.picture, row.width


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound("页面图像缓存已被清理。", remedy="请点“重新识别”重建图像。") from error


def _resized(data: bytes, width: int) -> bytes:
    with Pictures.open(io.BytesIO(data)) as image:
        height = max(1, round(image.height * width / image.width))
        return _encoded(image.convert("RGB").resize((width, height), Pictures.Resampling.LANCZOS))


def _encoded(image: Pictures.Image) -> bytes:
    target = io.BytesIO()
    image.save(target, "WEBP", quality=80, method=2)
    return target.getvalue()


def _picture(data: bytes) -> Picture:
    return Picture(data, "image/webp", hashlib.sha256(data).hexdigest()[:32])
