"""``provcheck graph``."""

from __future__ import annotations

import sys
from os.path import splitext
from typing import Any

import click

from provcheck.cli import _options
from provcheck.cli.group import Command
from provcheck.finding import Severity

FORMATS = ("tree", "mermaid", "dot", "svg", "html", "json")
ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".svg": "svg",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
    ".json": "json",
}
"""What the names of files in a format end in."""

_FOREIGN = frozenset({".png", ".pdf", ".jpg", ".jpeg", ".gif", ".webp"})
"""Endings of formats that a picture might well be expected in."""

_SEVERITIES = [severity.label for severity in sorted(Severity, reverse=True)]
_SECTIONS = {
    "What is drawn": ("--exclude", "--show", "--stdin-filename"),
    "Against what": ("--openclaw-version", "--as-of"),
    "Settings": ("--config", "--no-config"),
    "Output": ("--output-format", "--output", "--force", "--color"),
}


@click.command(
    cls=Command,
    sections=_SECTIONS,
    exits={0: "Drawn, whatever was found.", 1: "A file cannot be read, so that the picture may lack something."},
    examples=(
        "provcheck graph",
        "provcheck graph openclaw.json -o models.html",
        "provcheck graph manifests/ --output-format mermaid",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
@click.option(
    "--output-format",
    "output_format",
    type=_options.OneOf(FORMATS),
    metavar="FORMAT",
    show_default="what OUT ends in, else tree",
    help="How the picture is drawn.",
)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=_options.PATH,
    callback=_options.named,
    show_default="standard output",
    help="Write to this file.",
)
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
@_options.exclude
@click.option(
    "--show",
    type=_options.OneOf(_SEVERITIES),
    metavar="SEVERITY",
    show_default="warning",
    help="The mildest severity that is marked.",
)
@_options.stdin_filename
@click.option(
    "--openclaw-version",
    "release",
    callback=_options.one_release,
    shell_complete=_options.completion("release"),
    metavar="VERSION",
    show_default="each file's stamp, else the newest",
    help="Read configurations as this release of OpenClaw does.",
)
@_options.as_of
@_options.config
@_options.no_config
@_options.color
def command(
    paths: tuple[str, ...],
    output_format: str | None,
    output: str | None,
    force: bool,
    stdin_filename: str | None,
    color: str,
    **asked: Any,
) -> None:
    """Show who uses which model through what, with faults where they are; of the current folder when no path is given.

    Agents with their model refs in the order in which they are tried, providers with endpoints, caps and budgets, and
    their models with windows.
    """
    from provcheck.cli import drawing

    target = None if output == "-" else output
    wish = drawing.Wish(
        paths or (".",), output_format or _by_ending(target or ""), target, force, stdin_filename, color
    )
    sys.exit(drawing.run(wish, drawing.policy(**asked)))


def _by_ending(target: str) -> str:
    """The format of a file that is called so. Raises `click.UsageError` for one that nothing here is drawn in."""
    ending = splitext(target)[1].lower()
    if ending in _FOREIGN:
        raise click.UsageError(
            f"nothing is drawn as {ending[1:]}; svg shows the same, and Graphviz turns dot into {ending[1:]}"
        )
    return ENDINGS.get(ending, "tree")
