"""What OpenClaw's own validator and provcheck say of the same configurations, and where they differ.

Only what provcheck owns is compared: the root, ``meta``, ``env``, ``models``, ``agents``, ``auth`` and ``secrets``.
docs/agreement.md tells the whole story.
"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from provcheck import engine
from provcheck.finding import Finding, Severity
from provcheck.settings import Settings

HERE = Path(__file__).resolve().parent
CASES = HERE / "cases"
VERDICTS = HERE / "verdicts.json"
EXPLAINED = HERE / "explained.toml"

RELEASES = (
    "2026.1.30",
    "2026.2.26",
    "2026.3.31",
    "2026.4.29",
    "2026.5.28",
    "2026.6.11",
    "2026.7.1",
    "2026.8.2",
    "2026.9.6",
)

# The sections whose inside is not compared: all that some release knows and provcheck leaves alone.
_FOREIGN = """
    accessGroups acp approvals attachments audio audit bindings broadcast browser canvasHost channels cli
    cloudWorkers commands commitments crestodian cron desktop diagnostics discovery gateway hooks logging
    marketplaces mcp media memory messages nodeHost plugins proxy security session skills surfaces talk telemetry
    tools transcripts tts tui ui update web wizard worktreeAcceleration worktreeRoot
"""
FOREIGN = frozenset(_FOREIGN.split())

# The errors by which provcheck says that OpenClaw refuses a file; other errors are about what happens at run time.
REFUSALS = frozenset(
    {"PC001", "PC003", *(f"PC10{last}" for last in range(1, 9)), "PC212", "PC214", "PC307", "PC501", "PC604"}
)

# A file next to a configuration that it may include, as written in it.
_NEIGHBOUR = re.compile(r"""["']([^"'\n]+\.(?:json5?|jsonc))["']""")


class Issue(NamedTuple):
    """Why a configuration is refused: OpenClaw's dotted path, or our rule's code."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where or 'root'}: {self.message}"


Verdicts = dict[Path, tuple[Issue, ...]]
"""For each file why it is refused; nothing where it is accepted."""


class Difference(NamedTuple):
    """A pair of case and release that the two sides judge differently; a side without issues accepts it."""

    case: Path
    release: str
    theirs: tuple[Issue, ...]
    ours: tuple[Issue, ...]

    def __str__(self) -> str:
        theirs, ours = (str(side[0]) if side else "accepted" for side in (self.theirs, self.ours))
        return f"{self.case}, {self.release}\n  OpenClaw:  {theirs}\n  provcheck: {ours}"


class Explanation(NamedTuple):
    """A class of differences with its reason: by name of the case, release, and words of OpenClaw's first message."""

    reason: str
    cases: tuple[str, ...]
    releases: tuple[str, ...]
    message: str

    def covers(self, one: Difference) -> bool:
        """Whether the difference belongs to this class."""
        said = one.theirs[0].message if one.theirs else ""
        named = any(fnmatchcase(one.case.name, pattern) for pattern in self.cases)
        return named and one.release in self.releases and self.message in said


def cases() -> list[Path]:
    """The configurations of this folder. A name that begins with an underscore is a part that others include."""
    return sorted(path for path in CASES.iterdir() if not path.name.startswith("_"))


def explanations() -> list[Explanation]:
    """The rows of explained.toml."""
    rows = tomllib.loads(EXPLAINED.read_text(encoding="utf-8")).get("explained", [])
    return [
        Explanation(
            row["reason"],
            tuple(row.get("cases", ("*",))),
            tuple(row.get("releases", RELEASES)),
            row.get("message", ""),
        )
        for row in rows
    ]


def lay_out(files: Iterable[Path], folder: Path) -> dict[Path, Path]:
    """Copy each file under OpenClaw's own name into a folder of its own, with what it may include beside it.

    So it is taken for a configuration whatever it holds, and no other file is read as its context.
    """
    placed = {}
    for number, file in enumerate(files):
        target = folder / f"{number:04}" / "openclaw.json"
        target.parent.mkdir()
        shutil.copyfile(file, target)
        _copy_neighbours(file, target.parent)
        placed[file] = target
    return placed


def _copy_neighbours(file: Path, folder: Path) -> None:
    for name in _NEIGHBOUR.findall(file.read_text(encoding="utf-8", errors="replace")):
        source, target = (file.parent / name).resolve(), (folder / name).resolve()
        if target.is_relative_to(folder.resolve()) and source.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            _copy_neighbours(source, target.parent)


# Verdicts


def our_verdicts(placed: Mapping[Path, Path], release: str) -> Verdicts:
    """Why provcheck refuses each file, in the order of the files' findings; nothing where it accepts."""
    settings = Settings(as_of=date(2026, 11, 21), releases=(release,), show=Severity.ERROR, fail_on=None)
    report = engine.check(map(str, placed.values()), settings)
    owners = {target.parent.name: file for file, target in placed.items()}
    found: dict[Path, list[Issue]] = {file: [] for file in placed}
    root = next(iter(placed.values())).parent.parent
    for one in report.findings:
        if one.severity is Severity.ERROR and one.code in REFUSALS and not _is_gone(one):
            found[owners[_folder_below(root, one)]].append(Issue(one.code, one.message))
    return {file: tuple(issues) for file, issues in found.items()}


def _is_gone(finding: Finding) -> bool:
    """Whether OpenClaw notices only when it runs: a model that is gone, a source of secrets that is not declared."""
    if finding.code == "PC307":
        return finding.releases is None
    return finding.code == "PC604" and "is not declared" in finding.message


def _folder_below(root: Path, finding: Finding) -> str:
    return Path(finding.location.path).resolve().relative_to(root.resolve()).parts[0]


def recorded_verdicts() -> dict[str, Verdicts]:
    """For each release why OpenClaw refuses each case, in the sections that are compared."""
    recorded: dict[str, dict[str, list[list[str]]]] = json.loads(VERDICTS.read_text(encoding="utf-8"))["cases"]
    verdicts: dict[str, Verdicts] = {release: {} for release in RELEASES}
    for name, changes in recorded.items():
        issues: tuple[Issue, ...] = ()
        for release in RELEASES:
            if release in changes:
                issues = tuple(Issue(where, message) for where, message in changes[release])
            verdicts[release][CASES / name] = issues
    return verdicts


def write_verdicts(verdicts: Mapping[str, Verdicts]) -> None:
    """Record the verdicts of all releases: for each case those that differ from the release before."""
    lines = []
    for case in cases():
        changes: dict[str, tuple[Issue, ...]] = {}
        before: tuple[Issue, ...] | None = None
        for release in RELEASES:
            issues = verdicts[release][case]
            if issues != before:
                before = changes[release] = issues
        lines.append(f"{json.dumps(case.name)}: {json.dumps(changes, ensure_ascii=False)}")
    about = (
        "Issues of OpenClaw's validator (npm package openclaw) with no environment variables set; see docs/agreement.md"
    )
    text = ",\n".join(lines)
    VERDICTS.write_text(f'{{"about": {json.dumps(about)},\n"cases": {{\n{text}\n}}}}\n', encoding="utf-8")


# Comparison


def differences(release: str, theirs: Verdicts, ours: Verdicts) -> list[Difference]:
    """The files that one side refuses and the other accepts."""
    return [
        Difference(file, release, theirs[file], ours[file]) for file in ours if bool(theirs[file]) != bool(ours[file])
    ]


def unexplained(found: Iterable[Difference], table: Iterable[Explanation]) -> list[Difference]:
    """The differences that no explanation covers."""
    table = list(table)
    return [one for one in found if not any(row.covers(one) for row in table)]


def stale(found: Iterable[Difference], table: Iterable[Explanation]) -> list[Explanation]:
    """The explanations that cover no difference: they are to be removed."""
    found = list(found)
    return [row for row in table if not any(row.covers(one) for one in found)]
