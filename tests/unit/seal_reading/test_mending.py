"""Words in general use tip a doubtful reading of a seal, never what its views are sure of."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.seals.consensus import Consensus
from extract.seals.judged import SETTLED, Judged, by_words
from extract.seals.likelihood import TextScorer
from extract.seals.mend import MENDED, mended
from models.errors import ModelMissing
from models.seal_reader import class_codes
from models.seal_words import Words, load_words
from models.training.seal_words import listed

LETTERS = ["", *"和田日消防检验测协会公司设计咨询"]
CODES = class_codes(LETTERS)


def view(*steps: dict[str, float]) -> np.ndarray:
    """A view of one character a step with a blank behind each; what is left of a step is blank."""
    rows = np.full((2 * len(steps), len(LETTERS)), 1e-6, dtype=np.float32)
    for place, chances in enumerate(steps):
        for char, chance in chances.items():
            rows[2 * place, CODES[char]] = chance
        rows[2 * place, 0] = max(1e-6, 1.0 - sum(chances.values()))
        rows[2 * place + 1, 0] = 1.0
    return rows


def scorer(*steps: dict[str, float]) -> TextScorer:
    return TextScorer([view(*steps), view(*steps)], [CODES, CODES])


def sure(text: str) -> list[dict[str, float]]:
    return [{char: 0.99} for char in text]


def test_a_character_nearly_as_likely_is_taken_where_it_makes_a_word() -> None:
    views = scorer({"和": 0.99}, {"日": 0.6, "田": 0.3}, *sure("消防协会"))
    assert mended(views, "和日消防协会", ["和日消防协会"], load_words()) == "和田消防协会"


def test_a_character_left_out_is_put_in_where_the_views_nearly_saw_it() -> None:
    views = scorer(*sure("设计"), {"咨": 0.3}, *sure("询公司"))
    assert mended(views, "设计询公司", ["设计询公司"], load_words()) == "设计咨询公司"


def test_what_the_views_are_sure_of_stays_though_it_is_no_word() -> None:
    views = scorer({"和": 0.99}, {"日": 0.99, "田": 0.0002}, *sure("消防协会"))
    assert mended(views, "和日消防协会", ["和日消防协会"], load_words()) == "和日消防协会"


def test_words_put_in_nothing_that_no_view_saw() -> None:
    views = scorer(*sure("设计询公司"))
    assert mended(views, "设计询公司", ["设计询公司"], load_words()) == "设计询公司"


@given(st.text(alphabet=LETTERS[1:], min_size=2, max_size=10))
def test_a_text_read_beyond_doubt_is_never_changed(text: str) -> None:
    steps = sure(text)
    assert mended(scorer(*steps), text, [text], load_words()) == text


@given(st.text(alphabet="消防协会天", max_size=12))
def test_words_never_make_a_text_less_likely_and_add_up_over_its_parts(text: str) -> None:
    words = Words({"消防": 4.0, "协会": 5.0, "消防协会": 10.0})
    half = len(text) // 2
    assert words.gain(text) >= words.gain(text[:half]) + words.gain(text[half:]) >= 0.0


def test_the_division_that_adds_most_counts() -> None:
    words = Words({"消防": 4.0, "防协会": 7.0, "协会": 5.0})
    assert words.gain("消防协会") == 9.0


def test_the_list_knows_places_and_trades_and_no_single_characters() -> None:
    words = load_words()
    for word in ("乌鲁木齐", "尉犁县", "消防", "有限公司", "咨询"):
        assert words.gain(word) > 2.0
    assert words.gain("田") == 0.0


@given(
    st.dictionaries(
        st.text(alphabet="消防协会天山", min_size=1, max_size=7), st.integers(1, 10_000), min_size=1
    )
)
def test_words_listed_are_the_words_read(
    tmp_path_factory: pytest.TempPathFactory, seen: dict[str, int]
) -> None:
    path = tmp_path_factory.mktemp("words") / "words.txt"
    path.write_text("\n".join(listed(f"{word} {n} n" for word, n in seen.items())) + "\n", encoding="utf-8")
    words = load_words(path)
    for word, count in seen.items():
        kept = 2 <= len(word) <= 6 and count >= 50
        assert (word in words) == kept


def test_a_missing_list_says_what_to_do() -> None:
    with pytest.raises(ModelMissing, match="缺少常用词表"):
        load_words(Path("nowhere/words.txt"))


def judged(confidence: float, matches: bool | None = None) -> Judged:
    views = scorer({"和": 0.99}, {"日": 0.6, "田": 0.3}, *sure("消防协会"))
    free = Consensus("和日消防协会", (0.99, 0.6, 0.99, 0.99, 0.99, 0.99), 1.0, 1.0)
    reason = "印文只能读作“和日消防协会”，不能确定是否为“和静消防协会”。"
    return Judged(views, free, free.text, None, confidence, (), 0.5, matches, reason)


def test_a_doubtful_reading_is_shown_mended_with_little_confidence_and_decides_nothing() -> None:
    found = by_words(judged(0.7), [])
    assert (found.text, found.confidence, found.matches) == ("和田消防协会", MENDED, None)
    assert "“和田消防协会”" in found.reason
    assert found.probability == 0.5
    assert found.free.text == "和日消防协会"


def test_readings_that_are_sure_unreadable_or_decided_stay_as_they_are() -> None:
    for before in (judged(SETTLED), judged(0.01), judged(0.7, matches=False)):
        assert by_words(before, []) is before
