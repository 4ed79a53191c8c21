"""One page of a file as given, before it is turned or straightened."""

from dataclasses import dataclass
from typing import Literal

from ingest.document import Image, Rect, TextLine

Medium = Literal["picture", "born_digital", "word"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character that the file itself gives; its box (x0, y0, x1, y1) in pixels of the page as given."""

    text: str
    box: tuple[float, float, float, float]
    font: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class GivenPage:
    """A page as a viewer shows it.

    `picture` is RGB; `size` is (width, height) of the page as given in pixels, larger than the picture
    where that was decoded at reduced scale. `dpi` is what the file says, None where it says nothing.
    `camera` is True where the file says it was photographed. `glyphs` is the text layer of a PDF page;
    `lines` is the text of a Word page, already laid out, and `pasted` where pictures stand on it. `rules`
    are the drawn lines (x0, y0, x1, y1) of either. `losses` say in Chinese what could not be shown.
    """

    picture: Image
    size: tuple[int, int]
    medium: Medium = "picture"
    dpi: float | None = None
    camera: bool = False
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[tuple[float, float, float, float], ...] = ()
    lines: tuple[TextLine, ...] = ()
    pasted: tuple[Rect, ...] = ()
    losses: tuple[str, ...] = ()
