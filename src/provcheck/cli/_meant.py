"""What was meant by a command or an option that does not exist."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

import click

from provcheck.cli.group import COMMANDS
from provcheck.suggest import nearest, swapped, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What other linters call it, and what people try first.
_OTHER_COMMANDS = {
    "audit": "check",
    "lint": "check",
    "scan": "check",
    "validate": "check",
    "verify": "check",
    "fix": "check --fix",
    "diff": "check --diff",
    "baseline": "check --write-baseline",
    "completions": "completion",
    "generate-shell-completion": "completion",
    "migrate": "convert",
    "translate": "convert",
    "config": "settings",
    "explain": "rule",
    "rules": "rule --all",
    "linter": "rule --all",
    "help": "--help",
    "version": "--version",
}
_OTHER_OPTIONS = {
    "check": {
        "-f": "--output-format",
        "--format": "--output-format",
        "--reporter": "--output-format",
        "--json": "--output-format json",
        "-o": "--output-file",
        "--out": "--output-file",
        "--output": "--output-format or --output-file",
        "-c": "--config",
        "--config-file": "--config",
        "--config-path": "--config",
        "--isolated": "--no-config",
        "--disable": "--ignore",
        "--skip": "--ignore",
        "--enable": "--select",
        "--rules": "--select",
        "--only": "--select",
        "--min-severity": "--show",
        "--severity": "--show",
        "--level": "--show",
        "--fail-level": "--fail-on",
        "--no-exit-codes": "--exit-zero",
        "--explain": "provcheck rule",
        "--list-rules": "provcheck rule --all",
        "--show-settings": "provcheck settings",
        "--dry-run": "--diff",
        "--schemafile": "--openclaw-schema",
        "--generate-baseline": "--write-baseline",
        "--update-baseline": "--baseline FILE --write-baseline FILE",
        "--summary": "--statistics",
        "--silent": "--quiet",
    },
    "convert": {
        "--format": "--as",
        "--out": "--output",
        "--output-dir": "--output",
        "--overwrite": "--force",
        "--target": "--to",
    },
    "rule": {"--list": "--all", "--list-rules": "--all"},
    "init": {"--diff": "--dry-run", "--write-baseline": "--baseline"},
}
_EVERYWHERE = {
    "-v": "--show info",
    "--verbose": "--show info",
    "--format": "--output-format",
    "--json": "--output-format json",
    "--no-color": "--color never",
    "--colour": "--color",
    "--version": "provcheck --version",
    "--completions": "provcheck completion",
}
_OTHER_WORDS = {
    **dict.fromkeys(("1", "force", "on", "true", "yes"), "always"),
    **dict.fromkeys(("0", "false", "no", "none", "off"), "never"),
    **dict.fromkeys(("default", "full", "human", "plain", "pretty"), "text"),
    "md": "markdown",
}
_EXPLAINED = {("check", "--strict"): "warnings fail a run already, and --fail-on info is stricter"}
_SHORTEST_BEGINNING = 5
_CONFIGURATIONS = (".json", ".json5", ".jsonc", ".yaml", ".yml")


def no_command(word: str) -> str:
    """That a word is no command, and which one was meant."""
    if os.path.exists(word) or word == "-" or word.lower().endswith(_CONFIGURATIONS):
        return f"{word} is no command; did you mean provcheck check {shlex.quote(word)}?"
    known = {**dict.fromkeys(COMMANDS), **_OTHER_COMMANDS}
    meant = word.lower() if word.lower() in known else nearest(word, known)
    if meant:
        return f"no command is called {word}; did you mean provcheck {known[meant] or meant}?"
    return f"no command is called {word}; there are {_listed(COMMANDS)}"


def no_option(option: str, ctx: click.Context) -> str:
    """That a command has no such option, and which one was meant."""
    command = ctx.info_name or ""
    sentence = f"no option is called {option}"
    explanation = _EXPLAINED.get((command, option))
    if explanation:
        return f"{sentence}; {explanation}"
    own = [*_names(ctx.command), *ctx.help_option_names]
    known = {**_foreign(command, own), **{name: name for name in own}}
    found = option if option in known else nearest(option, known) or swapped(option, known) or _begun(option, known)
    meant = known[found] if found else _elsewhere(option, ctx)
    return f"{sentence}; did you mean {meant}?" if meant else sentence


def no_choice(word: str, known: Sequence[str]) -> str:
    """That a value is none of a few words, and which one was meant."""
    return unknown(_OTHER_WORDS.get(word.lower(), word), known, word)


def no_path(path: str) -> str:
    """That nothing is at a path, and which one was meant."""
    from provcheck.workspace.nearby import meant

    found = meant(path)
    return f"there is no {path}; did you mean {found}?" if found else f"there is no {path}"


def _foreign(command: str, own: Iterable[str]) -> dict[str, str]:
    """Names that other programs have for what a command can do, with its own words."""
    general = {name: meant for name, meant in _EVERYWHERE.items() if meant.split()[0] in {*own, "provcheck"}}
    return {**general, **_OTHER_OPTIONS.get(command, {})}


def _begun(option: str, known: Iterable[str]) -> str | None:
    """The one name that an option is the beginning of."""
    found = [name for name in known if name.startswith(option)]
    return found[0] if len(found) == 1 and len(option) >= _SHORTEST_BEGINNING else None


def _elsewhere(option: str, ctx: click.Context) -> str | None:
    """The one command that has such an option; check, if it is one of several."""
    group = ctx.find_root().command
    if not isinstance(group, click.Group):
        return None
    having = [name for name in COMMANDS if option in _names(group.get_command(ctx, name))]
    if "check" in having:
        having = ["check"]
    return f"provcheck {having[0]} {option}" if len(having) == 1 else None


def _names(command: click.Command | None) -> list[str]:
    """The options of a command under all their names."""
    options = command.params if command else []
    return [name for one in options if isinstance(one, click.Option) for name in one.opts]


def _listed(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}"
