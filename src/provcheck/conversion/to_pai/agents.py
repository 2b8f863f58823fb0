"""Agents: each that has a model becomes an Agent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, cast

from provcheck.conversion import defaults, marks, names
from provcheck.conversion.entry import Outcome
from provcheck.conversion.keep import clean, keep, line
from provcheck.conversion.mapping.lookup import way_to_pai
from provcheck.conversion.spot import Path, Resource
from provcheck.conversion.to_pai.job import Job
from provcheck.conversion.to_pai.manifest import annotate, manifest, merge_metadata, specify
from provcheck.conversion.to_pai.providers import Providers, namespace_in, namespace_of
from provcheck.conversion.to_pai.refs import resolve
from provcheck.model import Agent, ModelRef, Route

MAIN = "main"
"""What OpenClaw calls its agent when it has only one and that has no entry."""

_DEFAULTS: Path = ("agents", "defaults")


class _Found(NamedTuple):
    """An agent, its place, and its name there; without a name it is OpenClaw's only one."""

    agent: Agent
    path: Path
    name: str | None


class _Use(NamedTuple):
    """A ref and its place."""

    ref: ModelRef
    path: Path


def agents(job: Job, providers: Providers) -> Iterator[Resource | Path]:
    """The manifests of all agents, and the places of those that have no model to run."""
    shared = job.source.bundle.defaults
    found = list(_listed(job))
    if not found and shared is not None and shared.chat is not None:
        found = [_Found(shared, _DEFAULTS, None)]
    for one in found:
        yield _manifest(one, job, providers, single=len(found) == 1) or one.path


def _listed(job: Job) -> Iterator[_Found]:
    """The agents that have entries, in their order."""
    data = job.source.tree.data
    section = data.get("agents") if isinstance(data, dict) else None
    section = section if isinstance(section, dict) else {}
    listed, entries = section.get("list"), section.get("entries")
    paths: list[tuple[Path, object]] = []
    for place, item in enumerate(listed if isinstance(listed, list) else ()):
        paths.append((("agents", "list", place), item.get("id") if isinstance(item, dict) else None))
    paths += [(("agents", "entries", name), name) for name in (entries if isinstance(entries, dict) else ())]
    for (path, name), agent in zip(paths, job.source.bundle.agents, strict=False):
        yield _Found(agent, path, name if isinstance(name, str) else MAIN)


def _manifest(found: _Found, job: Job, providers: Providers, *, single: bool) -> Resource | None:
    uses = list(_route(found, job))
    tree = job.source.tree
    kept = job.sidecar.agent(found.name or "")
    if not uses and kept is None:
        default = job.source.bundle.platform.default_ref
        reason = f"names no model, so that OpenClaw runs {'/'.join(default)}: choose one for Pai" if default else ""
        job.ledger.note(Outcome.NEEDS_YOU, tree.around(found.path), None, reason)
        return None
    name = _name(found, job, single=single)
    resource = manifest("Agent", name, namespace_of(kept, job))
    models = _models(uses, resource, job, providers)
    if not models and kept is None:
        job.ledger.note(Outcome.NEEDS_YOU, tree.around(found.path), None, "none of its models can be had in Pai")
        return None
    tree.links[found.path] = resource.at()
    if found.name is not None and name != found.name and kept is None:
        reason = f"{found.name} is no legal name for a resource, or another agent has it"
        job.ledger.note(Outcome.RENAMED, tree.around(found.path), resource.at("metadata", "name"), reason)
    specify(resource, models=models or None)
    for leaf in tree.below((*found.path, "id")):
        leaf.became(
            Outcome.EXACT if leaf.value == name else Outcome.RENAMED, resource.at("metadata", "name"), "its name"
        )
    if job.ledger.keeps:
        _annotate(found, resource, job, providers)
    _restore(found, resource, job, providers)
    return resource


def _name(found: _Found, job: Job, *, single: bool) -> str:
    kept = job.sidecar.agent(found.name or "")
    before = kept.name if kept and kept.name else found.name or MAIN
    own = job.options.name if single and job.options.name else before
    taken = job.taken.setdefault(("Agent", namespace_of(kept, job)), set())
    name = names.unique(names.dns_label(own, "agent"), taken)
    taken.add(name)
    return name


def _route(found: _Found, job: Job) -> Iterator[_Use]:
    """The refs that an agent really uses: its own, and from the defaults what the release lets it inherit."""
    common = job.source.bundle.defaults
    shared = common.chat if common is not None and found.agent is not common else None
    own = found.agent.chat
    theirs = _uses(shared, (*_DEFAULTS, "model"), job) if shared else ([], [])
    mine = _uses(own, (*found.path, "model"), job) if own else ([], [])
    has_primary = own is not None and bool(mine[0])
    inherits = own is None or not (own.has_fallbacks or (has_primary and job.source.bundle.platform.drops_fallbacks))
    yield from mine[0] if has_primary else theirs[0]
    yield from theirs[1] if inherits else mine[1]


def _uses(route: Route, path: Path, job: Job) -> tuple[list[_Use], list[_Use]]:
    """The primary ref of a route, if there is one, and its fallbacks."""
    if path in job.source.tree.leaves:
        return [_Use(ref, path) for ref in route.refs[:1]], []
    first = 1 if route.has_primary else 0
    fallbacks = [_Use(ref, (*path, "fallbacks", place)) for place, ref in enumerate(route.refs[first:])]
    return [_Use(ref, (*path, "primary")) for ref in route.refs[:first]], fallbacks


def _models(uses: list[_Use], resource: Resource, job: Job, providers: Providers) -> list[str]:
    texts: list[str] = []
    for use in uses:
        found = resolve(use.ref, job.source.tree.around(use.path), namespace_in(resource), providers)
        target = None
        if found.text is not None:
            target = resource.at("spec", "models", len(texts))
            texts.append(job.options.masked(found.text))
        for leaf in job.source.tree.below(use.path):
            leaf.became(found.outcome, target, found.reason)
    return texts


def _annotate(found: _Found, resource: Resource, job: Job, providers: Providers) -> None:
    """Keep what the entry says besides its models, and these as they are written where the way back cannot tell."""
    content: dict[str, object] = {}
    if found.name is None:
        content["defaults"] = True
    else:
        target = resource.at("metadata", "annotations", marks.AGENT)
        rest = keep(job.source.tree, found.path, target, way_to_pai, without={(*found.path, "model")})
        content |= rest if isinstance(rest, dict) else {}
        if resource.name != found.name and job.sidecar.agent(found.name) is None:
            annotate(resource, marks.NAME, found.name)
    written = clean(job.source.tree, (*found.path, "model"))
    models = _texts(resource)
    namespace = namespace_in(resource)
    is_known = all(providers.called(text.partition("/")[0], namespace) for text in models)
    if not is_known or written != defaults.route([providers.back(text, namespace) for text in models]):
        content |= {"model": written, "for": models}
    if content:
        annotate(resource, marks.AGENT, line(content))


def _texts(resource: Resource) -> list[str]:
    spec = cast("dict[str, list[str]]", resource.data["spec"])
    return spec.get("models", [])


def _is_part(texts: list[str], models: list[object]) -> bool:
    """Whether a list is what was left of another one, in its order."""
    rest = iter(models)
    return all(text in rest for text in texts)


def _restore(found: _Found, resource: Resource, job: Job, providers: Providers) -> None:
    """Put back what the manifest had that OpenClaw has no field for."""
    kept = job.sidecar.agent(found.name or "")
    if found.name is None or kept is None:
        return
    merge_metadata(resource, kept.metadata)
    specify(resource, **{name: value for name, value in kept.spec.items() if name != "models"})
    models = kept.spec.get("models")
    if isinstance(models, list) and _is_part(_texts(resource), models):
        specify(resource, models=models)
        for text in models:
            _allow(str(text), resource, providers)
    job.sidecar.restored("agents", found.name, resource)


def _allow(text: str, resource: Resource, providers: Providers) -> None:
    """Let agents use a model that is only named in what came back, where its provider has just been made."""
    name, _, model = text.partition("/")
    made = providers.called(name, namespace_in(resource))
    if made is not None and made.kept is None and not made.allows_all:
        made.allow(model)
