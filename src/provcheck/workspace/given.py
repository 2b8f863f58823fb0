"""Texts that somebody else has read, as files of a run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from provcheck.dialects.detect import is_yaml_name
from provcheck.paths import shown
from provcheck.workspace.discovery import Scope
from provcheck.workspace.files import File, UnreadableError, decode, parse, read_included, unopened


def given(name: str, data: bytes, scope: Scope) -> File | None:
    """A text as the file at a path; ``None`` where the settings leave that out, even when it is named."""
    path = shown(name)
    if scope.policy.of(os.path.dirname(path) or ".").force_exclude and scope.leaves_out(path):
        return None
    return _parsed(path, data, as_config=not is_yaml_name(path) and scope.includes(path))


def alone(name: str, data: bytes) -> File:
    """A text that stands nowhere: nothing around it is looked at, be it settings, variables or what it includes."""
    file = _parsed(name, data)
    file.source.alone = True
    return file


def reader(given: Iterable[File]) -> Callable[[str], File]:
    """What reads an included file: its text of those that are given, else from the disk."""
    known = {file.identity: file for file in given if not file.unopened}

    def read(path: str) -> File:
        there = known.get(os.path.realpath(path))
        return parse(there.source, as_json=True) if there else read_included(path)

    return read


def _parsed(path: str, data: bytes, *, as_config: bool = False) -> File:
    try:
        return parse(decode(path, data), named=True, as_config=as_config)
    except UnreadableError as error:
        return unopened(error, named=True, as_config=as_config)
