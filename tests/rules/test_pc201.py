from __future__ import annotations

from pathlib import Path

import pytest

from rule_models import openclaw, pai
from support import fixed, found, lint, message, places, severities

CODE = "PC201"


def complete(ref: str) -> str:
    """A configuration of which nothing can be said but what is wrong with its ref."""
    return openclaw(ref).replace('name: "M"', 'name: "M", contextWindow: 40960, maxTokens: 4096')


@pytest.mark.parametrize("ref", ['""', '"  "', '"local/"', '"/llama"', '"/"'])
def test_a_broken_ref_runs_another_model(tmp_path: Path, ref: str) -> None:
    report = lint(tmp_path, {"openclaw.json": complete(ref)})
    assert places(report, CODE) == [(2, 32)]
    assert severities(report, CODE) == ["error"]
    assert "silently runs another model" in message(report, CODE)
    assert {finding.code for finding in report.findings} == {CODE}


@pytest.mark.parametrize("ref", ['""', "local/", "/llama"])
def test_a_broken_ref_in_pai(tmp_path: Path, ref: str) -> None:
    report = lint(tmp_path, {"a.yaml": pai(ref)})
    assert places(report, CODE) == [(7, 7)]
    assert severities(report, CODE) == ["error"]
    assert "silently" not in message(report, CODE)


@pytest.mark.parametrize(
    ("release", "ref", "says"),
    [
        ("2026.9.6", "llama", 'takes it for "local/llama"'),
        ("2026.4.29", "llama", 'takes it for "local/llama"'),
        ("2026.3.31", "llama", 'would run "anthropic/llama"'),
        ("2026.9.6", "unlisted", 'would run "openai/unlisted"'),
        ("2026.2.26", "unlisted", 'would run "anthropic/unlisted"'),
    ],
)
def test_a_bare_ref_names_the_model_that_would_run(tmp_path: Path, release: str, ref: str, says: str) -> None:
    report = lint(tmp_path, {"openclaw.json": openclaw(f'"{ref}"')}, releases=(release,))
    assert severities(report, CODE) == ["warning"]
    assert says in message(report, CODE)
    assert found(report, CODE)[0].releases == (release,)


def test_a_bare_ref_is_completed_when_one_provider_has_the_model(tmp_path: Path) -> None:
    files = {"openclaw.json": openclaw("'llama'")}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert fixed(files, finding) == {"openclaw.json": openclaw("'local/llama'")}


def test_a_bare_ref_is_not_completed_when_two_providers_have_the_model(tmp_path: Path) -> None:
    text = openclaw('"llama"').replace(
        '    "local"', '    "other": { baseUrl: "http://h/v1", models: [{ id: "llama", name: "M" }] },\n    "local"'
    )
    (finding,) = found(lint(tmp_path, {"openclaw.json": text}), CODE)
    assert finding.fix is None


def test_a_bare_ref_in_pai_is_an_error(tmp_path: Path) -> None:
    files = {"a.yaml": pai("llama # a comment")}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert finding.severity.label == "error"
    assert fixed(files, finding) == {"a.yaml": pai("local/llama # a comment")}


def test_an_alias_is_no_bare_ref(tmp_path: Path) -> None:
    text = openclaw('"FAST"').replace("defaults: {", 'defaults: { models: { "local/llama": { alias: "fast" } }, ')
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_a_key_of_the_choices_may_be_anything(tmp_path: Path) -> None:
    text = openclaw('"local/llama"').replace(
        "defaults: {", 'defaults: { models: { "whatever": {}, "local/llama": {} }, '
    )
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_white_space_around_a_ref_goes(tmp_path: Path) -> None:
    files = {"openclaw.json": openclaw('" local / llama "')}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert finding.severity.label == "warning"
    assert fixed(files, finding) == {"openclaw.json": openclaw('"local/llama"')}


def test_white_space_inside_a_part_is_not_guessed_at(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, {"openclaw.json": openclaw('"local/lla ma"')}), CODE)
    assert finding.fix is None
    assert "in it" in finding.message


@pytest.mark.parametrize("ref", ['"${MODEL}"', '"local/${MODEL}"', "5", "null", "[]"])
def test_the_unknown_is_not_judged(tmp_path: Path, ref: str) -> None:
    files = {"openclaw.json": complete(ref), ".env": "MODEL=llama\n"}
    assert not lint(tmp_path, files, ignore=("PC102",)).findings


def test_every_place_of_a_ref_is_judged(tmp_path: Path) -> None:
    text = """{
  agents: {
    defaults: {
      model: { primary: "anthropic/claude-opus-5", fallbacks: ["a/"] },
      imageModel: "b/", subagents: { model: "c/" }, heartbeat: { model: "d/" },
      utilityModel: "",
    },
    entries: { helper: { model: { primary: "e/" } } },
  },
  hooks: { mappings: [{ model: "f/" }] },
}
"""
    report = lint(tmp_path, {"openclaw.json": text}, releases=("2026.9.6",))
    assert places(report, CODE) == [(4, 64), (5, 19), (5, 45), (5, 73), (8, 44), (10, 32)]


def test_places_that_a_release_does_not_read_are_left_alone(tmp_path: Path) -> None:
    text = '{ agents: { defaults: { utilityModel: "a/" }, entries: { helper: { model: "b/" } } } }'
    assert not found(lint(tmp_path, {"openclaw.json": text}, releases=("2026.3.31",)), CODE)
    assert len(found(lint(tmp_path, {"openclaw.json": text}, releases=("2026.8.2",)), CODE)) == 2
