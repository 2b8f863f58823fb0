"""The page with the help text of every command."""

from __future__ import annotations

import click

from provcheck.cli.group import cli

_WIDTH = 80
"""The columns of a usual terminal."""

_HEAD = """\
# Commands

`provcheck COMMAND --help` shows the same texts. `-h` is short for `--help`.
"""


def page() -> str:
    """The page."""
    group = click.Context(cli, info_name="provcheck", terminal_width=_WIDTH, **cli.context_settings)
    parts = [_HEAD, _block(cli, group)]
    for name in cli.list_commands(group):
        command = cli.get_command(group, name)
        if command is not None:
            own = click.Context(command, info_name=name, parent=group, terminal_width=_WIDTH)
            parts += [f"## provcheck {name}\n", _block(command, own)]
    return "\n".join(parts)


def _block(command: click.Command, context: click.Context) -> str:
    return f"```text\n{command.get_help(context).rstrip()}\n```\n"
