"""What a reading process hands back to the parent: plain values, safe to pickle, no database."""

from dataclasses import dataclass

from extract.result import Extraction, Reading


@dataclass(frozen=True, slots=True)
class PagePicture:
    """An upright page as WebP, in pixels, with the homography to 0..1 of the page as given (3×3)."""

    page: int
    width: int
    height: int
    to_given: tuple[tuple[float, float, float], ...]
    webp: bytes


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """One reading. `reading` is None where the file gave none; `seconds` and `peak_mb` are the process's."""

    extraction: Extraction
    reading: Reading | None
    pictures: tuple[PagePicture, ...]
    seconds: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class ReadTask:
    """What a reading process is given: bytes and names, no path into the store."""

    job_id: int
    submission_id: int
    sha256: str
    name: str
    season: str
    data: bytes
    received: str
    """ISO day of arrival."""
