"""Sending a form back: the letter is seen before it goes, and is there to take along afterwards."""

from collections.abc import Callable
from typing import Any

import pytest

from casework.roles import SYSTEM, Actor
from casework.services import claims, submissions
from casework.stages import Stage

pytestmark = pytest.mark.browser

NO_SEAL = 16


@pytest.fixture(autouse=True)
def nobody_else_has_it(store: Any) -> None:
    """A desk leads whoever decided a form on to the next one and takes it in hand: that may be this one."""
    held = submissions.load(store, NO_SEAL, SYSTEM).claim
    if held is not None:
        claims.release(store, NO_SEAL, Actor(held.who, frozenset()))


def test_the_letter_is_previewed_rewritten_and_downloaded(desk: Callable[..., Any], store: Any) -> None:
    page = desk(NO_SEAL)
    for _ in range(12):
        page.wait_for_selector(".desk:not([aria-busy])")
        step = page.locator(".card").get_attribute("data-step")
        if step == "decide":
            break
        page.keyboard.press("Enter")
        page.wait_for_selector(f'.card:not([data-step="{step}"])')
    page.locator("button.action", has_text="退回补正").click()
    letter = page.locator(".letter")
    letter.get_by_text("补正通知书").wait_for()
    assert "盖" in letter.inner_text()
    assert "重新送交协会秘书处" in letter.inner_text()
    page.locator(".typing textarea").fill("1. 请在单位意见栏加盖公章后重新报送")
    letter.get_by_text("1. 请在单位意见栏加盖公章后重新报送").wait_for()
    assert "2." not in letter.inner_text()
    page.keyboard.press("Enter")
    page.get_by_text("退回补正。").first.wait_for()
    assert submissions.load(store, NO_SEAL, SYSTEM).stage == Stage.RETURNED
    with page.expect_download() as got:
        page.get_by_role("link", name="下载补正通知书").first.click()
    assert got.value.suggested_filename.endswith("补正通知书.docx")
    again = desk(NO_SEAL)
    again.get_by_role("link", name="下载补正通知书（Word）").wait_for()


def test_a_number_that_is_not_there_leads_back_to_the_list(visit: Callable[..., Any]) -> None:
    page = visit("first", "/review?id=99999&stage=all")
    page.get_by_text("没有编号为 99999 的申报材料").wait_for()
    page.get_by_role("link", name="回到待办队列").last.click()
    page.wait_for_selector("tbody tr")
