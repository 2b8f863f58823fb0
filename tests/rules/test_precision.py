"""What reading the findings about public files taught: false alarms that are gone, and advice that can be followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from rule_models import NIM, openclaw
from support import found, lint, message


def lab(model: str) -> dict[str, str]:
    """A local provider with one model."""
    listed = f'models: [{{ name: "M", {model} }}]'
    return {"openclaw.json": f'{{ models: {{ providers: {{ lab: {{ baseUrl: "http://gpu:8000/v1", {listed} }} }} }} }}'}


@pytest.mark.parametrize("name", ["lab", "nvidia"])
@pytest.mark.parametrize("release", ["2026.3.31", "2026.4.29", "2026.5.28", "2026.9.6"])
def test_a_missing_address_is_told_once(tmp_path: Path, name: str, release: str) -> None:
    text = f'{{ models: {{ providers: {{ {name}: {{ models: [{{ id: "a", name: "A" }}] }} }} }} }}'
    report = lint(tmp_path, {"openclaw.json": text}, releases=(release,))
    needed = name == "lab" or release < "2026.5.28"
    assert [one.code for one in report.findings if one.code in {"PC104", "PC501"}] == ["PC501"] * needed


def test_a_missing_list_of_models_is_another_cause(tmp_path: Path) -> None:
    text = "{ models: { providers: { nvidia: {} } } }"
    report = lint(tmp_path, {"openclaw.json": text}, releases=("2026.4.29",))
    assert '"models"' in message(report, "PC104")
    assert '"nvidia" has no baseUrl' in message(report, "PC501")


def test_advice_for_an_upgrade_says_from_when_on_it_holds(tmp_path: Path) -> None:
    files = {"openclaw.json": '{ agents: { defaults: { memorySearch: { provider: "local" } } } }'}
    (early,) = found(lint(tmp_path, files, releases=("2026.4.29",)), "PC106")
    assert str(early.help).startswith("from 2026.8.2 on, write memory.search")
    (late,) = found(lint(tmp_path, files, releases=("2026.9.6",)), "PC106")
    assert str(late.help).startswith("write memory.search")


def test_what_has_no_successor_is_to_be_taken_out(tmp_path: Path) -> None:
    files = {"openclaw.json": '{ agents: { defaults: { timeFormat: "24" } } }'}
    (early,) = found(lint(tmp_path, files, releases=("2026.7.1",)), "PC106")
    assert early.help == "from 2026.8.2 on, take it out"
    (late,) = found(lint(tmp_path, files, releases=("2026.9.6",)), "PC106")
    assert late.help == "take it out"


@pytest.mark.parametrize(
    ("model_id", "chats"),
    [("nomic-embed-text", False), ("bge-reranker-v2-m3", False), ("llama3.1:8b", True), ("${MODEL}", True)],
)
def test_small_windows_matter_to_models_that_chat(tmp_path: Path, model_id: str, chats: bool) -> None:
    small = lint(tmp_path, lab(f'id: "{model_id}", contextWindow: 8192'), releases=("2026.3.31",))
    assert bool(found(small, "PC410")) == chats
    filled = lint(tmp_path, lab(f'id: "{model_id}", contextWindow: 8192, maxTokens: 8192'), releases=("2026.9.6",))
    assert bool(found(filled, "PC401")) == chats


def test_a_window_that_no_model_has_is_told_of_embedders_too(tmp_path: Path) -> None:
    report = lint(tmp_path, lab('id: "nomic-embed-text", contextWindow: 81920000'), releases=("2026.9.6",))
    assert found(report, "PC410")


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        ("moonshotai/kimi-k2.6, moonshotai/kimi-k2-thinking", 'listed: "moonshotai/kimi-k2.6"'),
        ("moonshotai/kimi-k2-thinking", "list a model that NVIDIA serves, and name it here"),
    ],
)
def test_no_model_that_is_gone_is_offered(tmp_path: Path, ids: str, words: str) -> None:
    text = openclaw('"nim/openai/gpt-oss-20b"', host=NIM, name="nim", ids=ids)
    (finding,) = found(lint(tmp_path, {"openclaw.json": text}, releases=("2026.9.6",)), "PC203")
    assert finding.help == words


@pytest.mark.parametrize(
    ("ids", "more"),
    [("openai/gpt-oss-20b", ", which the provider has to list too"), ("minimaxai/minimax-m3.1-flash", "")],
)
def test_a_relative_that_is_not_listed_has_to_be(tmp_path: Path, ids: str, more: str) -> None:
    text = openclaw('"nvidia/minimaxai/minimax-m2.7"', host=NIM, name="nvidia", ids=ids)
    (finding,) = found(lint(tmp_path, {"openclaw.json": text}, releases=("2026.9.6",)), "PC307")
    assert finding.help == f'listed of the same family: "minimaxai/minimax-m3.1-flash"{more}'
