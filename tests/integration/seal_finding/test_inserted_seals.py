"""What the reading itself says of seals put into electronic documents, and of seals on scanned paper."""

from pathlib import Path

import pytest

from extract.pipeline import read_submission
from extract.seals.copies import Fingerprint
from extract.seals.report import INSERTED
from extract.seasons.load import load_season
from models.engines import Engines, load_engines

SET = Path(__file__).parents[3] / "samples" / "set"

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def engines() -> Engines:
    return load_engines()


@pytest.mark.parametrize(
    ("number", "inserted"), [("13", True), ("14", True), ("03", False)], ids=["PDF", "Word", "scan"]
)
def test_an_inserted_seal_is_said_to_be_one(engines: Engines, number: str, inserted: bool) -> None:
    (path,) = SET.glob(f"{number}-*")
    found = read_submission(path.read_bytes(), path.name, load_season("xjfpa-2021"), engines)
    seals = [seal for seal in found.seals if seal.kind == "company"]
    assert seals
    assert all((INSERTED in seal.reason) is inserted for seal in seals)
    assert all(seal.impression and Fingerprint.from_text(seal.impression) for seal in seals)
    assert not any("插入" in flag.message for flag in found.flags)


def test_an_inserted_seal_is_an_observation_with_what_to_check() -> None:
    assert all(words in INSERTED for words in ("看不到纸面", "可能", "纸质原件", "验证"))
