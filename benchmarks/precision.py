"""Counts what provcheck says of the files of a folder, by rule and severity, as ``docs/precision.md`` does.

    python benchmarks/precision.py DIR [--release 2026.9.6] [--as-of 2026-11-22]

Each JSON, JSON5, JSONC and YAML file is checked in a run of its own, with all rules and no settings; what is neither
dialect is passed over. Without ``--release`` a file is judged by the release that it is stamped with. No name and no
value of a file is printed, so the table can be shown where the files cannot.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from provcheck import engine
from provcheck.dialects.openclaw_releases import RELEASES
from provcheck.finding import Finding, Severity
from provcheck.settings import Settings

ENDINGS = {".json", ".json5", ".jsonc", ".yaml", ".yml"}
NEITHER = "PC006"
"""The rule that tells a file of neither dialect."""


def main() -> int:
    """Check and print; 2 when the folder holds no configuration."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--release", choices=RELEASES, help="an OpenClaw release (default: each file's own)")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date.today(), metavar="DATE")
    options = parser.parse_args()
    releases = (options.release,) if options.release else ()
    settings = Settings(as_of=options.as_of, releases=releases, show=Severity.INFO)
    files = [file for file in sorted(options.folder.rglob("*")) if file.suffix in ENDINGS and file.is_file()]
    reports = [found for file in files if (found := _findings(file, settings)) is not None]
    print("\n".join(_table(reports)))
    return 0 if reports else 2


def _findings(file: Path, settings: Settings) -> tuple[Finding, ...] | None:
    findings = engine.check([str(file)], settings).findings
    return None if any(one.code == NEITHER for one in findings) else findings


def _table(reports: list[tuple[Finding, ...]]) -> Iterator[str]:
    yield f"{'rule':<31}" + "".join(f"{word:>9}" for word in ("errors", "warnings", "infos", "files"))
    counts = Counter((one.code, one.name, one.severity) for found in reports for one in found)
    files = Counter(rule for found in reports for rule in {(one.code, one.name) for one in found})
    for code, name in sorted(files):
        yield f"{code} {name:<25}" + _row(*(counts[code, name, one] for one in reversed(Severity)), files[code, name])
    totals = (sum(number for (*_, one), number in counts.items() if one == severity) for severity in reversed(Severity))
    yield f"{f'all, of {len(reports)} files':<31}" + _row(*totals, sum(map(bool, reports)))


def _row(*numbers: int) -> str:
    return "".join(f"{number or '-':>9}" for number in numbers)


if __name__ == "__main__":
    sys.exit(main())
