"""``provcheck models``."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from provcheck.cli import _options, _screen
from provcheck.cli.group import Command

if TYPE_CHECKING:
    from datetime import date

    from provcheck.catalog.query import Answer
    from provcheck.catalog.refresh import UserCatalog


@click.command(
    cls=Command,
    sections={
        "The answer": ("--as-of", "--output-format"),
        "A catalogue of your own": ("--refresh", "--provider", "--output", "--force"),
    },
    exits={0: "Found.", 1: "Nothing found."},
    examples=(
        "provcheck models glm-5.2",
        "provcheck models --refresh api.json --provider nvidia -o models.toml",
    ),
)
@click.argument("query", required=False, metavar="[QUERY]", shell_complete=_options.completion("models"))
@_options.answer_format
@click.option(
    "--as-of",
    callback=_options.day,
    metavar="YYYY-MM-DD",
    show_default="today",
    help="Compare dates with this day.",
)
@click.option(
    "--refresh",
    type=click.Path(allow_dash=True),
    metavar="FILE",
    help="Turn a saved models.dev api.json or GET /v1/models answer into settings, to be named in extend.",
)
@click.option(
    "--provider",
    "providers",
    multiple=True,
    metavar="NAME",
    help="With --refresh: whose models to take, or whose answer it is; may be repeated.",
)
@click.option(
    "-o",
    "--output",
    type=_options.PATH,
    metavar="OUT",
    show_default="standard output",
    help="With --refresh: write to this new file.",
)
@click.option("--force", is_flag=True, help="Overwrite the file of --output.")
def command(
    query: str | None,
    output_format: str,
    as_of: date,
    refresh: str | None,
    providers: tuple[str, ...],
    output: str | None,
    force: bool,
) -> None:
    """Say what the catalogue knows of a model: limits, state, kind, how sure that is, and the sources.

    QUERY is an id, with or without its provider, or a part of one; without it all models are listed. Works offline.
    """
    if refresh is not None:
        if query is not None or output_format != "text":
            raise click.UsageError("--refresh makes a TOML text of a file; it takes no QUERY and no --output-format")
        _refresh(refresh, providers, output, force=force)
    elif providers or output or force:
        raise click.UsageError("--provider, --output and --force belong to --refresh")
    else:
        _show(query, output_format, as_of)


def _show(query: str | None, output_format: str, day: date) -> None:
    from provcheck.catalog.corrections import correcting
    from provcheck.catalog.query import answer
    from provcheck.settings.layered import CommandLine, Layered

    with correcting(dict(Layered(CommandLine({})).of(".").models)):
        found = answer(query)
        text = _written(found, query, output_format, day)
    _screen.show(text)
    sys.exit(1 if found.match == "none" else 0)


def _written(found: Answer, query: str | None, output_format: str, day: date) -> str:
    if output_format == "json":
        from provcheck.catalog.query.document import render as as_json

        return as_json(found, query, day)
    from provcheck.catalog.query.text import Screen, render

    return render(found, query, Screen(day, _screen.width(), color=_screen.in_color()))


def _refresh(path: str, providers: tuple[str, ...], output: str | None, *, force: bool) -> None:
    from provcheck.catalog.refresh import UnusableError, user_catalog
    from provcheck.screen import visible
    from provcheck.workspace.files import read_file

    if output is not None and not force and os.path.lexists(output):
        raise click.UsageError(f"{output} is there already; --force overwrites it")
    file = read_file(path, as_json=True)
    try:
        catalog = user_catalog(file.source, file.reading, providers)
    except UnusableError as error:
        raise _options.UnusableError("\n".join(map(visible, str(error).splitlines()))) from error
    if output is None:
        _screen.show(catalog.toml())
    else:
        _save(output, catalog.toml(), force=force)
    _tell(catalog, output)


def _tell(catalog: UserCatalog, output: str | None) -> None:
    """Say on standard error what was taken and what was not."""
    from provcheck.report.summary import count

    taken = f"{count(len(catalog.models), 'model')} from {catalog.origin}"
    for line in (f"{taken}{f', written to {output}' if output else ''}.", *catalog.left_out):
        click.echo(line, err=True)


def _save(path: str, text: str, *, force: bool) -> None:
    from provcheck.screen import visible
    from provcheck.writing import Target, write

    try:
        write([Target(path, text, replaces=force)])
    except OSError as error:
        raise _options.UnusableError(f"cannot write {visible(path)}: {error.strerror}") from error
