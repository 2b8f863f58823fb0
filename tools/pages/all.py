"""All generated texts of the documentation."""

from __future__ import annotations

from pathlib import Path

from tools.pages import commands, comparison, picture, report, sessions, settings
from tools.pages.house import House

NOTE = "<!-- Written by python -m tools.pages; edit {source} instead. -->\n\n"

_ELSEWHERE = {"docs/how-to/ci.md", "docs/how-to/pre-commit.md"}
"""What these pages show needs other people's programs; tests of their own run it."""


def pages(root: Path) -> dict[str, str]:
    """The text of every generated file by its path from the root of the repository."""
    schemas, faults = root / "schemas", root / "benchmarks/faults/faults.toml"
    made = {
        "docs/commands.md": NOTE.format(source="the help texts") + commands.page(),
        "docs/comparison.md": NOTE.format(source="benchmarks/faults") + comparison.page(faults),
        "docs/house.svg": picture.draw(House.of(root / "src/provcheck")),
        "docs/json.md": NOTE.format(source="schemas/report.schema.json")
        + sessions.replayed(report.page(schemas / "report.schema.json")),
        "docs/settings.md": NOTE.format(source="schemas/settings.schema.json")
        + sessions.replayed(settings.page(schemas / "settings.schema.json")),
    }
    return made | {path: sessions.replayed((root / path).read_text("utf-8")) for path in told(root) if path not in made}


def told(root: Path) -> list[str]:
    """The pages that show commands and what these print."""
    found = sorted(file for file in root.glob("docs/**/*.md") if "```console\n$ " in file.read_text("utf-8"))
    paths = [file.relative_to(root).as_posix() for file in found]
    return [path for path in paths if path not in _ELSEWHERE]
