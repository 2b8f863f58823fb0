"""From Pai's manifests to OpenClaw's configuration."""

from __future__ import annotations

from functools import partial
from typing import Any

from provcheck.convert import kinds
from provcheck.convert.entry import Outcome
from provcheck.convert.ledger import Ledger
from provcheck.convert.mapping.lookup import way_to_openclaw
from provcheck.convert.sources import Options
from provcheck.convert.spot import Resource
from provcheck.convert.to_openclaw import agents, sidecar
from provcheck.convert.to_openclaw.allow import restrict
from provcheck.convert.to_openclaw.config import agents_as, merge, ordered, prune, prune_refs
from provcheck.convert.to_openclaw.manifests import AGENT, PROVIDER, Manifest, manifests, of_kind
from provcheck.convert.to_openclaw.providers import Providers
from provcheck.convert.to_openclaw.refs import used
from provcheck.convert.tree import Tree
from provcheck.dialects import openclaw_releases as releases

_LEGACY = frozenset({"ModelBinding", "AgentWorkload"})


def to_openclaw(trees: list[Tree], options: Options, ledger: Ledger) -> Resource:
    """The configuration that manifests make."""
    config = Resource("openclaw", "openclaw", {})
    found = manifests(trees, options, ledger)
    for one in found:
        ledger.open(one.tree, partial(way_to_openclaw, one.kind))
    providers = Providers(list(of_kind(found, PROVIDER)), config, options, ledger)
    listed = list(of_kind(found, AGENT))
    providers.finish(used(listed))
    _add_providers(config, providers)
    made = agents.agents(listed, providers, options, ledger)
    placed = agents.place(made, config, options)
    _add_carried(config, found, options)
    restrict(providers, config, options, ledger)
    for agent, path in placed:
        agents.settle(agent, path, config, providers)
    _add_azure_version(config, providers, ledger)
    _choose_default(config, found, made, options, ledger)
    if ledger.keeps and config.data:
        _add_sidecar(config, found, providers, made)
    _finish(config, found, options, ledger)
    return config


def _add_providers(config: Resource, providers: Providers) -> None:
    entries = {one.id: one.entry for one in providers.made.values() if one.entry is not None}
    if providers.made:
        config.data["models"] = {"mode": "merge", **({"providers": entries} if entries else {})}


def _add_carried(config: Resource, found: list[Manifest], options: Options) -> None:
    """Put back what belonged to no resource."""
    for one in found:
        if one.annotations.config is not None:
            carried = agents_as(one.annotations.config, options.release)
            models = carried.get("models")
            if isinstance(models, dict) and "mode" in models:
                config.data = merge(config.data, {"models": {"mode": models["mode"]}})
            listed = _listed(config.data) + _listed(carried)
            config.data = merge(carried, config.data)
            if listed:
                config.data = merge(config.data, {"agents": {"list": listed}})


def _listed(data: dict[str, Any]) -> list[Any]:
    """The agents of ``agents.list``."""
    section = data.get("agents")
    found = section.get("list") if isinstance(section, dict) else None
    return list(found) if isinstance(found, list) else []


def _add_azure_version(config: Resource, providers: Providers, ledger: Ledger) -> None:
    """The version of Azure's API: OpenClaw reads it from a variable, for all providers alike."""
    versions = {
        version: made
        for made in providers.made.values()
        if made.typed.kind == "azure-openai"
        and isinstance(version := made.manifest.spec.get("apiVersion"), str)
        and version != kinds.FILL_IN
    }
    if len(versions) == 1:
        version, made = next(iter(versions.items()))
        path = ("env", "vars", kinds.AZURE_VERSION)
        config.data = merge(config.data, {"env": {"vars": {kinds.AZURE_VERSION: version}}})
        made.manifest.became(
            Outcome.RENAMED, config.at(*path), "OpenClaw takes it from its environment", "spec", "apiVersion"
        )
    for made in versions.values() if len(versions) > 1 else ():
        reason = f"OpenClaw has one {kinds.AZURE_VERSION} for all providers: choose one"
        ledger.note(Outcome.NEEDS_YOU, made.manifest.tree.place(("spec", "apiVersion")), None, reason)


def _choose_default(
    config: Resource, found: list[Manifest], made: list[agents.Made], options: Options, ledger: Ledger
) -> None:
    """Say which of several agents is meant where none is named, as far as nothing says it yet."""
    section = config.data.get("agents")
    entries = section.get("entries") if isinstance(section, dict) else None
    if not isinstance(section, dict) or not isinstance(entries, dict) or len(entries) < 2:
        return
    defaults = [name for name, one in entries.items() if isinstance(one, dict) and one.get("default") is True]
    if len(defaults) == 1 or section.get("ownership") == "explicit":
        return
    first = next(iter(entries))
    for one in entries.values():
        one.pop("default", None)
    section["ownership"] = "explicit"
    section["defaults"] = merge({"systemAgent": {"agentId": first}}, section.get("defaults", {}))
    where = made[0].manifest.tree.place(()) if made else found[0].tree.place(())
    reason = f"of several agents OpenClaw {options.release} wants one that is meant where none is named: the first"
    ledger.note(Outcome.DEFAULTED, where, config.at("agents", "defaults", "systemAgent"), reason)


def _add_sidecar(config: Resource, found: list[Manifest], providers: Providers, made: list[agents.Made]) -> None:
    """Keep what OpenClaw has no field for."""
    content: dict[str, Any] = {}
    for provider in providers.made.values():
        kept = sidecar.of_provider(provider, config)
        if kept is not None:
            content.setdefault("providers", {})[provider.id] = sidecar.packed(kept)
    for agent in made:
        kept = sidecar.of_agent(agent, config)
        if kept is not None:
            content.setdefault("agents", {})[agent.id or ""] = sidecar.packed(kept)
    others = [one for one in found if one.kind not in (PROVIDER, AGENT) and one.kind not in _LEGACY]
    for one in others:
        kept = sidecar.of_other(one, len(content.get("documents", ())), config)
        if kept is not None:
            content.setdefault("documents", []).append(sidecar.packed(kept))
    if content:
        skill = {"skills": {"entries": {"provcheck": {"enabled": False, "config": content}}}}
        config.data = merge(config.data, skill)


def _finish(config: Resource, found: list[Manifest], options: Options, ledger: Ledger) -> None:
    """Leave out what the release does not take, and say which release it is unless it is the newest."""
    for path in prune(config.data, options.release):
        carrier = next((one for one in found if one.annotations.is_ours), found[0])
        reason = f"OpenClaw {options.release} does not take {'.'.join(map(str, path))}"
        ledger.note(Outcome.DROPPED, carrier.tree.place(("metadata",)), None, reason)
    known = {text for one in found for _, text in one.texts("models")}
    for path, text in prune_refs(config.data, options.release, known):
        carrier = next((one for one in found if one.annotations.is_ours), found[0])
        reason = f"left out of {'.'.join(map(str, path))}: OpenClaw {options.release} has no provider for {text}"
        ledger.note(Outcome.NEEDS_YOU, carrier.tree.place(("metadata",)), None, reason)
    if options.release != releases.NEWEST and config.data:
        config.data = merge({"meta": {"lastTouchedVersion": options.release}}, config.data)
    config.data = ordered(config.data)
