"""The options that several commands have, and what their values mean."""

from __future__ import annotations

from datetime import date

import click
from click.core import ParameterSource


class OrVariable(click.Option):
    """An option with a variable that stands in for it; who sets that wrong is told the variable's name."""

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """What the value that is wrong came from."""
        source = ctx.get_parameter_source(self.name or "") if ctx else None
        return f"{self.envvar}" if source is ParameterSource.ENVIRONMENT else super().get_error_hint(ctx)


color = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour on a terminal, always, or never.",
)


answer_format = click.option(
    "--output-format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the answer is written.",
)
config = click.option(
    "--config", metavar="FILE", type=click.Path(exists=True, dir_okay=False), help="Use these settings for all paths."
)
no_config = click.option("--no-config", is_flag=True, help="Use no settings file.")


def refuse_two_minds(config: str | None, *, no_config: bool) -> None:
    """Wrong usage where a settings file is named and none is wanted. Raises `click.UsageError`."""
    if config is not None and no_config:
        raise click.UsageError("--config names a settings file and --no-config wants none; give one of the two")


def day(context: click.Context, option: click.Parameter, value: str | None) -> date:
    """The date, today without one; wrong usage for what is none."""
    return given_day(context, option, value) or date.today()


def given_day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    """The date, if any; wrong usage for what is none."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write YYYY-MM-DD") from None


def release(version: str) -> str:
    """The known release nearest to a version and not above it; wrong usage for what is no version, or too old."""
    from provcheck.dialects.openclaw_releases import asked_for

    try:
        return asked_for(version)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
