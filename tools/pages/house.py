"""The rooms of the program, and which of them imports which."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Self


class Room(NamedTuple):
    """A part of the program: its modules, what it is for in few words, and where it stands in the picture.

    ``column`` counts from 0 at the left; the row follows from the imports.
    """

    modules: tuple[str, ...]
    purpose: str
    column: float


ROOMS = {
    "cli": Room(("cli", "__main__"), "commands, no logic", 1.5),
    "api": Room(("api",), "the commands for Python", 3),
    "adopt": Room(("adopt",), "provcheck init", 0),
    "fix": Room(("fix",), "--fix and --diff", 1),
    "engine": Room(("engine", "groups", "judging", "merging", "sift", "asked"), "a run", 1.5),
    "listing": Room(("settings.listing",), "provcheck settings", 0.5),
    "baseline": Room(("baseline",), "findings put off", 1.5),
    "conversion": Room(("conversion",), "one dialect to the other", 2.5),
    "graph": Room(("graph",), "who uses which model", 2),
    "lsp": Room(("lsp",), "while somebody types", 1.5),
    "workspace": Room(("workspace",), "files that belong together", 1.5),
    "settings": Room(("settings",), "what holds for a file", 1.5),
    "rules": Room(("rules",), "one file a rule", 1.5),
    "schema": Room(("schema",), "the shape of files", 0),
    "dialects": Room(("dialects",), "text to model", 0),
    "suppress": Room(("suppress",), "comments that switch off", 2),
    "report": Room(("report",), "one file a format", 3),
    "catalog": Room(("catalog",), "what is known of models", 0),
    "redact": Room(("redact",), "no secret gets out", 1),
    "finding": Room(("finding", "unseen"), "what rules give", 2.5),
    "model": Room(("model", "entity", "details", "holders"), "what rules see", 0),
    "syntax": Room(("syntax",), "text with places, edits", 1.75),
}
HELPERS = ("html", "screen", "suggest", "paths", "reading", "writing")
"""Modules for all rooms, which know none of them."""


class House(NamedTuple):
    """Every room with the rooms that it imports, and the modules of helpers with what they import."""

    imports: dict[str, set[str]]
    helpers: dict[str, set[str]]

    @classmethod
    def of(cls, source: Path) -> Self:
        """The house as the files of a package say it. Raises `ValueError` for a module that belongs to no room."""
        house = cls({name: set() for name in ROOMS}, {name: set() for name in HELPERS})
        for file in sorted(source.rglob("*.py")):
            module = ".".join(file.relative_to(source).with_suffix("").parts).removesuffix(".__init__")
            if module == "__init__":
                continue
            home = room(module)
            if home is None:
                raise ValueError(f"{module} belongs to no room: name it in tools/pages/house.py")
            wings = house.helpers if home in HELPERS else house.imports
            wings[home] |= {found for found in map(room, _imported(file)) if found and found != home}
        return house

    def arrows(self) -> set[tuple[str, str]]:
        """The imports that follow from no others: between two rooms with a longer way between them there is none.

        Raises `ValueError` for rooms that import each other in a circle.
        """
        rooms = {name: found - {*HELPERS} for name, found in self.imports.items()}
        beyond = {name: self._beyond(name) for name in rooms}
        return {
            (name, one)
            for name, found in rooms.items()
            for one in found
            if not any(one in beyond[other] for other in found)
        }

    def rows(self) -> dict[str, int]:
        """How high each room stands: one above the highest that it imports, 0 for those that import none."""
        found: dict[str, int] = {}
        for name in sorted(self.imports, key=lambda one: len(self._beyond(one))):
            found[name] = 1 + max((found[one] for one in self.imports[name] - {*HELPERS}), default=-1)
        return found

    def _beyond(self, name: str, above: tuple[str, ...] = ()) -> set[str]:
        """All rooms that a room leads to."""
        if name in above:
            raise ValueError(f"rooms import each other in a circle: {' -> '.join([*above, name])}")
        found = self.imports[name] - {*HELPERS}
        return found.union(*(self._beyond(one, (*above, name)) for one in found))


def room(module: str) -> str | None:
    """The room or the helper that a module belongs to, by the longest name that fits."""
    names = {part: name for name, one in ROOMS.items() for part in one.modules} | {name: name for name in HELPERS}
    steps = module.split(".")
    prefixes = (".".join(steps[:length]) for length in range(len(steps), 0, -1))
    return next((names[prefix] for prefix in prefixes if prefix in names), None)


def _imported(file: Path) -> Iterator[str]:
    """The modules of this package that a file imports when it runs, now or later."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    unreal = {id(node) for one in ast.walk(tree) if _is_for_types(one) for node in ast.walk(one)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and id(node) not in unreal and (node.module or "").startswith("provcheck"):
            for alias in node.names:
                yield f"{node.module}.{alias.name}".removeprefix("provcheck.")


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
