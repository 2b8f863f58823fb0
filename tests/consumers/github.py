"""GitHub: src/Runner.Common/ActionCommand.cs and src/Runner.Worker/ActionCommandManager.cs of actions/runner."""

from __future__ import annotations

import re
from typing import NamedTuple

from consumers.told import Told

_REGISTERED = {
    "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice", "remove-matcher",
    "save-state", "set-env", "set-output", "stop-commands", "warning",
}  # fmt: skip
_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


class Command(NamedTuple):
    """What the runner is told to do."""

    name: str
    properties: dict[str, str]
    data: str


def commands(log: str) -> list[Command]:
    """The commands that GitHub's runner finds in what a step prints."""
    found = (_second(line) or _first(line) for line in re.split(r"\r\n|\r|\n", log))
    return [command for command in found if command]


def _second(line: str) -> Command | None:
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, rest = line[2:end].partition(" ")
    pairs = (pair.lstrip("=").split("=", 1) for pair in rest.strip().split(","))
    properties = {pair[0]: _unescaped(pair[1].lstrip("="), _PROPERTY) for pair in pairs if len(pair) == 2}
    return Command(name.lower(), properties, _unescaped(line[end + 2 :], _DATA)) if _is_registered(name) else None


def _first(line: str) -> Command | None:
    found = re.search(r"##\[(?P<name>[^\] ]*)(?P<properties>[^\]]*)\](?P<data>.*)", line)
    return Command(found["name"].lower(), {}, found["data"]) if found and _is_registered(found["name"]) else None


def _is_registered(name: str) -> bool:
    return name.lower() in _REGISTERED


def _unescaped(text: str, mappings: tuple[tuple[str, str], ...]) -> str:
    for replacement, token in mappings:
        text = text.replace(replacement, token)
    return text


def github(log: str) -> list[Told]:
    """The annotations; nothing else may be commanded, no line may be without a command, and no place be refused."""
    found = commands(log)
    assert len(found) == log.count("\n")
    for command in found:
        assert command.name in {"error", "warning", "notice"}
        assert set(command.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        place = {
            name: int(command.properties[name])
            for name in ("line", "endLine", "col", "endColumn")
            if name in command.properties
        }
        assert place["line"] <= place["endLine"]
        assert place["line"] == place["endLine"] or not {"col", "endColumn"} & place.keys()
        assert "col" not in place or 1 <= place["col"] <= place["endColumn"]
    return [_told(one) for one in found]


def _told(command: Command) -> Told:
    place, title = command.properties, command.properties["title"]
    return Told(place["file"], int(place["line"]), title.partition(" ")[0], command.name, command.data)
