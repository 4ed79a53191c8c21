"""Drawn pages: ruling lines as pixels, text as given lines, so that layouts are tested without a model."""

from collections.abc import Callable, Sequence

import cv2
import numpy as np
import pytest

from extract.forms.read import read_form
from extract.forms.reading import FormReading
from extract.season import Season
from extract.seasons.load import load_season
from ingest.document import Document, Page, Rect, TextLine

FONT = 30
Cell = tuple[str, float] | tuple[str, float, float]


class BlindOcr:
    """Sees nothing in a block that is looked at again; a line that is certain must not be read again."""

    def read(self, image: object, side: int) -> list[object]:
        return []

    def recognise(self, crops: object) -> list[object]:
        raise AssertionError("a certain line must not be read again")


class BlindEngines:
    ocr = BlindOcr()


class Drawing:
    """A white A4 page at 200 dpi to draw cells and text on."""

    def __init__(self) -> None:
        self.image = np.full((2339, 1654, 3), 255, np.uint8)
        self.lines: list[TextLine] = []

    def frame(self, rect: Rect, colour: tuple[int, int, int] = (40, 40, 40), width: int = 2) -> None:
        cv2.rectangle(self.image, (int(rect.x0), int(rect.y0)), (int(rect.x1), int(rect.y1)), colour, width)

    def rule(self, x0: float, y0: float, x1: float, y1: float, dash: int = 0) -> None:
        if not dash:
            cv2.line(self.image, (int(x0), int(y0)), (int(x1), int(y1)), (60, 60, 60), 2)
            return
        length = int(max(x1 - x0, y1 - y0))
        for start in range(0, length, 2 * dash):
            stop = min(length, start + dash)
            a = (int(x0 + start), int(y0)) if x1 > x0 else (int(x0), int(y0 + start))
            b = (int(x0 + stop), int(y0)) if x1 > x0 else (int(x0), int(y0 + stop))
            cv2.line(self.image, a, b, (90, 90, 90), 2)

    def write(self, text: str, x: float, y: float, score: float = 0.999, size: int = FONT) -> None:
        """One line whose top left corner is (x, y); a space is a full-width gap."""
        spans: list[tuple[float, float]] = []
        cursor = x
        for char in text:
            wide = 1.0 if ord(char) > 255 or char == " " else 0.55
            spans.append((cursor + 0.1 * size, cursor + (wide - 0.1) * size))
            cursor += wide * size
        rect = Rect(x, y, cursor, y + size * 1.2)
        scores = tuple(score for _ in text)
        self.lines.append(TextLine(text, rect, score, "ocr", tuple(spans), scores, ("",) * len(text)))

    def cell(self, rect: Rect, text: str, *, ruled: bool = True) -> None:
        """A cell with its text wrapped at the width, lines given by a line feed begin anew."""
        if ruled:
            self.frame(rect)
        room = max(1, int((rect.width - 16) / FONT))
        parts = [part[k : k + room] for part in text.split("\n") for k in range(0, max(1, len(part)), room)]
        parts = [part for part in parts if part.strip()]
        top = rect.centre[1] - len(parts) * FONT * 0.7 if rect.height < 200 else rect.y0 + 10
        for number, part in enumerate(parts):
            self.write(part, rect.x0 + 8, top + number * FONT * 1.4)

    def table(self, rows: Sequence[tuple[float, Sequence[tuple[str, float]]]], top: float = 300) -> float:
        """Rows of (height, [(text, share of the width), …]); the y of the foot."""
        y = top
        for height, cells in rows:
            x = 150.0
            for text, share in cells:
                width = 1354 * share
                self.cell(Rect(x, y, x + width, y + height), text)
                x += width
            y += height
        return y

    def page(self, index: int = 0) -> Page:
        scale = np.diag([1 / 1654, 1 / 2339, 1.0])
        return Page(index, self.image, tuple(self.lines), scale, (1654, 2339))


@pytest.fixture
def drawing() -> Drawing:
    return Drawing()


@pytest.fixture
def new_drawing() -> type[Drawing]:
    return Drawing


@pytest.fixture(scope="session")
def season() -> Season:
    return load_season("xjfpa-2021")


@pytest.fixture
def read_by() -> Callable[..., FormReading]:
    """Reads drawings as one file by the labels of a season."""

    def run(season: Season, *drawings: Drawing) -> FormReading:
        pages = tuple(drawing.page(index) for index, drawing in enumerate(drawings))
        return read_form(Document("a.png", "0" * 64, "image/png", pages), season, BlindEngines(), ())  # type: ignore[arg-type]

    return run


@pytest.fixture
def read(season: Season, read_by: Callable[..., FormReading]) -> Callable[..., FormReading]:
    return lambda *drawings: read_by(season, *drawings)
