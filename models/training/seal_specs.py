"""Seals to train and measure on: cut as organisations have them cut, with made names."""

from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import numpy as np
from fontTools.ttLib import TTCollection, TTFont

from models.training import names
from samples.fonts import FontFace, print_styles
from samples.fonts import face as font_face
from samples.seal_wear import WEARS, Wear
from samples.seals import SealInk, SealSpec

Generator = np.random.Generator

MORE_GREY = 0.2
"""Share of the seals drawn for training that are grey whatever they were: copies are read worst."""

UYGHUR = "ئاەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي"
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Fonts:
    """Faces beyond those of `samples.fonts`: for names, and for the other script of bilingual seals."""

    chinese: tuple[FontFace, ...] = ()
    uyghur: tuple[FontFace, ...] = field(default=())


def random_spec(rng: Generator, fonts: tuple[FontFace, ...] = ()) -> SealSpec:
    """A round (3 in 4) or oval seal cut as organisations have them cut."""
    text = names.name(rng)
    oval = rng.random() < 0.22
    faces = [*(font_face(style) for style in print_styles()), *fonts]
    # Thin Song-like and Kai faces are commonest on seals.
    weights = np.array(
        [2.5 if f.name in ("song", "serif", "kai", "fang") or f in fonts else 1.0 for f in faces]
    )
    face = faces[int(rng.choice(len(faces), p=weights / weights.sum()))]
    count = len(text)
    gap = rng.uniform(55, 150) if count < 20 else rng.uniform(35, 110)
    if not oval and rng.random() < 0.12:
        gap = 360.0 / (count + 1) * rng.uniform(0.9, 1.6)
    if not oval and count <= 9:
        gap = max(gap, 360 - count * rng.uniform(22, 34))
    inner, arc = "", False
    if rng.random() < (0.85 if oval else 0.35):
        inner = names.inner_text(rng)
        arc = gap > 110 and rng.random() < 0.25
    if oval and not arc and rng.random() < 0.4:
        inner = names.credit_code(rng) + ("\n" + inner if inner else "")
    with_code = rng.random() < 0.55 and gap > 60
    return SealSpec(
        name=text,
        shape="oval" if oval else "round",
        inner=inner,
        inner_arc=arc,
        code=names.code(rng) if with_code else "",
        star=not oval and rng.random() < 0.93,
        diameter=float(rng.choice([40, 45]) if oval else rng.choice([38, 40, 42, 42, 45, 50, 58])),
        aspect=float(rng.uniform(0.64, 0.78)) if oval else 1.0,
        colour=_colour(rng),
        rim=float(rng.uniform(0.6, 1.7)),
        inner_rim=float(rng.uniform(0.2, 0.4)) if rng.random() < 0.12 else 0.0,
        rim_dashes=int(rng.integers(12, 60)) if rng.random() < 0.12 else 0,
        face=face,
        char_height=float(rng.uniform(3.2, 4.8) if oval else rng.uniform(4.4, 7.4)),
        stretch=float(rng.uniform(1.0, 2.1)),
        gap=float(gap),
        inner_height=float(rng.uniform(3.0, 5.0)),
        weight=float(rng.choice([0, 0, 0.07, 0.1, -0.04])),
    )


def training_spec(rng: Generator, fonts: Fonts) -> SealSpec:
    """As `random_spec`, with more of what is hard: long names, seldom characters, ovals, thin and worn-out
    cutting, two scripts on one ring."""
    spec = random_spec(rng, fonts.chinese)
    while spec.shape == "round" and rng.random() < 0.12:
        spec = random_spec(rng, fonts.chinese)  # ovals are read worst: a third instead of a quarter
    text = names.hard_name(rng)
    gap = spec.gap
    if spec.shape == "round" and len(text) <= 9:
        gap = max(gap, 360 - len(text) * rng.uniform(22, 34))
    elif len(text) >= 20:
        gap = min(gap, rng.uniform(35, 110))
    spec = replace(
        spec, name=text, gap=float(gap), weight=float(rng.choice([0, 0, 0, 0.07, 0.12, -0.05, -0.08]))
    )
    while spec.face is not None and not covered(spec.face, text):
        spec = replace(spec, face=random_spec(rng, fonts.chinese).face)
    if rng.random() < MORE_GREY:
        spec = replace(spec, colour="grey")
    if fonts.uyghur and rng.random() < 0.10:
        return _bilingual(spec, rng, fonts)
    return spec


def _bilingual(spec: SealSpec, rng: Generator, fonts: Fonts) -> SealSpec:
    """The name on one half of the ring, Uyghur (or Latin) on the other."""
    uyghur = rng.random() < 0.8
    letters = UYGHUR if uyghur else LATIN
    words = [
        "".join(rng.choice(list(letters), int(rng.integers(2, 9)))) for _ in range(int(rng.integers(2, 7)))
    ]
    faces = fonts.uyghur if uyghur else (font_face("serif"), font_face("hei_bold"))
    name = spec.name[:18]
    return replace(
        spec,
        name=name,
        foreign=" ".join(words),
        foreign_face=faces[int(rng.integers(len(faces)))],
        below=bool(rng.random() < 0.5),
        gap=float(max(360 - 22 * len(name), rng.uniform(150, 210))),
        char_height=float(rng.uniform(3.6, 5.5)),
        inner_arc=False,
        code="",
    )


def random_wear(rng: Generator) -> tuple[Wear, ...]:
    """Up to three kinds of damage."""
    if rng.random() < 0.2:
        return ("uneven",)
    count = int(rng.choice([1, 1, 2, 2, 3]))
    kinds = [WEARS[int(k)] for k in rng.choice(len(WEARS), size=count, replace=False)]
    return tuple(kinds)


def random_turn(rng: Generator) -> float:
    """Degrees: most seals are pressed nearly upright, some anyhow."""
    return float(rng.normal(0, 9) if rng.random() < 0.7 else rng.uniform(-180, 180))


def _colour(rng: Generator) -> SealInk:
    inks: tuple[SealInk, ...] = ("red", "faded", "orange", "blue", "grey")
    return inks[int(rng.choice(5, p=[0.55, 0.15, 0.1, 0.05, 0.15]))]


def covered(face: FontFace, text: str) -> bool:
    """The face has every character of the text: many fonts hold GB 2312 alone."""
    return all(ord(char) in _characters(face) for char in text)


@cache
def _characters(face: FontFace) -> frozenset[int]:
    with TTFont(str(face.path), fontNumber=face.index, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def extra_faces(folder: Path) -> tuple[FontFace, ...]:
    """Faces of every font file below a folder; of a collection the simplified Chinese one."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".ttf", ".otf", ".ttc"))
    return tuple(FontFace(path.stem, path, _simplified(path)) for path in files)


def _simplified(path: Path) -> int:
    if path.suffix.lower() != ".ttc":
        return 0
    for index, member in enumerate(TTCollection(str(path), lazy=True).fonts):
        family = str(member["name"].getDebugName(1))
        if family.endswith((" SC", " CN")) or " SC " in family:
            return index
    return 0
