"""The commands, each imported when it is called, so that each starts fast."""

from __future__ import annotations

from importlib import import_module

import click

from provcheck import __version__

_COMMANDS = ("check", "convert", "rule", "models", "settings", "init", "schema")


class LazyGroup(click.Group):
    """A group that imports a command when it is called."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command. Whoever closes the pipe has seen enough, which click takes for a failure.

        An interrupt ends it as it ends every program: click's 1 would mean findings.
        """
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            ctx.exit(0)
        except KeyboardInterrupt:
            click.echo("\nAborted!", err=True)
            ctx.exit(130)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order of the help text."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"provcheck.cli.{cmd_name}")
        command: click.Command = module.command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="provcheck")
def cli() -> None:
    """Validate and lint the files that tell an agent platform which language models it may call.

    Reads OpenClaw's openclaw.json and Pai's ModelProvider and Agent manifests. Works offline.
    """
