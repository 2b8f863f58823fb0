"""What a type checker sees is what the documentation says: nothing is ``Any`` that need not be."""

from __future__ import annotations

from pathlib import Path
from typing import Any, assert_type

import provcheck
from provcheck import (
    Agent,
    Conversion,
    Edit,
    Entry,
    Finding,
    Fix,
    Model,
    Outcome,
    Parsed,
    Place,
    Position,
    Provider,
    Related,
    Report,
    Route,
    Scope,
    Severity,
    SourceError,
    Summary,
    Text,
    Unknown,
    Workspace,
    __version__,
    check,
    convert,
    load,
)


def of_check(path: Path, data: dict[str, Any], several: list[dict[str, object]]) -> None:
    """A check takes every kind of source, also together."""
    report = check("a.json", path, Text("{}"), Text(b"{}", path), Parsed(data, "a.json"), data, several)
    assert_type(report, Report)
    assert_type(report.findings, tuple[Finding, ...])
    assert_type(report.summary, Summary)
    assert_type(report.ok, bool)
    assert_type(report.to_dict(), dict[str, Any])
    assert_type(report.render("sarif"), str)
    for one in report.findings:
        assert_type(one.severity, Severity)
        assert_type(one.line, int)
        assert_type(one.path, str)
        assert_type(one.related, tuple[Related, ...])
        assert_type(one.fix, Fix | None)
        if one.fix:
            assert_type(one.fix.edits, tuple[Edit, ...])


def of_convert(path: Path) -> None:
    """A conversion has texts by name."""
    try:
        made = convert(path, to="openclaw")
    except SourceError as error:
        assert_type(error.findings, tuple[Finding, ...])
        raise
    assert_type(made, Conversion)
    assert_type(made.outputs, dict[str, str])
    assert_type(made.text, str)
    assert_type(made.entries, tuple[Entry, ...])
    assert_type(made.entries[0].target, Place | None)
    assert_type(made.entries[0].outcome, Outcome)


def of_load(path: Path) -> None:
    """A field of the model has three states."""
    found = load(path)
    assert_type(found, Workspace)
    assert_type(found.scopes, tuple[Scope, ...])
    assert_type(found.agents, tuple[Agent, ...])
    assert_type(found.agents[0].chat, Route | None)
    assert_type(found.providers, tuple[Provider, ...])
    assert_type(found.providers[0].endpoint, str | Unknown | None)
    assert_type(found.providers[0].models, tuple[Model, ...] | Unknown | None)
    assert_type(found.providers[0].where, Position)
    assert_type(found.providers[0].request_cap, int | float | Unknown | None)
    assert_type(__version__, str)


def wrong(path: Path) -> None:
    """What is wrong is told before it runs: an ignore that is not needed is an error too."""
    provcheck.chekc(path)  # type: ignore[attr-defined]
    check(5)  # type: ignore[arg-type]
    check(path, show="fatal")  # type: ignore[arg-type]
    check(path, colour=True)  # type: ignore[call-arg]
    convert(path)  # type: ignore[call-arg]
    convert(path, to="yaml")  # type: ignore[arg-type]
    load(path).providers[0].name.upper()  # type: ignore[union-attr]
    check(path).findings[0].line = 5  # type: ignore[misc]
