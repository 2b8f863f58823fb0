"""The configuration as a whole: what several parts make together, its order, and what a release does not take."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast

from provcheck.catalog import hosts
from provcheck.catalog.refused import find_refused
from provcheck.conversion.dangling import is_dangling
from provcheck.conversion.document import Document
from provcheck.conversion.sources import Options
from provcheck.conversion.spot import Path
from provcheck.conversion.write import json5
from provcheck.dialects import openclaw
from provcheck.dialects import openclaw_releases as releases
from provcheck.dialects.openclaw_view import OpenClawView
from provcheck.dialects.view import Layer
from provcheck.model import OPENCLAW, Bundle, ModelRef
from provcheck.syntax import json5 as reader
from provcheck.syntax.pointer import steps
from provcheck.syntax.source import Source

_ROOT = ("$schema", "meta", "env", "secrets", "agents", "models")
_AGENTS = ("ownership", "defaults")
_PROVIDER = ("baseUrl", "apiKey", "auth", "api")
_MODEL = ("id", "name", "reasoning", "input", "cost", "contextWindow", "maxTokens")


def merge(base: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Both together; where both say something, ``other`` counts."""
    made = dict(base)
    for key, value in other.items():
        mine = made.get(key)
        made[key] = merge(mine, value) if isinstance(mine, dict) and isinstance(value, dict) else value
    return made


def agents_as(config: dict[str, Any], release: str) -> dict[str, Any]:
    """A part of a configuration with its agents where a release has them."""
    section = config.get("agents")
    if not isinstance(section, dict) or not {"list", "entries"} & section.keys():
        return config
    listed = [(str(one.get("id", "")), one) for one in section.get("list", ()) if isinstance(one, dict)]
    listed += list(cast("dict[str, Any]", section.get("entries", {})).items())
    rest = {key: value for key, value in section.items() if key not in ("list", "entries")}
    if releases.has_agent_entries(release):
        rest["entries"] = {name: {key: value for key, value in one.items() if key != "id"} for name, one in listed}
    else:
        rest["list"] = [{"id": name, **one} for name, one in listed]
    return {**config, "agents": rest}


def ordered(config: dict[str, Any]) -> dict[str, Any]:
    """The configuration in the order in which people write it."""
    made = _in_order(config, _ROOT)
    if isinstance(made.get("agents"), dict):
        made["agents"] = _in_order(made["agents"], _AGENTS)
    models = made.get("models")
    providers = models.get("providers") if isinstance(models, dict) else None
    if isinstance(models, dict) and isinstance(providers, dict):
        found = {name: _provider(one) if isinstance(one, dict) else one for name, one in providers.items()}
        made["models"] = {**_in_order(models, ("mode",)), "providers": found}
    return made


def _provider(entry: dict[str, Any]) -> dict[str, Any]:
    made = _in_order({key: value for key, value in entry.items() if key != "models"}, _PROVIDER)
    if "models" not in entry:
        return made
    rows = entry["models"]
    listed = (
        [_in_order(row, _MODEL) if isinstance(row, dict) else row for row in rows] if isinstance(rows, list) else rows
    )
    return {**made, "models": listed}


def _in_order(data: dict[str, Any], order: tuple[str, ...]) -> dict[str, Any]:
    known = {key: data[key] for key in order if key in data}
    return {**known, **{key: value for key, value in data.items() if key not in known}}


def prune(config: dict[str, Any], release: str) -> list[Path]:
    """Take out what a release does not take, and give the paths: what was kept may be of another release."""
    removed: list[Path] = []
    while refused := _refused(config, release):
        gone = [path for path in refused if _remove(config, path)]
        if not gone:
            break
        removed += gone
    return removed


def _refused(config: dict[str, Any], release: str) -> list[Path]:
    """The paths of what a release refuses, the longest first; what it rewrites while it reads is not refused."""
    from provcheck.schema import is_current, shape

    if is_current(OPENCLAW, release, config, upgrade=False):
        return []
    faults = shape.faults(OPENCLAW, release, _view(config), config, upgrade=False)
    found = [one.error for one in faults if one.age != shape.MIGRATED]
    paths = [one.place if one.word == "additionalProperties" else one.path for one in found]
    # Later places of a list first, so that the others stay where they are.
    return sorted(set(paths), key=lambda path: (len(path), [str(step).zfill(9) for step in path]), reverse=True)


def _view(config: dict[str, Any]) -> OpenClawView:
    text = json5.text(Document(config))
    return OpenClawView([Layer(reader.read(text).roots[0], Source("", text))])


def prune_refs(config: dict[str, Any], options: Options, known: Collection[str]) -> list[tuple[Path, str]]:
    """Take out refs that lead nowhere, and what the release refuses, and give them with their paths.

    They were kept of a file for another release, or the manifests have changed since. ``known`` are refs that led
    nowhere before, or stand in the manifests too.
    """
    bundle = openclaw.bind(_view(config), options.release)
    removed = []
    for ref in reversed(list(bundle.refs())):
        is_lost = ref.text not in known and is_dangling(ref, bundle)
        if is_lost or (not options.is_same_release and _is_refused(ref, bundle, options.release)):
            path = _path_of(ref, config)
            if path is not None and _remove(config, path):
                removed.append((path, str(ref.text)))
    return removed[::-1]


def _is_refused(ref: ModelRef, bundle: Bundle, release: str) -> bool:
    """Whether a release does not start with a ref."""
    if not ref.provider or not ref.model or ref.alias or not ref.vetted:
        return False
    endpoint = next((one.raw("endpoint") for one in bundle.named(ref.provider)), None)
    return find_refused(ref.provider, ref.model, hosts.host(endpoint or ""), release) is not None


def _path_of(ref: ModelRef, config: dict[str, Any]) -> Path | None:
    """The path of a ref in the data."""
    pointer = ref.where().pointer if isinstance(ref.text, str) else ""
    path: list[str | int] = []
    node: Any = config
    for step in steps(pointer):
        key: str | int = int(step) if isinstance(node, list) else step
        path.append(key)
        node = node[key]
    return tuple(path) or None


def _remove(config: dict[str, Any], path: Path) -> bool:
    """Take out what stands at a path; false where nothing does."""
    holder: Any = config
    try:
        for step in path[:-1]:
            holder = holder[step]
        del holder[path[-1]]
    except (KeyError, IndexError, TypeError):
        return False
    return True
