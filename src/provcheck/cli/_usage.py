"""Errors of usage in one sentence, and where to read on."""

from __future__ import annotations

import sys

import click

from provcheck.cli import _screen
from provcheck.cli._meant import no_option
from provcheck.suggest import due

_CLICKS_BEGINNINGS = ("Directory", "File", "Got", "Option", "Path")


def tell(error: click.ClickException) -> None:
    """Say on standard error what is wrong, and where the help is if that is about usage."""
    from provcheck.screen import visible, words, wrap

    text = f"Error: {_sentence(error)}"
    if isinstance(error, click.UsageError):
        lines = [visible(text)]
        lines += [f"Try '{error.ctx.command_path} --help'."] if error.ctx else []
    else:
        lines = list(map(visible, text.splitlines()))
    if sys.stderr is not None and sys.stderr.isatty():
        lines = [part for line in lines for part in wrap(words(line), _screen.width(sys.stderr), 2, color=False)]
    _screen.tell("".join(f"{line}\n" for line in lines), wrapped=False)


def _sentence(error: click.ClickException) -> str:
    """What is wrong, naming the option or argument, without a full stop."""
    if isinstance(error, click.NoSuchOption) and error.ctx is not None:
        return no_option(error.option_name, error.ctx)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"{_name(error)} is missing{_choices(error.param)}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{_name(error)}: {_as_ours(error.message)}"
    if isinstance(error, click.UsageError):
        return _as_ours(error.message)
    return error.format_message()


def _as_ours(message: str) -> str:
    """A sentence; one of click's as provcheck writes them, to follow a colon."""
    first = message.partition(" ")[0]
    return message[:1].lower() + message[1:].removesuffix(".") if first in _CLICKS_BEGINNINGS else message


def _choices(param: click.Parameter) -> str:
    return f"; {due(param.type.choices)}" if isinstance(param.type, click.Choice) else ""


def _name(error: click.BadParameter) -> str:
    """What the value was given for: an option by its names, a variable, or an argument."""
    param = error.param
    if isinstance(param, click.Option):
        hint = param.get_error_hint(error.ctx) if error.ctx else ""
        return hint if param.envvar and hint == param.envvar else "/".join(param.opts)
    metavar = (param.metavar if param else None) or ""
    return metavar.strip("[].") or str(getattr(param, "name", "")).upper()
