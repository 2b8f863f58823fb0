"""A run, from paths to a report: discover, read, bind, check, sift, mask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from provcheck import rules, sift
from provcheck.catalog.corrections import correcting
from provcheck.dialects.openclaw_releases import RELEASES, is_between
from provcheck.dialects.openclaw_view import release_of, stamped_release
from provcheck.finding import Finding, Report
from provcheck.groups import groups
from provcheck.merging import merge
from provcheck.model import OPENCLAW, PAI, Agent, Bundle, Workspace
from provcheck.schema.check import check_openclaw, check_other_sections, check_pai
from provcheck.workspace.files import File
from provcheck.workspace.load import Config, Loaded, load_workspace

if TYPE_CHECKING:
    from provcheck.schema.shape import Fault
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


def find(loaded: Loaded, policy: Policy) -> list[Finding]:
    """All that can be found, of every rule and in every file, with secrets as they stand."""
    found = [one for group in groups(loaded, policy) for one in group.of(_find(loaded, group.settings))]
    return [*_reader_findings(loaded.files, policy), *found]


def _find(loaded: Loaded, settings: Settings) -> list[Finding]:
    """What is found in texts that can be read, when these settings hold for all of them."""
    releases = settings.releases or ("",)
    shapes = [*_check_manifests(loaded), *_check_other_sections(loaded, settings)]
    return [*shapes, *merge(_check_releases(loaded, settings, releases), releases)]


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

    from provcheck.redact import redact_report, redactor_of

    redactor = redactor_of((*report.findings, *report.fixed), [file.source for file in loaded.files])

    @cache
    def identify() -> tuple[str, ...]:
        from provcheck.baseline.fingerprint import fingerprints

        return fingerprints(report.findings, loaded.files, redactor)

    return redact_report(report, redactor)._replace(identify=identify)


# Reading


def _reader_findings(files: list[File], policy: Policy) -> Iterator[Finding]:
    for file in files:
        reading = file.reading
        if reading.problems or reading.duplicates:
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


# Shapes


def _check_manifests(loaded: Loaded) -> Iterator[Finding]:
    """What is wrong with the shape of each manifest; before binding, which passes over it."""
    for root in loaded.manifests:
        yield from _shape_findings(check_pai(root), PAI)


def _check_other_sections(loaded: Loaded, settings: Settings) -> Iterator[Finding]:
    """What a schema that the user gave says of sections that provcheck does not know."""
    if settings.openclaw_schema is not None:
        for config in loaded.configs:
            yield from _shape_findings(check_other_sections(config.view, settings.openclaw_schema), OPENCLAW)


def _check_configs(loaded: Loaded, settings: Settings, release: str) -> Iterator[Finding]:
    """What is wrong with the shape of each configuration under a release; before binding too."""
    upgrade = release == max(settings.releases, default=release)
    oldest = min(settings.releases, default="")
    for config in loaded.configs:
        stamp = None if release else stamped_release(config.view)
        between = stamp is not None and is_between(stamp)
        chosen = release or release_of(config.view)[0]
        found = check_openclaw(config.view, chosen, upgrade=upgrade, between=between)
        yield from _shape_findings(found, OPENCLAW, chosen, oldest)


def _shape_findings(faults: list[Fault], dialect: str, release: str = "", oldest: str = "") -> Iterator[Finding]:
    if faults:
        from provcheck.rules.elsewhere import shapes

        yield from shapes.findings(faults, dialect, release, oldest)


# Binding and checking


def _check_releases(loaded: Loaded, settings: Settings, releases: Iterable[str]) -> list[list[Finding]]:
    """What is found under each of several releases, with the catalogue as the settings correct it."""
    with correcting(dict(settings.models)):
        return [list(_check_release(loaded, settings, release)) for release in releases]


def _check_release(loaded: Loaded, settings: Settings, release: str) -> Iterator[Finding]:
    yield from _check_configs(loaded, settings, release)
    bundles = _bind(loaded, release)
    workspace = Workspace(tuple(bundles), settings.as_of, loaded.partial, settings.env)
    dialects = {bundle.dialect for bundle in bundles}
    for entry in rules.REGISTRY:
        if entry.checks and not dialects.isdisjoint(entry.dialects):
            yield from entry.load().check(workspace)


def _bind(loaded: Loaded, release: str) -> list[Bundle]:
    spaces = _bind_pai(loaded)
    bundles = list(spaces.values())
    if loaded.configs:
        from provcheck.dialects import openclaw

        for config in loaded.configs:
            around = spaces.get(config.namespace) if config.namespace is not None else None
            host = _host(config, around) if around else None
            bundles.append(openclaw.bind(config.view, release or release_of(config.view)[0], around, host))
    return bundles


def _host(config: Config, around: Bundle) -> Agent | None:
    """The agent that embeds a configuration."""
    from provcheck.dialects import pai

    return pai.agent_of(around, config.manifest) if config.manifest else None


def _bind_pai(loaded: Loaded) -> dict[str, Bundle]:
    if not loaded.manifests:
        return {}
    from provcheck.dialects import pai

    return pai.bind(loaded.manifests, complete=loaded.pai_complete)
