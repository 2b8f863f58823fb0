"""The JSON5 reader against a corpus with the verdicts and values of npm ``json5`` 2.2.3.

``benchmarks/json5_differential.py --write-corpus`` made it: documents from a generator, one in a line, half of them
valid. A number that JSON cannot hold is written ``{"number": text}`` there, an object ``{"members": pairs}``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from provcheck.syntax.json5 import read
from provcheck.syntax.node import Mapping, Node, Scalar, Sequence

CORPUS = Path(__file__).parents[1] / "data" / "json5-corpus.jsonl"


def decoded(value: Any) -> Any:
    """What the corpus says; -0 is 0, as in our reader."""
    if isinstance(value, list):
        return [decoded(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "number" in value:
        return float(value["number"]) or 0
    return {key: decoded(item) for key, item in value["members"]}


def data(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {member.name: data(member.value) for member in node.members}
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.value


def outcome(text: str) -> str:
    """Our value as JSON text, which tells 1 from 1.0 and from true; or what kind of problem there is."""
    reading = read(text)
    return json.dumps(data(reading.roots[0]), sort_keys=True) if reading.roots else reading.problems[0].kind


def test_each_document_of_the_corpus_is_read_as_the_reference_reads_it() -> None:
    entries = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    expected = [
        json.dumps(decoded(entry["value"]), sort_keys=True) if entry["valid"] else "syntax-error" for entry in entries
    ]
    assert [outcome(entry["text"]) for entry in entries] == expected


def test_the_corpus_holds_enough_of_both_kinds() -> None:
    valid = [json.loads(line)["valid"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    assert valid.count(True) > 700
    assert valid.count(False) > 700
