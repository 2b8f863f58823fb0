"""What is checked, converted and loaded: paths, texts and objects, which are never mistaken for each other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from provcheck.api.errors import ProvcheckError
from provcheck.paths import is_somewhere, shown
from provcheck.workspace.files import STDIN

StrPath: TypeAlias = "str | os.PathLike[str]"


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file, as it is or would be at ``path``.

    The file need not be there. What belongs to it is looked for around its path, as it is for a file: settings, what it
    includes, variables in a ``.env``, other manifests of its repository. A text without a path stands nowhere: nothing
    is read for it. Bytes are decoded as those of a file.
    """

    text: str | bytes = field(repr=False)
    path: StrPath | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.text, (str, bytes)):
            raise TypeError(f"Text takes a str or bytes, and not {type(self.text).__name__}")
        _refuse_no_path(self.path)


@dataclass(frozen=True, slots=True)
class Parsed:
    """An OpenClaw configuration or one Pai manifest as a parser gives it, as it is or would be at ``path``.

    It is written out as JSON, and that ``text`` is what is read: findings have the JSON pointers of the object, and
    lines and columns of the text. The path means the same as that of a `Text`.
    """

    data: Mapping[str, object] = field(repr=False)
    path: StrPath | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.data, Mapping):
            raise TypeError(f"Parsed takes a mapping, and not {type(self.data).__name__}")
        _refuse_no_path(self.path)

    @property
    def text(self) -> str:
        """The object as JSON. Raises `TypeError` and `ValueError` for what JSON cannot hold, saying where it is."""
        from provcheck.api.plain import text

        return text(self.data)


Source: TypeAlias = "StrPath | Text | Parsed | Mapping[str, object] | Sequence[Mapping[str, object] | None]"
"""A path of a file or folder; a text; an object, or several: a mapping is like `Parsed` without a path."""


class Given(NamedTuple):
    """Sources by what is done with them: paths to read, and texts by name, which stand somewhere or ``alone``."""

    paths: list[str]
    texts: dict[str, bytes]
    alone: dict[str, bytes]


def given(sources: Iterable[Source]) -> Given:
    """Sources by kind. Raises `TypeError` for what is none, and `ValueError` for two of one name.

    Raises `ProvcheckError` where the current folder is gone, in which paths and settings are looked for.
    """
    if not is_somewhere():
        raise ProvcheckError("the current folder does not exist any more")
    found = Given([], {}, {})
    for source in sources:
        if isinstance(source, (str, os.PathLike)):
            found.paths.append(_path(source))
            continue
        for name, path, text in _texts(source):
            _add(found, name, path, text)
    for name in found.alone.keys() & found.texts.keys():
        raise ValueError(f"{name} is what texts without a path are called")
    if not any(found):
        raise TypeError("no source is given: a path, Text, Parsed or a mapping")
    return found


def _texts(source: object) -> Iterator[tuple[str, str | None, bytes]]:
    """Names, paths and bytes of the texts that a source stands for."""
    if isinstance(source, Text):
        yield "<text>", _shown(source.path), _encoded(source.text)
    elif isinstance(source, Parsed):
        yield "<data>", _shown(source.path), _encoded(source.text)
    elif isinstance(source, Mapping):
        yield "<data>", None, _encoded(Parsed(source).text)
    elif isinstance(source, Sequence) and not isinstance(source, (bytes, bytearray, memoryview)):
        for index, item in enumerate(source):
            if item is not None:  # what a YAML reader makes of a document in which nothing stands
                yield f"<data>[{index}]", None, _encoded(Parsed(_object(item)).text)
    else:
        raise TypeError(f"a source is a path, Text, Parsed or a mapping, and not of type {type(source).__name__}")


def _object(item: object) -> Mapping[str, object]:
    if not isinstance(item, Mapping):
        raise TypeError("a list is one of mappings; other sources are given one by one, as in check(*sources)")
    return item


def _add(found: Given, name: str, path: str | None, text: bytes) -> None:
    if path is not None:
        if path in found.texts:
            raise ValueError(f"two sources are at {path}")
        found.texts[path] = text
        return
    number, numbered = 1, name
    while numbered in found.alone:
        number += 1
        numbered = f"{name} {number}"
    found.alone[numbered] = text


def _path(source: StrPath) -> str:
    """A path to be read. Raises `ValueError` for what is surely meant to be something else."""
    path = os.fspath(source)
    if not isinstance(path, str):
        raise TypeError("a path is a str, and no bytes")
    _refuse_no_path(path)
    if path == STDIN or shown(path) == STDIN:
        raise ValueError('"-" is standard input on the command line only; give Text(sys.stdin.read())')
    if ("\n" in path or path.lstrip().startswith("{")) and not os.path.exists(path):
        raise ValueError("a str is a path, and this one is a text; give Text(text)")
    return path


def _shown(path: StrPath | None) -> str | None:
    return None if path is None else shown(os.fspath(path))


def _refuse_no_path(path: StrPath | None) -> None:
    if path is not None and not isinstance(path, (str, os.PathLike)):
        raise TypeError(f"a path is a str or path-like, and not {type(path).__name__}")
    if path is not None and not os.fspath(path):
        raise ValueError("a path is empty")


def _encoded(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
