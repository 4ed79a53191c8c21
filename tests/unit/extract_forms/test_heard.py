"""A doubtful name and a seal that bears another one: the writing may be the seal's name as well, or not."""

from typing import Any

import pytest

from extract.forms.heard import heard_from_seals
from extract.result import FieldValue, Seal
from ingest.document import Box, Document, Rect
from tests.fakes.prepared_readings import PreparedEngines, PreparedOcr, printed

READ, BORNE = "天山清财有限公司", "天山消防有限公司"
ALPHABET = ["<blank>", *dict.fromkeys(READ + BORNE)]
NEARLY = {2: {"清": 0.6, "消": 0.1}, 3: {"财": 0.7, "防": 0.05}}


def heard(
    drawing: Any, doubts: Any = NEARLY, sure: float = 0.4, **changed: Any
) -> tuple[FieldValue, Seal, int]:
    drawing.write(READ, 300, 300)
    page = drawing.page()
    box = page.to_box(Rect(300, 300, 300 + 30 * len(READ), 336))
    field = FieldValue(value=READ, raw=READ, confidence=sure, page=0, box=box, source="ocr")
    seal = Seal(
        page=0,
        box=Box(0.5, 0.5, 0.7, 0.7),
        kind="company",
        shape="round",
        colour="red",
        text=BORNE,
        confidence=0.95,
        slot="单位意见",
        state="mismatch",
        matches_unit=False,
    ).model_copy(update=changed)
    document = Document("a.png", "0" * 64, "image/png", (page,))
    engines = PreparedEngines(PreparedOcr(printed(ALPHABET, READ, doubts), ALPHABET))
    fields, seals = heard_from_seals(document, {"单位名称": field}, (seal,), engines)  # type: ignore[arg-type]
    return fields["单位名称"], seals[0], engines.ocr.asked


def test_a_name_that_may_be_the_seals_decides_nothing_and_the_seals_is_offered(drawing: Any) -> None:
    field, seal, _ = heard(drawing)
    assert field.value == READ
    assert field.alternatives[0] == BORNE
    assert seal.matches_unit is None
    assert seal.state == "ok"
    assert BORNE in seal.reason


def test_a_name_that_the_writing_denies_stays_another_units(drawing: Any) -> None:
    field, seal, asked = heard(drawing, None)
    assert asked
    assert seal.matches_unit is False
    assert seal.state == "mismatch"
    assert not field.alternatives


@pytest.mark.parametrize(
    "changed",
    [
        {"matches_unit": True, "state": "ok"},
        {"matches_unit": None, "state": "ok"},
        {"kind": "personal"},
        {"text": None, "confidence": None},
        {"confidence": 0.3},
    ],
)
def test_only_a_company_seal_of_another_name_read_well_is_heard(
    drawing: Any, changed: dict[str, Any]
) -> None:
    field, seal, asked = heard(drawing, **changed)
    assert not asked
    assert not field.alternatives
    assert seal.matches_unit is changed.get("matches_unit", False)


def test_a_certain_name_is_not_asked_about(drawing: Any) -> None:
    _, seal, asked = heard(drawing, sure=0.99)
    assert not asked
    assert seal.matches_unit is False
