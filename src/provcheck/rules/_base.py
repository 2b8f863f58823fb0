"""What a rule is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from provcheck.finding import Finding, Fix, Related, Severity

if TYPE_CHECKING:
    from provcheck.model import Bundle, Workspace
    from provcheck.syntax.source import Location


class Rule:
    """One kind of mistake. The docstring of its module is its page.

    ``severity`` is the usual one; a finding may be milder or worse where its rule says so. ``fix`` tells what kind of
    fix it offers where it can: ``safe``, ``unsafe``, or none. ``dialects`` are those it has something to say about.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    dialects: ClassVar[tuple[str, ...]]
    fix: ClassVar[str | None] = None
    since: ClassVar[str] = "0.1.0"

    def check(self, workspace: Workspace) -> Iterator[Finding]:  # noqa: ARG002
        """Findings in a workspace; none where the registry says that they come from elsewhere."""
        yield from ()

    @classmethod
    def finding(
        cls,
        location: Location,
        message: str,
        *,
        severity: Severity | None = None,
        related: Iterable[Related] = (),
        help: str | None = None,  # noqa: A002 - the word that users read
        fix: Fix | None = None,
        depends_on: Bundle | None = None,
    ) -> Finding:
        """A finding of this rule; ``depends_on`` is the bundle whose release it holds for, where that matters."""
        release = depends_on.platform.release if depends_on else None
        return Finding(
            cls.code,
            cls.name,
            severity or cls.severity,
            message,
            location,
            tuple(related),
            help,
            fix,
            (release,) if release else None,
        )
