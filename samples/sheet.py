"""A sheet of paper being filled: rules, labels and values, with the truth of every value written down."""

import itertools
import random
from dataclasses import dataclass, field
from typing import Literal

from PIL import Image as PilImage
from PIL import ImageDraw

from samples.cases import Case, Role
from samples.ink import Area, Colour, Pen, char_width, draw_line, text_width, wrap

DPI = 200
PAGE_WIDTH, PAGE_HEIGHT = 1654, 2339
"""A4 at 200 dpi."""

Align = Literal["left", "centre", "right"]
LineKind = Literal["solid", "dotted", "none"]


@dataclass(frozen=True, slots=True)
class Look:
    """The typography of one form. Sizes in pixels at 200 dpi (小四 33, 五号 29)."""

    label: Pen
    title: Pen
    value: Pen
    story: Pen
    size: int = 30
    title_size: int = 50
    line: int = 2
    frame: int = 3
    line_kind: LineKind = "solid"
    line_colour: Colour = (30, 30, 30)
    band: Colour | None = None
    colon: str = "："
    spaced_labels: bool = True
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class WrittenField:
    """A value on a page: what and where (pixels of the flat page)."""

    key: str
    value: str
    page: int
    area: Area


@dataclass(frozen=True, slots=True)
class SealPlace:
    """Where an opinion block waits for its seal: the middle of （盖章） and the block around it."""

    slot: str
    role: Role
    page: int
    x: float
    y: float
    block: Area


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A line of text as drawn: top left (x of each character, y), size in pixels."""

    page: int
    text: str
    xs: tuple[float, ...]
    y: float
    size: int
    style: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class DrawnLine:
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class DrawnBox:
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: Colour
    filled: bool


@dataclass(slots=True)
class Sheets:
    """The pages being drawn, top to bottom; layouts move `y` on as they draw."""

    case: Case
    look: Look
    rng: random.Random
    pages: list[PilImage.Image] = field(default_factory=list)
    written: list[WrittenField] = field(default_factory=list)
    places: list[SealPlace] = field(default_factory=list)
    blank_labels: list[str] = field(default_factory=list)
    photos: list[tuple[int, Area]] = field(default_factory=list)
    drawn: list[DrawnText | DrawnLine | DrawnBox] = field(default_factory=list)

    def new_page(self) -> None:
        """Begin another white A4 page."""
        self.pages.append(PilImage.new("RGB", (PAGE_WIDTH, PAGE_HEIGHT), (255, 255, 255)))

    @property
    def image(self) -> PilImage.Image:
        return self.pages[-1]

    @property
    def page(self) -> int:
        return len(self.pages) - 1

    def put(self, x: float, y: float, text: str, pen: Pen, size: int) -> Area:
        """Draw one line of text with its top left at (x, y); returns the area of its ink."""
        widths = [char_width(char, pen, size) for char in text]
        xs = tuple(x + sum(widths[:number]) for number in range(len(text)))
        self.drawn.append(DrawnText(self.page, text, xs, y, size, pen.style, pen.colour))
        return draw_line(self.image, x, y, text, pen, size, self.rng)

    def stroke(self, points: list[tuple[float, float]], colour: Colour, width: int) -> None:
        """A pen's stroke through `points`."""
        ImageDraw.Draw(self.image).line(points, fill=colour, width=width, joint="curve")
        for start, end in itertools.pairwise(points):
            self.drawn.append(DrawnLine(self.page, *start, *end, width, colour))

    def rule(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        width: int | None = None,
        kind: LineKind | None = None,
    ) -> None:
        """A ruling line, in the form's line kind unless said otherwise."""
        kind = kind or self.look.line_kind
        width = width or self.look.line
        if kind == "none":
            return
        if kind == "solid":
            self.stroke([(x0, y0), (x1, y1)], self.look.line_colour, width)
            return
        length = max(abs(x1 - x0), abs(y1 - y0))
        step, dash = 9, 4
        for start in range(0, int(length), step):
            a, b = start / length, min(1.0, (start + dash) / length)
            ends = [(x0 + (x1 - x0) * a, y0 + (y1 - y0) * a), (x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)]
            self.stroke(ends, self.look.line_colour, width)

    def fill(self, area: Area, colour: Colour) -> None:
        """A coloured band."""
        ImageDraw.Draw(self.image).rectangle(tuple(area), fill=colour)
        self.drawn.append(DrawnBox(self.page, *area, 0, colour, True))

    def box(self, area: Area, width: int | None = None) -> None:
        """A solid frame."""
        width, colour = width or self.look.line, self.look.line_colour
        ImageDraw.Draw(self.image).rectangle(tuple(area), outline=colour, width=width)
        self.drawn.append(DrawnBox(self.page, *area, width, colour, False))

    def line(
        self, area: Area, text: str, pen: Pen | None = None, size: int | None = None, align: Align = "left"
    ) -> Area:
        """One line of printed text, centred vertically in `area`, made smaller where it is too wide."""
        pen, size = pen or self.look.label, size or self.look.size
        while size > 16 and text_width(text, pen, size) > area.width:
            size -= 1
        width = text_width(text, pen, size)
        x = {"left": area.x0, "centre": (area.x0 + area.x1 - width) / 2, "right": area.x1 - width}[align]
        return self.put(x, (area.y0 + area.y1 - size) / 2, text, pen, size)

    def block(
        self,
        area: Area,
        paragraphs: tuple[str, ...],
        pen: Pen,
        size: int,
        align: Align = "left",
        indent: float = 0.0,
        leading: float = 1.45,
        middle: bool = False,
    ) -> Area:
        """Wrapped paragraphs, made smaller until they fit; returns the area of the ink."""
        while True:
            lines = [
                (row, indent * size if number == 0 else 0.0)
                for paragraph in paragraphs
                for number, row in enumerate(wrap(paragraph, pen, size, area.width, indent * size))
            ]
            if size <= 15 or len(lines) * size * leading <= area.height + size * (leading - 1):
                break
            size -= 1
        y = area.y0
        if middle:
            y += max(0.0, (area.height - (len(lines) * leading - (leading - 1)) * size) / 2)
        ink: Area | None = None
        for row, shift in lines:
            width = text_width(row, pen, size)
            x = {
                "left": area.x0 + shift,
                "centre": (area.x0 + area.x1 - width) / 2,
                "right": area.x1 - width,
            }[align]
            drawn = self.put(x, y, row, pen, size)
            ink = drawn if ink is None else ink.union(drawn)
            y += size * leading
        return ink or Area(area.x0, area.y0, area.x0, area.y0)

    def value(self, key: str, area: Area, align: Align | None = None, text: str | None = None) -> None:
        """Write the case's value for `key` into `area`; a blank one only notes its label."""
        shown = text if text is not None else self.case.text(key)
        if not self.case.text(key) or not shown:
            self.blank_labels.append(key)
            return
        pen = self.look.value
        size = round(self.look.size * (1.25 if pen.hand else 1.0))
        ink = self.block(
            area.inset(8, 3), (shown,), pen, size, align or self.look.align, leading=1.2, middle=True
        )
        self.note(key, ink)

    def story(self, area: Area, size: int | None = None) -> None:
        """Write the narrative (主要事迹)."""
        if not self.case.text("主要事迹"):
            self.blank_labels.append("主要事迹")
            return
        pen = self.look.story
        ink = self.block(
            area,
            self.case.narrative.paragraphs,
            pen,
            size or round(self.look.size * 0.95),
            indent=2,
            leading=1.5,
        )
        self.note("主要事迹", ink)

    def note(self, key: str, area: Area, value: str | None = None, page: int | None = None) -> None:
        """Record that `key` stands at `area`."""
        self.written.append(
            WrittenField(key, value or self.case.text(key), self.page if page is None else page, area)
        )
