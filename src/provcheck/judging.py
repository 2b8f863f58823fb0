"""What is found in the parts of a run that can be judged apart, and what only all of them together show.

What was found in a domain is found there again for as long as its texts stay as they are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from provcheck import rules
from provcheck.dialects.openclaw_releases import is_between
from provcheck.dialects.openclaw_view import release_of, stamped_release
from provcheck.model import OPENCLAW, PAI, Agent, Bundle, Workspace
from provcheck.schema.check import check_openclaw, check_other_sections, check_pai

if TYPE_CHECKING:
    from provcheck.finding import Finding
    from provcheck.schema.shape import Fault
    from provcheck.settings import Settings
    from provcheck.workspace.loaded import Config, Domain, Loaded

T = TypeVar("T")
Pulse: TypeAlias = Callable[[], None]
"""Called again and again while findings are looked for; what it raises ends that."""


def shapes(domain: Domain, settings: Settings) -> list[Finding]:
    """What is wrong with shapes under any release: of manifests, and of sections that a schema of the user's covers."""
    schema = settings.openclaw_schema

    def found() -> list[Finding]:
        # Before binding, which passes over it.
        manifests = (one for root in domain.manifests for one in _shape_findings(check_pai(root), PAI))
        others = domain.configs if schema is not None else ()
        faults = (check_other_sections(config.view, schema) for config in others if schema is not None)
        return [*manifests, *(one for each in faults for one in _shape_findings(each, OPENCLAW))]

    return _remembered(domain, ("shapes", id(schema)), found)


def check(loaded: Loaded, settings: Settings, release: str, pulse: Pulse | None = None) -> Iterator[Finding]:
    """What is found under a release of OpenClaw, ``""`` for the one that each configuration is stamped with."""
    bundles: list[Bundle] = []
    for domain in loaded.domains:
        bound, findings = _judged(domain, settings, release, pulse, partial=loaded.partial)
        yield from findings
        bundles += bound
    yield from _apply(_workspace(bundles, settings, partial=loaded.partial), pulse, across=True)


def _judged(
    domain: Domain, settings: Settings, release: str, pulse: Pulse | None, *, partial: bool
) -> tuple[list[Bundle], list[Finding]]:
    assumed = settings.releases, settings.as_of, settings.env, settings.models, partial

    def judge() -> tuple[list[Bundle], list[Finding]]:
        found = list(_check_configs(domain, settings, release))
        bundles = _remembered(domain, ("bundles", release), lambda: _bind(domain, release))
        found += _apply(_workspace(bundles, settings, partial=partial), pulse, across=False)
        return bundles, found

    return _remembered(domain, (release, *assumed), judge)


def bundles(domain: Domain, settings: Settings) -> list[Bundle]:
    """What a domain says, under the first of the releases that the settings ask for."""
    release = settings.releases[0] if settings.releases else ""

    def bound() -> list[Bundle]:
        deque(_check_configs(domain, settings, release), 0)  # it marks what is misspelt, which binding passes over
        return _bind(domain, release)

    return _remembered(domain, ("bundles", release), bound)


def _remembered(domain: Domain, key: object, make: Callable[[], T]) -> T:
    if key not in domain.judged:
        domain.judged[key] = make()
    return cast("T", domain.judged[key])


def _workspace(bundles: list[Bundle], settings: Settings, *, partial: bool) -> Workspace:
    return Workspace(tuple(bundles), settings.as_of, partial, settings.env)


def _apply(workspace: Workspace, pulse: Pulse | None, *, across: bool) -> Iterator[Finding]:
    """What the rules find that look at each bundle for itself, or those that compare bundles."""
    dialects = {bundle.dialect for bundle in workspace.bundles}
    for entry in rules.REGISTRY:
        if entry.checks and entry.across is across and not dialects.isdisjoint(entry.dialects):
            if pulse is not None:
                pulse()
            yield from entry.load().check(workspace)


def _check_configs(domain: Domain, settings: Settings, release: str) -> Iterator[Finding]:
    """What is wrong with the shape of each configuration under a release; before binding too."""
    upgrade = release == max(settings.releases, default=release)
    oldest = min(settings.releases, default="")
    for config in domain.configs:
        stamp = None if release else stamped_release(config.view)
        between = stamp is not None and is_between(stamp)
        chosen = release or release_of(config.view)[0]
        found = check_openclaw(config.view, chosen, upgrade=upgrade, between=between)
        yield from _shape_findings(found, OPENCLAW, chosen, oldest)


def _shape_findings(faults: list[Fault], dialect: str, release: str = "", oldest: str = "") -> Iterable[Finding]:
    if not faults:
        return ()
    from provcheck.rules.elsewhere import shapes

    return shapes.findings(faults, dialect, release, oldest)


def _bind(domain: Domain, release: str) -> list[Bundle]:
    """The bundles of a domain under a release; the shapes of its texts come first."""
    spaces = _bind_manifests(domain)
    bundles = list(spaces.values())
    if domain.configs:
        from provcheck.dialects import openclaw

        for config in domain.configs:
            around = spaces.get(config.namespace) if config.namespace is not None else None
            host = _host(config, around) if around else None
            bundles.append(openclaw.bind(config.view, release or release_of(config.view)[0], around, host))
    return bundles


def _host(config: Config, around: Bundle) -> Agent | None:
    """The agent that embeds a configuration."""
    from provcheck.dialects import pai

    return pai.agent_of(around, config.manifest) if config.manifest else None


def _bind_manifests(domain: Domain) -> dict[str, Bundle]:
    if not domain.manifests:
        return {}
    from provcheck.dialects import pai

    return pai.bind(domain.manifests, complete=domain.complete)
