"""Text on paper: printed lines and handwriting-like strokes, wrapped as word processors wrap them."""

import itertools
import random
from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image as PilImage
from PIL import ImageDraw, ImageFilter

from samples.fonts import HANDWRITING, font_for

Colour = tuple[int, int, int]
NO_LINE_START = "，。、；：！？）》”’％%·"
"""Punctuation that never starts a line of Chinese text."""


class Area(NamedTuple):
    """Rectangle in pixels of a sheet."""

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

    def inset(self, dx: float, dy: float | None = None) -> "Area":
        dy = dx if dy is None else dy
        return Area(self.x0 + dx, self.y0 + dy, self.x1 - dx, self.y1 - dy)

    def union(self, other: "Area") -> "Area":
        return Area(
            min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1)
        )


@dataclass(frozen=True, slots=True)
class Pen:
    """How text is put on paper. `hand` jitters every character like a hand does."""

    style: str
    colour: Colour = (25, 25, 28)
    hand: bool = False
    slant: float = 0.0
    wobble: float = 0.03
    spacing: float = 0.0


def hand_pen(rng: random.Random, styles: tuple[str, ...]) -> Pen:
    """A ball pen or gel pen in somebody's hand; `styles` are handwriting-like fonts, else 楷体."""
    colour = rng.choice(((28, 38, 110), (22, 30, 90), (25, 25, 30), (40, 40, 45), (20, 45, 130)))
    # The most cursive hands are rare on forms that others have to read.
    # One number is drawn whatever fonts there are: the same seed gives the same form on every machine.
    drawn = rng.random()
    bounds = list(itertools.accumulate(0.3 if style == "liu-jian-mao-cao" else 1.0 for style in styles))
    style = next((s for s, b in zip(styles, bounds, strict=True) if drawn * bounds[-1] <= b), "kai")
    return Pen(
        style, colour, True, rng.uniform(-0.06, 0.06), rng.uniform(0.015, 0.05), rng.uniform(-0.04, 0.06)
    )


def char_width(char: str, pen: Pen, size: int) -> float:
    """Advance of a character in pixels."""
    font = font_for(pen.style, char, size)
    return float(font.getlength(char)) * (1 + pen.spacing)


def text_width(text: str, pen: Pen, size: int) -> float:
    return sum(char_width(char, pen, size) for char in text)


def wrap(text: str, pen: Pen, size: int, width: float, first_indent: float = 0.0) -> list[str]:
    """Break a paragraph into lines; runs of Latin letters and digits stay whole where they fit."""
    lines: list[str] = []
    line: list[str] = []
    used = first_indent
    for token in _pieces(text, pen, size, width):
        advance = text_width(token, pen, size)
        if used + advance > width and line:
            # A closing mark takes what stands before it along to the next line.
            keep = len(line)
            while keep > 1 and (token if keep == len(line) else line[keep])[0] in NO_LINE_START:
                keep -= 1
            lines.append("".join(line[:keep]))
            line = line[keep:]
            used = text_width("".join(line), pen, size)
        line.append(token)
        used += advance
    return [*lines, "".join(line)] if line else lines


def _pieces(text: str, pen: Pen, size: int, width: float) -> list[str]:
    """Tokens, those that no line can hold broken into characters."""
    pieces: list[str] = []
    for token in _tokens(text):
        pieces += [token] if text_width(token, pen, size) <= width else list(token)
    return pieces


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    for char in text:
        if tokens and _latin(char) and _latin(tokens[-1][-1]):
            tokens[-1] += char
        else:
            tokens.append(char)
    return tokens


def _latin(char: str) -> bool:
    return (char.isascii() and char.isalnum()) or char in ".-"


def draw_line(
    image: PilImage.Image, x: float, y: float, text: str, pen: Pen, size: int, rng: random.Random
) -> Area:
    """Draw one line with its top left at (x, y) and height `size`; return the area of its ink."""
    if pen.hand:
        return _hand_line(image, x, y, text, pen, size, rng)
    draw = ImageDraw.Draw(image)
    cursor = x
    areas: list[Area] = []
    for char in text:
        font = font_for(pen.style, char, size)
        ascent, descent = font.getmetrics()
        top = y + (size - (ascent + descent)) / 2
        if not char.isspace():
            areas.append(Area(*draw.textbbox((cursor, top), char, font=font)))
            draw.text((cursor, top), char, font=font, fill=pen.colour)
        cursor += char_width(char, pen, size)
    return _cover(areas, Area(x, y, x, y + size))


def _hand_line(
    image: PilImage.Image, x: float, y: float, text: str, pen: Pen, size: int, rng: random.Random
) -> Area:
    cursor, drift = x, 0.0
    areas: list[Area] = []
    for char in text:
        advance = char_width(char, pen, size)
        drift += rng.uniform(-1, 1) * pen.wobble * size * 0.35
        drift *= 0.9
        if not char.isspace():
            areas.append(_hand_char(image, cursor, y + drift, char, pen, size, rng))
        cursor += advance * (1 + rng.uniform(-pen.wobble, pen.wobble))
    return _cover(areas, Area(x, y, x, y + size))


def _hand_char(
    image: PilImage.Image, x: float, y: float, char: str, pen: Pen, size: int, rng: random.Random
) -> Area:
    scale = 1 + rng.uniform(-1.5, 1.5) * pen.wobble
    actual = max(8, round(size * scale))
    pad = actual // 2
    glyph = PilImage.new("L", (actual + 2 * pad, actual + 2 * pad), 0)
    draw = ImageDraw.Draw(glyph)
    if char == "·":
        middle, radius = (actual + 2 * pad) / 2, max(1.5, actual * 0.05)
        draw.ellipse(
            (
                middle - radius - actual * 0.25,
                middle - radius,
                middle + radius - actual * 0.25,
                middle + radius,
            ),
            fill=255,
        )
    else:
        font = font_for(pen.style, char, actual)
        ascent, descent = font.getmetrics()
        draw.text((pad, pad + (actual - ascent - descent) / 2), char, font=font, fill=255)
    turn = rng.uniform(-1, 1) * pen.wobble * 90
    shear = pen.slant + rng.uniform(-0.5, 0.5) * pen.wobble
    glyph = glyph.rotate(turn, PilImage.Resampling.BICUBIC)
    middle = glyph.height / 2
    glyph = glyph.transform(
        glyph.size,
        PilImage.Transform.AFFINE,
        (1, shear, -shear * middle, 0, 1, 0),
        PilImage.Resampling.BICUBIC,
    )
    if pen.style not in HANDWRITING:
        glyph = glyph.filter(ImageFilter.GaussianBlur(0.6))
    pressure = rng.uniform(0.78, 1.0)
    glyph = glyph.point([int(value * pressure) for value in range(256)])
    box = glyph.getbbox()
    left, top = round(x) - pad, round(y) - pad
    image.paste(PilImage.new("RGB", glyph.size, pen.colour), (left, top), glyph)
    if box is None:
        return Area(x, y, x + size, y + size)
    return Area(left + box[0], top + box[1], left + box[2], top + box[3])


def _cover(areas: list[Area], empty: Area) -> Area:
    if not areas:
        return empty
    total = areas[0]
    for area in areas[1:]:
        total = total.union(area)
    return total
