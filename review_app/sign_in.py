"""Our own sign-in page, sign-out and change of password: plain HTML forms, no script needed."""

import secrets
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from casework.errors import NotAllowed, SignInRefused
from casework.services import people
from models.errors import YinjianError
from review_app import oidc
from review_app.answers import asker, bounded, in_thread, plain_errors, require_token
from review_app.gate import person_of
from review_app.house import current
from review_app.session_cookie import COOKIE, VISITOR_COOKIE

_PAGES = Path(__file__).parent / "web"

_MOST_BYTES = 64_000
"""A name, two passwords and a target: strangers may send this much and no more."""


def safe_target(wanted: str | None) -> str:
    """Where to go after signing in: a path of ours, never another site."""
    if not wanted or not wanted.startswith("/") or wanted.startswith(("//", "/\\")):
        return "/"
    parts = urlsplit(wanted)
    if parts.scheme or parts.netloc or "\\" in wanted or parts.path.startswith(("/sign-", "/password")):
        return "/"
    return wanted


def _page(page: str, /, **values: str) -> str:
    template = Template((_PAGES / page).read_text(encoding="utf-8"))
    style = (_PAGES / "plain.css").read_text(encoding="utf-8")
    return template.substitute(
        style=style, **{key: escape(value, quote=True) for key, value in values.items()}
    )


def _visitor(request: Request) -> str:
    given = request.cookies.get(VISITOR_COOKIE, "")
    return given if 20 <= len(given) <= 64 and given.isascii() else secrets.token_urlsafe(24)


@plain_errors
async def show_sign_in(request: Request) -> Response:
    """GET /sign-in"""
    target = safe_target(request.query_params.get("next"))
    if person_of(request.scope) is not None:
        return RedirectResponse(target, status_code=303)
    return _sign_in_page(request, target)


def _sign_in_page(
    request: Request, target: str, *, name: str = "", message: str = "", status: int = 200
) -> Response:
    visitor = _visitor(request)
    token = current().seal.form_token(f"visitor:{visitor}")
    single = oidc.link(target) if oidc.enabled(current().store.settings) else ""
    page = _page("sign_in.html", next=target, token=token, name=name, message=message)
    page = page.replace("<!--single sign-on-->", single)
    response = HTMLResponse(page, status_code=status, headers={"cache-control": "no-store"})
    response.set_cookie(
        VISITOR_COOKIE,
        visitor,
        max_age=3600,
        httponly=True,
        samesite="strict",
        secure=_secure(request),
        path="/sign-in",
    )
    return response


@plain_errors
async def do_sign_in(request: Request) -> Response:
    """POST /sign-in: name, password, token, next."""
    form = await bounded(request, _MOST_BYTES).form(max_files=0, max_fields=10, max_part_size=10_000)
    values = {key: str(form.get(key) or "") for key in ("name", "password", "token", "next")}
    target = safe_target(values["next"])
    visitor = request.cookies.get(VISITOR_COOKIE, "")
    if not visitor or not current().seal.form_token_fits(f"visitor:{visitor}", values["token"]):
        return _sign_in_page(
            request, target, name=values["name"], message="页面停留过久，请再登录一次。", status=403
        )
    try:
        token = await in_thread(current().people.sign_in, values["name"], values["password"])
    except SignInRefused as error:
        return _sign_in_page(
            request, target, name=values["name"], message=f"{error}{error.remedy}", status=401
        )
    return _with_session(request, RedirectResponse(target, status_code=303), token)


def _secure(request: Request) -> bool:
    """Whether cookies are for encrypted connections only: by the setting, and wherever the request was."""
    return current().store.settings.secure_cookie or request.url.scheme == "https"


def _with_session(request: Request, response: Response, token: str) -> Response:
    house = current()
    settings = house.store.settings
    response.set_cookie(
        COOKIE,
        house.seal.sign(token),
        max_age=int(settings.session_hours * 3600),
        httponly=True,
        samesite="lax",
        secure=_secure(request),
        path="/",
    )
    response.headers["cache-control"] = "no-store"
    return response


@plain_errors
async def do_sign_out(request: Request) -> Response:
    """GET or POST /sign-out?token=…: ends the session in the store, so that nothing of it opens any more.

    A link may do it because the form token makes the address unguessable.
    """
    person = asker(request)
    if request.method == "POST":
        form = await bounded(request, _MOST_BYTES).form(max_files=0, max_fields=5)
        require_token(request, person, str(form.get("token") or ""))
    else:
        require_token(request, person, request.query_params.get("token", ""))
    await in_thread(current().people.sign_out, person.token)
    response = RedirectResponse("/sign-in", status_code=303)
    response.delete_cookie(COOKIE, path="/")
    response.headers["cache-control"] = "no-store"
    response.headers["clear-site-data"] = '"cache"'
    return response


@plain_errors
async def show_password(request: Request) -> Response:
    """GET /password"""
    return _password_page(request)


def _password_page(request: Request, message: str = "", status: int = 200) -> Response:
    person = asker(request)
    why = (
        "首次登录请先换成只有您知道的密码。"
        if person.must_change
        else "换成一句好记的话最稳妥，至少 10 个字符。"
    )
    token = current().seal.form_token(person.token)
    page = _page("password.html", token=token, shown=person.shown, why=why, message=message)
    return HTMLResponse(page, status_code=status, headers={"cache-control": "no-store"})


@plain_errors
async def do_password(request: Request) -> Response:
    """POST /password: old, new, again, token. All sessions of the account end; a fresh one is opened."""
    person = asker(request)
    form = await bounded(request, _MOST_BYTES).form(max_files=0, max_fields=10, max_part_size=10_000)
    values = {key: str(form.get(key) or "") for key in ("old", "new", "again", "token")}
    house = current()
    try:
        require_token(request, person, values["token"])
        if values["new"] != values["again"]:
            return _password_page(request, "两次输入的新密码不一样。", 422)
        await in_thread(people.change_password, house.store, person.name, values["old"], values["new"])
    except NotAllowed:
        raise
    except YinjianError as error:
        return _password_page(request, f"{error}{error.remedy}", 422)
    house.people.forget_names()
    token = await in_thread(house.people.sign_in, person.name, values["new"])
    return _with_session(request, RedirectResponse("/", status_code=303), token)


@plain_errors
async def start_oidc(request: Request) -> Response:
    """GET /sign-in/oidc?next=: to the organisation's own sign-in."""
    house = current()
    going = await in_thread(
        oidc.start,
        house.store.settings,
        house.seal,
        _callback(request),
        safe_target(request.query_params.get("next")),
    )
    response = RedirectResponse(going.address, status_code=303)
    secure = _secure(request)
    response.set_cookie(
        oidc.COOKIE, going.cookie, max_age=600, httponly=True, samesite="lax", secure=secure, path="/sign-in"
    )
    return response


@plain_errors
async def finish_oidc(request: Request) -> Response:
    """GET /sign-in/callback: back from there; the account must exist here."""
    house = current()
    try:
        identity = await in_thread(
            oidc.finish,
            house.store.settings,
            house.seal,
            _callback(request),
            dict(request.query_params),
            request.cookies.get(oidc.COOKIE),
        )
        signed = await in_thread(people.sign_in_oidc, house.store, identity.subject, identity.name)
    except SignInRefused as error:
        return _sign_in_page(request, "/", message=f"{error}{error.remedy}", status=401)
    house.people.forget_names()
    going = RedirectResponse(safe_target(identity.target), status_code=303)
    response = _with_session(request, going, signed.token)
    response.delete_cookie(oidc.COOKIE, path="/sign-in")
    return response


def _callback(request: Request) -> str:
    return str(request.url.replace(path="/sign-in/callback", query="", fragment=""))


def routes() -> list[Route]:
    return [
        Route("/sign-in/oidc", start_oidc, methods=["GET"]),
        Route("/sign-in/callback", finish_oidc, methods=["GET"]),
        Route("/sign-in", show_sign_in, methods=["GET"]),
        Route("/sign-in", do_sign_in, methods=["POST"]),
        Route("/sign-out", do_sign_out, methods=["GET", "POST"]),
        Route("/password", show_password, methods=["GET"]),
        Route("/password", do_password, methods=["POST"]),
    ]
