"""A run, from paths to a report: discover, read, bind, check, suppress, count, mask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from provcheck import catalog, rules
from provcheck.dialects.openclaw_releases import RELEASES, is_between
from provcheck.dialects.openclaw_view import release_of, stamped_release
from provcheck.finding import Finding, ReleaseChoice, Report, Severity, Summary
from provcheck.model import OPENCLAW, PAI, Agent, Bundle, Workspace
from provcheck.schema.check import check_openclaw, check_other_sections, check_pai
from provcheck.settings import Settings
from provcheck.workspace.files import File
from provcheck.workspace.load import Config, Loaded, load_workspace

if TYPE_CHECKING:
    from provcheck.schema.shape import Fault


def check(
    paths: Iterable[str],
    settings: Settings,
    stdin_name: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Check files and folders; ``progress`` is told how many of how many files are read."""
    return judge(load_workspace(paths, settings, stdin_name, progress), settings)


def judge(loaded: Loaded, settings: Settings) -> Report:
    """Check what is loaded."""
    releases = settings.releases or ("",)
    shapes = [*_check_manifests(loaded), *_check_other_sections(loaded, settings)]
    passes = [list(_check_release(loaded, settings, release)) for release in releases]
    findings = [*_reader_findings(loaded.files), *shapes, *_merge(passes, releases)]
    return _masked(_report(findings, loaded, settings), loaded.files)


# Reading


def _reader_findings(files: list[File]) -> Iterator[Finding]:
    for file in files:
        reading = file.reading
        if reading.problems or reading.duplicates:
            yield from _read_badly(file)
        if file.named and not file.included and not file.is_config and not file.faults:
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


def _check_release(loaded: Loaded, settings: Settings, release: str) -> Iterator[Finding]:
    yield from _check_configs(loaded, settings, release)
    bundles = _bind(loaded, release)
    workspace = Workspace(tuple(bundles), settings.as_of, loaded.partial)
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


def _choice(config: Config) -> ReleaseChoice:
    """The release of a file that nobody asked a release for."""
    return ReleaseChoice(config.file.path, *release_of(config.view))


def _merge(passes: list[list[Finding]], releases: tuple[str, ...]) -> Iterator[Finding]:
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


# Reporting


def _report(findings: list[Finding], loaded: Loaded, settings: Settings) -> Report:
    chosen = rules.selected(settings.select, settings.ignore)
    reported = _reported(loaded)
    mine = [one for one in findings if one.code in chosen and one.location.path in reported]
    kept, suppressed = _suppress(_told_once(dict.fromkeys(mine)), loaded, settings, chosen)
    shown = sorted((one for one in kept if one.severity >= _threshold(settings)), key=lambda one: one.order)
    return Report(
        findings=tuple(shown),
        summary=Summary(
            files=len({file.path for file in loaded.files if file.reported and (file.is_config or file.faults)}),
            error=sum(one.severity is Severity.ERROR for one in shown),
            warning=sum(one.severity is Severity.WARNING for one in shown),
            info=sum(one.severity is Severity.INFO for one in shown),
            hidden=len(kept) - len(shown),
            suppressed=suppressed,
        ),
        failed=any(settings.fail_on is not None and one.severity >= settings.fail_on for one in shown),
        catalog=catalog.DATE,
        as_of=settings.as_of.isoformat(),
        openclaw=tuple(sorted(_choices(loaded, settings))),
    )


def _told_once(findings: Iterable[Finding]) -> list[Finding]:
    found = list(findings)
    if not found:
        return found
    from provcheck.rules.precedence import told_once

    return told_once(found)


def _suppress(
    findings: list[Finding], loaded: Loaded, settings: Settings, chosen: frozenset[str]
) -> tuple[list[Finding], int]:
    """The findings that no comment switches off, those about comments included, and how many were switched off."""
    marked = [file for file in loaded.files if "provcheck:" in file.source.text]
    if not marked:
        return findings, 0
    from provcheck import suppress
    from provcheck.rules.elsewhere import suppressions

    def elsewhere() -> list[Finding]:
        others = [release for release in RELEASES if release not in settings.releases]
        return [one for release in others for one in _check_release(loaded, settings, release)]

    reported = _reported(loaded)
    comments = [one for file in marked for one in suppress.suppressions(file.source, file.reading)]
    mine = [one for one in comments if one.path in reported]
    mistakes = [one for file in marked if file.reported for one in suppress.mistakes(file.source, file.reading)]
    about = [*suppressions.unused(mine, findings, chosen, elsewhere), *suppressions.bad(mine, mistakes)]
    return suppress.apply([*findings, *(one for one in about if one.code in chosen)], comments)


def _reported(loaded: Loaded) -> set[str]:
    return {file.path for file in loaded.files if file.reported}


def _threshold(settings: Settings) -> Severity:
    """The mildest severity shown: what fails a run is always shown."""
    return settings.show if settings.fail_on is None else min(settings.show, settings.fail_on)


def _choices(loaded: Loaded, settings: Settings) -> Iterator[ReleaseChoice]:
    for config in loaded.configs:
        if not config.reported:
            continue
        if not settings.releases:
            yield _choice(config)
        for release in settings.releases:
            yield ReleaseChoice(config.file.path, release, "asked for")


def _masked(report: Report, files: list[File]) -> Report:
    """The report without the secrets of its files, so that nobody who writes it can leak one."""
    if not report.findings:
        return report
    from provcheck.redact import redact_report

    return redact_report(report, [file.source for file in files])
