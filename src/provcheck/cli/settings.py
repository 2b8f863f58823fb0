"""``provcheck settings``."""

from __future__ import annotations

import click

from provcheck.cli import _options
from provcheck.cli.group import Command


@click.command(
    cls=Command,
    exits={0: "Shown."},
    examples=("provcheck settings", "provcheck settings gateways/openclaw.json"),
)
@click.argument("path", default=".", metavar="[PATH]", type=_options.Existing(exists=True))
@_options.answer_format
@_options.config
@_options.no_config
def command(path: str, output_format: str, config: str | None, no_config: bool) -> None:
    """Show what holds for a file or folder, the current folder without one, and where each value comes from."""
    from provcheck.cli._screen import show, width
    from provcheck.settings.layered import CommandLine, Layered
    from provcheck.settings.listing import listing

    _options.refuse_two_minds(config, no_config=no_config)
    found = listing(path, Layered(CommandLine({}, config=config, isolated=no_config)))
    if output_format == "json":
        from provcheck.settings.listing.document import render as as_json

        show(as_json(found))
    else:
        from provcheck.settings.listing.text import render

        show(render(found, width()))
