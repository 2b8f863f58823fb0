"""provcheck refuses what OpenClaw's own validator refuses, in each release, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from agreement import comparison
from agreement.comparison import RELEASES, Difference


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Placed:
    return Placed(comparison.lay_out(comparison.cases(), tmp_path_factory.mktemp("cases")))


class Placed:
    """The cases as they are checked, and what came of it."""

    def __init__(self, files: Mapping[Path, Path]) -> None:
        self.files = files
        self.differences = cache(self._differences)

    def _differences(self, release: str) -> list[Difference]:
        theirs = comparison.recorded_verdicts()[release]
        return comparison.differences(release, theirs, comparison.our_verdicts(self.files, release))


@pytest.mark.parametrize("release", RELEASES)
def test_openclaw_and_provcheck_refuse_the_same_cases(placed: Placed, release: str) -> None:
    left = comparison.unexplained(placed.differences(release), comparison.explanations())
    assert not left, "\n".join([f"{len(left)} differences", *map(str, left)])


def test_every_explanation_explains_something(placed: Placed) -> None:
    found = [one for release in RELEASES for one in placed.differences(release)]
    assert comparison.stale(found, comparison.explanations()) == []


def test_every_case_has_a_verdict_of_every_release() -> None:
    recorded = comparison.recorded_verdicts()
    assert {release: sorted(verdicts) for release, verdicts in recorded.items()} == dict.fromkeys(
        RELEASES, comparison.cases()
    )
