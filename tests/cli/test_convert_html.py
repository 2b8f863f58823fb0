"""``provcheck convert --report FILE.html`` as a user runs it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pages import Page
from program import run

KEY = "nvapi-" + "Qw7ZkR2mXv9TbL4sHd8NcY3pGf6J" * 2
OPENCLAW = f"""{{
  models: {{ providers: {{ nvidia: {{
    baseUrl: "https://integrate.api.nvidia.com/v1",
    apiKey: "{KEY}",
    api: "openai-completions",
    models: [{{ id: "meta/llama-3.3-70b-instruct", name: "Llama" }}],
  }} }} }},
  agents: {{ defaults: {{ workspace: "~/work" }} }},
}}
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "openclaw.json").write_text(OPENCLAW)
    return tmp_path


@pytest.mark.parametrize("name", ["report.html", "report.HTM", "a b.Html"])
def test_the_name_of_the_file_says_the_form(here: Path, name: str) -> None:
    outcome = run("convert", "openclaw.json", "--to", "pai", "-o", "pai.yaml", "-q", "--report", name, cwd=here)
    assert outcome == (0, "", "")
    text = (here / name).read_text()
    assert text.startswith("<!doctype html>")
    assert KEY not in text
    page = Page(text)
    assert [one.name for one in page.sides["source"]] == ["openclaw.json"]
    assert [one.name for one in page.sides["result"]] == ["pai.yaml"]
    assert "\n".join(page.sides["result"][0].lines) + "\n" == (here / "pai.yaml").read_text()
    assert KEY not in (here / "pai.yaml").read_text()


@pytest.mark.parametrize("name", ["report.json", "report", "html", "report.html.json"])
def test_all_other_files_are_json(here: Path, name: str) -> None:
    run("convert", "openclaw.json", "--to", "pai", "--dry-run", "-q", "--report", name, cwd=here)
    assert json.loads((here / name).read_text())["entries"]


def test_the_page_has_the_entries_of_the_report(here: Path) -> None:
    for name in ("report.html", "report.json"):
        run("convert", "openclaw.json", "--to", "pai", "--dry-run", "-q", "--report", name, cwd=here)
    entries = json.loads((here / "report.json").read_text())["entries"]
    page = Page((here / "report.html").read_text())
    assert [page.kinds[number] for number in range(len(entries))] == [one["class"] for one in entries]
    assert [page.rows[number].get("data-target") is None for number in range(len(entries))] == [
        one["target"] is None for one in entries
    ]


def test_it_loads_nothing(here: Path) -> None:
    run("convert", "openclaw.json", "--to", "pai", "--dry-run", "-q", "--report", "r.html", cwd=here)
    text = (here / "r.html").read_text()
    assert "default-src 'none'" in text
    assert not re.findall(
        r"""(?:src|href)=["']?(?!#|data:,)[^"'>\s]+""", re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)
    )


def test_a_page_that_is_there_is_replaced(here: Path) -> None:
    arguments = ["convert", "openclaw.json", "--to", "pai", "--dry-run", "-q", "--report", "r.html"]
    assert run(*arguments, cwd=here).code == 0
    first = (here / "r.html").read_text()
    assert run(*arguments, cwd=here).code == 0
    assert (here / "r.html").read_text() == first


def test_somebody_else_s_page_is_kept(here: Path) -> None:
    (here / "index.html").write_text("<!doctype html><title>Mine</title>")
    arguments = ["convert", "openclaw.json", "--to", "pai", "--dry-run", "-q", "--report", "index.html"]
    outcome = run(*arguments, cwd=here)
    assert outcome.code == 2
    assert "index.html is there already" in outcome.err
    assert (here / "index.html").read_text() == "<!doctype html><title>Mine</title>"
    assert run(*arguments, "--force", cwd=here).code == 0


def test_a_source_is_never_overwritten(here: Path) -> None:
    (here / "openclaw.html").write_text(OPENCLAW)
    arguments = ["convert", "openclaw.html", "--to", "pai", "--dry-run", "-q", "--force", "--report", "openclaw.html"]
    assert run(*arguments, cwd=here).code != 0
    assert (here / "openclaw.html").read_text() == OPENCLAW


def test_standard_input_is_a_side_too(here: Path) -> None:
    arguments = ["convert", "-", "--to", "pai", "--dry-run", "-q", "--report", "r.html"]
    assert run(*arguments, cwd=here, stdin=OPENCLAW.encode()).code == 0
    assert [one.name for one in Page((here / "r.html").read_text()).sides["source"]] == ["<stdin>"]


def test_the_help_tells_of_it(here: Path) -> None:
    assert ".html" in " ".join(run("convert", "--help", cwd=here).out.split())
