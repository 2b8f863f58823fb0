"""``provcheck graph`` as a user runs it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from program import ROOT, run

CONFIG = """\
{
  agents: { defaults: { model: { primary: "nim/a", fallbacks: ["nim/z"] } } },
  models: { providers: { nim: {
    baseUrl: "https://llm.example.com/v1", api: "openai-completions", apiKey: "nvapi-Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA",
    models: [{ id: "a", name: "A", contextWindow: 131072, maxTokens: 4096 }],
  } } },
}
"""
FORMATS = ["tree", "mermaid", "dot", "svg", "html", "json"]
BEGINNINGS = {"mermaid": "flowchart", "dot": "digraph", "svg": "<svg", "html": "<!doctype html>", "json": "{"}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "openclaw.json").write_text(CONFIG)
    return tmp_path


def test_a_tree_by_default_faults_or_not(here: Path) -> None:
    outcome = run("graph", cwd=here)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("OpenClaw 2026.9.6: openclaw.json\n")
    assert "fallback 1: nim/z ▲ PC203" in outcome.out
    assert outcome == run("graph", "openclaw.json", cwd=here) == run("graph", "--output-format", "tree", cwd=here)


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_on_the_screen_and_in_a_file(here: Path, name: str) -> None:
    shown = run("graph", "--output-format", name, cwd=here)
    assert (shown.code, shown.err) == (0, "")
    assert BEGINNINGS.get(name, "openclaw.json") in shown.out[:400]
    written = run("graph", "--output-format", name, "-o", "out", cwd=here)
    assert (written.code, written.out, written.err) == (0, "", "")
    if name != "tree":  # which is as wide as the terminal
        assert (here / "out").read_text(encoding="utf-8") == shown.out


@pytest.mark.parametrize(
    ("name", "drawn_as"),
    [
        ("a.html", "html"),
        ("a.HTM", "html"),
        ("a.svg", "svg"),
        ("a.gv", "dot"),
        ("a.mmd", "mermaid"),
        ("a.json", "json"),
    ],
)
def test_the_name_of_the_file_says_the_format(here: Path, name: str, drawn_as: str) -> None:
    assert run("graph", "-o", name, cwd=here).code == 0
    assert (here / name).read_text() == run("graph", "openclaw.json", "--output-format", drawn_as, cwd=here).out


def test_a_format_that_is_asked_for_comes_first(here: Path) -> None:
    for name in ("a.txt", "svg", "./a.b/html"):
        (here / "a.b").mkdir(exist_ok=True)
        assert run("graph", "-o", name, cwd=here).code == 0
        assert (here / name).read_text().startswith("OpenClaw 2026.9.6")
    assert run("graph", "--output-format", "mermaid", "-o", "a.html", cwd=here).code == 0
    assert "flowchart LR" in (here / "a.html").read_text()


@pytest.mark.parametrize("name", FORMATS)
def test_no_secret_in_any_format(here: Path, name: str) -> None:
    assert "Zm9vYmFyYmF6cXV4" not in run("graph", "--show", "info", "--output-format", name, cwd=here).out


def test_the_findings_are_those_of_a_check(here: Path) -> None:
    graph = json.loads(run("graph", "--output-format", "json", cwd=here).out)
    check = json.loads(run("check", "--output-format", "json", cwd=here).out)
    assert all(one["fingerprint"] for one in check["findings"])
    assert {key: graph[key] for key in check} == check


def test_a_file_that_cannot_be_read_is_told_and_the_rest_drawn(here: Path) -> None:
    (here / "openclaw.broken.json").write_text("{ agents: ")
    outcome = run("graph", cwd=here)
    assert (outcome.code, outcome.err) == (1, "")
    assert "error[PC001]" in outcome.out
    assert "provider nim" in outcome.out


@pytest.mark.parametrize("options", [("--output-format", "mermaid"), ("-o", "out.html"), ("-o", "out.txt")])
def test_who_does_not_see_the_findings_is_told_what_cannot_be_read(here: Path, options: tuple[str, ...]) -> None:
    outcome = run("graph", "gone.json", "openclaw.json", *options, cwd=here)
    assert outcome.code == 1
    assert outcome.err == "Cannot be read in full, so that the picture may lack something: gone.json\n"


def test_standard_input(here: Path) -> None:
    outcome = run("graph", "-", "--stdin-filename", "x/openclaw.json", cwd=here, stdin=CONFIG.encode())
    assert outcome.out.startswith("OpenClaw 2026.9.6: x/openclaw.json\n")


def test_options_that_change_what_is_found(here: Path) -> None:
    def drawn(*options: str) -> object:
        return json.loads(run("graph", "--output-format", "json", *options, cwd=here).out)

    released = drawn("--openclaw-version", "2026.2.26")
    assert isinstance(released, dict)
    assert released["scopes"][0]["release"] == "2026.2.26"
    assert len(drawn("--show", "warning")["findings"]) > len(drawn("--show", "error")["findings"])  # type: ignore[index]
    assert drawn("--as-of", "2027-03-01")["run"]["as_of"] == "2027-03-01"  # type: ignore[index]
    assert drawn("--exclude", "openclaw.json")["scopes"] == []  # type: ignore[index]


def test_settings_hold(here: Path) -> None:
    (here / "provcheck.toml").write_text('ignore = ["PC203"]\n')
    assert "PC203" not in run("graph", cwd=here).out
    assert "PC203" in run("graph", "--no-config", cwd=here).out


def test_a_file_that_is_there_stays_unless_forced(here: Path) -> None:
    (here / "out.svg").write_text("mine")
    refused = run("graph", "--output-format", "svg", "-o", "out.svg", cwd=here)
    assert (refused.code, refused.out) == (2, "")
    assert "out.svg is there already; --force overwrites" in refused.err
    assert (here / "out.svg").read_text() == "mine"
    assert run("graph", "--output-format", "svg", "-o", "out.svg", "--force", cwd=here).code == 0
    assert "<svg" in (here / "out.svg").read_text()


def test_what_is_drawn_is_never_overwritten(here: Path) -> None:
    os.symlink("openclaw.json", here / "link.html")
    for target in ("openclaw.json", "link.html"):
        outcome = run("graph", "-o", target, "--force", cwd=here)
        assert outcome.code == 2
        assert "is not overwritten" in outcome.err
    assert (here / "openclaw.json").read_text() == CONFIG


@pytest.mark.parametrize(
    "arguments",
    [
        ["--output-format", "png"],
        ["-o", ""],
        ["-o", "no/such/folder/x.html"],
        ["-o", "models.PNG"],
        ["--as-of", "soon"],
        ["--config", "gone.toml"],
        ["--openclaw-version", "x"],
    ],
)
def test_wrong_usage(here: Path, arguments: list[str]) -> None:
    outcome = run("graph", *arguments, cwd=here)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err


def test_an_empty_folder(tmp_path: Path) -> None:
    for name in FORMATS:
        outcome = run("graph", "--output-format", name, cwd=tmp_path)
        told = outcome.out if name == "tree" else outcome.err.removeprefix("Nothing to draw. ")
        assert (outcome.code, told) == (0, "No configuration files found.\n"), name


def test_the_same_picture_each_time() -> None:
    pictures = {
        run("graph", "fixtures", "--output-format", "json", cwd=ROOT, PYTHONHASHSEED=str(seed)).out for seed in range(4)
    }
    assert len(pictures) == 1
