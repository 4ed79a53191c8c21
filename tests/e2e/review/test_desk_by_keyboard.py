"""The review desk in a real Chromium: by keyboard, through reloads, with somebody else at the same form."""

from collections.abc import Callable
from typing import Any

import pytest

from casework.roles import SYSTEM
from casework.services import submissions
from casework.stages import Stage

pytestmark = pytest.mark.browser

# The made-up season (review_app/showcase/cases.py): what is wrong with which number.
CLEAN, CLEAN_TOO, BLANK_PHONE, NO_SEAL, PHOTO, PHOTO_TOO, STRANGE_SEAL = 4, 6, 11, 9, 7, 3, 5


def step(page: Any) -> str:
    return str(page.locator(".card").get_attribute("data-step"))


def wait_step(page: Any, name: str) -> None:
    page.wait_for_selector(f'.card[data-step="{name}"]')
    page.wait_for_selector(".desk:not([aria-busy])")


def press(page: Any, key: str, then: str) -> None:
    page.keyboard.press(key)
    wait_step(page, then)


def test_a_clean_form_takes_three_keystrokes(desk: Callable[..., Any], store: Any) -> None:
    page = desk(CLEAN)
    wait_step(page, "verify")
    press(page, "Enter", "certain")
    press(page, "Enter", "decide")
    page.keyboard.press("Enter")
    page.wait_for_function(f"() => !location.search.includes('id={CLEAN}&')")
    view = submissions.load(store, CLEAN, SYSTEM)
    assert view.stage == Stage.SECOND_REVIEW
    assert all(field.settled_by == "first" for field in view.fields if field.value)
    assert all(slot.decision == "相符" for slot in view.slots)
    actions = [(entry.who, entry.action) for entry in view.history]
    assert ("first", "确认") in actions
    assert ("first", "流转") in actions


def test_a_correction_is_saved_at_once_with_its_history(desk: Callable[..., Any], store: Any) -> None:
    page = desk(PHOTO)
    wait_step(page, "ask:法定代表人")
    before = submissions.load(store, PHOTO, SYSTEM).field("法定代表人")
    assert before is not None
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("欧阳建国")
    press(page, "Enter", "ask:联系电话")
    field = submissions.load(store, PHOTO, SYSTEM).field("法定代表人")
    assert field is not None
    assert (field.value, field.settled_as, field.settled_by) == ("欧阳建国", "corrected", "first")
    last = submissions.load(store, PHOTO, SYSTEM).history[-2:]
    entry = next(entry for entry in last if entry.subject == "法定代表人")
    assert (entry.who, entry.before, entry.after) == ("first", before.value, "欧阳建国")
    page.keyboard.press("1")  # the first alternative of the telephone number
    page.wait_for_selector('.card:not([data-step="ask:联系电话"])')
    page.wait_for_selector(".desk:not([aria-busy])")
    phone = submissions.load(store, PHOTO, SYSTEM).field("联系电话")
    assert phone is not None
    assert phone.value == phone.alternatives[0]


def test_undo_goes_back_many_steps(desk: Callable[..., Any], store: Any) -> None:
    page = desk(PHOTO_TOO)
    wait_step(page, "ask:姓名")
    press(page, "Enter", "ask:联系电话")
    page.keyboard.press("f")
    page.wait_for_selector('.card:not([data-step="ask:联系电话"])')
    page.wait_for_selector(".desk:not([aria-busy])")
    press(page, "u", "ask:联系电话")
    press(page, "u", "ask:姓名")
    view = submissions.load(store, PHOTO_TOO, SYSTEM)
    assert [field.key for field in view.fields if field.settled_as] == []


def test_enter_that_ends_a_composition_confirms_nothing(desk: Callable[..., Any], store: Any) -> None:
    page = desk(STRANGE_SEAL)
    first = step(page)
    version = submissions.load(store, STRANGE_SEAL, SYSTEM).version
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "wang", "selectionStart": 4, "selectionEnd": 4})
    for kind in ("rawKeyDown", "keyUp"):
        session.send("Input.dispatchKeyEvent", {"type": kind, "key": "Enter", "windowsVirtualKeyCode": 229})
    session.send("Input.insertText", {"text": "王"})
    page.evaluate(
        """() => {
          const desk = [...document.querySelectorAll("*")].find((e) => e.shadowRoot?.querySelector(".desk"));
          const input = desk.shadowRoot.querySelector(".typing input");
          const enter = { key: "Enter", bubbles: true, composed: true, cancelable: true, isComposing: true };
          input.dispatchEvent(new KeyboardEvent("keydown", enter));
        }"""
    )
    page.wait_for_timeout(300)
    assert step(page) == first
    assert page.locator(".typing input").input_value() == "王"
    assert submissions.load(store, STRANGE_SEAL, SYSTEM).version == version


def test_losing_focus_saves_nothing_and_keeps_the_draft(desk: Callable[..., Any], store: Any) -> None:
    page = desk(STRANGE_SEAL)
    version = submissions.load(store, STRANGE_SEAL, SYSTEM).version
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("还没有写完")
    page.locator(".head .title").click()
    page.evaluate("() => window.dispatchEvent(new Event('blur'))")
    page.wait_for_timeout(300)
    assert page.locator(".typing input").input_value() == "还没有写完"
    assert submissions.load(store, STRANGE_SEAL, SYSTEM).version == version
    page.locator(".typing input").focus()
    page.keyboard.press("Escape")
    assert page.locator(".typing").count() == 0


def test_a_reload_in_the_middle_loses_nothing(desk: Callable[..., Any], store: Any) -> None:
    page = desk(BLANK_PHONE)
    first = step(page)
    page.keyboard.press("e")
    page.keyboard.type("13999990000")
    page.keyboard.press("Enter")
    page.wait_for_selector(f'.card:not([data-step="{first}"])')
    page.wait_for_selector(".desk:not([aria-busy])")
    after = step(page)
    page.reload()
    wait_step(page, after)
    key = first.removeprefix("ask:")
    row = page.locator(f'.field[data-key="{key}"]')
    assert "13999990000" in row.inner_text()
    assert "已改正" in row.inner_text()


def test_a_correction_runs_the_rules_again(desk: Callable[..., Any], store: Any) -> None:
    page = desk(BLANK_PHONE)
    key = "统一社会信用代码"
    page.locator(f'.field[data-key="{key}"]').click()
    wait_step(page, f"ask:{key}")
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("91650100MA7700000X")
    page.keyboard.press("Enter")
    page.wait_for_selector('.finding[data-code="invalid_credit_code"]')
    assert "新出现" in page.locator(".changed").inner_text()
    page.keyboard.press("u")
    page.wait_for_selector('.finding[data-code="invalid_credit_code"]', state="detached")
    assert "已消除" in page.locator(".changed").inner_text()


def test_a_missing_seal_is_asked_and_leads_to_sending_back(desk: Callable[..., Any], store: Any) -> None:
    page = desk(NO_SEAL)
    assert "缺" in page.locator(".right").inner_text() or "公章" in page.locator(".right").inner_text()
    for _ in range(12):
        if step(page) == "decide":
            break
        before = step(page)
        page.keyboard.press("Enter")
        page.wait_for_selector(f'.card:not([data-step="{before}"])')
        page.wait_for_selector(".desk:not([aria-busy])")
    page.keyboard.press("Enter")
    reason = page.locator(".card textarea")
    reason.wait_for()
    assert "章" in reason.input_value()
    page.keyboard.press("Enter")
    page.wait_for_function(f"() => !location.search.includes('id={NO_SEAL}&')")
    view = submissions.load(store, NO_SEAL, SYSTEM)
    assert view.stage == Stage.RETURNED
    assert any("章" in entry.why for entry in view.history)


def test_two_reviewers_at_once_the_second_sees_what_changed(desk: Callable[..., Any], store: Any) -> None:
    mine = desk(CLEAN_TOO, "first")
    theirs = desk(CLEAN_TOO, "admin")
    theirs.wait_for_selector(".message.conflict")
    assert "正在处理" in theirs.locator(".message").inner_text()
    theirs.locator(".head .link", has_text="接管").click()
    theirs.wait_for_selector(".chip.mine")
    theirs.locator('.field[data-key="职务"]').click()
    wait_step(theirs, "ask:职务")
    theirs.keyboard.press("e")
    theirs.keyboard.press("Control+a")
    theirs.keyboard.type("总工程师")
    theirs.keyboard.press("Enter")
    theirs.wait_for_selector('.card:not([data-step="ask:职务"])')
    mine.keyboard.press("Enter")
    mine.wait_for_selector(".message.conflict")
    told = mine.locator(".message").inner_text()
    assert "职务" in told
    assert "总工程师" in told
    assert "没有保存" in told
    assert "总工程师" in mine.locator('.field[data-key="职务"]').inner_text()
    settled = [field.key for field in submissions.load(store, CLEAN_TOO, SYSTEM).fields if field.settled_as]
    assert settled == ["职务"]
