"""The values that `ingest` hands on: documents, upright pages, text lines and their geometry."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.bend import Bend

Image = NDArray[np.uint8]
"""RGB picture, shape (height, width, 3), uint8."""

Source = Literal["ocr", "text_layer", "docx"]


class Rect(NamedTuple):
    """Axis-aligned rectangle in pixels of the **upright** page, origin at the top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def centre(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    @property
    def area(self) -> float:
        return max(0.0, self.width) * max(0.0, self.height)

    def intersection(self, other: "Rect") -> float:
        """Area shared with `other`, in square pixels."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.y1, other.y1) - max(self.y0, other.y0)
        return max(0.0, width) * max(0.0, height)

    def union(self, other: "Rect") -> "Rect":
        return Rect(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )

    def grown(self, margin: float) -> "Rect":
        return Rect(self.x0 - margin, self.y0 - margin, self.x1 + margin, self.y1 + margin)

    def contains(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(frozen=True, slots=True)
class Box:
    """Rectangle in 0..1 of the page **as it was given**, origin at the top left.

    Raises ValueError unless 0 <= x0 <= x1 <= 1 and 0 <= y0 <= y1 <= 1.
    """

    x0: float
    y0: float
    x1: float
    y1: float

    def __post_init__(self) -> None:
        if not (0 <= self.x0 <= self.x1 <= 1 and 0 <= self.y0 <= self.y1 <= 1):
            raise ValueError(f"not a box in 0..1: {self}")

    def as_tuple(self) -> tuple[float, float, float, float]:
        return self.x0, self.y0, self.x1, self.y1


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text on an upright page.

    `rect` bounds the line in upright pixels. `char_spans` gives each character's (x0, x1) in upright
    pixels along the line (y0, y1 for a vertical line); `char_scores` its probability, None where the
    text was not recognised but given; `runners_up` the second-best character at each position (""
    where there is none). All three are as long as `text`, or empty when unknown.
    """

    text: str
    rect: Rect
    score: float | None
    source: Source = "ocr"
    char_spans: tuple[tuple[float, float], ...] = ()
    char_scores: tuple[float | None, ...] = ()
    runners_up: tuple[str, ...] = ()
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class PageError:
    """A page that could not be read. A failed page is data, never an empty page."""

    page: int
    code: str
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One upright page.

    `image` is upright and straightened, around 200 dpi for an A4 sheet. `to_given` is the 3×3
    homography from upright pixels to 0..1 of the page as given; where the sheet was curled, `bend` comes
    first. `sharpness` is 0..1 (0: blurred beyond reading), None where the page was not photographed or
    scanned. `readable` is False when the picture is too poor for any absence to mean something.
    """

    index: int
    image: Image
    lines: tuple[TextLine, ...]
    to_given: NDArray[np.float64]
    given_size: tuple[int, int]
    rotation: int = 0
    capture: Literal["scan", "photo", "born_digital", "word"] = "scan"
    sharpness: float | None = None
    readable: bool = True
    notes: tuple[str, ...] = ()
    bend: Bend | None = None

    @property
    def width(self) -> int:
        return int(self.image.shape[1])

    @property
    def height(self) -> int:
        return int(self.image.shape[0])

    def to_box(self, rect: Rect) -> Box:
        """Map an upright rectangle to the bounding box on the page as given, clipped to 0..1."""
        corners = _corners(*rect)
        bent = corners if self.bend is None else self.bend.bent(corners)
        points = np.clip(_mapped(self.to_given, bent), 0.0, 1.0)
        (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
        return Box(float(x0), float(y0), float(x1), float(y1))

    def to_rect(self, box: Box) -> Rect:
        """Map a box on the page as given to the bounding rectangle on the upright page, clipped to it."""
        bent = _mapped(np.asarray(np.linalg.inv(self.to_given), dtype=np.float64), _corners(*box.as_tuple()))
        points = bent if self.bend is None else self.bend.flat(bent)
        (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
        return Rect(
            float(max(0.0, x0)),
            float(max(0.0, y0)),
            float(min(self.width, x1)),
            float(min(self.height, y1)),
        )


def _corners(x0: float, y0: float, x1: float, y1: float) -> NDArray[np.float64]:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float64)


def _mapped(matrix: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    mapped = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    return np.asarray(mapped[:, :2] / mapped[:, 2:3], dtype=np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file as upright pages in order, with the pages that failed beside them."""

    name: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...]
    errors: tuple[PageError, ...] = ()

    @property
    def page_count(self) -> int:
        """Pages of the file, failed ones included."""
        return len(self.pages) + len({error.page for error in self.errors} - {p.index for p in self.pages})
