"""All generated texts of the documentation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tools.pages import commands, comparison, picture, pictures, report, sessions, settings
from tools.pages.house import House

_ELSEWHERE = {"docs/how-to/ci.md", "docs/how-to/pre-commit.md", "docs/precision.md"}
"""What these pages show needs other people's programs or files."""


def pages(root: Path) -> dict[str, Callable[[], str]]:
    """What makes the text of every generated file, by the file's path from the root of the repository."""
    schemas, faults = root / "schemas", root / "benchmarks/faults/faults.toml"
    made: dict[str, Callable[[], str]] = {
        "docs/commands.md": lambda: _note("the help texts") + commands.page(),
        "docs/comparison.md": lambda: _note("benchmarks/faults") + comparison.page(faults),
        "docs/house.svg": lambda: picture.draw(House.of(root / "src/provcheck")),
        "docs/json.md": lambda: _of_schema(schemas / "report.schema.json", report.page),
        "docs/settings.md": lambda: _of_schema(schemas / "settings.schema.json", settings.page),
    }
    made |= {path: partial(pictures.page, root, folders) for path, folders in pictures.PICTURES.items()}
    return {path: partial(_replayed, root / path) for path in told(root)} | made


def _note(source: str) -> str:
    return f"<!-- Written by python -m tools.pages; edit {source} instead. -->\n\n"


def _of_schema(path: Path, page: Callable[[Path], str]) -> str:
    return _note(f"schemas/{path.name}") + sessions.replayed(page(path))


def _replayed(path: Path) -> str:
    return sessions.replayed(path.read_text(encoding="utf-8"))


def told(root: Path) -> list[str]:
    """The pages that show commands and what these print."""
    found = sorted(file for file in root.glob("docs/**/*.md") if "```console\n$ " in file.read_text("utf-8"))
    paths = [file.relative_to(root).as_posix() for file in found]
    return [path for path in paths if path not in _ELSEWHERE]
