"""Another name, in all places at once or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bound import bundles, spot
from provcheck.lsp.names.rename import Place, Refusal, prepare, rename
from support import edited


def renamed(folder: Path, files: Mapping[str, str], path: str, marked: str, new: str) -> dict[str, str] | str:
    """The files after a rename at ``marked``, or why it was refused."""
    out = rename(bundles(folder, files), path, spot(files[path], marked), new)
    return out.message if isinstance(out, Refusal) else edited(files, out)


def in_config(folder: Path, text: str, marked: str, new: str) -> str:
    """One OpenClaw configuration after a rename, or why it was refused."""
    out = renamed(folder, {"openclaw.json": text}, "openclaw.json", marked, new)
    return out if isinstance(out, str) else out["openclaw.json"]


CONFIG = r"""{
  // the lab's own server
  models: { providers: { lab: { baseUrl: "http://lab/v1", models: [{ id: "meta/llama", name: "lab/meta/llama" }] } } },
  auth: { order: { "lab": ["lab:work"] }, profiles: { "lab:work": { provider: 'lab', mode: "token" } } },
  agents: {
    defaults: {
      model: { primary: "lab/meta/llama@lab:work", fallbacks: ["fast", "LAB\/meta\/llama", "lab\u002fother"] },
      models: { "lab/meta/llama": { alias: "fast" }, "lab/*": {} }, // lab/* stays
    },
    entries: { main: { subagents: { allowAgents: ["helper"] } }, helper: { model: "lab/other" } },
  },
  bindings: [{ agentId: "helper", match: { channel: "slack" } }],
  tools: { byProvider: { "lab": {}, "lab/meta/llama": {} } },
  plugins: { entries: { x: { config: { model: "lab/meta/llama" } } } },
}
"""


def test_a_provider(tmp_path: Path) -> None:
    expected = CONFIG
    for old, new in (
        ("{ lab: {", "{ farm: {"),
        ('{ "lab": [', '{ "farm": ['),
        ("provider: 'lab'", "provider: 'farm'"),
        ('"lab/meta/llama@', '"farm/meta/llama@'),
        (r'"LAB\/meta\/llama"', r'"farm\/meta\/llama"'),
        (r'"lab\u002fother"', r'"farm\u002fother"'),
        ('{ "lab/meta/llama": {', '{ "farm/meta/llama": {'),
        ('"lab/*": {', '"farm/*": {'),
        ('"lab/other" }', '"farm/other" }'),
        ('byProvider: { "lab": {}, "lab/', 'byProvider: { "farm": {}, "farm/'),
        ('config: { model: "lab/', 'config: { model: "farm/'),
    ):
        assert old in expected
        expected = expected.replace(old, new)
    assert in_config(tmp_path, CONFIG, "{ l|ab: {", "farm") == expected
    back = in_config(tmp_path, expected, "{ f|arm: {", "lab")
    assert back == CONFIG.replace('"LAB\\/', '"lab\\/')


def test_every_place_gives_the_same_edits(tmp_path: Path) -> None:
    expected = in_config(tmp_path, CONFIG, "{ l|ab: {", "farm")
    for marked in ("'|lab'", '"LA|B', 'lab|/*"', '"lab|/other"', 'order: { "l|ab'):
        assert in_config(tmp_path, CONFIG, marked, "farm") == expected


def test_a_model_of_one_provider_alone(tmp_path: Path) -> None:
    expected = CONFIG.replace('id: "meta/llama"', 'id: "qwen"').replace('"lab/meta/llama@', '"lab/qwen@')
    expected = expected.replace(r"LAB\/meta\/llama", r"LAB\/qwen").replace('{ "lab/meta/llama"', '{ "lab/qwen"')
    expected = expected.replace(', "lab/meta/llama": {}', ', "lab/qwen": {}').replace(
        'config: { model: "lab/meta/llama"', 'config: { model: "lab/qwen"'
    )
    assert in_config(tmp_path, CONFIG, 'id: "m|eta', "qwen") == expected


def test_an_agent(tmp_path: Path) -> None:
    expected = CONFIG.replace("helper: {", '"work-horse": {').replace('"helper"', '"work-horse"')
    assert in_config(tmp_path, CONFIG, 'agentId: "h|elper', "work-horse") == expected


def test_an_alias(tmp_path: Path) -> None:
    assert in_config(tmp_path, CONFIG, '["f|ast', "quick") == CONFIG.replace('"fast"', '"quick"')


def test_a_bare_key_gets_quotes_where_it_needs_them(tmp_path: Path) -> None:
    text = "{ models: { providers: { lab: { baseUrl: 'http://lab/v1', models: [] } } } }"
    assert in_config(tmp_path, text, "{ l|ab", "my-lab") == text.replace(" lab:", ' "my-lab":')


PAI = {
    "provider.yaml": """apiVersion: pai.io/v1
kind: ModelProvider
metadata: {name: lab} # the lab
spec:
  provider: vllm
  endpoint: http://lab/v1
  allowedModels:
    - llama # the first
    - 'it''s'
  deniedModels: [old]
""",
    "agents.yml": """apiVersion: pai.io/v1
kind: Agent
metadata: {name: helper}
spec:
  models: [lab/llama, "l\\x61b/llama", 'lab/it''s']
  configFiles:
    - path: /app/openclaw.json
      content: "{ agents: { defaults: { model: 'lab/llama', imageModel: \\"lab/llama\\" } } }"
    - path: /app/other/openclaw.json
      content: |
        {
          agents: { defaults: { model: "lab/llama" } }, // lab
        }
""",
}


def test_a_model_provider_with_embedded_configurations(tmp_path: Path) -> None:
    expected = {
        "provider.yaml": PAI["provider.yaml"].replace("{name: lab}", "{name: farm}"),
        "agents.yml": PAI["agents.yml"].replace("lab/", "farm/").replace("l\\x61b/", "farm/"),
    }
    assert renamed(tmp_path, PAI, "provider.yaml", "{name: l|ab}", "farm") == expected
    assert renamed(tmp_path, PAI, "agents.yml", "model: 'la|b/", "farm") == expected
    assert renamed(tmp_path, PAI, "agents.yml", 'model: "lab|/', "farm") == expected


def test_a_model_of_a_model_provider(tmp_path: Path) -> None:
    out = renamed(tmp_path, PAI, "provider.yaml", "it|''s", 'say "no"'.replace(" ", "-"))
    assert out == {
        "provider.yaml": PAI["provider.yaml"].replace("'it''s'", "'say-\"no\"'"),
        "agents.yml": PAI["agents.yml"].replace("'lab/it''s'", "'lab/say-\"no\"'"),
    }
    assert renamed(tmp_path, PAI, "provider.yaml", "[o|ld]", "12") == {
        **PAI,
        "provider.yaml": PAI["provider.yaml"].replace("[old]", '["12"]'),
    }


def test_an_agent_of_pai(tmp_path: Path) -> None:
    out = renamed(tmp_path, PAI, "agents.yml", "{name: h|elper}", "true")
    assert out == {**PAI, "agents.yml": PAI["agents.yml"].replace("{name: helper}", '{name: "true"}')}


def test_files_of_one_configuration_and_of_two(tmp_path: Path) -> None:
    files = {
        "openclaw.json": '{ models: { $include: "./p/models.json5" }, agents: { defaults: { model: "lab/a" } } }',
        "p/models.json5": '{ providers: { lab: { baseUrl: "http://lab/v1", models: [{ id: "a" }] } } }',
        "x.openclaw.json": '{ models: { $include: "./p/models.json5" }, agents: { defaults: { model: "lab/a" } } }',
    }
    expected = {path: text.replace('"lab/a', '"farm/a').replace("{ lab: ", "{ farm: ") for path, text in files.items()}
    assert renamed(tmp_path, files, "x.openclaw.json", '"l|ab', "farm") == expected


def test_windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    files = {path: "\ufeff" + text.replace("\n", "\r\n") for path, text in PAI.items()}
    out = renamed(tmp_path, files, "provider.yaml", "{name: l|ab}", "farm")
    assert isinstance(out, dict)
    plain = renamed(tmp_path, PAI, "provider.yaml", "{name: l|ab}", "farm")
    assert {path: text.removeprefix("\ufeff").replace("\r\n", "\n") for path, text in out.items()} == plain
    assert all(text.count("\n") == text.count("\r\n") for text in out.values())


def test_a_publisher_that_openclaw_puts_back_is_written_out(tmp_path: Path) -> None:
    text = """{
  models: { providers: { nvidia: {
    baseUrl: "https://integrate.api.nvidia.com/v1", api: "openai-completions", apiKey: "${KEY}",
    models: [{ id: "nvidia/nemotron-3-super-120b-a12b" }],
  } } },
  agents: { defaults: { model: "nvidia/nemotron-3-super-120b-a12b" } },
}"""
    expected = text.replace("{ nvidia:", "{ nim:").replace('model: "nvidia/', 'model: "nim/nvidia/')
    assert in_config(tmp_path, text, "{ n|vidia", "nim") == expected


def test_an_id_with_a_slash_gets_its_provider_where_none_stood(tmp_path: Path) -> None:
    text = """{ models: { providers: { lab: { models: [{ id: "a" }] } } }, agents: { defaults: { model: "a" } } }"""
    expected = text.replace('id: "a"', 'id: "x/y"').replace('model: "a"', 'model: "lab/x/y"')
    assert in_config(tmp_path, text, 'id: "|a', "x/y") == expected


def test_an_alias_of_yaml_that_means_the_same(tmp_path: Path) -> None:
    text = """apiVersion: pai.io/v1
kind: ModelProvider
metadata: { name: lab }
spec: { provider: vllm, endpoint: "http://lab/v1", allowedModels: [&one llama, other], deniedModels: [*one] }
"""
    out = renamed(tmp_path, {"pai.yaml": text}, "pai.yaml", "ll|ama", "qwen")
    assert out == {"pai.yaml": text.replace("llama", "qwen")}


# What is refused


@pytest.mark.parametrize(
    ("marked", "new", "why"),
    [
        ("{ l|ab: {", "", "the name of a provider cannot be empty"),
        ("{ l|ab: {", "a b", "the name of a provider holds no white space"),
        ("{ l|ab: {", "a/b", "the name of a provider holds no slash: it ends the provider's part of a ref"),
        ("{ l|ab: {", "${LAB}", '"${LAB}" would be filled in later, and so is no name'),
        (
            "{ l|ab: {",
            "OpenAI",
            'OpenClaw 2026.9.6 has a provider "openai" of its own, and this one would add to it',
        ),
        ('id: "m|eta', "other", '"other" is the name of a model of the provider "lab" already'),
        ('id: "m|eta', "x@y", 'OpenClaw would not read "lab/x@y" as a ref to this model'),
        ('id: "m|eta', "x/*", 'OpenClaw would not read "lab/x/*" as a ref to this model'),
        ('agentId: "h|elper', "Main", '"main" is the name of an agent already'),
        ('agentId: "h|elper', "böse", '"böse" is no id of an agent: letters, digits, dashes and underscores, '),
        ('["f|ast', "a/b", "the name of an alias holds no slash"),
        ("// the l|ab's", "x", "no provider, model, agent or alias is named here"),
    ],
)
def test_a_bad_name_for_openclaw(tmp_path: Path, marked: str, new: str, why: str) -> None:
    assert in_config(tmp_path, CONFIG, marked, new).startswith(why)


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("Lab", '"Lab" is no Kubernetes name'),
        ("-lab", '"-lab" is no Kubernetes name'),
        ("x" * 64, f'"{"x" * 64}" is no Kubernetes name'),
        ("lab.one", '"lab.one" is no Kubernetes name'),
        ("gone", '"gone" is the name of a provider already'),
    ],
)
def test_a_bad_name_for_pai(tmp_path: Path, new: str, why: str) -> None:
    files = {**PAI, "more.yaml": PAI["agents.yml"].replace("helper", "more").replace("[lab/llama", "[gone/llama")}
    out = renamed(tmp_path, files, "provider.yaml", "{name: l|ab}", new)
    assert isinstance(out, str)
    assert out.startswith(why)


def test_a_provider_that_is_there_already(tmp_path: Path) -> None:
    text = CONFIG.replace("{ lab: {", '{ Farm: { baseUrl: "http://farm/v1", models: [] }, lab: {')
    assert in_config(tmp_path, text, " l|ab: {", "FARM") == '"farm" is the name of a provider already'


def test_a_provider_that_openclaw_brings(tmp_path: Path) -> None:
    text = '{ agents: { defaults: { model: "openai/gpt-6-astra" } } }'
    assert in_config(tmp_path, text, '"op|enai', "x") == '"openai" is a provider of OpenClaw 2026.9.6 itself'
    assert in_config(tmp_path, text.replace("openai", "opneai"), '"op|neai', "x") == (
        'no provider "opneai" is defined here'
    )
    text = '{ models: { providers: { nvidia: { apiKey: "${KEY}" } } } }'
    assert in_config(tmp_path, text, "{ n|vidia", "nim").startswith('OpenClaw 2026.9.6 has a provider "nvidia" of its')


def test_two_spellings_of_one_provider(tmp_path: Path) -> None:
    text = "{ models: { providers: { Lab: { models: [] }, lab: { models: [] } } } }"
    assert (
        in_config(tmp_path, text, "{ L|ab", "farm")
        == '"Lab" and "lab" are one provider to OpenClaw 2026.9.6; join them first'
    )


def test_a_part_that_cannot_be_read(tmp_path: Path) -> None:
    text = CONFIG.replace("  bindings:", '  $include: "./gone.json5",\n  bindings:')
    assert in_config(tmp_path, text, "{ l|ab: {", "farm") == (
        "a part of the configuration cannot be read, and may name it too; mend that first"
    )


def test_an_anchor_that_something_else_shares(tmp_path: Path) -> None:
    text = PAI["provider.yaml"].replace("{name: lab}", "{name: &n lab, labels: {app: *n}}")
    assert renamed(tmp_path, {**PAI, "provider.yaml": text}, "provider.yaml", "&n l|ab", "farm") == (
        "a YAML alias elsewhere stands for provider.yaml:3:21; write the name out there first"
    )


def test_a_folded_name(tmp_path: Path) -> None:
    text = PAI["agents.yml"].replace("models: [lab/llama, ", "models: [lab/x\n    y, ")
    out = renamed(tmp_path, {**PAI, "agents.yml": text}, "agents.yml", "lab/x|\n", "z")
    assert out == "agents.yml:5:12 is written in a way that cannot be edited for sure"


def test_keys_that_would_be_one(tmp_path: Path) -> None:
    text = "{ models: { providers: { lab: { models: [] } } }, auth: { order: { lab: [], LAB: [] } } }"
    assert in_config(tmp_path, text, "{ l|ab: { m", "farm") == "openclaw.json would not read as it should afterwards"


def test_the_same_name_again_changes_nothing(tmp_path: Path) -> None:
    assert in_config(tmp_path, CONFIG, "{ l|ab: {", "lab") == CONFIG


# Before


def test_what_can_be_renamed(tmp_path: Path) -> None:
    bound = bundles(tmp_path, {"openclaw.json": CONFIG})
    start = spot(CONFIG, r'"|LAB\/')
    assert prepare(bound, "openclaw.json", start + 1) == Place(start, start + 3, "LAB")
    start = spot(CONFIG, r"LAB\/|meta")
    assert prepare(bound, "openclaw.json", start) == Place(start, start + len(r"meta\/llama"), "meta/llama")
    assert prepare(bound, "openclaw.json", 0) is None
    folded = PAI["agents.yml"].replace("models: [lab/llama, ", "models: [lab/x\n    y, ")
    assert prepare(bundles(tmp_path / "b", {"a.yaml": folded}), "a.yaml", spot(folded, "lab/x|\n")) is None


def test_a_model_behind_which_a_ref_has_a_policy(tmp_path: Path) -> None:
    text = """{
  models: { providers: { huggingface: { baseUrl: "https://router.huggingface.co/v1", models: [{ id: "Qwen/Qwen3-8B" }] } } },
  agents: { defaults: { model: { primary: "huggingface/Qwen/Qwen3-8B:fastest", fallbacks: ["huggingface/x/y:z"] } } },
}
"""
    expected = text.replace("Qwen/Qwen3-8B", "Qwen/Qwen4")
    assert in_config(tmp_path / "defined", text, 'id: "Qwen', "Qwen/Qwen4") == expected
    assert in_config(tmp_path / "used", text, "huggingface/Qwen/Q", "Qwen/Qwen4") == expected
