"""One finding for several releases of OpenClaw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provcheck.finding import Finding


def merge(passes: list[list[Finding]], releases: tuple[str, ...]) -> Iterator[Finding]:
    """Each finding once, with the releases it holds for where it does not hold for all.

    One finding comes several times also from a file that several configurations include. Messages that differ only in
    the release they name are one, and so is what is wrong with one value, whatever each release would take instead: of
    these the newest release has the word.
    """
    found: dict[object, tuple[Finding, dict[str, None]]] = {}
    for release, findings in zip(releases, passes, strict=True):
        for finding in findings:
            cause, named = _cause(finding, release), finding.releases or (release,)
            told, where = found.get(cause, (finding, {}))
            where.update(dict.fromkeys(named))
            found[cause] = (finding if max(where) == named[-1] else told, where)
    for finding, where in found.values():
        always = finding.releases is None and len(where) == len(releases)
        yield _for_releases(finding, None if always else tuple(where))


def _cause(finding: Finding, release: str) -> object:
    """What findings of several releases must share to be one."""
    if "PC101" <= finding.code <= "PC105":
        return finding.code, finding.severity, finding.location
    named = (finding.releases or (release,))[0]
    message = finding.message.replace(f"OpenClaw {named}", "OpenClaw") if named else finding.message
    return finding.code, finding.severity, message, finding.location


def _for_releases(finding: Finding, releases: tuple[str, ...] | None) -> Finding:
    """The finding with all releases that it holds for, in its message too."""
    message = finding.message
    if releases and len(releases) > 1:
        named = (finding.releases or releases)[0]
        message = message.replace(f"OpenClaw {named}", f"OpenClaw {', '.join(releases)}")
    return finding._replace(releases=releases, message=message)
