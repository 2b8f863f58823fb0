"""Agents: each becomes an entry, except the one that OpenClaw's defaults were made into."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from provcheck.conversion import defaults, names
from provcheck.conversion.entry import Outcome
from provcheck.conversion.sources import Options
from provcheck.conversion.spot import Path, Resource
from provcheck.conversion.to_openclaw.manifests import Manifest, settle_frame
from provcheck.conversion.to_openclaw.providers import Providers
from provcheck.conversion.to_openclaw.refs import resolve
from provcheck.dialects import openclaw_releases as releases


class Made(NamedTuple):
    """An agent in OpenClaw, without a name where it is the defaults.

    ``is_short``: not all of Pai's refs are there, or some are to providers of which no manifest tells.
    """

    manifest: Manifest
    id: str | None
    entry: dict[str, Any]
    is_short: bool


def agents(found: Iterable[Manifest], providers: Providers, options: Options) -> list[Made]:
    """The agents of all manifests."""
    made: list[Made] = []
    listed = list(found)
    taken: set[str] = set()
    for one in listed:
        carried = dict(one.annotations.agent or {})
        carried.pop("id", None)
        is_default = carried.pop("defaults", False) is True and all(other.id is not None for other in made)
        name = None if is_default else _id(one, taken, options if len(listed) == 1 else None)
        entry, is_short = _entry(one, carried, providers)
        made.append(Made(one, name, entry, is_short))
    return made


def _id(one: Manifest, taken: set[str], options: Options | None) -> str:
    own = options.name if options is not None and options.name else one.annotations.name or one.name
    wanted = own if one.annotations.name else names.agent_id(own, "agent")
    if wanted in taken and one.namespace:
        wanted = names.agent_id(f"{one.namespace}-{wanted}", "agent")
    name = names.unique(wanted, taken)
    taken.add(name)
    return name


def _entry(one: Manifest, carried: dict[str, Any], providers: Providers) -> tuple[dict[str, Any], bool]:
    """The entry of an agent, and whether refs of it are missing there."""
    written, valid_for = carried.pop("model", None), carried.pop("for", None)
    texts = [text for _, text in one.texts("models")]
    refs = [resolve(text, one.namespace, providers)[0] for text in texts]
    is_usable = providers.options.is_same_release or None not in refs
    if valid_for == texts and is_usable and _reads_alike(written, refs, providers.options):
        return {**({} if written is None else {"model": written}), **carried}, False
    model = defaults.route([ref for ref in refs if ref is not None])
    is_short = not all((one.namespace, text.partition("/")[0]) in providers.made for text in texts) or None in refs
    return {**({} if model is None else {"model": model}), **carried}, is_short


def _reads_alike(written: object, refs: list[str | None], options: Options) -> bool:
    """Whether a release makes of kept refs what the manifest says.

    Older ones do not put NVIDIA's name back in front of its own models.
    """
    if options.is_same_release or releases.restores_publisher(options.release):
        return True
    texts: list[object] = [written]
    if isinstance(written, dict):
        texts = [written.get("primary"), *written.get("fallbacks", ())]
    return not any(isinstance(text, str) and text.startswith("nvidia/") and text not in refs for text in texts)


def place(made: list[Made], config: Resource, options: Options) -> None:
    """Put the agents where the release has them."""
    named = [one for one in made if one.id is not None]
    section: dict[str, Any] = {}
    for one in made:
        if one.id is None:
            section["defaults"] = one.entry
    if named and releases.has_agent_entries(options.release):
        section["entries"] = {str(one.id): one.entry for one in named}
    elif named:
        section["list"] = [{"id": one.id, **one.entry} for one in named]
    if section:
        config.data["agents"] = section


def _path(one: Made, config: Resource) -> Path:
    """Where an agent is."""
    section = cast("dict[str, Any]", config.data["agents"])
    if one.id is None:
        return "agents", "defaults"
    if one.id in section.get("entries", {}):
        return "agents", "entries", one.id
    ids = [agent.get("id") for agent in section["list"] if isinstance(agent, dict)]
    return "agents", "list", ids.index(one.id)


def settle(one: Made, config: Resource, providers: Providers) -> None:
    """Note what became of an agent's manifest."""
    manifest, spot = one.manifest, config.at(*_path(one, config))
    manifest.tree.links[()] = spot
    settle_frame(manifest, spot, renamed=one.id != manifest.name)
    places = _places(one.entry.get("model"))
    for leaf, text in manifest.texts("models"):
        ref, outcome, reason = resolve(text, manifest.namespace, providers)
        found = places.get(ref, []) if ref is not None else []
        if found:
            target = spot.at("model", *found.pop(0))
        elif one.is_short:
            target = None
        else:
            target, outcome, reason = spot.at("model"), Outcome.RENAMED, "as it was in OpenClaw"
        manifest.became(outcome, target, reason, *leaf)


def _places(model: object) -> dict[str, list[Path]]:
    """Where each ref stands in an agent's model."""
    if isinstance(model, str):
        return {model: [()]}
    found: dict[str, list[Path]] = {}
    if isinstance(model, dict):
        listed: list[tuple[object, Path]] = [(model.get("primary"), ("primary",))]
        listed += [(ref, ("fallbacks", index)) for index, ref in enumerate(model.get("fallbacks", ()))]
        for ref, path in listed:
            if isinstance(ref, str):
                found.setdefault(ref, []).append(path)
    return found
