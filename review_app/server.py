"""The dashboard as one ASGI application: the gate, our own routes, and Streamlit behind them."""

import os
import threading
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from casework import rulebook
from casework.roles import SYSTEM
from casework.services import members
from casework.settings import Settings, load_settings
from casework.store.database import Store, open_store, ping
from extract.result import Reading
from review_app import api, assets, desk_routes, download_routes, intake_routes, picture_routes, sign_in
from review_app.answers import plain_errors
from review_app.gate import Gate
from review_app.house import House, current, move_in
from review_app.people import People
from review_app.receiving import sweep
from review_app.session_cookie import CookieSeal, load_secret
from review_app.wayfinder import Wayfinder

_FONTS = (
    '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", '
    '"WenQuanYi Zen Hei", system-ui, sans-serif'
)

STREAMLIT_OPTIONS: dict[str, Any] = {
    "server.headless": True,
    "runner.magicEnabled": False,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 20,  # registers only: forms go through our own route, straight to the disk
    "server.enableXsrfProtection": True,
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "theme.base": "light",
    "theme.primaryColor": "#1d5c63",
    "theme.backgroundColor": "#f6f5f1",
    "theme.secondaryBackgroundColor": "#ffffff",
    "theme.textColor": "#1f2a30",
    "theme.borderColor": "#dcdfdc",
    "theme.baseRadius": "8px",
    "theme.font": _FONTS,
    "theme.headingFont": _FONTS,
    "theme.showWidgetBorder": True,
    "theme.chartCategoricalColors": ["#1d5c63", "#c98a1b", "#b3261e", "#1f5fa8", "#7a8a52", "#8a6f9e"],
}


@plain_errors
async def healthz(_request: Request) -> Response:
    """GET /healthz: whether the server and its database answer; says nothing else."""
    ping(current().store)
    return JSONResponse({"status": "ok"})


async def to_queue(request: Request) -> Response:
    """GET /todo: the queue is the first page; an address written by hand leads there too."""
    return RedirectResponse(f"/?{request.url.query}" if request.url.query else "/", status_code=303)


async def icon(_request: Request) -> Response:
    """GET /favicon.png: our own mark instead of the framework's."""
    mark = (Path(__file__).parent / "web" / "mark.svg").read_bytes()
    return Response(mark, media_type="image/svg+xml", headers={"cache-control": "public, max-age=86400"})


def build_app(store: Store) -> Any:
    """The ASGI application over an open store. One per process: Streamlit allows no second."""
    from streamlit import config
    from streamlit.starlette import App

    for name, value in STREAMLIT_OPTIONS.items():
        config.set_option(name, value)
    sweep(store)
    seal = CookieSeal(load_secret(store.settings.home))
    people = People(store)
    move_in(House(store, seal, people))
    return App(
        Path(__file__).parent / "app.py",
        routes=[
            Route("/healthz", healthz),
            Route("/todo", to_queue),
            Route("/favicon.png", icon),
            Route("/favicon.ico", icon),
            *sign_in.routes(),
            *assets.routes(),
            *desk_routes.routes(),
            *picture_routes.routes(),
            *intake_routes.routes(),
            *download_routes.routes(),
            *api.routes(),
        ],
        middleware=[Middleware(Gate, seal=seal, find=people.find), Middleware(Wayfinder)],
    )


def warm(store: Store) -> None:
    """Judge an empty reading once and look at the register: word lists and members load now, and not at
    somebody's first correction."""
    season = rulebook.season_named(store.settings, store.settings.season)
    members.in_force(store, SYSTEM)
    for kind in ("unit", "person"):
        reading = Reading.model_validate({"kind": kind, "award": None, "fields": {}})
        rulebook.judge_reading(reading, season, None, None)


def serve(port: int | None = None, host: str | None = None, settings: Settings | None = None) -> None:
    """Serve the dashboard until stopped. Raises StoreUnready where the database does not answer."""
    import uvicorn

    os.environ.setdefault("STREAMLIT_BROWSER_GATHER_USAGE_STATS", "false")
    settings = settings or load_settings()
    store = open_store(settings)
    try:
        threading.Thread(target=warm, args=(store,), name="warm", daemon=True).start()
        uvicorn.run(
            build_app(store),
            host=host or settings.host,
            port=port or settings.port,
            log_level="warning",
            access_log=False,
            ws_max_size=16 * 1024 * 1024,
            timeout_graceful_shutdown=3,
            server_header=False,
        )
    finally:
        store.close()
