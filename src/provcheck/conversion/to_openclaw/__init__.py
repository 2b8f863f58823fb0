"""From Pai's manifests to OpenClaw's configuration."""

from __future__ import annotations

from functools import partial
from typing import Any

from provcheck.conversion import kinds
from provcheck.conversion.entry import Outcome
from provcheck.conversion.ledger import Ledger
from provcheck.conversion.mapping.lookup import way_to_openclaw
from provcheck.conversion.sources import Options
from provcheck.conversion.spot import Resource
from provcheck.conversion.to_openclaw import agents, sidecar
from provcheck.conversion.to_openclaw.allow import restrict
from provcheck.conversion.to_openclaw.config import agents_as, merge, ordered, prune, prune_refs
from provcheck.conversion.to_openclaw.manifests import AGENT, PROVIDER, Manifest, kind_of, manifests, of_kind
from provcheck.conversion.to_openclaw.providers import Providers
from provcheck.conversion.to_openclaw.refs import used
from provcheck.conversion.tree import Tree
from provcheck.dialects import openclaw_releases as releases

_LEGACY = frozenset({"ModelBinding", "AgentWorkload"})


def to_openclaw(trees: list[Tree], options: Options, ledger: Ledger) -> Resource:
    """The configuration that manifests make."""
    config = Resource("openclaw", "openclaw", {})
    for tree in trees:
        ledger.open(tree, partial(way_to_openclaw, kind_of(tree)))
    found = manifests(trees, options, ledger)
    options = options._replace(is_same_release=_origin(found) == options.release)
    providers = Providers(list(of_kind(found, PROVIDER)), config, options, ledger)
    listed = list(of_kind(found, AGENT))
    providers.finish(used(listed))
    _add_providers(config, providers)
    made = agents.agents(listed, providers, options)
    agents.place(made, config, options)
    _add_carried(config, found, options)
    restrict(providers, config, options, ledger)
    for agent in made:
        agents.settle(agent, config, providers)
    _add_azure_version(config, providers)
    _choose_default(config, found, made, options, ledger)
    if ledger.keeps and config.data:
        _add_sidecar(config, found, providers, made)
    _finish(config, found, options, ledger)
    return config


def _origin(found: list[Manifest]) -> str | None:
    """The release of the configuration that manifests were made of; of manifests of Pai's own there is none."""
    carried = [one.annotations.config or {} for one in found if one.annotations.is_ours]
    stamps = [one["meta"].get("lastTouchedVersion") for one in carried if isinstance(one.get("meta"), dict)]
    stamp = next((one for one in stamps if isinstance(one, str)), None)
    return (stamp and releases.nearest(stamp)) or (releases.NEWEST if carried else None)


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
            listed = _joined(_listed(carried), _listed(config.data))
            config.data = merge(carried, config.data)
            if listed:
                config.data = merge(config.data, {"agents": {"list": listed}})


def _joined(carried: list[Any], made: list[Any]) -> list[Any]:
    """Agents in the order in which they were kept, those that have manifests as these say, further ones behind."""
    mine = {one["id"]: one for one in made}
    kept = [mine.pop(one.get("id"), one) for one in carried if isinstance(one, dict)]
    return [*kept, *mine.values()]


def _listed(data: dict[str, Any]) -> list[Any]:
    """The agents of ``agents.list``."""
    section = data.get("agents")
    found = section.get("list") if isinstance(section, dict) else None
    return list(found) if isinstance(found, list) else []


def _add_azure_version(config: Resource, providers: Providers) -> None:
    """The version of Azure's API: OpenClaw reads it from a variable, for all providers alike."""
    found = [
        (version, made.manifest)
        for made in providers.made.values()
        if made.typed.kind == "azure-openai"
        and isinstance(version := made.manifest.spec.get("apiVersion"), str)
        and version != kinds.FILL_IN
    ]
    versions = {version for version, _ in found}
    if len(versions) == 1:
        config.data = merge(config.data, {"env": {"vars": {kinds.AZURE_VERSION: versions.pop()}}})
        target = config.at("env", "vars", kinds.AZURE_VERSION)
        for _, manifest in found:
            reason = "OpenClaw takes it from its environment, for all providers alike"
            manifest.became(Outcome.RENAMED, target, reason, "spec", "apiVersion")
    for _, manifest in found if len(versions) > 1 else ():
        reason = f"OpenClaw has one {kinds.AZURE_VERSION} for all providers: choose one"
        manifest.became(Outcome.NEEDS_YOU, None, reason, "spec", "apiVersion")


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
    where = made[0].manifest.tree.around(()) if made else found[0].tree.around(())
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
    refused = [one for one in found if one.kind == PROVIDER and (one.namespace, one.name) in providers.refused]
    others = [one for one in found if one.kind not in (PROVIDER, AGENT) and one.kind not in _LEGACY]
    for one in [*refused, *others]:
        kept = sidecar.of_other(one, len(content.get("documents", ())), config)
        if kept is not None:
            content.setdefault("documents", []).append(sidecar.packed(kept))
    if content:
        skill = {"skills": {"entries": {"provcheck": {"enabled": False, "config": content}}}}
        config.data = merge(config.data, skill)


def _finish(config: Resource, found: list[Manifest], options: Options, ledger: Ledger) -> None:
    """Say which release it is for, leave out what that one does not take, and put it in order."""
    if not config.data:
        return
    stamp = _stamp(config)
    if not options.is_same_release and (stamp is not None or options.release != releases.NEWEST):
        config.data = merge(config.data, {"meta": {"lastTouchedVersion": options.release}})
    carrier = next((one for one in found if one.annotations.is_ours), found[0])
    where = carrier.tree.around(("metadata",))
    for path in prune(config.data, options.release):
        reason = f"OpenClaw {options.release} does not take {'.'.join(map(str, path))}"
        ledger.note(Outcome.DROPPED, where, None, reason)
        ledger.lose(config, path, Outcome.DROPPED, reason)
    known = {text for one in found for _, text in one.texts("models")}
    known |= {text for one in found for text in one.annotations.dangling} if options.is_same_release else set()
    for path, text in prune_refs(config.data, options, known):
        reason = f"left out of {'.'.join(map(str, path))}: OpenClaw {options.release} cannot use {text} here"
        ledger.note(Outcome.NEEDS_YOU, where, None, reason)
        ledger.lose(config, path, Outcome.NEEDS_YOU, reason)
    config.data = ordered(config.data)


def _stamp(config: Resource) -> str | None:
    """The version that stands in the configuration."""
    meta = config.data.get("meta")
    stamp = meta.get("lastTouchedVersion") if isinstance(meta, dict) else None
    return stamp if isinstance(stamp, str) else None
