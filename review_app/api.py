"""The HTTP API for other systems: tokens, JSON, an OpenAPI document (`review_app.openapi`)."""

import json
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from casework.blind import blinded
from casework.errors import FileRefused, SignInRefused
from casework.roles import Action, Actor
from casework.services import people, receiving, submissions
from casework.services.enclosures import ROLES, Enclosure
from casework.services.values import SubmissionView
from review_app.answers import bounded, in_thread, plain_errors
from review_app.house import current
from review_app.openapi import document
from review_app.receiving import describe, plain_name

_FRAME = 100_000
"""Bytes of a multipart body beside its files: boundaries, heads and the short fields."""

MOST_FILES = 20
"""Files of one request. All of them together are bounded as one file is: they are held in memory."""


async def _actor(request: Request) -> Actor:
    """Who the bearer token belongs to. Raises SignInRefused."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    actor = (
        await in_thread(people.token_actor, current().store, secret.strip())
        if scheme.lower() == "bearer" and secret and len(secret) < 300
        else None
    )
    if not isinstance(actor, Actor):
        raise SignInRefused(
            "接口令牌缺失或无效。", remedy="请在请求头写 Authorization: Bearer 令牌；令牌在“设置”页生成。"
        )
    return actor


@plain_errors
async def create(request: Request) -> Response:
    """POST /api/v1/submissions: the form as multipart field `file`, what is sent with it as `certificate` and
    `proof` (each as often as wanted); and `sender`, `subject`, `season`."""
    actor = await _actor(request)
    actor.require(Action.RECEIVE)
    store = current().store
    most = store.settings.max_upload_mb * 1_000_000
    form = await _parts(bounded(request, most + _FRAME))
    name, data = await _the_form(form)
    enclosed = [
        Enclosure(*await _read(sent), role)
        for role in ROLES
        for sent in form.getlist(role)
        if not isinstance(sent, str)
    ]
    for file_name, content in ((name, data), *((one.name, one.data) for one in enclosed)):
        _refuse_archive(file_name, content)
    texts = {key: str(form.get(key) or "")[:500] for key in ("sender", "subject", "season")}
    received = await in_thread(
        lambda: submissions.register_upload(
            store,
            data,
            name,
            "api",
            actor,
            season=texts["season"] or None,
            sender=texts["sender"],
            subject=texts["subject"],
            enclosed=enclosed,
        )
    )
    address = f"/api/v1/submissions/{received.submission_id}"
    return JSONResponse(
        describe(received) | {"url": address, "enclosed": list(received.enclosed)},
        status_code=201 if received.created else 200,
        headers={"location": address},
    )


async def _parts(request: Request) -> FormData:
    """The parts of a multipart body. Raises FileRefused where there are too many files."""
    try:
        return await request.form(max_files=MOST_FILES, max_fields=10, max_part_size=10_000)
    except HTTPException as error:
        if "Too many files" not in str(error.detail):
            raise
        raise FileRefused(
            f"一次最多提交 {MOST_FILES} 个文件。",
            remedy="请分几次提交：同一份表再次提交时，附件加到它名下。",
        ) from error


async def _the_form(form: FormData) -> tuple[str, bytes]:
    """Name and bytes of the form. Raises FileRefused where there is none, or more than one."""
    sent = [part for part in form.getlist("file") if not isinstance(part, str)]
    if not sent:
        raise FileRefused("请求中没有文件。", remedy="请以 multipart/form-data 的 file 字段上传。")
    if len(sent) > 1:
        raise FileRefused(
            f"file 字段有 {len(sent)} 个文件，一次只收一份推荐表。",
            remedy="证书请放在 certificate 字段，其他证明放在 proof 字段；另一份推荐表请另行提交。",
        )
    return await _read(sent[0])


async def _read(sent: UploadFile) -> tuple[str, bytes]:
    return plain_name(sent.filename or ""), await sent.read()


def _refuse_archive(name: str, data: bytes) -> None:
    """An archive has no one number to answer with."""
    if receiving.is_archive(data):
        raise FileRefused(
            f"“{name}”是压缩包，接口不展开压缩包。", remedy="请解开后逐份提交，或在“收件”页上传压缩包。"
        )


@plain_errors
async def show(request: Request) -> Response:
    """GET /api/v1/submissions/{id}"""
    actor = await _actor(request)
    number = int(request.path_params["id"])
    view = await in_thread(submissions.load, current().store, number, actor)
    # A token is its owner's: no way around entering a field blind.
    return JSONResponse(blinded(as_json(view), view, actor))


def as_json(view: SubmissionView) -> dict[str, Any]:
    """A submission for other systems: what holds now, not how it came about."""
    return {
        "id": view.id,
        "version": view.version,
        "season": view.season,
        "stage": view.stage.value,
        "read_state": view.read_state,
        "file": view.file_name,
        "sha256": view.sha256,
        "files": [
            {"name": file.name, "role": file.role, "sha256": file.sha256, "size": file.size}
            for file in view.files
        ],
        "pages_of_file": [page.page for page in view.pages],
        "same_file": [other.id for other in view.same_file],
        "received_at": view.received_at.isoformat(),
        "kind": view.kind,
        "award": view.award,
        "fields": {
            field.key: {"value": field.value, "confidence": field.confidence, "settled": field.settled_as}
            for field in view.fields
            if field.value is not None or field.settled_as is not None
        },
        "seals": [json.loads(seal.model_dump_json()) for seal in view.seals],
        "criteria": [json.loads(criterion.model_dump_json()) for criterion in view.criteria],
        "flags": [
            {
                "code": flag.code,
                "severity": flag.severity,
                "message": flag.message,
                "fields": list(flag.fields),
                "overridden": flag.overridden_by is not None,
            }
            for flag in view.flags
        ],
        "errors": [json.loads(error.model_dump_json()) for error in view.errors],
        "pages": len(view.pages),
    }


@plain_errors
async def openapi(_request: Request) -> Response:
    """GET /api/v1/openapi.json"""
    return JSONResponse(document())


def routes() -> list[Route]:
    return [
        Route("/api/v1/openapi.json", openapi, methods=["GET"]),
        Route("/api/v1/submissions", create, methods=["POST"]),
        Route("/api/v1/submissions/{id:int}", show, methods=["GET"]),
    ]
