"""Whatever the files hold: a run ends in a report that can be written, and every finding lies inside its file."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from drawn_pictures import holds_together
from provcheck.dialects.openclaw_releases import RELEASES
from provcheck.finding import Report
from provcheck.report import FORMATS, render
from provcheck.syntax.source import Location
from support import drawn, lint

OPENCLAW: dict[str, Any] = {
    "meta": {"lastTouchedVersion": "2026.8.2", "migrations": {"modelPolicyAllowlist": True}},
    "env": {"vars": {"NVIDIA_API_KEY": "nvapi-x"}},
    "agents": {
        "defaults": {
            "model": {
                "primary": "nvidia/nvidia/llama-3.1-nemotron-70b-instruct",
                "fallbacks": ["fast", "local/b@work"],
            },
            "models": {"local/b": {"alias": "fast", "params": {"maxTokens": 5}}, "nim/*": {}},
            "modelPolicy": {"allow": ["fast", "nim/*", "local/a"]},
            "subagents": {"model": "meta/llama"},
        },
        "list": [{"id": "main", "model": "local/a"}, {"id": "main", "models": {"local/a": {}}}],
        "entries": {"main": {"utilityModel": "", "model": {"primary": "nope/x"}}},
    },
    "models": {
        "mode": "merge",
        "providers": {
            "nvidia": {
                "baseUrl": "https://integrate.api.nvidia.com/v1",
                "api": "openai-completions",
                "apiKey": "${NVIDIA_API_KEY}",
                "models": [
                    {"id": "meta/llama-3.3-70b-instruct", "name": "L", "contextWindow": 1280000, "maxTokens": 2000000},
                    {"id": "nvidia/llama-3.1-nemotron-70b-instruct", "name": "N", "params": {"max_tokens": 9e9}},
                    {"id": "meta/llama-3.3-70b-instruct", "name": "L"},
                ],
            },
            "Local": {"baseUrl": "http://localhost:1/v1", "models": [{"id": "a"}, {"id": "local/b"}], "maxTokens": 1.5},
        },
    },
    "hooks": {"mappings": [{"model": "nim/"}, {"model": "/x"}]},
    "channels": {"modelByChannel": {"slack": {"C1": "nim/x"}}},
}
PAI: list[dict[str, Any]] = [
    {
        "apiVersion": "pai.io/v1",
        "kind": "ModelProvider",
        "metadata": {"name": "nvidia", "namespace": "team"},
        "spec": {
            "provider": "openai",
            "endpoint": "https://integrate.api.nvidia.com/v1",
            "allowedModels": ["meta/llama-3.1-70b-instruct", "nvidia/z-ai/glm4.7", "x", "x"],
            "deniedModels": ["x"],
            "maxTokensPerRequest": 100000000,
            "fallbacks": ["nvidia/x", "gone/y", "nvidia"],
        },
    },
    {
        "apiVersion": "pai.io/v1",
        "kind": "Agent",
        "metadata": {"name": "helper", "namespace": "team"},
        "spec": {
            "models": ["nvidia/meta/llama-3.1-70b-instruct", "openai/x", "nvidia/", "nope", "nvidia/x", "nvidia/x"],
            "configFiles": [{"path": "/a/openclaw.json", "content": json.dumps(OPENCLAW, indent=1)}],
        },
    },
]
ODD: list[Any] = [None, True, False, 0, -1, 1.5, 1e308, "", " ", "/", "a/", "/a", "${X}", "{{ x }}", "\u0000", "\ud800"]
ODD += [
    [],
    {},
    [[]],
    [None],
    {"": ""},
    {"$include": "./gone"},
    {"$include": 5},
    "é\u2028\u202e",
    "x" * 300,
    10**30,
    "a\nb",
]

every_text = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
some_documents = settings(every_text, max_examples=80)


def examine(folder: Path, files: dict[str, str], **choices: Any) -> Report:
    """The report on files, after a look at what must hold for every report."""
    writable = {name: text.encode("utf-8", "replace").decode() for name, text in files.items()}
    report = lint(folder, writable, list(writable), **choices)
    for finding in report.findings:
        for place in (finding.location, *(related.location for related in finding.related)):
            lies_inside(place)
        for edit in finding.fix.edits if finding.fix else ():
            assert edit.source.outer is None
            assert 0 <= edit.start <= edit.end <= len(edit.source.text)
    shown = {name: render(name, report).encode("utf-8", "backslashreplace") for name in FORMATS}
    assert json.loads(shown["json"])["summary"]["files"] == report.summary.files
    return report


def lies_inside(place: Location) -> None:
    assert place.source.outer is None
    assert 0 <= place.start <= place.end <= len(place.source.text)
    lines = place.source.text.count("\n") + place.source.text.count("\r") + 1
    assert (1, 1) <= place.begin <= place.stop
    assert place.stop[0] <= lines
    assert place.pointer == "" or place.pointer.startswith("/")


# Any text

FRAGMENTS = st.sampled_from(
    [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        '"',
        "'",
        "\n",
        "- ",
        "? ",
        "# ",
        "// ",
        "/*",
        "*/",
        "&a ",
        "*a ",
        "<<: ",
        "|\n",
        "---\n",
        "...",
        "apiVersion: pai.io/v1\n",
        "kind: Agent\n",
        "spec:\n",
        "  models: ",
        "agents",
        "models",
        "providers",
        "$include",
        "!x ",
        "provcheck: ignore[PC001]",
        "{{",
        "${X}",
        "\t",
        "\r",
        "\ufeff",
        "\u2028",
        "\x00",
        "\x1b[31m",
        "1e999",
        "0x",
        "\\u",
        "é",
    ]
)
TEXTS = st.text(max_size=60) | st.lists(FRAGMENTS, max_size=40).map("".join)


@given(TEXTS)
@example("")
@example("\ufeff")
@example("{ '\\ud800': '\\ud800' }")
@example('apiVersion: pai.io/v1\nkind: Agent\nspec: {models: ["\\ud800/x"]}\n')
@every_text
def test_any_text_under_the_names_of_both_dialects(tmp_path: Path, text: str) -> None:
    examine(tmp_path, {"openclaw.json": text, "a.yaml": text})


@given(st.binary(max_size=80))
@every_text
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    for name in ("openclaw.json", "a.yaml"):
        (tmp_path / name).write_bytes(data)
    for finding in lint(tmp_path, {}, ["a.yaml"]).findings:
        lies_inside(finding.location)


# Plausible configurations with something wrong


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each value inside a value."""
    found = [path] if path else []
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        found += paths(part, (*path, step))
    return found


def mutated(value: Any, chance: random.Random) -> Any:
    """A copy in which some values are replaced, taken out, repeated, or put under another name."""
    value = deepcopy(value)
    for _ in range(chance.randint(1, 6)):
        ways = paths(value)
        if not ways:
            break
        *way, last = chance.choice(ways)
        holder = value
        for step in way:
            holder = holder[step]
        spare = holder.pop(last)
        what = chance.randrange(4)
        if isinstance(holder, list):
            for _ in range(what):
                holder.insert(chance.randint(0, len(holder)), deepcopy(chance.choice([spare, chance.choice(ODD)])))
        elif what:
            name = chance.choice([last, last, str(chance.choice(ODD))])
            holder[name] = deepcopy(chance.choice([spare, chance.choice(ODD), chance.choice(ODD)]))
    return value


def as_json5(value: Any, chance: random.Random) -> str:
    text = json.dumps(value, indent=chance.choice([None, 1]), ensure_ascii=chance.choice([True, False]))
    return chance.choice(["", "\ufeff", "// provcheck: ignore[PC2]\n"]) + text


def as_yaml(values: list[Any], chance: random.Random) -> str:
    """JSON is YAML, apart from escaped halves of surrogate pairs."""
    return "---\n".join(as_json5(value, chance).replace("//", "#", 1) + "\n" for value in values)


@given(st.randoms(use_true_random=False), st.sampled_from([(), RELEASES[:1], RELEASES]))
@some_documents
def test_a_configuration_of_openclaw_s_with_something_wrong(
    tmp_path: Path, chance: random.Random, releases: tuple[str, ...]
) -> None:
    examine(tmp_path, {"openclaw.json": as_json5(mutated(OPENCLAW, chance), chance)}, releases=releases)


@given(st.randoms(use_true_random=False))
@some_documents
def test_manifests_of_pai_s_with_something_wrong(tmp_path: Path, chance: random.Random) -> None:
    files = {"a.yaml": as_yaml([mutated(one, chance) for one in PAI * 2], chance)}
    if chance.random() < 0.5:
        files["b.json"] = as_json5(mutated(chance.choice(PAI), chance), chance)
    examine(tmp_path, files)


@given(st.randoms(use_true_random=False))
@some_documents
def test_parts_with_something_wrong(tmp_path: Path, chance: random.Random) -> None:
    parts = {name: mutated(part, chance) if isinstance(part, dict) else part for name, part in OPENCLAW.items()}
    whole = {name: {"$include": chance.choice([f"./{name}", [f"./{name}", "./env"]])} for name in parts}
    texts = {name: as_json5(part, chance) for name, part in parts.items()}
    examine(tmp_path, {"openclaw.json": as_json5(mutated(whole, chance), chance), **texts})


@given(st.randoms(use_true_random=False))
@settings(some_documents, max_examples=30)
def test_a_picture_of_what_has_something_wrong(tmp_path: Path, chance: random.Random) -> None:
    files = {
        "openclaw.json": as_json5(mutated(OPENCLAW, chance), chance),
        "a.yaml": as_yaml([mutated(one, chance) for one in PAI], chance),
    }
    holds_together(drawn(tmp_path, {name: text.encode("utf-8", "replace").decode() for name, text in files.items()}))


@pytest.mark.parametrize("cut", range(0, 2200, 37))
def test_a_file_that_ends_too_soon(tmp_path: Path, cut: int) -> None:
    examine(tmp_path, {"openclaw.json": json.dumps(OPENCLAW)[:cut], "a.yaml": json.dumps(PAI[0], indent=1)[: cut // 2]})
