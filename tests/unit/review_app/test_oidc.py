"""Signing in by an identity provider: a made-up one on the loopback, honest and dishonest."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from casework.errors import SetupIncomplete, SignInRefused
from casework.settings import Settings
from review_app import oidc
from review_app.session_cookie import CookieSeal

jwt = pytest.importorskip("joserfc.jwt", reason="needs the extra yinjian[oidc]")
from joserfc.jwk import KeySet, RSAKey  # noqa: E402

SEAL = CookieSeal(b"a key for tests")
CALLBACK = "http://desk.example/sign-in/callback"
KEY = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig"})


class Provider:
    """A provider that answers what the test wants."""

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {}
        self.key = KEY
        self.sent: dict[str, list[str]] = {}
        self.issuer = ""

    def document(self) -> dict[str, Any]:
        names = {"authorization_endpoint": "auth", "token_endpoint": "token", "jwks_uri": "keys"}
        return {"issuer": self.issuer, **{name: f"{self.issuer}/{path}" for name, path in names.items()}}

    def answer(self, path: str) -> dict[str, Any]:
        if path.endswith("openid-configuration"):
            return self.document()
        if path == "/keys":
            return KeySet([KEY]).as_dict(private=False)
        return {"id_token": jwt.encode({"alg": "RS256", "kid": "k1"}, self.claims, self.key)}


@pytest.fixture
def provider() -> Iterator[Provider]:
    made = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(made.answer(self.path)).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            made.sent = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
            self.do_GET()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.issuer = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made
    server.shutdown()


def _settings(provider: Provider) -> Settings:
    return Settings(oidc_issuer=provider.issuer, oidc_client_id="desk")


def _gone(provider: Provider) -> tuple[oidc.Going, dict[str, str]]:
    going = oidc.start(_settings(provider), SEAL, CALLBACK, "/review?id=3")
    query = {key: values[0] for key, values in parse_qs(urlsplit(going.address).query).items()}
    provider.claims = {
        "iss": provider.issuer,
        "aud": "desk",
        "sub": "s-1",
        "preferred_username": "first",
        "nonce": query["nonce"],
        "exp": int(time.time()) + 60,
    }
    return going, query


def _back(provider: Provider, going: oidc.Going, query: dict[str, str]) -> oidc.Identity:
    returned = {"state": query["state"], "code": "c"}
    return oidc.finish(_settings(provider), SEAL, CALLBACK, returned, going.cookie)


def test_an_honest_provider_tells_who_it_is(provider: Provider) -> None:
    going, query = _gone(provider)
    found = _back(provider, going, query)
    assert found == oidc.Identity("s-1", "first", "/review?id=3")
    assert provider.sent["redirect_uri"] == [CALLBACK]
    assert provider.sent["code_verifier"][0]
    assert query["code_challenge_method"] == "S256"


@pytest.mark.parametrize(
    "wrong",
    [{"iss": "https://other"}, {"aud": "other"}, {"nonce": "old"}, {"exp": 1000}, {"sub": None}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_token_for_somebody_else_is_refused(provider: Provider, wrong: dict[str, Any]) -> None:
    going, query = _gone(provider)
    provider.claims |= wrong
    provider.claims = {key: value for key, value in provider.claims.items() if value is not None}
    with pytest.raises(SignInRefused):
        _back(provider, going, query)


def test_a_token_signed_by_another_key_is_refused(provider: Provider) -> None:
    going, query = _gone(provider)
    provider.key = RSAKey.generate_key(2048, {"kid": "k1"})
    with pytest.raises(SignInRefused):
        _back(provider, going, query)


def test_another_browsers_return_is_refused(provider: Provider) -> None:
    going, query = _gone(provider)
    with pytest.raises(SignInRefused):
        _back(provider, going, {**query, "state": "guessed"})
    with pytest.raises(SignInRefused):
        _back(provider, oidc.Going("", "forged"), query)
    with pytest.raises(SignInRefused):
        oidc.finish(_settings(provider), SEAL, CALLBACK, {"state": query["state"]}, going.cookie)


def test_without_a_provider_nobody_is_sent_anywhere() -> None:
    with pytest.raises(SetupIncomplete):
        oidc.start(Settings(oidc_issuer=None, oidc_client_id=None), SEAL, CALLBACK, "/")
    with pytest.raises(SignInRefused):
        oidc.start(Settings(oidc_issuer="http://127.0.0.1:9", oidc_client_id="desk"), SEAL, CALLBACK, "/")
