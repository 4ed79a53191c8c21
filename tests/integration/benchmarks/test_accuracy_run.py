"""The accuracy benchmark runs from end to end with the real models on one clean form."""

import json
from pathlib import Path

import pytest

from benchmarks import accuracy
from samples.fonts import print_styles


@pytest.mark.models
def test_one_clean_form_is_read_and_reported(tmp_path: Path) -> None:
    if not print_styles():
        pytest.skip("no Chinese font installed: apt-get install fonts-noto-cjk fonts-arphic-uming")
    out = tmp_path / "accuracy.json"
    asked = ["--generated", "1", "--layouts", "classic", "--captures", "clean", "--handwriting", "none"]
    assert accuracy.main([*asked, "--out", str(out)]) == 0
    part = json.loads(out.read_text("utf-8"))["parts"]["generated"]
    assert part["submissions"] == 1
    assert not part["failed"]
    fields = part["overall"]["fields"]
    assert fields["total"] >= 10
    assert fields["right"] / fields["total"] > 0.8
    assert out.with_suffix(".md").is_file()
