"""Fixes for what is wrong with the shape of a file."""

from __future__ import annotations

from provcheck.dialects.origin import KeyOrigin, ViewOrigin
from provcheck.dialects.view import View
from provcheck.finding import Fix
from provcheck.model import Number
from provcheck.schema import errors
from provcheck.schema.shape import MIGRATED, Fault
from provcheck.syntax import edits
from provcheck.syntax.edits import Edit, NotEditable
from provcheck.syntax.node import Mapping, Member, Scalar, Sequence
from provcheck.syntax.source import Source

_FLAGS = {"true": True, "false": False}


def renaming(fault: Fault, name: str | None) -> Fix | None:
    """Gives the unknown key another name, unless that is there already."""
    member = fault.view.find(str(fault.error.key))
    if name is None or member is None or fault.view.find(name) is not None:
        return None
    return Fix.of(f'rename "{fault.error.key}" to "{name}"', KeyOrigin(member).replace("", name))


def replacing(fault: Fault, value: str | None) -> Fix | None:
    """Gives the value another one."""
    if value is None:
        return None
    return Fix.of(f'replace it by "{value}"', ViewOrigin(fault.view).replace("", value))


def lacks_endpoint(fault: Fault) -> bool:
    """Whether the value names a service that Pai only reaches by an endpoint, and there is none."""
    named = fault.error.value in fault.error.schema.get("x-with-endpoint", ())
    return named and fault.view.parent is not None and fault.view.parent.get("endpoint") is None


def retyping(fault: Fault) -> Fix | None:
    """Writes a number or a truth value without quotes, and a text with them, where that is plainly what was meant."""
    value = _as_meant(fault.error.value)
    if value is None or not errors.fits(fault.root, fault.error.schema, value):
        return None
    shown = f'"{value}"' if isinstance(value, str) else str(value).lower()
    return Fix.of(f"write {shown}", ViewOrigin(fault.view).replace("", value))


def advice(fault: Fault) -> str | None:
    """What to do where the text cannot be edited for sure."""
    if errors.fits(fault.root, fault.error.schema, [fault.error.value]):
        return "write it as a list, in brackets"
    return None


def modernising(fault: Fault) -> Fix | None:
    """Writes the new shape where that is mechanical."""
    value = fault.error.value if isinstance(fault.error.value, str) else None
    lacks = fault.error.schema.get("x-lacks", {}).get(fault.error.key or value, {})
    if "x-rename" in lacks:
        return replacing(fault, lacks["x-rename"])
    if lacks.get("x-drop"):
        member = fault.view.find(str(fault.error.key))
        return Fix.of("drop it", ViewOrigin(member).remove("")) if member else None
    if fault.age == MIGRATED and fault.error.place == ("agents", "list"):
        return _keying_agents(fault.view)
    if fault.error.path == ("env",):
        return _enclosing_variables(fault.view)
    return None


def _enclosing_variables(view: View) -> Fix | None:
    """Puts the variables of a flat ``env`` into ``vars``."""
    layer = view.layers[0]
    node = layer.node
    if (
        len(view.layers) > 1
        or not isinstance(node, Mapping)
        or {"vars", "shellEnv"} & {one.name for one in node.members}
    ):
        return None
    try:
        opened = edits.splice(layer.source, node.start + 1, node.start + 1, " vars: {")
        closed = edits.splice(layer.source, node.end - 1, node.end - 1, "} ")
    except NotEditable:
        return None
    return Fix.of("put the variables into env.vars", [opened, closed])


def _keying_agents(view: View) -> Fix | None:
    """Makes an object with the agents by id of a list of agents."""
    member = view.find("list")
    layer = member.written[0] if member else None
    if member is None or layer is None or layer.member is None or len(member.written) > 1 or layer.shared:
        return None
    listed, key = layer.node, layer.member.key
    ids = (
        [(item, item.get("id")) for item in listed.items if isinstance(item, Mapping)]
        if isinstance(listed, Sequence)
        else []
    )
    if not isinstance(listed, Sequence) or not isinstance(key, Scalar) or len(ids) != len(listed.items):
        return None
    try:
        made = [edits.replace(layer.source, key, "entries")]
        made.append(edits.splice(layer.source, listed.start, listed.start + 1, "{"))
        for item, named in ids:
            made += _keyed(layer.source, item, named)
        made.append(edits.splice(layer.source, listed.end - 1, listed.end, "}"))
    except NotEditable:
        return None
    return Fix.of("write the agents into agents.entries, by their ids", made)


def _keyed(source: Source, item: Mapping, named: Member | None) -> list[Edit]:
    """Edits that put the id of an agent before it; raises `NotEditable` where a comment would be lost."""
    if named is None or not isinstance(named.value, Scalar):
        raise NotEditable
    text = source.text[named.value.start : named.value.end]
    removal = edits.remove_member(source, item, named)
    if any(mark in removal.source.text[removal.start : removal.end] for mark in ("//", "/*")):
        raise NotEditable
    return [edits.splice(source, item.start, item.start, f"{text}: "), removal]


def _as_meant(value: object) -> str | Number | bool | None:
    """The value of another type that a text, or a number, spells."""
    if isinstance(value, str):
        if value.strip().lower() in _FLAGS:
            return _FLAGS[value.strip().lower()]
        plain = value.strip().replace("_", "")
        if plain.removeprefix("-").isdecimal() and plain.isascii():
            return int(plain)
        return _number(plain)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return None


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if number - number == 0 and len(text) < 20 else None
