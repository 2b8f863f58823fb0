"""From OpenClaw's configuration to Pai's manifests."""

from __future__ import annotations

from typing import Any

from provcheck.conversion import marks
from provcheck.conversion.dangling import dangling
from provcheck.conversion.entry import Outcome
from provcheck.conversion.keep import clean, keep, line
from provcheck.conversion.ledger import Ledger
from provcheck.conversion.mapping.lookup import way_to_pai
from provcheck.conversion.sources import OpenClawSource, Options
from provcheck.conversion.spot import Path, Resource
from provcheck.conversion.to_pai.agents import agents
from provcheck.conversion.to_pai.allow import settle_allow_list
from provcheck.conversion.to_pai.job import Job
from provcheck.conversion.to_pai.manifest import annotate
from provcheck.conversion.to_pai.model_providers import finish
from provcheck.conversion.to_pai.providers import Providers
from provcheck.conversion.to_pai.sidecar import Sidecar
from provcheck.conversion.tree import Tree
from provcheck.dialects.openclaw_releases import NEWEST
from provcheck.dialects.openclaw_view import OpenClawView, stamped_release

_ORDER = {"ModelProvider": 0, "Agent": 1}
_SHARED_MODEL: Path = ("agents", "defaults", "model")


def to_pai(sources: list[OpenClawSource], options: Options, ledger: Ledger) -> list[Resource]:
    """The manifests that configurations make: the providers, then the agents, then what else came from Pai."""
    taken: dict[tuple[str, str | None], set[str]] = {}
    made = [one for source in sources for one in _manifests(source, options, ledger, taken)]
    return sorted(made, key=lambda one: _ORDER.get(one.kind, 2))


def _manifests(
    source: OpenClawSource, options: Options, ledger: Ledger, taken: dict[tuple[str, str | None], set[str]]
) -> list[Resource]:
    ledger.open(source.tree, way_to_pai)
    job = Job(source, options, ledger, Sidecar(source.tree, ledger), taken)
    providers = Providers(job)
    made, idle = [], list(providers.refused_paths)
    for one in agents(job, providers):
        if isinstance(one, Resource):
            made.append(one)
        else:
            idle.append(one)
    # The agents come first: what they use decides what providers allow.
    resources = [*(finish(one, job) for one in providers.made.values()), *made]
    if resources:
        source.tree.links[()] = resources[0].at()
    settle_allow_list(job, providers)
    _settle_mode(source.tree)
    for leaf in source.tree.below((*marks.SIDECAR[:-1], "enabled")):
        leaf.became(Outcome.EXACT, None, "provcheck wrote it, so that nobody takes the entry for a skill")
    if resources and ledger.keeps:
        _keep_rest(job, resources[0], idle)
    return [*resources, *job.sidecar.documents()]


def _settle_mode(tree: Tree) -> None:
    """The default of ``models.mode`` need not be kept."""
    for leaf in tree.below(("models", "mode")):
        if leaf.value == "merge":
            leaf.became(Outcome.EXACT, None, "what OpenClaw does anyway")


def _keep_rest(job: Job, first: Resource, idle: list[Path]) -> None:
    """What belongs to no resource travels with the first one; so do the providers and agents that Pai cannot have."""
    tree = job.source.tree
    target = first.at("metadata", "annotations", marks.CONFIG)
    used = {leaf.path for leaf in tree.leaves.values() if leaf.outcome is not None}
    used -= {leaf.path for path in idle for leaf in tree.below(path)}
    rest = keep(tree, (), target, way_to_pai, without=used | {marks.SIDECAR}, whole=idle)
    content: dict[str, Any] = rest if isinstance(rest, dict) else {}
    if _SHARED_MODEL in tree.places and any(map(_is_agent, tree.places)):
        shared = content.setdefault("agents", {}).setdefault("defaults", {})
        shared["model"] = clean(tree, _SHARED_MODEL)
        for leaf in tree.below(_SHARED_MODEL):
            leaf.became(Outcome.APPROXIMATED, target, "every agent has models of its own")
    _keep_order(tree, content, idle)
    _keep_release(job, content)
    lost = [text for text in dangling(job.source.bundle) if job.options.masked(text) == text]
    if lost:
        annotate(first, marks.DANGLING, line(lost))
    if content:
        annotate(first, marks.CONFIG, line(content))


def _keep_order(tree: Tree, content: dict[str, Any], idle: list[Path]) -> None:
    """The order of agents, where some stay behind: in older releases the first one answers when none is named."""
    if not any(map(_is_agent, idle)):
        return
    section = content.setdefault("agents", {})
    names = [path for path in tree.places if _is_agent(path)]
    if names[0][1] == "entries":
        kept = section.get("entries", {})
        section["entries"] = {str(path[2]): kept.get(path[2], {}) for path in names}
    else:
        rest = iter(section.get("list", ()))
        section["list"] = [next(rest, {}) if path in idle else {"id": _id(tree, path)} for path in names]


def _id(tree: Tree, path: Path) -> object:
    leaf = tree.leaves.get((*path, "id"))
    return leaf.value if leaf is not None else None


def _keep_release(job: Job, content: dict[str, Any]) -> None:
    """The release that the configuration was read for, unless it is the newest: what was kept fits that one."""
    stamp = stamped_release(job.source.tree.root) if isinstance(job.source.tree.root, OpenClawView) else None
    if stamp is None and job.source.release != NEWEST:
        content["meta"] = {**content.get("meta", {}), "lastTouchedVersion": job.source.release}


def _is_agent(path: Path) -> bool:
    """Whether an agent with an entry of its own stands at a path."""
    return len(path) == 3 and path[:2] in (("agents", "list"), ("agents", "entries"))
