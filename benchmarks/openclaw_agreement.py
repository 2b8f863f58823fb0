"""Compares provcheck with OpenClaw's own validator: which configurations each refuses, in which release.

    python benchmarks/openclaw_agreement.py
    python benchmarks/openclaw_agreement.py --oracle DIR --node PATH --release 2026.9.6 openclaw.json
    python benchmarks/openclaw_agreement.py --oracle DIR --node PATH --record

Without ``--oracle`` OpenClaw's recorded verdicts on the project's cases are used. With it the validator is asked: DIR
holds a ``batch.mjs``, which Node.js runs with a release and files as arguments and which prints a line for each file,
``{"file": ..., "issues": [{"path": ..., "message": ...}]}``. The exit code is 1 when an unexplained difference is left.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from agreement import comparison
from agreement.comparison import FOREIGN, RELEASES, Difference, Issue, Verdicts

# What is another one in each run: the validator's home folder, and where an include is looked for.
_HOME = re.compile(r"/\S*?/oc-oracle-\w+")
_RESOLVED = re.compile(r" \(resolved: [^)]*\)")


def ask(batch: Path, node: str, release: str, placed: Mapping[Path, Path]) -> Verdicts:
    """The verdicts of the validator itself, in the sections that are compared."""
    command = [node, str(batch), release, *map(str, placed.values())]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    if len(lines) != len(placed):
        raise SystemExit(f"{batch}: {len(lines)} answers for {len(placed)} files: {lines[:1]}")
    return {
        file: tuple(_owned(json.loads(line)["issues"], target.parent))
        for (file, target), line in zip(placed.items(), lines, strict=True)
    }


def _owned(issues: list[dict[str, str]], folder: Path) -> list[Issue]:
    return [
        Issue(one["path"], _RESOLVED.sub("", _HOME.sub("~", one["message"].replace(str(folder), "."))))
        for one in issues
        if one["path"].partition(".")[0] not in FOREIGN
    ]


def differences(options: argparse.Namespace, files: list[Path], placed: Mapping[Path, Path]) -> list[Difference]:
    """All differences of the releases asked for."""
    recorded = {} if options.oracle else comparison.recorded_verdicts()
    found = []
    for release in options.release:
        if options.oracle:
            theirs = ask(options.oracle / "batch.mjs", options.node, release, placed)
        else:
            theirs = {file: recorded[release][file] for file in files}
        found += comparison.differences(release, theirs, comparison.our_verdicts(placed, release))
    return found


def record(options: argparse.Namespace, placed: Mapping[Path, Path]) -> None:
    """Write the validator's verdicts on the project's cases into its file of recorded ones."""
    comparison.write_verdicts(
        {release: ask(options.oracle / "batch.mjs", options.node, release, placed) for release in RELEASES}
    )


def show(options: argparse.Namespace, files: list[Path], found: list[Difference]) -> bool:
    """Print what came out; whether all is as it should be."""
    table = comparison.explanations()
    left = comparison.unexplained(found, table)
    whole = not options.files and set(options.release) == set(RELEASES)
    stale = comparison.stale(found, table) if whole else []
    for one in left:
        print(one)
    for row in stale:
        print(f"explains nothing any more: {row.reason}")
    pairs = len(files) * len(options.release)
    explained = len(found) - len(left)
    print(f"{pairs} pairs, {pairs - len(found)} agree, {explained} explained, {len(left)} unexplained")
    return not left and not stale


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE", help="configurations (default: the cases)")
    parser.add_argument("--oracle", type=Path, metavar="DIR", help="ask the validator; DIR holds batch.mjs")
    parser.add_argument("--node", default="node", metavar="PATH", help="the Node.js that runs it")
    parser.add_argument("--release", action="append", choices=RELEASES, help="a release (default: all nine)")
    parser.add_argument("--record", action="store_true", help="record the validator's verdicts on the cases instead")
    options = parser.parse_args()
    options.release = options.release or list(RELEASES)
    files = [file.resolve() for file in options.files] or comparison.cases()
    if not options.oracle and (options.record or not set(files) <= set(comparison.cases())):
        parser.error("only the cases have recorded verdicts; use --oracle")
    with tempfile.TemporaryDirectory() as folder:
        placed = comparison.lay_out(files, Path(folder).resolve())
        if options.record:
            record(options, placed)
            return 0
        return 0 if show(options, files, differences(options, files, placed)) else 1


if __name__ == "__main__":
    sys.exit(main())
