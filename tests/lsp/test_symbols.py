"""Every place that names a provider, a model, an agent or an alias, to the character."""

from __future__ import annotations

from pathlib import Path

import pytest

from bound import bundles, places, spot
from provcheck.lsp.names.symbols import Symbol, at, occurrences

Row = tuple[str, str, str, bool, int, int, str]


def rows(folder: Path, files: dict[str, str], release: str = "") -> list[Row]:
    """Kind, provider, name, whether it defines, line, column and text of all occurrences."""
    found = []
    for bundle in bundles(folder, files, release):
        for one in occurrences(bundle):
            ((_, line, column, text),) = places([one.location])
            found.append((*one.symbol, one.defines, line, column, text))
    return found


def named(folder: Path, text: str, kind: str, release: str = "") -> list[tuple[str, int, int, str]]:
    """Name, line, column and text of the occurrences of a kind in one OpenClaw configuration."""
    found = rows(folder, {"openclaw.json": text}, release)
    return [(name, line, column, there) for which, _, name, _, line, column, there in found if which == kind]


OPENCLAW = """{
  models: { providers: { NIM: { baseUrl: "http://nim/v1", models: [{ id: "meta/llama" }] } } },
  agents: {
    defaults: {
      model: { primary: "nim/meta/llama@work", fallbacks: ["Fast", "meta/llama", 'openai/gpt-6-astra'] },
      models: { "nim/meta/llama": { alias: " fast" } },
    },
    entries: { Main: { model: "nim/other" } },
  },
}
"""


def test_an_openclaw_configuration(tmp_path: Path) -> None:
    assert rows(tmp_path, {"openclaw.json": OPENCLAW}) == [
        ("provider", "", "nim", True, 2, 26, "NIM"),
        ("model", "nim", "meta/llama", True, 2, 75, "meta/llama"),
        ("agent", "", "main", True, 8, 16, "Main"),
        ("alias", "", "fast", True, 6, 46, "fast"),
        ("provider", "", "nim", False, 5, 26, "nim"),
        ("model", "nim", "meta/llama", False, 5, 30, "meta/llama"),
        ("alias", "", "fast", False, 5, 61, "Fast"),
        ("provider", "", "meta", False, 5, 69, "meta"),
        ("model", "meta", "llama", False, 5, 74, "llama"),
        ("provider", "", "openai", False, 5, 83, "openai"),
        ("model", "openai", "gpt-6-astra", False, 5, 90, "gpt-6-astra"),
        ("provider", "", "nim", False, 6, 18, "nim"),
        ("model", "nim", "meta/llama", False, 6, 22, "meta/llama"),
        ("provider", "", "nim", False, 8, 32, "nim"),
        ("model", "nim", "other", False, 8, 36, "other"),
    ]


PAI = """apiVersion: pai.io/v1
kind: ModelProvider
metadata: { name: nim }
spec:
  provider: openai
  endpoint: http://nim/v1
  allowedModels: [&one meta/llama, 'it''s']
  deniedModels: [*one]
  fallbacks: [other/model]
---
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - nim/meta/llama # the first
  configFiles:
    - path: /app/openclaw.json
      content: |
        { agents: { defaults: { model: "nim/meta/llama" } } }
"""


def test_manifests_and_what_they_embed(tmp_path: Path) -> None:
    assert rows(tmp_path, {"pai.yaml": PAI}) == [
        ("provider", "", "nim", True, 3, 19, "nim"),
        ("model", "nim", "meta/llama", True, 7, 24, "meta/llama"),
        ("model", "nim", "it's", True, 7, 37, "it''s"),
        ("model", "nim", "meta/llama", False, 8, 18, "*one"),
        ("agent", "", "helper", True, 14, 9, "helper"),
        ("provider", "", "nim", False, 17, 7, "nim"),
        ("model", "nim", "meta/llama", False, 17, 11, "meta/llama"),
        ("provider", "", "other", False, 9, 15, "other"),
        ("model", "other", "model", False, 9, 21, "model"),
        ("provider", "", "nim", False, 21, 41, "nim"),
        ("model", "nim", "meta/llama", False, 21, 45, "meta/llama"),
    ]


@pytest.mark.parametrize(
    ("ref", "provider", "model"),
    [
        ('"nim/a/b"', "nim", "a/b"),
        ("'nim/a/b'", "nim", "a/b"),
        (r'"n\u0069m\/\x61/b"', r"n\u0069m", r"\x61/b"),
        ('"ni\\\nm/a\\\r\n/b"', "ni\\\nm", "a\\\r\n/b"),
        ('"nim/\\\na/b"', "nim", "a/b"),
        ('" nim / a/b "', "nim", "a/b"),
        ('"nim/a/b@work"', "nim", "a/b"),
        ('"nim/😀\\ud83d\\ude00"', "nim", "😀\\ud83d\\ude00"),
        ('"\\ud83d\\ude00/a"', "\\ud83d\\ude00", "a"),
    ],
)
def test_escapes_in_json5(tmp_path: Path, ref: str, provider: str, model: str) -> None:
    text = f"/* 😀 */ {{ agents: {{ defaults: {{ model: {ref} }} }} }}"
    found = rows(tmp_path, {"openclaw.json": text})
    assert [(kind, there) for kind, *_, there in found] == [("provider", provider), ("model", model)]


@pytest.mark.parametrize(
    ("ref", "provider", "model"),
    [
        ("nim/a/b", "nim", "a/b"),
        ("!!str nim/a", "nim", "a"),
        ("'nim/a''b'", "nim", "a''b"),
        (r'"n\x69m\/\u0061"', r"n\x69m", r"\u0061"),
        ('"nim/a\\\n      b"', "nim", "a\\\n      b"),
        ('"nim/\\\n      a"', "nim", "a"),
        ("|-\n      nim/a", "nim", "a"),
        (">-\n      nim/a", "nim", "a"),
    ],
)
def test_escapes_in_yaml(tmp_path: Path, ref: str, provider: str, model: str) -> None:
    text = f"\ufeffapiVersion: pai.io/v1\nkind: Agent\nmetadata: {{}}\nspec:\n  models:\n    - {ref}\n"
    found = rows(tmp_path, {"pai.yaml": text})
    assert [(kind, there) for kind, *_, there in found] == [("provider", provider), ("model", model)]


def test_a_name_that_is_folded_in_yaml_is_found_as_a_whole(tmp_path: Path) -> None:
    text = "apiVersion: pai.io/v1\nkind: Agent\nmetadata: {}\nspec:\n  models:\n    - nim/a\n     b\n"
    found = rows(tmp_path, {"pai.yaml": text})
    assert [(kind, there) for kind, *_, there in found] == [("provider", "nim"), ("model", "nim/a\n     b")]


@pytest.mark.parametrize(
    ("section", "kind", "names"),
    [
        ('auth: { profiles: { "nim:work": { provider: "NIM", mode: "token" } } }', "provider", ["NIM"]),
        ('auth: { order: { nim: ["nim:work"] } }', "provider", ["nim"]),
        ('auth: { cooldowns: { billingBackoffHoursByProvider: { "nim": 1 } } }', "provider", ["nim"]),
        ('tools: { byProvider: { nim: {}, "nim/a": {}, "nim/*": {} } }', "provider", ["nim", "nim", "nim"]),
        ('agents: { entries: { x: { tools: { byProvider: { "nim/a": {} } } } } }', "model", ["a"]),
        ('memory: { search: { provider: "nim" } }', "provider", ["nim"]),
        ('agents: { defaults: { memorySearch: { fallback: "nim" } } }', "provider", ["nim"]),
        ('tools: { media: { models: [{ provider: "nim", model: "a" }] } }', "provider", ["nim"]),
        ('tools: { media: { image: { models: [{ provider: "nim", model: "a" }] } } }', "model", ["a"]),
        ('agents: { defaults: { models: { "nim/*": {} } } }', "provider", ["nim"]),
        ('agents: { defaults: { modelPolicy: { allow: ["other/*", "nim/a"] } } }', "provider", ["nim"]),
        ('agents: { defaults: { heartbeat: { model: "nim/a" } } }', "provider", ["nim"]),
        ('bindings: [{ agentId: "main" }, { agentId: "*" }]', "agent", ["main"]),
        ('agents: { defaults: { subagents: { allowAgents: ["*", "main"] } } }', "agent", ["main"]),
        ('hooks: { allowedAgentIds: ["Main"], mappings: [{ agentId: "main" }] }', "agent", ["Main", "main"]),
        ('tools: { agentToAgent: { allow: ["main"] } }', "agent", ["main"]),
        ('broadcast: { strategy: "parallel", "123@g.us": ["a", "b"], x: { agents: ["c"] } }', "agent", ["a", "b", "c"]),
        ('channels: { telegram: { groups: { g: { topics: { "1": { agentId: "zu" } } } } } }', "agent", ["zu"]),
    ],
)
def test_where_openclaw_names_things_outside_of_refs(tmp_path: Path, section: str, kind: str, names: list[str]) -> None:
    found = named(tmp_path, f"{{ {section} }}", kind)
    assert sorted(there for *_, there in found) == sorted(names)


def test_a_pattern_for_a_provider_that_is_there(tmp_path: Path) -> None:
    text = """{ models: { providers: { nim: {} } }, agents: { defaults: { modelPolicy: { allow: ["nim/x/*", "o/*"] } } } }"""
    assert [row[1:] for row in named(tmp_path, text, "provider")] == [(1, 26, "nim"), (1, 85, "nim")]


def test_what_a_plugin_reads_counts_where_it_is_surely_a_ref(tmp_path: Path) -> None:
    text = """{
  models: { providers: { nim: { models: [{ id: "a", name: "nim/a" }] } } },
  plugins: { entries: { x: { config: { model: "nim/a", other: "nim/b", path: "a/nim" } } } },
}"""
    assert [row[1:] for row in named(tmp_path, text, "provider")] == [(2, 26, "nim"), (3, 48, "nim")]


def test_an_id_that_reads_like_a_ref_to_another_provider(tmp_path: Path) -> None:
    text = """apiVersion: pai.io/v1
kind: ModelProvider
metadata: { name: nim }
spec: { provider: vllm, endpoint: "http://x/v1", allowedModels: [llama] }
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata: { name: hub }
spec: { provider: openrouter, allowedModels: [nim/llama] }
"""
    found = rows(tmp_path, {"pai.yaml": text})
    assert [row[:3] for row in found] == [
        ("provider", "", "nim"),
        ("model", "nim", "llama"),
        ("provider", "", "hub"),
        ("model", "hub", "nim/llama"),
    ]


def test_what_pai_names_outside_of_refs(tmp_path: Path) -> None:
    text = """apiVersion: pai.io/v1
kind: ModelProvider
metadata: { name: nim }
spec: { provider: vllm, endpoint: "http://x/v1", allowedModels: [llama] }
---
apiVersion: pai.io/v1
kind: Agent
metadata: { name: helper }
spec: { providers: [nim, github], env: [{ name: MODEL, value: nim/llama }] }
---
apiVersion: pai.io/v1
kind: Session
metadata:
  name: run
  ownerReferences: [{ apiVersion: pai.io/v1, kind: Agent, name: helper }]
spec: { agent: helper, agentVersion: 1 }
---
apiVersion: pai.io/v1
kind: AccessKey
metadata: { name: key }
spec: { modelProviders: [nim] }
"""
    found = rows(tmp_path, {"pai.yaml": text})
    assert [(kind, line, column) for kind, _, _, defines, line, column, _ in found if not defines] == [
        ("provider", 9, 21),
        ("provider", 9, 63),
        ("model", 9, 67),
        ("agent", 15, 65),
        ("agent", 16, 16),
        ("provider", 21, 26),
    ]


def test_included_files(tmp_path: Path) -> None:
    files = {
        "openclaw.json": '{ models: { $include: "./parts/models.json5" }, agents: { defaults: { model: "nim/a" } } }',
        "parts/models.json5": "{ providers: { nim: { models: [{ id: 'a' }] } } }",
    }
    (bundle,) = bundles(tmp_path, files)
    found = [place[:3] for place in places([one.location for one in occurrences(bundle)])]
    assert found == [
        ("parts/models.json5", 1, 16),
        ("parts/models.json5", 1, 39),
        ("openclaw.json", 1, 79),
        ("openclaw.json", 1, 83),
    ]


def test_a_ref_without_its_publisher_means_the_listed_model(tmp_path: Path) -> None:
    text = """{
  models: { providers: { nvidia: {
    baseUrl: "https://integrate.api.nvidia.com/v1",
    models: [{ id: "nvidia/nemotron-3-super-120b-a12b" }],
  } } },
  agents: { defaults: { model: "nvidia/nemotron-3-super-120b-a12b" } },
}"""
    name = "nvidia/nemotron-3-super-120b-a12b"
    assert named(tmp_path, text, "model") == [(name, 4, 21, name), (name, 6, 40, "nemotron-3-super-120b-a12b")]


def test_a_bare_id_means_the_model_of_its_only_provider(tmp_path: Path) -> None:
    text = """{ models: { providers: { nim: { models: [{ id: "a" }] } } }, agents: { defaults: { model: "a" } } }"""
    assert named(tmp_path, text, "model") == [("a", 1, 49, "a"), ("a", 1, 92, "a")]
    assert named(tmp_path, text, "model", "2026.3.31") == [("a", 1, 49, "a")]


@pytest.mark.parametrize(
    ("marked", "symbol"),
    [
        ('primary: "|nim', Symbol("provider", "", "nim")),
        ('primary: "nim|/', Symbol("provider", "", "nim")),
        ('primary: "nim/|meta', Symbol("model", "nim", "meta/llama")),
        ("meta/llama|@work", Symbol("model", "nim", "meta/llama")),
        ('"Fa|st"', Symbol("alias", "", "fast")),
        ("Ma|in:", Symbol("agent", "", "main")),
        ("@wo|rk", None),
        ("mod|els: {", None),
        ("|{\n", None),
    ],
)
def test_what_stands_at_an_offset(tmp_path: Path, marked: str, symbol: Symbol | None) -> None:
    found = at(bundles(tmp_path, {"openclaw.json": OPENCLAW}), "openclaw.json", spot(OPENCLAW, marked))
    assert (found[1].symbol if found else None) == symbol


def test_nothing_stands_outside_of_a_file(tmp_path: Path) -> None:
    bound = bundles(tmp_path, {"openclaw.json": OPENCLAW})
    assert at(bound, "openclaw.json", 10**6) is None
    assert at(bound, "openclaw.json", -1) is None
    assert at(bound, "another.json", 30) is None
    assert at([], "openclaw.json", 30) is None
