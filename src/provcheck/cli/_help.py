"""Help texts: options in sections, exit codes and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DOCUMENTATION = "https://github.com/provcheck/provcheck#readme"
_OVERVIEW = {0: "Nothing to complain about.", 1: "Findings, or what was asked for is not there or not done."}
_EVERYWHERE = {2: "Wrong usage, or settings that cannot be used.", 3: "provcheck itself failed."}
_EXAMPLES = (
    "provcheck check",
    "provcheck check --fix openclaw.json",
    "provcheck convert openclaw.json --to pai -o manifests/",
    "provcheck rule unknown-model",
)
_WIDEST_TERM = 26
_SHORT_TERM = 10
_ROOMY = 60
"""The columns that a screen needs for explanations beside long terms; else they stand below."""


def write_options(
    command: click.Command,
    sections: Mapping[str, tuple[str, ...]],
    ctx: click.Context,
    formatter: click.HelpFormatter,
) -> None:
    """Write a command's options in sections, one column for all of them."""
    rows = {
        max(option.opts, key=len): ((option.get_help_record(ctx) or ("",))[0], f"{option.help}{_remarks(option)}")
        for option in command.get_params(ctx)
        if isinstance(option, click.Option) and not option.hidden
    }
    placed = {name for names in sections.values() for name in names}
    others = tuple(name for name in rows if name not in placed)
    width = min(_WIDEST_TERM, max(len(term) for term, _ in rows.values()))
    for title, names in {**sections, "Other options" if sections else "Options": others}.items():
        _write_terms(title, [rows[name] for name in names], width, formatter)


def write_commands(commands: Mapping[str, str], formatter: click.HelpFormatter) -> None:
    """Write each command with its sentence."""
    _write_terms("Commands", list(commands.items()), max(map(len, commands)), formatter)


def write_overview(formatter: click.HelpFormatter) -> None:
    """Write what holds for all commands: examples, exit codes, and where there is more to read."""
    write_end(_OVERVIEW, _EXAMPLES, formatter)
    formatter.write_paragraph()
    formatter.write_text('"provcheck COMMAND --help" tells more about a command.')
    formatter.write_text(f"Documentation: {_DOCUMENTATION}")


def write_end(exits: Mapping[int, str], examples: Iterable[str], formatter: click.HelpFormatter) -> None:
    """Write exit codes, to which those of all commands are added, and examples."""
    _write_terms("Exit codes", [(str(code), text) for code, text in {**exits, **_EVERYWHERE}.items()], 1, formatter)
    with formatter.section("Examples"):
        for example in examples:
            formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


def _write_terms(title: str, rows: list[tuple[str, str]], width: int, formatter: click.HelpFormatter) -> None:
    """Write terms with their explanations beside them, or below on a narrow screen."""
    if formatter.width < _ROOMY and width > _SHORT_TERM:
        width = 4
    with formatter.section(title):
        formatter.write_dl([(term.ljust(width), text) for term, text in rows], width)


def _remarks(option: click.Option) -> str:
    """The values that an option takes, its default, and the variable that stands in for it."""
    remarks = []
    if isinstance(option.type, click.Choice):
        remarks.append(f"one of: {', '.join(option.type.choices)}")
    if option.show_default:
        remarks.append(f"default: {option.default if option.show_default is True else option.show_default}")
    if option.envvar:
        remarks.append(f"variable: {option.envvar}")
    if option.required:
        remarks.append("required")
    return f"  [{'; '.join(remarks)}]" if remarks else ""
