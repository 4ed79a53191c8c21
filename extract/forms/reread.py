"""Read doubtful values a second time: from a roomier crop, without stamp ink where a seal lies over them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.fields.second_reading import Region, as_line, blue_over, cut, softened, washed
from extract.fields.shapes import SHAPES
from extract.fields.values import parse_value
from extract.forms.fill import Filled, make_field, with_second
from extract.forms.pieces import Char, bounds, chars_of, font_height
from extract.forms.vote import voted_chars
from extract.seals.mark import SealMark
from ingest.document import Page, Rect
from models.engines import Engines
from models.ocr import Recognition

DOUBTFUL = 0.9
"""A value with a character below this is read again."""

KEY_FIELDS = ("单位名称", "工作单位", "姓名", "身份证号码", "统一社会信用代码", "联系电话")

MOST_LINES = 14
"""Lines read again on one document: 20 ms each, so that a clean page costs under 0.3 s more."""


@dataclass(frozen=True, slots=True)
class _Line:
    chars: tuple[Char, ...]
    rect: Rect


def reread_fields(
    filled: Mapping[str, Filled], pages: Mapping[int, Page], engines: Engines, marks: Sequence[SealMark]
) -> dict[str, Filled]:
    """The fields after second readings. A second reading replaces the first only where a validator or
    its completeness proves it better; otherwise it is an alternative. Raises EngineFailed."""
    fields = dict(filled)
    chosen: list[tuple[str, list[_Line], bool]] = []
    budget = MOST_LINES
    for key in sorted(fields, key=lambda k: _urgency(fields[k], marks), reverse=True):
        here = fields[key]
        if key == "推荐日期" or here.field.source != "ocr" or _urgency(here, marks) <= 0:
            continue
        lines = [line for line in _lines(here.chars) if key != "主要事迹" or _least(line.chars) < 0.7]
        if not lines or len(lines) > budget:
            continue
        budget -= len(lines)
        chosen.append((key, lines, under_seal(here, marks)))
    every = [
        (line, _region(line, pages[fields[key].field.page], marks, beneath=beneath))
        for key, lines, beneath in chosen
        for line in lines
    ]
    if not every:
        return fields
    # All at once: the recognisers then share the lines between the cores.
    regions = [region for _, region in every]
    before = [_as_read(line, region) for line, region in every]
    again_read = engines.ocr.recognise_again([region.image for region in regions], before)
    readings = iter(zip(regions, again_read, strict=True))
    for key, lines, beneath in chosen:
        again = [next(readings) for _ in lines]
        here = fields[key]
        fields[key] = _reread(here, lines, again, pages[here.field.page], beneath=beneath)
    return fields


def _region(line: _Line, page: Page, marks: Sequence[SealMark], *, beneath: bool) -> Region:
    region = cut(page, _roomier(line.rect, font_height(line.chars)), margin=0)
    if beneath:
        return replace(region, image=washed(region.image, blue=blue_over(page, line.rect, marks)))
    return replace(region, image=softened(region.image)) if page.capture == "photo" else region


def _as_read(line: _Line, region: Region) -> Recognition:
    """What was read of a line, its characters' places as shares of the region's width."""
    width = region.image.shape[1]
    scores = tuple(1.0 if char.score is None else char.score for char in line.chars)
    return Recognition(
        "".join(char.text for char in line.chars),
        sum(scores) / len(scores),
        scores,
        tuple(((char.rect.x0 - region.x) / width, (char.rect.x1 - region.x) / width) for char in line.chars),
        tuple(char.runner_up for char in line.chars),
    )


def _urgency(here: Filled, marks: Sequence[SealMark]) -> float:
    """How much a second reading is wanted, 0 or less for not at all."""
    urgency = 0.0
    if under_seal(here, marks):
        urgency += 3.0
    if here.signs.valid is False or _open_bracket(here.field.value):
        urgency += 2.0
    least = 1.0 if here.signs.least is None else here.signs.least
    if least < DOUBTFUL:
        urgency += 1.0 + (DOUBTFUL - least)
    if here.key in KEY_FIELDS and here.signs.valid is not True and least < 0.97:
        urgency += 0.5
    return urgency


def under_seal(here: Filled, marks: Sequence[SealMark]) -> bool:
    """A seal lies over a part of the value."""
    return any(mark.page == here.field.page and mark.rect.intersection(here.rect) > 0 for mark in marks)


def _open_bracket(value: str) -> bool:
    return value.count("（") + value.count("(") != value.count("）") + value.count(")")


def _lines(chars: Sequence[Char]) -> list[_Line]:
    return [_Line(line, bounds(line)) for line in by_line(chars)]


def by_line(chars: Sequence[Char]) -> list[tuple[Char, ...]]:
    """The characters of each line of a value, lines in the order of their first ones."""
    lines: dict[int, list[Char]] = {}
    for char in chars:
        lines.setdefault(char.line, []).append(char)
    return [tuple(line) for line in lines.values()]


def _least(chars: Sequence[Char]) -> float:
    return min((char.score for char in chars if char.score is not None), default=1.0)


def _reread(
    here: Filled,
    lines: Sequence[_Line],
    again: Sequence[tuple[Region, Recognition]],
    page: Page,
    *,
    beneath: bool,
) -> Filled:
    """The field after its lines were read a second time."""
    replaced: dict[int, list[Char]] = {}
    for line, (region, reading) in zip(lines, again, strict=True):
        rect = Rect(region.x, line.rect.y0, region.x + region.image.shape[1], line.rect.y1)
        replaced[line.chars[0].line] = chars_of(as_line(reading, rect), line.chars[0].line)
    chars: list[Char] = []
    done: set[int] = set()
    for char in here.chars:
        if char.line not in replaced:
            chars.append(char)
        elif char.line not in done:
            chars += replaced[char.line]
            done.add(char.line)
    second = make_field(here.key, chars, page) if chars else None
    chosen = _choose(here, second, under_seal=beneath)
    if second is None or chosen.chars == second.chars or here.key in SHAPES or here.field.repair:
        return chosen
    voted = voted_chars(here.chars, second.chars)
    third = make_field(here.key, voted, page, looked=True) if voted != here.chars else None
    if third is None or third.field.value == here.field.value:
        return chosen
    return with_second(_instead(here, third), here.field.value, under_seal=beneath)


def _roomier(rect: Rect, font: float) -> Rect:
    """A little wider than what was found (a bracket at the end is easily cut off), hardly higher."""
    return Rect(rect.x0 - 0.25 * font, rect.y0 - 0.06 * font, rect.x1 + 0.45 * font, rect.y1 + 0.06 * font)


def _choose(here: Filled, again: Filled | None, *, under_seal: bool) -> Filled:
    if again is None:
        return with_second(here, None, under_seal=under_seal)
    if _proven_better(here, again):
        return with_second(_instead(here, again), here.field.value, under_seal=under_seal)
    return with_second(here, again.field.value, under_seal=under_seal)


def _instead(here: Filled, again: Filled) -> Filled:
    """The field with another reading in its place: where it stands says what it said before."""
    field = here.field.model_copy(
        update={
            "value": again.field.value,
            "normalised": again.field.normalised,
            "reasons": again.field.reasons,
        }
    )
    before = here.signs
    signs = replace(
        again.signs, layout=before.layout, label=before.label, ruled=before.ruled, torn=before.torn
    )
    return replace(here, field=field, chars=again.chars, signs=signs)


def _proven_better(here: Filled, again: Filled) -> bool:
    """A validator accepts only the second reading, it closes a bracket that was left open, or it is the
    same length and surer at its weakest character by far."""
    if here.signs.valid is not True and again.signs.valid is True:
        return True
    first, second = here.field.value, again.field.value
    if here.signs.valid is True or parse_value(here.key, second).value == "":
        return False
    if _open_bracket(first) and not _open_bracket(second) and abs(len(second) - len(first)) <= 2:
        return True
    weak, strong = here.signs.least or 0.0, again.signs.least or 0.0
    return strong > weak + 0.25 and (again.signs.mean or 0.0) > (here.signs.mean or 0.0)
