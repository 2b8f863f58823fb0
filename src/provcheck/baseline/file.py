"""Reading and writing baselines: JSON Lines, sorted, so that git merges them line by line."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Iterator

from provcheck.baseline.entry import Entry
from provcheck.baseline.named import NOBODY, Named
from provcheck.settings import UnusableSettingsError

_HEADER = "provcheck-baseline"
_VERSION = 1
_MOST_BYTES = 64 * 1024 * 1024
"""Some 400,000 findings."""
_CONFLICT = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")


def load(path: str, *, to_write: bool = False, named: Named = NOBODY) -> list[Entry]:
    """The entries of a baseline; ``named`` says by whom.

    One ``to_write`` may be empty, missing or a device, and a conflict of a merge in it means both sides, of which the
    run takes what it still finds. Raises `UnusableSettingsError`.
    """
    rewrite = named.command("--write-baseline", path)
    try:
        data = _bytes(path, to_write=to_write)
    except FileNotFoundError:
        if to_write:
            return []
        raise named.unusable(f"there is no baseline {path}; write it with: {rewrite}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise named.unusable(f"cannot read the baseline {path}: {reason}") from None
    if len(data) > _MOST_BYTES:
        raise named.unusable(f"the baseline {path} is larger than {_MOST_BYTES >> 20} MiB, the most that is read")
    if to_write and not data.strip():
        return []
    return list(_entries(path, data, None if to_write else rewrite))


def written(entries: Iterable[Entry]) -> str:
    """The text of a baseline."""
    lines: list[dict[str, object]] = [{_HEADER: _VERSION}]
    lines += (
        {name: value for name, value in one._asdict().items() if value or name != "text"} for one in sorted(entries)
    )
    return "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)


def save(path: str, text: str) -> None:
    """Write a baseline, unless that is what stands there. Raises `OSError`."""
    from provcheck.writing import Target, write

    if not os.path.isfile(path) or _text_of(path) != text:
        write([Target(path, text, replaces=True)])


def _text_of(path: str) -> str:
    """What stands in a file; git may have written its line ends in Windows' way."""
    with open(path, encoding="utf-8", errors="replace", newline=None) as stream:
        return stream.read()


def _bytes(path: str, *, to_write: bool) -> bytes:
    """The start of a regular file, of which one byte too many tells that it is too large.

    A pipe could be read, but the paths in a baseline start from its folder, and a pipe is in none.
    """
    mode = os.stat(path).st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        if to_write:
            return b""
        raise ValueError("it is no regular file (a device, a pipe or a socket)")
    with open(path, "rb") as stream:
        return stream.read(_MOST_BYTES + 1)


def _entries(path: str, data: bytes, rewrite: str | None) -> Iterator[Entry]:
    """The entries in a text; without a command to ``rewrite`` it both sides of a conflict count."""
    began = False
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        line = raw.strip()
        if not line or (rewrite is None and line.startswith(_CONFLICT)):
            continue
        if line.startswith(_CONFLICT):
            hint = f"resolve it, or write the baseline anew with: {rewrite}"
            raise _error(path, number, 1, f"holds a conflict of a merge; {hint}")
        item = _parsed(path, number, raw)
        if _HEADER in item:
            # Two branches that both began a baseline bring two of these.
            began = _is_readable(path, number, item[_HEADER])
        elif not began:
            raise _error(path, number, 1, f'is no baseline: that begins with {{"{_HEADER}":{_VERSION}}}')
        else:
            yield _entry(path, number, item)
    if not began:
        raise _error(path, 1, 1, f'is no baseline: that begins with {{"{_HEADER}":{_VERSION}}}')


def _is_readable(path: str, number: int, version: object) -> bool:
    if version == _VERSION and not isinstance(version, bool):
        return True
    shown = json.dumps(version)[:20]
    raise _error(path, number, 1, f"is a baseline of version {shown}, and this provcheck reads version {_VERSION}")


def _parsed(path: str, number: int, raw: bytes) -> dict[str, object]:
    """The object on a line."""
    try:
        line = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        column = len(raw[: error.start].decode("utf-8")) + 1
        raise _error(path, number, column, "is not UTF-8") from None
    try:
        item = json.loads(line)
    except json.JSONDecodeError as error:
        raise _error(path, number, error.colno, f"is no baseline: {error.msg[:1].lower()}{error.msg[1:]}") from None
    except (ValueError, RecursionError):
        raise _error(path, number, 1, "is no baseline: this is no JSON that can be read") from None
    if not isinstance(item, dict):
        raise _error(path, number, 1, "is no baseline: this is no JSON object")
    return item


def _entry(path: str, number: int, item: dict[str, object]) -> Entry:
    """An entry with the keys of an object; further ones are for newer versions."""
    values = []
    for name in Entry._fields:
        value = item.get(name, "" if name == "text" else None)
        if not isinstance(value, str):
            problem = "must be a text" if name in item else "is missing"
            raise _error(path, number, 1, f'"{name}" {problem}')
        values.append(value)
    return Entry(*values)


def _error(path: str, line: int, column: int, problem: str) -> UnusableSettingsError:
    return UnusableSettingsError(f"{path}:{line}:{column}: {problem}")
