"""What OpenClaw rewrites while it reads, so that an old shape is not mistaken for a wrong one.

From 2026.8.2 on it moves agents from a list into an object, and limits of a provider into its models (npm `openclaw`,
2026.8.2 and 2026.9.6). Keys that it drops are marked in the schema.
"""

from typing import NamedTuple

from provcheck.dialects.openclaw_releases import has_agent_entries
from provcheck.schema.data import Partial, PartialList, Path
from provcheck.schema.gate import Variable

_LIMITS = ("contextWindow", "contextTokens")
_LONGEST_ID = 64


class Migrated(NamedTuple):
    """Data as a release sees it.

    ``moved`` gives for each path in it where that stands in the file, for what stands elsewhere. ``listed`` tells that
    agents were moved out of a list.
    """

    data: object
    moved: dict[Path, Path]
    listed: bool = False

    def written(self, path: Path) -> Path:
        """The path in the file for a path in the data."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.moved:
                return (*self.moved[path[:end]], *path[end:])
        return path


def migrate(data: object, release: str) -> Migrated:
    """Data as a release sees it; empty for Pai, which rewrites nothing."""
    if not release or not has_agent_entries(release) or not isinstance(data, dict):
        return Migrated(data, {})
    moved: dict[Path, Path] = {}
    changed = {"agents": _with_entries(data.get("agents"), moved), "models": _with_limits(data.get("models"), moved)}
    changed = {name: value for name, value in changed.items() if value is not None}
    return Migrated({**data, **changed} if changed else data, moved, listed="agents" in changed)


def _with_entries(agents: object, moved: dict[Path, Path]) -> object:
    """The agents of ``agents.list`` in ``agents.entries``, if each has its own id; ``None`` where nothing moves."""
    if not isinstance(agents, dict) or "entries" in agents:
        return None
    listed = agents.get("list")
    ids = _ids(listed) if isinstance(listed, list) and not isinstance(listed, PartialList) else None
    if not isinstance(listed, list) or ids is None:
        return None
    made = (Partial if isinstance(agents, Partial) else dict)(agents)
    del made["list"]
    if listed:
        made["entries"] = {name: _without_id(one) for name, one in zip(ids, listed, strict=True)}
        moved["agents", "entries"] = ("agents", "list")
        moved.update({("agents", "entries", name): ("agents", "list", place) for place, name in enumerate(ids)})
    return made


def unmovable(data: object) -> tuple[Path, str]:
    """Which part of ``agents.list`` keeps a release from moving it, and why; an empty path for the whole of it."""
    agents = data.get("agents") if isinstance(data, dict) else None
    listed = agents.get("list") if isinstance(agents, dict) else None
    if not isinstance(agents, dict) or not isinstance(listed, list) or "entries" in agents:
        return (), ""
    seen: list[object] = []
    for place, agent in enumerate(listed):
        here: Path = ("agents", "list", place)
        name = agent.get("id") if isinstance(agent, dict) else None
        if not isinstance(name, str):
            return here, "an agent without an id keeps OpenClaw from moving agents.list to agents.entries"
        if name in seen or not (isinstance(name, Variable) or _is_id(name)):
            what = "a second agent with the id" if name in seen else "the id"
            return (*here, "id"), f'{what} "{name}" keeps OpenClaw from moving agents.list to agents.entries'
        seen.append(name)
    return (), ""


def _ids(listed: list[object]) -> list[str] | None:
    """The ids of all agents in a list, ``None`` where one has none, a strange one, or another's."""
    ids = [one.get("id") if isinstance(one, dict) else None for one in listed]
    good = [one for one in ids if isinstance(one, Variable) or (isinstance(one, str) and _is_id(one))]
    return good if len(set(good)) == len(listed) else None


def _is_id(text: str) -> bool:
    """Whether OpenClaw would write the id of an agent like this."""
    letters = text.replace("_", "a").replace("-", "a")
    small = letters.isascii() and letters.isalnum() and text == text.lower()
    return small and text[0] != "-" and len(text) <= _LONGEST_ID and text != "__proto__"


def _without_id(agent: object) -> object:
    return {key: value for key, value in agent.items() if key != "id"} if isinstance(agent, dict) else agent


def _with_limits(models: object, moved: dict[Path, Path]) -> object:
    """Limits of providers in those of their models that have none of their own; ``None`` where nothing moves."""
    providers = models.get("providers") if isinstance(models, dict) else None
    if not isinstance(models, dict) or not isinstance(providers, dict):
        return None
    changed = {
        name: _passing_on(name, entry, moved)
        for name, entry in providers.items()
        if isinstance(entry, dict) and isinstance(entry.get("models"), list) and any(key in entry for key in _LIMITS)
    }
    return {**models, "providers": {**providers, **changed}} if changed else None


def _passing_on(name: str, entry: dict[str, object], moved: dict[Path, Path]) -> dict[str, object]:
    limits = {key: entry[key] for key in _LIMITS if key in entry}
    listed = entry["models"]
    made = []
    for place, model in enumerate(listed if isinstance(listed, list) else ()):
        missing = {key: value for key, value in limits.items() if isinstance(model, dict) and key not in model}
        made.append({**model, **missing} if missing else model)
        here: Path = ("models", "providers", name)
        moved.update({(*here, "models", place, key): (*here, key) for key in missing})
    return {**entry, "models": made}
