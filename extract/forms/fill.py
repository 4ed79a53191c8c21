"""From chosen pairs to field values: cleaned text, place, source, doubts and confidence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extract.fields.checks import CHECKED
from extract.fields.confidence import Signs, confidence, misread
from extract.fields.plausibility import plausibility
from extract.fields.repair import repair_number
from extract.fields.shapes import is_known
from extract.fields.values import Parsed, is_half_hint, parse_value, with_reason
from extract.forms.folding import fold, without_brackets
from extract.forms.lexicon import NO_KEY
from extract.forms.missed_glyphs import with_missed
from extract.forms.pairing import Pair, label_of
from extract.forms.pieces import Char, bounds, join
from extract.forms.sheet import Sheet
from extract.forms.struck import STRUCK, struck_out
from extract.forms.torn import is_torn
from extract.result import FieldSource, FieldValue
from ingest.document import Page, Rect

UNIT_NAMES = frozenset({"单位名称", "工作单位"})
_DASH = re.compile(r"[\u3400-\u9fff][-—–－][\u3400-\u9fff]")
"""A dash between two words (消防设施操作员-技师): a copy makes one of the dot that is usual there."""
_ENDS_UNIT = re.compile(r"公司|协会|学校|集团|支队|大队")


@dataclass(frozen=True, slots=True)
class Filled:
    """A field with the characters it was read from, kept for second readings."""

    key: str
    field: FieldValue
    chars: tuple[Char, ...]
    rect: Rect
    signs: Signs


def fill_fields(pairs: Sequence[Pair], pages: Mapping[int, Page]) -> tuple[dict[str, Filled], list[str]]:
    """Fields by key, and the keys whose label stands there with nothing beside it."""
    filled: dict[str, Filled] = {}
    blank: list[str] = []
    for pair in pairs:
        for key, chars in _shares(pair):
            page = pages[pair.label.page]
            made = make_field(key, chars, page, pair) if chars else None
            if made is None:
                blank.append(key)
            else:
                filled[key] = made
    return filled, [key for key in blank if key not in filled]


def name_at_seal(
    filled: Mapping[str, Filled], sheets: Sequence[Sheet], key: str, pages: Mapping[int, Page]
) -> dict[str, Filled]:
    """The unit's name from beside 推荐单位（盖章）： where no label asks for it elsewhere."""
    fields = dict(filled)
    for sheet in sheets:
        for link in sheet.links:
            label, value = (sheet.blocks[k - sheet.first_id] for k in (link.label, link.value))
            is_slot = label.label is not None and label.label.category == "slot" and label.colon
            if key in fields or not is_slot or not value.chars or plausibility(key, value.text) < 0.6:
                continue
            made = make_field(key, value.chars, pages[sheet.page.index])
            if made is not None:
                fields[key] = made
    return fields


def fill_extras(pairs: Sequence[Pair], pages: Mapping[int, Page]) -> dict[str, FieldValue]:
    """What stands under labels that the season does not know, by the label's text."""
    extras: dict[str, FieldValue] = {}
    for pair in pairs:
        name = without_brackets(pair.label.text.strip("：:"))
        if pair.keys or not pair.value.chars or not name:
            continue
        made = make_field(name, pair.value.chars, pages[pair.label.page], pair)
        if made is not None:
            extras.setdefault(name, made.field)
    return extras


def _shares(pair: Pair) -> list[tuple[str, tuple[Char, ...]]]:
    """The characters of each key; a label that names two keys shares them out by their looks."""
    chars = pair.value.chars
    if NO_KEY in pair.keys:
        return [_ours(key, chars) for key in pair.keys if key != NO_KEY]
    if len(pair.keys) != 2:
        return [(key, chars) for key in pair.keys[:1]]
    first, second = pair.keys
    best: tuple[float, int, tuple[str, str]] = (-9.0, len(chars), (first, second))
    for cut in range(0, len(chars) + 1):
        head, tail = join(chars[:cut]), join(chars[cut:])
        edge = 0.3 if cut < len(chars) and (chars[cut].gap or chars[cut].text in "/、，,;；（(") else 0.0
        edge += 0.3 * (0 < cut < len(chars) and chars[cut - 1].text.isdigit() != chars[cut].text.isdigit())
        for order in ((first, second), (second, first)):
            score = plausibility(order[0], head) + plausibility(order[1], tail) + edge
            score -= 0.05 * (order != (first, second))
            # A branch's name goes on behind 公司: no post is called so.
            score -= 0.5 * (
                "职务" in order and _ENDS_UNIT.search(tail if order[1] == "职务" else head) is not None
            )
            if score > best[0]:
                best = (score, cut, order)
    cut = best[1]
    tail_chars = chars[cut:]
    while tail_chars and tail_chars[0].text in "/、，,;；（(":
        tail_chars = tail_chars[1:]
    while tail_chars and tail_chars[-1].text in "）)" and cut:
        tail_chars = tail_chars[:-1]
    return [(best[2][0], chars[:cut]), (best[2][1], tail_chars)]


def _ours(key: str, chars: tuple[Char, ...]) -> tuple[str, tuple[Char, ...]]:
    """The key's part of an answer to a label like 邮编/地址, all of it where the rest is like it."""
    best, ours = plausibility(key, join(chars)), chars
    for cut in range(1, len(chars)):
        if chars[cut].text in "(（" and not re.search(rf"\d{{{LONG_NUMBER}}}", join(chars[cut:])):
            continue  # a remark on what stands before it: 二级建造师（建筑工程）
        parted = chars[cut].gap or chars[cut].text in _PARTS or chars[cut - 1].text in _PARTS
        number = chars[cut - 1].text.isdigit() != chars[cut].text.isdigit() and (
            join(chars[:cut])[-LONG_NUMBER:].isdigit() or join(chars[cut:])[:LONG_NUMBER].isdigit()
        )
        if not parted and not (number and min(cut, len(chars) - cut) >= LONG_NUMBER):
            continue
        for part, rest in ((chars[:cut], chars[cut:]), (chars[cut:], chars[:cut])):
            likeness = plausibility(key, join(part)) + 0.3 - max(0.0, plausibility(key, join(rest)))
            if likeness > best:
                best, ours = likeness, part
    while ours and ours[0].text in _PARTS:
        ours = ours[1:]
    while ours and ours[-1].text in _PARTS:
        ours = ours[:-1]
    return key, ours


_PARTS = "/／、，,;；|｜"
LONG_NUMBER = 6
"""Digits of a postal code: so many side by side are no house's number."""


def make_field(
    key: str, chars: Sequence[Char], page: Page, pair: Pair | None = None, *, looked: bool = False
) -> Filled | None:
    """A field value from characters, None where nothing is left after cleaning. `looked`: the page has been
    looked at for missed characters already, or the characters are not all on this page."""
    if not looked:
        chars = with_missed(key, chars, page)
    raw = join(chars)
    struck = frozenset() if looked else struck_out(chars, page)
    chars = _without_half_hints([char for place, char in enumerate(chars) if place not in struck])
    parsed = parse_value(key, join(chars))
    if not parsed.value:
        return None
    parsed = with_reason(parsed, STRUCK) if struck else parsed
    if key == "职业资格" and _source(chars) == "ocr" and _DASH.search(parsed.value):
        parsed = with_reason(parsed, "“·”和“-”容易认混，请核对。")
    label = label_of(pair.label) if pair is not None else None
    signs = signs_of(chars, page, parsed)
    signs = replace(
        signs,
        layout=pair.score if pair else signs.layout,
        label=label.similarity if label else signs.label,
        ruled=pair is not None and pair.value.cell is not None and pair.value.whole,
        looks=plausibility(key, parsed.value),
        known=is_known(key, parsed.value),
        checked=key in CHECKED,
        valid=None if key == "联系电话" and _lacks_dash(parsed.value) else parsed.valid,
        torn=is_torn(chars, page, pair.label.chars if pair is not None else ()),
    )
    value, repaired = _repaired(key, parsed, chars)
    if repaired is not None:
        parsed = replace(parsed, value=value, valid=True, reasons=(STRUCK,) if struck else ())
        signs = replace(signs, valid=parsed.valid, reasons=1)
    rect = bounds(chars)
    sure = confidence(signs)
    field = FieldValue(
        value=parsed.value,
        repair=repaired,
        raw=raw,
        confidence=min(sure, CORRECTED) if struck else sure,
        page=page.index,
        box=page.to_box(rect),
        source=_source(chars),
        normalised=parsed.normalised,
        reasons=parsed.reasons,
        label=pair.label.text if pair is not None else None,
    )
    return Filled(key, field, tuple(chars), rect, signs)


def _without_half_hints(chars: list[Char]) -> list[Char]:
    """A value of several lines without printed hints at its head and foot whose one bracket was not read."""
    lines = [list(line) for _, line in groupby(chars, key=lambda char: char.line)]
    while len(lines) > 1 and is_half_hint(join(lines[0])):
        del lines[0]
    while len(lines) > 1 and is_half_hint(join(lines[-1])):
        del lines[-1]
    return [char for line in lines for char in line]


def _repaired(key: str, parsed: Parsed, chars: Sequence[Char]) -> tuple[str, str | None]:
    """The value and what was changed in it where a check character proved one confusion."""
    if parsed.valid is not False or len(chars) != len(parsed.value):
        return parsed.value, None
    repair = repair_number(key, parsed.value, [c.score for c in chars], [c.runner_up for c in chars])
    return (repair.value, repair.explanation) if repair else (parsed.value, None)


def _lacks_dash(number: str) -> bool:
    """A number with an area code and nothing behind it: right or not, a dash may have been passed over."""
    return number.startswith("0") and number.isdigit()


CORRECTED = 0.9
"""Confidence at most in what stands beside words struck through: a person sees what the writer meant."""

FOUND_OTHERWISE, NO_LABEL = 0.8, 0.9
"""Score of the pair and likeness of the label for values that were found without them."""


def signs_of(chars: Sequence[Char], page: Page, parsed: Parsed) -> Signs:
    """What the reading itself says about a value."""
    scores = [char.score for char in chars if char.score is not None]
    given = len(scores) < len(chars)
    return Signs(
        least=None if given else min(scores, default=None),
        mean=None if given else sum(scores) / max(1, len(scores)),
        risk=None if given else misread([(char.text, char.score) for char in chars]),
        layout=FOUND_OTHERWISE,
        label=NO_LABEL,
        valid=parsed.valid,
        photo=page.capture == "photo",
        reasons=len(parsed.reasons),
    )


def _source(chars: Sequence[Char]) -> FieldSource:
    return chars[0].source if chars else "ocr"


def with_second(made: Filled, other: str | None, *, under_seal: bool = False) -> Filled:
    """The field after a second reading said `other` (None: it said nothing): agreement raises the
    confidence, another text lowers it and stands among the alternatives."""
    agreed = None if other is None else fold(other) == fold(made.field.value)
    signs = replace(made.signs, agreed=agreed, under_seal=under_seal or made.signs.under_seal)
    alternatives = made.field.alternatives
    reasons = made.field.reasons
    if other and not agreed:
        alternatives = tuple(dict.fromkeys((*alternatives, other)))
        reasons = (*reasons, "两次识别结果不同，请核对。")
    field = made.field.model_copy(
        update={"confidence": confidence(signs), "alternatives": alternatives, "reasons": reasons}
    )
    return replace(made, field=field, signs=signs)


def doubted(made: Filled, reason: str, most: float = 1.0) -> Filled:
    """The field with a reason to look, and no surer than `most`."""
    signs = replace(made.signs, reasons=made.signs.reasons + 1)
    update = {"reasons": (*made.field.reasons, reason), "confidence": min(confidence(signs), most)}
    return replace(made, field=made.field.model_copy(update=update), signs=signs)
