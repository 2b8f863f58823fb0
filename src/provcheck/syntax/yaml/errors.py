"""What is wrong with a YAML text, in words that need no knowledge of parsers.

No message quotes a word of the text: a broken line can hold a secret.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from provcheck.syntax.node import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

_forbidden = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]").search
_line_ends = re.compile(r"\r\n|\r|\n").findall
_line_rest = re.compile(r"[^\r\n]*").match

_conflict = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE).search

_QUOTE = "put quotes around the value if it is text"
_TEMPLATE = "fill in the template first, or put quotes around the mark"
_BACKSLASH = "use single quotes, or write two backslashes"
_OWN_LINE = "put it on a line of its own"
_NEXT_LINE = "the text of a block begins on the next line"
_NEXT = "the next document begins with a line '---'"
_INDENT = "the keys of a mapping, and the items of a list, begin in the same column"


def explain(error: Exception, text: str, start: int, end: int, bracket: int | None) -> Problem:
    """The problem that made a parser give up on ``text[start:end]``.

    ``bracket`` is the offset of the innermost bracket that was open then.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return _unmarked(text, start, end)
    since = getattr(error, "context_mark", None)
    at = min(start + mark.index, end)
    failure = _Failure(text, at, start + since.index if since else at, end, bracket)
    words = f"{getattr(error, 'context', None)}: {getattr(error, 'problem', None)}"
    say = next((say for pattern, say in _EXPLANATIONS if re.search(pattern, words)), _invalid)
    problem = say(failure)
    if "{{" in failure.line:
        problem.help = _TEMPLATE
    elif _conflict(text, start, end):
        problem.help = "settle the merge conflict first"
    return problem


class _Failure(NamedTuple):
    """Where the parser gave up (``at``), and where that began which it was reading (``since``)."""

    text: str
    at: int
    since: int
    end: int
    bracket: int | None

    @property
    def before(self) -> str:
        """The line up to where the parser gave up."""
        return self.text[self.line_start(self.at) : self.at]

    @property
    def line(self) -> str:
        return self.before + self.text[self.at : _line_end(self.text, self.at)]

    @property
    def found(self) -> str:
        """What stands where the parser gave up."""
        if not self.text[self.at : self.end].strip():
            return "the end of the document"
        first, second = self.text[self.at], self.text[self.at + 1 : self.at + 2]
        if first in "\r\n":
            return "the end of the line"
        if first in "\"'":
            return "a string"
        if first == "-" and not second.strip():
            return "a list item ('- ')"
        if first == "\t":
            return "a tab"
        return f"'{first}'" if first in ",[]{}:?&*!|>%@`#" else "text"

    def line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def here(self, message: str, advice: str | None = None) -> Problem:
        """A problem with what stands where the parser gave up."""
        return Problem("syntax-error", message, self.at, min(self.at + 1, self.end), advice)


_Explanation: TypeAlias = "Callable[[_Failure], Problem]"


def _unmarked(text: str, start: int, end: int) -> Problem:
    match = _forbidden(text, start, end)
    if match:
        message = f"the character U+{ord(match[0]):04X} is not allowed in YAML"
        return Problem("syntax-error", message, match.start(), match.end())
    return Problem("syntax-error", "this document is no valid YAML", start, min(start + 1, end))


def _says(message: str, advice: str | None = None) -> _Explanation:
    return lambda failure: failure.here(message.format(found=failure.found), advice)


def _bad_start(failure: _Failure) -> Problem:
    character = failure.text[failure.at : failure.at + 1]
    if character == "\t":
        return failure.here("a tab stands where YAML takes only spaces", "indent with spaces")
    return failure.here(f"a value without quotes cannot begin with '{character}'", _QUOTE)


def _bad_colon(failure: _Failure) -> Problem:
    if re.search(r":\s", failure.before):
        return failure.here("a value that holds ': ' has to stand in quotes")
    return failure.here("a key cannot stand here, because the value above it goes on", _INDENT)


def _open_quote(failure: _Failure) -> Problem:
    return Problem("syntax-error", "the string is not closed", failure.since, failure.since + 1)


def _open_bracket(failure: _Failure) -> Problem:
    if failure.bracket is None:
        return failure.here(f"found {failure.found} where a value was expected", _QUOTE)
    mark = failure.text[failure.bracket]
    expected = f"',' or '{']' if mark == '[' else '}'}' was expected"
    if failure.line_start(failure.bracket) == failure.line_start(failure.at) and failure.at < failure.end:
        return failure.here(f"found {failure.found} where {expected}")
    line = len(_line_ends(failure.text, 0, failure.at)) + 1
    message = f"found {failure.found} on line {line} where {expected}"
    return Problem("syntax-error", message, failure.bracket, failure.bracket + 1, f"this '{mark}' is not closed")


def _bad_entry(expected: str) -> _Explanation:
    def explanation(failure: _Failure) -> Problem:
        if failure.before.strip():
            return failure.here(f"found {failure.found} where the end of the line was expected", _QUOTE)
        if len(failure.before) != failure.since - failure.line_start(failure.since):
            return failure.here("the indentation of this line fits nothing above it", _INDENT)
        return failure.here(f"found {failure.found} where {expected} was expected")

    return explanation


def _bare_key(failure: _Failure) -> Problem:
    end = _line_end(failure.text, failure.since)
    return Problem("syntax-error", "this key has no ':' behind it", failure.since, end)


def _bad_directive(failure: _Failure) -> Problem:
    end = _line_end(failure.text, failure.since)
    return Problem("syntax-error", "a line that begins with '%' has to be a YAML directive", failure.since, end)


def _line_end(text: str, offset: int) -> int:
    match = _line_rest(text, offset)
    return match.end() if match else offset


_invalid = _says("this is no valid YAML: found {found}")

# Patterns for the errors of libyaml and of ruamel.yaml, which differ in wording.
_EXPLANATIONS: tuple[tuple[str, _Explanation], ...] = (
    (r"cannot start any token|found a tab", _bad_start),
    (r"mapping values are not allowed", _bad_colon),
    (r"quoted scalar: found unexpected", _open_quote),
    (r"unknown escape", _says("this backslash begins no escape", _BACKSLASH)),
    (r"quoted scalar", _says("this escape stands for no character", _BACKSLASH)),
    (r"flow (?:sequence|mapping|node)", _open_bracket),
    (r"block mapping", _bad_entry("a key")),
    (r"block collection", _bad_entry("a list item ('- ')")),
    (r"could not find expected ':'", _bare_key),
    (r"sequence entries are not allowed", _says("a list item cannot begin here", _OWN_LINE)),
    (r"keys are not allowed", _says("a key ('? ') cannot begin here", _OWN_LINE)),
    (r"<document start>", _says("found {found} where the end of the document was expected", _NEXT)),
    (r"tag handle", _says("this tag begins with a handle that no '%TAG' line explains")),
    (r"an (?:alias|anchor)", _says("found {found} where the name of an anchor was expected", _QUOTE)),
    (r"an? tag", _says("this tag cannot be read", _QUOTE)),
    (r"block scalar", _says("found {found} where the end of the line was expected", _NEXT_LINE)),
    (r"directive|YAML document", _bad_directive),
    (r"node", _says("found {found} where a value was expected", _QUOTE)),
)
