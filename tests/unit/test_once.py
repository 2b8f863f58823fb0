"""What is made once for all workers of a test run is made once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from once import once


def test_all_who_ask_at_the_same_time_get_what_the_first_one_made(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> str:
        made.append("x")
        return f"made {len(made)}"

    with ThreadPoolExecutor(4) as workers:
        said = list(workers.map(lambda _: once(tmp_path, "a", make), range(8)))
    assert said == ["made 1"] * 8
    assert once(tmp_path, "b", make) == "made 2"


def test_what_failed_is_tried_again(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        once(tmp_path, "a", lambda: str(1 // 0))
    assert once(tmp_path, "a", lambda: "made") == "made"
