"""The office has no internet: no page asks anything of another host, and nothing tells others of its use."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from review_app.pages import PAGES

pytestmark = pytest.mark.browser


def test_no_request_leaves_this_computer(visit: Callable[..., Any], halfway_season: Any) -> None:
    page = visit("admin", "/", at=halfway_season)
    asked: set[str] = set()
    page.context.on("request", lambda request: asked.add(request.url))
    page.on("websocket", lambda socket: asked.add(socket.url.replace("ws", "http", 1)))
    paths = [f"/{entry.name}" for entry in PAGES] + [
        "/review?id=1&stage=all",
        "/password",
        "/sign-out",
        "/sign-in",
    ]
    for path in paths:
        page.goto(f"{halfway_season.address}{path}")
        page.wait_for_load_state("networkidle")
        if path == "/statistics":
            page.wait_for_selector("canvas, svg.marks")
    foreign = {
        url
        for url in asked
        if urlsplit(url).scheme not in ("data", "blob") and not url.startswith(halfway_season.address)
    }
    assert len(asked) > 50
    assert foreign == set()
