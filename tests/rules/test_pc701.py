from __future__ import annotations

from pathlib import Path

import pytest

from support import fixed, found, lint, message, places, related, severities

CODE = "PC701"


def agent(*lines: str) -> dict[str, str]:
    """A manifest with an agent whose spec begins in line 5."""
    spec = "\n".join(f"  {line}" for line in lines)
    return {"a.yaml": f"apiVersion: pai.io/v1\nkind: Agent\nmetadata: {{ name: helper }}\nspec:\n{spec}\n"}


def test_triggers_of_an_agent_that_runs_all_the_time(tmp_path: Path) -> None:
    files = agent("longRunning: true", "harness: custom", "image: acme/helper", "triggers: [{ webhook: {} }]")
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(8, 13)]
    assert severities(report, CODE) == ["error"]
    assert related(found(report, CODE)[0]) == [("a.yaml", 5, 16)]
    assert message(report, CODE) == "triggers start an agent that does not run, and this one has longRunning: true"


@pytest.mark.parametrize(
    ("lines", "place", "text"),
    [
        (["image: a/b"], (5, 16), "longRunning: true needs harness: custom"),
        (["harness: claude", "image: a/b"], (5, 16), "longRunning: true needs harness: custom"),
        ([], (5, 16), "longRunning: true needs harness: custom and an image"),
        (["harness: default"], (5, 16), "longRunning: true needs harness: custom and an image"),
        (["harness: custom"], (6, 12), "harness custom needs an image, and there is none"),
        (["harness: custom", 'image: ""'], (6, 12), "harness custom needs an image, and there is none"),
        (["harness: ${HARNESS}"], (5, 16), "longRunning: true needs an image, and there is none"),
    ],
)
def test_what_an_agent_that_runs_all_the_time_needs(
    tmp_path: Path, lines: list[str], place: tuple[int, int], text: str
) -> None:
    report = lint(tmp_path, agent("longRunning: true", *lines))
    assert places(report, CODE) == [place]
    assert message(report, CODE) == text
    assert severities(report, CODE) == ["error"]


def test_the_harness_that_stands_there_is_shown(tmp_path: Path) -> None:
    report = lint(tmp_path, agent("longRunning: true", "harness: codex", "image: a/b"))
    (finding,) = found(report, CODE)
    assert related(finding) == [("a.yaml", 6, 12)]
    assert finding.help == "write harness: custom, or drop longRunning"


def test_a_custom_harness_needs_an_image(tmp_path: Path) -> None:
    report = lint(tmp_path, agent("harness: custom"))
    assert places(report, CODE) == [(5, 12)]
    assert message(report, CODE) == "harness custom needs an image, and there is none"


@pytest.mark.parametrize(
    ("field", "wrong", "meant"),
    [
        ("harness", "Claude", "claude"),
        ("harness", "claude-code", "claude"),
        ("harness", "openai-codex", "codex"),
        ("type", "Service", "service"),
        ("type", "tasks", "task"),
    ],
)
def test_a_misspelt_word(tmp_path: Path, field: str, wrong: str, meant: str) -> None:
    files = agent(f"{field}: {wrong} # why", "image: a/b")
    report = lint(tmp_path, files)
    (finding,) = found(report, CODE)
    assert finding.help == f'did you mean "{meant}"?'
    assert fixed(files, finding) == agent(f"{field}: {meant} # why", "image: a/b")


@pytest.mark.parametrize(("line", "field"), [("harness: docker", "harness"), ("type: deployment", "type")])
def test_a_word_that_nobody_knows(tmp_path: Path, line: str, field: str) -> None:
    (finding,) = found(lint(tmp_path, agent(line)), CODE)
    assert finding.message.startswith(f"{field} must be ")
    assert finding.fix is None


def test_a_service_without_an_image(tmp_path: Path) -> None:
    report = lint(tmp_path, agent("type: service"))
    assert places(report, CODE) == [(5, 9)]
    assert severities(report, CODE) == ["warning"]


@pytest.mark.parametrize("lines", [["longRunning: true", "harness: custom"], ["harness: custom"]])
def test_a_missing_image_is_told_once(tmp_path: Path, lines: list[str]) -> None:
    assert len(found(lint(tmp_path, agent("type: service", *lines)), CODE)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ["models: [a/b]"],
        ["type: task"],
        ["type: service", "image: a/b"],
        ["type: service", "image: ${IMAGE}"],
        ["type: ''", "harness: ''"],
        ["type: ${TYPE}", "harness: '{{ .harness }}'"],
        ["harness: claude", "triggers: [{ webhook: {} }]"],
        ["longRunning: false", "triggers: [{ webhook: {} }]"],
        ["longRunning: 'true'", "triggers: [{ webhook: {} }]"],
        ["longRunning: true", "harness: custom", "image: a/b", "triggers: []"],
        ["longRunning: true", "harness: custom", "image: 5"],
        ["longRunning: true", "harness: [custom]", "image: a/b"],
    ],
)
def test_what_is_right_or_unknown(tmp_path: Path, lines: list[str]) -> None:
    assert not found(lint(tmp_path, agent(*lines)), CODE)


def test_a_spec_that_is_no_mapping(tmp_path: Path) -> None:
    text = "apiVersion: pai.io/v1\nkind: Agent\nmetadata: { name: helper }\nspec: [longRunning]\n"
    assert not found(lint(tmp_path, {"a.yaml": text}), CODE)
