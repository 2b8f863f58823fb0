"""No file breaks a conversion, not even one in which somebody has garbled what was kept."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import json5
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from conversions import converted
from program import ROOT
from provcheck.dialects.openclaw_releases import NEWEST
from provcheck.model import OPENCLAW, PAI

VALUES: list[Any] = [
    *(None, True, 0, -1, 1.5, 10**30, float("inf"), "", "a", "a/b", "/", "${X}", "{{x}}", "main", "\ud800", "é" * 70),
    *([], {}, [[]], [{}], {"": ""}, ["a", 1], "null", "[1]", "{", '{"id": [], "models": [{"id": 1}]}'),
    *(
        "openai/gpt-5.5",
        "https://u:p@h/v1",
        "http://[::1",
        "azure-openai",
        "vllm",
        "azure-openai-responses",
        "2026.1.30",
    ),
]
KEYS = (
    *("", "id", "name", "models", "providers", "api", "baseUrl", "apiKey", "agents", "list", "entries", "defaults"),
    *("model", "primary", "fallbacks", "for", "spec", "metadata", "kind", "allowedModels", "endpoint", "contextWindow"),
    *("provcheck.dev/config", "provcheck.dev/models", "provcheck.dev/provider", "provcheck.dev/agent", "documents"),
)


@cache
def seeds(to: str) -> list[list[Any]]:
    """The documents of files to convert: fixtures, and what conversions of fixtures give."""
    pai = [list(YAML(typ="safe", pure=True).load_all(one.read_text())) for one in (ROOT / "fixtures").rglob("*.yaml")]
    pai += [list(YAML(typ="safe", pure=True).load_all(one.read_text())) for one in data("*.yaml")]
    openclaw = [[json5.loads(one.read_text())] for one in (ROOT / "fixtures").rglob("*.json")]
    openclaw += [[json5.loads(one.read_text())] for one in data("*.json5")]
    return pai if to == OPENCLAW else openclaw


def data(pattern: str) -> Iterator[Path]:
    return (ROOT / "tests" / "data" / "converted").glob(pattern)


def garbled(documents: list[Any], chance: random.Random) -> list[Any]:
    """Documents with a few values, keys or items changed; texts that hold JSON are changed inside."""
    made = copy.deepcopy(documents)
    for _ in range(chance.choice((1, 1, 2, 3, 5))):
        holder, step = chance.choice([*places(made)])
        value = holder[step]
        if isinstance(value, str) and value.startswith("{") and chance.random() < 0.7:
            holder[step] = "".join(inside(line, chance) for line in value.splitlines(keepends=True))
        elif chance.random() < 0.3:
            del holder[step]
        elif isinstance(value, dict) and chance.random() < 0.5:
            value[chance.choice(KEYS)] = copy.deepcopy(chance.choice(VALUES))
        else:
            holder[step] = copy.deepcopy(chance.choice(VALUES))
        if not any(places(made)):
            break
    return made


def inside(line: str, chance: random.Random) -> str:
    try:
        value = json.loads(line)
    except ValueError:
        return line
    return json.dumps(garbled([value], chance)) + "\n"


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every member and item, as what holds it and the step to it."""
    steps = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for step in steps:
        yield value, step
        yield from places(value[step])


@pytest.mark.parametrize("to", [PAI, OPENCLAW])
@settings(max_examples=150, deadline=None, derandomize=True)
@given(number=st.integers(0, 2**32), release=st.sampled_from(("", NEWEST, "2026.1.30")), annotations=st.booleans())
def test_garbled_files(to: str, number: int, release: str, annotations: bool, tmp_path_factory: Any) -> None:
    chance = random.Random(number)
    documents = garbled(chance.choice(seeds(to)), chance)
    texts = [json.dumps(one, default=str) for one in documents]
    files = {"openclaw.json": texts[0] if texts else ""} if to == PAI else {"a.yaml": "\n---\n".join(texts)}
    made = converted(tmp_path_factory.mktemp("garbled"), files, to, release=release, annotations=annotations)
    assert len(made.outputs) == 1


BROKEN = [
    ("models", "''"),
    ("unlisted", "''"),
    ("provider", '{"baseUrl": true}'),
    ("models", '{"id": "m", "contextWindow": 1e999}'),
    ("provider", '{"models": [{"id": []}]}'),
    ("config", '{"agents": {"list": null}}'),
    ("config", '{"agents": {"entries": {"x": 1}}}'),
    ("config", '{"agents": {"defaults": "x"}}'),
    ("agent", '{"model": {"primary": "p/m", "fallbacks": null}, "for": ["p/m"]}'),
    ("agent", '{"id": "zzz"}'),
    ("config", "{{{"),
]


@pytest.mark.parametrize(("name", "content"), BROKEN)
@pytest.mark.parametrize("release", [NEWEST, "2026.3.31"])
def test_what_cannot_be_read_any_more_is_left_out(name: str, content: str, release: str, tmp_path: Path) -> None:
    noted = f"annotations: {{provcheck.dev/{name}: {json.dumps(content)}}}"
    text = "\n".join([
        f"apiVersion: pai.io/v1\nkind: ModelProvider\nmetadata:\n  name: p\n  {noted if name != 'agent' else ''}",
        "spec: {provider: openai, endpoint: 'https://p.example.com/v1', apiKeySecretRef: {name: p-api-key, key: api-key},",
        "  allowedModels: [m]}\n---",
        f"apiVersion: pai.io/v1\nkind: Agent\nmetadata:\n  name: a\n  {noted if name == 'agent' else ''}",
        "spec: {models: [p/m]}",
    ])  # fmt: skip
    made = converted(tmp_path, {"a.yaml": text}, OPENCLAW, release=release)
    assert "https://p.example.com/v1" in made.outputs[0].text
    assert '"p/m"' in made.outputs[0].text
