"""The components' own files: modules and styles, served behind the session and never edited by a build."""

import hashlib
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from casework.errors import NotFound
from review_app.answers import plain_errors

COMPONENTS = Path(__file__).parent / "components"
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


@lru_cache(maxsize=1)
def version() -> str:
    """A digest of all component files: a new one makes browsers fetch anew."""
    digest = hashlib.sha256()
    for path in sorted(COMPONENTS.rglob("*")):
        if path.suffix in _TYPES:
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def modules_address() -> str:
    """Where a component finds its modules."""
    return f"/assets/{version()}"


@plain_errors
async def asset(request: Request) -> Response:
    """GET /assets/{version}/{path}"""
    wanted = (COMPONENTS / request.path_params["path"]).resolve()
    if not wanted.is_relative_to(COMPONENTS) or wanted.suffix not in _TYPES or not wanted.is_file():
        raise NotFound("没有这个文件。")
    headers = {"cache-control": "private, max-age=31536000, immutable"}
    return Response(wanted.read_bytes(), media_type=_TYPES[wanted.suffix], headers=headers)


def style(*names: str) -> str:
    """The shared tokens and the named style sheets as one text."""
    return "\n".join((COMPONENTS / name).read_text(encoding="utf-8") for name in ("tokens.css", *names))


def script(name: str) -> str:
    return (COMPONENTS / name).read_text(encoding="utf-8")


def routes() -> list[Route]:
    return [Route("/assets/{version}/{path:path}", asset, methods=["GET"])]
