"""``provcheck convert``."""

from __future__ import annotations

import os
import sys
from datetime import date

import click

from provcheck.cli import _options
from provcheck.convert.names import dns_label
from provcheck.convert.sources import Options
from provcheck.settings import Settings


def _name(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """A name that Kubernetes takes."""
    if value is not None and dns_label(value, "") != value:
        raise click.BadParameter(f"{value!r} is no name of a resource: lower-case letters, digits and - only")
    return value


def _path(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """A path, or nothing at all."""
    if value == "":
        raise click.BadParameter("an empty text names no file")
    return value


class _Unusable(click.ClickException):
    """Wrong usage that no help text would help with."""

    exit_code = 2


def _release(_context: click.Context, _option: click.Parameter, value: str | None) -> str:
    """A known release; empty where none is asked for."""
    return _options.release(value) if value else ""


_EXAMPLES = """\b
Examples:
  provcheck convert openclaw.json --to pai -o manifests/
  provcheck convert manifests/ --to openclaw -o openclaw.json
"""


@click.command(short_help="Convert OpenClaw's configuration into Pai's manifests, or back.", epilog=_EXAMPLES)
@click.argument("sources", nargs=-1, required=True, metavar="SRC...", type=click.Path(allow_dash=True, readable=False))
@click.option("--to", type=click.Choice(["openclaw", "pai"]), required=True, help="The dialect of the result.")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    callback=_path,
    help="A file, or a folder for one file a resource.  [default: stdout]",
)
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
@click.option("--report", metavar="FILE", callback=_path, help="Write what became of each value to a file, as JSON.")
@click.option("--strict", is_flag=True, help="Exit with 1 when a value is dropped or approximated.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when OUT is not what would be written.")
@click.option("--dry-run", is_flag=True, help="Write nothing but the report.")
@click.option("--allow-errors", is_flag=True, help="Convert sources that have errors too.")
@click.option(
    "--as",
    "form",
    type=click.Choice(["yaml", "cli"]),
    default="yaml",
    show_default=True,
    help="Pai's manifests, or commands of pai.",
)
@click.option(
    "--request-cap",
    type=click.Choice(["min", "max", "none"]),
    default="min",
    show_default=True,
    help="Which window of a provider's models becomes its maxTokensPerRequest.",
)
@click.option("--no-annotations", is_flag=True, help="Keep nothing that only the way back would need.")
@click.option(
    "--namespace", metavar="NAME", callback=_name, help="Pai: the namespace to write; OpenClaw: the one to take."
)
@click.option("--name", metavar="NAME", callback=_name, help="What the agent is called, where there is one.")
@click.option("--header", is_flag=True, help="Begin the result with a comment on where it came from.")
@click.option(
    "--openclaw-version",
    "release",
    callback=_release,
    metavar="VERSION",
    help="The OpenClaw release of the source, or of the result.  [default: of the source its stamp, else the newest]",
)
@click.option("--stdin-filename", metavar="PATH", help="What the text of standard input (-) is called.")
@click.option("-q", "--quiet", is_flag=True, help="Do not show the report.")
@_options.color
def command(
    sources: tuple[str, ...],
    to: str,
    output: str | None,
    force: bool,
    report: str | None,
    strict: bool,
    check: bool,
    dry_run: bool,
    allow_errors: bool,
    form: str,
    request_cap: str,
    no_annotations: bool,
    namespace: str | None,
    name: str | None,
    header: bool,
    release: str,
    stdin_filename: str | None,
    quiet: bool,
    color: str,
) -> None:
    """Convert files and folders; standard input for "-". The result goes to OUT, the report to standard error.

    Exit codes: 0 converted, 1 refused, or what --strict or --check ask for, 2 wrong usage, 3 provcheck itself failed.
    """
    from provcheck.cli import converting
    from provcheck.convert.conversion import Request
    from provcheck.dialects.openclaw_releases import NEWEST

    if form == "cli" and to != "pai":
        raise click.UsageError("--as cli goes with --to pai")
    if check and output in (None, "-"):
        raise click.UsageError("--check needs -o, the files to compare with")
    target = None if output == "-" else output
    is_folder = target is not None and (target.endswith("/") or os.path.isdir(target))
    if form == "cli" and is_folder:
        raise click.UsageError("--as cli makes one file; name one with -o")
    if report == "-" and not (dry_run or check or target):
        raise click.UsageError("the result goes to standard output; give it another place with -o")
    today = date.today()
    options = Options(release or NEWEST, not no_annotations, request_cap, namespace, name, today.isoformat())
    folder = target and (target.rstrip("/") or "/")
    wish = converting.Wish(
        sources=sources,
        request=Request(to, options, release, folder, is_folder, form == "cli", header),
        settings=Settings(as_of=today),
        stdin_name=stdin_filename,
        report=report,
        force=force,
        writes=not (check or dry_run),
        compares=check,
        strict=strict,
        allows_errors=allow_errors,
        quiet=quiet,
        color=color,
    )
    try:
        sys.exit(converting.run(wish))
    except converting.UnusableError as error:
        raise _Unusable(str(error)) from error
