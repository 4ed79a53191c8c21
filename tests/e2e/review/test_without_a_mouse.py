"""From sign-in through queue and desk to the next form, by keyboard alone; what has the focus is seen."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from casework.roles import SYSTEM
from casework.services import queue, submissions
from casework.services.values import QueueFilter
from casework.stages import Stage
from review_app.screens import settle
from review_app.showcase.season import PASSWORD

pytestmark = pytest.mark.browser

MOST_TABS = 60

FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const style = getComputedStyle(at), box = at.getBoundingClientRect();
  const lined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  // An input of the framework's is ringed by the box around it.
  const around = at.closest('[data-testid="stTextInput"], [data-testid="stSelectbox"], [data-baseweb]');
  const ringed = lined || style.boxShadow !== "none" || around !== null;
  const across = box.right > 0 && box.left < innerWidth;
  const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && across;
  return { tag: at.tagName, text: (at.innerText || at.getAttribute("aria-label") || "").trim(),
           href: at.getAttribute("href") || "", ringed, inside,
           // Of the framework's own words none is shown: its only link of its own says 跳到正文.
           readable: at.dataset.testid !== "stSkipToContent"
             || (style.fontSize === "0px" && getComputedStyle(at, "::after").content === '"跳到正文"') };
}"""
"""What has the focus, through all shadow roots; whether a ring is around it; whether it is on the screen."""


@pytest.fixture
def season(untouched_season: Any) -> Any:
    """What other tests left would decide which form comes first and what is asked of it."""
    return untouched_season


@pytest.fixture
def page(browser: Any, season: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="zh-CN")
    context.set_default_timeout(60_000)
    page = context.new_page()
    for refused in ("click", "hover", "tap", "dblclick"):  # nobody reaches for the mouse by mistake
        setattr(page, refused, None)
    yield page
    context.close()


def sign_in(page: Any, address: str) -> None:
    """The browser focuses the name when it first paints, on a busy machine after the page is loaded."""
    page.goto(address)
    page.wait_for_selector("#name:focus")
    page.keyboard.type("first")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


def tab_to(page: Any, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Press Tab until the focus is where it is wanted; every stop on the way must be visible."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        at: dict[str, Any] = page.evaluate(FOCUSED)
        if at["tag"] in ("BODY", "HTML", "IFRAME"):
            continue
        assert at["ringed"], f"no ring around {at}"
        assert at["readable"], f"not in Chinese: {at}"
        assert at["inside"], f"the focus is out of sight: {at}"
        if wanted(at):
            return at
    raise AssertionError("Tab never came there")


def wait_step(page: Any, name: str) -> None:
    page.wait_for_selector(f'.card[data-step="{name}"]')
    page.wait_for_selector(".desk:not([aria-busy])")


def next_step(page: Any) -> str:
    before = page.locator(".card").get_attribute("data-step")
    page.keyboard.press("Enter")
    page.wait_for_selector(f'.card:not([data-step="{before}"])')
    page.wait_for_selector(".desk:not([aria-busy])")
    return str(page.locator(".card").get_attribute("data-step"))


def test_a_form_is_corrected_confirmed_undone_and_left_without_a_mouse(
    page: Any, season: Any, store: Any
) -> None:
    sign_in(page, f"{season.address}/sign-in")
    page.wait_for_selector("tbody tr")
    settle(page)
    waiting = queue.queue(store, SYSTEM, QueueFilter(stages=(Stage.FIRST_REVIEW, Stage.SECOND_REVIEW))).rows
    at = tab_to(page, lambda at: "/review?" in at["href"])
    number = int(at["href"].rpartition("id=")[2].partition("&")[0])
    assert number in {row.id for row in waiting}
    page.keyboard.press("Enter")
    page.wait_for_selector(".card h2")
    page.wait_for_selector(".desk:not([aria-busy])")

    step = str(page.locator(".card").get_attribute("data-step"))
    assert step.startswith("ask:")
    key = step.removeprefix("ask:")
    version = submissions.load(store, number, SYSTEM).version
    page.keyboard.press("e")
    assert page.evaluate(FOCUSED)["ringed"]
    page.keyboard.press("Control+a")
    page.keyboard.type("键盘改的值")
    after = next_step(page)
    field = submissions.load(store, number, SYSTEM).field(key)
    assert field is not None
    assert (field.value, field.settled_as) == ("键盘改的值", "corrected")
    next_step(page)
    assert submissions.load(store, number, SYSTEM).version > version + 1
    for back in (after, step):
        page.keyboard.press("u")
        wait_step(page, back)
    view = submissions.load(store, number, SYSTEM)
    assert [field.key for field in view.fields if field.settled_as] == []
    page.keyboard.press("n")
    page.wait_for_function(f"() => !location.search.includes('id={number}')")
    page.wait_for_selector(".desk:not([aria-busy])")

    tab_to(page, lambda at: "待办队列" in at["text"] and "‹" in at["text"])
    page.keyboard.press("Enter")
    page.wait_for_selector("tbody tr")


def test_everything_at_the_desk_is_reached_and_seen_by_tab(page: Any, season: Any) -> None:
    sign_in(page, f"{season.address}/sign-in?next=/review%3Fid=5%26stage=all")
    page.wait_for_selector(".card h2")
    page.wait_for_selector(".desk:not([aria-busy])")
    for wanted in ("去办理", "适宽", "修改", "单位名称", "写明理由放行"):
        tab_to(page, lambda at, wanted=wanted: wanted in at["text"])  # type: ignore[misc]
