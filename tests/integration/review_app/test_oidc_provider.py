"""Signing in by a provider that keeps to the standard: Authlib's own server, over HTTP, with its checks."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

FAKES = str(Path(__file__).parents[2] / "fakes")
if FAKES not in sys.path:
    sys.path.insert(0, FAKES)
os.environ.setdefault("AUTHLIB_INSECURE_TRANSPORT", "1")  # http on the loopback

pytest.importorskip("authlib")
from identity_provider import CLIENT, SECRET, Provider, new_key, running  # noqa: E402

from casework.errors import SignInRefused  # noqa: E402
from casework.settings import Settings  # noqa: E402
from review_app import oidc  # noqa: E402
from review_app.session_cookie import CookieSeal  # noqa: E402

SEAL = CookieSeal(b"k" * 48)
CALLBACK = "http://desk.example/sign-in/callback"


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running(Provider()) as made:
        yield made


def settings_of(provider: Provider, **changes: Any) -> Settings:
    wanted: dict[str, Any] = {
        "oidc_issuer": provider.issuer,
        "oidc_client_id": CLIENT,
        "oidc_client_secret": SECRET,
    }
    return Settings(**(wanted | changes))


def there_and_back(provider: Provider, settings: Settings | None = None) -> tuple[oidc.Going, dict[str, str]]:
    """To the provider with a browser, and what it sends the browser back with."""
    going = oidc.start(settings or settings_of(provider), SEAL, CALLBACK, "/review?id=3")
    answer = httpx.get(going.address, follow_redirects=False)
    assert answer.status_code == 302, answer.text
    address = urlsplit(answer.headers["location"])
    assert answer.headers["location"].startswith(CALLBACK)
    return going, {key: values[0] for key, values in parse_qs(address.query).items()}


def finish(provider: Provider, going: oidc.Going, query: dict[str, str], **changes: Any) -> oidc.Identity:
    return oidc.finish(settings_of(provider, **changes), SEAL, CALLBACK, query, going.cookie)


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
def test_the_whole_way(provider: Provider, method: str) -> None:
    provider.client.method = method
    going, query = there_and_back(provider)
    assert finish(provider, going, query) == oidc.Identity("s-1", "first", "/review?id=3")


def test_an_issuer_with_or_without_its_last_slash(provider: Provider) -> None:
    settings = settings_of(provider, oidc_issuer=f"{provider.issuer}/")
    going, query = there_and_back(provider, settings)
    assert oidc.finish(settings, SEAL, CALLBACK, query, going.cookie).subject == "s-1"


def test_a_code_is_good_once(provider: Provider) -> None:
    going, query = there_and_back(provider)
    finish(provider, going, query)
    with pytest.raises(SignInRefused):
        finish(provider, going, query)


def test_a_stolen_code_is_worth_nothing_without_its_verifier(provider: Provider) -> None:
    """The thief has begun on a browser of their own: the provider checks PKCE, we the state."""
    _, stolen = there_and_back(provider)
    thief, own = there_and_back(provider)
    with pytest.raises(SignInRefused):
        finish(provider, thief, own | {"code": stolen["code"]})
    with pytest.raises(SignInRefused, match="不符"):
        finish(provider, thief, stolen)


def test_a_wrong_secret_is_refused(provider: Provider) -> None:
    going, query = there_and_back(provider)
    with pytest.raises(SignInRefused):
        finish(provider, going, query, oidc_client_secret="guessed")


def test_keys_may_change(provider: Provider) -> None:
    going, query = there_and_back(provider)
    finish(provider, going, query)
    provider.rotate()
    going, query = there_and_back(provider)
    assert finish(provider, going, query).subject == "s-1"


def test_a_key_that_is_not_the_provider_s_is_refused(provider: Provider) -> None:
    provider.shown = [new_key("k1")]
    going, query = there_and_back(provider)
    with pytest.raises(SignInRefused, match="凭据无效"):
        finish(provider, going, query)


def test_an_expired_token_is_refused(provider: Provider) -> None:
    provider.lifetime = -3600
    going, query = there_and_back(provider)
    with pytest.raises(SignInRefused, match="凭据无效"):
        finish(provider, going, query)


def test_a_token_for_another_nonce_is_refused(provider: Provider) -> None:
    going, query = there_and_back(provider)
    provider.codes[query["code"]].nonce = "of another sign-in"
    with pytest.raises(SignInRefused, match="凭据无效"):
        finish(provider, going, query)


def test_a_token_of_another_issuer_is_refused(provider: Provider) -> None:
    going, query = there_and_back(provider)
    settings = settings_of(provider)
    provider.issuer = "https://elsewhere.example"
    with pytest.raises(SignInRefused):
        oidc.finish(settings, SEAL, CALLBACK, query, going.cookie)


def test_an_address_that_was_not_verified_names_nobody(provider: Provider) -> None:
    for verified, name in ((True, "boss@example.com"), (False, "s-1"), ("true", "s-1")):
        provider.user = {"sub": "s-1", "email": "boss@example.com", "email_verified": verified}
        going, query = there_and_back(provider)
        assert finish(provider, going, query).name == name


@pytest.mark.parametrize(
    ("claims", "fits"),
    [
        ({"aud": CLIENT}, True),
        ({"aud": [CLIENT]}, True),
        ({"aud": [CLIENT, "other"], "azp": CLIENT}, True),
        ({"aud": [CLIENT, "other"]}, False),
        ({"aud": [CLIENT, "other"], "azp": "other"}, False),
        ({"aud": CLIENT, "azp": "other"}, False),
    ],
)
def test_a_token_for_several_must_be_ours(claims: dict[str, Any], fits: bool) -> None:
    if fits:
        oidc._require_party(claims, CLIENT)
    else:
        with pytest.raises(ValueError, match="another party"):
            oidc._require_party(claims, CLIENT)
