"""What goes to a reading process and what it hands back: plain values, safe to pickle, no database."""

from dataclasses import dataclass

from extract.register import Register
from extract.result import Extraction, Reading
from extract.season import Season


@dataclass(frozen=True, slots=True)
class PagePicture:
    """An upright page as WebP, in pixels, with the homography to 0..1 of the page as given (3×3).

    `fingerprint` is the page's look, by which a second scan of the sheet is recognised; empty for an empty
    sheet.
    """

    page: int
    width: int
    height: int
    to_given: tuple[tuple[float, float, float], ...]
    webp: bytes
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class FormRead:
    """One form of a file: `pages` are the numbers in the file (0 up) of the pages that belong to it."""

    extraction: Extraction
    reading: Reading | None
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """One reading of a file. `extraction` and `reading` (None where the file gave none) are its first
    form's, `others` the further forms in the order of their pages, `pictures` those of all pages.
    `seconds` and `memory_mb` (resident, after the reading) are the reading process's."""

    extraction: Extraction
    reading: Reading | None
    pictures: tuple[PagePicture, ...]
    seconds: float
    memory_mb: float
    others: tuple[FormRead, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadTask:
    """What a reading process is given. `job_id` 0 is a reading without a store; `received` an ISO day."""

    job_id: int
    submission_id: int
    name: str
    data: bytes
    season: Season
    register: Register | None = None
    received: str | None = None
    pictures: bool = True
    debug_folder: str | None = None


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """A reading that gave no result. `died` is True where the process was killed or crashed."""

    code: str
    message: str
    remedy: str = ""
    died: bool = False


@dataclass(frozen=True, slots=True)
class Completion:
    """A task with its outcome or its failure."""

    task: ReadTask
    outcome: ReadOutcome | None
    failure: ReadFailure | None
