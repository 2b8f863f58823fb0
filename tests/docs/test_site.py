"""The documentation builds without a warning, and loads nothing from elsewhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from program import ROOT
from provcheck.dialects.openclaw_releases import RELEASES


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        # Without it the theme advertises its successor.
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder


def test_every_page_is_there(site: Path) -> None:
    sources = {file.relative_to(ROOT / "docs") for file in (ROOT / "docs").rglob("*.md")}
    wanted = {
        (one.parent if one.stem in {"index", "README"} else one.with_suffix("")) / "index.html" for one in sources
    }
    assert wanted <= {file.relative_to(site) for file in site.rglob("index.html")}


def test_every_block_of_code_is_one(site: Path) -> None:
    """A fence with a word behind it that the extension does not know is shown as text."""
    assert [file for file in site.rglob("*.html") if "```" in file.read_text(encoding="utf-8")] == []


def test_no_bar_of_a_table_is_shown_escaped(site: Path) -> None:
    """GitHub takes the backslash away; here it would be copied with the command."""
    assert [file for file in site.rglob("*.html") if "\\|" in file.read_text(encoding="utf-8")] == []


def test_each_schema_is_served_under_its_own_address(site: Path) -> None:
    served = sorted((site / "schemas").iterdir())
    assert len(served) == len(RELEASES) + 5
    for file in served:
        assert json.loads(file.read_text(encoding="utf-8"))["$id"] == f"https://provcheck.dev/schemas/{file.name}"
    pai = "schemas/pai.schema.json"
    assert (site / pai).read_text(encoding="utf-8") == (ROOT / pai).read_text(encoding="utf-8")


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    loaded = re.compile(r"""<(?:script|img|iframe|source|object)\b[^>]*\bsrc=["']?https?:[^\s>]*|<link\b[^>]*>""")
    for file in site.rglob("*.html"):
        found = loaded.findall(file.read_text(encoding="utf-8"))
        assert [
            tag for tag in found if "://" in tag and 'rel="canonical"' not in tag and "rel=canonical" not in tag
        ] == []
    for file in site.rglob("*.css"):
        assert not re.search(r"(url\(|@import)\s*[\"']?https?:", file.read_text(encoding="utf-8")), file.name


def test_texts_of_other_files_are_in_place(site: Path) -> None:
    assert "What it does not protect from" in (site / "security" / "index.html").read_text(encoding="utf-8")
    assert "Unreleased" in (site / "changes" / "index.html").read_text(encoding="utf-8")
