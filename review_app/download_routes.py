"""Exports as downloads: made on demand by casework, whole or not at all."""

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from casework.errors import NotFound
from casework.roles import Action
from casework.services import exports
from review_app.answers import asker, in_thread, plain_errors
from review_app.house import current
from review_app.people import Person
from review_app.picture_routes import download

EXPORTS: Final[dict[str, tuple[str, str]]] = {
    "summary": ("汇总表（Excel）", "每个奖项一张表，可筛选；含问题与依据。"),
    "csv": ("全部材料（CSV）", "一份材料一行，供其他软件读取。"),
    "json": ("全部材料（JSON）", "一份材料一行，含办理经过。"),
    "notice": ("公示（Word）", "列入公示的单位和个人；不含个人信息。"),
    "list": ("通报名单（Word）", "已发布的获奖名单；不含个人信息。"),
    "certificates": ("荣誉证书（Word，打包）", "每位获奖者一份，已按奖项编号。"),
    "archive": ("本届归档（zip）", "原件、结果、办理记录和校验清单，供长期保存。"),
}
"""Every export by its address: its name and what it is for."""


@plain_errors
async def season_export(request: Request) -> Response:
    """GET /exports/{kind}"""
    person = asker(request)
    person.actor.require(Action.EXPORT)
    made = await in_thread(_make, str(request.path_params["kind"]), person)
    return download(made.name, made.data, made.media_type)


def _make(kind: str, person: Person) -> exports.Download:
    house = current()
    store, season, who = house.store, house.season, person.actor
    makers = {
        "summary": exports.summary,
        "csv": exports.season_csv,
        "json": exports.season_json,
        "notice": exports.public_notice,
        "list": exports.publication_list,
    }
    if kind in makers:
        return makers[kind](store, season, who)
    if kind == "certificates":
        return _packed(exports.certificates(store, season, who), f"{season}-荣誉证书.zip")
    if kind == "archive":
        with tempfile.TemporaryDirectory(dir=store.settings.home) as folder:
            path = exports.archive(store, season, who, Path(folder) / f"{season}-归档.zip")
            return exports.Download(path.name, "application/zip", path.read_bytes())
    raise NotFound("没有这种导出。")


def _packed(made: tuple[exports.Download, ...], name: str) -> exports.Download:
    if not made:
        raise NotFound("还没有已发布的获奖者，没有证书可导出。", remedy="发布之后再来导出证书。")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for item in made:
            archive.writestr(item.name, item.data)
    return exports.Download(name, "application/zip", target.getvalue())


@plain_errors
async def correction_notice(request: Request) -> Response:
    """GET /exports/notice/{id}: the letter that sends one submission back."""
    person = asker(request)
    number = int(request.path_params["id"])
    made = await in_thread(exports.correction_notice, current().store, number, person.actor)
    return download(made.name, made.data, made.media_type)


def routes() -> list[Route]:
    return [
        Route("/exports/notice/{id:int}", correction_notice, methods=["GET"]),
        Route("/exports/{kind}", season_export, methods=["GET"]),
    ]
