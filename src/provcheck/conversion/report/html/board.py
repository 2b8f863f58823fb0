"""A conversion as it lies before its reader: each entry with what it marks on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.conversion.report.html.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provcheck.conversion.report.html.marks import Mark
    from provcheck.conversion.run import Conversion


def short(paths: Sequence[str]) -> dict[str, str]:
    """Paths with what tells them apart: without the folder that they share; empty for one that is alone."""
    steps = [path.split("/") for path in paths]
    shared = 0
    while len({tuple(own[: shared + 1]) for own in steps}) == 1 and all(len(own) > shared + 1 for own in steps):
        shared += 1
    return {path: "/".join(own[shared:]) if len(paths) > 1 else "" for path, own in zip(paths, steps, strict=True)}


class Board:
    """Entries are known by their numbers in the report. ``targets`` lacks those of values that are nowhere."""

    def __init__(self, made: Conversion) -> None:
        self.entries = made.entries
        self.commands = made.commands
        self.originals = made.originals
        self.outputs = made.outputs
        self.names = {**short([one.path for one in made.originals]), **short([one.path for one in made.outputs])}
        self.source_marks = [Marks(one, f"s{at}-", is_result=False) for at, one in enumerate(made.originals)]
        self.target_marks = [Marks(one, f"t{at}-", is_result=True) for at, one in enumerate(made.outputs)]
        self.sources: dict[int, Mark] = {}
        self.targets: dict[int, Mark] = {}
        sources = {one.path: one for one in self.source_marks}
        targets = {one.path: one for one in self.target_marks}
        for number, entry in enumerate(made.entries):
            self.sources[number] = sources[entry.source.path].add(number, entry, entry.source)
            if entry.target is not None:
                self.targets[number] = targets[entry.target.path].add(number, entry, entry.target)

    def result_of(self, mark: Mark) -> str:
        """The address of what a value became: its place in the result, or what the list says of it."""
        found = (self.targets[number].id for number in mark.entries if number in self.targets)
        return next(found, f"e{next(iter(mark.entries))}")

    def origin_of(self, mark: Mark) -> str:
        """The address of the first value that something in the result was made of."""
        return self.sources[next(iter(mark.entries))].id
