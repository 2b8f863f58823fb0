"""From all findings of a run to those that are shown: selected, told once, not suppressed, grave enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, TypeAlias

from provcheck import catalog, rules
from provcheck.dialects.openclaw_view import release_of
from provcheck.finding import Finding, Gone, ReleaseChoice, Report, Severity, Summary
from provcheck.groups import groups

if TYPE_CHECKING:
    from provcheck.settings import Policy
    from provcheck.workspace.loaded import Loaded

Chosen: TypeAlias = Callable[[str], frozenset[str]]
"""The codes of the rules that are chosen for a file."""


def report(findings: list[Finding], loaded: Loaded, policy: Policy, elsewhere: Callable[[], list[Finding]]) -> Report:
    """What is to be said of all findings; nothing is masked yet.

    ``elsewhere`` gives what would be found under OpenClaw's other releases.
    """
    chosen = cache(partial(_chosen, policy))
    selected = _selected(findings, loaded, policy, chosen)
    kept = _suppress(selected, findings, loaded, policy, chosen, elsewhere)
    kept, gone, accepted = _compare(kept, loaded, policy, chosen)
    active = [one for one in kept if one.suppressed is None]
    shown = [one for one in active if _is_shown(policy, one)]
    told = [one for one in kept if one.suppressed and policy.of(one.location.path).report_suppressed]
    files = {file.path for file in loaded.files if file.reported and (file.is_config or file.faults)}
    return Report(
        findings=tuple(sorted([*shown, *told], key=lambda one: one.order)),
        summary=Summary(
            files=len(files),
            error=sum(one.severity is Severity.ERROR for one in shown),
            warning=sum(one.severity is Severity.WARNING for one in shown),
            info=sum(one.severity is Severity.INFO for one in shown),
            hidden=len(active) - len(shown),
            suppressed=sum(one.suppressed is not None and one.suppressed.by == "comment" for one in kept),
            baselined=sum(one.suppressed is not None and one.suppressed.by == "baseline" for one in kept),
            gone=sum(one.number for one in gone),
        ),
        failed=any(map(_fails(policy), shown)),
        catalog=catalog.DATE,
        as_of=_as_of(loaded, policy),
        openclaw=tuple(sorted(_choices(loaded, policy))),
        gone=gone,
        accepted=accepted,
        read=frozenset(file.path for file in loaded.files),
        files=tuple(sorted(files)),
    )


def _selected(findings: Iterable[Finding], loaded: Loaded, policy: Policy, chosen: Chosen) -> list[Finding]:
    """The findings in files that are reported, of rules that are chosen, each cause once and as grave as is asked."""
    reported = _reported(loaded)
    mine = [one for one in findings if one.location.path in reported and one.code in chosen(one.location.path)]
    return _told_once(mine, policy)


def standing(
    findings: list[Finding], loaded: Loaded, policy: Policy, elsewhere: Callable[[], list[Finding]]
) -> list[Finding]:
    """The findings that count when two states of the files are compared.

    They are in any file, of any rule but those that are ignored, each cause once: what is not asked for today stands
    there all the same. What is suppressed does not count, so that it may not come back unsuppressed.
    """
    wanted = cache(partial(_not_ignored, policy, ()))
    told = _told_once((one for one in findings if one.code in wanted(one.location.path)), policy)
    kept = _suppress(told, findings, loaded, policy, wanted, elsewhere)
    kept, *_ = _compare(kept, loaded, policy, wanted)
    return [one for one in kept if one.suppressed is None]


def _told_once(findings: Iterable[Finding], policy: Policy) -> list[Finding]:
    found = dict.fromkeys(findings)
    if not found:
        return []
    from provcheck.rules.precedence import told_once

    return [_weighed(one, policy) for one in told_once(found)]


def _chosen(policy: Policy, path: str) -> frozenset[str]:
    """The codes of the rules that are checked in a file."""
    return _not_ignored(policy, policy.of(path).select, path)


def _not_ignored(policy: Policy, select: tuple[str, ...], path: str) -> frozenset[str]:
    settings = policy.of(path)
    chosen = rules.selected(select, settings.ignore)
    ignored = [one for glob, selectors in settings.per_file_ignores if glob.matches(path) for one in selectors]
    return chosen & rules.selected((), tuple(ignored)) if ignored else chosen


def _weighed(finding: Finding, policy: Policy) -> Finding:
    """The finding with the severity that the settings give its rule."""
    given = policy.of(finding.location.path).severity
    best = rules.best(finding.code, [selector for selector, _ in given]) if given else None
    return finding if best is None else finding._replace(severity=dict(given)[best])


def _suppress(
    findings: list[Finding],
    everything: list[Finding],
    loaded: Loaded,
    policy: Policy,
    chosen: Chosen,
    elsewhere: Callable[[], list[Finding]],
) -> list[Finding]:
    """The findings, those about comments included; what a comment switches off is marked."""
    marked = [file for file in loaded.files if "provcheck:" in file.source.text]
    if not marked:
        return findings
    from provcheck import suppress
    from provcheck.rules.elsewhere import suppressions
    from provcheck.unseen import Unseen

    reported = _reported(loaded)
    read = [(file, *suppress.read(file.source, file.reading)) for file in marked]
    comments = [one for _, found, _ in read for one in found]
    mine = [one for one in comments if one.path in reported]
    mistakes = [one for file, _, found in read if file.reported for one in found]
    here = suppress.Called(findings)
    about = [
        *suppressions.unused(mine, here, chosen, Unseen(loaded, everything), elsewhere),
        *suppressions.bad(mine, mistakes, here),
    ]
    weighed = (_weighed(one, policy) for one in about if one.code in chosen(one.location.path))
    return suppress.apply([*findings, *weighed], comments)


def _compare(
    findings: list[Finding], loaded: Loaded, policy: Policy, chosen: Chosen
) -> tuple[list[Finding], tuple[Gone, ...], str | None]:
    """The findings, marked where their file's baseline knows them; what is gone from which; what to write."""
    settings = {file.path: policy.of(file.path) for file in loaded.files if file.reported}
    used = {path: one.baseline for path, one in settings.items() if one.baseline}
    written, text = policy.of(".").write_baseline, None
    if written is None and not used:
        return findings, (), None
    from provcheck import baseline

    shown = partial(_is_shown, policy)
    gone: tuple[Gone, ...] = ()
    if written is not None:
        used = baseline.others(written, settings)
        wish = baseline.Wish(policy.of(".").baseline, written, partial(_has_none, used))
        findings, gone, text = baseline.apply(findings, loaded, wish, chosen, shown)
        used = {path: used[path] for path in used.keys() & {one.location.path for one in findings}}
    for name in sorted(set(used.values())):
        covers = partial(_has_baseline, used, name)
        wish = baseline.Wish(name, covers=covers, named=baseline.Named.by(name, settings.values()))
        findings, more, _ = baseline.apply(findings, loaded, wish, chosen, shown)
        gone += more
    return findings, gone, text


def _has_baseline(used: dict[str, str], baseline: str, path: str) -> bool:
    return used.get(path) == baseline


def _has_none(used: dict[str, str], path: str) -> bool:
    return path not in used


def _reported(loaded: Loaded) -> set[str]:
    return {file.path for file in loaded.files if file.reported}


def _is_shown(policy: Policy, finding: Finding) -> bool:
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
        settings = policy.of(config.file.path)
        if config.reported and not settings.releases:
            yield ReleaseChoice(config.file.path, *release_of(config.view))
        elif config.reported:
            yield from (ReleaseChoice(config.file.path, one, settings.releases_why) for one in settings.releases)


def _as_of(loaded: Loaded, policy: Policy) -> str:
    """The day that dates were compared with; of several that of the current folder."""
    found = groups(loaded, policy)
    settings = found[0].settings if len(found) == 1 else policy.of(".")
    return settings.as_of.isoformat()
