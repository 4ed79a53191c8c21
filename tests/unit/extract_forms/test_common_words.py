"""Doubtful characters of a story are told by words in general use, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.forms.common_words import with_words
from extract.forms.missed_glyphs import GUESSED
from extract.forms.pieces import Char
from ingest.document import Rect
from models.seal_words import Words, load_words


def chars(text: str, doubts: dict[int, tuple[float, str]]) -> list[Char]:
    made = []
    for place, char in enumerate(text):
        score, other = doubts.get(place, (0.999, ""))
        rect = Rect(30.0 * place, 0, 30.0 * place + 28, 30)
        made.append(Char(char, rect, score, other, 0, False, "ocr"))
    return made


def text_of(found: tuple[Char, ...]) -> str:
    return "".join(char.text for char in found)


@pytest.mark.parametrize(
    ("read", "place", "score", "other", "meant"),
    [
        ("均已成为技术骨于。", 7, 0.974, "干", "均已成为技术骨干。"),
        ("消防教援支队", 2, 0.972, "救", "消防救援支队"),
        ("利用业余时同考取", 5, 0.978, "间", "利用业余时间考取"),
        ("派驻于天山区", 2, 0.6, "干", "派驻于天山区"),
        ("均已成为技术骨干。", 7, 0.974, "于", "均已成为技术骨干。"),
        ("骨，于是", 2, 0.5, "干", "骨，于是"),
    ],
)
def test_a_word_tips_the_balance(read: str, place: int, score: float, other: str, meant: str) -> None:
    found = with_words(chars(read, {place: (score, other)}), load_words())
    assert text_of(found) == meant
    if meant != read:
        assert found[place].score == GUESSED
        assert found[place].runner_up == read[place]


def test_the_recogniser_may_be_too_sure_for_a_word() -> None:
    words = Words({"骨干": 3.0})
    assert text_of(with_words(chars("骨于", {1: (0.9, "干")}), words)) == "骨于"
    assert text_of(with_words(chars("骨于", {1: (0.6, "干")}), words)) == "骨干"


@given(
    st.text(alphabet="消防救援教时间同骨干于，。12a", max_size=20),
    st.lists(st.tuples(st.floats(0.0, 1.0), st.sampled_from(["", "干", "救", "间", "，", "3"])), max_size=20),
)
def test_only_chinese_characters_give_way_to_their_second_best(
    text: str, doubts: list[tuple[float, str]]
) -> None:
    given_chars = chars(text, dict(enumerate(doubts)))
    found = with_words(given_chars, load_words())
    assert len(found) == len(given_chars)
    for before, after in zip(given_chars, found, strict=True):
        if after != before:
            assert (after.text, after.runner_up) == (before.runner_up, before.text)
            assert all("\u3400" <= text <= "\u9fff" for text in (before.text, after.text))


@pytest.mark.parametrize("score", [0.0, 1.0, None])
def test_scores_at_the_ends_do_no_harm(score: float | None) -> None:
    char = Char("于", Rect(30, 0, 58, 30), score, "干", 0, False, "ocr")
    found = with_words([*chars("骨", {}), char], load_words())
    assert text_of(found) == ("骨干" if score == 0.0 else "骨于")
