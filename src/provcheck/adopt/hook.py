"""The entry for provcheck in the configuration of pre-commit, as an addition that leaves the rest as it is."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from provcheck import __version__
from provcheck.syntax import yaml
from provcheck.syntax.edits.layout import Layout
from provcheck.syntax.node import Mapping, Member, Node, Scalar, Sequence, plain, resolve
from provcheck.syntax.source import Source

NAME = ".pre-commit-config.yaml"
"""The only name that pre-commit reads, at the top of a repository (https://pre-commit.com)."""
MISNAMED = ".pre-commit-config.yml"
"""What people call it by mistake."""

_REPO = "https://github.com/provcheck/provcheck"
_REPOS = repr("repos")
_is_provchecks = re.compile(r".*[/:]provcheck(?:\.git)?/?").fullmatch
_runs_provcheck = re.compile(r"(?<![\w.-])provcheck(?![\w.-])").search
_dash = re.compile(r" *-( +)").fullmatch
_empty_line = re.compile(r"[\r\n][ \t]*(?:\r\n|(?<!\r)\n|\r(?!\n))").search


class UnsureError(Exception):
    """The entry cannot surely be added; the message says why, as the end of a sentence, ``lines`` what is missing."""

    def __init__(self, message: str, lines: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.lines = lines or entry()


class Style(NamedTuple):
    """How lists are laid out: blanks before a dash of ``repos`` and behind each, and before those of ``hooks``."""

    indent: int = 2
    gap: str = " "
    hooks: int = 2


class Edited(NamedTuple):
    """A text with the entry in it, and the entry's lines; none where provcheck was there already."""

    text: str
    lines: tuple[str, ...] = ()


_USUAL = Style()
_BLANKS = " \t\r\n"


def entry(style: Style = _USUAL) -> tuple[str, ...]:
    """The lines of the entry."""
    first = " " * style.indent + "-" + style.gap
    below = " " * len(first)
    hook = f"{below}{' ' * style.hooks}-{style.gap}id: provcheck"
    return f"{first}repo: {_REPO}", f"{below}rev: v{__version__}", f"{below}hooks:", hook


def new() -> str:
    """A configuration with nothing but the entry."""
    return "\n".join(_NEW) + "\n"


_NEW = ("repos:", *entry())


def with_hook(text: str) -> Edited:
    """The text with the entry at the end of ``repos``, or as it is if provcheck is there. Raises `UnsureError`."""
    if not text.strip(_BLANKS):
        return Edited(new().replace("\n", "\r\n" if "\r\n" in text else "\n"), _NEW)
    root = _root(text)
    member = next((one for one in root.members if one.name == "repos"), None)
    if member is None:
        raise UnsureError('it has no list "repos"', _NEW)
    repos = member.value
    if not isinstance(repos, Sequence):
        raise UnsureError('its "repos" is no plain list')
    if any(map(_has_provcheck, repos.items)):
        return Edited(text)
    edited = (_behind_last if repos.items else _first)(Layout(Source(NAME, text, syntax="yaml")), member, repos)
    if not _is_addition(root, edited.text):
        raise UnsureError("the result would not hold what it holds now and the entry")
    return edited


def _root(text: str) -> Mapping:
    """The one document of a text that reads without a fault."""
    reading = yaml.read(text)
    if reading.problems:
        line, column = Source(NAME, text).position(reading.problems[0].start)
        raise UnsureError(f"it does not parse (line {line}, column {column})")
    if reading.duplicates:
        line, column = Source(NAME, text).position(reading.duplicates[0].again.key.start)
        raise UnsureError(f"a key stands in it twice (line {line}, column {column})")
    if len(reading.roots) > 1:
        raise UnsureError("it has several documents")
    root = reading.roots[0] if reading.roots else None
    if not isinstance(root, Mapping):
        raise UnsureError('it has no list "repos"', _NEW)
    return root


# Whether provcheck is there


def _has_provcheck(item: Node) -> bool:
    """Whether an entry of ``repos`` runs provcheck, from its own repository or in some other way."""
    if _is_provchecks(_text(item, "repo")):
        return True
    hooks = _value(item, "hooks")
    return isinstance(hooks, Sequence) and any(
        _text(one, "id") in {"provcheck", "provcheck-fix"} or _runs_provcheck(_text(one, "entry"))
        for one in hooks.items
    )


def _value(node: Node, name: str) -> Node | None:
    node = resolve(node)
    member = node.get(name) if isinstance(node, Mapping) else None
    return resolve(member.value) if member else None


def _text(node: Node, name: str) -> str:
    value = _value(node, name)
    return value.value.strip() if isinstance(value, Scalar) and isinstance(value.value, str) else ""


# The addition


def _first(layout: Layout, member: Member, repos: Sequence) -> Edited:
    """The entry in the place of ``[]``."""
    text = layout.text
    indent, tail = layout.indent(member.key.start), layout.line_tail(repos.end)
    if indent is None or tail is None or not re.fullmatch(r":[ \t]+\[\]", text[member.key.end : repos.end]):
        raise UnsureError('its "repos" is written in brackets')
    lines = entry(Style(len(indent) + 2))
    kept = text[: member.key.end + 1] + text[repos.end : tail]
    return Edited(kept + layout.newline + layout.newline.join(lines) + text[tail:], lines)


def _behind_last(layout: Layout, _member: Member, repos: Sequence) -> Edited:
    """The entry behind the last one, in the style of its neighbours."""
    if layout.is_bracketed(repos):
        raise UnsureError('its "repos" is written in brackets')
    indent, tail = layout.indent(repos.start), layout.line_tail(repos.end)
    if indent is None or tail is None:
        raise UnsureError('its "repos" is laid out in an unusual way')
    end = _behind_comments(layout, tail, len(indent))
    lines = entry(_style(layout, repos, len(indent)))
    apart = len(repos.items) > 1 and _empty_line(layout.text, repos.items[-2].end, repos.items[-1].start)
    addition = layout.newline * (2 if apart else 1) + layout.newline.join(lines)
    return Edited(layout.text[:end] + addition + layout.text[end:], lines)


def _behind_comments(layout: Layout, tail: int, indent: int) -> int:
    """Where the comments end that are indented like a part of the last item, a hook that is switched off maybe."""
    end, start = tail, layout.next_line(tail)
    while start > tail:
        tail_of_line = layout.line_tail(start)
        if tail_of_line is None:
            break
        if tail_of_line > (mark := layout.behind_blanks(start)):
            if mark - start <= indent:
                break
            end = tail_of_line
        tail, start = tail_of_line, layout.next_line(tail_of_line)
    return end


def _style(layout: Layout, repos: Sequence, indent: int) -> Style:
    """The style of the last entry that has one."""
    _, gap, hooks = _USUAL
    for item in repos.items:
        dash = _dash(layout.text[layout.line_start(item.start) : item.start])
        gap = dash[1] if dash else gap
        member = item.get("hooks") if isinstance(item, Mapping) else None
        if member and isinstance(member.value, Sequence) and layout.indent(member.value.start) is not None:
            hooks = _column(layout, member.value) - _column(layout, member.key)
    return Style(indent, gap, hooks)


def _column(layout: Layout, node: Node) -> int:
    return node.start - layout.line_start(node.start)


def _is_addition(root: Mapping, text: str) -> bool:
    """Whether a text holds what a tree holds and the entry, and nothing else."""
    try:
        after = _data(_root(text))
    except UnsureError:
        return False
    wanted = _data(root)
    wanted[_REPOS] = wanted[_REPOS] + _data(_root(new()))[_REPOS]
    return after == wanted


def _data(root: Mapping) -> dict[str, list[object]]:
    """The values of a mapping, of which only that of ``repos`` is known to be a list."""
    return dict(cast("list[tuple[str, list[object]]]", plain(root)))
