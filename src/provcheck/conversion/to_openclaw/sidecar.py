"""What the configuration carries for Pai: all that its manifests say and OpenClaw has no field for."""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import partial
from typing import Any

from provcheck.conversion import kinds, marks
from provcheck.conversion.entry import Outcome
from provcheck.conversion.keep import collect, note
from provcheck.conversion.mapping.lookup import way_to_openclaw
from provcheck.conversion.mapping.row import Way
from provcheck.conversion.names import dns_label
from provcheck.conversion.spot import Path, Resource
from provcheck.conversion.to_openclaw.agents import Made as MadeAgent
from provcheck.conversion.to_openclaw.manifests import Manifest, is_unset
from provcheck.conversion.to_openclaw.providers import Made as MadeProvider
from provcheck.conversion.to_pai.credentials import KEY
from provcheck.conversion.tree import Leaf

_LARGEST = 2**53


def of_provider(made: MadeProvider, config: Resource) -> dict[str, Any] | None:
    """What is kept of a ModelProvider; ``None`` where the way back to Pai would say all of it anyway."""
    one = made.manifest
    kept, leaves = _kept(one, without=_unkept(one))
    spec = kept.setdefault("spec", {})
    seen = kinds.pai_type(made.id, _api(made), _address(made))
    if seen != made.typed:
        spec["provider"] = made.typed.kind
        if isinstance(seen, kinds.Refused) or seen.endpoint != made.typed.endpoint:
            spec["endpoint"] = made.typed.endpoint
    listed = [text for _, text in one.texts("allowedModels") if text not in one.annotations.unlisted]
    if made.entry is None or len(listed) != len({row.get("id") for row in _rows(made)}):
        spec["allowedModels"] = listed
        for path, _ in one.texts("allowedModels"):
            target = config.at(*marks.SIDECAR, "providers", made.id, *path)
            one.became(Outcome.APPROXIMATED, target, "denied as well, so that OpenClaw does not list it", *path)
    if dns_label(made.id, "provider") != one.name:
        kept["name"] = one.name
    if one.annotations.is_ours and not _says_more(made, kept):
        for leaf, _ in leaves:
            leaf.became(Outcome.RENAMED, config.at("models", "providers", made.id), "its models and its name say it")
        return None
    note(leaves, config.at(*marks.SIDECAR, "providers", made.id), in_full=True)
    one.tree.links.setdefault((), config.at(*marks.SIDECAR, "providers", made.id))
    return {key: value for key, value in kept.items() if value}


def _says_more(made: MadeProvider, kept: dict[str, Any]) -> bool:
    """Whether a manifest that came from OpenClaw says more by now than it would if it came from there again."""
    one, spec = made.manifest, dict(kept["spec"])
    if one.annotations.name is not None:
        kept = {key: value for key, value in kept.items() if key != "name"}
    if spec.get("apiKeySecretRef") == {"name": f"{one.name}-{KEY}", "key": KEY}:
        del spec["apiKeySecretRef"]
    if made.typed.kind == "azure-openai":
        spec.pop("apiVersion", None)
    windows = {int(row["contextWindow"]) for row in _rows(made) if isinstance(row.get("contextWindow"), (int, float))}
    if spec.get("maxTokensPerRequest") in windows:
        del spec["maxTokensPerRequest"]
    if made.entry is None and one.annotations.built_in:
        spec.pop("allowedModels", None)
    if not spec.get("allowedModels", True):
        del spec["allowedModels"]
    return bool(spec) or any(kept[key] for key in kept if key != "spec")


def of_agent(made: MadeAgent, config: Resource) -> dict[str, Any] | None:
    """What is kept of an Agent."""
    one = made.manifest
    kept, leaves = _kept(one, without=_unkept(one))
    note(leaves, config.at(*marks.SIDECAR, "agents", made.id or ""), in_full=True)
    if made.is_short:
        kept.setdefault("spec", {})["models"] = [text for _, text in one.texts("models")]
    if made.id is not None and made.id != one.name and one.annotations.name is None:
        kept["name"] = one.name
    return kept if kept or "model" not in made.entry else None


def of_other(one: Manifest, place: int, config: Resource) -> dict[str, Any] | None:
    """A manifest that OpenClaw has nothing for, whole."""
    kept, leaves = _kept(one, whole=True)
    note(leaves, config.at(*marks.SIDECAR, "documents", place), in_full=True)
    return kept or None


def packed(kept: dict[str, Any]) -> dict[str, Any] | str:
    """What is kept, as text where OpenClaw would read something into it: ``${NAME}`` and ``$include``."""
    text = json.dumps(kept, ensure_ascii=False)
    if "$" not in text and not _has_large(kept):
        return kept
    return text.replace("$", "\\u0024")


def _has_large(data: object) -> bool:
    """Whether data has a whole number that JavaScript would round."""
    if isinstance(data, dict):
        return any(map(_has_large, data.values()))
    if isinstance(data, list):
        return any(map(_has_large, data))
    return isinstance(data, int) and abs(data) > _LARGEST


def _kept(
    one: Manifest, without: Collection[Path] = (), *, whole: bool = False
) -> tuple[dict[str, Any], list[tuple[Leaf, Way]]]:
    way = partial(way_to_openclaw, one.kind)
    found, leaves = collect(one.tree, (), way, without=without, whole=((),) if whole else ())
    return (found if isinstance(found, dict) else {}), leaves


def _unkept(one: Manifest) -> set[Path]:
    """What need not be kept: what provcheck wrote itself, and what says nothing."""
    ours = {
        leaf.path for leaf in one.tree.below(("metadata", "annotations")) if str(leaf.path[-1]).startswith(marks.PREFIX)
    }
    direct = (leaf for leaf in one.tree.leaves.values() if len(leaf.path) == 2 and leaf.path[0] == "spec")
    return ours | {leaf.path for leaf in direct if is_unset(leaf.value)}


def _rows(made: MadeProvider) -> list[dict[str, Any]]:
    found = made.entry.get("models") if made.entry else None
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _api(made: MadeProvider) -> str | None:
    return made.entry.get("api") if made.entry else None


def _address(made: MadeProvider) -> str | None:
    return made.entry.get("baseUrl") if made.entry else None
