"""An address that nobody knows leads to the first page, instead of the framework's own notice in English."""

import re

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from review_app.pages import PAGES

_ONE_WORD = re.compile(r"/([^/.]+)/?")
_OWN = frozenset({"sign-in", "sign-out", "password", "healthz"}) | {page.name for page in PAGES}


class Wayfinder:
    """Middleware: a page (not data, not a file) under a single unknown word is the queue."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        lost = scope["type"] == "http" and scope["method"] == "GET" and self._is_lost(scope)
        await (RedirectResponse("/", status_code=303) if lost else self._app)(scope, receive, send)

    @staticmethod
    def _is_lost(scope: Scope) -> bool:
        word = _ONE_WORD.fullmatch(str(scope["path"]))
        wants_page = "text/html" in Headers(scope=scope).get("accept", "")
        return wants_page and word is not None and word[1] not in _OWN
