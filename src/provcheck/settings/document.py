"""One settings file: ``provcheck.toml``, or the table of a ``pyproject.toml``."""

from __future__ import annotations

import os
import re
import tomllib
from bisect import bisect_left
from functools import cached_property

from provcheck.reading import read
from provcheck.settings import UnusableSettingsError
from provcheck.settings.nearest import OWN, SHARED
from provcheck.settings.places import Path, Places

_TABLE = ("tool", "provcheck")
_MOST_BYTES = 4 * 1024 * 1024
"""Ten times what the settings with a correction for each known model come to."""


class Document:
    """A settings file that could be read.

    ``path`` is how it is shown, ``folder`` the absolute path of the folder that its own paths are relative to.
    ``table`` are its settings as they stand in it, ``None`` for a pyproject.toml without any.
    """

    def __init__(self, path: str, *, piped: bool = False) -> None:
        """Read a file, or, if ``piped``, what a shell pipes in. Raises `UnusableSettingsError`."""
        self.path = as_shown(path)
        self.folder = os.path.dirname(os.path.abspath(path))
        self.text = self._decoded(self._bytes(path, piped=piped)).replace("\r\n", "\n")
        data = self._parsed()
        self.above: Path = _TABLE if _has_a_table(os.path.basename(path), data) else ()
        self.table = self._settings(data)

    def unusable(self, message: str, *keys: str | int) -> UnusableSettingsError:
        """What to raise about the value that keys lead to; the message names it."""
        return self._unusable(message, *self.place(*keys))

    def place(self, *keys: str | int) -> tuple[int, int]:
        """Line and column of the value that keys lead to."""
        return self._places.of((*self.above, *keys))

    def resolved(self, path: str) -> str:
        """A path that the file names, as it is shown; it can be opened."""
        return as_shown(os.path.join(self.folder, os.path.expanduser(path)))

    @cached_property
    def _places(self) -> Places:
        return Places(self.text)

    def _unusable(self, message: str, line: int = 1, column: int = 1) -> UnusableSettingsError:
        return UnusableSettingsError(f"{self.path}:{line}:{column}: {message}")

    def _bytes(self, path: str, *, piped: bool) -> bytes:
        try:
            return read(path, _MOST_BYTES, piped=piped)
        except OSError as error:
            raise self._unusable(f"the settings cannot be read: {error.strerror}") from None

    def _decoded(self, data: bytes) -> str:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = data[: error.start].decode("utf-8", "replace")
            place = before.count("\n") + 1, len(before) - before.rfind("\n")
            raise self._unusable(f"the settings are not UTF-8: byte 0x{data[error.start]:02x}", *place) from None

    def _parsed(self) -> dict[str, object]:
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            message, place = self._explained(str(error))
            raise self._unusable(f"no TOML: {message}", *place) from None
        except ValueError:
            raise self._unusable("no TOML: a number has too many digits", self._line_of(ValueError)) from None
        except RecursionError:
            message = "no TOML that can be read: it is nested too deeply"
            raise self._unusable(message, self._line_of(RecursionError)) from None

    def _line_of(self, kind: type[Exception]) -> int:
        """The line up to which the text has to go to fail in a way that Python's reader gives no place for."""
        lines = self.text.split("\n")

        def fails(count: int) -> bool:
            try:
                tomllib.loads("\n".join(lines[:count]))
            except tomllib.TOMLDecodeError:
                return False
            except kind:
                return True
            return False

        return bisect_left(range(len(lines)), True, key=fails)

    def _explained(self, said: str) -> tuple[str, tuple[int, int]]:
        """What Python's reader says, and where; it says that in its sentence."""
        found = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", said, re.DOTALL)
        if found is None:
            return said, (1, 1)
        if found[2]:
            return _begun_small(found[1]), (int(found[2]), int(found[3]))
        return _begun_small(found[1]), (self.text.count("\n") + 1, len(self.text) - self.text.rfind("\n"))

    def _settings(self, data: dict[str, object]) -> dict[str, object] | None:
        if not self.above:
            return data
        tool = data.get("tool")
        table = tool.get("provcheck") if isinstance(tool, dict) else None
        if table is not None and not isinstance(table, dict):
            raise self.unusable("tool.provcheck is a table: write [tool.provcheck]")
        return table


def _has_a_table(name: str, data: dict[str, object]) -> bool:
    """Whether settings stand in a table for provcheck: in a pyproject.toml, and in a file written for one."""
    return name == SHARED or (name != OWN and list(data) == ["tool"])


def as_shown(path: str) -> str:
    """A path as it is shown: whichever is shorter of the absolute one and that from the current folder."""
    whole, relative = os.path.abspath(path), os.path.relpath(path)
    return (relative if len(relative) < len(whole) else whole).replace(os.sep, "/")


def _begun_small(text: str) -> str:
    return text[:1].lower() + text[1:]
