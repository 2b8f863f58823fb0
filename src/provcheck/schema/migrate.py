"""What OpenClaw rewrites while it reads, so that an old shape is not mistaken for a wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provcheck.dialects.openclaw_releases import has_agent_entries
from provcheck.schema.data import Partial, PartialList

if TYPE_CHECKING:
    from provcheck.schema.errors import Path

_LIST: Path = ("agents", "list")
_ENTRIES: Path = ("agents", "entries")


class Migrated(NamedTuple):
    """Data as a release sees it, and where the agents of ``agents.list`` went: their ids in the order of the list."""

    data: object
    ids: tuple[str, ...] | None = None

    def written(self, path: Path) -> Path:
        """The path in the file for a path in the migrated data."""
        if self.ids is None or path[:2] != _ENTRIES:
            return path
        return (*_LIST, self.ids.index(str(path[2])), *path[3:]) if len(path) > 2 else _LIST


def migrate(data: object, release: str) -> Migrated:
    """Data in which agents that stand in a list stand in ``agents.entries``, where the release moves them there.

    It does so from 2026.8.2 on when each of them has an id of its own; otherwise it refuses the list.
    """
    if not release or not has_agent_entries(release) or not isinstance(data, dict):
        return Migrated(data)
    agents = data.get("agents")
    if not isinstance(agents, dict) or "entries" in agents:
        return Migrated(data)
    listed = agents.get("list")
    if not isinstance(listed, list) or isinstance(listed, PartialList):
        return Migrated(data)
    ids = _ids(listed)
    if ids is None:
        return Migrated(data)
    kind = Partial if isinstance(agents, Partial) else dict
    moved = kind((key, value) for key, value in agents.items() if key != "list")
    if listed:
        entries = [{key: value for key, value in one.items() if key != "id"} for one in listed]
        moved["entries"] = dict(zip(ids, entries, strict=True))
    return Migrated({**data, "agents": moved}, ids)


def _ids(listed: list[object]) -> tuple[str, ...] | None:
    """The ids of all agents in a list, ``None`` where one has none or shares another's."""
    ids = [one.get("id") if isinstance(one, dict) else None for one in listed]
    found = tuple(one for one in ids if isinstance(one, str) and one.strip())
    return found if len(found) == len(listed) == len({one.strip().lower() for one in found}) else None
