"""Scores provcheck on 24 configurations with one fault each, and on the right ones beside them.

    python benchmarks/faults.py

``faults/faults.toml`` names the faults, the rule that should find each and on which line, and what other programs found
when they were measured. ``faults/clean/`` holds configurations near to the faults that are right. The exit code is 1
when a fault is missed, or when anything else is reported of a fault's file or above info of a clean one.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from provcheck import engine
from provcheck.finding import Severity
from provcheck.settings import Settings

HERE = Path(__file__).resolve().parent / "faults"


class Spot(NamedTuple):
    """A rule and the line on which it speaks."""

    rule: str
    line: int

    def __str__(self) -> str:
        return f"{self.rule}:{self.line}"


class Fault(NamedTuple):
    """A file's one fault, and what provcheck says of that file."""

    name: str
    expected: Spot
    found: list[Spot]


class Rival(NamedTuple):
    """Another program, the faults that it found, and when."""

    name: str
    found: frozenset[str]
    about: str


def main() -> int:
    """Run and print; 1 when short."""
    table = tomllib.loads((HERE / "faults.toml").read_text(encoding="utf-8"))
    settings = Settings(as_of=table["as_of"], releases=(table["release"],), show=Severity.INFO)
    faults = [_fault(row, settings) for row in table["fault"]]
    rivals = [_rival(row) for row in table["rival"]]
    clean = sorted((HERE / "clean").iterdir())
    alarms = [f"{file.name}: {alarm}" for file in clean for alarm in _spots(file, settings, Severity.WARNING)]

    print("\n".join(_table(faults, rivals)))
    caught = sum(one.expected in one.found for one in faults)
    extra = sum(len(one.found) for one in faults) - caught
    print(f"\nprovcheck: {caught} of {len(faults)}, other findings: {extra}")
    for rival in rivals:
        print(f"{rival.name}: {len(rival.found)} of {len(faults)} ({rival.about})")
    print("\n".join([f"\nclean files: {len(clean)}, false alarms: {len(alarms)}", *alarms]))
    return 1 if caught < len(faults) or extra or alarms else 0


def _fault(row: dict[str, Any], settings: Settings) -> Fault:
    found = _spots(HERE / f"{row['name']}.json5", settings, Severity.INFO)
    return Fault(row["name"], Spot(row["rule"], row["line"]), found)


def _rival(row: dict[str, Any]) -> Rival:
    about = f"measured on {row['measured']} with {row['program']}; {row['before']} on an earlier set"
    return Rival(row["name"], frozenset(row["found"]), about)


def _spots(file: Path, settings: Settings, mildest: Severity) -> list[Spot]:
    # Each file in a run of its own: files of one run are compared with each other.
    report = engine.check([str(file)], settings)
    return [Spot(one.code, one.location.begin[0]) for one in report.findings if one.severity >= mildest]


def _table(faults: list[Fault], rivals: list[Rival]) -> Iterator[str]:
    names = [rival.name for rival in rivals]
    rows = [["fault", "expected", "found", *names]]
    for one in faults:
        marks = ["yes" if one.name in rival.found else "-" for rival in rivals]
        rows.append([one.name, str(one.expected), " ".join(map(str, one.found)) or "-", *marks])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


if __name__ == "__main__":
    sys.exit(main())
