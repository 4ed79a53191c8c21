"""One made-up season served for the whole folder, and one Chromium to look at it."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from casework.settings import Settings
from casework.store.database import Store, open_store
from review_app.screens import CHROMIUM, FLAGS, serving, settle
from review_app.showcase.season import PASSWORD, showcase_settings

FAKES = str(Path(__file__).parents[2] / "fakes")
if FAKES not in sys.path:
    sys.path.insert(0, FAKES)

COUNT = 16


@dataclass(frozen=True)
class Season:
    """A served season: its address and its data folder."""

    address: str
    home: Path

    @property
    def settings(self) -> Settings:
        return showcase_settings(self.home)

    def client(self, account: str | None = "first") -> httpx.Client:
        """An HTTP client, signed in with an account of the showcase (None: a stranger)."""
        client = httpx.Client(base_url=self.address, timeout=30)
        if account is not None:
            client.get("/sign-in")
            token = client.get("/sign-in").text.split('name="token" value="')[1].split('"')[0]
            answer = client.post("/sign-in", data={"name": account, "password": PASSWORD, "token": token})
            assert answer.status_code == 303, answer.text
        return client


@pytest.fixture(scope="session")
def season(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Season]:
    home = tmp_path_factory.mktemp("season")
    with serving(home, COUNT, halfway=False) as address:
        yield Season(address, home)


@pytest.fixture(scope="session")
def careful_season(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Season]:
    """A season that wants the credit code entered by two people."""
    home = tmp_path_factory.mktemp("careful")
    settings = showcase_settings(home)
    own = home / "seasons" / f"{settings.season}.toml"
    text = own.read_text(encoding="utf-8")
    changed = text.replace("second_entry = []", 'second_entry = ["统一社会信用代码"]')
    assert changed != text
    own.write_text(changed, encoding="utf-8")
    with serving(home, 4, halfway=False) as address:
        yield Season(address, home)


@pytest.fixture(scope="session")
def halfway_season(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Season]:
    """A season with a register, candidates, votes and a public notice."""
    home = tmp_path_factory.mktemp("halfway")
    with serving(home, 24, halfway=True) as address:
        yield Season(address, home)


@pytest.fixture(scope="session")
def untouched_season(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Season]:
    """A season like `season` in which no other test has settled, returned or claimed anything."""
    home = tmp_path_factory.mktemp("untouched")
    with serving(home, COUNT, halfway=False) as address:
        yield Season(address, home)


@pytest.fixture(scope="session")
def empty_season(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Season]:
    """A house on its first day: accounts, and nothing received."""
    home = tmp_path_factory.mktemp("empty")
    with serving(home, 0, halfway=False) as address:
        yield Season(address, home)


@pytest.fixture
def store(season: Season) -> Iterator[Store]:
    """The same database that the server uses, opened beside it."""
    opened = open_store(season.settings)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not Path(CHROMIUM).is_file():
        pytest.skip(f"needs {CHROMIUM} (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Any, season: Season) -> Iterator[Callable[..., Any]]:
    """visit(account, path, at=season) → a settled page of a fresh, signed-in context; script errors fail the
    test."""
    contexts: list[Any] = []
    broken: list[str] = []

    def open_page(account: str = "first", path: str = "/", at: Season = season, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN", **options)
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.goto(f"{at.address}/sign-in?next={path.replace('?', '%3F').replace('&', '%26')}")
        page.fill("#name", account)
        page.fill("#password", PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_selector('[data-testid="stApp"]')
        settle(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert broken == []


@pytest.fixture
def desk(visit: Callable[..., Any]) -> Callable[..., Any]:
    """desk(number, account) → the review desk of a submission, ready for keys."""

    def open_desk(number: int, account: str = "first", **where: Any) -> Any:
        page = visit(account, f"/review?id={number}&stage=all", **where)
        page.wait_for_selector(".card h2")
        page.wait_for_selector(".desk:not([aria-busy])")
        return page

    return open_desk
