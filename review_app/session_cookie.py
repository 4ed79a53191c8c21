"""The signed cookie that carries a session's token, and the form tokens that go with it.

The session itself lives in the store (only the hash of its token does): signing out ends it there, so a
copied cookie opens nothing any more.
"""

import contextlib
import hashlib
import hmac
import os
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from pathlib import Path

from itsdangerous import BadSignature, URLSafeSerializer

COOKIE = "yinjian_session"
"""Name of the session cookie: HttpOnly, SameSite=Lax, signed."""

VISITOR_COOKIE = "yinjian_visitor"
"""Ties the sign-in form to the browser that asked for it, before there is a session."""

_MOST_CHARACTERS = 512
_KEY_BYTES = 48


class CookieSeal:
    """Signs and checks cookies and form tokens with this installation's key."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._serializer = URLSafeSerializer(secret, salt="yinjian-session")

    def sign(self, token: str) -> str:
        """The cookie value for a session token."""
        return str(self._serializer.dumps(token))

    def read(self, cookie: str | None, longest: int = _MOST_CHARACTERS) -> str | None:
        """The token of a cookie value; None where it is absent or not signed by us."""
        if not cookie or len(cookie) > longest:
            return None
        try:
            token = self._serializer.loads(cookie)
        except BadSignature:
            return None
        return token if isinstance(token, str) and token else None

    def of_cookies(self, cookies: Mapping[str, str]) -> str | None:
        return self.read(cookies.get(COOKIE))

    def of_header(self, header: str) -> str | None:
        """The token of a raw Cookie header."""
        return self.read(cookie_in(header, COOKIE))

    def form_token(self, subject: str) -> str:
        """What every changing request of a session (or visitor) must carry, against forged requests."""
        return hmac.new(self._secret, f"form:{subject}".encode(), hashlib.sha256).hexdigest()

    def form_token_fits(self, subject: str, token: str | None) -> bool:
        given = (token or "").encode("utf-8", "replace")
        return hmac.compare_digest(self.form_token(subject).encode(), given)


def cookie_in(header: str, name: str) -> str | None:
    """One cookie of a raw Cookie header, None where absent or malformed."""
    try:
        morsel = SimpleCookie(header).get(name)
    except CookieError:
        return None
    return morsel.value if morsel is not None else None


def load_secret(home: Path) -> bytes:
    """The signing key of this installation, made at the first start and readable by its owner only.

    It gets its name only when it is whole: neither a second server nor one that starts after a crash may
    ever sign with a part of it.
    """
    path = home / "session.key"
    home.mkdir(parents=True, exist_ok=True)
    for _ in range(2):
        try:
            key = path.read_bytes()
        except FileNotFoundError:
            pass  # nothing to clear away: what stands there by now is another server's whole key
        else:
            if len(key) >= _KEY_BYTES:
                return key
            path.unlink(missing_ok=True)  # cut short by a crash of an earlier version
        _make_secret(path)
    return path.read_bytes()


def _make_secret(path: Path) -> None:
    part = path.with_name(f".{path.name}.{secrets.token_hex(6)}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(secrets.token_bytes(_KEY_BYTES))
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(FileExistsError):  # another process was quicker: its key holds
            os.link(part, path)
    finally:
        part.unlink(missing_ok=True)
