"""The shipped classifier is the one that its model card describes."""

import hashlib

from models.seal_mark import MODEL_PATH


def test_the_card_names_the_shipped_file() -> None:
    card = (MODEL_PATH.parent / "README.md").read_text(encoding="utf-8")
    part = card.split("## seal_mark.onnx", 1)[1]
    assert hashlib.sha256(MODEL_PATH.read_bytes()).hexdigest() in part
