"""What the other seals bear and how they are cut, drawn by lot.

After what the rules of public security say of seals: 38 to 58 mm across for round ones, a star, a code of
thirteen figures for most; ovals for invoices and for departments; squares for what old guilds and societies
have left us.
"""

from dataclasses import dataclass

import numpy as np

from benchmarks.heldout.other_seals_names import (
    UYGHUR,
    inner_line,
    old_body,
    organisation,
    rim_code,
    tax_number,
)
from samples import fonts

FACES = ("song", "song", "serif", "serif", "serif_bold", "kai", "hei", "zenhei", "hei_bold")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a seal bears and how it is cut. Lengths in millimetres; `half` are its semi-axes."""

    shape: str
    half: tuple[float, float]
    text: str
    inner: str
    code: str
    face: str
    weight: float
    """What strokes gain in width, in millimetres; negative thins."""
    sort: str
    rim: str
    layout: str
    span: float
    star: bool
    uyghur: str


def plan(rng: np.random.Generator, shape: str) -> Plan:
    """A seal of the shape."""
    while True:
        made = {"round": _round_plan, "oval": _oval_plan, "square": _square_plan}[shape](rng)
        engraved = made.text + made.inner + made.code
        if fonts.covers(made.face, engraved):
            return made


def _face(rng: np.random.Generator) -> tuple[str, float]:
    face = str(rng.choice(FACES))
    weight = {"song": 0.1, "serif": 0.09, "kai": 0.06, "zenhei": 0.04, "hei": 0.03}.get(face, -0.02)
    return face, weight + float(rng.uniform(0.0, 0.1))


def _round_plan(rng: np.random.Generator) -> Plan:
    face, weight = _face(rng)
    bilingual = rng.random() < 0.06
    special = not bilingual and rng.random() < 0.35
    longest = 13 if bilingual else 19 if special else 24
    name = organisation(rng, longest, "company" if bilingual else None)
    diameter = {"body": 45.0, "association": 42.0, "school": 42.0, "chamber": 42.0}.get(name.sort, 40.0)
    diameter = (
        float(rng.choice([38.0, 40.0, 42.0])) if special else diameter + float(rng.choice([0, 0, 0, 2]))
    )
    diameter += 3.0 if bilingual else 0.0
    if name.sort == "body" and rng.random() < 0.1:
        diameter = float(rng.choice([50.0, 58.0]))
    code = rim_code(rng) if rng.random() < (0.2 if bilingual else 0.55) else ""
    count = len(name.text)
    span = min(float(rng.uniform(240, 300 if not code else 285)), 31.0 * (count - 1))
    layout = "lower arc" if special and not code and rng.random() < 0.3 else "straight"
    if special:
        span = min(span, 228.0 if layout == "straight" else 215.0)
    inner = inner_line(rng) if special else ""
    rim = str(rng.choice(["one", "one", "one", "one", "double", "thin inner"]))
    return Plan(
        "round", (diameter / 2, diameter / 2), name.text, inner, code, face, weight, name.sort, rim, layout,
        span, bool(rng.random() < 0.9), str(rng.choice(UYGHUR)) if bilingual else "",
    )  # fmt: skip


def _oval_plan(rng: np.random.Generator) -> Plan:
    face, weight = _face(rng)
    invoice = rng.random() < 0.6
    name = organisation(rng, 18, "company" if invoice else None)
    half = (20.0, 15.0) if invoice and rng.random() < 0.7 else (22.5, 15.0)
    inner = "发票专用章" if invoice else inner_line(rng)
    return Plan(
        "oval", half, name.text, inner, tax_number(rng) if invoice else "", face, weight, name.sort,
        str(rng.choice(["one", "one", "double"])), "straight", float(rng.uniform(0.56, 0.66)), False, "",
    )  # fmt: skip


def _square_plan(rng: np.random.Generator) -> Plan:
    face, weight = _face(rng)
    name = old_body(rng)
    half = float(rng.uniform(11.0, 18.0)) + (2.0 if len(name.text) > 6 else 0.0)
    layout = "rows" if rng.random() < 0.2 else "columns"
    return Plan(
        "square", (half, half), name.text, "", "", face, weight * 1.5, name.sort,
        str(rng.choice(["one", "one", "double"])), layout, 0.0, False, "",
    )  # fmt: skip
