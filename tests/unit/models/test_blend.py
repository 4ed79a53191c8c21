"""Readers are averaged only where they fit together."""

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the extra `train`")
pytest.importorskip("onnx", reason="needs the extra `train`")


def test_shares_make_one_and_characters_are_the_same(tmp_path: Path) -> None:
    from models.training.blend import blend

    for name, letters in (("one", "甲乙"), ("two", "甲丙")):
        (tmp_path / f"{name}.txt").write_text(letters, "utf-8")
    one, two = tmp_path / "one.onnx", tmp_path / "two.onnx"
    with pytest.raises(ValueError, match="shares"):
        blend([(one, 0.5), (two, 0.6)], tmp_path / "out.onnx")
    with pytest.raises(ValueError, match="characters"):
        blend([(one, 0.5), (two, 0.5)], tmp_path / "out.onnx")
