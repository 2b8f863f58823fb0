"""Shell commands in lines that fit a screen and can still be pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provcheck.screen import columns, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_INDENT = "  "
_HANG = "    "
_GOES_ON = " \\"


class _Atom(NamedTuple):
    """What is never cut: a character, or an escaped one with its backslash; and the quote that is open behind it."""

    text: str
    quote: str


def lines(command: str, width: int) -> Iterator[str]:
    """A command in lines of at most ``width`` columns, each but the last ending in a backslash.

    It is broken at spaces outside quotes, an option staying with its value where that fits. A word that is wider than
    the screen is broken inside, by means that the shell undoes.
    """
    command = visible(command)
    if columns(_INDENT + command) <= width:
        yield _INDENT + command
        return
    room = width - len(_GOES_ON)
    line = _INDENT
    for word in _with_values(_words(_atoms(command)), room - len(_HANG)):
        if line.strip(" ") and columns(line) + 1 + _wide(word) > room:
            yield line + _GOES_ON
            line = _HANG
        elif line.strip(" "):
            line += " "
        *full, line = _cut(line, word, width)
        yield from full
    yield line


def _atoms(command: str) -> Iterator[_Atom]:
    quote = ""
    at = 0
    while at < len(command):
        # Between single quotes a backslash is a character like any other.
        text = command[at : at + 1 + (command[at] == "\\" and quote != "'")]
        if text in ("'", '"') and quote in ("", text):
            quote = "" if quote else text
        yield _Atom(text, quote)
        at += len(text)


def _words(atoms: Iterable[_Atom]) -> Iterator[list[_Atom]]:
    word: list[_Atom] = []
    for atom in atoms:
        if atom != (" ", ""):
            word.append(atom)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _with_values(words: Iterable[list[_Atom]], room: int) -> Iterator[list[_Atom]]:
    """The words, an option and its value as one."""
    held: list[_Atom] = []
    for word in words:
        both = [*held, _Atom(" ", ""), *word]
        if held and word[0].text != "-" and _wide(both) <= room:
            yield both
            held = []
            continue
        if held:
            yield held
        held = word if word[0].text == "-" else []
        if not held:
            yield word
    if held:
        yield held


def _cut(line: str, word: list[_Atom], width: int) -> Iterator[str]:
    """A line with a word at its end, in as many lines as the word's width asks for; the last may go on.

    A backslash before the line end joins the lines again, but not between single quotes: these are closed before.
    """
    fits = columns(line) + _wide(word) <= width - len(_GOES_ON)
    quote = ""
    for atom in word:
        end = "'\\" if quote == "'" else "\\"
        if not fits and columns(line + atom.text) + 2 > width and line.strip(" "):
            yield line + end
            line = end[:-1]
        line += atom.text
        quote = atom.quote
    yield line


def _wide(word: list[_Atom]) -> int:
    return sum(columns(atom.text) for atom in word)
