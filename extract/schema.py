"""The JSON Schema of a submission, published as docs/schema.json by `python -m extract.schema`."""

import json
from typing import Any

from extract.result import SCHEMA, Extraction


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one line of ``yinjian extract``."""
    schema = Extraction.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA}",
        **schema,
    }


def rendered() -> str:
    """The schema as it is published."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    print(rendered(), end="")
