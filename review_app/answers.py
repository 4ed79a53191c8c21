"""Answers of our own routes: JSON, errors in Chinese, and the check of form tokens and rights."""

import logging
from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Message

from casework.errors import (
    ClaimedByOther,
    FileRefused,
    InvalidInput,
    NotAllowed,
    NotFound,
    SignInRefused,
    StoreUnready,
    TransitionRefused,
    VersionConflict,
)
from models.errors import YinjianError
from review_app.gate import person_of
from review_app.people import Person

_LOG = logging.getLogger("yinjian.review_app")

TOKEN_HEADER = "x-yinjian-token"  # noqa: S105 (a header's name)

_STATUS: dict[type[YinjianError], int] = {
    NotAllowed: 403,
    NotFound: 404,
    VersionConflict: 409,
    ClaimedByOther: 409,
    TransitionRefused: 409,
    InvalidInput: 422,
    FileRefused: 422,
    SignInRefused: 401,
    StoreUnready: 503,
}

Endpoint = Callable[[Request], Awaitable[Response]]


def status_of(error: YinjianError) -> int:
    """The HTTP status of one of our errors; 500 for what is not the caller's doing."""
    return next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)


def error_body(error: YinjianError) -> dict[str, Any]:
    body: dict[str, Any] = {"code": error.code, "message": str(error), "remedy": error.remedy}
    if isinstance(error, VersionConflict):
        body |= {"current_version": error.current_version, "changes": list(error.changes)}
    if isinstance(error, TransitionRefused):
        body["reasons"] = list(error.reasons)
    return body


def refusal(status: int, code: str, message: str, remedy: str) -> JSONResponse:
    return JSONResponse({"code": code, "message": message, "remedy": remedy}, status_code=status)


def plain_errors(endpoint: Endpoint) -> Endpoint:
    """Turn our errors into their answers; anything else becomes a 500 without details of the inside."""

    async def guarded(request: Request) -> Response:
        try:
            return await endpoint(request)
        except YinjianError as error:
            if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
                return _page_of(error, request)
            return JSONResponse(error_body(error), status_code=status_of(error))
        except HTTPException as error:  # a body that the form parser cannot make sense of
            return refusal(error.status_code, "invalid_input", "提交的内容不完整或格式不对。", "请重试。")
        except OverflowError:  # a number that no row can have
            return refusal(404, NotFound.code, "没有这个编号。", "请核对地址。")
        except Exception:
            _LOG.exception("%s %s failed", request.method, request.url.path)
            return refusal(
                500, "internal_error", "服务器内部出错，这一步没有完成。", "请重试；若仍失败，请联系管理员。"
            )

    return guarded


def _page_of(error: YinjianError, request: Request) -> Response:
    """A refusal for somebody who followed a link (a download): a page with a way back, not data."""
    asked_from = urlsplit(request.headers.get("referer", "")).path
    back = asked_from if asked_from.startswith("/") and not asked_from.startswith("//") else "/"
    page = Template((Path(__file__).parent / "web" / "refused.html").read_text(encoding="utf-8")).substitute(
        style=(Path(__file__).parent / "web" / "plain.css").read_text(encoding="utf-8"),
        message=escape(str(error)),
        remedy=escape(error.remedy),
        back=escape(back, quote=True),
    )
    return HTMLResponse(page, status_code=status_of(error), headers={"cache-control": "no-store"})


def bounded(request: Request, most: int) -> Request:
    """The request with a body that ends in FileRefused beyond `most` bytes, whatever its head declares.

    Raises FileRefused at once where the head already says so: nothing of the body is taken in then.
    """
    declared = request.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared) > most:
        raise _too_much(most)
    taken = 0

    async def receive() -> Message:
        nonlocal taken
        message = await request.receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise _too_much(most)
        return message

    return Request(request.scope, receive)


def _too_much(most: int) -> FileRefused:
    size = f"{most // 1_000_000} MB" if most >= 1_000_000 else f"{most // 1000} KB"
    return FileRefused(
        f"提交的内容超过上限 {size}。", remedy="请降低扫描分辨率（200 至 300 dpi 足够）或分开提交。"
    )


def asker(request: Request) -> Person:
    """The signed-in person; the gate has let nobody else through."""
    person = person_of(request.scope)
    if person is None:
        raise SignInRefused("登录已失效。", remedy="请重新登录后继续。")
    return person


def require_token(request: Request, person: Person, given: str | None = None) -> None:
    """Refuse a changing request that does not come from our own pages. Raises NotAllowed."""
    from review_app.house import current

    token = given if given is not None else request.headers.get(TOKEN_HEADER)
    if not current().seal.form_token_fits(person.token, token):
        raise NotAllowed("这个请求不是从本系统的页面发出的，未予办理。", remedy="请刷新页面后重试。")


async def in_thread(work: Callable[..., Any], *args: Any) -> Any:
    """Run blocking work (store, disk) beside the event loop."""
    return await run_in_threadpool(work, *args)
