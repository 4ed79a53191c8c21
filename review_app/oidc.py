"""Signing in by the organisation's own identity provider (OpenID Connect, code flow with PKCE).

Proven here is only who somebody is; the account and its roles must exist in the store. Needs the extra
``yinjian[oidc]`` and the settings ``oidc_issuer`` and ``oidc_client_id``.
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Final
from urllib.parse import quote, urlencode

import httpx

from casework.errors import SetupIncomplete, SignInRefused
from casework.settings import Settings
from review_app.session_cookie import CookieSeal

COOKIE: Final = "yinjian_oidc"
LIFETIME_SECONDS: Final = 600
"""From leaving for the provider to coming back: time for a second factor, not for a lunch."""

ALGORITHMS: Final = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]
"""Signatures by a private key only: `none` and shared secrets are no proof here."""

_WAIT_SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class Going:
    """Where the browser goes, and the cookie that ties its return to this browser."""

    address: str
    cookie: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the provider says it is. `target` is where they wanted to go."""

    subject: str
    name: str
    target: str


def enabled(settings: Settings) -> bool:
    return bool(settings.oidc_issuer and settings.oidc_client_id)


def link(target: str) -> str:
    """The link on the sign-in page."""
    address = escape(f"/sign-in/oidc?next={quote(target, safe='/')}", quote=True)
    return f'<a class="single" href="{address}">用单位统一身份认证登录</a>'


def start(settings: Settings, seal: CookieSeal, callback: str, target: str) -> Going:
    """Begin. Raises SignInRefused where the provider does not answer, SetupIncomplete where none is set."""
    provider = _provider(settings)
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    query = {
        "response_type": "code",
        "client_id": settings.oidc_client_id,
        "redirect_uri": callback,
        "scope": "openid profile email",
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    kept = json.dumps([state, nonce, verifier, target[:300], int(time.time())])
    address = str(provider["authorization_endpoint"])
    return Going(f"{address}{'&' if '?' in address else '?'}{urlencode(query)}", seal.sign(kept))


def finish(
    settings: Settings, seal: CookieSeal, callback: str, query: Mapping[str, str], cookie: str | None
) -> Identity:
    """Come back: exchange the code and check the identity token. Raises SignInRefused."""
    state, nonce, verifier, target = _kept(seal, cookie)
    if not secrets.compare_digest(state.encode(), query.get("state", "").encode()):
        raise _refused("登录请求与返回不符。")
    if "code" not in query:
        raise _refused("统一身份认证没有通过。")
    provider = _provider(settings)
    form = {
        "grant_type": "authorization_code",
        "code": query["code"],
        "redirect_uri": callback,
        "client_id": settings.oidc_client_id or "",
        "code_verifier": verifier,
    }
    answer = _json("POST", str(provider["token_endpoint"]), **_proof(settings, provider, form))
    # Asked for each time, so that a provider may change its keys.
    keys = _json("GET", str(provider["jwks_uri"]))
    token, issuer = str(answer.get("id_token", "")), str(provider["issuer"])
    claims = checked_claims(token, keys, issuer, str(settings.oidc_client_id), nonce)
    return Identity(str(claims["sub"]), _name_in(claims), target)


def _proof(settings: Settings, provider: Mapping[str, Any], form: dict[str, str]) -> dict[str, Any]:
    """The token request with the client's secret where the provider expects it (by default in the header)."""
    if settings.oidc_client_secret is None:
        return {"data": form}
    secret = settings.oidc_client_secret.get_secret_value()
    methods = provider.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if "client_secret_basic" in methods or "client_secret_post" not in methods:
        pair = (quote(settings.oidc_client_id or "", safe=""), quote(secret, safe=""))
        return {"data": form, "auth": pair}
    return {"data": form | {"client_secret": secret}}


def _name_in(claims: Mapping[str, Any]) -> str:
    """The account's name: what the provider calls the person, an address only where it was verified."""
    address = claims.get("email") if claims.get("email_verified") is True else None
    return str(claims.get("preferred_username") or address or claims["sub"])


def checked_claims(
    token: str, keys: Mapping[str, Any], issuer: str, client: str, nonce: str
) -> dict[str, Any]:
    """The claims of an identity token whose signature, issuer, audience, time and nonce hold."""
    try:
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet
    except ModuleNotFoundError as error:
        raise SetupIncomplete(
            "缺少统一身份认证的组件。", remedy="请运行：pip install 'yinjian[oidc]'"
        ) from error
    try:
        found = jwt.decode(token, KeySet.import_key_set(dict(keys)), algorithms=ALGORITHMS)  # type: ignore[arg-type]
        jwt.JWTClaimsRegistry(
            leeway=60,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": client},
            sub={"essential": True},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(found.claims)
        _require_party(found.claims, client)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise _refused("统一身份认证的凭据无效。") from error
    return dict(found.claims)


def _require_party(claims: Mapping[str, Any], client: str) -> None:
    """A token for several audiences must have been issued to us (OpenID Connect Core, 3.1.3.7)."""
    audience = claims.get("aud")
    party = claims.get("azp", client if not isinstance(audience, list) or len(audience) == 1 else None)
    if party != client:
        raise ValueError("issued to another party")


def _kept(seal: CookieSeal, cookie: str | None) -> tuple[str, str, str, str]:
    text = seal.read(cookie, longest=1500)
    try:
        state, nonce, verifier, target, since = json.loads(text or "")
    except ValueError as error:
        raise _refused("登录过程已过期。") from error
    if time.time() - since > LIFETIME_SECONDS:
        raise _refused("登录过程已过期。")
    return state, nonce, verifier, target


def _provider(settings: Settings) -> dict[str, Any]:
    if not enabled(settings):
        raise SetupIncomplete("没有设置统一身份认证。", remedy="请用用户名和密码登录。")
    issuer = str(settings.oidc_issuer).rstrip("/")
    found = _json("GET", f"{issuer}/.well-known/openid-configuration")
    if str(found.get("issuer", "")).rstrip("/") != issuer:
        raise _refused("统一身份认证服务自报的地址与设置不符。")
    return found


def _json(method: str, address: str, **options: Any) -> dict[str, Any]:
    try:
        answer = httpx.request(method, address, timeout=_WAIT_SECONDS, **options)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise _refused("统一身份认证服务没有应答或拒绝了请求。") from error
    return found


def _refused(message: str) -> SignInRefused:
    return SignInRefused(message, remedy="请重试；仍不行时请用用户名和密码登录，或联系管理员。")
