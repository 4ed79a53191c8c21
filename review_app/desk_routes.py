"""The review desk's own HTTP: the state of a submission, and the acts that change it."""

import json
from dataclasses import asdict
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from casework.blind import blinded
from casework.effective import SEAL_PREFIX
from casework.errors import InvalidInput, VersionConflict
from casework.roles import Action, Actor
from casework.services import claims, decisions, exports, queue, reading, review, second_entry, submissions
from casework.services.values import SubmissionView
from casework.stages import Stage
from review_app import desk_receipt, reread
from review_app.answers import asker, bounded, error_body, in_thread, plain_errors, require_token, status_of
from review_app.desk_seals import seal_choice
from review_app.desk_view import Json, Walk, desk_view
from review_app.house import current, season_facts
from review_app.people import Person
from review_app.queue_query import read_filter

MOST_BYTES = 200_000
"""One act is a value of at most 20,000 characters and its frame."""


class Act(BaseModel):
    """One act of a reviewer. `version` is the one they saw; `box` is x0, y0, x1, y1 of the page picture.

    `target` is a stage ("decide"), a field ("assign"; `teach` keeps the label for the whole season) or the
    number of another submission ("supersede", "take_as_correction", "leave_correction", "attach_to").
    """

    model_config = ConfigDict(extra="forbid")

    act: Literal[
        "confirm",
        "correct",
        "blank",
        "unreadable",
        "second",
        "arbitrate",
        "assign",
        "keep_mine",
        "take_offer",
        "undo",
        "reread",
        "override",
        "decide",
        "claim",
        "release",
        "take_over",
        "read_again",
        "start_unit",
        "start_person",
        "set_received_on",
        "supersede",
        "take_as_correction",
        "leave_correction",
        "attach_to",
        "reinstate",
        "cut_out",
    ]
    version: int
    keys: list[str] = Field(default_factory=list, max_length=200)
    value: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    why: str = Field(default="", max_length=4000)
    target: str | None = None
    teach: bool = False
    fingerprint: str | None = None
    keystrokes: Annotated[int, Field(ge=0, le=100_000)] = 0
    seconds: Annotated[float, Field(ge=0, le=1e7)] = 0.0


@plain_errors
async def show(request: Request) -> Response:
    """GET /desk/submissions/{id}: the whole state, with where the next and the previous one are."""
    person = asker(request)
    number = int(request.path_params["id"])
    return JSONResponse(await in_thread(_state, request, number, person))


@plain_errors
async def letter(request: Request) -> Response:
    """GET /desk/submissions/{id}/letter?why=: the 补正通知书 that sending back for this reason makes."""
    person = asker(request)
    number, why = int(request.path_params["id"]), request.query_params.get("why", "")[:4000]
    return JSONResponse(await in_thread(letter_shown, number, person.actor, why))


def letter_shown(number: int, actor: Actor, why: str) -> Json:
    """The words of the letter, without what `actor` is to enter blind."""
    store = current().store
    made = exports.correction_preview(store, number, actor, why)
    return blinded(asdict(made), submissions.load(store, number, actor), actor)


def _after_conflict(
    request: Request, number: int, person: Person, error: VersionConflict
) -> tuple[Json, Json]:
    """The state as it is now, and what changed meanwhile, without what is to be entered blind."""
    view = submissions.load(current().store, number, person.actor, copies=True)
    return _shown(request, view, person), blinded(error_body(error), view, person.actor)


def _state(request: Request, number: int, person: Person) -> Json:
    house = current()
    view = submissions.load(house.store, number, person.actor, copies=True)
    return _shown(request, view, person)


def _shown(request: Request, view: SubmissionView, person: Person) -> Json:
    house = current()
    filters = read_filter(dict(request.query_params), view.season, person.name)
    before, after = queue.neighbours(house.store, person.actor, filters, view.id)
    walk = Walk(previous=before, next=after)
    shown = desk_view(view, person.actor, walk, season_facts(view.season), house.people.names())
    return shown | {"corrects": desk_receipt.corrections(view.id, person.actor)}


@plain_errors
async def act(request: Request) -> Response:
    """POST /desk/submissions/{id}/acts: one act, saved before the answer, which is the new state."""
    person = asker(request)
    require_token(request, person)
    body = await bounded(request, MOST_BYTES).body()
    try:
        wanted = Act.model_validate_json(body)
    except ValidationError as error:
        raise InvalidInput("提交的内容不完整或格式不对。", remedy="请刷新页面后重试。") from error
    number = int(request.path_params["id"])
    try:
        return JSONResponse(await in_thread(_do, request, number, wanted, person))
    except VersionConflict as error:
        state, told = await in_thread(_after_conflict, request, number, person, error)
        return JSONResponse(told | {"view": state}, status_code=status_of(error))


def _do(request: Request, number: int, wanted: Act, person: Person) -> Json:
    store, actor = current().store, person.actor
    extra: Json = {}
    match wanted.act:
        case "confirm":
            _confirm(number, wanted, person)
        case "correct":
            _correct(number, wanted, person)
        case "blank":
            review.mark_blank(store, number, _key(wanted), actor, wanted.why, wanted.version)
        case "unreadable":
            _unreadable(number, wanted, person)
        case "second" | "arbitrate":
            extra |= _between_two(number, wanted, person)
        case "assign":
            key, target, at = _key(wanted), wanted.target or "", wanted.version
            review.assign_label(store, number, key, target, actor, teach=wanted.teach, expected_version=at)
        case "keep_mine" | "take_offer":
            take = wanted.act == "take_offer"
            review.accept_offer(store, number, _key(wanted), actor, take, wanted.version)
        case "undo":
            extra["undone"] = _undo(number, wanted, person)
        case "reread":
            extra["reread"] = _reread(number, wanted, person)
        case "override":
            review.override_flag(store, number, wanted.fingerprint or "", wanted.why, actor, wanted.version)
        case "decide":
            decisions.transition(store, number, _stage(wanted), actor, wanted.why, wanted.version)
        case "claim":
            claims.claim(store, number, actor)
        case "release":
            claims.release(store, number, actor)
        case "read_again":
            reading.read_again(store, number, actor, wanted.why)
        case "start_unit":
            reading.start_by_hand(store, number, "unit", actor)
        case "start_person":
            reading.start_by_hand(store, number, "person", actor)
        case "take_over":
            claims.take_over(store, number, actor, wanted.why)
        case "set_received_on":
            desk_receipt.set_day(number, wanted.value, wanted.why, actor, wanted.version)
        case "supersede":
            desk_receipt.supersede(number, wanted.target, wanted.why, actor)
        case "take_as_correction":
            desk_receipt.take_as_correction(number, wanted.target, actor)
        case "leave_correction":
            desk_receipt.leave_correction(number, wanted.target, actor)
        case "attach_to":
            desk_receipt.attach_to(number, wanted.target, wanted.value, wanted.why, actor)
        case "reinstate":
            desk_receipt.reinstate(number, wanted.why, actor)
        case "cut_out":
            extra["cut"] = desk_receipt.cut_out(number, wanted.page, wanted.box, actor)
    return _state(request, number, person) | extra


def _key(wanted: Act) -> str:
    if len(wanted.keys) != 1:
        raise InvalidInput("这一步只能针对一项。")
    return wanted.keys[0]


def _stage(wanted: Act) -> Stage:
    try:
        return Stage(wanted.target or "")
    except ValueError as error:
        raise InvalidInput("没有这个办理去向。") from error


def _confirm(number: int, wanted: Act, person: Person) -> None:
    """Confirm fields as they stand and seals as the machine decided, in one step."""
    if not wanted.keys:
        raise InvalidInput("没有要确认的项。")
    review.confirm_many(current().store, number, wanted.keys, person.actor, wanted.version)


def _correct(number: int, wanted: Act, person: Person) -> None:
    store, key, value = current().store, _key(wanted), wanted.value or ""
    if key.startswith(SEAL_PREFIX):
        decision = seal_choice(value)
        if decision is None:
            raise InvalidInput("请从给出的印章结论中选择。")
        review.decide_seal(store, number, key, decision, person.actor, wanted.why, wanted.version)
        return
    review.correct_field(store, number, key, value, person.actor, wanted.why, wanted.version)


def _unreadable(number: int, wanted: Act, person: Person) -> None:
    store, key = current().store, _key(wanted)
    if key.startswith(SEAL_PREFIX):
        review.decide_seal(store, number, key, "无法辨认", person.actor, wanted.why, wanted.version)
        return
    review.mark_unreadable(store, number, key, person.actor, wanted.why, wanted.version)


def _between_two(number: int, wanted: Act, person: Person) -> Json:
    """A blind second entry, or a third person's decision; an empty value says that nothing stands there."""
    store, key, value = current().store, _key(wanted), wanted.value or ""
    if wanted.act == "second":
        agrees = second_entry.enter(store, number, key, value, person.actor, wanted.version)
        return {"agrees": agrees}
    person.actor.require(Action.REVIEW)
    pairs = submissions.load(store, number, person.actor).pairs
    pair = next((pair for pair in pairs if pair.key == key and pair.standing == "differs"), None)
    if pair is None:
        raise InvalidInput(f"“{key}”没有待裁定的不一致。", remedy="请刷新页面。")
    difference = second_entry.Difference(
        number, wanted.version, key, pair.first, pair.first_by, pair.second, pair.second_by
    )
    second_entry.decide(store, difference, value, person.actor)
    return {}


def _undo(number: int, wanted: Act, person: Person) -> list[str]:
    """Take back one's latest act; gives the keys that changed by it."""
    return list(review.undo(current().store, number, person.actor, wanted.version).keys)


def _reread(number: int, wanted: Act, person: Person) -> str:
    person.actor.require(Action.REVIEW)
    if wanted.page is None or wanted.box is None:
        raise InvalidInput("没有框出要重读的地方。")
    return reread.read_box(current().store, number, wanted.page, wanted.box, person.actor)


def routes() -> list[Route]:
    return [
        Route("/desk/submissions/{id:int}", show, methods=["GET"]),
        Route("/desk/submissions/{id:int}/letter", letter, methods=["GET"]),
        Route("/desk/submissions/{id:int}/acts", act, methods=["POST"]),
        *desk_receipt.routes(),
    ]


def as_json(value: Any) -> str:
    """JSON for a page, with nothing that could end a script element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
