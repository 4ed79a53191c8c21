"""Whose form it is: a unit's, a person's, or no form at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.forms.awards import named_awards
from extract.forms.folding import fold
from extract.forms.inline import find_hits, folded, glued_cell_hit
from extract.forms.letters import letter_kind
from extract.forms.lexicon import Lexicon
from extract.forms.papers import (
    HEADING_ROWS,
    is_list,
    is_notice,
    is_paper_name,
    is_summary_name,
    paper_name,
    sends_form_along,
)
from extract.forms.pieces import Piece, join, rows_of, set_apart
from extract.result import Kind
from extract.season import Season

TITLE_VOTE = 3.0
LABEL_VOTE = 1.0
SLOT_VOTE = 0.75
ASKED = frozenset({"申报奖项", "主要事迹"})
"""What a recommendation form asks for; no application to join and no record of an inspection does."""
LEAST = 4.0
"""Labels, with title and opinion blocks, that make a form."""

_FORM_WORD = re.compile(
    r"(推荐|自荐|申报|申请|审批|登记|评审|评选|呈报|报名|候选|参评|表彰|先进|评优|鉴定|提名|简历|备案)"
    r"(?!.*事迹)[^。，]{0,24}(?:表|书|卡|单(?!位)|回执|材料)"
)
_HONOURS = re.compile(r"推荐|自荐|先进|优秀|评优|评选|表彰|荣誉|奖|提名|候选|标兵|能手|申报")
"""What the title of a form for an honour says."""
_PUT_FORWARD = re.compile(r"(?:同意|特此|予以|拟)(?:推荐|申报|参评|参选)|推荐意见|自荐")
"""What is said of whoever is put forward, wherever it stands."""
_SENTENCE = re.compile("[,;。]")
"""What no title has, folded."""
_PERSON_TITLE = re.compile(
    r"个人|工作者|能手|教员|人物|员工|职工|标兵|人员|同志|学生|教师|人才|志愿者|讲师|专家"
)
_UNIT_TITLE = re.compile(r"集体|单位|企业|机构|公司|团队|组织|班组")


@dataclass(frozen=True, slots=True)
class KindGuess:
    """`score` is how far the labels and titles speak for a form of that kind; `title` the form's title."""

    kind: Kind
    score: float
    title: str
    attachment: str


def guess_kind(pages: Sequence[Sequence[Piece]], season: Season, lexicon: Lexicon) -> KindGuess:
    """Votes of the title, of labels that only one kind has, and of the awards named at the top."""
    votes = {"unit": 0.0, "person": 0.0}
    own = {kind: set(keys) for kind, keys in season.keys.items()}
    only_unit = own.get("unit", set()) - own.get("person", set())
    only_person = own.get("person", set()) - own.get("unit", set())
    title = title_of(pages)
    attachment = next(filter(None, map(paper_name, pages)), "")
    known: set[str] = set()
    slots: set[str] = set()
    for pieces in pages:
        for text in dict.fromkeys((*label_texts(pieces), *_before_answers(pieces, lexicon))):
            match = lexicon.match(text)
            if match is None or match.category == "other":
                continue
            known.update(match.keys or (match.alias,))
            slots.update((match.alias,) if match.category == "slot" else ())
            weight = LABEL_VOTE * match.similarity / max(1, len(match.keys))
            # 单位名称 stands on a person's form too: the canonical word counts more.
            canonical = 1.0 if match.alias in match.keys else 0.5
            for key in match.keys:
                votes["unit"] += weight * canonical * (key in only_unit)
                votes["person"] += weight * canonical * (key in only_person)
    votes["person"] += TITLE_VOTE * bool(_PERSON_TITLE.search(title))
    votes["unit"] += TITLE_VOTE * (bool(_UNIT_TITLE.search(title)) and not _PERSON_TITLE.search(title))
    # Two opinion blocks on one page belong to a form, even when its first page was left out.
    total = (
        len(known)
        + SLOT_VOTE * len(slots)
        + (2.0 if title else 0.0)
        - (3.0 if attachment and not title else 0.0)
    )
    written = [pieces for pieces in pages if pieces]
    sent_along = bool(written) and all(map(sends_form_along, written))
    told = letter_kind(_text(pages), season) if total < LEAST and not attachment and not sent_along else None
    if told is not None:
        return KindGuess("unit" if told == "unit" else "person", LEAST, title, attachment)
    sent_out = sent_along or (not title and bool(written) and all(map(is_notice, written)))
    # A form may have a list of projects (主要项目汇总表) within.
    listed = bool(written) and all(map(is_list, written)) and (not title or is_summary_name(title))
    aimless = bool(known - slots) and not _is_for_honour(pages, season, known, title)
    if (
        total < LEAST
        or sent_out
        or listed
        or aimless
        or (not title and not slots and _headed_by_paper(pages, lexicon))
    ):
        return KindGuess("other", total, title, attachment)
    return KindGuess("unit" if votes["unit"] >= votes["person"] else "person", total, title, attachment)


def _is_for_honour(pages: Sequence[Sequence[Piece]], season: Season, known: set[str], title: str) -> bool:
    """An award or a story is asked for, an award of the season is named, the title speaks of honours, or an
    opinion of somebody put forward."""
    if not known.isdisjoint(ASKED) or _HONOURS.search(title):
        return True
    text = _text(pages)
    return _PUT_FORWARD.search(text) is not None or bool(named_awards(text, season))


def _text(pages: Sequence[Sequence[Piece]]) -> str:
    return "".join(piece.text for pieces in pages for row in rows_of(pieces) for piece in row)


def label_texts(pieces: Sequence[Piece]) -> list[str]:
    """What could be labels: the text of each cell, of each loose word, and what stands before a colon."""
    cells: dict[int, list[Piece]] = {}
    texts: list[str] = []
    for piece in pieces:
        if piece.cell is not None:
            cells.setdefault(piece.cell, []).append(piece)
        for part in re.split(r"[：:]", join(piece.chars))[:-1]:
            texts.append(part[-14:])
        texts += _words(piece)
    for inside in cells.values():
        text = "".join(p.text for row in rows_of(inside) for p in row)
        if len(text) < 30:
            texts.append(text)
    return list(dict.fromkeys(texts))


LONGEST_LINE = 40
"""Characters of a line that asks for something; a longer one tells it."""


def _before_answers(pieces: Sequence[Piece], lexicon: Lexicon) -> list[str]:
    """Labels of one line with their answers that neither colon nor gap parts (学历研究生), or only a space
    that the eye sees by the label's own measure."""
    texts: list[str] = []
    for piece in pieces:
        if len(piece.chars) <= LONGEST_LINE:
            row = set_apart(piece)
            hits = find_hits(row, lexicon, unknown=False)
            glued = None if hits else glued_cell_hit(row, folded(row), lexicon)
            hits += [glued] if glued else []
            texts += [join(row[hit.start : hit.stop]) for hit in hits if hit.label.keys]
    return texts


def _words(piece: Piece) -> list[str]:
    """A piece and its parts between gaps: a row without borders holds several labels."""
    words: list[str] = []
    start = 0
    for stop in range(1, len(piece.chars) + 1):
        if stop == len(piece.chars) or piece.chars[stop].gap:
            words.append(join(piece.chars[start:stop]))
            start = stop
    return [word for word in (*words, piece.text) if len(word) < 20]


def title_of(pages: Sequence[Sequence[Piece]]) -> str:
    """The line near the top of a page that names a form (…推荐表), joined over two lines, "" for none."""
    for pieces in pages:
        rows = rows_of(pieces)[:8]
        texts = [fold("".join(piece.text for piece in row)) for row in rows]
        for place, text in enumerate(texts):
            for candidate in (text, texts[place] + (texts[place + 1] if place + 1 < len(texts) else "")):
                # What the title says in brackets at its end (单位) is no part of what it is called.
                bare = re.sub(r"\([^()]*\)$", "", candidate)
                if (
                    len(candidate) <= 60
                    and not _SENTENCE.search(candidate)
                    and not is_paper_name(candidate)
                    and _FORM_WORD.search(candidate)
                    and bare.endswith(("表", "书", "卡", "单", "回执", "材料"))
                ):
                    return candidate
    return ""


def _headed_by_paper(pages: Sequence[Sequence[Piece]], lexicon: Lexicon) -> bool:
    """A certificate's name above every label: a 职业资格证书 has 姓名 and 证书编号 as forms have."""
    for pieces in pages:
        for row in rows_of(pieces)[:HEADING_ROWS]:
            if is_paper_name(fold("".join(piece.text for piece in row))):
                return True
            if any((match := lexicon.match(text)) and match.keys for text in label_texts(row)):
                return False
    return False
