"""``provcheck rule``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from provcheck.cli import _options
from provcheck.cli.group import Command

if TYPE_CHECKING:
    from provcheck.rules._base import Rule


@click.command(
    cls=Command,
    exits={0: "Explained."},
    examples=("provcheck rule PC203", "provcheck rule unknown-model", "provcheck rule --all"),
)
@click.argument("code_or_name", required=False, metavar="[RULE]", shell_complete=_options.completion("rules"))
@click.option("--all", "every", is_flag=True, help="List all rules.")
@_options.answer_format
def command(code_or_name: str | None, every: bool, output_format: str) -> None:
    """Explain the rule of a code or a name: what it does, why that matters, and what to do."""
    from provcheck import rules
    from provcheck.cli._screen import show

    if every == bool(code_or_name):
        raise click.UsageError("name one rule, or ask for --all")
    chosen = [entry.load() for entry in rules.REGISTRY] if every else [_named(code_or_name or "")]
    if output_format == "json":
        from provcheck.rules.page.document import render as as_json

        show(as_json(chosen))
    else:
        show(_text(chosen, every=every))


def _named(code_or_name: str) -> Rule:
    from provcheck import rules

    rule = rules.get(code_or_name)
    if rule is None:
        close = rules.closest(code_or_name)
        hint = f"did you mean {close}?" if close else "provcheck rule --all lists them"
        raise click.UsageError(f"no rule has the code or name {code_or_name!r}; {hint}")
    return rule


def _text(chosen: list[Rule], *, every: bool) -> str:
    from provcheck.cli._screen import in_color, width
    from provcheck.rules.page.text import Screen, render, render_all

    screen = Screen(width(), in_color())
    return render_all(chosen, screen) if every else render(chosen[0], screen)
