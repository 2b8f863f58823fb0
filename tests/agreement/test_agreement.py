"""provcheck refuses what OpenClaw's own validator refuses, in each release, and nothing else."""

from __future__ import annotations

from pathlib import Path

from agreement import comparison
from agreement.comparison import RELEASES


def test_openclaw_and_provcheck_refuse_the_same_cases_but_for_what_is_explained(tmp_path: Path) -> None:
    placed, recorded = comparison.lay_out(comparison.cases(), tmp_path), comparison.recorded_verdicts()
    found = [
        one
        for release in RELEASES
        for one in comparison.differences(release, recorded[release], comparison.our_verdicts(placed, release))
    ]
    left = comparison.unexplained(found, comparison.explanations())
    assert not left, "\n".join([f"{len(left)} differences", *map(str, left)])
    assert comparison.stale(found, comparison.explanations()) == []


def test_every_case_has_a_verdict_of_every_release() -> None:
    recorded = comparison.recorded_verdicts()
    assert {release: sorted(verdicts) for release, verdicts in recorded.items()} == dict.fromkeys(
        RELEASES, comparison.cases()
    )
