from __future__ import annotations

from pathlib import Path

import pytest

from rule_models import openclaw, pai
from support import fixed, found, lint, message, places, related

CODE = "PC206"


def chain(*fallbacks: str, primary: str = "local/llama") -> str:
    listed = ", ".join(f'"{one}"' for one in fallbacks)
    return openclaw(f'{{ primary: "{primary}", fallbacks: [{listed}] }}')


def test_a_fallback_that_repeats_the_primary(tmp_path: Path) -> None:
    files = {"openclaw.json": chain("local/llama", "local/mistral")}
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(2, 70)]
    assert "the primary model" in message(report, CODE)
    assert related(found(report, CODE)[0]) == [("openclaw.json", 2, 43)]
    assert fixed(files, found(report, CODE)[0]) == {"openclaw.json": chain("local/mistral")}


@pytest.mark.parametrize("again", ["local/mistral", "LOCAL/mistral", " local / mistral", "local/mistral@work"])
def test_a_fallback_that_repeats_another(tmp_path: Path, again: str) -> None:
    report = lint(tmp_path, {"openclaw.json": chain("local/mistral", again)})
    assert "an earlier fallback" in message(report, CODE)


def test_an_alias_repeats_what_it_stands_for(tmp_path: Path) -> None:
    text = chain("quick").replace("defaults: {", 'defaults: { models: { "local/llama": { alias: "Quick" } }, ')
    assert len(found(lint(tmp_path, {"openclaw.json": text}), CODE)) == 1


@pytest.mark.parametrize(("release", "times"), [("2026.4.29", 0), ("2026.9.6", 1)])
def test_a_publisher_that_openclaw_puts_back_makes_no_other_model(tmp_path: Path, release: str, times: int) -> None:
    ids = ("nvidia/nvidia/nemotron-3-ultra-550b-a55b", "nvidia/nemotron-3-ultra-550b-a55b")
    for primary, fallback in (ids, ids[::-1]):
        report = lint(tmp_path, {"openclaw.json": chain(fallback, primary=primary)}, releases=(release,))
        assert len(found(report, CODE)) == times


def test_case_of_the_model_is_another_model(tmp_path: Path) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": chain("local/Llama")}), CODE)


def test_without_a_primary_the_first_fallback_is_none(tmp_path: Path) -> None:
    text = openclaw('{ fallbacks: ["local/llama", "local/llama"] }')
    assert "an earlier fallback" in message(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_two_routes_may_share_models(tmp_path: Path) -> None:
    text = chain("local/mistral").replace("defaults: {", 'defaults: { imageModel: { primary: "local/llama" }, ')
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_pai_keeps_comments_when_a_line_goes(tmp_path: Path) -> None:
    files = {"a.yaml": pai("local/llama # first", "local/llama", "local/mistral # last")}
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(8, 7)]
    assert fixed(files, found(report, CODE)[0]) == {"a.yaml": pai("local/llama # first", "local/mistral # last")}


def test_a_line_with_a_comment_of_its_own_is_left_to_the_user(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, {"a.yaml": pai("local/llama", "local/llama # again")}), CODE)
    assert finding.fix is None


def test_the_unknown_repeats_nothing(tmp_path: Path) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": chain("${A}", "${A}")}), CODE)
