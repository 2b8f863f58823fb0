"""Pages as files, and as text on a screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from program import ROOT
from provcheck.rules import REGISTRY
from provcheck.rules._base import Rule
from provcheck.rules.page import docstring, family, page
from provcheck.rules.page.files import INDEX, files, write
from provcheck.rules.page.markdown import CODE, HEADING, ITEM, PARAGRAPH, Block, blocks, captioned
from provcheck.rules.page.text import Screen, render, render_all

RULES = [entry.load() for entry in REGISTRY]
FOLDER = ROOT / "docs" / "rules"
HOW = "run: python -m provcheck.rules.page"


# Files


def test_the_documentation_is_current() -> None:
    wanted = files(RULES)
    found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*")}
    assert sorted(found) == sorted(wanted), HOW
    assert [name for name in wanted if found[name] != wanted[name]] == [], HOW


def test_links_lead_somewhere() -> None:
    texts = files(RULES)
    assert all(f"]({rule.code}.md)" in texts[INDEX] for rule in RULES)
    assert all(f"]({INDEX})" in texts[f"{rule.code}.md"] for rule in RULES)


def test_every_rule_has_a_family() -> None:
    assert all(family(rule) for rule in RULES)


def test_pages_of_rules_that_are_no_more_go_away(tmp_path: Path) -> None:
    (tmp_path / "PC999.md").write_text("old")
    (tmp_path / "notes.md").write_text("mine")
    write(RULES[:2], tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {INDEX, "PC001.md", "PC002.md", "notes.md"}


def test_the_command_that_writes_them(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "provcheck.rules.page", tmp_path / "new"], check=True, cwd=ROOT / "src")
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "new").iterdir()} == files(RULES)


# Markdown


def test_blocks() -> None:
    text = "One\n two.\n\n## Head\nText `a\nb`:\n- x\n  y\n- z\n\n```yaml f.yaml\n# no head\n\n- none\n```\nEnd"
    assert blocks(text) == [
        Block(PARAGRAPH, ["One two."]),
        Block(HEADING, ["Head"]),
        Block(PARAGRAPH, ["Text `a b`:"]),
        Block(ITEM, ["x y"]),
        Block(ITEM, ["z"]),
        Block(CODE, ["# no head", "", "- none"], "yaml f.yaml"),
        Block(PARAGRAPH, ["End"]),
    ]


def test_captions_stand_above_code() -> None:
    text = "One\n\n```yaml\na: 1\n```\n\nOr:\n\n```json5 b.json5 release=2026.1.30,2026.9.6\n{}\n```\n"
    assert captioned(text) == (
        "One\n\n`yaml`:\n\n```yaml\na: 1\n```\n\n"
        "Or:\n\n`b.json5`, OpenClaw 2026.1.30 and 2026.9.6:\n\n```json5\n{}\n```\n"
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.code))
def test_nothing_of_a_page_is_lost(rule: Rule) -> None:
    shown = iter(render(rule, Screen(80, color=False)).split())
    wanted = [word for block in blocks(docstring(rule)) for line in block.lines for word in line.split()]
    assert [word for word in wanted if word not in shown] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.code))
def test_code_is_indented_and_never_wrapped(rule: Rule) -> None:
    lines = render(rule, Screen(40, color=False)).splitlines()
    code = [line for block in blocks(docstring(rule)) if block.kind == CODE for line in block.lines]
    assert [line for line in code if line.strip() and f"      {line}" not in lines] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.code))
def test_code_fits_a_terminal(rule: Rule) -> None:
    lines = render(rule, Screen(80, color=False)).splitlines()
    assert [line for line in lines if len(line) > 80 and "http" not in line] == []


def test_captions() -> None:
    (rule,) = (one for one in RULES if one.code == "PC307")
    assert "\n`openclaw.json`, OpenClaw 2026.9.6, as of 2026-11-21:\n\n```json5\n" in page(rule)
    assert "  openclaw.json, OpenClaw 2026.9.6, as of 2026-11-21:\n" in render(rule, Screen(80, color=False))


def test_styles() -> None:
    (rule,) = (one for one in RULES if one.code == "PC704")
    text = render(rule, Screen(80, color=True))
    assert text.startswith("\x1b[1mPC704 bad-guard\x1b[0m\n")
    assert "\x1b[1mWhat it does\x1b[0m\n  Reports in the \x1b[36m`guards`\x1b[0m of" in text
    assert "      kind: Agent\n" in text
    assert "\x1b[1mPC704\x1b[0m  bad-guard" in render_all(RULES, Screen(80, color=True))
