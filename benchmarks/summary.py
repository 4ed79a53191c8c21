"""Shares over many scored submissions: fields, seals, decisions, flags and how honest the confidence is."""

import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from benchmarks.scoring import FieldScore, Scored, SealScore, Share, share

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0001)
"""Edges of the reliability diagram, finer where the product makes its claims."""


def as_json(part: Share) -> dict[str, Any]:
    """A share with its interval, numbers rounded for reading."""
    bounds = part.bounds
    return {
        "right": part.right,
        "total": part.total,
        "share": None if part.value is None else round(part.value, 4),
        "interval95": None if bounds is None else [round(b, 4) for b in bounds],
    }


def summarise(scored: Sequence[Scored]) -> dict[str, Any]:
    """Everything that the report shows about submissions with full truth."""
    return {
        "submissions": len(scored),
        "failed": [s.name for s in scored if s.failed],
        "overall": block(scored),
        "by_capture": grouped(scored, level),
        "by_layout": by_layout(scored),
        "by_field": by_field(scored),
        "flags": flags(scored),
        "reliability": reliability([f for s in scored for f in s.fields]),
    }


def level(scored: Scored) -> str:
    """Capture level, handwriting apart."""
    return f"{scored.capture} 手写" if scored.handwriting else scored.capture


def grouped(scored: Sequence[Scored], key: Callable[[Scored], str]) -> dict[str, Any]:
    names = sorted({key(s) for s in scored})
    return {name: block([s for s in scored if key(s) == name]) for name in names}


def block(scored: Sequence[Scored]) -> dict[str, Any]:
    """The shares of one group of submissions."""
    fields = [f for s in scored for f in s.fields]
    seals = [(s, seal) for s in scored for seal in s.seals]
    return {
        "fields": as_json(exact(fields)),
        "fields_without_story": as_json(exact(f for f in fields if f.key != "主要事迹")),
        "under_seal": as_json(exact(f for f in fields if f.under_seal)),
        "beside_seal": as_json(exact(f for f in fields if not f.under_seal)),
        "characters": as_json(characters(fields)),
        "unanswered": as_json(share(f.got is None for f in fields)),
        "invented": sum(len(s.invented) for s in scored),
        "certain": as_json(share(f.certain for f in fields)),
        "certain_right": as_json(exact(f for f in fields if f.certain)),
        "kind": as_json(share(s.kind_right for s in scored)),
        "award": as_json(share(s.award_right for s in scored)),
        **seal_block([seal for _, seal in seals], sum(s.false_seals for s in scored)),
    }


def exact(fields: Iterable[FieldScore]) -> Share:
    return share(f.exact for f in fields)


def characters(fields: Iterable[FieldScore]) -> Share:
    listed = list(fields)
    total = sum(f.characters for f in listed)
    return Share(total - sum(f.wrong_characters for f in listed), total)


def seal_block(seals: Sequence[SealScore], false_seals: int) -> dict[str, Any]:
    """Presence of company seals, their class, their text and the unit decision."""
    company = [seal for seal in seals if seal.kind == "company"]
    found = [seal for seal in company if seal.found]
    reported = [seal for seal in seals if seal.found and seal.found_kind == "company"]
    mistaken = [seal for seal in reported if seal.kind != "company"]
    decided = [s for s in company if s.expected_match is not None and s.matches is not None]
    to_decide = [s for s in company if s.expected_match is not None]
    return {
        "seal_recall": as_json(share(seal.found for seal in company)),
        "seal_precision": as_json(Share(len(reported) - len(mistaken), len(reported) + false_seals)),
        "seal_class": as_json(share(seal.found_kind == seal.kind for seal in seals if seal.found)),
        "seal_text": as_json(share(seal.text_exact for seal in company if seal.text)),
        "seal_text_of_found": as_json(share(seal.text_exact for seal in found if seal.text)),
        "match_decided_right": as_json(share(s.matches == s.expected_match for s in decided)),
        "match_undecided": as_json(share(s.matches is None for s in to_decide)),
        "false_match": sum(1 for s in decided if s.matches and not s.expected_match),
        "false_mismatch": sum(1 for s in decided if not s.matches and s.expected_match),
    }


def by_layout(scored: Sequence[Scored]) -> dict[str, Any]:
    """Each layout against all the others: `gap` is its exact share less theirs, in points."""
    table = {}
    for name in sorted({s.layout for s in scored}):
        own = exact(f for s in scored if s.layout == name for f in s.fields)
        rest = exact(f for s in scored if s.layout != name for f in s.fields)
        gap = None
        if own.value is not None and rest.value is not None:
            gap = round(100 * (own.value - rest.value), 2)
        table[name] = {"fields": as_json(own), "rest": as_json(rest), "gap": gap}
    return table


def by_field(scored: Sequence[Scored]) -> dict[str, Any]:
    fields = [f for s in scored for f in s.fields]
    table = {}
    for key in sorted({f.key for f in fields}):
        own = [f for f in fields if f.key == key]
        table[key] = {
            "fields": as_json(exact(own)),
            "characters": as_json(characters(own)),
            "certain": as_json(share(f.certain for f in own)),
        }
    return table


def flags(scored: Sequence[Scored]) -> dict[str, Any]:
    """Precision and recall of every code that was expected or raised."""
    codes = sorted({code for s in scored for code in s.flags_expected | s.flags_got})
    table = {}
    for code in codes:
        raised = [s for s in scored if code in s.flags_got]
        due = [s for s in scored if code in s.flags_expected]
        both = sum(1 for s in raised if code in s.flags_expected)
        table[code] = {
            "precision": as_json(Share(both, len(raised))),
            "recall": as_json(Share(both, len(due))),
            "missed": [s.name for s in due if code not in s.flags_got],
            "wrong": [s.name for s in raised if code not in s.flags_expected],
        }
    return table


def reliability(fields: Sequence[FieldScore]) -> list[dict[str, Any]]:
    """Claimed confidence against the share that is right, per bin of `BINS`; unread fields left out."""
    rated = [(f.confidence, f.exact) for f in fields if f.confidence is not None and f.got is not None]
    table = []
    for low, high in itertools.pairwise(BINS):
        inside = [(c, right) for c, right in rated if low <= c < high]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            right = share(r for _, r in inside)
            table.append(
                {"from": low, "to": min(high, 1.0), "claimed": round(mean, 4), "right": as_json(right)}
            )
    return table


def mistakes(scored: Sequence[Scored]) -> list[dict[str, Any]]:
    """Every field that is wrong, with what was read, for looking into."""
    return [
        {
            "file": s.name, "layout": s.layout, "key": f.key, "expected": f.expected, "got": f.got,
            "confidence": f.confidence, "certain": f.certain,
        }
        for s in scored
        for f in s.fields
        if not f.exact
    ]  # fmt: skip


def summarise_no_forms(scored: Sequence[Scored]) -> dict[str, Any]:
    """Pages that are no form must not become a form full of empty fields."""
    return {
        "pages": len(scored),
        "failed": [s.name for s in scored if s.failed],
        "kind_other": as_json(share(s.kind_right for s in scored)),
        "without_fields": as_json(share(not s.invented for s in scored)),
        "without_claims": as_json(
            share(not s.flags_got & {"missing_required_field", "missing_seal"} for s in scored)
        ),
        "taken_for_forms": [s.name for s in scored if not s.kind_right],
        **seal_block([seal for s in scored for seal in s.seals], sum(s.false_seals for s in scored)),
    }


def summarise_ruined(scored: Sequence[Scored]) -> dict[str, Any]:
    """A picture beyond reading must say so, and nothing may be concluded from what is not seen."""
    absent = {"missing_seal", "missing_required_field", "form_not_recognised"}
    return {
        "pages": len(scored),
        "says_unreadable": as_json(share(s.failed or "page_unreadable" in s.flags_got for s in scored)),
        "claims_nothing_missing": as_json(share(not s.flags_got & absent for s in scored)),
        "certain_values": sum(1 for s in scored for f in s.fields if f.certain),
        "silent": [s.name for s in scored if not s.failed and "page_unreadable" not in s.flags_got],
    }
