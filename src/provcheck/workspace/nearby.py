"""The file that was surely meant by a path that leads nowhere."""

from __future__ import annotations

import os

from provcheck.suggest import nearest_variable

_ENDINGS = frozenset({"", ".json", ".json5", ".jsonc", ".yaml", ".yml", ".toml"})
_MAX_NAMES = 5000


def meant(path: str) -> str | None:
    """The path beside a missing one that differs by a slip, or by its ending alone; ``None`` where that is unsure."""
    folder, name = os.path.split(path)
    try:
        names = os.listdir(folder or ".")
    except (OSError, ValueError):
        return None
    if not name or len(names) > _MAX_NAMES:
        return None
    found = nearest_variable(name, names) or _with_another_ending(name, names)
    return os.path.join(folder, found) if found else None


def _with_another_ending(name: str, names: list[str]) -> str | None:
    stem, ending = os.path.splitext(name)
    found = [one for one in names if os.path.splitext(one)[0] == stem and os.path.splitext(one)[1] in _ENDINGS]
    return found[0] if len(found) == 1 and ending in _ENDINGS else None
