"""Scores on real pictures: seals found and read, false alarms, field values found in the page's text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.scoring import Share, fold, fold_name, match_seals, share
from benchmarks.summary import as_json
from extract.result import Extraction
from ingest.document import Document

TAX_OVAL = "发票监制章"
"""The oval that is printed on every VAT invoice: looks like a seal, proves nothing, reported apart."""


@dataclass(frozen=True, slots=True)
class RealSeal:
    """A whole true seal. `readable`: its text is labelled and certain; `read`: the text came out right."""

    found: bool
    readable: bool
    read: bool
    colour: str


@dataclass(frozen=True, slots=True)
class RealScore:
    """One real picture. `seals` leaves out cut ones and the tax ovals of invoices."""

    name: str
    kind: str
    failed: bool
    seals: tuple[RealSeal, ...]
    tax_ovals_found: tuple[bool, ...]
    false_seals: int
    values_found: tuple[bool, ...]
    product_kind: str
    read: tuple[str | None, ...] = ()


def score_real(label: Mapping[str, Any], got: Extraction, document: Document | None) -> RealScore:
    """Compare with a line of shared/real/labels.jsonl (boxes in pixels of the picture)."""
    size = (label["width"], label["height"])
    whole = [s for s in label["seals"] if not s.get("partial")]
    ovals = [s for s in whole if TAX_OVAL in (s.get("text") or "")]
    proper = [s for s in whole if s not in ovals]
    cut = [s for s in label["seals"] if s.get("partial")]
    scores, false_seals = match_seals([_truth(s, size) for s in proper + ovals + cut], got.seals)
    seals = tuple(
        RealSeal(
            score.found,
            bool(truth.get("text")) and not truth.get("text_uncertain"),
            score.text_exact,
            str(truth.get("color", "red")),
        )
        for truth, score in zip(proper, scores, strict=False)
    )
    pages = document.pages if document else ()
    text = "".join(fold_name(line.text) for page in pages for line in page.lines)
    wanted = [str(value) for value in (label.get("fields") or {}).values() if fold(str(value))]
    values = tuple(fold_name(value) in text for value in wanted)
    return RealScore(
        name=label["file"],
        kind=label["kind"],
        failed=bool(got.errors),
        seals=seals,
        tax_ovals_found=tuple(s.found for s in scores[len(proper) : len(proper) + len(ovals)]),
        false_seals=false_seals,
        values_found=values,
        product_kind=got.kind,
        read=tuple(seal.text for seal in got.seals),
    )


def _truth(seal: Mapping[str, Any], size: tuple[int, int]) -> dict[str, Any]:
    x0, y0, x1, y1 = seal["box"]
    width, height = size
    box = [max(0, x0 / width), max(0, y0 / height), min(1, x1 / width), min(1, y1 / height)]
    personal = (seal.get("text") or "").endswith("印")
    return {
        "page": 0, "box": box, "kind": "personal" if personal else "company", "shape": seal["shape"],
        "state": "ok", "text": seal.get("text"),
    }  # fmt: skip


def summarise_real(scores: list[RealScore]) -> dict[str, Any]:
    """Presence, reading, false alarms and text recall over all real pictures."""
    seals = [seal for score in scores for seal in score.seals]
    found = sum(1 for seal in seals if seal.found)
    false_alarms = sum(score.false_seals for score in scores)
    recall, precision = Share(found, len(seals)), Share(found, found + false_alarms)
    f1 = None
    if recall.value is not None and precision.value is not None and recall.value + precision.value:
        f1 = round(2 * recall.value * precision.value / (recall.value + precision.value), 4)
    readable = [seal for seal in seals if seal.readable]
    clean_pages = [score for score in scores if score.kind in {"form", "negative"}]
    return {
        "pictures": len(scores),
        "failed": [score.name for score in scores if score.failed],
        "seal_recall": as_json(recall),
        "seal_precision": as_json(precision),
        "seal_f1": f1,
        "grey_recall": as_json(share(seal.found for seal in seals if seal.colour == "grey")),
        "false_alarm_pages": as_json(share(score.false_seals > 0 for score in clean_pages)),
        "false_alarms": {score.name: score.false_seals for score in scores if score.false_seals},
        "missed": [score.name for score in scores if not all(seal.found for seal in score.seals)],
        "seal_text": as_json(share(seal.read for seal in readable)),
        "tax_ovals_found": as_json(share(ok for score in scores for ok in score.tax_ovals_found)),
        "values_in_text": as_json(share(ok for score in scores for ok in score.values_found)),
        "not_taken_for_a_form": as_json(share(score.product_kind == "other" for score in clean_pages)),
    }
