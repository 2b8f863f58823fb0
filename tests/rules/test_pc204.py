from __future__ import annotations

from pathlib import Path

import pytest

from rule_models import pai
from support import found, lint, message, places, related, severities

CODE = "PC204"


def test_a_model_outside_the_allow_list(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": pai("local/other")})
    assert places(report, CODE) == [(7, 7)]
    assert severities(report, CODE) == ["error"]
    assert related(found(report, CODE)[0]) == [("a.yaml", 16, 18)]


def test_a_misspelt_model_is_suggested(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, {"a.yaml": pai("local/mistrel")}), CODE)
    assert finding.help == 'did you mean "local/mistral"?'


@pytest.mark.parametrize("allowed", ["allowedModels: [llama]\n  ", ""])
def test_a_denied_model(tmp_path: Path, allowed: str) -> None:
    report = lint(tmp_path, {"a.yaml": pai("local/llama", spec=f"{allowed}deniedModels: [llama]")})
    assert places(report, CODE) == [(7, 7)]
    assert "denies" in message(report, CODE)


@pytest.mark.parametrize(
    "spec", ["replicas: 1", "allowedModels: []", "allowedModels: llama", "allowedModels: ['${M}']"]
)
def test_without_a_known_list_everything_may_be_allowed(tmp_path: Path, spec: str) -> None:
    assert not found(lint(tmp_path, {"a.yaml": pai("local/other", spec=spec)}), CODE)


def test_fallbacks_of_a_provider_are_refs_too(tmp_path: Path) -> None:
    text = pai("local/llama", spec="allowedModels: [llama]\n  fallbacks: [local/other]")
    assert places(lint(tmp_path, {"a.yaml": text}), CODE) == [(17, 15)]


def test_of_two_providers_of_one_name_either_may_count(tmp_path: Path) -> None:
    other = pai("x/y", spec="allowedModels: [other]").partition("---\n")[2]
    assert not found(lint(tmp_path, {"a.yaml": pai("local/other"), "b.yaml": other}), CODE)


def config(settings: str, model: str = '{ primary: "nim/a" }') -> str:
    ids = ", ".join(f'{{ id: "{one}", name: "M" }}' for one in "abc")
    return f"""{{
  agents: {{ defaults: {{
    model: {model},
    {settings}
  }} }},
  models: {{ providers: {{ nim: {{ baseUrl: "http://localhost/v1", models: [{ids}] }} }} }},
}}
"""


# OpenClaw's own verdicts, seen by running each release.
@pytest.mark.parametrize(
    ("settings", "refused"),
    [
        ("", {}),
        ("models: {},", {}),
        ('models: { "nim/b": {} },', {"2026.9.6"}),
        ('models: { "nim/a": {}, "nim/b": {} },', {}),
        ('models: { "NIM/a": {} },', {}),
        ('models: { "nim/*": {} },', {}),
        ("modelPolicy: { allow: [] },", {}),
        ('modelPolicy: { allow: ["nim/c"] },', {"2026.9.6"}),
        ('modelPolicy: { allow: ["nim/a"] }, models: { "nim/b": {} },', {}),
        ('modelPolicy: { allow: ["${M}"] },', {}),
    ],
)
@pytest.mark.parametrize("release", ["2026.8.2", "2026.9.6"])
def test_the_primary_and_the_allow_list(tmp_path: Path, settings: str, refused: set[str], release: str) -> None:
    report = lint(tmp_path, {"openclaw.json": config(settings)}, releases=(release,))
    assert severities(report, CODE) == (["warning"] if release in refused else [])


def test_the_fallback_and_the_allow_list(tmp_path: Path) -> None:
    text = config('models: { "nim/a": {} },', '{ primary: "nim/a", fallbacks: ["nim/c"] }')
    assert places(lint(tmp_path, {"openclaw.json": text}, releases=("2026.9.6",)), CODE) == [(3, 44)]
    assert not found(lint(tmp_path, {"openclaw.json": text}, releases=("2026.7.1",)), CODE)


def test_2026_8_2_spares_the_primary_alone(tmp_path: Path) -> None:
    text = config('models: { "nim/b": {} },', '{ primary: "nim/a", fallbacks: ["nim/c"] }')
    report = lint(tmp_path, {"openclaw.json": text}, releases=("2026.8.2",))
    assert places(report, CODE) == [(3, 44)]


def test_jobs_are_never_spared(tmp_path: Path) -> None:
    text = config('models: { "nim/a": {} }, subagents: { model: "nim/b" },')
    for release in ("2026.3.31", "2026.9.6"):
        assert places(lint(tmp_path, {"openclaw.json": text}, releases=(release,)), CODE) == [(4, 50)]


def test_the_marker_of_the_migration_frees_the_choices(tmp_path: Path) -> None:
    text = config('models: { "nim/b": {} },').replace(
        "{\n  agents", "{\n  meta: { migrations: { modelPolicyAllowlist: true } },\n  agents"
    )
    assert not found(lint(tmp_path, {"openclaw.json": text}, releases=("2026.9.6",)), CODE)


def test_an_alias_is_on_the_list_by_its_definition(tmp_path: Path) -> None:
    text = config('models: { "nim/a": { alias: "quick" } },', '"quick"')
    assert not found(lint(tmp_path, {"openclaw.json": text}, releases=("2026.9.6",)), CODE)


def test_media_models_are_not_held_against_the_list(tmp_path: Path) -> None:
    text = config('models: { "nim/a": {} }, imageModel: "nim/c",')
    assert not found(lint(tmp_path, {"openclaw.json": text}, releases=("2026.9.6",)), CODE)
