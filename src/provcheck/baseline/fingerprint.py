"""What other programs know a finding by, from one run to the next."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from provcheck.baseline.identity import Identifier
from provcheck.workspace.discovery import repository

if TYPE_CHECKING:
    from provcheck.finding import Finding
    from provcheck.redact import Redactor
    from provcheck.workspace.files import File

_LENGTH = 32


def fingerprinted(findings: Sequence[Finding], files: Iterable[File], redactor: Redactor) -> tuple[Finding, ...]:
    """Findings of a run with fingerprints of 32 hexadecimal digits, each of its own.

    They are made of what identifies a finding in a baseline, with paths from the repository's root, or else from the
    current folder. Those that are identified alike are numbered, in the order in which they stand.
    """
    here = os.path.realpath(".")
    identifier = Identifier(files, redactor, repository(here) or here)
    seen: Counter[tuple[str, ...]] = Counter()
    marked = []
    for finding in findings:
        found = identifier.found(finding)
        entry = min((found.entry, *found.others))
        seen[entry] += 1
        words = "\0".join((*entry, str(seen[entry])))
        fingerprint = sha256(words.encode("utf-8", "backslashreplace")).hexdigest()[:_LENGTH]
        marked.append(finding._replace(fingerprint=fingerprint))
    return tuple(marked)
