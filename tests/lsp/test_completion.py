"""What is offered at the cursor, and how it is written there."""

from pathlib import Path

import pytest

from bound import bundles
from lsp.cursor import MARK, accepted, cut, filled, labels, offered
from provcheck.catalog.corrections import Correction, correcting

NIM = 'baseUrl: "https://integrate.api.nvidia.com/v1"'
CONFIG = """{
  agents: { defaults: { MODEL } },
  models: { providers: {
    nim: { baseUrl: "https://integrate.api.nvidia.com/v1", models: [{ id: "openai/gpt-oss-20b", name: "A" }, { id: "z-ai/glm4.7", name: "B" }] },
    local: { baseUrl: "http://localhost:1/v1", models: [{ id: "llama", name: "L" }] },
  } },
}
"""
PROVIDER = """apiVersion: pai.io/v1
kind: ModelProvider
metadata: { name: nim, namespace: team }
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  allowedModels: [openai/gpt-oss-20b, meta/llama-3.2-3b-instruct, z-ai/glm4.7]
  deniedModels: [meta/llama-3.2-3b-instruct]
"""
AGENT = """apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
  namespace: team
spec:
"""


# Refs


def config(model: str) -> str:
    return CONFIG.replace("MODEL", model)


@pytest.mark.parametrize(
    "model",
    [
        'model: "<>"',
        "model: '<>'",
        'model: "<>',
        "model: <>",
        "model: nim/op<>",
        'model: { primary: "nim/open<>ai/gpt" }',
        'model: { primary: "x/y", fallbacks: ["<>"] }',
        'model: { primary: "x/y", fallbacks: ["nim/x", <>] }',
        'subagents: { model: { primary: "<>" } }',
        'heartbeat: { model: "<>" }',
        'imageModel: { fallbacks: ["<>"] }',
        'models: { "<>": {} }',
        "models: { <>",
        'modelPolicy: { allow: ["<>"] }',
    ],
)
def test_refs_of_configured_providers_come_first(model: str) -> None:
    found = [one for one in offered(config(model), "json5") if one.kind == "ref"]
    names = [one.label for one in found]

    assert names[0] == "nim/openai/gpt-oss-20b"
    assert names[-1] == max(names, key=names.index)
    assert "nim/z-ai/glm4.7" in names
    gone = [one.retired for one in found]
    assert gone == sorted(gone)
    (retired,) = [one for one in found if one.label == "nim/z-ai/glm4.7"]
    assert retired.retired
    assert retired.detail.startswith("retired 2026-")


def test_built_in_providers_come_behind_configured_ones() -> None:
    found = offered(config('model: "<>"'), "json5")
    names = [one.label for one in found if not one.retired]

    assert names[:2] == ["nim/openai/gpt-oss-20b", "local/llama"]
    assert {"anthropic/claude-opus-5", "nvidia/openai/gpt-oss-20b"} <= set(names)


def test_behind_a_provider_only_its_models() -> None:
    assert labels(config('model: "local/<>"'), "json5") == ["local/llama"]
    assert labels(config('model: "local/xyz<>"'), "json5") == ["local/llama"]
    assert {one.partition("/")[0] for one in labels(config('model: "anthropic/<>"'), "json5")} == {"anthropic"}
    assert labels(config('model: "nobody/<>"'), "json5") == []


def test_a_ref_takes_the_place_of_the_whole_token() -> None:
    chosen = accepted(config('model: "nim/<>z-ai/glm4.7"'), "json5", "nim/openai/gpt-oss-20b")

    assert chosen == config('model: "nim/openai/gpt-oss-20b"')


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('model: "nim/me<>"', 'model: "nim/openai/gpt-oss-20b"'),
        ('model: "nim/me<>', 'model: "nim/openai/gpt-oss-20b"'),
        ("model: 'nim/me<>", "model: 'nim/openai/gpt-oss-20b'"),
        ("model: nim/me<>", 'model: "nim/openai/gpt-oss-20b"'),
        ("model: <>", 'model: "nim/openai/gpt-oss-20b"'),
        ('models: { "<>": {} }', 'models: { "nim/openai/gpt-oss-20b": {} }'),
        ('models: { "<>" }', 'models: { "nim/openai/gpt-oss-20b":  }'),
        ('models: { "<> }', 'models: { "nim/openai/gpt-oss-20b":  }'),
        ("models: { nim/<> }", 'models: { "nim/openai/gpt-oss-20b":  }'),
        ('model: { fallbacks: [<>"a/b"] }', 'model: { fallbacks: ["nim/openai/gpt-oss-20b"] }'),
        ('model: { fallbacks: [<> "a/b"] }', 'model: { fallbacks: ["nim/openai/gpt-oss-20b", "a/b"] }'),
        ('model: "<>, imageModel: "a/b"', 'model: "nim/openai/gpt-oss-20b", imageModel: "a/b"'),
    ],
)
def test_quotes_and_colons_are_those_of_the_place(typed: str, written: str) -> None:
    assert accepted(config(typed), "json5", "nim/openai/gpt-oss-20b") == config(written)


def test_the_typed_text_is_compared_with_the_whole_ref() -> None:
    (one,) = offered(config('model: "local/l<>"'), "json5")

    assert one.filter == one.label == "local/llama"
    assert cut(config('model: "local/l<>"'))[0][one.start : one.end] == "local/l"


def test_what_the_route_has_already_is_left_out() -> None:
    model = 'model: { primary: "local/llama", fallbacks: ["nim/openai/gpt-oss-20b", "<>"] }'

    assert labels(config(model), "json5")[:1] != ["local/llama"]
    assert not {"local/llama", "nim/openai/gpt-oss-20b"} & set(labels(config(model), "json5"))


def test_what_the_allow_list_shuts_out_comes_last(tmp_path: Path) -> None:
    text = config('model: "local/llama", models: { "local/llama": {} }')
    known = bundles(tmp_path, {"openclaw.json": text})
    found = offered(text.replace('"local/llama",', '"<>",', 1), "json5", known, "openclaw.json")

    assert found[0].label == "local/llama"
    assert all("outside the allow list" in one.detail for one in found[1:])


def test_only_places_of_refs_have_refs() -> None:
    for model in ('workspace: "<>"', 'name: "<>"', 'model: { primary: "a/b", other: "<>" }', 'thinkingDefault: "<>"'):
        assert not [one for one in offered(config(model), "json5") if one.kind == "ref"]


def test_a_release_has_its_own_places() -> None:
    old = "{ meta: { lastTouchedVersion: '2026.3.31' }, agents: { defaults: { utilityModel: '<>' } } }"

    assert offered(old, "json5") == []
    assert offered(old.replace("2026.3.31", "2026.9.6"), "json5")


def test_includes_are_heard(tmp_path: Path) -> None:
    outer = '{ agents: { defaults: { model: "nim/a" } }, models: { providers: { $include: "./p.json5" } } }'
    inner = "{ nim: { " + NIM + ', models: [{ id: "openai/gpt-oss-20b", name: "A" }] } }'
    known = bundles(tmp_path, {"openclaw.json": outer, "p.json5": inner})

    assert labels(outer.replace("nim/a", "nim/<>"), "json5", known, "openclaw.json") == ["nim/openai/gpt-oss-20b"]
    found = labels(inner.replace("openai/", "z-ai/<>"), "json5", known, "p.json5")
    assert "z-ai/glm4.7" in found
    assert labels(inner.replace("models:", "<> models:"), "json5", known, "p.json5")[0] == "apiKey"


# Models


@pytest.mark.parametrize(
    ("provider", "own", "others"),
    [
        (f"x: {{ {NIM},", "openai/gpt-oss-20b", "claude-opus-5"),
        ('x: { baseUrl: "https://api.anthropic.com",', "claude-opus-5", "gpt-5.5"),
        ('x: { baseUrl: "https://api.openai.com/v1",', "gpt-5.5", "claude-opus-5"),
        ('x: { baseUrl: "https://generativelanguage.googleapis.com/v1beta",', "gemini-3.8-flash", "gpt-5.5"),
        ("nvidia: {", "openai/gpt-oss-20b", "gpt-5.5"),
        ("anthropic: {", "claude-opus-5", "gpt-5.5"),
    ],
)
def test_models_are_those_of_the_host(provider: str, own: str, others: str) -> None:
    found = labels("{ models: { providers: { " + provider + ' models: [{ id: "<>" }] } } }', "json5")

    assert own in found
    assert others not in found


def test_a_host_of_ones_own_has_models_nobody_knows() -> None:
    text = '{ models: { providers: { openai: { baseUrl: "http://localhost:1/v1", models: [{ id: "<>" }] } } } }'

    assert offered(text, "json5") == []


def test_models_that_chat_come_first_and_retired_ones_last() -> None:
    found = offered("{ models: { providers: { nim: { " + NIM + ', models: [{ id: "<>" }] } } } }', "json5")
    kinds = [(one.retired, not {"chat", "vision"} & set(one.detail.split(", "))) for one in found]

    assert kinds == sorted(kinds)
    assert kinds[0] == (False, False)
    assert kinds[-1][0]


def test_listed_models_are_not_offered_again() -> None:
    text = (
        "{ models: { providers: { nim: { "
        + NIM
        + ', models: [{ id: "openai/gpt-oss-20b" }, { id: "z-ai/<>glm4.7" }] } } } }'
    )
    found = labels(text, "json5")

    assert "openai/gpt-oss-20b" not in found
    assert "z-ai/glm4.7" in found


def test_models_of_the_settings_count() -> None:
    text = (
        "{ models: { providers: { nim: { "
        + NIM
        + ', models: [{ id: "<>" }] }, box: { baseUrl: "http://box/v1", models: [{ id: "[]" }] } } } }'
    )
    with correcting(
        {"nim/acme/new": Correction(), "nvidia/openai/gpt-oss-20b": Correction(retired=True), "box/own": Correction()}
    ):
        found = {one.label: one for one in offered(text, "json5")}
        assert labels(text.replace(MARK, "").replace("[]", MARK), "json5") == ["own"]

    assert not found["acme/new"].retired
    assert found["openai/gpt-oss-20b"].retired
    assert "own" not in found


def test_releases_refuse_models() -> None:
    text = "{ models: { providers: { openai: { models: [{ id: '<>' }] } } } }"
    refused = {one.label: one.detail for one in offered(text, "json5") if one.retired}

    assert refused
    assert all("retired" in detail or "refused" in detail or "delisted" in detail for detail in refused.values())


# Keys and values


def test_keys_that_are_there_are_left_out() -> None:
    found = labels('{ models: { providers: { x: { baseUrl: "", <> api: "" } } } }', "json5")

    assert {"models", "apiKey", "headers"} <= set(found)
    assert not {"baseUrl", "api"} & set(found)


def test_required_keys_come_first() -> None:
    found = offered("{ models: { providers: { x: { models: [{ <> }] } } } }", "json5")

    assert [one.label for one in found[:2]] == ["id", "name"]
    assert "required" in found[0].detail
    assert found[0].documentation.startswith("The id that the provider's server knows")


def test_keys_are_those_of_the_release() -> None:
    text = "{ meta: { lastTouchedVersion: '%s' }, agents: { <> } }"

    assert "list" in labels(text % "2026.7.1", "json5")
    assert "entries" not in labels(text % "2026.7.1", "json5")
    assert "entries" in labels(text % "2026.9.6", "json5")
    assert "list" not in labels(text % "2026.9.6", "json5")
    (old,) = [one for one in offered(text % "2026.7.1", "json5") if one.label == "list"]
    assert old.retired
    assert old.detail == "until 2026.7.1"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("{ age<> }", "{ agents:  }"),
        ("{ age<>: 1 }", "{ agents: 1 }"),
        ('{ "age<>" }', '{ "agents":  }'),
        ('{ "age<>": 1 }', '{ "agents": 1 }'),
        ("{ 'age<> }", "{ 'agents':  }"),
        ('{ "env": {}, <> }', '{ "env": {}, "agents":  }'),
        ("{ env: {}, <> }", "{ env: {}, agents:  }"),
    ],
)
def test_keys_are_written_as_the_file_writes_them(typed: str, written: str) -> None:
    assert accepted(typed, "json5", "agents") == written


@pytest.mark.parametrize(
    ("typed", "label", "written"),
    [
        ("{ <> }", "agents", "{ agents: {  } }"),
        ("{ <> env: {} }", "agents", "{ agents: {  }, env: {} }"),
        ("{ models: { providers: { x: { <> } } } }", "baseUrl", '{ models: { providers: { x: { baseUrl: "" } } } }'),
        ("{ models: { providers: { x: { <> } } } }", "models", "{ models: { providers: { x: { models: [] } } } }"),
        ("{ <> }", "$schema", '{ $schema: "" }'),
    ],
)
def test_snippets_have_the_brackets_and_quotes_of_the_value(typed: str, label: str, written: str) -> None:
    (chosen,) = [one for one in offered(typed, "json5") if one.label == label]

    assert filled(cut(typed)[0], chosen) == written


@pytest.mark.parametrize(
    ("typed", "syntax", "found"),
    [
        ('{ models: { mode: "<>" } }', "json5", ["merge", "replace"]),
        ("{ models: { mode: <> } }", "json5", ["merge", "replace"]),
        ("{ agents: { defaults: { subagents: { requireAgentId: <> } } } }", "json5", ["true", "false"]),
        ("{ agents: { defaults: { subagents: { requireAgentId: '<>' } } } }", "json5", []),
        ("{ secrets: { providers: { x: { source: 'env', <>", "json5", ["allowlist"]),
        (AGENT + "  harness: <>", "yaml", ["default", "claude", "codex", "custom"]),
        (AGENT + "  harness: c<>laude", "yaml", ["default", "claude", "codex", "custom"]),
        (AGENT + "  longRunning:<>", "yaml", ["true", "false"]),
        (AGENT + "  memories: [{access: <>}]", "yaml", ["readWrite", "readOnly"]),
        ("apiVersion: <>", "yaml", ["pai.io/v1"]),
    ],
)
def test_values_that_are_told_one_by_one(typed: str, syntax: str, found: list[str]) -> None:
    assert labels(typed, syntax) == found


def test_values_are_written_for_their_place() -> None:
    assert accepted("{ models: { mode: me<> } }", "json5", "merge") == '{ models: { mode: "merge" } }'
    assert accepted("{ a: 'x', models: { mode: <> } }", "json5", "merge") == "{ a: 'x', models: { mode: 'merge' } }"
    assert accepted(AGENT + "  harness:<>", "yaml", "codex") == AGENT + "  harness: codex"
    assert accepted(AGENT + '  harness: "c<>', "yaml", "codex") == AGENT + '  harness: "codex"'


def test_providers_are_offered_where_they_are_named() -> None:
    found = labels(config("").replace("{\n", '{ auth: { profiles: { a: { provider: "<>" } } },', 1), "json5")
    keys = offered(config("").replace("nim: {", "<> nim: {"), "json5")

    assert found[:2] == ["nim", "local"]
    assert "anthropic" in found
    assert {"anthropic", "openai"} <= {one.label for one in keys}
    assert not {"nim", "local"} & {one.label for one in keys}
    assert {one.kind for one in keys} == {"provider"}


def test_nothing_is_offered_for_secrets_comments_and_texts() -> None:
    for text in (
        '{ models: { providers: { nim: { apiKey: "nvapi-abc<>" } } } }',
        '{ env: { vars: { NVIDIA_API_KEY: "nvapi-abc<>" } } }',
        "{ // ag<>\n}",
        '{ agents: { entries: { a: { name: "x<>" } } } }',
    ):
        assert offered(text, "json5") == []


def test_a_secret_that_stands_in_the_place_of_a_model_is_not_repeated() -> None:
    key = "nvapi-Zb3kQ9xT1mW7vR5yL2nH8cJ4sD6fG0pA"
    text = config('model: "local/<>"').replace('id: "llama"', f'id: "{key}"')
    other = text.replace(key, "Zb3kQ9xT1mW7vR5yL2nH").replace("local: {", 'local: { apiKey: "Zb3kQ9xT1mW7vR5yL2nH",')

    assert offered(text, "json5") == []
    assert offered(other, "json5") == []
    assert labels(other.replace("Zb3kQ9xT1mW7vR5yL2nH", "local"), "json5") == ["local/local"]


# Pai


def test_refs_of_the_namespace(tmp_path: Path) -> None:
    other = PROVIDER.replace("team", "other").replace("name: nim", "name: far")
    known = bundles(tmp_path, {"a.yaml": PROVIDER, "b.yaml": other, "c.yaml": AGENT})
    found = offered(AGENT + "  models:\n    - <>\n", "yaml", known, "c.yaml")

    assert [one.label for one in found] == ["nim/openai/gpt-oss-20b", "nim/z-ai/glm4.7"]
    assert [one.retired for one in found] == [False, True]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("  models:\n    - <>\n", "  models:\n    - nim/openai/gpt-oss-20b\n"),
        ("  models:\n    -<>\n", "  models:\n    - nim/openai/gpt-oss-20b\n"),
        ("  models:\n    - nim/m<>eta # note\n", "  models:\n    - nim/openai/gpt-oss-20b # note\n"),
        ('  models:\n    - "nim/<>\n', '  models:\n    - "nim/openai/gpt-oss-20b"\n'),
        ("  models:\n    <>\n", "  models:\n    - nim/openai/gpt-oss-20b\n"),
        ("  models:\n    - a/b\n    <>\n", "  models:\n    - a/b\n    - nim/openai/gpt-oss-20b\n"),
        ("  models: [a/b, <>]\n", "  models: [a/b, nim/openai/gpt-oss-20b]\n"),
        ("  models: [a/b, nim/<>\n", "  models: [a/b, nim/openai/gpt-oss-20b\n"),
        ("  models: ['<>\n", "  models: ['nim/openai/gpt-oss-20b'\n"),
        ("  models: [<> a/b]\n", "  models: [nim/openai/gpt-oss-20b, a/b]\n"),
    ],
)
def test_refs_are_written_for_their_place_in_yaml(typed: str, written: str) -> None:
    text = f"{PROVIDER}---\n{AGENT}{typed}"

    assert accepted(text, "yaml", "nim/openai/gpt-oss-20b") == f"{PROVIDER}---\n{AGENT}{written}"


def test_a_list_that_has_a_ref_is_not_offered_it_again() -> None:
    for typed in ("  models:\n    <>\n    - nim/openai/gpt-oss-20b\n", "  models: [<>, nim/openai/gpt-oss-20b]\n"):
        assert labels(f"{PROVIDER}---\n{AGENT}{typed}", "yaml") == ["nim/z-ai/glm4.7"]


def test_a_provider_is_no_fallback_of_its_own() -> None:
    other = PROVIDER.replace("name: nim", "name: second")

    assert {one.partition("/")[0] for one in labels(f"{PROVIDER}---\n{other}  fallbacks: [<>]\n", "yaml")} == {"nim"}


def test_models_of_a_manifest() -> None:
    found = labels(PROVIDER.replace("[openai/gpt-oss-20b,", "[op<>,"), "yaml")
    denied = labels(PROVIDER.replace("deniedModels: [meta/llama-3.2-3b-instruct]", "deniedModels: [<>]"), "yaml")

    assert "openai/gpt-oss-20b" in found
    assert "meta/llama-3.2-3b-instruct" not in found
    assert not {"openai/gpt-oss-20b", "meta/llama-3.2-3b-instruct"} & set(denied)
    assert "google/gemma-4-31b-it" in denied
    gemini = PROVIDER.replace("openai\n", "gemini\n").replace("  endpoint: https://integrate.api.nvidia.com/v1\n", "")
    assert "gemini-3.8-flash" in labels(gemini.replace("[openai/gpt-oss-20b,", "[<>,"), "yaml")


def test_keys_of_a_manifest() -> None:
    assert labels("<>", "yaml") == ["apiVersion", "kind", "metadata", "spec", "status"]
    assert labels("apiVersion: pai.io/v1\nki<>", "yaml")[0] == "kind"
    assert labels(AGENT + "  mod<>\n", "yaml")[0] == "models"
    assert "configFiles" in labels(AGENT + "  <>\n  models: []\n", "yaml")
    assert "models" not in labels(AGENT + "  <>\n  models: []\n", "yaml")
    assert labels(AGENT + "  skills:\n    - <>\n", "yaml") == ["name", "mountPath"]
    assert labels(AGENT + "  skills:\n    - na<>\n      mountPath: /x\n", "yaml") == ["name"]
    assert labels(AGENT + "  skills:\n    <>\n    - name: x\n", "yaml") == ["name", "mountPath"]
    assert labels(AGENT + "  tokens: {<>}", "yaml") == ["maxPerDay", "maxPerRequest"]


def test_kinds_of_manifests() -> None:
    found = labels("apiVersion: pai.io/v1\nkind: Ag<>ent\n", "yaml")

    assert {"ModelProvider", "Agent"} <= set(found)
    assert not {"ModelBinding", "AgentWorkload"} & set(found)


def test_what_depends_on_an_unknown_kind_is_left_out() -> None:
    assert labels("apiVersion: pai.io/v1\nspec:\n  <>", "yaml") == []
    assert "name" in labels("apiVersion: pai.io/v1\nmetadata:\n  <>", "yaml")


@pytest.mark.parametrize(
    "text", ["apiVersion: apps/v1\nkind: Deployment\n<>", "services:\n  web: {}\n<>", "kind: Agent\n# <>", "a: |\n  <>"]
)
def test_nothing_is_offered_in_files_of_others_and_in_texts(text: str) -> None:
    assert offered(text, "yaml") == []


def test_names_of_other_manifests(tmp_path: Path) -> None:
    service = (
        "apiVersion: pai.io/v1\nkind: Provider\nmetadata: { name: hub, namespace: team }\nspec: { type: github }\n"
    )
    known = bundles(tmp_path, {"a.yaml": service, "b.yaml": AGENT})

    assert labels(AGENT + "  providers: [<>]\n", "yaml", known) == ["hub"]
    assert labels(AGENT + "  providers: [hub, <>]\n", "yaml", known) == []


def test_yaml_snippets_indent_what_follows() -> None:
    (chosen,) = [one for one in offered(AGENT + "  skills:\n    - name: x\n  <>", "yaml") if one.label == "models"]
    (inner,) = [one for one in offered(AGENT + "  guards:\n    - sc<>", "yaml") if one.label == "scan"]

    assert (chosen.text, chosen.snippet) == ("models:", "models:\n  - $0")
    assert inner.snippet == "scan:\n    $0"


# Embedded


EMBEDDED = """  configFiles:
    - path: /home/openclaw.json
      content: |
        {
          // 😀
          agents: { defaults: { model: "nim/<>" } },

          models: { providers: { nim: { models: [{ id: "a" }, { id: "b" }] } } },
        }
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_embedded_configuration(end: str) -> None:
    text = (AGENT + EMBEDDED).replace("\n", end)

    assert labels(text, "yaml") == ["nim/a", "nim/b"]
    assert accepted(text, "yaml", "nim/b") == text.replace("nim/<>", "nim/b")


def test_an_embedded_configuration_that_is_broken() -> None:
    text = AGENT + EMBEDDED.replace('"nim/<>" } }', '"nim/<>').replace("/home/openclaw.json", "x")

    assert labels(text, "yaml") == ["nim/a", "nim/b"]
    assert "defaults" in labels(AGENT + EMBEDDED.replace('{ defaults: { model: "nim/<>" } }', "{ <> }"), "yaml")
    assert labels(AGENT + EMBEDDED.replace("nim/<>", "nim/").rstrip().removesuffix("}") + "  <>", "yaml")


def test_providers_around_an_embedded_configuration(tmp_path: Path) -> None:
    text = AGENT + EMBEDDED.replace("nim/<>", "outer/x")
    known = bundles(tmp_path, {"a.yaml": PROVIDER.replace("name: nim", "name: outer"), "b.yaml": text})
    typed = text.replace("outer/x", "outer/<>")

    assert "outer/openai/gpt-oss-20b" in labels(typed, "yaml", known, "b.yaml")


def test_other_texts_of_an_agent_are_left_alone() -> None:
    assert offered(AGENT + "  system: |\n    { <> }\n", "yaml") == []
    assert (
        offered(
            AGENT + EMBEDDED.replace("openclaw.json", "notes.txt").replace("models: {", "x: {").replace("agents", "y"),
            "yaml",
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("{\n  ga|\n  env: {},\n}", "gateway: $1,$0"),
        ('{\n  "ga|\n  "env": {},\n}', 'gateway": $1,$0'),
        ("{\n  ga|\n}", "gateway: $1$0"),
        ("{\n  ga| {},\n  env: {},\n}", "gateway: $1$0"),
    ],
)
def test_a_key_typed_above_another_brings_the_comma(text: str, written: str) -> None:
    assert [one.snippet for one in offered(text.replace("|", MARK), "json5") if one.label == "gateway"] == [written]
