"""``provcheck convert``."""

from __future__ import annotations

import os
import sys
from datetime import date

import click

from provcheck.cli import _options
from provcheck.cli.group import Command


def _name(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """A name that Kubernetes takes."""
    from provcheck.conversion.names import dns_label

    if value is not None and dns_label(value, "") != value:
        raise click.BadParameter(f"{value!r} is no name of a resource: lower-case letters, digits and - only")
    return value


_SECTIONS = {
    "The source": ("--openclaw-version", "--stdin-filename", "--allow-errors"),
    "The result": (
        "--to",
        "--output",
        "--force",
        "--as",
        "--request-cap",
        "--no-annotations",
        "--namespace",
        "--name",
        "--header",
    ),
    "Trying": ("--dry-run", "--check"),
    "The report": ("--report", "--strict", "--quiet", "--color"),
}


@click.command(
    cls=Command,
    sections=_SECTIONS,
    exits={0: "Converted.", 1: "Refused, or what --strict or --check ask for."},
    examples=(
        "provcheck convert openclaw.json --to pai -o manifests/",
        "provcheck convert manifests/ --to openclaw -o openclaw.json",
        "provcheck convert openclaw.json --to pai --dry-run",
    ),
)
@click.argument("sources", nargs=-1, required=True, metavar="SRC...", type=click.Path(allow_dash=True, readable=False))
@click.option(
    "--to",
    type=_options.OneOf(["openclaw", "pai"]),
    metavar="DIALECT",
    required=True,
    help="The dialect of the result.",
)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=_options.PATH,
    callback=_options.named,
    show_default="standard output",
    help="Write to this file, or one file for each resource into this folder.",
)
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
@click.option(
    "--report",
    metavar="FILE",
    type=_options.PATH,
    callback=_options.named,
    help="Write what became of each value to FILE, as JSON; as a page that shows both sides where FILE ends in .html.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 when a value is dropped or approximated.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when OUT is not what would be written.")
@click.option("--dry-run", is_flag=True, help="Write nothing but the report.")
@click.option("--allow-errors", is_flag=True, help="Convert sources that have errors too.")
@click.option(
    "--as",
    "form",
    type=_options.OneOf(["yaml", "cli"]),
    metavar="FORM",
    default="yaml",
    show_default=True,
    help="What a result for Pai is written as: manifests, or commands of pai.",
)
@click.option(
    "--request-cap",
    type=_options.OneOf(["min", "max", "none"]),
    metavar="WINDOW",
    default="min",
    show_default=True,
    help="Which window of a provider's models becomes its maxTokensPerRequest.",
)
@click.option("--no-annotations", is_flag=True, help="Keep nothing that only the way back would need.")
@click.option(
    "--namespace", metavar="NAME", callback=_name, help="To Pai: the namespace to write; to OpenClaw: the one to take."
)
@click.option("--name", metavar="NAME", callback=_name, help="What the agent is called, where there is one.")
@click.option("--header", is_flag=True, help="Begin the result with a comment on where it came from.")
@click.option(
    "--openclaw-version",
    "release",
    callback=_options.one_release,
    shell_complete=_options.completion("release"),
    metavar="VERSION",
    show_default="the source's stamp, else the newest",
    help="The OpenClaw release of the source, or of the result.",
)
@_options.stdin_filename
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
    """Convert files and folders; standard input for "-". The result goes to OUT, the report to standard error."""
    from provcheck.cli import converting
    from provcheck.conversion.run import Request
    from provcheck.conversion.sources import Options
    from provcheck.dialects.openclaw_releases import NEWEST
    from provcheck.settings import Settings

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
    sys.exit(converting.run(wish))
