"""What the witnesses say becomes a presence, a kind and a Chinese question."""

from dataclasses import replace

import numpy as np
import pytest

from extract.seals.candidates import Candidate
from extract.seals.find import Judged, _without_parts, _without_rings_of_seals
from extract.seals.mark import Ellipse
from extract.seals.verdict import REPORTED, Witnesses, to_mark
from ingest.document import Page

PAGE = Page(
    3, np.full((1400, 1000, 3), 255, dtype=np.uint8), (), np.diag([1e-3, 1 / 1400, 1.0]), (1000, 1400)
)


def said(seal: float, *, personal: float = 0.0, likeness: float = 0.5, heat: float = 0.2) -> Witnesses:
    ours = (1 - personal) * seal
    classes = {"other": 1 - seal, "personal": seal * personal, "round": ours, "oval": 0.0, "square": 0.0}
    return Witnesses(classes, likeness, heat, "red")  # type: ignore[arg-type]


def candidate(x: float = 500, support: float = 0.95, visible: float = 1.0, ink: float = 0.6) -> Candidate:
    return Candidate(Ellipse(x, 700, 100, 100, 0), "round", "red", support, visible, ink, True)


def test_a_sure_seal_raises_no_question() -> None:
    mark = to_mark(PAGE, candidate(), said(0.99, likeness=1.0, heat=0.6))
    assert (mark.page, mark.kind, mark.shape, mark.question) == (3, "company", "round", "")
    assert mark.presence > 0.97
    assert set(mark.witnesses) == {"colour", "shape", "text_map", "classifier"}


def test_other_witnesses_settle_a_hesitation_but_overrule_no_certainty() -> None:
    hesitates = 0.4
    assert said(hesitates, likeness=1.0, heat=0.6).presence > 0.6
    assert said(hesitates, likeness=0.0, heat=0.0).presence < REPORTED
    assert said(0.01, likeness=1.0, heat=1.0).presence < REPORTED
    assert said(0.995, likeness=0.0, heat=0.0).presence > 0.9


@pytest.mark.parametrize("denial", ["through", "empty"])
def test_a_witness_that_denies_outright_makes_a_question_of_a_certainty(denial: str) -> None:
    sure = said(0.999, likeness=1.0, heat=0.6)
    mark = to_mark(PAGE, candidate(), replace(sure, **{denial: True}))
    assert REPORTED < mark.presence < 0.5
    assert mark.kind == "unknown"
    assert mark.question


@pytest.mark.parametrize(
    ("seal", "likeness", "settled"),
    [(0.999, 1.0, True), (0.001, 0.3, True), (0.3, 0.5, False), (0.6, 0.7, False)],
)
def test_the_text_map_is_asked_where_its_word_counts(seal: float, likeness: float, settled: bool) -> None:
    unheard = replace(said(seal, likeness=likeness), heat=None)
    assert unheard.settled is settled
    words = {round(replace(unheard, heat=heat).presence >= 0.5) for heat in (0.0, 0.2, 0.4, 0.9)}
    assert len(words) == 1 or not settled


def test_a_ring_that_lost_its_letters_waits_for_the_text_map() -> None:
    bleached = replace(said(0.04, likeness=0.0), ring=0.83, heat=None)
    assert not bleached.settled
    assert bleached.presence < REPORTED


def test_a_doubtful_mark_is_unknown_and_asked_about() -> None:
    mark = to_mark(PAGE, candidate(), said(0.4))
    assert mark.kind == "unknown"
    assert "不能确定" in mark.question


def test_between_company_and_chop_a_person_decides() -> None:
    mark = to_mark(PAGE, candidate(), said(0.98, personal=0.5))
    assert mark.kind == "unknown"
    assert "个人名章" in mark.question
    assert to_mark(PAGE, candidate(), said(0.98, personal=0.95)).kind == "personal"


@pytest.mark.parametrize(
    ("mark_at", "words"),
    [
        (candidate(x=20, visible=0.6), "骑缝章"),
        (Candidate(Ellipse(500, 1380, 100, 100, 0), "round", "red", 0.9, 0.6, 0.5, True), "截断"),
        (candidate(support=0.4), "只有一部分清楚"),
    ],
    ids=["at the side", "at the foot", "half inked"],
)
def test_what_is_missing_of_a_seal_is_said(mark_at: Candidate, words: str) -> None:
    mark = to_mark(PAGE, mark_at, said(0.99, likeness=1.0, heat=0.5))
    assert words in mark.question
    assert mark.partial == (mark_at.visible < 0.9)


def test_pale_ink_is_faint() -> None:
    assert to_mark(PAGE, candidate(ink=0.1), said(0.99)).faint
    assert not to_mark(PAGE, candidate(), said(0.99)).faint


def test_a_ring_that_lost_its_letters_is_a_question_and_no_more() -> None:
    bleached = replace(said(0.04, likeness=0.0, heat=0.7), ring=0.83)
    assert REPORTED <= bleached.presence < 0.5
    assert to_mark(PAGE, candidate(), bleached).kind == "unknown"
    assert replace(bleached, heat=0.1).presence < REPORTED
    assert replace(bleached, colour="grey").presence < REPORTED


def test_what_a_better_ring_outdoes_is_only_asked_about() -> None:
    mark = to_mark(PAGE, candidate(), replace(said(0.99, likeness=1.0, heat=0.6), outdone=True))
    assert mark.kind == "unknown"
    assert "不能确定" in mark.question


def test_a_doubtful_name_chop_is_no_organisations() -> None:
    assert to_mark(PAGE, candidate(), said(0.4, personal=0.99, likeness=0.5)).kind == "personal"


def judged(x: float, size: float, support: float) -> Judged:
    rim = Ellipse(x, 700, size, size * 0.7, 0)
    return Judged(Candidate(rim, "oval", "red", support, 1.0, 0.6, True), said(0.9))


def test_a_ring_of_part_of_anothers_ink_is_left_out() -> None:
    whole, part, chop_beside = judged(500, 100, 0.95), judged(540, 50, 0.5), judged(900, 50, 0.5)
    assert _without_parts([part, whole, chop_beside]) == [whole, chop_beside]
    assert _without_parts([part, judged(500, 100, 0.6)])[0] == part


def test_a_whole_lettered_ring_that_the_trained_eye_alone_denies_counts_and_is_asked_about() -> None:
    denied = replace(said(0.005, likeness=1.0, heat=0.8), ring=1.0)
    assert REPORTED <= denied.presence < 0.5, "letters not yet read: a question"
    read = replace(denied, legible=15.0)
    mark = to_mark(PAGE, candidate(), read)
    assert 0.5 <= mark.presence < 0.75
    assert mark.kind == "company"
    assert mark.question
    assert replace(read, legible=2.0).presence < 0.5
    for doubt in ({"outdone": True}, {"empty": True}, {"through": True}, {"colour": "grey"}, {"ring": 0.5}):
        assert replace(read, **doubt).presence < 0.5, doubt


def test_a_denied_ring_within_a_seal_asks_nothing_more() -> None:
    seal = Judged(candidate(), said(0.99, likeness=1.0))
    small = replace(candidate(), rim=Ellipse(500, 700, 60, 60, 0))
    inner, alone = (
        Judged(small, said(0.005, likeness=1.0)),
        Judged(candidate(x=150), said(0.005, likeness=1.0)),
    )
    assert _without_rings_of_seals([seal, inner, alone]) == [seal, alone]
    assert _without_rings_of_seals([inner, alone]) == [inner, alone]
