"""Labels inside running text: `联系人：张三　电话：139…`, numbered lists, labels parted by gaps."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.fields.plausibility import plausibility
from extract.fields.shapes import is_known
from extract.forms.folding import BARE_NUMBER, fold_label
from extract.forms.glued import glued_label
from extract.forms.lexicon import LabelMatch, Lexicon
from extract.forms.pieces import LOPSIDED, Char, Piece, join
from extract.rules.award_name import BODIES

COLONS = ":：∶︰|｜"
_BREAKS = "。；;！？!?，,、"
_NUMBER_PREFIX = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,2}(?:部分|章|节|栏)[、:：]?|[壹贰叁肆伍陆柒捌玖拾][、.．]?(?=.)|[甲乙丙丁戊己庚辛壬癸][、.．]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]\d{1,2}[)）]|\d{1,2}[、.．)）](?!\d)|[①-⑳]|[*＊★☆●■◆▪•·◇▲※]+)"
)
LONGEST_LABEL = 22
LEADERS = ".．·•…_＿"
SCRAP = 2
"""Characters of a second line that make a label longer which would be one without them: 身份证号 over 码."""
SET_OFF = 1.7
"""Distance of an answer's first character from its label's last one over the label's own widest pitch."""
FIGURES = "0123456789(（+"
"""How a number begins."""
GLUED_LABEL, LOOKS_LIKE, SURELY_LIKE = 4, 0.5, 0.85
"""Characters of a label that may stand without a stop before its answer, unless that is one of few words
(男, 汉族), and plausibility of the answer: of any, and of a number with its own shape."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A label at row[start:stop] (colon included); the value begins at `stop`."""

    start: int
    stop: int
    label: LabelMatch
    colon: bool


def find_hits(row: Sequence[Char], lexicon: Lexicon, *, unknown: bool) -> list[Hit]:
    """Labels within one row of characters, left to right and without overlap.

    `unknown` also takes a short word before a colon for a label when the lexicon does not know it.
    """
    hits: list[Hit] = []
    position = 0
    while position < len(row):
        hit = _hit_at(row, position, lexicon, unknown=unknown) or (
            _behind_answer(row, hits[-1], position, lexicon) if hits else None
        )
        if hit is None:
            position += 1
            continue
        hits.append(hit)
        position = max(hit.stop, position + 1)
    return hits


def _hit_at(row: Sequence[Char], start: int, lexicon: Lexicon, *, unknown: bool) -> Hit | None:
    begins = start == 0 or row[start].gap or row[start - 1].text in _BREAKS + COLONS
    if not begins:
        return _glued_hit(row, start, lexicon)
    head = "".join(char.text for char in row[start : start + 6])
    skip = _NUMBER_PREFIX.match(head) or BARE_NUMBER.match(head)
    first = start + (skip.end() if skip else 0)
    framed = _framed_hit(row, start, first, lexicon)
    if framed is not None:
        return framed
    colon = _colon_after(row, first)
    if colon is not None:
        if _known_behind_gap(row, first, colon, lexicon):
            return None  # 男　学历：  the label begins behind the gap
        known = _known(row, start, first, colon, lexicon)
        if known is not None:
            return known
        after_colon = start > 0 and row[start - 1].text in COLONS
        addressed = colon + 1 == len(row) and _ADDRESSED.search(folded(row[first:colon]))
        if unknown and not after_colon and not addressed and _may_be_label(row[first:colon]):
            text = join(row[first:colon])
            return Hit(start, colon + 1, LabelMatch((), 0.4, "other", text), True)
    parted = _parted_hit(row, start, first, lexicon)
    if parted is not None:
        return parted
    own_line = start == 0 or row[start].line != row[start - 1].line
    if skip or own_line:
        answered = _answered_hit(row, start, first, lexicon, prose=not start and not skip)
        return answered or _half_hit(row, start, lexicon)
    return None


_ADDRESSED = re.compile(rf"(?:{BODIES}|秘书处|委员会|办公室|领导小组|[总支]队|局)$")
"""Whom a letter is written to (自治区消防协会：), alone on its line: no label of what stands below."""

_FRAMES = {"【": "】", "[": "]", "〔": "〕", "［": "］", "〖": "〗"}


def _framed_hit(row: Sequence[Char], start: int, first: int, lexicon: Lexicon) -> Hit | None:
    """A label set in brackets: 【单位名称】新疆某某公司."""
    if first >= len(row) or row[first].text not in _FRAMES:
        return None
    for index in range(first + 3, min(len(row), first + LONGEST_LABEL)):
        if row[index].text in _FRAMES.values():
            text = join(row[first + 1 : index])
            match = lexicon.match(text)
            if match is None and any(char.isdigit() for char in text):
                return None  # a year in a number's own brackets: 会字〔2018〕110号
            stop = index + 1 + (index + 1 < len(row) and row[index + 1].text in COLONS)
            return Hit(start, stop, match or LabelMatch((), 0.4, "other", text), True)
    return None


def _known_behind_gap(row: Sequence[Char], first: int, colon: int, lexicon: Lexicon) -> bool:
    """The last word before the colon is a label by itself, and the words before it are none with it."""
    gaps = [k for k in range(first + 1, colon) if row[k].gap]
    if not gaps or colon - gaps[-1] < 2:
        return False
    match, whole = lexicon.match(join(row[gaps[-1] : colon])), lexicon.match(join(row[first:colon]))
    return match is not None and (whole is None or whole.similarity < match.similarity)


def _known(row: Sequence[Char], start: int, first: int, colon: int, lexicon: Lexicon) -> Hit | None:
    match = lexicon.match(join(row[first:colon]))
    if match is not None:
        return Hit(start, colon + 1, match, True)
    return None


def _colon_after(row: Sequence[Char], start: int) -> int | None:
    """Place of the colon that ends a label beginning at `start`."""
    for index in range(start, min(len(row), start + LONGEST_LABEL)):
        text = row[index].text
        if text in COLONS:
            digits = index and row[index - 1].text.isdigit()
            return None if digits or index - start < 2 else index
        if text in "。；;！？!?":
            return None
    return None


def _may_be_label(chars: Sequence[Char]) -> bool:
    text = fold_label(join(chars))
    if any(char.gap for char in chars[1:]) and len(chars) > 4:
        return False
    return bool(re.fullmatch(r"[\u3400-\u9fff()/、]{2,9}|E-?mail|QQ", text, re.IGNORECASE))


def _parted_hit(row: Sequence[Char], start: int, first: int, lexicon: Lexicon) -> Hit | None:
    """A label without a colon: an exact alias that ends where a gap or the row ends."""
    text = folded(row[first : first + LONGEST_LABEL])
    for length in lexicon.exact_prefix(text):
        stop = _past_leaders(row, _past_hint(row, first + length))
        if stop < len(row) and row[stop].text in COLONS:
            stop += 1
        elif stop < len(row) and not row[stop].gap and not _set_off(row, first, stop):
            continue
        if _is_two_labels(row[first : first + length], lexicon):
            continue
        match = lexicon.match(join(row[first : first + length]))
        if match is not None:
            return Hit(start, stop, match, row[stop - 1].text in COLONS)
    return _worded_hit(row, start, first, lexicon)


def _past_leaders(row: Sequence[Char], stop: int) -> int:
    """Step over the one dot that was read of a row of dots leading to the answer (姓名. 王建军)."""
    after = stop + 1
    if stop < len(row) and row[stop].text in LEADERS and (after == len(row) or row[after].gap):
        return after
    return stop


def _set_off(row: Sequence[Char], first: int, stop: int) -> bool:
    """The answer stands apart from the label by the label's own measure: its characters are much closer
    together. A loose box around a line makes the font seem larger than it is, and the gap no gap."""
    chars = row[first : stop + 1]
    if any(one.line != other.line for one, other in pairwise(chars)) or chars[-1].text in LOPSIDED:
        return False
    *inner, step = [other.rect.centre[0] - one.rect.centre[0] for one, other in pairwise(chars)]
    return bool(inner) and step > SET_OFF * max(inner)


def _answered_hit(
    row: Sequence[Char], start: int, first: int, lexicon: Lexicon, *, prose: bool
) -> Hit | None:
    """A label with its answer right behind it: numbered, on one line of blanks (6、自荐奖项科技创新企业),
    or read as one line with it (证书编号2131… beside the pair before it, 性别男). In what may be `prose` only
    an answer counts that can be nothing else."""
    text = folded(row[first:])
    for length in lexicon.exact_prefix(text[:LONGEST_LABEL]):
        stop = _past_hint(row, first + length)
        end = len(row)
        if first == start:
            end = next((k for k in range(stop, end) if row[k].gap), end)
        match, rest = lexicon.match(text[:length]), text[stop - first : end - first]
        if match is None or len(match.keys) != 1 or not rest or re.search("[，,。;；!?]", rest):
            continue
        key = match.keys[0]
        least = SURELY_LIKE if prose else LOOKS_LIKE
        if is_known(key, rest) or (length >= GLUED_LABEL and plausibility(key, rest) >= least):
            return Hit(start, stop, match, False)
    return None


def _half_hit(row: Sequence[Char], start: int, lexicon: Lexicon) -> Hit | None:
    """姓　王建军: the first half of a label set apart, before what answers it."""
    if start + 1 >= len(row) or not row[start + 1].gap:
        return None
    match = lexicon.half(row[start].text, first=True)
    end = next((k for k in range(start + 2, len(row)) if row[k].gap), len(row))
    answer = folded(row[start + 1 : end])
    if match is None or len(answer) < 2 or plausibility(match.keys[0], answer) < LOOKS_LIKE:
        return None
    return Hit(start, start + 1, match, False)


def _is_two_labels(chars: Sequence[Char], lexicon: Lexicon) -> bool:
    """职务　　　　职称: the labels of two columns, and not the one label 职务职称 that both would make."""
    text = folded(chars)
    return any(
        chars[cut].gap and text[:cut] in lexicon.exact and text[cut:] in lexicon.exact
        for cut in range(2, len(chars) - 1)
    )


def _worded_hit(row: Sequence[Char], start: int, first: int, lexicon: Lexicon) -> Hit | None:
    """A whole word between gaps that is worded like a label, though no alias says so: 工作业绩与主要事迹."""
    stop = next((k for k in range(first + 1, len(row)) if row[k].gap), len(row))
    if not 3 <= stop - first <= LONGEST_LABEL:
        return None
    match = lexicon.match(join(row[first:stop]))
    if match is None or match.similarity < (0.8 if match.category == "slot" else 0.85):
        return None
    return Hit(start, stop, match, False)


def _past_hint(row: Sequence[Char], stop: int) -> int:
    """Step over a bracketed hint such as （盖章）."""
    if stop < len(row) and row[stop].text in "(（":
        for index in range(stop + 1, min(len(row), stop + 14)):
            if row[index].text in ")）":
                # The area code of a telephone is no hint: 联系电话(0595)66015811.
                return stop if folded(row[stop + 1 : index]).isdigit() else index + 1
    return stop


def _glued_hit(row: Sequence[Char], start: int, lexicon: Lexicon) -> Hit | None:
    """A label with a colon right behind another value: 张三联系电话：139…"""
    text = folded(row[start : start + LONGEST_LABEL])
    colon = next((k for k, char in enumerate(text) if char in COLONS), None)
    if colon is None or colon < 2 or text[colon - 1].isdigit():
        return None
    if lexicon.exact_suffix(text[:colon]) != colon:
        return None
    before = folded(row[max(0, start - 12) : start + colon])
    if lexicon.exact_suffix(before) > colon:
        return None
    match = lexicon.match(text[:colon])
    return Hit(start, start + colon + 1, match, True) if match is not None else None


def _behind_answer(row: Sequence[Char], before: Hit, start: int, lexicon: Lexicon) -> Hit | None:
    """A label of a number right behind the answer of the label before it, its number right behind it:
    联系人 扎西尼玛联系电话(0595)66015811. What stands between must be a whole answer by its looks."""
    between = folded(row[before.stop : start])
    if len(before.label.keys) != 1 or plausibility(before.label.keys[0], between) < LOOKS_LIKE:
        return None
    stop = next((k for k in range(start + 1, len(row)) if row[k].gap), len(row))
    found = glued_label(folded(row[start:stop]), lexicon)
    if found is None or found[0] < GLUED_LABEL or row[start + found[0]].text not in FIGURES:
        return None
    owner = folded(row[max(0, start - 12) : start + found[0]])
    if lexicon.exact_suffix(owner) > found[0]:
        return None
    return Hit(start, start + found[0], found[1], False)


def glued_cell_hit(row: Sequence[Char], text: str, lexicon: Lexicon) -> Hit | None:
    """The label at the head of a cell whose whole `text` is that label and its answer: 政治面貌群众."""
    found = glued_label(text, lexicon)
    if found is None or found[0] > len(row) or (found[0] == len(row) and len(text) > len(row)):
        return None
    return Hit(0, found[0], found[1], False)


def folded(chars: Sequence[Char]) -> str:
    """One folded character for each, so that lengths are kept."""
    return "".join(unicodedata.normalize("NFKC", char.text)[:1] or char.text for char in chars)


def stacked_labels(pieces: Sequence[Piece], lexicon: Lexicon) -> list[Piece]:
    """Labels broken into two lines joined again (统一社会 over 信用代码), so that the row beside them, which
    stands at the height of their middle, finds them whole."""
    rest = sorted(pieces, key=lambda piece: piece.rect.y0)
    for upper in list(rest):
        for lower in list(rest):
            a, b = upper.rect, lower.rect
            if upper is lower or not -0.5 * a.height < b.y0 - a.y1 < 0.6 * a.height:
                continue
            shared = min(a.x1, b.x1) - max(a.x0, b.x0)
            if upper not in rest or lower not in rest or shared < 0.6 * min(a.width, b.width):
                continue
            match = lexicon.match(upper.text + lower.text)
            alone = lexicon.match(upper.text)
            if match is None or match.category == "other" or match.similarity < 0.85:
                continue
            scrap = len(lower.text) <= SCRAP and lexicon.is_exact(upper.text + lower.text)
            if alone is None or alone.similarity < match.similarity - 0.02 or scrap:
                rest = [piece for piece in rest if piece is not upper and piece is not lower]
                rest.append(Piece((*upper.chars, *lower.chars), upper.cell))
    return rest
