"""Findings that come from the schemas: what is wrong with the shape of a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from provcheck.dialects.view import escape
from provcheck.finding import Finding, Fix, Severity
from provcheck.model import OPENCLAW
from provcheck.rules._base import Rule
from provcheck.rules.elsewhere import shape_fixes as fixes
from provcheck.rules.pc101_unknown_key import UnknownKey
from provcheck.rules.pc102_wrong_type import WrongType
from provcheck.rules.pc103_invalid_value import InvalidValue
from provcheck.rules.pc104_missing_required import MissingRequired
from provcheck.rules.pc105_out_of_range import OutOfRange
from provcheck.rules.pc106_legacy_shape import LegacyShape
from provcheck.rules.pc107_newer_shape import NewerShape
from provcheck.rules.pc108_wrong_api_version import WrongApiVersion
from provcheck.schema import words
from provcheck.schema.shape import LATER, MIGRATED, MOST_FAULTS, NEW, OLD, Fault
from provcheck.schema.spelling import is_comment, meant_key, meant_value, other_place
from provcheck.syntax.pointer import dotted
from provcheck.syntax.source import Location

_LENGTHS = frozenset({"minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"})
_LIMITS = _LENGTHS | {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}


class _Said(NamedTuple):
    """What a finding says of a fault."""

    rule: type[Rule]
    message: str
    help: str | None = None
    fix: Fix | None = None
    severity: Severity | None = None


def findings(faults: list[Fault], dialect: str, release: str, oldest: str = "") -> Iterator[Finding]:
    """A finding for each fault; ``oldest`` is the oldest release of the run, which has to take a fix as well."""
    for fault in faults:
        said = _say(fault, dialect, release, oldest or release)
        found = said.rule.finding(_place(fault), said.message, severity=said.severity, help=said.help, fix=said.fix)
        if len(faults) >= MOST_FAULTS and fault is faults[-1]:
            found = found._replace(help="there are more faults of this kind in the file, which are not told")
        yield found if fault.always or not release else found._replace(releases=(release,))


def _place(fault: Fault) -> Location:
    """The key or the value that it is about; the key that holds the object where one is missing.

    Its pointer leads to what is missing all the same.
    """
    key = fault.error.key
    if key is None:
        return fault.view.where()
    member = fault.view.find(key)
    if member:
        return member.written[0].locate_key()
    place = fault.view.key()
    return place._replace(pointer=f"{fault.view.where().pointer}/{escape(key)}")


def _say(fault: Fault, dialect: str, release: str, oldest: str) -> _Said:
    if fault.age == NEW:
        return _newer(fault, release)
    if fault.age in (OLD, MIGRATED, LATER):
        return _older(fault, dialect, release)._replace(fix=fixes.modernising(fault, oldest))
    word = fault.error.word
    if word == "additionalProperties":
        return _unknown_key(fault, dialect)
    if fault.error.key is not None and word in ("required", "x-checks"):
        return _missing(fault, dialect)
    return _BY_WORD.get(word, _wrong_type)(fault)


# Wrong as it stands


def _unknown_key(fault: Fault, dialect: str) -> _Said:
    error = fault.error
    key = str(error.key)
    where = f"in {dotted(error.path)}" if error.path else "at the top of the file"
    meant = meant_key(error.schema, key, error.value)
    if dialect != OPENCLAW:
        message = f'unknown key "{key}" {where}: Pai\'s documentation does not have it'
        severity = Severity.WARNING if meant else Severity.INFO
        return _Said(UnknownKey, message, _about_key(fault, key, meant), fixes.renaming(fault, meant), severity)
    message = f'unknown key "{key}" {where}: OpenClaw does not start with it'
    return _Said(UnknownKey, message, _about_key(fault, key, meant), fixes.renaming(fault, meant))


def _about_key(fault: Fault, key: str, meant: str | None) -> str | None:
    if is_comment(key):
        return "write a comment, // like this, in place of the key"
    place = other_place(fault.error.schema, key, fault.root)
    if meant and not (place and not fixes.suits(fault, meant)):
        there = fault.view.find(meant) is not None
        return f'put what it holds into "{meant}", which is there too' if there else f'did you mean "{meant}"?'
    if place is None:
        return None
    inside = place if place.partition(".")[0] in fault.root["properties"] else dotted((*fault.error.path, place))
    return f"it belongs into {inside}"


def _wrong_type(fault: Fault) -> _Said:
    error = fault.error
    found = words.shown(error.value)
    found = f"the string {found}" if isinstance(error.value, str) else found
    message = f"{words.subject(error.path)} must be {words.expected(error.schema, fault.root)}, not {found}"
    fix = fixes.retyping(fault)
    return _Said(WrongType, message, None if fix else fixes.advice(fault), fix)


def _wrong_value(fault: Fault) -> _Said:
    error = fault.error
    values = error.schema["enum"] if error.word == "enum" else [error.schema["const"]]
    if type(error.value) not in {type(value) for value in values}:
        return _wrong_type(fault)
    what = f"{words.subject(error.path)} must be {words.one_of(values)}, not {words.shown(error.value)}"
    if error.path == ("apiVersion",):
        return _Said(WrongApiVersion, what, None, fixes.replacing(fault, str(values[0])))
    meant = (
        str(values[0]) if len(values) == 1 and isinstance(values[0], str) else meant_value(error.schema, error.value)
    )
    if meant and fixes.lacks_endpoint(fault):
        return _Said(InvalidValue, what, f'write "{meant}", and the address of the service as endpoint')
    help_line = f'did you mean "{meant}"?' if meant else None
    return _Said(InvalidValue, what, help_line, fixes.replacing(fault, meant))


def _missing(fault: Fault, dialect: str) -> _Said:
    where = dotted(fault.error.path) or "the file"
    message = fault.error.message or f'{where} lacks the key "{fault.error.key}"'
    if fault.view.find(str(fault.error.key)) is not None:
        message = f"{dotted(fault.error.place)} is empty, which Pai takes for absent"
    who = "OpenClaw does not start without it" if dialect == OPENCLAW else "Pai requires it"
    return _Said(MissingRequired, message, who)


def _out_of_range(fault: Fault) -> _Said:
    error = fault.error
    limit = words.limit(error.word, error.schema)
    value = f", not {words.shown(error.value)}" if not isinstance(error.value, (dict, list)) else ""
    return _Said(OutOfRange, f"{words.subject(error.path)} {_must(limit)}{value if limit != 'not empty' else ''}")


def _must(limit: str) -> str:
    return "must not be empty" if limit == "not empty" else f"must be {limit}"


def _misshapen(fault: Fault) -> _Said:
    error = fault.error
    if error.word == "x-checks":
        help_line = f'did you mean "{error.meant}"?' if error.meant else None
        return _Said(InvalidValue, error.message, help_line, fixes.replacing(fault, error.meant))
    subject = (
        f'the key "{error.key}"' if error.key is not None else f"{words.subject(error.path)} {words.shown(error.value)}"
    )
    return _Said(InvalidValue, f"{subject} must be {words.limit('pattern', error.schema)}")


# Right in another release


def _newer(fault: Fault, release: str) -> _Said:
    message = f"{_named(fault)} came with {fault.release}; OpenClaw {release} does not start with it"
    return _Said(
        NewerShape, message, f"older releases have {fault.instead.removesuffix(',')}" if fault.instead else None
    )


def _older(fault: Fault, dialect: str, release: str) -> _Said:
    help_line = f"write {fault.instead.removesuffix(',')}" if fault.instead else None
    if dialect != OPENCLAW:
        message = f"{_named(fault)} belongs to an older shape of Pai's manifests"
        return _Said(LegacyShape, message, help_line, severity=Severity.WARNING)
    if fault.age == LATER and fault.error.message:
        message = f"from {fault.release} on {fault.error.message}"
        return _Said(LegacyShape, message, help_line, severity=Severity.WARNING)
    if fault.age == LATER:
        message = f"{_named(fault)} is refused by {fault.release} and later: mend it before an upgrade"
        # The release in use may not know the new shape yet.
        then = help_line or _removal(fault)
        then = then and f"from {fault.release} on, {then}"
        return _Said(LegacyShape, message, then, severity=Severity.WARNING)
    if fault.age == MIGRATED:
        return _Said(LegacyShape, _rewritten(fault), help_line, severity=Severity.WARNING)
    if fault.error.message:
        return _Said(LegacyShape, fault.error.message, help_line)
    since = f"was read up to {fault.release}" if fault.release else "belongs to older versions"
    message = f"{_named(fault)} {since}; OpenClaw {release} does not start with it"
    return _Said(LegacyShape, message, help_line or _removal(fault))


def _removal(fault: Fault) -> str | None:
    """What to do with a key that has no successor."""
    return "take it out" if fault.error.key is not None else None


def _rewritten(fault: Fault) -> str:
    """That an old shape is still read, and by whom."""
    if fault.last == fault.release:
        return f"{_named(fault)} is an old shape, which {fault.release} alone changes while it reads; others refuse it"
    return f"{_named(fault)} is an old shape, which {fault.release} and later change or drop while they read it"


def _named(fault: Fault) -> str:
    """What is too old or too new: a key, a value, or a form of it."""
    error = fault.error
    if error.key is not None:
        return dotted(error.place)
    if error.word == "enum":
        return f"{words.subject(error.path)} {words.shown(error.value)}"
    if error.word == "x-legacy":
        return f"kind {words.shown(error.value)}"
    return f"{dotted(error.path)} as {words.kind_of(error.value)}"


_BY_WORD = {
    "enum": _wrong_value,
    "const": _wrong_value,
    "pattern": _misshapen,
    "propertyNames": _misshapen,
    "x-checks": _misshapen,
    **dict.fromkeys(_LIMITS, _out_of_range),
}
