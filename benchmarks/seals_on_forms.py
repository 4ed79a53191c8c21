"""Reading and matching the seals of generated forms: exact names and decisions, seals found by ourselves.

    python -m benchmarks.seals_on_forms --forms 20 --out benchmarks/results/seals_on_forms.json

Forms of `samples.generate` in three captures with seeds that nothing was fitted on. Names are as companies
bear; `benchmarks.seals` has harder ones. A seal that is not found counts as not read and left open.
"""

import argparse
import json
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.seal_presence import CAPTURES, as_page
from benchmarks.seals import Case, Tally, figures_of, measure
from extract.seals.candidates import overlap
from extract.seals.find import find_seals
from ingest.document import Rect
from models.engines import Engines, load_engines
from models.seal_reader import OcrStripReader
from samples.generate import make_form

FIRST_SEED = 960_000
MATCHED = 0.4


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--forms", type=int, default=20, help="generated forms for each capture")
    parser.add_argument("--seed", type=int, default=FIRST_SEED)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, help="JSON file for the figures")
    parser.add_argument("--show", action="store_true", help="print every miss")
    options = parser.parse_args()
    engines = load_engines(threads=options.threads)
    missed: list[str] = []
    reader = engines.seal_reader or OcrStripReader(engines.ocr)
    cases = form_cases(options.forms, options.seed, engines, missed)
    seed = None if options.seed == FIRST_SEED else options.seed
    tally: Tally = measure(cases, reader, engines.ocr, matching=True, show=options.show, seed=seed)
    figures = {
        "machine": platform.processor() or platform.machine(),
        "forms for each capture": options.forms,
        "seals not found": len(missed),
        "ours": figures_of(tally),
    }
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    print("\n".join(missed), file=sys.stderr)
    if options.out:
        options.out.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def form_cases(count: int, seed: int, engines: Engines, missed: list[str]) -> Iterator[Case]:
    """Organisations' seals on generated forms with the marks found there; those not found go to `missed`."""
    for capture in CAPTURES:
        for number in range(seed, seed + count):
            sample = make_form(number, capture=capture)
            for index, image in enumerate(sample.pages):
                height, width = image.shape[:2]
                truths = [s for s in sample.truth["seals"] if s["page"] == index and s["kind"] == "company"]
                marks = find_seals(as_page(image), engines) if truths else ()
                for truth in truths:
                    x0, y0, x1, y1 = truth["box"]
                    rect = Rect(x0 * width, y0 * height, x1 * width, y1 * height)
                    best = max(marks, key=lambda mark: overlap(mark.rect, rect), default=None)
                    if best is None or overlap(best.rect, rect) < MATCHED:
                        missed.append(f"{capture} {number}/{index} {truth['text']}")
                        continue
                    yield Case(capture, image, best, truth["text"])


if __name__ == "__main__":
    sys.exit(main())
