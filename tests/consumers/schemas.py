"""The JSON Schemas that reports are held to."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from program import ROOT

PUBLISHED = ROOT / "tests" / "data" / "schemas"
_SCHEMAS = {
    "json": ROOT / "schemas" / "report.schema.json",
    "sarif": PUBLISHED / "sarif-2.1.0.json",
    "gitlab": PUBLISHED / "gitlab-codequality.schema.json",
    "rdjson": PUBLISHED / "rdjson.schema.json",
}


def read(name: str, text: str) -> Any:
    """A report in a format that has a schema, which it keeps to."""
    document = json.loads(text.encode("utf-8"))
    faults = [f"{fault.json_path}: {fault.message[:200]}" for fault in _validator(name).iter_errors(document)]
    assert faults == []
    return document


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = json.loads(_SCHEMAS[name].read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)
