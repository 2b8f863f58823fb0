"""All that is wrong with the shape of a file under one release, where it stands, and how it is in other releases.

Imported only after a gate has said no.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from provcheck.dialects.openclaw_releases import NEWEST, RELEASES, within
from provcheck.dialects.view import View
from provcheck.model import OPENCLAW
from provcheck.schema import accepts, document, errors
from provcheck.schema.data import Path
from provcheck.schema.document import Schema
from provcheck.schema.errors import ShapeError
from provcheck.schema.migrate import migrate, unmovable
from provcheck.schema.spelling import meant_key

NOW, OLD, NEW, MIGRATED, LATER = "now", "old", "new", "migrated", "later"

MOST_FAULTS = 300
"""How many faults of a file are told: one with more was made to be read by nobody."""

_LIST: Path = ("agents", "list")


class Fault(NamedTuple):
    """One thing that is wrong.

    ``view`` is the value at the error's path, and for an unknown or missing key what should hold it. ``age`` says how
    other releases see it: ``now`` is wrong as it stands, ``old`` was right up to ``release``, ``new`` is right from
    ``release`` on, ``migrated`` is rewritten by OpenClaw while it reads, ``later`` is right under the release that was
    asked for and refused from ``release`` on. ``last`` is the last release that rewrites, where later ones refuse.
    ``instead`` is what to write. ``always`` tells that no release takes it.
    """

    error: ShapeError
    view: View
    root: Schema
    age: str = NOW
    release: str = ""
    last: str | None = None
    instead: str | None = None
    always: bool = False


def faults(
    dialect: str, release: str, view: View, data: object, *, upgrade: bool = True, between: bool = False
) -> list[Fault]:
    """What is wrong under a release; with ``upgrade`` also what the newest one will refuse.

    ``between``: the version that is meant lies between this release and the next known one, so that it may have what is
    only known to be there from the next one on. Of a file with very many faults only the first are told.
    """
    made = list(_Finder(dialect, release, view, data).faults())
    if between:
        following = next((one for one in RELEASES if one > release), "")
        made = [one for one in made if (one.age, one.release) != (NEW, following)]
    if dialect == OPENCLAW and upgrade and release != NEWEST:
        known = {one.error.place for one in made}
        made += [one for one in _refused_later(view, data) if one.error.place not in known]
    return list(_once(made))


def _refused_later(view: View, data: object) -> Iterator[Fault]:
    """What the newest release refuses, from the first on that does."""
    if accepts(OPENCLAW, NEWEST, migrate(data, NEWEST).data):
        return
    for fault in _Finder(OPENCLAW, NEWEST, view, data).faults():
        if fault.age == OLD and fault.release:
            first = next(one for one in RELEASES if one > fault.release)
            yield fault._replace(age=LATER, release=first)


def mark_misspelt(root: View, found: list[Fault]) -> None:
    """Note in a tree of views which names stand there misspelt, so that nobody misses them."""
    root.misspelt.clear()
    for fault in found:
        if fault.error.word == "additionalProperties":
            meant = meant_key(fault.error.schema, str(fault.error.key), fault.error.value)
            if meant:
                root.misspelt.setdefault(id(fault.view.node), set()).add(meant)


class Views:
    """The views in a tree by their paths, each looked up once."""

    def __init__(self, root: View) -> None:
        self._known: dict[Path, View] = {(): root}

    def at(self, path: Path) -> View:
        """The view at the end of a path in its data."""
        if path not in self._known:
            holder, step = self.at(path[:-1]), path[-1]
            if isinstance(step, int):
                self._known.update({(*path[:-1], place): item for place, item in enumerate(holder.items())})
                self._known.setdefault(path, holder)
            else:
                self._known[path] = holder.find(step) or holder
        return self._known[path]


class _Finder:
    """Finds what is wrong with one file under one release."""

    def __init__(self, dialect: str, release: str, view: View, data: object) -> None:
        self.dialect = dialect
        self.release = release
        self.root = document.at_release(dialect, release)
        self.seen = migrate(data, release)
        self.views = Views(view)

    def faults(self) -> Iterator[Fault]:
        """The faults in the order of the data."""
        if self.seen.listed:
            yield self._moved_list()
        for error in errors.find(self.dialect, self.release, self.seen.data)[:MOST_FAULTS]:
            yield self._fault(error)

    def _fault(self, error: ShapeError) -> Fault:
        written = error._replace(path=self.seen.written(error.path))
        made = Fault(written, self.views.at(written.path), self.root)
        if error.place == _LIST and error.word == "additionalProperties":
            return self._unmovable(made)
        lacks = _lacks(error)
        if error.word == "x-legacy" or ("x-legacy" in lacks and not _is_migrated(lacks, error, self.release)):
            return made._replace(age=OLD, instead=lacks.get("x-instead") or error.schema.get("x-instead"))
        return self._in_time(made, error, lacks) if self.release else made

    def _in_time(self, fault: Fault, error: ShapeError, lacks: Schema) -> Fault:
        """The fault as other releases see it; ``error`` is it in terms of the data that the release sees."""
        if lacks:
            return _aged(fault, self.release, lacks)
        if error.word in ("additionalProperties", "propertyNames", "enum"):
            return fault._replace(always=True)
        if error.word == "required":
            return fault._replace(always=errors.always_required(self.dialect, error))
        if error.word not in ("type", "anyOf", "oneOf", "pattern"):
            return fault
        return _compared(fault, self.release, errors.accepting(self.dialect, error, self.seen.data))

    def _moved_list(self) -> Fault:
        error = ShapeError(("agents",), "additionalProperties", {}, None, key="list")
        known = _listed_agents()
        made = Fault(error, self.views.at(error.path), self.root)
        return made._replace(age=MIGRATED, release=known["x-moved"], instead=known["x-instead"])

    def _unmovable(self, fault: Fault) -> Fault:
        """The fault of ``agents.list`` where the release would move it, but for one agent in it."""
        known = _listed_agents()
        path, message = unmovable(self.seen.data)
        error = fault.error._replace(path=path, key=None, word="x-checks", message=message) if path else fault.error
        made = fault._replace(error=error, view=self.views.at(error.path))
        return made._replace(age=OLD, release=known["x-until"], instead=known["x-instead"])


def _listed_agents() -> Schema:
    """What the schema says of ``agents.list``, which later releases move elsewhere."""
    found: Schema = document.load(OPENCLAW)["definitions"]["agents"]["properties"]["list"]
    return found


def _lacks(error: ShapeError) -> Schema:
    """What other releases know of an unknown key or value; empty where they know nothing either."""
    lacks = error.schema.get("x-lacks", {})
    if error.word == "additionalProperties":
        others = error.schema.get("x-lacks-others", {})
        found: Schema = lacks.get(error.key) or (others if _is_single(error.value, error.key) else {})
        return found
    if error.word == "enum" and isinstance(error.value, str):
        migrated = error.schema.get("x-migrates", {}).get(error.value)
        found = {"x-migrated": migrated, "x-instead": error.schema["x-also"].get(error.value)} if migrated else {}
        return lacks.get(error.value) or found
    return {}


def _is_single(holder: object, key: str | None) -> bool:
    """Whether what stands under a key is no object or list."""
    return not isinstance(holder.get(key) if isinstance(holder, dict) else None, (dict, list))


def _is_migrated(lacks: Schema, error: ShapeError, release: str) -> bool:
    """Whether the release rewrites an unknown key or value while it reads."""
    migrated = lacks.get("x-migrated")
    if not migrated or not release or not within(release, migrated["since"], migrated.get("until")):
        return False
    value = error.value.get(error.key) if isinstance(error.value, dict) and error.key else None
    return isinstance(value, {"object": dict, "boolean": bool}.get(migrated.get("type", ""), object))


def _aged(fault: Fault, release: str, lacks: Schema) -> Fault:
    since, until = lacks.get("x-since"), lacks.get("x-until")
    fault = fault._replace(instead=lacks.get("x-instead"))
    if _is_migrated(lacks, fault.error, release):
        migrated = lacks["x-migrated"]
        return fault._replace(age=MIGRATED, release=migrated["since"], last=migrated.get("until"))
    if since and since > release:
        return fault._replace(age=NEW, release=since, instead=lacks.get("x-before"))
    return fault._replace(age=OLD, release=until) if until else fault


def _compared(fault: Fault, release: str, others: list[str]) -> Fault:
    """A value of the wrong form, seen from the releases that take it."""
    newer, older = [one for one in others if one > release], [one for one in others if one < release]
    if newer:
        return fault._replace(age=NEW, release=newer[0])
    if older:
        return fault._replace(age=OLD, release=older[-1])
    return fault._replace(always=not others)


def _once(found: list[Fault]) -> Iterator[Fault]:
    """Each cause once: a misspelt key is not missing too, and a flat ``env`` is one fault, however many variables."""
    meant = {
        (id(fault.view.node), meant_key(fault.error.schema, str(fault.error.key), fault.error.value))
        for fault in found
        if fault.error.word == "additionalProperties"
    }
    flat: set[int] = set()
    for fault in found:
        node = id(fault.view.node)
        if fault.error.word in ("required", "x-checks") and (node, fault.error.key) in meant:
            continue
        if "x-lacks-others" in fault.error.schema and fault.error.word == "additionalProperties":
            if node in flat:
                continue
            flat.add(node)
        yield fault
