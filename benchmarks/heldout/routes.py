"""The ways a stranger's form comes along: cameras and scanners for its flat pages, PDF and Word files."""

from collections.abc import Callable, Sequence
from typing import Literal, cast, get_args

from benchmarks.heldout.camera import Level, Shot, shoot
from benchmarks.heldout.eleventh_camera import ELEVENTH_LEVELS, eleventh_shoot
from benchmarks.heldout.tenth_camera import TENTH_LEVELS, tenth_shoot
from benchmarks.heldout.third_camera import THIRD_LEVELS, third_shoot
from benchmarks.heldout.third_ink import Image

Route = Literal[
    "scan", "phone", "chat", "fax", "clean", "phone_bad", "wechat", "lamp", "app", "digital", "word",
    "screenshot", "monitor", "bilevel", "copier", "glass", "night", "creased", "sleeve",
    "desk", "forwarded", "held", "enhanced", "app_bw", "mfp", "feeder", "stack",
]  # fmt: skip
ROUTES: tuple[Route, ...] = get_args(Route)
USUAL: tuple[Route, ...] = (
    "scan", "wechat", "word", "lamp", "digital", "scan", "phone", "app", "chat", "fax",
)  # fmt: skip
"""Dealt out in turn."""
FILES: tuple[Route, ...] = ("digital", "word")
COLOURLESS: tuple[Route, ...] = ("fax", "bilevel", "app_bw", "feeder")
WHITENED: tuple[Route, ...] = (*COLOURLESS, "app", "enhanced")
"""Pale ink does not survive these; a seal that nobody could read is no question to ask."""
LOSSLESS: tuple[Route, ...] = ("clean", "bilevel", "screenshot", "app_bw")
CAMERAS: tuple[tuple[Sequence[str], Callable[..., Shot]], ...] = (
    (THIRD_LEVELS, third_shoot),
    (TENTH_LEVELS, tenth_shoot),
    (ELEVENTH_LEVELS, eleventh_shoot),
)
"""Routes that are another camera's than the second's."""


def capture_page(page: Image, route: Route, seed: int) -> Shot:
    """Capture a flat RGB page (200 dpi) along a route that is a camera's."""
    for levels, camera in CAMERAS:
        if route in levels:
            return camera(page, route, seed)
    return shoot(page, cast(Level, route), seed)
