"""What rules give and reports take.

Named tuples, because a program that starts often pays for every dataclass; and here, as wherever a start meets named
tuples, annotations are not postponed: Python would compile each of them again.
"""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import NamedTuple, Self

from provcheck.syntax.edits import Edit
from provcheck.syntax.source import Location

HOME = "https://provcheck.dev"
"""Where the documentation stands."""


class Severity(IntEnum):
    """How bad it is: certain to fail or to expose a secret, probably wrong, or worth knowing."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word that users write and read."""
        return self.name.lower()

    def __str__(self) -> str:
        return self.label

    def milder(self) -> "Severity":
        """One step down; info stays info."""
        return Severity(max(self - 1, Severity.INFO))


class Related(NamedTuple):
    """Another place that has to do with a finding, and in which way."""

    location: Location
    message: str


class Fix(NamedTuple):
    """Edits that remove a finding. A safe fix keeps what the file means to the platform, or what it plainly meant.

    ``refused`` says why it was not applied in a run that should.
    """

    message: str
    edits: tuple[Edit, ...]
    safe: bool = True
    refused: str | None = None

    @classmethod
    def of(cls, message: str, *parts: Sequence[Edit], safe: bool = True) -> Self | None:
        """A fix made of all parts, or none at all when one of them could not be written."""
        if not parts or not all(parts):
            return None
        return cls(message, tuple(edit for part in parts for edit in part), safe)


class Suppressed(NamedTuple):
    """Why a finding is not reported: ``by`` a ``comment`` or the ``baseline``, with the reason that is given there."""

    by: str
    reason: str | None = None


def page_of(code: str) -> str:
    """The address of a rule's page."""
    return f"{HOME}/rules/{code}"


class Finding(NamedTuple):
    """One cause, said once.

    ``releases`` are the OpenClaw releases that the finding holds for, ``None`` where it does not depend on one.
    ``suppressed`` findings are known and accepted: they count for nothing. ``fingerprint``, where a report was asked
    for it, tells a finding from all others, and stays while lines and the order of things change.
    """

    code: str
    name: str
    severity: Severity
    message: str
    location: Location
    related: tuple[Related, ...] = ()
    help: str | None = None
    fix: Fix | None = None
    releases: tuple[str, ...] | None = None
    suppressed: Suppressed | None = None
    fingerprint: str = ""

    @property
    def url(self) -> str:
        """The address of the rule's page."""
        return page_of(self.code)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What findings are sorted by: path, place, code."""
        place = self.location
        return place.path, place.start, place.end, self.code, self.message


class ReleaseChoice(NamedTuple):
    """The OpenClaw release that a file was checked under, and why that one."""

    path: str
    release: str
    why: str


class Summary(NamedTuple):
    """What a run counted. ``hidden`` findings are milder than what was asked to be shown; ``fixed`` ones were removed.

    ``gone`` are the findings of the baseline that the run would have found, and did not.
    """

    files: int = 0
    error: int = 0
    warning: int = 0
    info: int = 0
    hidden: int = 0
    suppressed: int = 0
    baselined: int = 0
    gone: int = 0
    fixed: int = 0


class Gone(NamedTuple):
    """How many findings that a baseline names were looked for and are not there any more.

    ``shrink`` is the command that takes them out. ``cut`` is the oldest commit of a clone without the whole history,
    where findings in files that are gone seem to be those that are new in others.
    """

    baseline: str
    number: int
    shrink: str
    cut: str | None = None


class Report(NamedTuple):
    """The outcome of a run: the findings that are shown, in order, and under which assumptions they hold.

    Suppressed findings are among them only where that was asked for. ``fixed`` are those that the run removed, as they
    were found. ``failed`` tells whether a finding reached the threshold that fails a run. ``catalog`` and ``as_of`` are
    ISO dates. ``gone`` says which baselines name what is not there any more, ``accepted`` is the text of one that was
    to be written. ``read`` are the paths of the files that the run read, ``files`` of those that it speaks of.
    ``identify`` gives the fingerprint of each finding, in their order.
    """

    findings: tuple[Finding, ...]
    summary: Summary
    failed: bool
    catalog: str
    as_of: str
    openclaw: tuple[ReleaseChoice, ...] = ()
    fixed: tuple[Finding, ...] = ()
    gone: tuple[Gone, ...] = ()
    accepted: str | None = None
    read: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()
    identify: Callable[[], tuple[str, ...]] | None = None

    def fingerprinted(self) -> Self:
        """The report with fingerprints in its findings, where they can be told."""
        if self.identify is None:
            return self
        pairs = zip(self.findings, self.identify(), strict=True)
        return self._replace(findings=tuple(one._replace(fingerprint=known) for one, known in pairs))
