"""One file: from the disk to nodes, with whatever is wrong on the way kept as a problem."""

from __future__ import annotations

import os
import re
import stat
import sys
from bisect import bisect_right
from typing import TYPE_CHECKING

from provcheck.dialects.detect import (
    API_GROUP,
    is_openclaw,
    is_openclaw_name,
    is_yaml_name,
    names_pai_kind,
    pai_documents,
    reads_as_json,
)
from provcheck.syntax.node import Duplicate, Node, Problem, Reading
from provcheck.syntax.source import Source

if TYPE_CHECKING:
    from provcheck.dialects.pai_view import PaiView
    from provcheck.workspace.embedded import Embedded

MAX_BYTES = 10 * 1024 * 1024
"""The largest file that is read, in bytes. Real configurations are a thousand times smaller."""

STDIN = "-"


class UnreadableError(Exception):
    """A file that cannot be turned into text; ``source`` holds the text before the fault, ``data`` what was read."""

    def __init__(self, message: str, source: Source, help_: str | None = None, data: bytes = b"") -> None:
        super().__init__(message)
        self.source = source
        self.data = data
        self.problem = Problem("unreadable", message, len(source.text), len(source.text), help_)

    @property
    def names_pai(self) -> bool:
        """Whether the bytes hold Pai's API group, in whatever encoding."""
        return API_GROUP.encode() in self.data.replace(b"\0", b"")


class File:
    """A file of a run.

    ``named``: the user named it. ``reported``: its findings are shown; other files are context.
    ``included``: it is a part of an OpenClaw configuration in another file. ``is_yaml``: the YAML reader read it.
    ``as_config``: the settings take it for an OpenClaw configuration, whatever it is called and holds.
    ``unopened``: there is no text, or none that can be decoded; of standard input ``raw`` is then what was read of it.
    ``openclaw`` is the root of an OpenClaw configuration or of such a part, ``manifests`` are the roots of Pai's
    documents. ``refused`` says why what it includes cannot be. ``views`` and ``embedded`` are what was made of the
    manifests.
    """

    def __init__(self, source: Source, reading: Reading, *, named: bool = False, is_yaml: bool = False) -> None:
        self.source = source
        self.reading = reading
        self.named = named
        self.is_yaml = is_yaml
        self.reported = True
        self.included = False
        self.as_config = False
        self.unopened = False
        self.raw = b""
        self.openclaw: Node | None = None
        self.manifests: list[Node] = []
        self.refused: list[Problem] = []
        self.views: list[PaiView] = []
        self.embedded: list[Embedded] = []
        self._identity: str | None = None

    def again(self) -> File:
        """The file before includes joined it to others; what was made of its text it keeps."""
        if self.included:
            return parse(self.source, named=self.named, as_config=self.as_config)
        fresh = File.__new__(File)
        vars(fresh).update(vars(self), refused=[])
        return fresh

    @property
    def path(self) -> str:
        """The file's path as it is shown."""
        return self.source.path

    @property
    def identity(self) -> str:
        """The file's real path, which tells it from all others."""
        if self._identity is None:
            try:
                self._identity = os.path.realpath(self.path)
            except ValueError:
                self._identity = self.path
        return self._identity

    @property
    def is_config(self) -> bool:
        """Whether the file holds either dialect."""
        return self.openclaw is not None or bool(self.manifests)

    @property
    def problems(self) -> list[Problem]:
        """All that keeps the file, or a part of it, from being read."""
        return [*self.reading.problems, *self.refused] if self.refused else self.reading.problems

    @property
    def faults(self) -> list[Problem]:
        """The problems that are provcheck's business: a template need not be YAML before it is filled in."""
        problems, text = self.problems, self.source.text
        if not self.is_yaml or not problems:
            return problems
        if not self.manifests and not _names_pai_version(text):
            return []
        return [one for one in problems if not _is_templated(text, one.start)]


def _names_pai_version(text: str) -> bool:
    """Whether some document says, or tries to say, that it is Pai's; a comment or an image may name ``pai.io`` too."""
    return re.search(rf"apiVersion\W{{0,4}}{re.escape(API_GROUP)}", text) is not None


def read_file(
    path: str, *, named: bool = False, stdin_name: str | None = None, as_json: bool = False, as_config: bool = False
) -> File:
    """Read and parse a file; nothing that is wrong with it raises. ``as_json``, ``as_config``: see `parse`."""
    shown = stdin_name or "<stdin>" if path == STDIN else path
    try:
        source = _load_stdin(shown) if path == STDIN else load(path)
    except UnreadableError as error:
        if named and isinstance(error.__cause__, FileNotFoundError):
            error.problem.help = _meant(path)
        file = unopened(error, named=named, as_config=as_config)
        file.raw = error.data if path == STDIN else b""
        return file
    return parse(source, named=named, as_json=as_json, as_config=as_config)


def unopened(error: UnreadableError, *, named: bool = False, as_config: bool = False) -> File:
    """A file of which there is nothing but what is wrong with it."""
    file = File(error.source, Reading(problems=[error.problem]), named=named)
    file.unopened, file.as_config = True, as_config
    return file


def read_found(path: str, *, as_config: bool = False) -> File | None:
    """Read a file that a search found; ``None`` for YAML that has nothing to do with Pai."""
    return read_yaml(path) if is_yaml_name(path) else read_file(path, as_config=as_config)


def read_yaml(path: str, *, named: bool = False) -> File | None:
    """Read a YAML file; ``None`` when it does not name Pai's API group. One that was named has to be there at least."""
    try:
        source = load(path)
    except UnreadableError as error:
        return read_file(path, named=named) if error.names_pai or (named and not error.data) else None
    return parse(source, named=named) if API_GROUP in source.text else None


def read_included(path: str) -> File:
    """Read a file that a configuration includes: OpenClaw takes it for JSON5, whatever it is called."""
    return read_file(path, as_json=True)


def parse(source: Source, *, named: bool = False, as_json: bool = False, as_config: bool = False) -> File:
    """Parse a text with the reader that is right for it, and see which dialect it speaks.

    ``as_json``: it is JSON5 whatever its name says; ``as_config``: it is an OpenClaw configuration as well.
    """
    name = os.path.basename(source.path)
    if as_config:
        return _parse_config(source, named=named)
    if as_json or reads_as_json(name, source.text):
        return _parse_json(source, name, named=named)
    return _parse_yaml(source, named=named)


def _parse_json(source: Source, name: str, *, named: bool) -> File:
    from provcheck.syntax import json5

    reading = json5.read(source.text)
    file = File(source, reading, named=named)
    file.manifests = pai_documents(reading.roots)
    if reading.roots and not file.manifests and (is_openclaw_name(name) or is_openclaw(reading.roots[0])):
        file.openclaw = reading.roots[0]
    return file


def _parse_config(source: Source, *, named: bool) -> File:
    from provcheck.syntax import json5

    file = File(source, json5.read(source.text), named=named)
    file.as_config = True
    file.openclaw = file.reading.roots[0] if file.reading.roots else None
    return file


def _parse_yaml(source: Source, *, named: bool) -> File:
    """YAML that does not name Pai's API group is nobody's here, and is not even parsed.

    A file that the user named may miss it by mistake.
    """
    if API_GROUP not in source.text and not (named and names_pai_kind(source.text)):
        return File(source, Reading(), named=named, is_yaml=True)
    from provcheck.syntax import yaml

    source.syntax = "yaml"
    reading = yaml.read(source.text)
    file = File(source, reading, named=named, is_yaml=True)
    file.manifests = pai_documents(reading.roots)
    reading.duplicates = _within(reading.duplicates, file.manifests)
    return file


def _within(duplicates: list[Duplicate], manifests: list[Node]) -> list[Duplicate]:
    """The repeated keys that stand in manifests: what other documents repeat is not asked."""
    starts = [root.start for root in manifests]
    found = []
    for one in duplicates:
        before = bisect_right(starts, one.again.key.start)
        if before and one.again.key.start < manifests[before - 1].end:
            found.append(one)
    return found


def _is_templated(text: str, offset: int) -> bool:
    """Whether the YAML document at an offset holds marks of a template, as in a Helm chart."""
    start = max(text.rfind("\n---", 0, offset), 0)
    end = text.find("\n---", start + 1)
    return "{{" in text[start : end if end > 0 else len(text)]


def _meant(path: str) -> str | None:
    from provcheck.workspace.nearby import meant

    found = meant(path)
    return f"did you mean {found}?" if found else None


def load(path: str) -> Source:
    """The text of a regular file. Raises `UnreadableError`."""
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError("is a folder where a file is due", Source(path, ""))
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("is no regular file (a device, a pipe or a socket)", Source(path, ""))
        with open(path, "rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"cannot be read: {reason[:1].lower()}{reason[1:]}", Source(path, "")) from error
    return decode(path, data)


def _load_stdin(shown: str) -> Source:
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except (AttributeError, OSError) as error:
        # Python has no standard input at all where its starter closed it.
        raise UnreadableError("standard input cannot be read", Source(shown, "")) from error
    return decode(shown, data)


def decode(path: str, data: bytes) -> Source:
    """The text of a file's bytes. Raises `UnreadableError`."""
    if len(data) > MAX_BYTES:
        limit = f"{MAX_BYTES // (1024 * 1024)} MiB"
        raise UnreadableError(f"is larger than {limit}, the most that is read", Source(path, ""), data=data)
    try:
        return Source(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = Source(path, data[: error.start].decode("utf-8"))
        message = f"is not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
        raise UnreadableError(message, before, _encoding_hint(data), data) from error


def _encoding_hint(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "the file is UTF-16; save it as UTF-8"
    return "save the file as UTF-8"
