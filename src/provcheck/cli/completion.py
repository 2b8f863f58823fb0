"""``provcheck completion``."""

from __future__ import annotations

import click

from provcheck.cli import _options
from provcheck.cli._scripts import SCRIPTS
from provcheck.cli.group import Command


@click.command(
    cls=Command,
    exits={0: "Printed."},
    examples=(
        'eval "$(provcheck completion bash)"    # in ~/.bashrc',
        'eval "$(provcheck completion zsh)"     # in ~/.zshrc, after compinit',
        "provcheck completion fish > ~/.config/fish/completions/provcheck.fish",
    ),
)
@click.argument("shell", type=_options.OneOf(list(SCRIPTS)))
def command(shell: str) -> None:
    """Print the script that completes commands, options, rules, releases and models in a shell.

    It needs bash 4.4, zsh 5 or fish 3, or a newer one.
    """
    from provcheck.cli._screen import show

    show(SCRIPTS[shell])
