"""The page recogniser's word against the seal reader's, and names of which no reader can say anything."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from extract.seals.consensus import Consensus, bare, brackets_in, consensus
from extract.seals.decide import bears, contradicts, decide
from extract.seals.evidence import Evidence, weigh
from extract.seals.likelihood import TextScorer
from extract.seals.overrule import overruled
from extract.seals.unwrap import Strip
from extract.seals.views import View
from extract.seals.written import as_written
from models.ctc import decode
from models.seal_reader import class_codes
from models.seal_words import Words, load_words

ALPHABET = ["", *"新疆天山篷蓬北业方陴陶消防科技有限公司破（）章"]
FIRST, SECOND = class_codes(ALPHABET), class_codes([*ALPHABET, "珺"])
NO_WORDS = Words({})


def written(text: str, doubt: dict[int, tuple[str, float]] | None = None) -> NDArray[np.float32]:
    """One character in two steps; `doubt` gives a place another character of some probability."""
    rows = np.full((2 * len(text), len(ALPHABET) + 1), 1e-6, dtype=np.float32)
    rows[1::2, 0] = 1.0
    for place, char in enumerate(text):
        other, chance = (doubt or {}).get(place, ("", 0.0))
        rows[2 * place, SECOND[char]] = 0.998 - chance
        if other:
            rows[2 * place, SECOND[other]] = chance
    return rows


def view(probabilities: NDArray[np.float32], trust: float = 1.0) -> View:
    strip = Strip(np.zeros((48, 320, 3), np.uint8), "ring", 0.0, 3.0)
    codes, alphabet = (FIRST, ALPHABET) if trust == 1.0 else (SECOND, [*ALPHABET, "珺"])
    shown = probabilities[:, : len(alphabet)]
    return View(strip, shown, decode(shown, alphabet), codes, trust)


def read(views: list[View], words: Words = NO_WORDS) -> Consensus:
    scorer = scorer_of(views)
    return overruled(scorer, consensus(scorer, [v.decoded.text for v in views]), views, words)


def scorer_of(views: list[View]) -> TextScorer:
    return TextScorer([v.probabilities for v in views], [v.codes for v in views], [v.trust for v in views])


def weighed(views: list[View], *names: str) -> list[Evidence]:
    return weigh(scorer_of(views), read(views), names, [bare(v.decoded.text) for v in views])


NAME = "新疆天山篷科技有限公司"
WAVERING = view(written(NAME.replace("篷", "蓬"), {4: ("篷", 0.02)}))
CERTAIN = view(written(NAME.replace("篷", "蓬")))
KNOWING = view(written(NAME, {4: ("蓬", 0.1)}), 0.9)
ASTRAY = view(written("北业方消篷破破破章章章"), 0.4)


def test_the_second_reader_is_believed_where_the_first_wavers() -> None:
    free = read([WAVERING, WAVERING, KNOWING, KNOWING])
    assert free.text == NAME
    assert 0.6 < free.sure[4] < 1.0


@pytest.mark.parametrize(
    "views",
    [
        [CERTAIN, CERTAIN, KNOWING, view(written(NAME.replace("篷", "蓬")), 0.9)],
        [CERTAIN, CERTAIN, ASTRAY, ASTRAY],
        [WAVERING, WAVERING],
    ],
    ids=["first sure, second divided", "second reads something else", "no second"],
)
def test_the_first_reader_stands_otherwise(views: list[View]) -> None:
    free = read(views)
    assert free.text == NAME.replace("篷", "蓬")
    assert not free.denied


def test_seldom_characters_are_the_second_readers() -> None:
    """The first is as sure of a common look-alike as of anything."""
    name = "新疆陴山科技有限公司"
    first = view(written(name.replace("陴", "陶"), {2: ("陴", 0.01)}))
    second = view(written(name, {2: ("陶", 0.1)}), 0.9)
    assert read([first, first, second, second]).text == name


def test_words_in_general_use_are_not_given_up() -> None:
    name = "新疆北方科技有限公司"
    first = view(written(name, {2: ("业", 0.02)}))
    second = view(written(name.replace("北", "业"), {2: ("北", 0.1)}), 0.9)
    assert read([first, first, second, second]).text == name.replace("北", "业")
    assert read([first, first, second, second], load_words()).text == name


@given(st.lists(st.text(alphabet="新疆天山篷蓬消防", min_size=1, max_size=8), min_size=1, max_size=4))
def test_overruling_exchanges_characters_that_the_second_reader_has(texts: list[str]) -> None:
    views = [view(written(text), 0.8 if k % 2 else 1.0) for k, text in enumerate(texts)]
    scorer = scorer_of(views)
    free = consensus(scorer, [v.decoded.text for v in views])
    told = overruled(scorer, free, views, NO_WORDS)
    assert len(told.text) == len(free.text) == len(told.sure)
    heard = {char for v in views[1::2] for char in v.decoded.text}
    assert all(new == old or new in heard for new, old in zip(told.text, free.text, strict=True))
    assert all(0.0 <= sure <= 1.0 for sure in told.sure)


@pytest.mark.parametrize(("chance", "doubt"), [(0.01, 0.1), (0.1, 0.0001)], ids=["overruled", "in common"])
def test_a_name_is_not_borne_by_what_the_second_reader_denies(chance: float, doubt: float) -> None:
    name = "新疆陴山科技有限公司"
    first = view(written(name.replace("陴", "陶"), {2: ("陴", chance)}))
    second = view(written(name, {2: ("陶", doubt)}), 0.9)
    views = [first, first, second, second]
    own, other = weighed(views, name, name.replace("陴", "陶"))
    assert bears(own)
    assert not bears(other)


@pytest.mark.parametrize(("views", "borne"), [([CERTAIN], False), ([CERTAIN, KNOWING], False)])
def test_a_character_that_no_reader_knows_is_neither_borne_nor_denied(views: list[View], borne: bool) -> None:
    """Whatever is read in its place, the name cannot be told from another."""
    name = NAME.replace("篷", "硷")
    free = read(views)
    item = weighed(views, name)[0]
    assert bears(item) is borne
    assert not contradicts(item, free)


def test_a_name_that_one_reader_alone_can_write_is_borne_by_that_one() -> None:
    name = NAME.replace("篷", "珺")
    knows, other = view(written(name), 0.9), view(written(NAME), 0.9)
    for second, borne in ((knows, True), (other, False)):
        assert bears(weighed([CERTAIN, second], name)[0]) is borne


def judge(shown: str, unit: str) -> bool | None:
    views = [view(written(shown)), view(written(shown))]
    scorer = scorer_of(views)
    free = consensus(scorer, [v.decoded.text for v in views])
    key = bare(unit)
    return decide(weigh(scorer, free, [key], (), [unit]), free, free.text, unit)[1]


@pytest.mark.parametrize(
    ("shown", "unit", "matches"),
    [
        ("新疆（天山）科技有限公司", "新疆（天山）科技有限公司", True),
        ("新疆（天山）科技有限公司", "新疆破天山）科技有限公司", False),
        ("新疆（天山）科技有限公司", "新疆（天山破科技有限公司", False),
        ("新疆（天山）科技有限公司", "新疆（天山）破科技有限公司", None),
        ("新疆天山科技有限公司", "新疆天山破科技有限公司", None),
    ],
    ids=["same", "opening", "closing", "left out beside a bracket", "left out"],
)
def test_a_bracket_is_no_character_that_was_left_out(shown: str, unit: str, matches: bool | None) -> None:
    assert judge(shown, unit) is matches


@pytest.mark.parametrize(
    ("reading", "places"),
    [
        ("新疆（天山）科技", {2, 4}),
        ("瑞盛（资产事务所（普通合伙）办", {7, 11}),
        ("瑞盛（资产事务所", set()),
        ("瑞盛）资产（天山）所", {4, 6}),
        ("瑞（盛（资产", {1, 2}),
    ],
)
def test_a_bracket_without_a_partner_is_none(reading: str, places: set[int]) -> None:
    assert brackets_in(reading) == places


@given(st.text(alphabet="（）新疆天(山) ", max_size=12))
def test_brackets_stand_within_the_bare_reading(reading: str) -> None:
    assert all(0 < place < len(bare(reading)) for place in brackets_in(reading))


@pytest.mark.parametrize(
    ("readings", "key", "shown"),
    [
        (["新疆（天山）科技有限公司"], "新疆天山科技有限公司", "新疆（天山）科技有限公司"),
        (["新疆（天山）科技有限公司"], "新疆天篷科技有限公司", "新疆（天篷）科技有限公司"),
        (
            ["新疆（天山）科技有限公司", "新疆天山科技有限公司破"],
            "新疆天篷科技有限公司",
            "新疆（天篷）科技有限公司",
        ),
        (["（天山）消防"], "北业方陴", "北业方陴"),
        (["新疆科技（天山）"], "新疆科技天篷", "新疆科技（天篷）"),
    ],
    ids=["as read", "one character changed", "of another length", "nothing alike", "at its end"],
)
def test_brackets_stay_where_a_view_reads_nearly_the_text(readings: list[str], key: str, shown: str) -> None:
    assert as_written([view(written(reading)) for reading in readings], key) == shown
