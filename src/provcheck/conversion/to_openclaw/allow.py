"""Allow lists: Pai has one for each provider, OpenClaw one for all of them."""

from __future__ import annotations

from typing import Any

from provcheck.conversion.entry import Outcome
from provcheck.conversion.ledger import Ledger
from provcheck.conversion.sources import Options
from provcheck.conversion.spot import Path, Resource
from provcheck.conversion.to_openclaw.providers import Made, Providers
from provcheck.dialects import openclaw_releases as releases


def restrict(providers: Providers, config: Resource, options: Options, ledger: Ledger) -> None:
    """Limit the providers that OpenClaw has built in to what Pai allows of them.

    A provider with an entry is limited by the models it lists. Once OpenClaw has an allow list it holds for all
    providers, so that the others stand in it as well.
    """
    limited = [one for one in providers.made.values() if one.entry is None and one.limited is not None]
    shared = config.data.get("agents")
    common: dict[str, Any] = shared.get("defaults", {}) if isinstance(shared, dict) else {}
    if not limited or "modelPolicy" in common or "models" in common:
        _settle(limited, None)
        return
    refs = [ref for made in providers.made.values() for ref in _refs(made, options.release)]
    if releases.has_model_policy(options.release):
        path: Path = ("agents", "defaults", "modelPolicy", "allow")
        found: object = {"allow": refs}
    else:
        path = ("agents", "defaults", "models")
        found = {ref: {} for ref in refs}
    section = config.data.setdefault("agents", {})
    assert isinstance(section, dict)  # noqa: S101 - whoever made it made a mapping
    section.setdefault("defaults", {})[path[2]] = found
    _settle(limited, (config, path, refs))
    first = limited[0].manifest.tree
    others = [made.id for made in providers.made.values() if made not in limited]
    if others:
        reason = f"OpenClaw's allow list holds for all providers, so that it names {', '.join(others)} too"
        ledger.note(Outcome.DEFAULTED, first.around(("spec", "allowedModels")), config.at(*path), reason)


def _refs(made: Made, release: str) -> list[str]:
    """What of a provider is allowed."""
    if made.entry is None and made.limited is not None:
        return [f"{made.id}/{model}" for model in made.limited]
    if releases.reads_wildcards(release):
        return [f"{made.id}/*"]
    listed = made.entry.get("models", []) if made.entry else []
    return [f"{made.id}/{row['id']}" for row in listed if isinstance(row, dict) and "id" in row]


def _settle(limited: list[Made], target: tuple[Resource, Path, list[str]] | None) -> None:
    places = {ref: place for place, ref in enumerate(target[2])} if target else {}
    for made in limited:
        allowed = set(made.limited or ())
        for path, model in made.manifest.texts("allowedModels"):
            if model not in allowed:
                continue
            if target is None:
                made.manifest.became(Outcome.EXACT, None, "OpenClaw's own allow list has it", *path)
                continue
            config, place, _ = target
            ref = f"{made.id}/{model}"
            step: str | int = places[ref] if place[-1] == "allow" else ref
            made.manifest.became(Outcome.RENAMED, config.at(*place, step), "in OpenClaw's allow list", *path)
