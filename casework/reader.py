"""What runs inside a reading process: engines loaded once, one task in, one outcome out."""

import importlib
import io
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image as Pictures

from casework.errors import SetupIncomplete
from casework.outcome import FormRead, PagePicture, ReadFailure, ReadOutcome, ReadTask
from extract.result import Extraction
from extract.rules.fingerprint import page_fingerprint
from ingest.document import Document, Page
from ingest.geometry import as_laid
from models.errors import YinjianError

if TYPE_CHECKING:
    from extract.pipeline import Read as PipelineRead

Read = Callable[[ReadTask], ReadOutcome]

PICTURE_SIDE = 2400
"""Longest side of a page picture in pixels: A4 at 200 dpi is 2339; more is not seen on a screen."""


SETUP_EXIT = 4
"""Exit status of set-up that is not complete (docs/commands.md)."""


def load_reader(threads: int = 2) -> Read:
    """Load the engines. Raises ModelMissing or EngineFailed."""
    from models.engines import load_engines

    engines = load_engines("small", threads)

    def read(task: ReadTask) -> ReadOutcome:
        from extract.pipeline import read as read_file

        started = time.perf_counter()
        received = date.fromisoformat(task.received) if task.received else None
        result = read_file(task.data, task.name, task.season, engines, task.register, received)
        pictures: tuple[PagePicture, ...] = ()
        if task.pictures and result.document is not None:
            pictures = page_pictures(result.document)
        if task.debug_folder is not None and result.document is not None:
            _draw(result.document, result.extraction, Path(task.debug_folder), task.name)
        seconds = time.perf_counter() - started
        others = tuple(_form(other) for other in result.others)
        return ReadOutcome(result.extraction, result.reading, pictures, seconds, resident_mb(), others)

    return read


def _form(found: "PipelineRead") -> FormRead:
    assert found.document is not None, "a further form is a piece of the file's document"
    return FormRead(found.extraction, found.reading, tuple(page.index for page in found.document.pages))


def _draw(document: Document, extraction: Extraction, folder: Path, name: str) -> None:
    """One picture per page with cells, labels, values, opinion blocks and seals."""
    from extract.forms.draw import draw_debug

    stem = name.replace("/", "_").replace("\\", "_")
    for page in document.pages:
        drawn = draw_debug(page, extraction.fields, extraction.extras, extraction.slots, extraction.seals)
        Pictures.fromarray(drawn).save(folder / f"{stem}-{page.index + 1}.png")


def reader_named(name: str) -> Callable[[int], Read]:
    """The loader named ``module:function``; the setting exists so that tests can read without models."""
    module, _, function = name.partition(":")
    try:
        loader: Callable[[int], Read] = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise SetupIncomplete(f"识别程序“{name}”不存在。", remedy="请取消设置 YINJIAN_READER。") from error
    return loader


def load_or_explain(name: str, threads: int) -> Read | ReadFailure:
    """The loaded reader, or why it cannot be loaded here: a fault of this computer, not of any file."""
    try:
        return reader_named(name)(threads)
    except YinjianError as error:
        code = error.code if error.exit_code == SETUP_EXIT else SetupIncomplete.code
        return ReadFailure(code, str(error), error.remedy)
    except Exception as error:  # a missing system library shows as ImportError, OSError or worse
        message = f"识别引擎无法加载（{type(error).__name__}）：{error}"
        return ReadFailure(SetupIncomplete.code, message, SetupIncomplete.default_remedy)


def read_or_explain(read: Read, task: ReadTask) -> ReadOutcome | ReadFailure:
    """An outcome, or what went wrong; whatever a library throws must not take the process down."""
    try:
        return read(task)
    except YinjianError as error:
        return ReadFailure(error.code, str(error), error.remedy)
    except Exception as error:
        return ReadFailure("internal_error", f"识别程序出错（{type(error).__name__}）：{error}")


def page_pictures(document: Document) -> tuple[PagePicture, ...]:
    """Every upright page of a document, encoded for showing."""
    return tuple(_page_picture(page) for page in document.pages)


def _page_picture(page: Page) -> PagePicture:
    # Shown as it lies: places on it are stored as a homography, which knows nothing of a curl.
    image = Pictures.fromarray(as_laid(page.image, page.bend))
    scale = min(1.0, PICTURE_SIDE / max(image.size))
    if scale < 1.0:
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        image = image.resize(size, Pictures.Resampling.LANCZOS)
    target = io.BytesIO()
    image.save(target, "WEBP", quality=80, method=2)
    # to_given takes pixels of the page as read: those of the smaller picture are scaled up to them first.
    across, down = page.width / image.width, page.height / image.height
    matrix = tuple((float(row[0]) * across, float(row[1]) * down, float(row[2])) for row in page.to_given)
    look = page_fingerprint(page.image)
    return PagePicture(page.index, image.width, image.height, matrix, target.getvalue(), look)


def resident_mb() -> float:
    """Resident memory of this process in MB; 0.0 where the system does not say."""
    try:
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return _peak_mb()


def _peak_mb() -> float:
    try:
        import resource
    except ImportError:  # Windows: recycling by page count alone
        return 0.0
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)
