"""Doubtful answers told by their words, with an engine that gives prepared probabilities."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.worded_reading import reworded, vocabulary
from extract.forms.fill import Filled, make_field
from extract.forms.pieces import chars_of
from extract.forms.worded import in_words
from extract.season import Season, Words
from extract.seasons.load import load_season
from tests.fakes.prepared_readings import PreparedEngines, PreparedOcr, printed

ALPHABET = [
    "<blank>",
    *dict.fromkeys(
        "消浦清防财设施标操作员负中级高优秀科普教渔鱼巧思源大火洲机电备有限公工司天山先进个人单位联合"
    ),
]


def told(drawing: Any, key: str, value: str, output: Any, score: float = 0.6) -> tuple[Filled, int]:
    drawing.write(value, 300, 300, score=score)
    page = drawing.page()
    made = make_field(key, chars_of(page.lines[0], 0), page)
    assert made is not None
    engines = PreparedEngines(PreparedOcr(output, ALPHABET))
    season = load_season("xjfpa-2021")
    fields = in_words({key: made}, {0: page}, engines, (), season)  # type: ignore[arg-type]
    return fields[key], engines.ocr.asked


READ = "浦防设施标作员"
NEARLY = {0: {"浦": 0.6, "消": 0.2}, 4: {"标": 0.5, "操": 0.1}}


def test_a_qualification_is_told_by_its_words_and_the_change_is_said(drawing: Any) -> None:
    found, _ = told(drawing, "职业资格", READ, printed(ALPHABET, READ, NEARLY))
    assert found.field.value == "消防设施操作员"
    assert found.field.repair is not None
    assert "“浦”改为“消”" in found.field.repair
    assert READ in found.field.alternatives
    assert found.field.confidence is not None
    assert found.field.confidence < 0.9


def test_characters_that_the_picture_denies_stay(drawing: Any) -> None:
    found, _ = told(drawing, "职业资格", READ, printed(ALPHABET, READ))
    assert found.field.value == READ
    assert found.field.repair is None


def test_a_certain_line_is_not_looked_at_again(drawing: Any) -> None:
    _, asked = told(drawing, "职业资格", READ, printed(ALPHABET, READ, NEARLY), score=0.99)
    assert not asked


@pytest.mark.parametrize("key", ["姓名", "证书编号", "主要事迹", "政治面貌"])
def test_names_numbers_and_stories_are_left_alone(drawing: Any, key: str) -> None:
    _, asked = told(drawing, key, READ, printed(ALPHABET, READ, NEARLY))
    assert not asked


def test_an_illegible_award_is_the_one_that_the_picture_allows(drawing: Any) -> None:
    read = "渔秀清巧科普教鱼"
    doubts = {
        place: {char: 0.5, meant: 0.02}
        for place, char, meant in zip((0, 2, 3, 7), "渔清巧鱼", "优消防员", strict=True)
    }
    found, _ = told(drawing, "申报奖项", read, printed(ALPHABET, read, doubts))
    assert found.field.value == "优秀消防科普教员"


def test_an_award_of_somebody_else_stays_as_it_was_read(drawing: Any) -> None:
    read = "先进单位联合"
    found, _ = told(drawing, "申报奖项", read, printed(ALPHABET, read))
    assert found.field.value == read


def test_an_award_cell_with_a_year_alone_is_no_award(drawing: Any) -> None:
    read = "先进公司"
    found, _ = told(drawing, "申报奖项", f"“{read}”", printed(ALPHABET, read))
    assert found.field.value
    blank, _ = told(drawing, "申报奖项", "2021年度“”", printed(ALPHABET, read))
    assert blank.field.repair is None


def test_what_the_reader_saw_is_kept_as_it_was(drawing: Any) -> None:
    found, _ = told(drawing, "职业资格", READ, printed(ALPHABET, READ, NEARLY))
    assert found.field.raw == READ


def test_what_makes_a_units_name_its_own_is_no_common_word(drawing: Any) -> None:
    read = "思源火洲机电设备有限公司"
    found, _ = told(drawing, "单位名称", read, printed(ALPHABET, read, {2: {"火": 0.5, "大": 0.4}}))
    assert found.field.value == read


@given(st.text(alphabet=ALPHABET[1:], min_size=0, max_size=9), st.integers(0, 2**32 - 1))
def test_whatever_was_read_keeps_its_length_and_what_no_view_sees_is_never_said(text: str, seed: int) -> None:
    views = np.random.default_rng(seed).dirichlet(np.full(len(ALPHABET), 0.2), 2 * len(text) + 2)
    said = reworded([views.astype(np.float32)], ALPHABET, text, vocabulary(Words(), general=False))
    assert len(said) == len(text)
    assert set(said) <= set(ALPHABET)


def test_words_of_the_season_count(season: Season) -> None:
    views = [printed(ALPHABET, "天山清防", {2: {"清": 0.6, "消": 0.3}})]
    assert reworded(views, ALPHABET, "天山清防", vocabulary(season.words, general=False)) == "天山消防"
    assert reworded(views, ALPHABET, "天山清防", vocabulary(Words(), general=False)) == "天山清防"
