"""Reading a box that a reviewer drew on a page: one engine process per server, started on first use."""

import io
import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as OutOfTime
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache

import numpy as np
from PIL import Image as Pictures

from casework.errors import NotFound
from casework.roles import Action, Actor
from casework.services.loading import page_views, upright_box
from casework.services.pictures import page_crop
from casework.store.database import Store
from ingest.document import Box
from models.errors import EngineFailed, YinjianError
from models.ocr import OcrEngine, OcrLine

WAIT_SECONDS = 90.0
"""The first box waits for the engine to load (some 5 to 10 s), later ones for well under a second."""

SMALL_SIDE = 960
"""Long side for finding lines in a crop: a crop is rarely wider at 200 dpi."""

_lock = threading.Lock()
_pool: ProcessPoolExecutor | None = None


def read_box(store: Store, submission_id: int, page: int, box: Box, who: Actor) -> str:
    """The text inside a box of the page as given, lines joined in reading order; "" where there is none.

    Raises NotAllowed, NotFound, ModelMissing, EngineFailed.
    """
    who.require(Action.REVIEW)
    with store.read() as session:
        upright = upright_box(page_views(session, submission_id), page, box)
    if upright is None:
        raise NotFound("这一页还没有图像。", remedy="请等待识别完成，或点“重新识别”。")
    picture = page_crop(store, submission_id, page, upright, who)
    with _lock:  # two reviewers' boxes take turns of some 100 ms
        return _asked(picture.data)


def _asked(crop: bytes) -> str:
    global _pool
    if _pool is None:
        _pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
    try:
        return _pool.submit(read_crop, crop).result(WAIT_SECONDS)
    except YinjianError:
        raise
    except (BrokenProcessPool, OutOfTime) as error:
        _pool.shutdown(wait=False, cancel_futures=True)
        _pool = None
        raise EngineFailed("识别框选区域时进程中断，请再试一次。") from error


def read_crop(crop: bytes) -> str:
    """Runs in the reading process: text of an encoded picture."""
    with Pictures.open(io.BytesIO(crop)) as image:
        pixels = np.asarray(image.convert("RGB"), dtype=np.uint8)
    # A margin: the detector misses text that touches the picture's edge.
    framed = np.pad(pixels, ((16, 16), (16, 16), (0, 0)), mode="edge")
    return joined(_engine().read(framed, SMALL_SIDE))


def joined(lines: list[OcrLine]) -> str:
    """Lines from top to bottom and left to right, without invented spaces."""
    placed = sorted(lines, key=lambda line: (float(line.quad[:, 1].mean()), float(line.quad[:, 0].min())))
    rows: list[list[OcrLine]] = []
    for line in placed:
        middle, height = float(line.quad[:, 1].mean()), float(np.ptp(line.quad[:, 1]))
        if rows and middle - float(rows[-1][0].quad[:, 1].mean()) < 0.5 * height:
            rows[-1].append(line)
        else:
            rows.append([line])
    ordered = [line for row in rows for line in sorted(row, key=lambda item: float(item.quad[:, 0].min()))]
    return "".join(line.recognition.text for line in ordered)


@lru_cache(maxsize=1)
def _engine() -> OcrEngine:
    return OcrEngine("small", threads=2)
