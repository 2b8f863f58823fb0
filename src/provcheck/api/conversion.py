"""The outcome of a conversion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from provcheck.api.findings import Finding
from provcheck.conversion import run
from provcheck.conversion.entry import Entry, Outcome


@dataclass(frozen=True, slots=True, repr=False)
class Conversion:
    """The result, and what became of each value of the source.

    ``outputs`` are the texts of the result by the names of their files. ``entries`` is the loss report, in the order of
    the sources. ``commands`` are for you to run, most of them to create secrets. ``findings`` are the errors of the
    sources that ``allow_errors`` let pass.

    Two conversions are equal when all of this is. They can be pickled.
    """

    outputs: dict[str, str]
    entries: tuple[Entry, ...]
    commands: tuple[str, ...]
    findings: tuple[Finding, ...]

    def __repr__(self) -> str:
        return f"<Conversion into {', '.join(self.outputs)}>"

    @property
    def text(self) -> str:
        """The text of the result. Raises `ValueError` where that has several files."""
        if len(self.outputs) != 1:
            raise ValueError(f"the result has {len(self.outputs)} files; see outputs")
        return next(iter(self.outputs.values()))

    @property
    def summary(self) -> dict[Outcome, int]:
        """How many values had each outcome, the worst first."""
        outcomes = [entry.outcome for entry in self.entries]
        return {outcome: outcomes.count(outcome) for outcome in Outcome}

    def to_dict(self) -> dict[str, Any]:
        """The loss report as ``--report`` writes it."""
        from provcheck.conversion.report.json import document

        return document(self.entries)

    def render(self, *, color: bool = False, width: int = 80) -> str:
        """The loss report as text, as the command line shows it, in lines of at most ``width`` columns."""
        from provcheck.conversion.report import table

        return table.render(self.entries, self.commands, width=width, color=color)


def public(made: run.Conversion, findings: tuple[Finding, ...]) -> Conversion:
    """What was made, as plain values; its secrets are masked already."""
    outputs = {one.path: one.text for one in made.outputs}
    return Conversion(outputs, tuple(made.entries), tuple(made.commands), findings)
