from __future__ import annotations

from pathlib import Path

import pytest

from rule_models import NIM, openclaw, pai
from support import fixed, found, lint, message, places, related, severities

CODE = "PC202"


def limited(text: str) -> str:
    """A configuration whose models have their limits."""
    return text.replace('name: "M"', 'name: "M", contextWindow: 131072, maxTokens: 4096')


def test_an_unknown_provider_is_an_error_in_openclaw(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": openclaw('"nosuch/llama"')}, releases=("2026.9.6",))
    assert places(report, CODE) == [(2, 32)]
    assert severities(report, CODE) == ["error"]
    assert (
        message(report, CODE) == 'no provider is called "nosuch", and OpenClaw 2026.9.6 has none of that name built in'
    )
    assert found(report, CODE)[0].help == 'configured here: "local"'


def test_it_is_a_warning_in_pai(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": pai("nosuch/llama")})
    assert places(report, CODE) == [(7, 7)]
    assert severities(report, CODE) == ["warning"]


def test_pai_is_silent_where_no_provider_is_defined(tmp_path: Path) -> None:
    assert not lint(tmp_path, {"a.yaml": pai("nosuch/llama").partition("---")[0]}).findings


def test_pai_is_silent_where_the_providers_are_in_another_namespace(tmp_path: Path) -> None:
    text = pai("nosuch/llama").replace("  name: helper", "  name: helper\n  namespace: elsewhere")
    assert not found(lint(tmp_path, {"a.yaml": text}), CODE)


def test_pai_is_silent_where_a_providers_name_is_unknown(tmp_path: Path) -> None:
    assert not found(lint(tmp_path, {"a.yaml": pai("nosuch/llama", name="${NAME}")}), CODE)


@pytest.mark.parametrize("name", ["anthropic", "Anthropic", "groq", "zai", "ollama", "amazon-bedrock"])
def test_built_in_providers_need_no_definition(tmp_path: Path, name: str) -> None:
    text = limited(openclaw(f'{{ primary: "{name}/some-model", fallbacks: ["local/llama"] }}'))
    assert not lint(tmp_path, {"openclaw.json": text}).findings


@pytest.mark.parametrize(("release", "times"), [("2026.5.28", 0), ("2026.9.6", 1)])
def test_what_is_built_in_depends_on_the_release(tmp_path: Path, release: str, times: int) -> None:
    files = {"openclaw.json": openclaw('"openai-codex/gpt-5.5"')}
    assert len(found(lint(tmp_path, files, releases=(release,)), CODE)) == times


def test_a_renamed_provider(tmp_path: Path) -> None:
    files = {"openclaw.json": openclaw('"openai-codex/gpt-5.5"')}
    (finding,) = found(lint(tmp_path, files, releases=("2026.9.6",)), CODE)
    assert finding.help is not None
    assert finding.help.startswith('it is called "openai" by now: "openclaw doctor --fix" renames it')
    assert finding.fix is None


def test_a_swap_in_a_short_name_is_mended(tmp_path: Path) -> None:
    files = {"a.yaml": pai("lba/llama", name="lab")}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert finding.help == 'did you mean "lab/llama"?'
    assert fixed(files, finding) == {"a.yaml": pai("lab/llama", name="lab")}
    for name in ("bal", "labs", "la"):
        (finding,) = found(lint(tmp_path, {"a.yaml": pai(f"{name}/other", name="lab")}), CODE)
        assert finding.fix is None


def test_grok_is_not_groq(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, {"a.yaml": pai("grok/other", name="groq")}), CODE)
    assert finding.fix is None


def test_a_slip_is_mended(tmp_path: Path) -> None:
    files = {"openclaw.json": openclaw('"locla/llama"')}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert finding.help == 'did you mean "local/llama"?'
    assert fixed(files, finding) == {"openclaw.json": openclaw('"local/llama"')}


def test_an_id_where_a_ref_is_due_gets_its_provider(tmp_path: Path) -> None:
    files = {"openclaw.json": openclaw('"acme/llama"', ids="acme/llama")}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert fixed(files, finding) == {"openclaw.json": openclaw('"local/acme/llama"', ids="acme/llama")}


def test_a_publisher_that_is_called_like_a_built_in_provider(tmp_path: Path) -> None:
    wrong = "meta/llama-3.2-90b-vision-instruct"
    files = {"openclaw.json": limited(openclaw(f'"{wrong}"', name="nvidia", host=NIM, ids=wrong))}
    report = lint(tmp_path, files, releases=("2026.9.6",))
    assert places(report, CODE) == [(2, 32)]
    assert severities(report, CODE) == ["warning"]
    (finding,) = found(report, CODE)
    assert finding.help == f'did you mean "nvidia/{wrong}"?'
    assert related(finding) == [("openclaw.json", 4, 80)]
    assert finding.fix is not None
    assert not finding.fix.safe
    assert not lint(tmp_path, fixed(files, finding), releases=("2026.9.6",)).findings


@pytest.mark.parametrize(
    "ref", ["qwen/qwen3.6-plus:free", "nvidia/nemotron-nano-12b-v2-vl:free", "google/gemma-3-27b-it:free"]
)
def test_ids_of_a_router_need_its_name(tmp_path: Path, ref: str) -> None:
    text = openclaw(f'"{ref}"', name="openrouter", host="openrouter.ai/api", ids=ref)
    assert severities(lint(tmp_path, {"openclaw.json": text}), CODE) == ["warning"]


@pytest.mark.parametrize("ref", ["openai/gpt-5.4", "anthropic/claude-opus-4.6", "nvidia/openai/gpt-oss-20b"])
def test_a_model_that_the_built_in_provider_is_known_to_have_may_be_meant(tmp_path: Path, ref: str) -> None:
    text = openclaw(f'"{ref}"', name="router", host="openrouter.ai/api", ids=ref)
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_an_unreadable_include_may_configure_the_provider(tmp_path: Path) -> None:
    wrong = "meta/llama-3.3-70b-instruct"
    text = openclaw(f'"{wrong}"', name="nvidia", host=NIM, ids=wrong)
    text = text.replace("providers: {", 'providers: { $include: "./missing.json5",')
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_who_also_names_the_router_may_mean_both(tmp_path: Path) -> None:
    text = openclaw(
        '{ primary: "deepseek/deepseek-chat", fallbacks: ["router/deepseek/deepseek-chat"] }',
        name="router",
        host="openrouter.ai/api",
        ids="deepseek/deepseek-chat",
    )
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


@pytest.mark.parametrize("ref", ["your-provider/your-model", "<provider>/<model>", "__PROVIDER__/model"])
def test_a_placeholder_is_told_once_and_mildly(tmp_path: Path, ref: str) -> None:
    text = openclaw(f'{{ primary: "{ref}", fallbacks: ["{ref}2"] }}')
    report = lint(tmp_path, {"openclaw.json": text})
    assert severities(report, CODE) == ["warning"]
    assert "placeholder" in message(report, CODE)


def test_plugins_may_bring_providers(tmp_path: Path) -> None:
    text = openclaw('"mine/llama"').replace(
        "{\n  agents", "{\n  plugins: { entries: { mine: { enabled: true } } },\n  agents"
    )
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_an_unreadable_include_may_bring_providers(tmp_path: Path) -> None:
    text = openclaw('"nosuch/llama"').replace("providers: {", 'providers: { $include: "./missing.json5",')
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_an_embedded_configuration_knows_the_providers_around_it(tmp_path: Path) -> None:
    config = """
  configFiles:
    - path: /home/node/.openclaw/openclaw.json
      content: |
        {
          agents: { defaults: { model: { primary: "local/llama", fallbacks: ["lcoal/llama"] } } },
        }
"""
    text = pai("local/llama").replace("    - local/llama\n", "    - local/llama" + config, 1)
    report = lint(tmp_path, {"a.yaml": text})
    assert places(report, CODE) == [(12, 78)]


def test_an_alias_is_told_where_it_is_defined(tmp_path: Path) -> None:
    text = openclaw('"fast"').replace("defaults: {", 'defaults: { models: { "nosuch/llama": { alias: "fast" } }, ')
    assert places(lint(tmp_path, {"openclaw.json": text}), CODE) == [(2, 35)]
