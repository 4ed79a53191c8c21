"""One page of a file as given, before it is turned or straightened."""

from dataclasses import dataclass
from typing import Literal

from ingest.document import Image, TextLine

Medium = Literal["picture", "born_digital", "word"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character that the file itself gives, with its box (x0, y0, x1, y1) in pixels of the page as given."""

    text: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class GivenPage:
    """A page as a viewer shows it.

    `picture` is RGB; `size` is (width, height) of the page as given in pixels, larger than the picture
    where that was decoded at reduced scale. `dpi` is what the file says, None where it says nothing.
    `glyphs` is the text layer of a PDF page, `separators` its vertical rules (x, y0, y1); `lines` is the
    text of a Word page, already laid out. `camera` is True where the file says it was photographed.
    """

    picture: Image
    size: tuple[int, int]
    medium: Medium = "picture"
    dpi: float | None = None
    camera: bool = False
    glyphs: tuple[Glyph, ...] = ()
    separators: tuple[tuple[float, float, float], ...] = ()
    lines: tuple[TextLine, ...] = ()
