"""``provcheck schema``."""

from __future__ import annotations

import click

from provcheck.cli import _options


@click.command(short_help="Print a JSON Schema.")
@click.argument("name", type=click.Choice(["openclaw", "pai", "settings", "report"]))
@click.option(
    "--openclaw-version",
    "version",
    metavar="VERSION",
    help="Only what this release of OpenClaw accepts, as a plain schema for editors.",
)
def command(name: str, version: str | None) -> None:
    """Print the JSON Schema of a kind of file.

    For OpenClaw it covers all known releases, and annotations say since when and until when something is accepted; with
    --openclaw-version it is that of one release.
    """
    import json

    from provcheck.schema import document

    if version is None:
        with open(document.path(name), encoding="utf-8") as file:
            click.echo(file.read(), nl=False)
        return
    if name != "openclaw":
        raise click.UsageError(f"--openclaw-version does not go with {name}")
    click.echo(json.dumps(document.for_editors(_options.release(version)), indent=2, ensure_ascii=False))
