"""The two YAML parsers as one: a stream of events for each text."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import ScalarEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ruamel.yaml.events import Event

# Colons that end a key stay: those behind a closing quote or bracket, before white space or before a bracket.
_COLON = r"""(!<[^>\s]*>|["'\]}][ \t]*:)|:(?=[^\s,\[\]{}])"""
_PRIVATE_USE = range(0xE000, 0xF900)


def events(text: str) -> Iterator[Event]:
    """The events of a YAML text without a byte order mark.

    Raises ``YAMLError`` or ``ValueError`` if the text is no YAML.
    """
    return _parse_with_colons(text) if "[" in text or "{" in text else _parse(text)


def _parse_with_colons(text: str) -> Iterator[Event]:
    count = 0
    try:
        for event in _parse(text):
            yield event
            count += 1
    except MarkedYAMLError as error:
        # Inside brackets libyaml before 0.2.1 refuses plain scalars with a colon, such as "[llama3.2:3b]".
        if error.problem != "found unexpected ':'":
            raise
        yield from islice(_parse_without_colons(text), count, None)


def _parse(text: str) -> Iterator[Event]:
    try:
        from _ruamel_yaml import CParser
    except ImportError:
        return _parse_in_python(text)
    return iter(CParser(text).get_event, None)


def _parse_in_python(text: str) -> Iterator[Event]:
    from ruamel.yaml import YAML

    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError) as error:
        # Such as the OverflowError for "\UFFFFFFFF", and the AssertionError for "%YAML 1.9".
        raise ValueError(error) from error


def _parse_without_colons(text: str) -> Iterator[Event]:
    """Parse with another character in the place of each colon that ends no key, and put the colons back."""
    used = set(text)
    mask = next((chr(code) for code in _PRIVATE_USE if chr(code) not in used), ":")
    for event in _parse(re.sub(_COLON, lambda match: match[1] or mask, text)):
        if isinstance(event, ScalarEvent):
            event.value = event.value.replace(mask, ":")
        yield event
