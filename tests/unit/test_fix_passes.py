"""Fixes, pass by pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from fix_samples import mend, place, state
from provcheck.fix import passes

TWICE = """{ models: { providers: { local: {
  baseUrl: "http://localhost:8000/v1/chat/completions ",
  models: [{ id: "a", name: "A", contextWindow: 32768, maxTokens: 512 }] } } } }
"""
"""A file in which one fix leads to another."""

HARMFUL = """{ models: { providers: { local: {
  baseUrl: "http://localhost:8000/v1",
  models: [
    { id: "a", name: "A", contextWindow: "2048", maxTokens: 512 },
    { id: "b", name: "B", contextWindow: "32768", maxTokens: 512 },
    { id: "c", name: "C", contextWindow: "1024", maxTokens: 512 },
    { id: "d", name: "D", contextWindow: "32768", maxTokens: "512" },
  ] } } } }
"""
"""A file in which some fixes would uncover what is as bad."""


def test_fixes_that_lead_to_fixes(tmp_path: Path) -> None:
    place(tmp_path, {"openclaw.json": TWICE})
    fixed = mend(tmp_path, state(tmp_path))
    assert [one.code for one in fixed.done] == ["PC502", "PC504"]
    assert fixed.finished
    assert fixed.state.texts == {"openclaw.json": TWICE.replace("/chat/completions ", "")}


def test_a_limit_that_is_reached_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passes, "MOST_PASSES", 1)
    place(tmp_path, {"openclaw.json": TWICE})
    fixed = mend(tmp_path, state(tmp_path))
    assert [one.code for one in fixed.done] == ["PC502"]
    assert not fixed.finished


def test_the_harmless_are_told_from_the_harmful(tmp_path: Path) -> None:
    place(tmp_path, {"openclaw.json": HARMFUL})
    fixed = mend(tmp_path, state(tmp_path))
    assert fixed.finished
    assert fixed.state.texts == {"openclaw.json": HARMFUL.replace('"32768"', "32768").replace('"512"', "512")}
    assert {reason.partition(":")[0] for reason in fixed.refused.values()} == {
        "it would bring error[PC410] implausible-limit"
    }
    assert sorted(pointer[-16:] for _, _, pointer, _ in fixed.refused) == ["/0/contextWindow", "/2/contextWindow"]


def test_too_many_harmful_ones_are_left_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passes, "MOST_TRIALS", 1)
    place(tmp_path, {"openclaw.json": HARMFUL})
    fixed = mend(tmp_path, state(tmp_path))
    assert not fixed.finished
    assert not fixed.done
    assert set(fixed.refused.values()) == {"too many other fixes had to be refused"}


ENTANGLED = """{
  models: { providers: {
    nvidia: {
      baseUrl: "https://integrate.api.nvidia.com/v1", api: "openai-completions", apiKey: "${NVIDIA_API_KEY}",
      models: [{ id: "openai/GPT-OSS-20b", name: "G", contextWindow: 131072, maxTokens: 8192 }] },
    local: {
      baseUrl: "http://localhost:8000/v1", api: "openai-completions",
      models: [{ id: "llama", name: "Llama", contextWindow: 32768, maxTokens: 4096 }] } } },
  agents: { defaults: { model: {
    primary: "nvidia/openai/gpt-oss-20b", fallbacks: [" local/llama", "local/llama"] } } },
}
"""
"""A file in which one fix does harm until another one is done."""


def test_what_was_refused_is_tried_again_when_other_things_are_mended(tmp_path: Path) -> None:
    place(tmp_path, {"openclaw.json": ENTANGLED})
    fixed = mend(tmp_path, state(tmp_path))
    assert fixed.finished
    assert [one.code for one in fixed.done][-1] == "PC306"
    assert mend(tmp_path, fixed.state).done == []
