"""Findings that come from the readers: what could not be read, and keys that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provcheck.finding import Finding, Fix, Related
from provcheck.rules._base import Rule
from provcheck.rules.pc001_syntax_error import SyntaxErrorRule
from provcheck.rules.pc002_duplicate_key import DuplicateKey
from provcheck.rules.pc003_unreadable import Unreadable
from provcheck.syntax import edits
from provcheck.syntax.edits import Edit
from provcheck.syntax.node import Duplicate, Mapping, Member, Problem, Reading, plain
from provcheck.syntax.source import Source

_RULES: dict[str, type[Rule]] = {"syntax-error": SyntaxErrorRule, "unreadable": Unreadable}


def problem(source: Source, found: Problem) -> Finding:
    """The finding for something that could not be read."""
    return _RULES[found.kind].finding(source.locate(found.start, found.end), found.message, help=found.help)


MOST_DUPLICATES = 100
"""How many repeated keys of a file are told one by one."""


def duplicates(source: Source, reading: Reading, *, last_wins: bool) -> Iterator[Finding]:
    """Findings for keys that stand twice.

    ``last_wins``: the platform reads the last value silently, so dropping an earlier one changes nothing today. Only
    the first hundred of a file are told: a file with more was made to be read by nobody.
    """
    for found in reading.duplicates[:MOST_DUPLICATES]:
        earlier = _earlier(found)
        again, name = found.again, found.again.name
        same = plain(earlier.value) == plain(again.value)
        yield DuplicateKey.finding(
            source.locate(again.key.start, again.key.end),
            f'the key "{name}" stands here for the second time'
            + ("" if same else "; only this value counts" if last_wins else ", with another value"),
            related=[Related(source.locate(earlier.key.start, earlier.key.end), "it stands here first")],
            help="keep one of the two" if same else "keep the value that is meant, and drop the other",
            fix=_drop(source, found, earlier, same=same) if same or last_wins else None,
        )


def _earlier(found: Duplicate) -> Member:
    """The member of that name that stands last before the repeated one."""
    members = found.mapping.members
    before = members[: next(i for i, member in enumerate(members) if member is found.again)]
    wanted = repr(found.again.name)  # in YAML, 1 and true are two keys
    return next(member for member in reversed(before) if repr(member.name) == wanted)


def _drop(source: Source, found: Duplicate, earlier: Member, *, same: bool) -> Fix | None:
    """Without the earlier one, or of two equal values without the later one, whichever has no comment."""
    if not same:
        return Fix.of("drop the value that is ignored today", _without(source, found.mapping, earlier), safe=False)
    first = Fix.of("drop the first of two equal values", _without(source, found.mapping, earlier))
    return first or Fix.of("drop the second of two equal values", _without(source, found.mapping, found.again))


def _without(source: Source, mapping: Mapping, member: Member) -> list[Edit]:
    """The edit that takes a member out, or none where that cannot be done; a comment behind it stays."""
    start, end = member.key.start, member.value.end
    try:
        edit = edits.remove_member(source, mapping, member)
        if not edits.takes_comment(edit, source.text[start:end]):
            return [edit]
        comma = re.compile(r"\s*,").match(source.text, end) if source.syntax == "json5" else None
        return [edits.splice(source, start, comma.end(), "")] if comma else []
    except edits.NotEditable:
        return []
