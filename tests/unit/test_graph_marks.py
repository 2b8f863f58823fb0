"""What the findings at a box come to."""

from __future__ import annotations

from pictures import faulty
from provcheck.finding import Severity
from provcheck.graph.marks import badge, codes, found, worst


def test_worst_is_none_without_marks() -> None:
    assert worst(faulty(), ()) is None
    assert badge(faulty(), ()) == ""


def test_worst_comes_first() -> None:
    picture = faulty()
    assert worst(picture, (5, 3, 2)) is Severity.ERROR
    assert codes(picture, (5, 3, 2)) == "PC307, PC409, PC408"
    assert [one.code for one in found(picture, (5, 3, 2))] == ["PC307", "PC409", "PC408"]
    assert badge(picture, (5, 3)) == "▲ PC409, PC408"


def test_code_is_said_once() -> None:
    assert codes(faulty(), (2, 2, 1)) == "PC204, PC307"
