"""Forms written as a letter: values that stand within sentences, behind their labels and without a colon.

我单位 新疆某某有限公司（统一社会信用代码 9165…，会员证号 …），法定代表人 某某，现有职工 120人 …
兹推荐 某某 同志，性别 男，民族 汉族 …
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.fields.confidence import confidence
from extract.fields.plausibility import plausibility
from extract.forms.fill import Filled, doubted, make_field
from extract.forms.folding import fold
from extract.forms.letters import FEWEST, may_be, values_in
from extract.forms.lexicon import Lexicon, lexicon_for
from extract.forms.opinion_bands import OpinionBlock
from extract.forms.pieces import Char, Piece, rows_of
from extract.forms.sheet import Sheet
from extract.season import Season

_HEADING = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）、.．][\u3400-\u9fff]{2,12}")


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
    lexicon = lexicon_for(season, kind)
    for sheet in sheets:
        chars = _loose_text(sheet, filled, slots)
        text = "".join(char.text for char in chars)
        if len(text) < 30:
            continue
        found: dict[str, Filled] = {}
        for key, (start, stop) in values_in(text, season, kind).items():
            made = make_field(key, chars[start:stop], sheet.page)
            if made is not None and may_be(key, made.field.value) and not _is_label(made, lexicon, key):
                # Where a value ends within a sentence is less sure than where a cell ends.
                found[key] = doubted(made, "取自句中文字，请核对起止。")
        if len(found) < FEWEST:
            continue
        for key, made in found.items():
            there = fields.get(key)
            # Another reading of the same place that did not see where the sentence goes on.
            value = made.field.value
            runs_on = there is not None and re.match(re.escape(value) + r"[，,。；;]", there.field.value)
            wrapped = there is not None and _goes_on_below(there, made)
            if there is not None and not wrapped and set(there.chars) < set(made.chars):
                continue  # the label's own value, with what stands beside it in another column
            unlike = there is not None and plausibility(key, there.field.value) <= 0
            if unlike and not runs_on and _is_another_s(key, made, fields):
                continue
            if there is None or runs_on or unlike or wrapped:
                fields[key] = made
            elif fold(there.field.value) != fold(value):
                fields[key] = _contested(there, value)
    return fields


def _is_label(made: Filled, lexicon: Lexicon, key: str) -> bool:
    """The next label, where the answer is blank: 【法定代表人】【联系人】夏平. A post may be so called."""
    return key not in ("职务", "职称") and lexicon.is_exact(made.field.value)


def _is_another_s(key: str, made: Filled, fields: Mapping[str, Filled]) -> bool:
    """What the sentence gives to a label was found to be another label's already."""
    own = set(made.chars)
    return any(other != key and own & set(filled.chars) for other, filled in fields.items())


def _goes_on_below(there: Filled, made: Filled) -> bool:
    """The label's own value ends where its line does, and the sentence goes on with a bracket in the next."""
    own, all_of = len(there.chars), made.chars
    if tuple(all_of[:own]) != tuple(there.chars) or own == len(all_of) or not own:
        return False
    return all_of[own].text in "（(" and all_of[own].line != all_of[own - 1].line


def _contested(there: Filled, other: str) -> Filled:
    """A value that the sentences say otherwise: one of the two belongs to something else."""
    signs = replace(there.signs, reasons=there.signs.reasons + 1, agreed=False)
    alternatives = tuple(dict.fromkeys((*there.field.alternatives, other)))
    reasons = (*there.field.reasons, "句中文字另有一种读法，请核对。")
    update = {"alternatives": alternatives, "reasons": reasons, "confidence": confidence(signs)}
    return replace(there, field=there.field.model_copy(update=update), signs=signs)


def _is_heading(line: Sequence[Char]) -> bool:
    """一、单位概况: no part of the sentence below it."""
    return _HEADING.fullmatch("".join(c.text for c in sorted(line, key=lambda c: c.rect.x0))) is not None


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
    # A heading ends what stands above it (a title: 推荐信) and is no part of the sentence below.
    by_line = {
        number: [replace(line[0], text="。")] if _is_heading(line) else line
        for number, line in by_line.items()
    }
    pieces = [Piece(tuple(sorted(line, key=lambda c: c.rect.x0)), None) for line in by_line.values()]
    return tuple(char for row in rows_of(pieces) for piece in row for char in piece.chars)
