"""The options that several commands have, and what their values mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem


class OrVariable(click.Option):
    """An option with a variable that stands in for it; who sets that wrong is told the variable's name."""

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """What the value that is wrong came from."""
        source = ctx.get_parameter_source(self.name or "") if ctx else None
        return f"{self.envvar}" if source is ParameterSource.ENVIRONMENT else super().get_error_hint(ctx)


class OneOf(click.Choice):  # type: ignore[type-arg]  # generic from click 8.4 on
    """One of a few words; who gives another is told which one was meant, where that is sure."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word itself; wrong usage for any other."""
        if value not in self.choices:
            from provcheck.cli._meant import no_choice

            self.fail(no_choice(value, self.choices), param, ctx)
        return value


class Existing(click.Path):
    """A path that leads somewhere; who mistypes one is told which one was meant, where that is sure."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; wrong usage for one that leads nowhere."""
        from os.path import lexists

        if not lexists(value):
            from provcheck.cli._meant import no_path

            self.fail(no_path(value), param, ctx)
        return super().convert(value, param, ctx)


class UnusableError(click.ClickException):
    """Wrong usage that no help text would help with: it is about a file."""

    exit_code = 2


def completion(name: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """What completes a value: a function of ``_complete``, which only shells need."""

    def complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from provcheck.cli import _complete

        found: list[CompletionItem] = getattr(_complete, name)(incomplete)
        return found

    return complete


PATH = click.Path(readable=False)
"""A file or a folder, there or not: what reads or writes it says what is wrong with it."""

color = click.option(
    "--color",
    type=OneOf(["auto", "always", "never"]),
    metavar="WHEN",
    default="auto",
    show_default=True,
    help="When to use colours; auto is on a terminal.",
)


answer_format = click.option(
    "--output-format",
    "output_format",
    type=OneOf(["text", "json"]),
    metavar="FORMAT",
    default="text",
    show_default=True,
    help="How the answer is written.",
)
config = click.option(
    "--config", metavar="FILE", type=Existing(exists=True, dir_okay=False), help="Use these settings for all paths."
)
no_config = click.option("--no-config", is_flag=True, help="Use no settings file.")
exclude = click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out paths that match; may be repeated.")
stdin_filename = click.option(
    "--stdin-filename", metavar="FILE", type=PATH, help="What the text of standard input (-) is called."
)


def named(_context: click.Context, _option: click.Parameter, path: str | None) -> str | None:
    """The path of a file; wrong usage for an empty one, which stands for a variable that is not set."""
    if path is not None and not path.strip():
        raise click.BadParameter("it is empty; name a file")
    return path


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


as_of = click.option(
    "--as-of", callback=given_day, metavar="YYYY-MM-DD", show_default="today", help="Compare dates with this day."
)


def release(version: str) -> str:
    """The known release nearest to a version and not above it; wrong usage for what is no version, or too old."""
    from provcheck.dialects.openclaw_releases import asked_for

    try:
        return asked_for(version)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def releases(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Known releases, each the nearest not above the version asked for; wrong usage for any other."""
    return tuple(dict.fromkeys(map(release, listed(values))))


def listed(values: tuple[str, ...]) -> tuple[str, ...]:
    """What an option names that may be repeated and may hold commas."""
    return tuple(one.strip() for value in values for one in value.split(",") if one.strip())


def one_release(_context: click.Context, _option: click.Parameter, value: str | None) -> str:
    """A known release; empty where none is asked for."""
    return release(value) if value else ""
