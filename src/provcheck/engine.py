"""A run, from paths to a report: discover, read, bind, check, sift, mask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from provcheck import judging, sift
from provcheck.catalog.corrections import correcting
from provcheck.dialects.openclaw_releases import RELEASES
from provcheck.finding import Finding, Report
from provcheck.groups import groups
from provcheck.merging import merge
from provcheck.workspace.files import File
from provcheck.workspace.load import load_workspace
from provcheck.workspace.loaded import Loaded

if TYPE_CHECKING:
    from provcheck.judging import Pulse
    from provcheck.settings import Policy, Settings


def check(
    paths: Iterable[str],
    policy: Policy,
    stdin_name: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Check files and folders; ``progress`` is told how many of how many files are read."""
    return judge(load_workspace(paths, policy, stdin_name, progress), policy)


def judge(loaded: Loaded, policy: Policy) -> Report:
    """Check what is loaded."""
    return mask(assess(find(loaded, policy), loaded, policy), loaded)


def find(loaded: Loaded, policy: Policy, pulse: Pulse | None = None) -> list[Finding]:
    """All that can be found, of every rule and in every file, with secrets as they stand.

    ``pulse`` is called again and again on the way; what it raises ends the search.
    """
    found = [one for group in groups(loaded, policy) for one in group.of(_find(loaded, group.settings, pulse))]
    return [*_reader_findings(loaded.files, policy), *found]


def _find(loaded: Loaded, settings: Settings, pulse: Pulse | None) -> list[Finding]:
    """What is found in texts that can be read, when these settings hold for all of them."""
    releases = settings.releases or ("",)
    shapes = [one for domain in loaded.domains for one in judging.shapes(domain, settings)]
    return [*shapes, *merge(_check_releases(loaded, settings, releases, pulse), releases)]


def _check_releases(
    loaded: Loaded, settings: Settings, releases: Iterable[str], pulse: Pulse | None = None
) -> list[list[Finding]]:
    """What is found under each of several releases, with the catalogue as the settings correct it."""
    with correcting(dict(settings.models)):
        return [list(judging.check(loaded, settings, release, pulse)) for release in releases]


def assess(findings: list[Finding], loaded: Loaded, policy: Policy) -> Report:
    """What is to be said of all findings, with secrets as they stand."""
    return sift.report(findings, loaded, policy, lambda: list(_find_elsewhere(loaded, policy)))


def standing(findings: list[Finding], loaded: Loaded, policy: Policy) -> list[Finding]:
    """The findings that count when two states of the files are compared, with secrets as they stand."""
    return sift.standing(findings, loaded, policy, lambda: list(_find_elsewhere(loaded, policy)))


def _find_elsewhere(loaded: Loaded, policy: Policy) -> Iterator[Finding]:
    """What would be found under the releases that nobody asked for."""
    for group in groups(loaded, policy):
        others = [release for release in RELEASES if release not in group.settings.releases]
        for found in _check_releases(loaded, group.settings, others):
            yield from group.of(found)


def mask(report: Report, loaded: Loaded) -> Report:
    """The report without the secrets of its files, so that nobody who writes it can leak one.

    Fingerprints are made of what is masked too, once, and only for formats that show them.
    """
    if not report.findings and not report.fixed:
        return report
    from functools import cache

    from provcheck.redact.redactor import redact_report, redactor_of

    redactor = redactor_of((*report.findings, *report.fixed), [file.source for file in loaded.files])

    @cache
    def identify() -> tuple[str, ...]:
        from provcheck.baseline.fingerprint import fingerprints

        return fingerprints(report.findings, loaded.files, redactor)

    return redact_report(report, redactor)._replace(identify=identify)


# Reading


def _reader_findings(files: list[File], policy: Policy) -> Iterator[Finding]:
    for file in files:
        if file.problems or file.reading.duplicates:
            yield from _read_badly(file)
        is_known = file.included or file.is_config or file.faults
        if file.named and not is_known and not policy.of(file.path).ignore_unknown:
            from provcheck.rules.pc006_not_a_config import NotAConfig

            yield NotAConfig.of(file.source)


def _read_badly(file: File) -> Iterator[Finding]:
    from provcheck.rules.elsewhere import readers

    seen = {(found.start, found.message): found for found in file.faults}
    for found in seen.values():
        yield readers.problem(file.source, found)
    if file.is_config or file.included:
        yield from readers.duplicates(file.source, file.reading, last_wins=not file.manifests)
