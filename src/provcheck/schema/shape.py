"""All that is wrong with the shape of a file under one release, where it stands, and how it is in other releases.

Imported only after a gate has said no.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from provcheck.dialects.openclaw_releases import NEWEST, RELEASES, within
from provcheck.dialects.view import View
from provcheck.schema import accepts, document, errors
from provcheck.schema.document import Schema
from provcheck.schema.errors import Path, ShapeError
from provcheck.schema.migrate import Migrated, migrate
from provcheck.schema.spelling import meant_key

NOW, OLD, NEW, MIGRATED, LATER = "now", "old", "new", "migrated", "later"


class Fault(NamedTuple):
    """One thing that is wrong.

    ``view`` is the value at the error's path, and for an unknown or missing key what should hold it. ``age`` says how
    other releases see it: ``now`` is wrong as it stands, ``old`` was right up to ``release``, ``new`` is right from
    ``release`` on, ``migrated`` is rewritten by OpenClaw while it reads, ``later`` is right under the release that was
    asked for and refused from ``release`` on. ``instead`` is what to write now. ``always`` tells that no release takes
    it.
    """

    error: ShapeError
    view: View
    root: Schema
    age: str = NOW
    release: str = ""
    instead: str | None = None
    always: bool = False


def faults(
    dialect: str, release: str, view: View, data: object, *, upgrade: bool = True, between: bool = False
) -> list[Fault]:
    """What is wrong under a release; with ``upgrade`` also what the newest one will refuse.

    ``between``: the version that is meant lies between this release and the next known one, so that it may have what is
    only known to be there from the next one on.
    """
    seen = migrate(data, release)
    found = errors.find(dialect, release, seen.data)
    made = [_fault(dialect, release, seen, view, one) for one in found]
    if between:
        following = next((one for one in RELEASES if one > release), "")
        made = [one for one in made if (one.age, one.release) != (NEW, following)]
    if seen.listed:
        made.insert(0, _moved_list(dialect, release, view))
    if dialect == "openclaw" and upgrade and release != NEWEST:
        made += _refused_later(dialect, view, data, {one.error.place for one in made})
    return list(_once(made))


def mark_misspelt(root: View, found: list[Fault]) -> None:
    """Note in a tree of views which names stand there misspelt, so that nobody misses them."""
    root.misspelt.clear()
    for fault in found:
        if fault.error.word == "additionalProperties":
            meant = meant_key(fault.error.schema, str(fault.error.key))
            if meant:
                root.misspelt.setdefault(id(fault.view.node), set()).add(meant)


def _fault(dialect: str, release: str, seen: Migrated, view: View, error: ShapeError) -> Fault:
    written = error._replace(path=seen.written(error.path))
    made = Fault(written, at(view, written.path), document.at_release(dialect, release))
    lacks = _lacks(error)
    if error.word == "x-legacy" or ("x-legacy" in lacks and not _is_migrated(lacks, error, release)):
        return made._replace(age=OLD, instead=lacks.get("x-instead") or error.schema.get("x-instead"))
    if not release:
        return made
    if lacks:
        return _aged(made, release, lacks)
    if error.word in ("additionalProperties", "propertyNames", "enum"):
        return made._replace(always=True)
    if error.word in ("required", "x-checks"):
        return made
    return _compared(made, release, errors.accepting(dialect, error, seen.data))


def _lacks(error: ShapeError) -> Schema:
    """What other releases know of an unknown key or value; empty where they know nothing either."""
    lacks = error.schema.get("x-lacks", {})
    if error.word == "additionalProperties":
        found: Schema = lacks.get(error.key) or error.schema.get("x-lacks-others", {})
        return found
    if error.word == "enum" and isinstance(error.value, str):
        migrated = error.schema.get("x-migrates", {}).get(error.value)
        return lacks.get(error.value) or ({"x-migrated": migrated} if migrated else {})
    return {}


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
        return fault._replace(age=MIGRATED, release=lacks["x-migrated"]["since"])
    if since and since > release:
        return fault._replace(age=NEW, release=since)
    return (
        fault._replace(age=OLD, release=until)
        if until
        else fault._replace(always="x-migrates" not in fault.error.schema)
    )


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
        (id(fault.view.node), meant_key(fault.error.schema, str(fault.error.key)))
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


def _moved_list(dialect: str, release: str, view: View) -> Fault:
    known: Schema = document.load(dialect)["definitions"]["agents"]["properties"]["list"]
    error = ShapeError(("agents",), "additionalProperties", {}, None, key="list")
    made = Fault(error, at(view, error.path), document.at_release(dialect, release))
    return made._replace(age=MIGRATED, release=known["x-moved"], instead=known.get("x-instead"))


def _refused_later(dialect: str, view: View, data: object, known: set[Path]) -> Iterator[Fault]:
    seen = migrate(data, NEWEST)
    if accepts(dialect, NEWEST, seen.data):
        return
    for error in errors.find(dialect, NEWEST, seen.data):
        fault = _fault(dialect, NEWEST, seen, view, error)
        if fault.age == OLD and fault.error.place not in known:
            first = next(one for one in RELEASES if one > fault.release)
            yield fault._replace(age=LATER, release=first)


def at(view: View, path: Path) -> View:
    """The view at the end of a path in its data."""
    for step in path:
        if isinstance(step, int):
            view = next(item for index, item in enumerate(view.items()) if index == step)
        else:
            view = view.find(step) or view
    return view
