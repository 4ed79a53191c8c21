"""An OpenID provider built on Authlib's own server: discovery, codes with PKCE, tokens, keys that change.

Authlib decides what is a valid request: client authentication, redirect address, code, verifier and nonce.
Signing in there asks nobody: the user of the test is at the desk.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import flask
from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin, grants
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode, UserInfo
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET = "desk", "a secret with : and / in it"


@dataclass
class Client(ClientMixin):  # type: ignore[misc]
    """Our desk as the provider knows it. `method` is how it must prove its secret."""

    method: str = "client_secret_basic"
    callbacks: tuple[str, ...] = ("http://desk.example/sign-in/callback",)

    def get_client_id(self) -> str:
        return CLIENT

    def get_default_redirect_uri(self) -> str:
        return self.callbacks[0]

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri in self.callbacks

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == self.method

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code(AuthorizationCodeMixin):  # type: ignore[misc]
    """One authorization, good once."""

    code: str
    redirect_uri: str
    scope: str
    nonce: str | None
    code_challenge: str | None
    code_challenge_method: str | None
    auth_time: int = field(default_factory=lambda: int(time.time()))

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str | None:
        return self.nonce

    def get_auth_time(self) -> int:
        return self.auth_time

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


@dataclass
class Provider:
    """What the provider knows and how it may be made to misbehave."""

    issuer: str = ""
    client: Client = field(default_factory=Client)
    user: dict[str, Any] = field(default_factory=lambda: {"sub": "s-1", "preferred_username": "first"})
    keys: list[RSAKey] = field(default_factory=lambda: [new_key("k1")])
    shown: list[RSAKey] | None = None
    lifetime: int = 300
    codes: dict[str, Code] = field(default_factory=dict)

    def rotate(self) -> None:
        """Sign with a new key from now on; the old one is not shown any more."""
        self.keys.insert(0, new_key(f"k{len(self.keys) + 1}"))


def new_key(name: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig", "alg": "RS256"})


def make_app(provider: Provider) -> flask.Flask:
    """The provider as a WSGI application."""
    app = flask.Flask("identity provider")
    app.config["OAUTH2_TOKEN_EXPIRES_IN"] = {"authorization_code": provider.lifetime}
    server = AuthorizationServer(
        app,
        query_client=lambda name: provider.client if name == CLIENT else None,
        save_token=lambda token, request: None,
    )
    server.register_grant(_code_grant(provider), [_open_id(provider), CodeChallenge(required=True)])

    @app.get("/.well-known/openid-configuration")
    def discovery() -> flask.Response:
        return flask.jsonify(
            issuer=provider.issuer,
            authorization_endpoint=f"{provider.issuer}/authorize",
            token_endpoint=f"{provider.issuer}/token",
            jwks_uri=f"{provider.issuer}/keys",
            response_types_supported=["code"],
            subject_types_supported=["public"],
            id_token_signing_alg_values_supported=["RS256"],
            token_endpoint_auth_methods_supported=[provider.client.method],
            code_challenge_methods_supported=["S256"],
        )

    @app.get("/keys")
    def keys() -> flask.Response:
        return flask.jsonify(KeySet(provider.shown or provider.keys[:1]).as_dict(private=False))

    @app.get("/authorize")
    def authorize() -> Any:
        return server.create_authorization_response(grant_user=provider.user)

    @app.post("/token")
    def token() -> Any:
        return server.create_token_response()

    return app


def _code_grant(provider: Provider) -> type:
    class CodeGrant(grants.AuthorizationCodeGrant):  # type: ignore[misc]
        TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic", "client_secret_post")

        def save_authorization_code(self, code: str, request: Any) -> None:
            asked = request.payload.data
            provider.codes[code] = Code(
                code,
                asked["redirect_uri"],
                asked["scope"],
                asked.get("nonce"),
                asked.get("code_challenge"),
                asked.get("code_challenge_method"),
            )

        def query_authorization_code(self, code: str, client: Client) -> Code | None:
            return provider.codes.get(code)

        def delete_authorization_code(self, authorization_code: Code) -> None:
            provider.codes.pop(authorization_code.code, None)

        def authenticate_user(self, authorization_code: Code) -> dict[str, Any]:
            return provider.user

    return CodeGrant


def _open_id(provider: Provider) -> OpenIDCode:
    class WithNonce(OpenIDCode):  # type: ignore[misc]
        def exists_nonce(self, nonce: str, request: Any) -> bool:
            return any(code.nonce == nonce for code in provider.codes.values())

        def get_jwt_config(self, grant: Any, client: Any = None) -> dict[str, Any]:
            return {
                "key": provider.keys[0].as_dict(private=True),
                "alg": "RS256",
                "iss": provider.issuer,
                "exp": provider.lifetime,
            }

        def generate_user_info(self, user: dict[str, Any], scope: str) -> UserInfo:
            return UserInfo(user)

    return WithNonce(require_nonce=True)


@contextmanager
def running(provider: Provider) -> Iterator[Provider]:
    """Serve it on the loopback."""

    class Quiet(WSGIRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

    with make_server("127.0.0.1", 0, make_app(provider), handler_class=Quiet) as server:
        provider.issuer = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
