"""Uploads from the receiving page, and how far their reading is."""

from typing import Any
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from casework.blind import blinded
from casework.errors import InvalidInput, NotFound
from casework.roles import Action
from casework.services import receiving, submissions
from casework.services.values import Received, Refused, SubmissionView
from review_app.answers import asker, in_thread, plain_errors, require_token
from review_app.house import current
from review_app.people import Person
from review_app.receiving import Landing, describe, plain_name, uploads_folder
from review_app.words import READ_STATES, flag_word

MOST_ASKED = 200
"""Submissions whose state one request may ask for."""


@plain_errors
async def upload(request: Request) -> Response:
    """POST /desk/uploads: one file as the raw body, its name (percent-encoded) in X-File-Name.

    Answers {"outcomes": [...]}: one for a file, several for a zip.
    """
    person = asker(request)
    require_token(request, person)
    person.actor.require(Action.RECEIVE)
    house = current()
    name = plain_name(unquote(request.headers.get("x-file-name", "")))
    most = house.store.settings.max_upload_mb * 1_000_000
    with Landing(uploads_folder(house.store)) as landing:
        await landing.take(request.stream(), name, most)
        outcomes = await in_thread(_register, landing, name, person)
    return JSONResponse({"outcomes": [describe(outcome) for outcome in outcomes]})


def _register(landing: Landing, name: str, person: Person) -> list[Received | Refused]:
    if landing.path is None:
        raise InvalidInput("没有收到文件内容。")
    return receive(landing.path.read_bytes(), name, person)


def receive(data: bytes, name: str, person: Person) -> list[Received | Refused]:
    """Take a file (or every form in a zip) in."""
    arrived = receiving.receive(current().store, data, name, "upload", person.actor)
    return [*arrived.received, *arrived.refused]


@plain_errors
async def states(request: Request) -> Response:
    """GET /desk/uploads?ids=1,2: how far each submission is."""
    person = asker(request)
    parts = [part for part in request.query_params.get("ids", "").split(",") if part]
    if len(parts) > MOST_ASKED or not all(part.isascii() and part.isdigit() for part in parts):
        raise InvalidInput("编号应为以逗号分隔的数字。")
    return JSONResponse({"states": await in_thread(states_of, [int(part) for part in parts], person)})


def states_of(ids: list[int], person: Person) -> list[dict[str, object]]:
    """How far each submission is, for the receiving page; unknown numbers are left out."""
    found: list[dict[str, object]] = []
    for number in ids:
        try:
            view = submissions.load(current().store, number, person.actor)
        except NotFound:
            continue
        found.append(blinded(_state(view), view, person.actor))
    return found


def _state(view: SubmissionView) -> dict[str, Any]:
    return {
        "id": view.id,
        "state": view.read_state,
        "word": READ_STATES[view.read_state],
        "title": view.title,
        "file_name": view.file_name,
        "award": view.award or "",
        "pages": len(view.pages),
        "check": view.to_check,
        "flags": [
            {"word": flag_word(flag.code), "severity": flag.severity, "message": flag.message}
            for flag in view.flags
            if flag.severity != "info" and flag.code != "low_confidence_field"
        ],
        "errors": [f"{error.message}{error.remedy}" for error in view.errors],
        **_several(view),
    }


def _several(view: SubmissionView) -> dict[str, object]:
    """A note where the file held further forms: each has become a submission of its own."""
    if not view.same_file:
        return {}
    others = "、".join(f"第 {other.id} 号（{other.title}）" for other in view.same_file)
    return {"note": f"这个文件里有 {1 + len(view.same_file)} 份推荐表，已各自登记：另有{others}。"}


def routes() -> list[Route]:
    return [
        Route("/desk/uploads", upload, methods=["POST"]),
        Route("/desk/uploads", states, methods=["GET"]),
    ]
