"""Cues in Chinese prose, found by spaCy: a blank Chinese pipeline, built offline, one token a character.

The patterns come from the caller as data; this module knows no award and no form. A pattern is written as

    literal characters         themselves
    [abc]                      one of these characters
    #                          one or more characters of a number
    ~5                         up to five characters that end no clause
    x?                         the character or set before, or not
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from models.errors import EngineFailed

SENTENCE_ENDS = "。！？!?；;\n"
CLAUSE_ENDS = SENTENCE_ENDS + "，,"
NUMERALS = "0123456789.〇零○一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_SPANS = "cues"
_ESCAPED = "[]#~?"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of the text at text[start:end]."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CuedText:
    """A text with its sentences and clauses as (start, end), both in order, and its cues by start."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    clauses: tuple[tuple[int, int], ...]
    cues: tuple[Cue, ...]


class CueFinder:
    """Finds cues by label. Raises ValueError for a pattern that cannot be read."""

    def __init__(self, patterns: Mapping[str, Sequence[str]]) -> None:
        self._nlp = spacy.blank("zh")
        self._nlp.add_pipe("yinjian_clauses")
        ruler: Any = self._nlp.add_pipe(
            "span_ruler", config={"spans_key": _SPANS, "annotate_ents": False, "phrase_matcher_attr": "ORTH"}
        )
        ruler.add_patterns(
            [
                {"label": label, "pattern": compile_pattern(pattern)}
                for label, of_label in patterns.items()
                for pattern in of_label
            ]
        )

    def read(self, text: str) -> CuedText:
        """Cues of a text without white space. Of overlapping cues of one label the longest stays."""
        try:
            doc = self._nlp(text)
        except Exception as error:  # vendor border
            raise EngineFailed(f"文字分析失败：{error}") from error
        by_label: dict[str, list[Any]] = {}
        for span in doc.spans[_SPANS]:
            by_label.setdefault(span.label_, []).append(span)
        cues = [
            Cue(label, span.start_char, span.end_char)
            for label, spans in by_label.items()
            for span in filter_spans(spans)
        ]
        return CuedText(
            text=text,
            sentences=tuple((sentence.start_char, sentence.end_char) for sentence in doc.sents),
            clauses=_clauses(doc.text),
            cues=tuple(sorted(cues, key=lambda cue: (cue.start, cue.end, cue.label))),
        )


def compile_pattern(pattern: str) -> str | list[dict[str, Any]]:
    """A pattern as spaCy takes it: a phrase where it is literal, else token by token. Raises ValueError."""
    if not any(char in _ESCAPED for char in pattern):
        return pattern
    tokens: list[dict[str, Any]] = []
    position = 0
    while position < len(pattern):
        char = pattern[position]
        if char == "?":
            if not tokens or "OP" in tokens[-1]:
                raise ValueError(f"“?”前没有字符：{pattern}")
            tokens[-1]["OP"] = "?"
        elif char == "[":
            close = pattern.find("]", position)
            if close < position + 2:
                raise ValueError(f"方括号不完整：{pattern}")
            tokens.append({"TEXT": {"IN": list(pattern[position + 1 : close])}})
            position = close
        elif char == "#":
            tokens.append({"TEXT": {"IN": list(NUMERALS)}, "OP": "+"})
        elif char == "~":
            digits = ""
            while pattern[position + 1 : position + 2].isdigit():
                position += 1
                digits += pattern[position]
            if not digits:
                raise ValueError(f"“~”后没有数字：{pattern}")
            tokens.append({"TEXT": {"NOT_IN": list(CLAUSE_ENDS)}, "OP": f"{{0,{digits}}}"})
        else:
            tokens.append({"TEXT": char})
        position += 1
    return tokens


@Language.component("yinjian_clauses")
def _start_sentences(doc: Doc) -> Doc:
    """A sentence starts after each end of a sentence; spaCy's own rules know Latin ends only."""
    for token in doc:
        previous = doc[token.i - 1].text if token.i else SENTENCE_ENDS[0]
        # A closing quote or bracket belongs to the sentence before it.
        token.is_sent_start = previous in SENTENCE_ENDS and token.text not in "”’）》」』)"
    return doc


def _clauses(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of the stretches between commas and full stops; one inside a number ends nothing."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for position, char in enumerate(text):
        before, after = text[position - 1 : position], text[position + 1 : position + 4]
        grouped = char in ",，" and before.isdigit() and len(after) == 3 and after.isdigit()
        if char in CLAUSE_ENDS and not grouped:
            if position > start:
                bounds.append((start, position))
            start = position + 1
    if start < len(text):
        bounds.append((start, len(text)))
    return tuple(bounds)
