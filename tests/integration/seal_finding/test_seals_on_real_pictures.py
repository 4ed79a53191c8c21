"""Real pictures: every seal found, nothing else taken for one."""

from pathlib import Path

import pytest

from benchmarks.seal_presence import measure_real
from models.engines import Engines
from models.seal_text import SealTextDetector

REAL = Path(__file__).parents[3].parent / "shared" / "real"

pytestmark = [
    pytest.mark.models,
    pytest.mark.skipif(not (REAL / "labels.jsonl").is_file(), reason="real pictures are not on this machine"),
]


def test_presence_on_real_pictures() -> None:
    tally, _ = measure_real(REAL, Engines(None, SealTextDetector(2), None))  # type: ignore[arg-type]
    assert tally.f1 >= 0.97, tally.notes
    assert tally.right_kind >= 0.98 * tally.found, tally.notes
