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
        "seals_add": _seals_add(timings),
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
        # Of processor time: what two cores are kept busy for, however loaded the machine is.
        "cpu_s": {"product": _median_cpu(product), "stock": _median_cpu(stock)},
        "stages_s": stages,
        "rest_s": round(median(t.seconds - sum(t.stages.values()) for t in product), 3),
        "lines_product": median(t.lines for t in product),
        "lines_stock": median(t.lines for t in stock),
    }


def _median_cpu(timings: "Sequence[Timing]") -> float:
    return round(median(t.cpu for t in timings), 3)


def _page_ratios(ours: "Sequence[Timing]", theirs: "Sequence[Timing]") -> list[float]:
    ratios = []
    for page in sorted({t.page for t in ours}):
        numerator = median(t.seconds for t in ours if t.page == page)
        ratios.append(numerator / median(t.seconds for t in theirs if t.page == page))
    return ratios


def _seals_add(timings: "Sequence[Timing]") -> dict[str, float]:
    """What looking for seals and reading them adds to a page: the product against itself without that.
    Shares are of the time without seals; all are medians over pages of medians over rounds."""
    added: dict[str, float] = {}
    for name, sealed in (("bare", False), ("sealed", True)):
        product = [t for t in timings if t.reader == "product" and t.sealed is sealed]
        without = [t for t in timings if t.reader == "sealless" and t.sealed is sealed]
        if not product or not without:
            continue
        seconds = []
        for page in sorted({t.page for t in product}):
            mine = median(t.seconds for t in product if t.page == page)
            seconds.append(mine - median(t.seconds for t in without if t.page == page))
        added[f"{name}_s"] = round(median(seconds), 3)
        added[f"{name}_share"] = round(median(_page_ratios(product, without)) - 1, 3)
        added[f"{name}_cpu_s"] = round(_median_cpu(product) - _median_cpu(without), 3)
    return added


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
    cpu = result["groups"]["all"]["cpu_s"]
    lines += ["", f"Processor time a page: product {cpu['product']:.3f} s, stock {cpu['stock']:.3f} s."]
    for name, words in (("bare", "without a seal"), ("sealed", "with one")):
        if f"{name}_s" in adds:
            lines.append(
                f"Looking for seals adds {adds[f'{name}_s']:.3f} s ({100 * adds[f'{name}_share']:.0f} %) "
                f"to a page {words}."
            )
    lines += ["", f"Peak memory: product {memory['product']} MB, stock {memory['stock']} MB."]
    return "\n".join(lines) + "\n"
