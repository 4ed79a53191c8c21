"""Page pictures and originals: never without a session, never kept by the browser without asking."""

import hashlib
from functools import lru_cache
from typing import get_args
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from casework.errors import InvalidInput
from casework.services import pictures, submissions
from extract.result import SealColour, SealShape
from ingest.document import Box
from review_app.answers import asker, in_thread, plain_errors
from review_app.erased import without_seals
from review_app.house import current
from review_app.people import Person

_REVALIDATE = "private, no-cache"
"""The browser may keep a picture but must ask each time: after signing out the answer is no."""


@plain_errors
async def page_picture(request: Request) -> Response:
    """GET /pages/{id}/{page}?w=PIXELS&view=given|erased"""
    person = asker(request)
    number, page = int(request.path_params["id"]), int(request.path_params["page"])
    width = _width(request.query_params.get("w"))
    view = request.query_params.get("view", "given")
    if view not in ("given", "erased"):
        raise InvalidInput("没有这种视图。")
    picture = await in_thread(_picture, number, page, width, view == "erased", person)
    return _answer(request, picture)


@plain_errors
async def page_crop(request: Request) -> Response:
    """GET /pages/{id}/{page}/crop?box=x0,y0,x1,y1 (0..1 of the page picture)"""
    person = asker(request)
    number, page = int(request.path_params["id"]), int(request.path_params["page"])
    picture = await in_thread(pictures.page_crop, current().store, number, page, _box(request), person.actor)
    return _answer(request, picture)


@plain_errors
async def seal_strip(request: Request) -> Response:
    """GET /pages/{id}/{page}/strip?box=&shape=round|oval&colour=: a seal's rim text laid out straight."""
    person = asker(request)
    number, page = int(request.path_params["id"]), int(request.path_params["page"])
    shape, colour = request.query_params.get("shape"), request.query_params.get("colour")
    if shape not in get_args(SealShape) or colour not in get_args(SealColour):
        raise InvalidInput("没有这种印章。")
    where = (current().store, number, page, _box(request))
    return _answer(request, await in_thread(pictures.seal_strip, *where, shape, colour, person.actor))


def _box(request: Request) -> Box:
    try:
        values = [float(part) for part in request.query_params.get("box", "").split(",")]
        return Box(*values)
    except (TypeError, ValueError) as error:
        raise InvalidInput("裁切范围应为四个 0 到 1 之间的数。") from error


def _answer(request: Request, picture: pictures.Picture) -> Response:
    headers = {"cache-control": _REVALIDATE, "etag": f'"{picture.etag}"', "vary": "Cookie"}
    if request.headers.get("if-none-match") == f'"{picture.etag}"':
        return Response(status_code=304, headers=headers)
    return Response(picture.data, media_type=picture.media_type, headers=headers)


def _width(text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 20_000:
        raise InvalidInput("图像宽度应为 1 至 20000 的整数。")
    return int(text)


def _picture(number: int, page: int, width: int | None, erased: bool, person: Person) -> pictures.Picture:
    picture = pictures.page_picture(current().store, number, page, person.actor, width)
    if not erased:
        return picture
    data = _erased(picture.etag, picture.data)
    return pictures.Picture(data, "image/webp", hashlib.sha256(data).hexdigest()[:32])


@lru_cache(maxsize=32)
def _erased(etag: str, data: bytes) -> bytes:  # noqa: ARG001 (the etag makes the key cheap to compare)
    return without_seals(data)


@plain_errors
async def original(request: Request) -> Response:
    """GET /originals/{id}/{sha256}: a file exactly as it was received, as a download."""
    person = asker(request)
    number, sha256 = int(request.path_params["id"]), str(request.path_params["sha256"])
    name, data = await in_thread(submissions.original, current().store, number, person.actor, sha256)
    return download(name, data)


def download(name: str, data: bytes, media_type: str = "application/octet-stream") -> Response:
    """An answer that the browser saves under that name and never opens by itself."""
    plain = "".join(char if char.isascii() and char.isalnum() else "_" for char in name)[-60:]
    disposition = f"attachment; filename=\"{plain or 'file'}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(
        data,
        media_type=media_type,
        headers={"content-disposition": disposition, "cache-control": "private, no-store"},
    )


def routes() -> list[Route]:
    return [
        Route("/pages/{id:int}/{page:int}", page_picture, methods=["GET"]),
        Route("/pages/{id:int}/{page:int}/crop", page_crop, methods=["GET"]),
        Route("/pages/{id:int}/{page:int}/strip", seal_strip, methods=["GET"]),
        Route("/originals/{id:int}/{sha256}", original, methods=["GET"]),
    ]
