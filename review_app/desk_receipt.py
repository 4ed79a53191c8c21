"""How a submission arrived, as the desk shows it; what a clerk corrects about that; files added later."""

from datetime import date
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from casework.errors import InvalidInput
from casework.roles import Action, Actor
from casework.services import across, cutting, submissions
from casework.services.values import SubmissionView
from ingest.document import Box
from review_app import words
from review_app.answers import asker, in_thread, plain_errors, require_token
from review_app.house import current
from review_app.receiving import Landing, plain_name, uploads_folder

Json = dict[str, object]


def receipt(view: SubmissionView, actor: Actor) -> Json:
    """When and by which way the file came, and whether another submission stands for it."""
    came = [f"{words.dated(view.received_at)} {words.CHANNELS[view.channel]}"]
    came += [text for text in (view.sender and f"来自 {view.sender}", view.subject) if text]
    return {
        "came": " · ".join(came),
        "received_on": view.received_on.isoformat() if view.received_on else "",
        "superseded_by": view.superseded_by,
        "may": actor.may(Action.RECEIVE),
    }


def corrections(number: int, who: Actor) -> list[Json]:
    """The returned submissions that this one seems to correct, or stands for already."""
    found = across.corrected_by(current().store, number, who)
    return [{"id": one.id, "came": words.moment(one.received_at), "replaced": one.replaced} for one in found]


def set_day(number: int, day: str | None, why: str, who: Actor, version: int) -> None:
    """The day on which the paper arrived (ISO), with the reason to believe it."""
    who.require(Action.RECEIVE)
    try:
        meant = date.fromisoformat(day or "")
    except ValueError as error:
        raise InvalidInput("没有这个日期。", remedy="请选一个日期。") from error
    submissions.set_received_on(current().store, number, meant, reason(why), who, version)


def supersede(number: int, other: str | None, why: str, who: Actor) -> None:
    """Say that another submission stands for this one."""
    who.require(Action.RECEIVE)
    submissions.supersede(current().store, number, _number(other), reason(why), who)


def take_as_correction(number: int, other: str | None, who: Actor) -> None:
    """Say that this one is the corrected version of another that was returned."""
    who.require(Action.RECEIVE)
    earlier = _corrected(number, other, who, replaced=False)
    submissions.supersede(current().store, earlier, number, f"第 {number} 号是它的补正件", who)


def leave_correction(number: int, other: str | None, who: Actor) -> None:
    """Take that back."""
    who.require(Action.RECEIVE)
    earlier = _corrected(number, other, who, replaced=True)
    submissions.reinstate(current().store, earlier, f"第 {number} 号不作为它的补正件", who)


def _corrected(number: int, other: str | None, who: Actor, *, replaced: bool) -> int:
    """The number of a returned submission that this one is known to correct. Raises InvalidInput."""
    known = across.corrected_by(current().store, number, who)
    wanted = _number(other)
    if wanted not in [one.id for one in known if one.replaced == replaced]:
        raise InvalidInput(f"第 {wanted} 号的情况刚刚有变。", remedy="请刷新页面，看清现在的情况再定。")
    return wanted


def attach_to(number: int, other: str | None, role: str | None, why: str, who: Actor) -> None:
    """Make this one an attachment (`certificate` or `proof`) of another submission."""
    who.require(Action.RECEIVE)
    submissions.attach_to(current().store, number, _number(other), role or "", reason(why), who)


def _number(other: str | None) -> int:
    text = (other or "").strip()
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise InvalidInput("请填写另一份材料的编号。")
    return int(text)


def reinstate(number: int, why: str, who: Actor) -> None:
    who.require(Action.RECEIVE)
    submissions.reinstate(current().store, number, reason(why), who)


def cut_out(number: int, page: int | None, box: tuple[float, float, float, float] | None, who: Actor) -> int:
    """Make the framed part of a page a submission of its own; gives its number. `page` is the index shown."""
    who.require(Action.RECEIVE)
    store = current().store
    view = submissions.load(store, number, who)
    if page is None or box is None or not 0 <= page < len(view.pages):
        raise InvalidInput("没有框出另一份表格。")
    try:
        place = Box(*box)
    except ValueError as error:
        raise InvalidInput("框选范围超出了页面。") from error
    return cutting.cut_out(store, number, view.pages[page].page, place, who).submission_id


def reason(why: str) -> str:
    """Raises InvalidInput where nothing is written."""
    if not why.strip():
        raise InvalidInput("请写明理由。", remedy="理由记入办理经过，日后可查。")
    return why.strip()


@plain_errors
async def attach(request: Request) -> Response:
    """POST /desk/submissions/{id}/files: a certificate or proof as the raw body; its name (percent-encoded)
    in X-File-Name, `certificate` or `proof` in X-File-Role. Answers the new version."""
    person = asker(request)
    require_token(request, person)
    person.actor.require(Action.RECEIVE)
    store, number = current().store, int(request.path_params["id"])
    name = plain_name(unquote(request.headers.get("x-file-name", "")))
    role = request.headers.get("x-file-role", "")
    with Landing(uploads_folder(store)) as landing:
        await landing.take(request.stream(), name, store.settings.max_upload_mb * 1_000_000)
        if landing.path is None:
            raise InvalidInput("没有收到文件内容。")
        data = landing.path.read_bytes()
        changed = await in_thread(submissions.add_file, store, number, data, name, role, person.actor)
    return JSONResponse({"version": changed.version})


def routes() -> list[Route]:
    return [Route("/desk/submissions/{id:int}/files", attach, methods=["POST"])]
