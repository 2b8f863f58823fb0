"""The examples of the page about Python are run, and its table names all that is public."""

from __future__ import annotations

import doctest
import inspect
import re
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

import provcheck
from program import ROOT

PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
EXAMPLES = "\n".join(re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))


def section(heading: str) -> str:
    """The text below a heading of the page."""
    return PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]


def test_the_examples_do_what_they_say(tmp_path: Path) -> None:
    said: list[str] = []
    test = doctest.DocTestParser().get_doctest(EXAMPLES, {}, "python.md", "docs/python.md", 0)
    assert len(test.examples) > 20
    with chdir(tmp_path):
        assert doctest.DocTestRunner().run(test, out=said.append).failed == 0, "".join(said)
    assert not list(tmp_path.iterdir())


def test_the_table_has_every_public_name_and_no_other() -> None:
    table = [line.split("|")[1] for line in section("Public names").splitlines() if line.startswith("| `")]
    named = [name for cell in table for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted(provcheck.__all__)


@pytest.mark.parametrize(("heading", "function"), [("Check", provcheck.check), ("Convert", provcheck.convert)])
def test_every_keyword_is_named(heading: str, function: Any) -> None:
    keywords = {name for name, one in inspect.signature(function).parameters.items() if one.kind is one.KEYWORD_ONLY}
    assert keywords <= {*re.findall(r"\w+", section(heading))}
