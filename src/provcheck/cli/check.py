"""``provcheck check``."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from provcheck.cli import _options
from provcheck.cli.group import Command
from provcheck.cli.running import Looks, UnwritableError, run, usual_format
from provcheck.finding import Severity
from provcheck.report import FORMATS
from provcheck.settings.globs import Glob
from provcheck.settings.layered import CommandLine, Layered

_SECTIONS = {
    "What is checked": ("--select", "--ignore", "--exclude", "--force-exclude", "--ignore-unknown", "--stdin-filename"),
    "Against what": ("--openclaw-version", "--openclaw-schema", "--as-of"),
    "What is reported, and what fails": ("--show", "--fail-on", "--exit-zero", "--report-suppressed"),
    "Fixing": ("--fix", "--unsafe-fixes", "--diff"),
    "Baseline": ("--baseline", "--no-baseline", "--write-baseline"),
    "Settings": ("--config", "--no-config"),
    "Output": ("--output-format", "--output-file", "--statistics", "--quiet", "--color"),
}
_SEVERITIES = [severity.label for severity in sorted(Severity, reverse=True)]


def _selectors(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Rule codes, prefixes of codes and names; wrong usage when one covers no rule."""
    from provcheck import rules

    selectors = _options.listed(values)
    for selector in selectors:
        refusal = rules.refusal(selector)
        if refusal:
            raise click.BadParameter(refusal)
    return selectors


def _schema(_context: click.Context, _option: click.Parameter, path: str | None) -> dict[str, object] | None:
    """The JSON Schema in a file; wrong usage for what is none."""
    if path is None:
        return None
    from provcheck.schema.foreign import UnusableSchemaError, load

    try:
        return load(path, piped=True)
    except UnusableSchemaError as error:
        raise click.BadParameter(str(error)) from None


@click.command(
    cls=Command,
    sections=_SECTIONS,
    exits={0: "Nothing at or above --fail-on.", 1: "Findings; with --diff, something would change."},
    examples=(
        "provcheck check",
        "provcheck check --fix openclaw.json",
        "provcheck check --select PC2,retired-model manifests/",
        "provcheck check --output-format json --output-file report.json",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    callback=_selectors,
    shell_complete=_options.completion("selectors"),
    help="Check only these rules: codes, beginnings of codes, names, with commas between them.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULES",
    callback=_selectors,
    shell_complete=_options.completion("selectors"),
    help="Leave these rules out, named the same way.",
)
@click.option(
    "--output-format",
    "formats",
    cls=_options.OrVariable,
    multiple=True,
    type=_options.OneOf(FORMATS),
    metavar="FORMAT",
    envvar="PROVCHECK_OUTPUT_FORMAT",
    show_default="text",
    help="How findings are written; may be repeated.",
)
@click.option(
    "--output-file",
    "files",
    multiple=True,
    metavar="FILE",
    type=_options.PATH,
    help="Where that format goes; may be repeated, the first for the first format.",
)
@click.option(
    "--fail-on",
    type=_options.OneOf([*_SEVERITIES, "never"]),
    metavar="SEVERITY",
    show_default="warning",
    help="The mildest severity that fails the run.",
)
@click.option(
    "--show",
    type=_options.OneOf(_SEVERITIES),
    metavar="SEVERITY",
    show_default="warning",
    help="The mildest severity that is reported.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@_options.exclude
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even when they are named.")
@click.option("--ignore-unknown", is_flag=True, help="Pass over named files that hold neither dialect.")
@_options.stdin_filename
@click.option(
    "--openclaw-version",
    "releases",
    multiple=True,
    callback=_options.releases,
    shell_complete=_options.completion("releases"),
    metavar="VERSION",
    show_default="each file's stamp, else the newest",
    help="Check for this release of OpenClaw, or for several with commas between them.",
)
@click.option(
    "--openclaw-schema",
    callback=_schema,
    metavar="FILE",
    type=_options.PATH,
    help='Check other sections too, by what "openclaw config schema" printed.',
)
@_options.as_of
@click.option(
    "--baseline",
    type=_options.PATH,
    metavar="FILE",
    callback=_options.named,
    help="Leave out the findings that FILE names.",
)
@click.option("--no-baseline", is_flag=True, help="Report what a baseline of the settings leaves out.")
@click.option(
    "--write-baseline",
    type=_options.PATH,
    metavar="FILE",
    callback=_options.named,
    help="Name all findings in FILE; with --baseline, only what is left of those that it names.",
)
@click.option(
    "--report-suppressed", is_flag=True, help="Report, as such, what comments and the baseline leave out too."
)
@click.option("--fix", is_flag=True, help="Apply the fixes that are safe, and report what is left.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff, take fixes that may change what is meant, too."
)
@click.option("--diff", is_flag=True, help="Write nothing; show what --fix would change.")
@_options.config
@_options.no_config
@click.option("-q", "--quiet", is_flag=True, help="Write findings only, no summary.")
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of listing them.")
@_options.color
def command(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    files: tuple[str, ...],
    exit_zero: bool,
    stdin_filename: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    quiet: bool,
    statistics: bool,
    color: str,
    **asked: Any,
) -> None:
    """Check files and folders; the current folder when no path is given, standard input for "-"."""
    if unsafe_fixes and not (fix or diff):
        raise click.UsageError("--unsafe-fixes goes with --fix or --diff")
    if asked["write_baseline"] and (fix or diff):
        raise click.UsageError("--write-baseline does not go with --fix or --diff: fix first, then accept what is left")
    policy = _policy(formats, **asked)
    outputs = _outputs(formats or (usual_format(policy),), files)
    looks = Looks(color, quiet, statistics)
    try:
        if fix or diff:
            from provcheck.cli import fixing

            choices = {"unsafe": unsafe_fixes, "diff": diff, "exit_zero": exit_zero}
            code = fixing.run(fixing.Wish(paths, policy, outputs, stdin_filename, looks, **choices))
        else:
            code = int(run(paths, policy, outputs, stdin_filename, looks) and not exit_zero)
    except UnwritableError as error:
        from provcheck.screen import visible

        raise _options.UnusableError(visible(str(error))) from error
    sys.exit(code)


def _policy(
    formats: tuple[str, ...],
    *,
    ignore: tuple[str, ...],
    exclude: tuple[str, ...],
    config: str | None,
    no_config: bool,
    no_baseline: bool,
    **asked: Any,
) -> Layered:
    """The settings files with what is asked for on top: an option that was not given leaves them their say."""
    _options.refuse_two_minds(config, no_config=no_config)
    if asked["baseline"] and no_baseline:
        raise click.UsageError("--baseline and --no-baseline contradict each other")
    replaced = {field: value for field, value in asked.items() if value not in (None, (), False)}
    if formats:
        replaced["output_format"] = formats[0]
    for field in ("show", "fail_on"):
        if field in replaced:
            replaced[field] = None if replaced[field] == "never" else Severity[replaced[field].upper()]
    if "releases" in replaced:
        replaced["releases_why"] = "asked for"
    if no_baseline or ("write_baseline" in replaced and "baseline" not in replaced):
        replaced["baseline"] = None
    if no_baseline:
        replaced["named_baseline"] = None
    return Layered(CommandLine(replaced, ignore, Glob.all(exclude), config, isolated=no_config))


def _outputs(formats: tuple[str, ...], files: tuple[str, ...]) -> list[tuple[str, str]]:
    """Formats with their targets, ``-`` for standard output. Raises `click.UsageError`."""
    if len(files) > len(formats):
        raise click.UsageError("there are more --output-file than --output-format")
    targets = [*files, *["-"] * (len(formats) - len(files))]
    if targets.count("-") > 1:
        raise click.UsageError("only one format may go to standard output; give the others an --output-file")
    taken = set()
    for target in files:
        if not target.strip():
            raise click.UsageError("an --output-file is empty; name a file, or - for standard output")
        if os.path.realpath(target) in taken:
            raise click.UsageError(f"{target} would take two formats; give each a file of its own")
        taken.add(os.path.realpath(target))
    return list(zip(formats, targets, strict=True))
