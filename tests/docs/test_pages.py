"""What the documentation shows is what the program does: every command of every page is typed again."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from program import ROOT, run
from provcheck.dialects.openclaw_releases import RELEASES
from provcheck.rules import REGISTRY
from tools.pages import sessions
from tools.pages.all import pages, told
from tools.pages.sessions import Block, blocks

PAGES = pages(ROOT)
HOW = "run: python -m tools.pages"
README = (ROOT / "README.md").read_text(encoding="utf-8")
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
OTHERS = re.compile(r"docs/(rules/.*|how-to/(ci|pre-commit)|conversion|editors|precision)\.md")
"""Pages whose blocks have tests of their own, or are other people's."""
WRITTEN = [
    path
    for path in (file.relative_to(ROOT).as_posix() for file in sorted((ROOT / "docs").rglob("*.md")))
    if not OTHERS.fullmatch(path)
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_current(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == PAGES[path](), HOW


def test_the_pages_that_people_type_along_with_are_among_them() -> None:
    assert {"docs/tutorial.md", "docs/how-to/adopt.md", "docs/how-to/move.md", "docs/json.md"} <= set(PAGES)


def test_no_command_of_a_page_fails_in_a_way_that_it_does_not_show() -> None:
    texts = "".join((ROOT / path).read_text(encoding="utf-8") for path in told(ROOT))
    assert "command not found" not in texts
    assert "Traceback" not in texts


@pytest.mark.parametrize("path", WRITTEN)
def test_a_configuration_in_a_page_is_shown_to_be_what_the_text_says(path: str) -> None:
    """It has a name, and a command behind it reads it: its own name, its folder, or the folder of all."""
    found = list(blocks((ROOT / path).read_text(encoding="utf-8")))
    for index, block in enumerate(found):
        if is_configuration(block) and not (path == "docs/settings.md" and is_example(block)):
            assert block.title, f"a block of {path} has no title:\n{block.body}"
            behind = [command for later in found[index:] for command in later.commands]
            assert any(command.startswith("provcheck") for command in behind), f"{path}: {block.title}"


def is_configuration(block: Block) -> bool:
    return block.language in {"json5", "json", "toml"} or (block.language == "yaml" and "pai.io/" in block.body)


def is_example(block: Block) -> bool:
    """One of the examples of the settings' schema, which has a test."""
    return block.language == "toml" and not block.title


# Sessions

PAGE = """\
```json5 title="a/openclaw.json"
{ agents: [] }
```

```console
$ cd a
old
$ ls; false
$ echo $?
```

```text
$ not run
```
"""


def test_a_session_is_one_shell_and_what_it_prints_is_written_down() -> None:
    told = PAGE.replace("old\n", "").replace("$ ls; false\n", "$ ls; false\nopenclaw.json\n")
    assert sessions.replayed(PAGE) == told.replace("$ echo $?\n", "$ echo $?\n1\n")


def test_a_session_runs_the_program_of_this_working_copy(tmp_path: Path) -> None:
    (output,) = sessions.run(
        "```console\n$ provcheck check --quiet --output-format concise nothing.json\n```\n", tmp_path
    )
    assert output.startswith("nothing.json:1:1: PC003 [error]")


def test_the_hook_of_the_tutorial_says_what_the_program_says(tmp_path: Path) -> None:
    """pre-commit itself needs the network; what it puts around the program's words does not change."""
    sessions.run(TUTORIAL, tmp_path)
    (told,) = re.findall(r"- exit code: 1\n\n(.*?)```", TUTORIAL, re.DOTALL)
    outcome = run("check", "--force-exclude", "openclaw.json", cwd=tmp_path / "work")
    assert (outcome.code, outcome.out) == (1, told)


# README


def test_the_readme_is_two_screens() -> None:
    lines = README.splitlines()
    assert len(lines) <= 100
    assert max(len(line) for line in lines if "](" not in line) <= 120


def test_the_readmes_links_lead_to_files() -> None:
    targets = [target for target in re.findall(r"\]\(([^)#]+)", README) if "://" not in target]
    assert "docs/tutorial.md" in targets
    assert [target for target in targets if not (ROOT / target).is_file()] == []


def test_the_readmes_numbers_are_the_bench_s() -> None:
    table = tomllib.loads((ROOT / "benchmarks/faults/faults.toml").read_text(encoding="utf-8"))
    told = dict(re.findall(r"^\| (.+?) \| (\d+) \|$", README.partition("## Use it")[0], re.MULTILINE))
    found = {one["name"]: str(len(one["found"])) for one in table["rival"]}
    assert told == {
        "provcheck": str(len(table["fault"])),
        "`openclaw doctor --lint`": found["doctor"],
        "`openclaw config validate`": found["config validate"],
        "check-jsonschema with OpenClaw's own schema": found["check-jsonschema"],
    }
    assert f"On the {len(table['fault'])} OpenClaw files" in README


def test_counted_things_are_as_many() -> None:
    assert f"{len(REGISTRY)} [rules]" in README
    assert len(RELEASES) == 9
    assert "nine releases" in README
