"""`provcheck.check`: what the command of that name finds."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from provcheck import engine
from provcheck.api import options
from provcheck.api.options import Level, Words
from provcheck.api.reading import read, settling
from provcheck.api.report import Report, public
from provcheck.api.sources import Source, StrPath, given
from provcheck.settings.globs import Glob
from provcheck.settings.layered import CommandLine


def check(
    *sources: Source,
    select: Words = (),
    ignore: Words = (),
    show: Level | None = None,
    fail_on: Level | Literal["never"] | None = None,
    exclude: Words = (),
    force_exclude: bool = False,
    ignore_unknown: bool = False,
    openclaw_version: Words = (),
    openclaw_schema: StrPath | None = None,
    as_of: date | str | None = None,
    baseline: StrPath | Literal[False] | None = None,
    report_suppressed: bool = False,
    config: StrPath | Literal[False] | None = None,
) -> Report:
    """Find what ``provcheck check`` finds, in files, folders, texts and parsed objects.

    Each keyword means what the option of its name means; several words may be a list, or one string with commas. What
    is not given is left to the settings nearest to each source, or to the file ``config``; with ``config=False`` no
    settings file counts. ``baseline=False`` is ``--no-baseline``.

    A file that cannot be read or parsed is a finding. Raises `SettingsError` for settings, or a file that a keyword
    names, that cannot be used; `TypeError` and `ValueError` for wrong arguments.
    """
    wanted = given(sources)
    replaced: dict[str, Any] = {
        "select": options.selectors(select, "select"),
        "force_exclude": force_exclude,
        "ignore_unknown": ignore_unknown,
        "report_suppressed": report_suppressed,
        "releases": options.releases(openclaw_version),
    }
    replaced = {field: value for field, value in replaced.items() if value}
    if show is not None:
        replaced["show"] = options.level(show, "show")
    if fail_on is not None:
        replaced["fail_on"] = None if fail_on == "never" else options.level(fail_on, "fail_on")
    if as_of is not None:
        replaced["as_of"] = options.day(as_of)
    if baseline is not None:
        replaced |= options.baseline(baseline)
    if openclaw_schema is not None:
        replaced["openclaw_schema"] = options.schema(openclaw_schema)
    if "releases" in replaced:
        replaced["releases_why"] = "asked for"
    asked = CommandLine(
        replaced,
        options.selectors(ignore, "ignore"),
        Glob.all(options.words(exclude, "exclude")),
        options.settings_file(config),
        isolated=config is False,
    )

    def judged() -> Report:
        loaded, policy = read(wanted, asked)
        return public(engine.judge(loaded, policy))

    return settling(judged)
