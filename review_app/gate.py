"""The gate before everything: no request and no websocket passes without a session.

It stands outside Streamlit, so that pages, pictures, scripts and the websocket are all behind it.
"""

import asyncio
from collections.abc import Callable
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from review_app.people import Person
from review_app.session_cookie import CookieSeal

PERSON_KEY = "yinjian.person"
"""Where the gate leaves who is asking, in the ASGI scope."""

OPEN_PATHS = frozenset({"/sign-in", "/healthz", "/favicon.ico", "/favicon.png"})
"""Paths that answer without a session."""

OPEN_PREFIXES = ("/api/v1/", "/sign-in/")
"""The HTTP API has tokens of its own; OIDC comes back below /sign-in/."""

FORCED_PATHS = frozenset({"/password", "/sign-out"})
"""What somebody may still open who must first change the password."""

WATCH_SECONDS = 2.0
"""How soon an open page notices that its session was ended elsewhere."""

SECURITY_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    # Streamlit's front end needs inline styles, blob: modules (components) and eval (charts).
    "content-security-policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self' ws: wss: blob:; worker-src 'self' blob:; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    ),
}


def person_of(scope: Scope) -> Person | None:
    """Whom the gate found behind this request."""
    found = scope.get(PERSON_KEY)
    return found if isinstance(found, Person) else None


class Gate:
    """ASGI middleware: finds the person, lets open paths through, sends all else to the sign-in page.

    `find` gives the person behind a session token, None where the session ended or the account is closed.
    """

    def __init__(self, app: ASGIApp, seal: CookieSeal, find: Callable[[str], Person | None]) -> None:
        self._app = app
        self._seal = seal
        self._find = find

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        token = self._seal.of_header(Headers(scope=scope).get("cookie", ""))
        person = await asyncio.to_thread(self._find, token) if token else None
        scope[PERSON_KEY] = person
        if scope["type"] == "websocket":
            if person is None or token is None or person.must_change:
                await receive()
                await send({"type": "websocket.close", "code": 4401, "reason": "sign in first"})
                return
            await self._app(scope, self._watched(token, receive, send), send)
            return
        sender = _with_headers(send)
        turned = _turned_away(scope, person)
        await (turned or self._app)(scope, receive, sender)

    def _watched(self, token: str, receive: Receive, send: Send) -> Receive:
        """A receive that hangs up as soon as the session has ended, also when nothing arrives."""
        waiting: asyncio.Future[Message] | None = None

        async def hear() -> Message:
            nonlocal waiting
            while True:
                waiting = waiting or asyncio.ensure_future(receive())
                done, _ = await asyncio.wait({waiting}, timeout=WATCH_SECONDS)
                if await asyncio.to_thread(self._find, token) is None:
                    waiting.cancel()
                    await send({"type": "websocket.close", "code": 4401, "reason": "signed out"})
                    return {"type": "websocket.disconnect", "code": 4401}
                if done:
                    message, waiting = waiting.result(), None
                    return message

        return hear


def _with_headers(send: Send) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SECURITY_HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sender


def _turned_away(scope: Scope, person: Person | None) -> Response | None:
    """What stands in the way of a request, None where it may pass.

    A page goes to the sign-in page and comes back afterwards; data says 401 in plain words.
    """
    path = str(scope["path"])
    if path in OPEN_PATHS or path.startswith(OPEN_PREFIXES):
        return None
    if person is not None:
        if person.must_change and path not in FORCED_PATHS:
            return RedirectResponse("/password", status_code=303)
        return None
    if scope["method"] in ("GET", "HEAD") and not path.startswith(("/desk/", "/pages/")):
        query = scope.get("query_string", b"").decode("latin-1")
        target = quote(path + (f"?{query}" if query else ""), safe="/")
        return RedirectResponse(f"/sign-in?next={target}", status_code=303)
    return JSONResponse(
        {"code": "not_signed_in", "message": "登录已失效。", "remedy": "请重新登录后继续。"}, status_code=401
    )
