"""Results as JSON, as a readable Markdown page, and the reliability diagram as SVG."""

import json
from pathlib import Path
from typing import Any

ROWS = (
    ("fields", "whole fields exact"),
    ("fields_without_story", "… without 主要事迹"),
    ("under_seal", "… under a seal"),
    ("beside_seal", "… not under a seal"),
    ("characters", "characters"),
    ("unanswered", "fields not answered"),
    ("invented", "values invented"),
    ("certain", "fields called certain"),
    ("certain_right", "right among certain"),
    ("kind", "kind"),
    ("award", "award"),
    ("seal_recall", "company seals found"),
    ("seal_precision", "company seals reported rightly"),
    ("seal_class", "company or personal"),
    ("seal_text", "seal text exact"),
    ("match_decided_right", "unit decision right"),
    ("match_undecided", "unit undecided"),
    ("false_match", "false matches"),
    ("false_mismatch", "false mismatches"),
)


def write(result: dict[str, Any], out: Path) -> None:
    """Write `out` (JSON), and beside it the same name with .md and, per part, -reliability.svg."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    out.with_suffix(".md").write_text(markdown(result), encoding="utf-8")
    for name, part in result["parts"].items():
        if part.get("reliability"):
            target = out.with_name(f"{out.stem}-{name}-reliability.svg")
            target.write_text(reliability_svg(part["reliability"], name), encoding="utf-8")


def cell(value: Any) -> str:
    """A share as `98.7 % (75/76)`, a number as itself, nothing measured as a dash."""
    if isinstance(value, dict):
        if not value["total"]:
            return "–"
        return f"{100 * value['right'] / value['total']:.1f} % ({value['right']}/{value['total']})"
    return "–" if value is None else str(value)


def markdown(result: dict[str, Any]) -> str:
    machine = result["machine"]
    lines = [
        "# Accuracy",
        "",
        f"{result['when']}, revision {result['revision']}; {machine['processor']}, {machine['cores']} cores, "
        f"Python {machine['python']}; "
        + ", ".join(f"{name} {number}" for name, number in machine["packages"].items()),
        "",
        f"`{result['command']}`",
    ]
    for name, part in result["parts"].items():
        lines += ["", f"## {name}", ""]
        lines += _full(part) if "overall" in part else _plain(part)
    return "\n".join(lines) + "\n"


def _full(part: dict[str, Any]) -> list[str]:
    columns = {"all": part["overall"], **part["by_capture"]}
    lines = [f"{part['submissions']} submissions; failed: {', '.join(part['failed']) or 'none'}.", ""]
    lines += _table(["", *columns], [[text, *(cell(c[key]) for c in columns.values())] for key, text in ROWS])
    lines += ["", "Layouts, each against all others:", ""]
    lines += _table(
        ["layout", "whole fields", "the others", "gap (points)"],
        [[n, cell(v["fields"]), cell(v["rest"]), cell(v["gap"])] for n, v in part["by_layout"].items()],
    )
    lines += ["", "Fields:", ""]
    lines += _table(
        ["field", "exact", "characters", "called certain"],
        [
            [n, cell(v["fields"]), cell(v["characters"]), cell(v["certain"])]
            for n, v in part["by_field"].items()
        ],
    )
    lines += ["", "Flags:", ""]
    lines += _table(
        ["code", "precision", "recall"],
        [[f"`{n}`", cell(v["precision"]), cell(v["recall"])] for n, v in part["flags"].items()],
    )
    return lines


def _plain(part: dict[str, Any]) -> list[str]:
    """Every share, then every list of names."""
    rows = [[key, cell(value)] for key, value in part.items() if isinstance(value, dict) and "total" in value]
    for key, value in part.items():
        if isinstance(value, (list, dict)) and not (isinstance(value, dict) and "total" in value):
            rows.append([key, ", ".join(map(str, value)) or "none"])
        elif not isinstance(value, dict):
            rows.append([key, cell(value)])
    return _table(["measure", "result"], rows)


def _table(head: list[str], rows: list[list[str]]) -> list[str]:
    return [
        "| " + " | ".join(head) + " |",
        "|" + "---|" * len(head),
        *("| " + " | ".join(row) + " |" for row in rows),
    ]


def reliability_svg(bins: list[dict[str, Any]], name: str) -> str:
    """Claimed confidence (x) against the share that is right (y) with 95 % intervals; areas count fields."""
    side, pad = 420, 60

    def x(value: float) -> float:
        return pad + value * side

    def y(value: float) -> float:
        return pad + (1 - value) * side

    most = max(item["right"]["total"] for item in bins)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side + 2 * pad}" height="{side + 2 * pad}" '
        'font-family="sans-serif" font-size="13">',
        f'<rect x="{pad}" y="{pad}" width="{side}" height="{side}" fill="none" stroke="#999"/>',
        f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="#bbb" stroke-dasharray="5 4"/>',
        f'<text x="{pad}" y="30">Reliability: {name}</text>',
        f'<text x="{pad + side / 2}" y="{side + 2 * pad - 14}" text-anchor="middle">'
        "claimed confidence</text>",
        f'<text x="18" y="{pad + side / 2}" text-anchor="middle" '
        f'transform="rotate(-90 18 {pad + side / 2})">share right</text>',
    ]
    for tick in (0, 0.2, 0.4, 0.6, 0.8, 1):
        parts.append(f'<text x="{x(tick)}" y="{y(0) + 18}" text-anchor="middle">{tick:g}</text>')
        parts.append(f'<text x="{x(0) - 8}" y="{y(tick) + 4}" text-anchor="end">{tick:g}</text>')
    for item in bins:
        right = item["right"]
        low, high = right["interval95"]
        at = x(item["claimed"])
        radius = 3 + 9 * (right["total"] / most) ** 0.5
        parts.append(f'<line x1="{at}" y1="{y(low)}" x2="{at}" y2="{y(high)}" stroke="#b33"/>')
        parts.append(
            f'<circle cx="{at}" cy="{y(right["share"])}" r="{radius:.1f}" fill="#b33" fill-opacity="0.5">'
            f"<title>{right['right']}/{right['total']}</title></circle>"
        )
    return "\n".join([*parts, "</svg>"]) + "\n"
