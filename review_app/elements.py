"""Our own components, registered with Streamlit once per process."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import streamlit as st

from review_app import assets

Element = Callable[..., Any]


def _component(folder: str, *styles: str) -> Element:
    """A component whose mount script imports its modules from the address in `data.modules`."""
    element: Element = st.components.v2.component(
        f"yinjian_{folder}",
        html='<div class="mount"></div>',
        css=assets.style(*(f"{folder}/{name}" for name in styles)),
        js=assets.script(f"{folder}/mount.js"),
        isolate_styles=True,
    )
    return element


@lru_cache(maxsize=1)
def page_viewer() -> Element:
    return _component("page_viewer", "desk.css")


@lru_cache(maxsize=1)
def queue_table() -> Element:
    return _component("queue_table", "queue.css")


@lru_cache(maxsize=1)
def drop_zone() -> Element:
    return _component("drop_zone", "drop.css")


@lru_cache(maxsize=1)
def tile_wall() -> Element:
    return _component("tile_wall", "tiles.css")
