"""From all findings of a run to those that are shown: selected, told once, not suppressed, grave enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from provcheck import catalog, rules
from provcheck.dialects.openclaw_view import release_of
from provcheck.finding import Finding, ReleaseChoice, Report, Severity, Summary

if TYPE_CHECKING:
    from provcheck.settings import Policy
    from provcheck.workspace.load import Loaded

Chosen: TypeAlias = Callable[[str], frozenset[str]]
"""The codes of the rules that are chosen for a file."""


def report(
    findings: Iterable[Finding], loaded: Loaded, policy: Policy, elsewhere: Callable[[], list[Finding]]
) -> Report:
    """What is to be said of all findings; nothing is masked yet.

    ``elsewhere`` gives what would be found under OpenClaw's other releases.
    """
    chosen = partial(_chosen, policy)
    kept = _suppress(_selected(findings, loaded, chosen), loaded, chosen, elsewhere)
    kept, gone, accepted = _compare(kept, loaded, policy)
    active = [one for one in kept if one.suppressed is None]
    shown = [one for one in active if _is_shown(one, policy)]
    told = [one for one in kept if one.suppressed and policy.of(one.location.path).report_suppressed]
    return Report(
        findings=tuple(sorted([*shown, *told], key=lambda one: one.order)),
        summary=Summary(
            files=len({file.path for file in loaded.files if file.reported and (file.is_config or file.faults)}),
            error=sum(one.severity is Severity.ERROR for one in shown),
            warning=sum(one.severity is Severity.WARNING for one in shown),
            info=sum(one.severity is Severity.INFO for one in shown),
            hidden=len(active) - len(shown),
            suppressed=sum(one.suppressed is not None and one.suppressed.by == "comment" for one in kept),
            baselined=sum(one.suppressed is not None and one.suppressed.by == "baseline" for one in kept),
            gone=gone,
        ),
        failed=any(map(_fails(policy), shown)),
        catalog=catalog.DATE,
        as_of=policy.of(".").as_of.isoformat(),
        openclaw=tuple(sorted(_choices(loaded, policy))),
        baseline=policy.of(".").baseline,
        accepted=accepted,
    )


def _selected(findings: Iterable[Finding], loaded: Loaded, chosen: Chosen) -> list[Finding]:
    """The findings in files that are reported, of rules that are chosen, each cause once."""
    reported = _reported(loaded)
    mine = [one for one in findings if one.location.path in reported and one.code in chosen(one.location.path)]
    if not mine:
        return mine
    from provcheck.rules.precedence import told_once

    return told_once(dict.fromkeys(mine))


def standing(
    findings: Iterable[Finding], loaded: Loaded, policy: Policy, elsewhere: Callable[[], list[Finding]]
) -> list[Finding]:
    """The findings that count when two states of the files are compared.

    They are in any file, of any rule but those that are ignored, each cause once: what is not asked for today stands
    there all the same.
    """
    from provcheck.rules.precedence import told_once

    def wanted(path: str) -> frozenset[str]:
        return rules.selected((), policy.of(path).ignore)

    told = told_once(dict.fromkeys(one for one in findings if one.code in wanted(one.location.path)))
    return [one for one in _suppress(told, loaded, wanted, elsewhere) if one.suppressed is None]


def _chosen(policy: Policy, path: str) -> frozenset[str]:
    settings = policy.of(path)
    return rules.selected(settings.select, settings.ignore)


def _suppress(
    findings: list[Finding], loaded: Loaded, chosen: Chosen, elsewhere: Callable[[], list[Finding]]
) -> list[Finding]:
    """The findings, those about comments included; what a comment switches off is marked."""
    marked = [file for file in loaded.files if "provcheck:" in file.source.text]
    if not marked:
        return findings
    from provcheck import suppress
    from provcheck.rules.elsewhere import suppressions

    reported = _reported(loaded)
    comments = [one for file in marked for one in suppress.suppressions(file.source, file.reading)]
    mine = [one for one in comments if one.path in reported]
    mistakes = [one for file in marked if file.reported for one in suppress.mistakes(file.source, file.reading)]
    about = [
        *suppressions.unused(mine, findings, chosen, elsewhere),
        *suppressions.bad(mine, mistakes, findings),
    ]
    return suppress.apply([*findings, *(one for one in about if one.code in chosen(one.location.path))], comments)


def _compare(findings: list[Finding], loaded: Loaded, policy: Policy) -> tuple[list[Finding], int, str | None]:
    """The findings, marked where the baseline knows them; how many of its entries are gone; what to write."""
    settings = policy.of(".")
    if settings.baseline is None and settings.write_baseline is None:
        return findings, 0, None
    from provcheck import baseline

    return baseline.apply(findings, loaded, settings, partial(_chosen, policy), lambda one: _is_shown(one, policy))


def _reported(loaded: Loaded) -> set[str]:
    return {file.path for file in loaded.files if file.reported}


def _is_shown(finding: Finding, policy: Policy) -> bool:
    """Whether a finding is grave enough: what fails a run is always shown."""
    settings = policy.of(finding.location.path)
    return finding.severity >= (settings.show if settings.fail_on is None else min(settings.show, settings.fail_on))


def _fails(policy: Policy) -> Callable[[Finding], bool]:
    def fails(finding: Finding) -> bool:
        least = policy.of(finding.location.path).fail_on
        return least is not None and finding.severity >= least

    return fails


def _choices(loaded: Loaded, policy: Policy) -> Iterator[ReleaseChoice]:
    """Which release each configuration was checked under."""
    for config in loaded.configs:
        releases = policy.of(config.file.path).releases
        if config.reported and not releases:
            yield ReleaseChoice(config.file.path, *release_of(config.view))
        elif config.reported:
            yield from (ReleaseChoice(config.file.path, release, "asked for") for release in releases)
