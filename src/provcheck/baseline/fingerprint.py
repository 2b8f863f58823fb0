"""What other programs know a finding by, from one run to the next."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from provcheck.baseline.entry import rebased
from provcheck.baseline.identity import Identifier
from provcheck.paths import repository

if TYPE_CHECKING:
    from provcheck.baseline.entry import Entry
    from provcheck.finding import Finding
    from provcheck.redact.redactor import Redactor
    from provcheck.workspace.files import File

_LENGTH = 32


def fingerprints(findings: Sequence[Finding], files: Iterable[File], redactor: Redactor) -> tuple[str, ...]:
    """For each finding of a run 32 hexadecimal digits of its own.

    They are made of what identifies it in a baseline, with paths from the repository's root, or else from the current
    folder. Those that are identified alike are numbered, in the order in which they stand.
    """
    here = os.path.realpath(".")
    home = repository(here)
    top = home or here
    identifier = Identifier(files, redactor, top)
    seen: Counter[Entry] = Counter()
    found = (identifier.found(finding) for finding in findings)
    entries = (min((one.entry, *one.others)) for one in found)
    return tuple(
        _fingerprint(one if home and not one.path.startswith("../") else _at_home(one, top), seen) for one in entries
    )


def _fingerprint(entry: Entry, seen: Counter[Entry]) -> str:
    seen[entry] += 1
    words = "\0".join((*entry, str(seen[entry])))
    return sha256(words.encode("utf-8", "backslashreplace")).hexdigest()[:_LENGTH]


def _at_home(entry: Entry, top: str) -> Entry:
    """An entry of paths below ``top`` with its path in its own repository, where it is in one."""
    home = repository(os.path.dirname(os.path.join(top, entry.path)))
    return rebased(entry, top, home) if home else entry
