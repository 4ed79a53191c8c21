"""Red things on the third strangers' pages that are no company seal: name chops, fingerprints, red writing."""

import random

import cv2
import numpy as np
from PIL import Image as Pillow
from PIL import ImageDraw

from benchmarks.heldout.third_ink import PER_MM, Field, Worn, noise
from benchmarks.heldout.third_seals import FINE, Cut, coverage
from samples.fonts import font_for, handwriting_styles


def chop(rng: random.Random, name: str) -> tuple[Field, str]:
    """A name chop's coverage and its shape: square, or a strip with the name in one line."""
    text = name + {2: "之印", 3: "印"}.get(len(name), "")
    font = rng.choice(("kai", "song", "serif_bold", "fang"))
    if rng.random() < 0.3:
        strip = Pillow.new("L", (round(34 * FINE), round(14 * FINE)), 0)
        pen = ImageDraw.Draw(strip)
        pen.rectangle((2 * FINE, 2 * FINE, 32 * FINE, 12 * FINE), outline=255, width=round(0.5 * FINE))
        step = 28 / len(name)
        for at, char in enumerate(name):
            face = font_for(font, char, round(6.4 * FINE))
            pen.text(((3 + (at + 0.5) * step) * FINE, 7 * FINE), char, fill=255, font=face, anchor="mm")
        return np.asarray(strip, dtype=np.float32) / 255, "square"
    side = rng.uniform(16, 20)
    field = coverage(Cut(text.removesuffix("印"), "square", side, side, font, rng.uniform(0.6, 1.0), star=0))
    if rng.random() < 0.3:  # white letters on red
        rows, cols = np.mgrid[0 : field.shape[0], 0 : field.shape[1]]
        inner = (np.minimum(rows, field.shape[0] - rows) > 2 * FINE) & (
            np.minimum(cols, field.shape[1] - cols) > 2 * FINE
        )
        field = np.where(inner, 1 - field, 0).astype(np.float32)
    return field, "square"


def fingerprint(rng: random.Random) -> Worn:
    """A thumb in ink-pad red: loops of ridges in an egg of some 14 by 20 mm."""
    chance = np.random.default_rng(rng.randrange(2**32))
    wide, high = rng.uniform(12, 15) * PER_MM, rng.uniform(17, 22) * PER_MM
    rows, cols = np.mgrid[0 : round(high), 0 : round(wide)].astype(np.float32)
    x, y = cols / wide - 0.5, rows / high - 0.5
    bend = noise(x.shape, chance, 3)
    core = np.hypot(x * 1.1, (y + 0.08) * 1.5) + 0.10 * bend + 0.12 * x * y
    ridges = 0.5 + 0.5 * np.sin(core * 2 * np.pi * 17)
    egg = 1 / (1 + np.exp((np.hypot(x, y) - 0.44 - 0.05 * bend) / 0.012))
    alpha = np.clip(ridges * 1.3 - 0.2, 0, 1) * egg * (0.55 + 0.4 * noise(x.shape, chance, 4))
    turned = np.asarray(
        Pillow.fromarray((alpha * 255).astype(np.uint8)).rotate(rng.uniform(-40, 40), expand=True)
    )
    return Worn(turned.astype(np.float32) / 255 * 0.85, (0.83, 0.15, 0.15), "red")


def red_writing(rng: random.Random) -> Worn:
    """A word in red pen."""
    text = rng.choice(("已核", "同意", "收到 1.10", "原件已验", "补"))
    styles = [style for style in handwriting_styles() if style != "ma-shan-zheng"]
    style = rng.choice(styles) if styles else "kai"
    face = font_for(style, text[0], round(9 * PER_MM))
    box = face.getbbox(text)
    tile = Pillow.new("L", (round(box[2] - box[0]) + 20, round(box[3] - box[1]) + 20), 0)
    ImageDraw.Draw(tile).text((10 - box[0], 10 - box[1]), text, fill=255, font=face)
    tile = tile.rotate(rng.uniform(-6, 12), expand=True, resample=Pillow.Resampling.BICUBIC)
    alpha = cv2.GaussianBlur(np.asarray(tile, dtype=np.float32) / 255, (0, 0), 0.6)
    return Worn(alpha * 0.9, (0.82, 0.10, 0.14), "red")
