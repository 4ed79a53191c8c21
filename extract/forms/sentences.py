"""Forms written as a letter: values that stand within sentences, behind their labels and without a colon.

我单位 新疆某某有限公司（统一社会信用代码 9165…，会员证号 …），法定代表人 某某，现有职工 120人 …
兹推荐 某某 同志，性别 男，民族 汉族 …
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.fields.confidence import confidence
from extract.fields.plausibility import ORGANISATION, plausibility
from extract.forms.blocking import Sheet
from extract.forms.fill import Filled, make_field
from extract.forms.pieces import Char, Piece, rows_of
from extract.forms.slots import OpinionBlock
from extract.season import Season

FEWEST = 3
"""So many values must be found in sentences for the text to be a letter of this kind, and not prose that
happens to name a label."""

_STOP = r"，,。；;（）()\[\]【】、"
_UNIT = re.compile(
    r"(?:我单位|我公司|我司|我校|本单位|本公司|兹有|兹推荐|现推荐|推荐)(?:系|为|是)?[\[【:：]?"
    rf"(?P<value>[^{_STOP}]{{4,40}})(?=[{_STOP}]|单位|企业)"
)
_PERSON = re.compile(
    rf"(?:兹推荐|现推荐|特推荐|推荐|兹有)[\[【:：]?(?P<value>[^{_STOP}\d]{{2,16}}?)[\]】]?同志"
)
_EMPLOYED = re.compile(
    r"(?:系|就职于|任职于|供职于|工作于|在)[\[【]?"
    rf"(?P<unit>[^{_STOP}]{{4,40}}?(?:公司|中心|学校|协会|支队|大队|医院|集团))[\]】]?"
    rf"(?:任|担任|的)?[\[【]?(?P<post>[^{_STOP}\d]{{2,12}})?"
)


def read_sentences(
    filled: Mapping[str, Filled],
    sheets: Sequence[Sheet],
    slots: Sequence[OpinionBlock],
    season: Season,
    kind: str,
) -> dict[str, Filled]:
    """The fields with those that stand in sentences outside every cell, opinion and narrative; unchanged
    where fewer than three do."""
    fields = dict(filled)
    for sheet in sheets:
        chars = _loose_text(sheet, filled, slots)
        text = "".join(char.text for char in chars)
        if len(text) < 30:
            continue
        found: dict[str, Filled] = {}
        for key, (start, stop) in _values(text, season, kind).items():
            made = make_field(key, chars[start:stop], sheet.page)
            if made is not None and _may_be(key, made.field.value):
                found[key] = _doubted(made)
        if len(found) < FEWEST:
            continue
        for key, made in found.items():
            there = fields.get(key)
            if there is None or plausibility(key, there.field.value) <= 0:
                fields[key] = made
    return fields


def _may_be(key: str, text: str) -> bool:
    """The text looks like such a value; a number of few digits says little, and is taken."""
    looks = plausibility(key, text)
    return looks > 0 or (looks == 0 and any(char.isdigit() for char in text))


def _doubted(made: Filled) -> Filled:
    """Where a value ends within a sentence is less sure than where a cell ends."""
    signs = replace(made.signs, reasons=made.signs.reasons + 1)
    reasons = (*made.field.reasons, "取自句中文字，请核对起止。")
    field = made.field.model_copy(update={"reasons": reasons, "confidence": confidence(signs)})
    return replace(made, field=field, signs=signs)


def _values(text: str, season: Season, kind: str) -> dict[str, tuple[int, int]]:
    """Where the value of each key stands in the text."""
    found: dict[str, tuple[int, int]] = {}
    for key in season.keys[kind]:
        if key in ("主要事迹", "申报奖项", "推荐日期"):
            continue
        aliases = sorted({key, *season.labels.get(key, ())}, key=len, reverse=True)
        names = "|".join(re.escape(alias) for alias in aliases if len(alias) >= 2)
        pattern = re.compile(
            rf"(?:^|(?<=[{_STOP}：:])|现有|为|(?<=\s))(?:{names})[:：]?[\[【]?(?P<v>[^{_STOP}：:]{{1,48}})"
        )
        match = next((m for m in pattern.finditer(text) if _may_be(key, m["v"])), None)
        if match is not None:
            found[key] = match.span("v")
    if kind == "unit" and (match := _UNIT.search(text)) and ORGANISATION.search(match["value"]):
        found.setdefault("单位名称", match.span("value"))
    if kind == "person":
        if match := _PERSON.search(text):
            found["姓名"] = match.span("value")
        if match := _EMPLOYED.search(text):
            found.setdefault("工作单位", match.span("unit"))
            if match["post"] and plausibility("职务", match["post"]) > 0:
                found.setdefault("职务", match.span("post"))
    return found


def _loose_text(
    sheet: Sheet, filled: Mapping[str, Filled], slots: Sequence[OpinionBlock]
) -> tuple[Char, ...]:
    """Characters outside the cells in reading order, less those of the narrative and of the opinions."""
    page = sheet.page.index
    story = filled.get("主要事迹")
    told = {c.line for c in story.chars} if story is not None and story.field.page == page else set()
    taken = {number for slot in slots if slot.page == page for number in slot.blocks}
    by_line: dict[int, list[Char]] = {}
    for block in sheet.blocks:
        if (block.cell is None or block.cell in sheet.frames) and block.id not in taken:
            for char in block.chars:
                if char.line not in told:
                    by_line.setdefault(char.line, []).append(char)
    pieces = [Piece(tuple(sorted(line, key=lambda c: c.rect.x0)), None) for line in by_line.values()]
    return tuple(char for row in rows_of(pieces) for piece in row for char in piece.chars)
