"""``provcheck schema``."""

from __future__ import annotations

import click

from provcheck.cli import _options
from provcheck.cli.group import Command


@click.command(
    cls=Command,
    exits={0: "Printed."},
    examples=("provcheck schema openclaw --openclaw-version 2026.9.6", "provcheck schema settings"),
)
@click.argument("kind", type=_options.OneOf(["openclaw", "pai", "settings", "report", "graph"]))
@click.option(
    "--openclaw-version",
    "version",
    metavar="VERSION",
    shell_complete=_options.completion("release"),
    help="Only what this release of OpenClaw accepts, as a plain schema for editors.",
)
def command(kind: str, version: str | None) -> None:
    """Print the JSON Schema of a kind of file.

    For OpenClaw it covers all known releases, and annotations say since when and until when something is accepted; with
    --openclaw-version it is that of one release.
    """
    import json

    from provcheck.schema import document

    if version is None:
        with open(document.path(kind), encoding="utf-8") as file:
            click.echo(file.read(), nl=False)
        return
    if kind != "openclaw":
        raise click.UsageError(f"--openclaw-version does not go with {kind}")
    click.echo(json.dumps(document.for_editors(_options.release(version)), indent=2, ensure_ascii=False))
