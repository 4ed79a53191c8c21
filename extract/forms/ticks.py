"""Fields that are ticked and not written: which of the printed options is the value."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.fields.confidence import confidence, misread
from extract.fields.shapes import WORDS, is_known
from extract.forms.awards import the_award
from extract.forms.checkboxes import BOX_CHARS, Option, is_clear, is_frame, read_options
from extract.forms.drawn_marks import drawn_choice
from extract.forms.fill import Filled
from extract.forms.folding import fold
from extract.forms.pieces import Char, bounds, join
from extract.forms.read_marks import read_mark
from extract.result import Evidence, Flag
from extract.season import Season
from ingest.document import Page

TICKED_KEYS = ("性别", "民族", "政治面貌", "学历", "职称", "职业资格")
"""Keys that forms like to ask with options; awards are looked for by their names."""

_LINKS = "、，,;；/()（）[]【】 "


@dataclass(frozen=True, slots=True)
class Ticked:
    """The fields after ticks were read, the keys nobody ticked, and questions where a rule was broken."""

    fields: dict[str, Filled]
    blank: tuple[str, ...]
    questions: tuple[Flag, ...]


def settle_ticks(filled: Mapping[str, Filled], pages: Mapping[int, Page], season: Season) -> Ticked:
    """Replace the text of a tick list by the option that is marked."""
    fields = dict(filled)
    blank: list[str] = []
    questions: list[Flag] = []
    for key in (*TICKED_KEYS, "申报奖项"):
        here = fields.get(key)
        if here is None or is_known(key, here.field.value):
            continue  # one word is no list of options, though others may stand within it: 中共预备党员
        captions = award_captions(here.chars, season) if key == "申报奖项" else _captions(key, here.chars)
        page = pages[here.field.page]
        named = _named(key, here.chars)
        if drawn_choice(page.image, [chars for _, chars in named]) is not None:
            captions = named  # circled or struck out, whatever parts the words
        if key == "申报奖项" and len(captions) == 1 and is_unmarked(page, captions[0]):
            del fields[key]  # the first line of a list, not its ticked one
            continue
        if len(captions) < 2 or (key not in ("性别", "申报奖项") and not _is_list(key, here.chars, captions)):
            if _is_unanswered(key, here):
                del fields[key]
                questions.append(_open_question(key, here, page))
            continue
        options = read_options(page, captions)
        boxed = sum(option.box is not None for option in options)
        if key not in ("性别", "申报奖项") and boxed < len(options) and not options[0].drawn:
            if _is_unanswered(key, here):
                del fields[key]
                questions.append(_open_question(key, here, page))
            continue
        marked = [option for option in options if option.marked]
        if not marked and key == "申报奖项":
            options = read_options(page, _foreign_captions(here.chars, captions))
            options = [_off_own_words(option, page) for option in options]
            marked = [option for option in options if option.marked]
        if not marked:
            options = read_mark(here.chars, captions)
            marked = [option for option in options if option.marked]
        if len(marked) == 1 and is_read_otherwise(here.chars, captions, marked[0]):
            # A tick's pixels and its reading name two options: either may be the false one.
            del fields[key]
            questions.append(_open_question(key, here, page))
            continue
        if len(marked) == 1:
            fields[key] = ticked(here, marked[0], options, page)
            continue
        del fields[key]
        if marked:
            questions.append(_question(key, marked, page))
        else:
            blank.append(key)
    return Ticked(fields, tuple(blank), tuple(questions))


def is_read_otherwise(
    chars: Sequence[Char], captions: Sequence[tuple[str, tuple[Char, ...]]], marked: Option
) -> bool:
    """Whether the one tick that was read, all others being empty, stands at another option than the one
    that the pixels mark: a screen's moiré or a crease puts ink into brackets."""
    return any(option.marked and option.caption != marked.caption for option in read_mark(chars, captions))


def _off_own_words(option: Option, page: Page) -> Option:
    """Without a box that lies where the line of the caption begins though no sign was read there: it may be
    the first word, written in below a list and no option of it."""
    line = page.lines[option.chars[0].line] if 0 <= option.chars[0].line < len(page.lines) else None
    unread = line is not None and fold(line.text).startswith(fold(option.caption)[:1])
    inside = line is not None and option.box is not None and option.box.centre[0] > line.rect.x0
    return replace(option, box=None) if unread and inside else option


def is_unmarked(page: Page, caption: tuple[str, tuple[Char, ...]]) -> bool:
    """An empty frame stands before the caption."""
    option = read_options(page, [caption])[0]
    return option.box is not None and option.ink < 0.06 and is_frame(page.image, option.box)


def _is_list(key: str, chars: Sequence[Char], captions: Sequence[tuple[str, tuple[Char, ...]]]) -> bool:
    """Options with boxes, gaps or words of their own: one value that only runs over two lines has none."""
    words = [word for word in WORDS.get(key, ()) if len(word) > 1]
    named = sum(any(word in caption for word in words) for caption, _ in captions)
    return named > 1 or any(char.gap or char.text in BOX_CHARS for char in chars[1:])


def _is_unanswered(key: str, here: Filled) -> bool:
    """The printed options of a list, one after the other, and nothing that tells which is meant."""
    text = fold(here.field.value)
    named = [word for word in WORDS.get(key, ()) if len(word) > 1 and word in text]
    longest = [word for word in named if not any(word != other and word in other for other in named)]
    return len(longest) >= 3 and sum(len(word) for word in longest) > 0.6 * len(text)


def _open_question(key: str, here: Filled, page: Page) -> Flag:
    return Flag(
        code="low_confidence_field",
        severity="warn",
        message=f"“{key}”印有几个选项，未能看出选了哪一个，请对照原件选择。",
        fields=(key,),
        evidence=(Evidence(page=page.index, box=page.to_box(here.rect), text=here.field.value),),
    )


def award_captions(chars: Sequence[Char], season: Season) -> list[tuple[str, tuple[Char, ...]]]:
    """The season's awards named in a text, with their characters, in the order of the text."""
    text = "".join(unicodedata.normalize("NFKC", char.text)[:1] or char.text for char in chars)
    found: list[tuple[int, str, tuple[Char, ...]]] = []
    taken: set[int] = set()
    for award in sorted(season.awards, key=lambda a: -len(a.name)):
        start = text.find(fold(award.name))
        if start >= 0 and start not in taken:
            stop = start + len(award.name)
            taken.update(range(start, stop))
            found.append((start, award.name, tuple(chars[start:stop])))
    for start, part in _tokens(chars):
        if taken.isdisjoint(range(start, start + len(part))) and len(part) >= 4:
            award_like = the_award(join(part), season)
            if award_like is not None and award_like.name not in {name for _, name, _ in found}:
                found.append((start, award_like.name, tuple(part)))
    return [(name, part) for _, name, part in sorted(found, key=lambda item: item[0])]


def _foreign_captions(
    chars: Sequence[Char], known: Sequence[tuple[str, tuple[Char, ...]]]
) -> list[tuple[str, tuple[Char, ...]]]:
    """All options of a list of awards, those that the season does not know included."""
    taken = {id(char) for _, part in known for char in part}
    others = [
        (join(part), tuple(part))
        for _, part in _tokens(chars)
        if len(part) >= 4 and not any(id(char) in taken for char in part)
    ]
    return [*known, *others]


def _captions(key: str, chars: Sequence[Char]) -> list[tuple[str, tuple[Char, ...]]]:
    if key == "性别":
        sexes = [char for char in chars if char.text in "男女"]
        return [(char.text, (char,)) for char in sexes] if {c.text for c in sexes} == {"男", "女"} else []
    return [(join(part), tuple(part)) for _, part in _tokens(chars, links="") if len(part) >= 2]


def _named(key: str, chars: Sequence[Char]) -> list[tuple[str, tuple[Char, ...]]]:
    """The words of a short list that the text is made of, none where it says other things too."""
    words = sorted(WORDS.get(key, ()), key=len, reverse=True)
    found: list[tuple[str, tuple[Char, ...]]] = []
    place = said = 0
    text = "".join(char.text for char in chars)
    while place < len(text):
        word = next((w for w in words if len(w) > 1 and text.startswith(w, place)), None)
        if word is not None:
            found.append((word, tuple(chars[place : place + len(word)])))
        said += len(word or "") or (text[place] in BOX_CHARS + _LINKS + ":：")
        place += len(word or " ")
    return found if said >= 0.9 * len(text) else []


def _tokens(chars: Sequence[Char], links: str = _LINKS) -> list[tuple[int, list[Char]]]:
    """Words between boxes, gaps and punctuation, with their place."""
    tokens: list[tuple[int, list[Char]]] = []
    current: list[Char] = []
    start = 0
    for place, char in enumerate(chars):
        breaks = (char.text in BOX_CHARS and char.text not in "日目田曰回") or char.text in links
        new_line = bool(current) and char.line != current[-1].line
        apart = char.gap and not _opens_remark(chars[place : place + LONGEST_REMARK])
        if (breaks or apart or new_line) and current:
            tokens.append((start, current))
            current = []
        if not breaks:
            if not current:
                start = place
            current.append(char)
    return [*tokens, (start, current)] if current else tokens


LONGEST_REMARK = 14
"""Characters of a remark in brackets, these included."""
_REMARK = re.compile(r"[(（][^()（）]*[\u3400-\u9fff]{2}[^()（）]*[)）]")


def _opens_remark(chars: Sequence[Char]) -> bool:
    """Words in brackets belong to what stands before them: 二级建造师（建筑工程). A bracket with a mark or
    nothing in it is a place to tick."""
    return bool(_REMARK.match(join(chars)))


def ticked(here: Filled, option: Option, options: Sequence[Option], page: Page) -> Filled:
    """The field with the option that is marked as its value, and a question where the mark is not clear."""
    clear = is_clear(option, options)
    signs = replace(
        here.signs,
        reasons=0 if clear else 1,
        valid=None,
        least=0.99 if clear else 0.5,
        mean=0.995 if clear else 0.7,
        # A clear mark says which option is meant, not that its caption was read rightly.
        risk=misread([(char.text, char.score) for char in option.chars]) + (0.0 if clear else 0.3),
        known=is_known(here.key, option.caption),
    )
    rect = bounds(option.chars).union(option.box) if option.box else bounds(option.chars)
    field = here.field.model_copy(
        update={
            "value": option.caption,
            "confidence": confidence(signs),
            "source": "checkbox",
            "box": page.to_box(rect),
            "normalised": None,
            "reasons": () if clear else ("勾选标记不够清楚，请核对。",),
        }
    )
    return replace(here, field=field, signs=signs, rect=rect, chars=option.chars)


def _question(key: str, marked: Sequence[Option], page: Page) -> Flag:
    names = "、".join(option.caption for option in marked)
    evidence = tuple(
        Evidence(page=page.index, box=page.to_box(bounds(option.chars)), text=option.caption)
        for option in marked
    )
    message = f"“{key}”只能选一项，表上勾选了：{names}。请联系申报单位确认。"
    return Flag(
        code="low_confidence_field", severity="warn", message=message, fields=(key,), evidence=evidence
    )
