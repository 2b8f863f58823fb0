"""``provcheck schema`` and ``--openclaw-schema``, as users run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from program import ROOT, run


@pytest.mark.parametrize("name", ["openclaw", "pai", "settings", "report", "graph"])
def test_it_prints_the_schema_as_it_is_shipped(tmp_path: Path, name: str) -> None:
    outcome = run("schema", name, cwd=tmp_path)
    assert outcome.code == 0
    assert outcome.out == (ROOT / f"schemas/{name}.schema.json").read_text("utf-8")


def test_it_prints_the_schema_of_a_release(tmp_path: Path) -> None:
    outcome = run("schema", "openclaw", "--openclaw-version", "2026.5.30", cwd=tmp_path)
    schema = json.loads(outcome.out)
    assert schema["title"] == "OpenClaw 2026.5.28 configuration"
    assert '"x-' not in outcome.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["schema"], "KIND is missing"),
        (["schema", "kubernetes"], '"kubernetes" is unknown; openclaw, pai, settings, report or graph is due'),
        (["schema", "pai", "--openclaw-version", "2026.9.6"], "does not go with pai"),
        (["schema", "openclaw", "--openclaw-version", "new"], "'new' is no OpenClaw version"),
        (["schema", "openclaw", "--openclaw-version", "1.2.3"], "older than every known release: 2026.1.30, 2026.2.26"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: list[str], said: str) -> None:
    outcome = run(*arguments, cwd=tmp_path)
    assert outcome.code == 2
    assert said in outcome.err


GATEWAY = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "models": {"type": "object", "additionalProperties": False},
        "gateway": {
            "type": "object",
            "additionalProperties": False,
            "required": ["port", "mode"],
            "properties": {
                "port": {"type": "integer", "default": 18789},
                "mode": {"anyOf": [{"const": "local"}, {"const": "remote"}]},
                "name": {"type": "string", "pattern": r"^[^\p{Cs}]+$"},
            },
        },
    },
}


def check(folder: Path, config: str, schema: str) -> tuple[int, list[str]]:
    (folder / "openclaw.json").write_text(config)
    (folder / "schema.json").write_text(schema)
    outcome = run(
        "check", "--openclaw-schema", "schema.json", "--output-format", "concise", "openclaw.json", cwd=folder
    )
    return outcome.code, (outcome.out + outcome.err).splitlines()


def test_other_sections_are_checked_by_a_schema_from_openclaw(tmp_path: Path) -> None:
    code, lines = check(
        tmp_path, '{ gateway: { prt: 5, mode: "locl", name: "x" }, models: { mode: "merge" } }', json.dumps(GATEWAY)
    )
    assert code == 1
    assert [line.split(" [")[0] for line in lines[:-1]] == ["openclaw.json:1:14: PC101", "openclaw.json:1:28: PC103"]


def test_what_the_platform_fills_in_is_not_missing_and_variables_are_texts(tmp_path: Path) -> None:
    code, _ = check(tmp_path, '{ gateway: { mode: "${MODE}", name: "${NAME}" } }', json.dumps(GATEWAY))
    assert code == 0
    code, lines = check(tmp_path, '{ gateway: { mode: "local", port: "${PORT}" } }', json.dumps(GATEWAY))
    assert code == 1
    assert "PC102" in lines[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "schema.json:1:2: no JSON"),
        ("[]", "holds no JSON Schema"),
        ('{"type": "nonsense"}', "holds no JSON Schema"),
        ('{"properties": 5}', "holds no JSON Schema"),
        ("[" * 100_000, "holds no JSON"),
    ],
)
def test_an_unusable_schema_is_wrong_usage(tmp_path: Path, text: str, said: str) -> None:
    code, lines = check(tmp_path, "{ gateway: {} }", text)
    assert code == 2
    assert said in " ".join(lines)


def test_a_missing_schema_is_wrong_usage(tmp_path: Path) -> None:
    outcome = run("check", "--openclaw-schema", "nope.json", cwd=tmp_path)
    assert outcome.code == 2
    assert "cannot read nope.json" in outcome.err
