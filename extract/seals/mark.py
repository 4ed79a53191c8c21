"""A seal impression found on a page, before it is read."""

from dataclasses import dataclass
from typing import Literal

from extract.result import SealColour, SealKind, SealShape
from ingest.document import Rect


@dataclass(frozen=True, slots=True)
class Ellipse:
    """Outer rim of a round or oval seal, or the centre and half sides of a square one.

    Centre and half axes in upright pixels, `angle` in degrees, clockwise from the x axis to half axis `a`.
    """

    x: float
    y: float
    a: float
    b: float
    angle: float


@dataclass(frozen=True, slots=True)
class SealMark:
    """One impression. `presence` is the probability that it is a seal impression at all, `company`
    that it is an organisation's and not a personal chop. `witnesses` name what saw it (colour, shape,
    text_map). `question` is a Chinese sentence where a person has to look, else "".
    """

    page: int
    rect: Rect
    rim: Ellipse
    kind: SealKind
    shape: SealShape
    colour: SealColour
    presence: float
    company: float
    faint: bool = False
    partial: bool = False
    witnesses: tuple[Literal["colour", "shape", "text_map", "classifier"], ...] = ()
    question: str = ""
