"""The second strangers' forms print what their truth says, before any browser draws them."""

import random
import re

import numpy as np
import pytest

from benchmarks.heldout import strangers
from benchmarks.heldout.camera import Shot
from benchmarks.heldout.render import HeldOut
from benchmarks.heldout.second_cases import second_case
from benchmarks.heldout.second_forms import PAIRS, SECOND_STRANGERS
from benchmarks.heldout.second_parts import choices, halves
from benchmarks.heldout.stranger_cases import extras_of
from benchmarks.heldout.stranger_forms import STRANGERS
from benchmarks.heldout.stranger_marks import Placed
from benchmarks.heldout.stranger_parts import Sheet
from samples.cases import Kind


def _sheet(
    kind: Kind, seed: int, scenario: str = "ok", *, recommender: bool = False, facts: int = 3
) -> Sheet:
    rng = random.Random(seed)
    case = second_case(rng, kind, scenario, recommender=recommender, facts=facts)
    return Sheet(case, extras_of(rng), rng)


def _html(layout: str, seed: int, scenario: str = "ok") -> tuple[str, Sheet]:
    form = SECOND_STRANGERS[layout]
    sheet = _sheet(form.kind, seed, scenario, recommender=form.recommender, facts=form.facts[0])
    return "".join(form.draw(sheet)), sheet


def test_twelve_layouts_that_the_first_strangers_do_not_have() -> None:
    kinds = [form.kind for form in SECOND_STRANGERS.values()]
    assert (kinds.count("unit"), kinds.count("person")) == (6, 6)
    assert not set(SECOND_STRANGERS) & set(STRANGERS)
    assert all(SECOND_STRANGERS[name].kind == "person" for pair in PAIRS for name in pair)


@pytest.mark.parametrize("layout", SECOND_STRANGERS)
def test_every_key_is_written_once(layout: str) -> None:
    html, sheet = _html(layout, 4)
    keys = re.findall(r'data-key="([^"]+)"', html)
    assert len(keys) == len(set(keys))
    assert set(keys) <= set(sheet.case.values)
    assert {"联系电话", "申报奖项", "主要事迹", "推荐日期"} <= set(keys)


@pytest.mark.parametrize("layout", SECOND_STRANGERS)
def test_seals_have_their_places(layout: str) -> None:
    html, _ = _html(layout, 4)
    roles = set(re.findall(r'data-seal="([^"]+)"', html))
    assert "unit" in roles
    assert ("recommender" in roles) == SECOND_STRANGERS[layout].recommender


@pytest.mark.parametrize("layout", SECOND_STRANGERS)
@pytest.mark.parametrize("seed", range(5, 10))
def test_a_blank_is_told_as_blank(layout: str, seed: int) -> None:
    html, sheet = _html(layout, seed, "blank_field")
    key = sheet.case.blank[0]
    assert f'data-key="{key}"' not in html
    assert f'data-blank="{key}"' in html


@pytest.mark.parametrize("layout", SECOND_STRANGERS)
def test_narratives_leave_no_place_unfilled(layout: str) -> None:
    for seed in range(12):
        _, sheet = _html(layout, seed)
        assert not re.search(r"[{}]|None", sheet.case.text("主要事迹"))


@pytest.mark.parametrize("how", ["paren", "paren_tick", "cross", "filled", "dot", "tick", "ring", "strike"])
@pytest.mark.parametrize("scenario", ["ok", "unknown_award", "award_kind_mismatch"])
def test_a_choice_shows_the_award_chosen(how: str, scenario: str) -> None:
    sheet = _sheet("unit", 7, scenario)
    shown = choices(sheet, how)
    assert f'data-value="{sheet.case.award}"' in shown
    assert sheet.case.award in shown.split(">", 1)[1]
    struck = re.findall(r'line-through">([^<]+)<', shown)
    assert sheet.case.award not in struck
    assert bool(struck) == (how == "strike")


@pytest.mark.parametrize("share", [0.1, 0.6, 0.95])
def test_a_narrative_over_two_pages_loses_nothing(share: float) -> None:
    for seed in range(20):
        sheet = _sheet("unit", seed, facts=8)
        first, second = halves(sheet, share)
        shown = re.sub(r"<[^>]+>", "", first + second)
        value = re.search(r'data-value="([^"]+)"', first)
        whole = "".join(sheet.case.text("主要事迹").split())
        assert value is not None
        assert value[1] == whole
        assert "".join(shown.split()) == whole


def test_a_pair_counts_its_pages_through(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    page = np.full((40, 30, 3), 255, np.uint8)
    monkeypatch.setattr(strangers, "shoot", lambda flat, _level, _seed: Shot(flat, np.eye(3)))
    area = (3.0, 4.0, 15.0, 8.0)
    forms = [
        HeldOut(
            (page,) * count, _sheet("person", count).case, "going_on", False, (Placed("姓名", "甲", 0, area),)
        )
        for count in (2, 1)
    ]
    lines = strangers.write_pair((forms[0], forms[1]), 1, "clean", tmp_path)
    assert [line["part"] for line in lines] == [0, 1]
    assert [line["page_numbers"] for line in lines] == [[0, 1], [2]]
    assert [line["fields"]["姓名"]["page"] for line in lines] == [0, 2]
    assert {line["pages"] for line in lines} == {3}
    assert (tmp_path / lines[0]["file"]).read_bytes().startswith(b"%PDF")
