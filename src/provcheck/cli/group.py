"""The commands, each imported when it is called, so that each starts fast."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from provcheck.cli import _screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from click.shell_completion import CompletionItem

COMMANDS = {
    "check": "Check files and folders, and fix them.",
    "convert": "Convert OpenClaw's configuration into Pai's manifests, or back.",
    "graph": "Show who uses which model through what.",
    "init": "Adopt provcheck in a repository.",
    "settings": "Show which settings hold, and why.",
    "rule": "Explain a rule.",
    "models": "Say what is known of a model.",
    "schema": "Print a JSON Schema.",
    "lsp": "Serve an editor.",
    "completion": "Print the script that completes commands in a shell.",
}
"""The commands in the order of the help text, each in a sentence."""

_WIDEST_HELP = 80


class Command(click.Command):
    """A command whose help shows its options in sections, its exit codes and examples.

    ``sections`` are titles with the long names of options, in order; what stands in none comes last. ``exits`` says
    what the exit codes mean that differ from command to command.
    """

    def __init__(
        self,
        *arguments: Any,
        sections: Mapping[str, tuple[str, ...]] | None = None,
        exits: Mapping[int, str],
        examples: Iterable[str],
        **more: Any,
    ) -> None:
        super().__init__(*arguments, **more)
        self.sections = sections or {}
        self.exits = exits
        self.examples = examples

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and let each error know which command it is about."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        from provcheck.cli import _help

        _help.write_options(self, self.sections, ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the exit codes and the examples."""
        from provcheck.cli import _help

        _help.write_end(self.exits, self.examples, formatter)


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
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"provcheck.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; for what is none, wrong usage with what was meant."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            from provcheck.cli._meant import no_command

            ctx.fail(no_command(args[0], list(COMMANDS)))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so, none of them imported, or options."""
        from click.shell_completion import CompletionItem

        names = [CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)]
        return names + click.Command.shell_complete(self, ctx, incomplete)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands and the options."""
        from provcheck.cli import _help

        _help.write_commands(COMMANDS, formatter)
        _help.write_options(self, {}, ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write examples, exit codes, and where there is more to read."""
        from provcheck.cli import _help

        _help.write_overview(formatter)


def _version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Say which version this is, and how new what it knows is."""
    if not wanted or ctx.resilient_parsing:
        return
    from provcheck import __version__
    from provcheck.catalog import DATE
    from provcheck.dialects.openclaw_releases import NEWEST, RELEASES

    click.echo(f"provcheck {__version__}")
    click.echo(f"catalogue of models: {DATE}")
    click.echo(f"OpenClaw releases known: {len(RELEASES)}, from {RELEASES[0]} to {NEWEST}")
    ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version, the catalogue's date and the OpenClaw releases known, and exit.",
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Validate, lint and convert the files that tell an agent platform which language models it may call.

    Reads OpenClaw's openclaw.json and Pai's ModelProvider and Agent manifests. Works offline.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)


def run() -> int:
    """Run the command that the program's arguments name; its exit code."""
    try:
        code = cli.main(prog_name="provcheck", standalone_mode=False, terminal_width=min(_WIDEST_HELP, _screen.width()))
    except click.ClickException as error:
        from provcheck.cli import _usage

        _usage.tell(error)
        return error.exit_code
    return code if isinstance(code, int) else 0
