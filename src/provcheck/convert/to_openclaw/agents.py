"""Agents: each becomes an entry, except the one that OpenClaw's defaults were made into."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from provcheck.convert import defaults, names
from provcheck.convert.entry import Outcome
from provcheck.convert.ledger import Ledger
from provcheck.convert.sources import Options
from provcheck.convert.spot import Path, Resource
from provcheck.convert.to_openclaw.manifests import Manifest, settle_frame
from provcheck.convert.to_openclaw.providers import Providers
from provcheck.convert.to_openclaw.refs import resolve
from provcheck.dialects import openclaw_releases as releases


class Made(NamedTuple):
    """An agent in OpenClaw, without a name where it is the defaults; ``models`` are Pai's refs that are not there."""

    manifest: Manifest
    id: str | None
    entry: dict[str, Any]
    is_short: bool


def agents(found: Iterable[Manifest], providers: Providers, options: Options, ledger: Ledger) -> list[Made]:
    """The agents of all manifests."""
    made: list[Made] = []
    listed = list(found)
    taken: set[str] = set()
    for one in listed:
        carried = dict(one.annotations.agent or {})
        is_default = carried.pop("defaults", False) is True and all(other.id is not None for other in made)
        name = None if is_default else _id(one, taken, options if len(listed) == 1 else None)
        entry, is_short = _entry(one, carried, providers)
        made.append(Made(one, name, entry, is_short))
        if name is not None and name != one.name and one.annotations.name is None:
            ledger.note(Outcome.RENAMED, one.tree.place(()), None, f"{one.name} is called {name} in OpenClaw")
    return made


def _id(one: Manifest, taken: set[str], options: Options | None) -> str:
    own = options.name if options is not None and options.name else one.annotations.name or one.name
    wanted = own if one.annotations.name else names.agent_id(own, "agent")
    if wanted in taken and one.namespace:
        wanted = f"{one.namespace}-{wanted}"
    name = names.unique(wanted, taken)
    taken.add(name)
    return name


def _entry(one: Manifest, carried: dict[str, Any], providers: Providers) -> tuple[dict[str, Any], bool]:
    """The entry of an agent, and whether refs of it are missing there."""
    written, valid_for = carried.pop("model", None), carried.pop("models", None)
    texts = [text for _, text in one.texts("models")]
    refs = [resolve(text, one.namespace, providers)[0] for text in texts]
    if valid_for == texts and _reads_alike(written, refs, providers.options.release):
        return {**({} if written is None else {"model": written}), **carried}, False
    model = defaults.route([ref for ref in refs if ref is not None])
    return {**({} if model is None else {"model": model}), **carried}, None in refs


def _reads_alike(written: object, refs: list[str | None], release: str) -> bool:
    """Whether a release makes of kept refs what the manifest says.

    Older ones do not put NVIDIA's name back in front of its own models.
    """
    if releases.restores_publisher(release):
        return True
    texts: list[object] = [written]
    if isinstance(written, dict):
        texts = [written.get("primary"), *written.get("fallbacks", ())]
    return not any(isinstance(text, str) and text.startswith("nvidia/") and text not in refs for text in texts)


def place(made: list[Made], config: Resource, options: Options) -> list[tuple[Made, Path]]:
    """Put the agents where the release has them; gives where each one is."""
    section: dict[str, Any] = {}
    places: list[tuple[Made, Path]] = []
    named = [one for one in made if one.id is not None]
    for one in made:
        if one.id is None:
            section["defaults"] = one.entry
            places.append((one, ("agents", "defaults")))
    if releases.has_agent_entries(options.release):
        section["entries"] = {str(one.id): one.entry for one in named}
        places += [(one, ("agents", "entries", str(one.id))) for one in named]
    else:
        section["list"] = [{"id": one.id, **one.entry} for one in named]
        places += [(one, ("agents", "list", index)) for index, one in enumerate(named)]
    filled = {key: value for key, value in section.items() if value or key == "defaults"}
    if filled:
        config.data["agents"] = filled
    return places


def settle(one: Made, path: Path, config: Resource, providers: Providers) -> None:
    """Note what became of an agent's manifest."""
    manifest, spot = one.manifest, config.at(*path)
    manifest.tree.links[()] = spot
    settle_frame(manifest, spot, renamed=one.id != manifest.name)
    model = one.entry.get("model")
    count = 0
    for leaf, text in manifest.texts("models"):
        ref, outcome, reason = resolve(text, manifest.namespace, providers)
        target = None
        if ref is not None:
            target = spot.at("model", "primary") if count == 0 else spot.at("model", "fallbacks", count - 1)
            target = target if isinstance(model, dict) else spot.at("model")
            count += 1
        if not one.is_short and ref is None:
            outcome, reason, target = Outcome.EXACT, "as it was in OpenClaw", spot.at("model")
        manifest.became(outcome, target, reason, *leaf)
