"""``provcheck completion``."""

from __future__ import annotations

import click

from provcheck.cli import _options
from provcheck.cli.group import Command

_VARIABLE = "_PROVCHECK_COMPLETE"
# click's own for fish would cut a completion off at its first comma, and lists of rules have commas.
_FISH = """\
function _provcheck_completion
    set -l response (env _PROVCHECK_COMPLETE=fish_complete COMP_WORDS=(commandline -cp) \
COMP_CWORD=(commandline -t) provcheck)
    for completion in $response
        set -l metadata (string split --max 1 "," $completion)
        switch $metadata[1]
            case dir
                __fish_complete_directories $metadata[2]
            case file
                __fish_complete_path $metadata[2]
            case plain
                echo $metadata[2]
        end
    end
end

complete --no-files --command provcheck --arguments "(_provcheck_completion)"
"""


@click.command(
    cls=Command,
    exits={0: "Printed."},
    examples=(
        'eval "$(provcheck completion bash)"    # in ~/.bashrc',
        'eval "$(provcheck completion zsh)"     # in ~/.zshrc, after compinit',
        "provcheck completion fish > ~/.config/fish/completions/provcheck.fish",
    ),
)
@click.argument("shell", type=_options.OneOf(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that completes commands, options, rules, releases and models in a shell."""
    from click.shell_completion import get_completion_class

    from provcheck.cli.group import cli

    if shell == "fish":
        click.echo(_FISH, nl=False)
        return
    found = get_completion_class(shell)
    if found is not None:
        click.echo(found.source_template % found(cli, {}, "provcheck", _VARIABLE).source_vars(), nl=False)
