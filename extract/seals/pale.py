"""Very pale seals: an opinion block that seems to have none is looked at again with its ink made stronger."""

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.result import SealColour, SealKind
from extract.seals.colour import WORKING_SIDE, densities, ink_layers, paper_light
from extract.seals.find import SOME_TEXT, find_seals
from extract.seals.mark import SealMark
from extract.seals.mirror import CLEARLY, legible, mirrored
from extract.seals.unwrap import cut_patch
from extract.seals.verdict import DOUBTED, SURE
from ingest.document import Image, Page, Rect
from models.engines import Engines

GAIN = 4.0
"""How many times as dense the ink is made: seals of a fifth of a fresh one's ink look like fresh ones."""

ASIDE, BELOW = 0.06, 0.10
"""Shares of the page's height by which the look reaches beyond a block: seals are pressed over its foot."""

STROKES, STRONG = 0.008, 0.15
"""Density by which a pale stroke stands out from around it, and density that needs no second look."""

BROAD = 17
"""Pixels (at `WORKING_SIDE`) across which colour is a shade, not a stroke: a rim is some 4, a band's edge
would otherwise count as strokes."""

LONG, LONGEST, PALE = 24, 240, 250
"""Extent in pixels from which strokes hang together, that of no seal (68 mm), and how many pixels of such
strokes a seal may be there from: a 42 mm rim is 440 px round. Of 60 made forms without a seal 18 have as many
(grained photos, words on shaded bands); a twentieth of a fresh seal's ink has 650 to 1,500 on paper."""

COLOURED: tuple[SealColour, ...] = ("red", "blue")
"""Made denser, print makes rings of its own in grey."""

PRESENCE = 0.6
"""Presence of a seal so found whose text is read: it counts, and a person is asked."""

QUESTION = "此处像是一枚很淡的印章，请对照图片确认；看不清的，请要求重新盖章。"


def find_pale(page: Page, blocks: Sequence[Rect], engines: Engines) -> tuple[SealMark, ...]:
    """Organisations' coloured seals in and about the blocks (upright pixels) of a page, too pale to be
    found as they are, each with a question. Raises EngineFailed and ModelMissing, as `find_seals`."""
    scale = WORKING_SIDE / max(page.image.shape[:2])
    windows = [_window(page, block) for block in blocks]
    windows = [window for window in windows if _may_be_pale(page.image[window], scale)]
    if not windows:
        return ()
    canvas = np.full_like(page.image, 250)
    for window in windows:
        canvas[window] = deepened(page.image[window])
    marks = find_seals(replace(page, image=canvas), engines, COLOURED)
    certain = [m for m in marks if m.kind == "company" and m.presence >= SURE]
    return tuple(found for mark in certain if (found := _told(canvas, mark, engines)) is not None)


def _told(canvas: Image, mark: SealMark, engines: Engines) -> SealMark | None:
    """The mark with its question; of unknown kind where no text is read along its ring, and None where that
    reads better in a mirror: another sheet's seal that shines through."""
    kind: SealKind = "company"
    if mark.shape != "square" and engines.seal_reader is not None:
        patch = cut_patch(canvas, mark.rim, mark.shape, mark.colour)
        text, reversed_text = (legible(seen, engines.seal_reader) for seen in (patch, mirrored(patch)))
        if reversed_text > text + CLEARLY:
            return None
        kind = "company" if text >= SOME_TEXT else "unknown"
    presence = PRESENCE if kind == "company" else DOUBTED
    company = mark.company * presence / mark.presence
    return replace(mark, kind=kind, presence=presence, company=company, faint=True, question=QUESTION)


def deepened(image: Image, gain: float = GAIN) -> Image:
    """The picture with all ink `gain` times as dense against its paper; the paper becomes white."""
    return np.asarray(250.0 * np.exp(-gain * densities(image, paper_light(image))), dtype=np.uint8)


def _window(page: Page, block: Rect) -> tuple[slice, slice]:
    aside, below = ASIDE * page.height, BELOW * page.height
    rows = slice(int(max(0.0, block.y0 - aside)), int(min(float(page.height), block.y1 + below)))
    return rows, slice(int(max(0.0, block.x0 - aside)), int(min(float(page.width), block.x1 + aside)))


def _may_be_pale(part: Image, scale: float) -> bool:
    """Whether there are pale coloured strokes: shading is even, and paper has none. `scale` is the page's, at
    which it is searched for seals."""
    layers = ink_layers(part, round(scale * max(part.shape[:2])))
    return any(_strokes(plane) >= PALE for plane in (layers.red, layers.blue))


def _strokes(plane: NDArray[np.float32]) -> int:
    """Pixels of long pale strokes."""
    if min(plane.shape, default=0) < 16:
        return 0
    even = cv2.GaussianBlur(plane, (0, 0), 1.2)
    shades = cv2.morphologyEx(even, cv2.MORPH_OPEN, np.ones((BROAD, BROAD), np.uint8))
    near, around = (cv2.GaussianBlur(plane - shades, (0, 0), spread) for spread in (2.0, 8.0))
    pale = (near - around > STROKES) & (even < STRONG)
    _, _, parts, _ = cv2.connectedComponentsWithStats(pale.astype(np.uint8))
    extents = parts[1:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1].max(axis=1)
    return int(parts[1:, cv2.CC_STAT_AREA][(extents >= LONG) & (extents <= LONGEST)].sum())
