from __future__ import annotations

from pathlib import Path

import pytest

from support import found, lint, message, places, related, severities

CODE = "PC706"
NIM = "https://integrate.api.nvidia.com/v1"


def agent(config: str, models: str = "[local/llama, anthropic/claude-opus-5]") -> str:
    """An agent whose models begin at line 5, column 11, and whose embedded configuration is line 9."""
    return f"""\
apiVersion: pai.io/v1
kind: Agent
metadata: {{ name: helper }}
spec:
  models: {models}
  configFiles:
    - path: /app/openclaw.json
      content: |
        {config}
"""


def provider(name: str, endpoint: str) -> str:
    head = f"apiVersion: pai.io/v1\nkind: ModelProvider\nmetadata: {{ name: {name} }}\n"
    return f"{head}spec: {{ provider: openai, endpoint: {endpoint} }}\n"


def chat(ref: str, providers: str = "") -> str:
    """A configuration whose primary ref begins at column 42 of line 9."""
    rest = f", models: {{ providers: {{ {providers} }} }}" if providers else ""
    return f'{{ agents: {{ defaults: {{ model: "{ref}" }} }}{rest} }}'


def own(name: str, url: str, *ids: str) -> str:
    models = ", ".join(f'{{ id: "{one}", name: "M" }}' for one in ids)
    return f'"{name}": {{ baseUrl: "{url}", models: [{models}] }}'


LOCAL = provider("local", "http://vllm:8000/v1")


def test_a_model_that_the_agent_does_not_have(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": agent(chat("local/mistral")), "b.yaml": LOCAL})
    assert places(report, CODE) == [(9, 40)]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == 'the agent "helper" has no model "local/mistral"'
    (finding,) = found(report, CODE)
    assert related(finding) == [("a.yaml", 5, 11)]
    assert finding.help == 'add it to models, which has "local/llama", "anthropic/claude-opus-5"'


def test_a_slip(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, {"a.yaml": agent(chat("local/lllama")), "b.yaml": LOCAL}), CODE)
    assert finding.help == 'did you mean "local/llama"?'


def test_a_built_in_provider(tmp_path: Path) -> None:
    assert found(lint(tmp_path, {"a.yaml": agent(chat("openai/gpt-5.5"))}), CODE)


def test_every_place_counts_and_each_model_once(tmp_path: Path) -> None:
    config = (
        '{ agents: { defaults: { model: { primary: "local/llama", fallbacks: ["local/a", "local/b"] }, '
        'heartbeat: { model: "local/a" }, imageModel: "local/c" } } }'
    )
    report = lint(tmp_path, {"a.yaml": agent(config), "b.yaml": LOCAL})
    assert [one.message.rpartition(" ")[2] for one in found(report, CODE)] == ['"local/a"', '"local/b"', '"local/c"']


@pytest.mark.parametrize(
    "ref",
    ["local/llama", "Local/llama", "anthropic/claude-opus-5", "local/${MODEL}", "fast", "", "local/"],
)
def test_what_the_agent_has_or_nobody_knows(tmp_path: Path, ref: str) -> None:
    assert not found(lint(tmp_path, {"a.yaml": agent(chat(ref)), "b.yaml": LOCAL}), CODE)


@pytest.mark.parametrize(
    "models", ["[]", "[local/llama, '${OTHER}/x']", "[local/llama, 5]", "local/llama", "null", "[llama]"]
)
def test_an_agent_whose_models_are_not_known(tmp_path: Path, models: str) -> None:
    assert not found(lint(tmp_path, {"a.yaml": agent(chat("local/mistral"), models), "b.yaml": LOCAL}), CODE)


def test_a_provider_that_nobody_defines_is_told_by_another_rule(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": agent(chat("nowhere/mistral")), "b.yaml": LOCAL})
    assert not found(report, CODE)
    assert found(report, "PC202")


def test_a_provider_of_a_plugin(tmp_path: Path) -> None:
    config = '{ agents: { defaults: { model: "exotic/x" } }, plugins: { entries: { exotic: {} } } }'
    assert not found(lint(tmp_path, {"a.yaml": agent(config), "b.yaml": LOCAL}), CODE)


# Providers of the configuration's own


def test_a_provider_at_another_address(tmp_path: Path) -> None:
    mine = own("sidecar", "http://localhost:11434/v1", "mistral")
    assert not found(lint(tmp_path, {"a.yaml": agent(chat("sidecar/mistral", mine)), "b.yaml": LOCAL}), CODE)


@pytest.mark.parametrize(("model", "count"), [("llama", 0), ("mistral", 1)])
def test_the_same_server_under_another_name(tmp_path: Path, model: str, count: int) -> None:
    mine = own("lab", "http://VLLM:8000/v1/", "llama", "mistral")
    report = lint(tmp_path, {"a.yaml": agent(chat(f"lab/{model}", mine)), "b.yaml": LOCAL})
    assert len(found(report, CODE)) == count


def test_nvidia_under_another_name(tmp_path: Path) -> None:
    mine = own("nim", f"{NIM}/", "openai/gpt-oss-20b", "openai/gpt-oss-120b")
    files = {"b.yaml": provider("nvidia", NIM)}
    models = "[nvidia/openai/gpt-oss-20b]"
    good = {"a.yaml": agent(chat("nim/openai/gpt-oss-20b", mine), models), **files}
    assert not found(lint(tmp_path / "good", good), CODE)
    bad = {"a.yaml": agent(chat("nim/openai/gpt-oss-120b", mine), models), **files}
    assert len(found(lint(tmp_path / "bad", bad), CODE)) == 1


def test_a_provider_of_the_same_name_behind_a_gateway(tmp_path: Path) -> None:
    mine = own("local", "http://gateway.pai.svc/v1", "llama", "mistral")
    files = {"b.yaml": LOCAL}
    assert not found(lint(tmp_path / "good", {"a.yaml": agent(chat("local/llama", mine)), **files}), CODE)
    assert len(found(lint(tmp_path / "bad", {"a.yaml": agent(chat("local/mistral", mine)), **files}), CODE)) == 1


def test_a_model_that_the_own_provider_lacks_is_told_by_another_rule(tmp_path: Path) -> None:
    mine = own("local", "http://gateway.pai.svc/v1", "llama")
    report = lint(tmp_path, {"a.yaml": agent(chat("local/mistral", mine)), "b.yaml": LOCAL})
    assert not found(report, CODE)
    assert found(report, "PC203")


def test_a_config_of_its_own_is_nobodys(tmp_path: Path) -> None:
    files = {"a.yaml": agent(chat("local/llama")), "openclaw.json": chat("openai/gpt-5.5"), "b.yaml": LOCAL}
    assert not found(lint(tmp_path, files), CODE)
