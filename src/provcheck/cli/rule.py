"""``provcheck rule``."""

from __future__ import annotations

import click


@click.command(short_help="Explain a rule.")
@click.argument("code_or_name", required=False)
@click.option("--all", "every", is_flag=True, help="List all rules.")
def command(code_or_name: str | None, every: bool) -> None:
    """Explain the rule of a code or a name."""
    from provcheck import rules
    from provcheck.rules.page import listing, page

    if every == bool(code_or_name):
        raise click.UsageError("name one rule, or ask for --all")
    if every:
        click.echo(listing())
        return
    rule = rules.get(code_or_name or "")
    if rule is None:
        raise click.UsageError(f"no rule has the code or name {code_or_name!r}; provcheck rule --all lists them")
    click.echo(page(rule))
