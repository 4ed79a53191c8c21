"""What the labels of a form are called: the season's aliases, matched with tolerance for OCR slips."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from rapidfuzz.distance import Levenshtein

from extract.forms.folding import fold_label, without_brackets
from extract.forms.generic_labels import GENERIC_LABELS
from extract.forms.label_patterns import SIMILARITY as PATTERN_SIMILARITY
from extract.forms.label_patterns import key_by_pattern
from extract.forms.opinion_words import ENDING, HINT, Role, role_of, with_owner
from extract.season import Season

Category = Literal["field", "slot", "other"]

ENOUGH_LIKE = 0.74
"""Lowest similarity of a label of four or more characters: one slip in four (0.75) passes, two fail."""

OTHER_LIKE = 0.8
"""The same for a label of no key, as a value that is taken for one is lost, and for one of two keys, as it
takes both away from their own labels (岗位职务 is no slip of 单位职务)."""

HALF_LIKE = 0.8
"""How like a label of two characters one of them is."""
UNITS = frozenset("人名年月日期所项工数岁")

NO_KEY = ""
"""Among the keys of a label that asks for two things: one that the season has no field for."""

_JOINTS = re.compile(r"[、/／及和与]")
_OWN = re.compile(r"(?:本人|目前|现任|担任|所任|现)+")
_GOES_ON = re.compile(r"(?:名称|等级|级别|类别|种类|情况)+")
"""What a label may end with in a line of its own, and no answer is."""


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """What a text means as a label. `keys` has one key, or several where one label names several."""

    keys: tuple[str, ...]
    similarity: float
    category: Category
    alias: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class _Alias:
    text: str
    keys: tuple[str, ...]
    category: Category
    weight: float
    role: Role | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The labels that a kind of form may carry (see `lexicon_for`)."""

    exact: dict[str, _Alias]
    fuzzy: tuple[_Alias, ...] = ()
    longest: int = 0
    wanted: frozenset[str] = frozenset()
    patterns: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    cache: dict[str, LabelMatch | None] = field(default_factory=dict)

    def match(self, text: str) -> LabelMatch | None:
        """Meaning of a text that would be a label as a whole, None where it is like no label."""
        if text not in self.cache:
            self.cache[text] = self._match(text)
        return self.cache[text]

    def is_exact(self, text: str) -> bool:
        """The text is an alias as it stands, or but for its brackets."""
        folded = fold_label(text)
        return folded in self.exact or without_brackets(folded) in self.exact

    def goes_on(self, first: str, second: str) -> bool:
        """Two lines are one label as they stand, joined by a word (执业资格, 及等级) or by what only goes on
        from a label (执业资格, 等级). A first name that begins so (姓名, 和平) makes no label with it."""
        bare, below = without_brackets(fold_label(first + second)), fold_label(second)
        whole = self.match(first + second)
        if whole is None or whole.category != "field" or whole.alias != bare:
            return False
        joined = _JOINTS.match(below) or _JOINTS.match(fold_label(first)[-1:])
        return bool(joined or _GOES_ON.fullmatch(below))

    def _match(self, text: str) -> LabelMatch | None:
        folded = fold_label(text)
        if not folded or len(folded) > 40:
            return None
        bare = without_brackets(folded)
        for candidate, share in ((folded, 1.0), (bare, 0.995)):
            alias = self.exact.get(candidate)
            if alias is not None:
                both = self._compound(bare) if len(alias.keys) == 1 else None
                found = _as_match(alias, share * alias.weight)
                return replace(found, keys=both.keys) if both and NO_KEY in both.keys else found
        owned = with_owner(folded)
        if owned != folded:
            # What the word in front is like (院意见: 县意见) does not count where brackets say whose it is.
            return _slot_by_ending(without_brackets(owned))
        worded = self._by_pattern(bare)
        if worded is not None:
            return worded
        compound = self._compound(bare) or self._said_twice(bare)
        if compound is not None:
            return compound
        whose = self._of_oneself(bare)
        if whose is not None:
            return whose
        best = (
            self._closest(bare)
            if bare == folded
            else max(
                (m for m in (self._closest(folded), self._closest(bare)) if m is not None),
                key=lambda m: m.similarity,
                default=None,
            )
        )
        return best or _slot_by_ending(bare)

    def _by_pattern(self, bare: str) -> LabelMatch | None:
        """A wording that no alias foresees; None also where an opinion block is named like a field."""
        if slot_role(bare) is not None:
            return None
        key = key_by_pattern(bare, self.wanted, self.patterns)
        if key is None:
            return None
        if key == "单位名称" and key not in self.wanted:
            key = "工作单位"
        known = key in self.wanted
        return LabelMatch((key,) if known else (), PATTERN_SIMILARITY, "field" if known else "other", bare)

    def _compound(self, bare: str) -> LabelMatch | None:
        """Two labels of ours in one (资格及证号, 单位/职务, 岗位/职务), or one of ours and one of no key
        (邮编/地址): `NO_KEY` stands for the latter, so that its answer can be told from ours."""
        parts = _JOINTS.split(bare)
        if len(parts) != 2 or min(map(len, parts)) < 2 or slot_role(bare) is not None:
            return None
        found = [self._exact_or_worded(part) for part in parts]
        keys = [
            m.keys[0] if m.keys else NO_KEY
            for m in found
            if m is not None and m.category != "slot" and len(m.keys) < 2
        ]
        if len(keys) != 2 or set(keys) == {NO_KEY}:
            return None
        # Two words for one thing ask for one value: 岗位/职务.
        return LabelMatch(tuple(dict.fromkeys(keys)), PATTERN_SIMILARITY, "field", bare)

    def _of_oneself(self, bare: str) -> LabelMatch | None:
        """A field of ours with a word before it that says only whose or since when: 本人职务."""
        before = _OWN.match(bare)
        alias = self.exact.get(bare[before.end() :]) if before else None
        if alias is None or alias.category != "field" or len(alias.keys) != 1:
            return None
        return LabelMatch(alias.keys, PATTERN_SIMILARITY, "field", bare)

    def _said_twice(self, bare: str) -> LabelMatch | None:
        """Two words for one thing without a stop between them: 岗位职务, 手机电话."""
        for cut in range(2, len(bare) - 1):
            one, other = self.exact.get(bare[:cut]), self.exact.get(bare[cut:])
            if one is not None and other is not None and one.category == "field" and one.keys == other.keys:
                return LabelMatch(one.keys, PATTERN_SIMILARITY, "field", bare)
        return None

    def _exact_or_worded(self, bare: str) -> LabelMatch | None:
        alias = self.exact.get(bare)
        return _as_match(alias, alias.weight) if alias is not None else self._by_pattern(bare)

    def _closest(self, folded: str) -> LabelMatch | None:
        if not 3 <= len(folded) <= self.longest + 3:
            return None
        best: tuple[float, _Alias] | None = None
        # 新疆消防协会： greets the association; only words like 意见 or 盖章 make it a block.
        hinted = bool(HINT.search(folded))
        for alias in self.fuzzy:
            if abs(len(alias.text) - len(folded)) > 2 or (alias.category == "slot" and not hinted):
                continue
            similarity = Levenshtein.normalized_similarity(folded, alias.text, score_cutoff=0.6)
            if similarity >= (ENOUGH_LIKE if max(len(folded), len(alias.text)) > 3 else 0.66):
                # 操作员三级 is no slip of 操作员人数.
                if (alias.category == "other" or len(alias.keys) > 1) and similarity < OTHER_LIKE:
                    continue
                score = similarity * (0.9 + 0.1 * alias.weight)
                if best is None or score > best[0]:
                    best = (score, alias)
        if best is None:
            return None
        # A slot's ending decides what it is: 单位意见 must not become 单位名称 by two like characters.
        if best[1].category == "field" and ENDING.search(folded):
            return _slot_by_ending(folded)
        match = _as_match(best[1], best[0] * (1.0 if len(folded) > 3 else 0.8))
        # 行业协会审核意见 is like 区协会审核意见, and is another's.
        above = match.role == "association" and slot_role(folded) == "recommender"
        return replace(match, role="recommender") if above else match

    def half(self, char: str, *, first: bool) -> LabelMatch | None:
        """The field label that all labels of two characters which begin (or end) with `char` mean, None
        where there are none or they differ, or where `char` may be the unit of an answer (…人)."""
        if char in UNITS:
            return None
        found = [a for text, a in self.exact.items() if len(text) == 2 and text[0 if first else 1] == char]
        same = found and found[0].category == "field" and len({alias.keys for alias in found}) == 1
        return _as_match(found[0], HALF_LIKE) if same else None

    def exact_prefix(self, folded: str) -> list[int]:
        """Lengths of all aliases (two characters or more) that begin the folded text, longest first."""
        return [n for n in range(min(self.longest, len(folded)), 1, -1) if folded[:n] in self.exact]

    def exact_suffix(self, folded: str) -> int:
        """Length of the longest field label the folded text ends with, 0 for none."""
        for length in range(min(self.longest, len(folded)), 1, -1):
            if folded[-length:] in self.exact:
                return length
        return 0


def _as_match(alias: _Alias, similarity: float) -> LabelMatch:
    return LabelMatch(alias.keys, similarity, alias.category, alias.text, alias.role)


def slot_role(text: str) -> Role | None:
    """Whose opinion a block is, by its words, None where it is no opinion block."""
    return role_of(without_brackets(with_owner(fold_label(text))))


def _slot_by_ending(bare: str) -> LabelMatch | None:
    role = slot_role(bare)
    return LabelMatch((), 0.8, "slot", bare, role) if role else None


def lexicon_for(season: Season, kind: str | None) -> Lexicon:
    """Labels of a unit's or a person's form; of both where `kind` is None.

    Made once per season: the next form's labels are mostly those of the last one and need not be looked up.
    """
    known = _MADE.get((id(season), kind))
    if known is None or len(known[1].cache) > MOST_KNOWN:
        if len(_MADE) > MOST_LEXICONS:
            _MADE.clear()
        # The season is kept with its lexicon, so that its id stays its own.
        known = _MADE[id(season), kind] = (season, _lexicon(season, kind))
    return known[1]


MOST_LEXICONS, MOST_KNOWN = 12, 20_000
"""Lexicons kept at most, and texts looked up that one of them may remember."""
_MADE: dict[tuple[int, str | None], tuple[Season, Lexicon]] = {}


def _lexicon(season: Season, kind: str | None) -> Lexicon:
    wanted: Sequence[str] = season.keys.get(kind or "", ()) if kind else tuple(season.labels)
    exact: dict[str, _Alias] = {}
    for text in (*GENERIC_LABELS, *season.other_labels):
        _add(exact, text, (), "other", 0.9, None)
    for role, wordings in season.slots.items():
        for text in wordings:
            _add(exact, text, (), "slot", 1.0, _as_role(role))
    foreign = [key for key in season.labels if key not in wanted]
    for key in foreign:
        for text in season.labels[key]:
            _add(exact, text, (), "other", 0.9, None)
    for key in wanted:
        aliases = tuple(dict.fromkeys((key, *season.labels.get(key, ()))))
        for place, text in enumerate(aliases):
            _add(exact, text, (key,), "field", 1.0 - 0.15 * place / max(4, len(aliases)), None)
    fuzzy = tuple(alias for alias in exact.values() if len(alias.text) >= 3)
    return Lexicon(
        exact, fuzzy, max((len(text) for text in exact), default=0), frozenset(wanted), season.label_patterns
    )


def _as_role(role: str) -> Role:
    if role in ("unit", "recommender", "association"):
        return role  # type: ignore[return-value]
    raise ValueError(f"unknown slot role {role}")


def _add(
    exact: dict[str, _Alias],
    text: str,
    keys: tuple[str, ...],
    category: Category,
    weight: float,
    role: Role | None,
) -> None:
    """Enter an alias with and without brackets; a field outranks what stood there, two fields share."""
    folded = fold_label(text)
    for form in dict.fromkeys((folded, without_brackets(folded))):
        if not form or (category == "slot" and form != folded and not ENDING.search(form)):
            continue
        there = exact.get(form)
        if there is not None and there.category == "field" and category == "field":
            if form != folded and there.text == form:
                continue
            merged = tuple(dict.fromkeys((*there.keys, *keys)))
            exact[form] = _Alias(form, merged, "field", max(there.weight, weight), None)
        elif there is None or category == "field":
            exact[form] = _Alias(form, keys, category, weight if form == folded else 0.97 * weight, role)
