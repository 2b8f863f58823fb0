"""OpenClaw's ``$include``: which files a configuration pulls in, within OpenClaw's own limits.

The limits are those of npm `openclaw`, config/includes: ten levels, 2 MiB a file, paths below 4096 characters, and only
files under the configuration's own folder or under a root of OPENCLAW_INCLUDE_ROOTS.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator

from provcheck.dialects.openclaw_view import INCLUDE, Included
from provcheck.paths import is_below, shown
from provcheck.syntax.node import Mapping, Node, Problem, Scalar, Sequence, resolve
from provcheck.workspace.files import File

MAX_DEPTH = 10
MAX_BYTES = 2 * 1024 * 1024
MAX_PATH = 4096
MAX_WEIGHT = 10_000_000
"""How many characters one configuration may include, each file as often as it is named: ours, against include bombs."""

LEAST_WEIGHT = 10_000
"""What a file counts for, in characters, however small it is."""


class IncludeReader:
    """Reads what one configuration includes.

    ``table`` gives the roots for each mapping with an ``$include``. ``known`` are the files of the run by real path;
    what is included joins them, read by ``read``. What is wrong with an include becomes a problem of the file
    that names it.
    """

    def __init__(self, file: File, known: dict[str, File], read: Callable[[str], File]) -> None:
        self.table: dict[int, list[Included]] = {}
        self.known = known
        self.read = read
        folder = os.path.realpath(os.path.dirname(os.path.abspath(file.path)))
        roots = os.environ.get("OPENCLAW_INCLUDE_ROOTS", "").split(os.pathsep)
        self.allowed = [folder, *(os.path.realpath(os.path.expanduser(root)) for root in roots if root)]
        self.weights: dict[str, int] = {}
        self._read(file, (os.path.realpath(file.path),))

    @property
    def reported(self) -> bool:
        """Whether findings are shown in some part of the configuration."""
        return any(self.known[path].reported for path in self.weights)

    @property
    def parts(self) -> tuple[str, ...]:
        """The paths of all files of the configuration, as they are shown."""
        return tuple(self.known[path].path for path in self.weights)

    def _read(self, file: File, chain: tuple[str, ...]) -> None:
        weight = 0
        for mapping, value in _includes(file) if INCLUDE in file.source.text else ():
            self.table[id(mapping)] = included = []
            for name in _names(value):
                one = self._follow(file, name, chain) if weight < MAX_WEIGHT else None
                if one and len(mapping.members) > 1 and not isinstance(one[0], Mapping):
                    _refuse(file, name, "this holds no object that the keys beside the $include could join")
                    one = None
                added = self.weights.get(os.path.realpath(one[1].path), 0) if one else LEAST_WEIGHT
                if weight < MAX_WEIGHT < weight + added:
                    _refuse(file, name, f"what is included comes to more than {MAX_WEIGHT:,} characters")
                    one = None
                included.append(one)
                weight = min(weight + added, MAX_WEIGHT)
        self.weights[chain[-1]] = weight + max(len(file.source.text), LEAST_WEIGHT)

    def _follow(self, file: File, name: Node, chain: tuple[str, ...]) -> Included:
        if not isinstance(name, Scalar) or not isinstance(name.value, str):
            _refuse(file, name, "$include takes a path or a list of paths")
            return None
        if file.source.alone:
            _refuse(file, name, "a text that has no path includes nothing")
            return None
        path = _target(file, name.value)
        refusal = self._refusal(path, name.value, chain) if path else "no file can have such a name"
        if path is None or refusal:
            _refuse(file, name, refusal or "")
            return None
        real = os.path.realpath(path)
        known = self.known.get(real)
        if known is None or (known.is_yaml and not known.manifests):
            self.known[real] = self.read(path)
            self.known[real].reported = known is not None and known.reported
        included = self.known[real]
        included.reported |= file.reported
        if real not in self.weights:
            included.included = True
            included.openclaw = included.reading.roots[0] if included.reading.roots else None
            self._read(included, (*chain, real))
        return (included.openclaw, included.source) if included.openclaw else None

    def _refusal(self, path: str, written: str, chain: tuple[str, ...]) -> str | None:
        if len(path) >= MAX_PATH:
            return f"the included path is longer than {MAX_PATH} characters"
        real = os.path.realpath(path)
        if real in chain:
            return f"{written} includes itself" if real == chain[-1] else f"{written} is part of an include loop"
        if len(chain) > MAX_DEPTH:
            return f"{written} is included more than {MAX_DEPTH} levels deep"
        if not any(is_below(real, root) for root in self.allowed):
            return f"{written} is outside the configuration's folder, and OpenClaw refuses to include it"
        return _unusable(real, written, self.known.get(real))


def include_targets(file: File) -> Iterator[str]:
    """The real paths of what a file includes, whether or not they are there."""
    for _, value in _includes(file) if INCLUDE in file.source.text else ():
        for name in _names(value):
            path = _target(file, name.value) if isinstance(name, Scalar) and isinstance(name.value, str) else None
            if path is not None:
                yield os.path.realpath(path)


def _unusable(path: str, written: str, known: File | None) -> str | None:
    """Why a file cannot be included: by its text where that is known, else by what the file system says of it."""
    if known is not None and not known.unopened:
        return _too_large(len(known.source.text.encode("utf-8", "replace")), written)
    try:
        status = os.stat(path)
    except OSError as error:
        return f"the included file {written} cannot be read: {error.strerror}"
    if not stat.S_ISREG(status.st_mode):
        return f"{written} is no regular file"
    return _too_large(status.st_size, written)


def _too_large(size: int, written: str) -> str | None:
    if size <= MAX_BYTES:
        return None
    return f"{written} is larger than {MAX_BYTES // 1024 // 1024} MiB, OpenClaw's limit for an included file"


def _target(file: File, written: str) -> str | None:
    """The path that an include leads to, ``None`` where the text can be no path."""
    path = shown(os.path.join(os.path.dirname(file.path), written))
    try:
        return None if b"\0" in os.fsencode(path) else path
    except UnicodeEncodeError:
        return None


def _names(value: Node) -> list[Node]:
    return [resolve(name) for name in value.items] if isinstance(value, Sequence) else [value]


def _refuse(file: File, name: Node, message: str) -> None:
    file.refused.append(Problem("unreadable", message, name.start, name.end))


def _includes(file: File) -> Iterator[tuple[Mapping, Node]]:
    pending = list(file.reading.roots)
    while pending:
        node = resolve(pending.pop())
        if isinstance(node, Sequence):
            pending.extend(node.items)
        elif isinstance(node, Mapping):
            include = node.get(INCLUDE)
            if include is not None:
                yield node, resolve(include.value)
            pending.extend(member.value for member in node.members)
