"""What tests of whole runs share."""

from collections.abc import Mapping, Sequence
from contextlib import chdir
from datetime import date
from pathlib import Path
from typing import Any

from provcheck import engine
from provcheck.finding import Finding, Report, Severity
from provcheck.graph.draw import draw
from provcheck.graph.picture import Picture
from provcheck.settings import Settings
from provcheck.syntax import edits
from provcheck.syntax.edits import Edit
from provcheck.workspace.load import load_workspace

TODAY = date(2026, 11, 21)


def lint(folder: Path, files: Mapping[str, str], named: Sequence[str] = (), **settings: Any) -> Report:
    """The report on a folder that holds these files, infos included. ``named`` files are asked for by name too."""
    chosen = _prepared(folder, files, settings)
    with chdir(folder):
        return engine.check([str(folder), *named], chosen)


def drawn(folder: Path, files: Mapping[str, str], named: Sequence[str] = (), **settings: Any) -> Picture:
    """The picture of a folder that holds these files; its report is what `lint` gives."""
    chosen = _prepared(folder, files, settings)
    with chdir(folder):
        loaded = load_workspace([str(folder), *named], chosen)
        return draw(loaded, engine.judge(loaded, chosen), chosen)


def _prepared(folder: Path, files: Mapping[str, str], settings: dict[str, Any]) -> Settings:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    corrections = tuple(settings.pop("models", {}).items())
    return Settings(**{"show": Severity.INFO, "as_of": TODAY, "models": corrections, **settings})


def found(report: Report, code: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in report.findings if finding.code == code]


def places(report: Report, code: str) -> list[tuple[int, int]]:
    """Where one rule speaks: lines and columns."""
    return [finding.location.begin for finding in found(report, code)]


def texts(report: Report, code: str) -> list[str]:
    """What stands where one rule speaks."""
    spots = [finding.location for finding in found(report, code)]
    return [spot.source.text[spot.start : spot.end] for spot in spots]


def severities(report: Report, code: str) -> list[str]:
    """How loud one rule speaks, finding by finding."""
    return [finding.severity.label for finding in found(report, code)]


def message(report: Report, code: str) -> str:
    """What one rule says; it must speak once."""
    (finding,) = found(report, code)
    return finding.message


def related(finding: Finding) -> list[tuple[str, int, int]]:
    """Path, line and column of a finding's related places."""
    return [(one.location.path, *one.location.begin) for one in finding.related]


def fixed(files: Mapping[str, str], finding: Finding) -> dict[str, str]:
    """The files after a finding's fix."""
    assert finding.fix is not None
    return edited(files, finding.fix.edits)


def edited(files: Mapping[str, str], changes: Sequence[Edit]) -> dict[str, str]:
    """The files after edits to any of them."""
    by_path: dict[str, list[Edit]] = {}
    for edit in changes:
        by_path.setdefault(edit.source.path, []).append(edit)
    return {name: edits.apply(text, by_path.get(name, [])) for name, text in files.items()}
