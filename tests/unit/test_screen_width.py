"""How wide the lines are that go to a terminal."""

from __future__ import annotations

import fcntl
import os
import struct
import termios

import pytest

from provcheck.cli._screen import width


@pytest.mark.parametrize(("columns", "wanted"), [(0, 80), (20, 40), (80, 80), (100, 100), (300, 120)])
def test_the_width_is_the_terminals_within_reason(monkeypatch: pytest.MonkeyPatch, columns: int, wanted: int) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    there, here = os.openpty()
    try:
        fcntl.ioctl(here, termios.TIOCSWINSZ, struct.pack("HHHH", 0, columns, 0, 0))
        with open(here, "w", closefd=False) as stream:
            assert width(stream) == wanted
    finally:
        os.close(there)
        os.close(here)


def test_without_a_terminal_it_is_80(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    with open(os.devnull, "w") as stream:
        assert width(stream) == 80
