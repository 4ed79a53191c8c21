"""The HTTP API for other systems: tokens, JSON, an OpenAPI document. See docs/api.md."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from casework.blind import blinded
from casework.errors import FileRefused, SignInRefused
from casework.roles import Action, Actor
from casework.services import people, submissions
from casework.services.values import SubmissionView
from review_app.answers import bounded, in_thread, plain_errors
from review_app.house import current
from review_app.openapi import document
from review_app.receiving import Landing, describe, plain_name, uploads_folder

_FRAME = 100_000
"""Bytes of a multipart body beside its file: boundaries, heads and the short fields."""


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
    """POST /api/v1/submissions: one file as multipart field `file`; and `sender`, `subject`, `season`."""
    actor = await _actor(request)
    actor.require(Action.RECEIVE)
    store = current().store
    most = store.settings.max_upload_mb * 1_000_000
    form = await bounded(request, most + _FRAME).form(max_files=1, max_fields=10, max_part_size=10_000)
    sent = form.get("file")
    if sent is None or isinstance(sent, str):
        raise FileRefused("请求中没有文件。", remedy="请以 multipart/form-data 的 file 字段上传。")
    name = plain_name(sent.filename or "")
    texts = {key: str(form.get(key) or "")[:500] for key in ("sender", "subject", "season")}
    with Landing(uploads_folder(store)) as landing:

        async def chunks() -> Any:
            while piece := await sent.read(1 << 20):
                yield piece

        await landing.take(chunks(), name, most)
        if landing.path is None:
            raise FileRefused("没有收到文件内容。")
        received = await in_thread(
            lambda data: submissions.register_upload(
                store,
                data,
                name,
                "api",
                actor,
                season=texts["season"] or None,
                sender=texts["sender"],
                subject=texts["subject"],
            ),
            landing.path.read_bytes(),
        )
    address = f"/api/v1/submissions/{received.submission_id}"
    return JSONResponse(
        describe(received) | {"url": address},
        status_code=201 if received.created else 200,
        headers={"location": address},
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
