"""`provcheck.convert`: what the command of that name makes."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, Literal

from provcheck import engine
from provcheck.api import options
from provcheck.api.conversion import Conversion, public
from provcheck.api.errors import SourceError
from provcheck.api.reading import load
from provcheck.api.report import Report
from provcheck.api.report import public as said
from provcheck.api.sources import Given, Source, StrPath, given
from provcheck.conversion import refusal, run
from provcheck.conversion.run import Request
from provcheck.conversion.sources import Options
from provcheck.dialects.openclaw_releases import NEWEST
from provcheck.model import PAI
from provcheck.settings import Settings

if TYPE_CHECKING:
    from provcheck.workspace.loaded import Loaded

_USUAL = {"openclaw": "openclaw.json", "pai": "pai.yaml"}


def convert(
    *sources: Source,
    to: Literal["openclaw", "pai"],
    output: StrPath | None = None,
    as_: Literal["yaml", "cli"] = "yaml",
    request_cap: Literal["min", "max", "none"] = "min",
    annotations: bool = True,
    namespace: str | None = None,
    name: str | None = None,
    header: bool = False,
    openclaw_version: str | None = None,
    allow_errors: bool = False,
) -> Conversion:
    """Make of sources of one dialect what ``provcheck convert`` makes of them in the other.

    Each keyword means what the option of its name means. Nothing is written: ``output`` tells how the result is laid
    out. For a folder, a path that ends in a slash or that is one already, each resource has a file of its own; for a
    file, or without ``output``, all stand in one text. As on the command line no settings file counts.

    Raises `SourceError` for sources that have errors, unless ``allow_errors`` asks for what can be read of them, and
    for those that hold nothing to convert; `TypeError` and `ValueError` for wrong arguments.
    """
    wanted = given(sources)
    options.one_of(to, ("openclaw", "pai"), "to")
    options.one_of(as_, ("yaml", "cli"), "as_")
    options.one_of(request_cap, ("min", "max", "none"), "request_cap")
    if as_ == "cli" and to != PAI:
        raise ValueError('as_="cli" goes with to="pai"')
    release = options.release(openclaw_version) if openclaw_version else ""
    today = date.today()
    namespace, name = options.resource_name(namespace, "namespace"), options.resource_name(name, "name")
    chosen = Options(release or NEWEST, annotations, request_cap, namespace, name, today.isoformat())
    target, is_folder = _target(output, "pai.sh" if as_ == "cli" else _USUAL[to])
    if as_ == "cli" and is_folder:
        raise ValueError('as_="cli" makes one file, and output names a folder')
    request = Request(to, chosen, release, target, is_folder, as_ == "cli", header)
    return _converted(wanted, request, refusal.settings(Settings(as_of=today), request), allow_errors=allow_errors)


def _target(output: StrPath | None, usual: str) -> tuple[str, bool]:
    """What the result is for, and whether that is a folder."""
    if output is None:
        return usual, False
    path = options.path(output, "output")
    return path.rstrip("/") or "/", path.endswith("/") or os.path.isdir(path)


def _converted(sources: Given, request: Request, settings: Settings, *, allow_errors: bool) -> Conversion:
    loaded = load(sources, settings)
    refusal.leave_embedded(loaded)
    same = refusal.own_dialect(loaded, request.to)
    if same:
        raise SourceError(same)
    report = said(engine.judge(loaded, settings))
    _refuse(loaded, report, allow_errors=allow_errors)
    made = run.convert(loaded, request)
    nothing = refusal.nothing(made, loaded, request.to)
    if nothing:
        raise SourceError(nothing, report.findings)
    return public(made, report.findings)


def _refuse(loaded: Loaded, report: Report, *, allow_errors: bool) -> None:
    """Raise `SourceError` for what cannot be converted."""
    strangers = list(refusal.strangers(loaded))
    if any(strangers):
        raise SourceError("; ".join(filter(None, strangers)), report.findings)
    if not loaded.files:
        raise SourceError("nothing to convert is in the sources")
    if strangers or not (report.ok or allow_errors):
        raise SourceError(refusal.errors(report.summary), report.findings)
