"""A field that two people enter: the second blind, a third where they differ; and an unknown label."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from casework.roles import SYSTEM, Actor, Role
from casework.services import labels, reading, review, submissions
from casework.store.database import Store, open_store
from review_app.screens import open_popover
from review_app.showcase.cases import cases
from review_app.showcase.season import draw_case, outcome_of

pytestmark = pytest.mark.browser

CLEAN, WITH_EXTRA, OFFERED = 4, 10, 1
FIRST = Actor("first", frozenset({Role.FIRST}))
KEY = "统一社会信用代码"


@pytest.fixture
def careful_store(careful_season: Any) -> Iterator[Store]:
    opened = open_store(careful_season.settings)
    yield opened
    opened.close()


def wait_step(page: Any, name: str) -> None:
    page.wait_for_selector(f'.card[data-step="{name}"]')
    page.wait_for_selector(".desk:not([aria-busy])")


def test_a_second_person_enters_blind_and_a_third_decides(
    desk: Callable[..., Any], visit: Callable[..., Any], careful_season: Any, careful_store: Store
) -> None:
    code = str(submissions.load(careful_store, CLEAN, SYSTEM).field(KEY).value)  # type: ignore[union-attr]
    first = desk(CLEAN, "first", at=careful_season)
    wait_step(first, "verify")
    first.keyboard.press("Enter")
    wait_step(first, "certain")
    first.keyboard.press("Enter")
    wait_step(first, "decide")
    assert code in first.locator(".fields").inner_text()

    waiting = visit("clerk", "/?stage=all&todo=mine", at=careful_season)
    waiting.wait_for_selector("tbody tr")
    assert waiting.locator("tbody tr").count() == 1
    second = desk(CLEAN, "clerk", at=careful_season)
    wait_step(second, f"ask:{KEY}")
    second.locator(".typing input").wait_for()
    assert second.locator(".typing input").input_value() == ""
    assert code not in second.locator(".desk").inner_text()
    second.keyboard.type(code[:-1] + "Z")
    second.keyboard.press("Enter")
    second.locator(".message", has_text="不一致").wait_for()

    third = desk(CLEAN, "admin", at=careful_season)
    wait_step(third, f"ask:{KEY}")
    assert third.locator(".alternative .text").all_inner_texts() == [code, code[:-1] + "Z"]
    third.keyboard.press("1")
    third.wait_for_selector(f'.card:not([data-step="ask:{KEY}"])')
    view = submissions.load(careful_store, CLEAN, SYSTEM)
    assert [pair.standing for pair in view.pairs] == ["agreed"]
    field = view.field(KEY)
    assert field is not None
    assert (field.value, field.settled_by) == (code, "admin")


def test_an_unknown_label_is_given_to_a_field_and_taught(
    desk: Callable[..., Any], visit: Callable[..., Any], store: Store
) -> None:
    page = desk(WITH_EXTRA)
    page.locator('.field[data-key="入会登记号"]').click()
    wait_step(page, "ask:入会登记号")
    page.keyboard.press("g")
    choice = page.locator(".typing select")
    choice.wait_for()
    choice.select_option("会员证号")
    page.keyboard.press("Enter")
    wait_step(page, "ask:会员证号")
    assert "按 U 可撤销" in page.locator(".message").inner_text()
    field = submissions.load(store, WITH_EXTRA, SYSTEM).field("会员证号")
    assert field is not None
    assert (field.value, field.settled_as, field.settled_by) == (
        f"XJXF-{WITH_EXTRA:04d}",
        "assigned",
        "first",
    )
    (taught,) = labels.taught(store, store.settings.season, SYSTEM)
    assert (taught.label, taught.key) == ("入会登记号", "会员证号")

    people = visit("first", "/people")
    people.get_by_text("学到的标签").click()
    people.get_by_text("“入会登记号”").wait_for()
    asked = open_popover(people, "撤回")
    asked.get_by_label("撤回的理由").fill("测试后撤回")
    asked.get_by_label("撤回的理由").press("Enter")
    asked.get_by_role("button", name="撤回这个标签").click()
    people.get_by_text("还没有学到标签").wait_for()
    assert labels.taught(store, store.settings.season, SYSTEM) == ()


def test_a_later_reading_is_offered_and_changes_nothing_by_itself(
    desk: Callable[..., Any], careful_season: Any, careful_store: Store
) -> None:
    case = next(case for case in cases(4) if case.number == OFFERED)
    before = submissions.load(careful_store, OFFERED, SYSTEM)
    review.correct_field(careful_store, OFFERED, "联系人", "欧阳建国", FIRST)
    sheet = draw_case(case)
    read = replace(case, values={**case.values, "联系人": "欧阳国建"})
    outcome = outcome_of(read, sheet, before.sha256, before.file_name, before.season)
    reading.apply_reading(careful_store, OFFERED, outcome)
    page = desk(OFFERED, "first", at=careful_season)
    page.locator('.field[data-key="联系人"]').click()
    wait_step(page, "ask:联系人")
    assert page.locator(".card [data-value]").inner_text() == "欧阳建国"
    assert "欧阳国建" in page.locator(".card").inner_text()
    assert "待核" in page.locator(".head").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_selector('.card:not([data-step="ask:联系人"])')
    kept = submissions.load(careful_store, OFFERED, SYSTEM).field("联系人")
    assert kept is not None
    assert (kept.value, kept.settled_as, kept.offered) == ("欧阳建国", "corrected", None)
