"""Medians of timings, as JSON and as a readable page."""

import functools
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from benchmarks.speed import Timing


def summarise(timings: "Sequence[Timing]", memory: dict[str, int | None]) -> dict[str, Any]:
    """Medians per reader, with and without seal, per capture; stages; what seals add; peak memory."""
    groups: dict[str, Callable[[Timing], bool]] = {
        "all": lambda _: True,
        "sealed": lambda t: t.sealed,
        "bare": lambda t: not t.sealed,
    }
    for capture in sorted({t.capture for t in timings}):
        groups[capture] = functools.partial(_captured, capture)
    table = {name: _compare([t for t in timings if keep(t)]) for name, keep in groups.items()}
    return {
        "readings": len(timings),
        "pages": sorted({t.page for t in timings}),
        "groups": table,
        "seals_add": _seals_add([t for t in timings if t.reader == "product"]),
        "peak_memory_mb": {name: round(size / 1e6) if size else None for name, size in memory.items()},
    }


def _captured(capture: str, timing: "Timing") -> bool:
    return timing.capture == capture


def _compare(timings: "Sequence[Timing]") -> dict[str, Any]:
    product = [t for t in timings if t.reader == "product"]
    stock = [t for t in timings if t.reader == "stock"]
    ours, theirs = median(t.seconds for t in product), median(t.seconds for t in stock)
    stages = {name: round(median(t.stages[name] for t in product), 3) for name in product[0].stages}
    return {
        "product_s": round(ours, 3),
        "stock_s": round(theirs, 3),
        "ratio": round(ours / theirs, 3),
        # Page by page the pages weigh alike, whatever their number of lines.
        "ratio_by_page": round(median(_page_ratios(product, stock)), 3),
        "stages_s": stages,
        "rest_s": round(median(t.seconds - sum(t.stages.values()) for t in product), 3),
        "lines_product": median(t.lines for t in product),
        "lines_stock": median(t.lines for t in stock),
    }


def _page_ratios(product: "Sequence[Timing]", stock: "Sequence[Timing]") -> list[float]:
    ratios = []
    for page in sorted({t.page for t in product}):
        ours = median(t.seconds for t in product if t.page == page)
        ratios.append(ours / median(t.seconds for t in stock if t.page == page))
    return ratios


def _seals_add(product: "Sequence[Timing]") -> dict[str, float]:
    """What looking for seals costs a page without one, and what a seal costs more; seconds and shares."""
    bare = [t for t in product if not t.sealed]
    sealed = [t for t in product if t.sealed]
    return {
        "bare_seals_s": round(median(t.stages["seals"] for t in bare), 3),
        "bare_share_of_rest": round(
            median(t.stages["seals"] / (t.seconds - t.stages["seals"]) for t in bare), 3
        ),
        "sealed_seals_s": round(median(t.stages["seals"] for t in sealed), 3),
        "sealed_share_of_rest": round(
            median(t.stages["seals"] / (t.seconds - t.stages["seals"]) for t in sealed), 3
        ),
    }


def write(result: dict[str, Any], out: Path) -> None:
    """Write `out` (JSON) and the same name with .md."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    out.with_suffix(".md").write_text(markdown(result), encoding="utf-8")


def markdown(result: dict[str, Any]) -> str:
    machine = result["machine"]
    lines = [
        "# Speed",
        "",
        f"{result['when']}; {machine['processor']}, {machine['cores']} cores, {result['threads']} threads, "
        f"load before {machine['load_before']}; "
        + ", ".join(f"{name} {number}" for name, number in machine["packages"].items()),
        "",
        f"`{result['command']}`",
        "",
        "Seconds a page (medians), the product doing everything, stock PaddleOCR the text alone.",
        "",
    ]
    stages = list(result["groups"]["all"]["stages_s"])
    lines.append("| pages | product | stock | ratio | " + " | ".join(stages) + " | rest |")
    lines.append("|" + "---|" * (len(stages) + 5))
    for name, row in result["groups"].items():
        figures = [row["product_s"], row["stock_s"], row["ratio"], *row["stages_s"].values(), row["rest_s"]]
        lines.append(f"| {name} | " + " | ".join(f"{value:.3f}" for value in figures) + " |")
    adds, memory = result["seals_add"], result["peak_memory_mb"]
    lines += [
        "",
        f"Seals: {adds['bare_seals_s']:.3f} s on a page without one "
        f"({100 * adds['bare_share_of_rest']:.0f} % of the rest), "
        f"{adds['sealed_seals_s']:.3f} s on a page with one "
        f"({100 * adds['sealed_share_of_rest']:.0f} %).",
        "",
        f"Peak memory: product {memory['product']} MB, stock {memory['stock']} MB.",
    ]
    return "\n".join(lines) + "\n"
