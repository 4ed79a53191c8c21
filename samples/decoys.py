"""Red, blue and round things that are no company seals, drawn as they look on real pages.

Every decoy is an RGBA picture of ink, to be put on a page with `samples.seals.stamp`. Name chops are
decoys too: they are seals, but a person's.
"""

from collections.abc import Callable
from typing import Literal, get_args

import numpy as np

from samples import decoy_chops, decoy_marks, decoy_paper, decoy_pictures, decoy_prints
from samples.decoy_canvas import Canvas
from samples.seals import Image, stamp

DecoyKind = Literal[
    "chop_square", "chop_white", "chop_oval", "chop_round", "chop_long",
    "fingerprint", "red_signature", "hand_circle", "red_smear", "check_marks", "red_pen_text",
    "red_title", "red_glyphs", "red_rules", "red_shading", "colour_text",
    "logo_round", "logo_oval", "logo_block", "badge_text", "sticker", "emblem", "id_photo", "qr_code",
    "watermark", "show_through", "printed_mark", "placeholder_ring", "framed_notice", "chart", "sign_round",
    "ribbon", "dial_drawing", "picture", "text_block", "gold_glyphs",
]  # fmt: skip
DECOYS: tuple[DecoyKind, ...] = get_args(DecoyKind)
CHOPS: tuple[DecoyKind, ...] = ("chop_square", "chop_white", "chop_oval", "chop_round", "chop_long")
"""Personal name chops: found, but as kind "personal"."""

_DRAW: dict[DecoyKind, Callable[[np.random.Generator, float], Canvas]] = {
    "chop_square": decoy_chops.chop_square,
    "chop_white": decoy_chops.chop_white,
    "chop_oval": decoy_chops.chop_oval,
    "chop_round": decoy_chops.chop_round,
    "chop_long": decoy_chops.chop_long,
    "fingerprint": decoy_marks.fingerprint,
    "red_signature": decoy_marks.red_signature,
    "hand_circle": decoy_marks.hand_circle,
    "red_smear": decoy_marks.red_smear,
    "check_marks": decoy_marks.check_marks,
    "red_pen_text": decoy_marks.red_pen_text,
    "red_title": decoy_prints.red_title,
    "red_glyphs": decoy_prints.red_glyphs,
    "red_rules": decoy_prints.red_rules,
    "red_shading": decoy_prints.red_shading,
    "colour_text": decoy_prints.colour_text,
    "logo_round": decoy_prints.logo_round,
    "logo_oval": decoy_prints.logo_oval,
    "logo_block": decoy_prints.logo_block,
    "badge_text": decoy_prints.badge_text,
    "sticker": decoy_prints.sticker,
    "emblem": decoy_prints.emblem,
    "id_photo": decoy_prints.id_photo,
    "qr_code": decoy_paper.qr_code,
    "watermark": decoy_paper.watermark,
    "show_through": decoy_marks.show_through,
    "printed_mark": decoy_paper.printed_mark,
    "placeholder_ring": decoy_paper.placeholder_ring,
    "framed_notice": decoy_paper.framed_notice,
    "chart": decoy_paper.chart,
    "sign_round": decoy_paper.sign_round,
    "ribbon": decoy_paper.ribbon,
    "dial_drawing": decoy_paper.dial_drawing,
    "picture": decoy_pictures.picture,
    "text_block": decoy_pictures.text_block,
    "gold_glyphs": decoy_pictures.gold_glyphs,
}


def draw_decoy(kind: DecoyKind, rng: np.random.Generator, dpi: float) -> Image:
    """A decoy as RGBA (height, width, 4) at `dpi`."""
    return _DRAW[kind](rng, dpi).finish()


def add_decoy(
    page: Image, kind: DecoyKind, rng: np.random.Generator, dpi: float, at: tuple[float, float] | None = None
) -> tuple[int, int, int, int]:
    """Put a decoy on an RGB page, its middle at `at` (pixels) or anywhere; returns its box in pixels."""
    drawn = draw_decoy(kind, rng, dpi)
    height, width = page.shape[:2]
    x, y = at or (rng.uniform(0.1, 0.9) * width, rng.uniform(0.05, 0.95) * height)
    return stamp(page, drawn, x, y, rng)
