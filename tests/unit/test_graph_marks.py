"""What the findings at a box come to."""

from __future__ import annotations

from pictures import faulty
from provcheck.graph.marks import badge, codes, found, worst


def test_without_marks_there_is_nothing_to_say() -> None:
    assert worst(faulty(), ()) == ""
    assert badge(faulty(), ()) == ""


def test_worst_comes_first() -> None:
    picture = faulty()
    assert worst(picture, (5, 3, 2)) == "error"
    assert codes(picture, (5, 3, 2)) == "PC307, PC409, PC408"
    assert [one.code for one in found(picture, (5, 3, 2))] == ["PC307", "PC409", "PC408"]
    assert badge(picture, (5, 3)) == "▲ PC409, PC408"


def test_code_is_said_once() -> None:
    assert codes(faulty(), (2, 2, 1)) == "PC204, PC307"
