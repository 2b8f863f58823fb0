"""``provcheck lsp``."""

from __future__ import annotations

import sys

import click

from provcheck.cli import _options
from provcheck.cli.group import Command


@click.command(
    cls=Command,
    exits={0: "The client said goodbye.", 1: "The client left without."},
    examples=("provcheck lsp",),
)
@click.option("--stdio", is_flag=True, hidden=True, help="What editors pass; there is no other way.")
def command(stdio: bool) -> None:  # noqa: ARG001
    """Serve an editor: speak the Language Server Protocol on standard input and output."""
    try:
        import pygls  # noqa: F401 - whether it is there
    except ModuleNotFoundError:
        raise _options.UnusableError('the language server needs its extra: pip install "provcheck[lsp]"') from None
    from provcheck.lsp.server import serve

    sys.exit(serve())
