"""Fixes for what is wrong with the shape of a file."""

from __future__ import annotations

from provcheck.dialects.openclaw_releases import RELEASES, has_agent_entries
from provcheck.dialects.origin import KeyOrigin, ViewOrigin
from provcheck.dialects.view import View
from provcheck.finding import Fix
from provcheck.model import OPENCLAW, Number
from provcheck.schema import document, errors
from provcheck.schema.shape import LATER, MIGRATED, OLD, Fault
from provcheck.syntax import edits
from provcheck.syntax.edits import Edit, NotEditable
from provcheck.syntax.node import Mapping, Member, Scalar, Sequence
from provcheck.syntax.source import Source

_FLAGS = {"true": True, "false": False}
_LONGEST_NUMBER = 20
"""In characters; a longer one was not meant as a number of anything."""

_REFS = ("primary", "fallbacks", "allow")


def suits(fault: Fault, name: str) -> bool:
    """Whether the value of an unknown key would do under another name."""
    value = fault.error.value.get(fault.error.key) if isinstance(fault.error.value, dict) else None
    schema = fault.error.schema.get("properties", {}).get(name)
    return schema is not None and errors.fits(fault.root, schema, value)


def renaming(fault: Fault, name: str | None) -> Fix | None:
    """Gives the unknown key another name, unless that is there already or could not hold the value."""
    member = fault.view.find(str(fault.error.key))
    if name is None or member is None or fault.view.find(name) is not None or not suits(fault, name):
        return None
    return Fix.of(f'rename "{fault.error.key}" to "{name}"', KeyOrigin(member).replace("", name))


def replacing(fault: Fault, value: str | None) -> Fix | None:
    """Gives the value another one."""
    if value is None or _is_anchored(fault.view):
        return None
    return Fix.of(f'replace it by "{value}"', ViewOrigin(fault.view).replace("", value))


def lacks_endpoint(fault: Fault) -> bool:
    """Whether the value names a service that Pai only reaches by an endpoint, and there is none."""
    named = fault.error.value in fault.error.schema.get("x-with-endpoint", ())
    return named and fault.view.parent is not None and fault.view.parent.get("endpoint") is None


def retyping(fault: Fault) -> Fix | None:
    """Writes a number or a truth value without quotes, and a text with them, where that is plainly what was meant."""
    value = None if _is_more_than_a_text(fault) else _as_meant(fault.error.value, fault.view)
    if value is None or _is_anchored(fault.view) or not errors.fits(fault.root, fault.error.schema, value):
        return None
    shown = f'"{value}"' if isinstance(value, str) else str(value).lower()
    return Fix.of(f"write {shown}", ViewOrigin(fault.view).replace("", value))


def _is_more_than_a_text(fault: Fault) -> bool:
    """Whether a number stands where a ref or an address is due: quotes would not make it one."""
    keys = [step for step in fault.error.path if isinstance(step, str)]
    return bool(keys) and (keys[-1].lower().endswith(("model", "url", "endpoint")) or keys[-1] in _REFS)


def advice(fault: Fault) -> str | None:
    """What to write where the text cannot be edited for sure."""
    schema = document.resolve(fault.error.schema, fault.root)
    forms = [document.resolve(one, fault.root) for one in (schema, *schema.get("anyOf", ()))]
    like = next((str(one["x-like"]) for one in (fault.error.schema, *forms) if "x-like" in one), None)
    if like:
        return f"write it like {like}"
    in_yaml = fault.view.layers[0].source.syntax == "yaml"
    if in_yaml and isinstance(fault.error.value, str) and fault.error.value.lower() in ("yes", "no", "on", "off"):
        return "YAML 1.2 takes this for a text; write true or false"
    return "write it as a list, in brackets" if errors.fits(fault.root, schema, [fault.error.value]) else None


def modernising(fault: Fault, oldest: str) -> Fix | None:
    """Writes the new shape where that is mechanical, and where the oldest release of the run takes it too."""
    error = fault.error
    value = error.value if isinstance(error.value, str) else None
    lacks = error.schema.get("x-lacks", {}).get(error.key or value, {})
    if fault.age == MIGRATED and error.place == ("agents", "list"):
        return _keying_agents(fault.view) if has_agent_entries(oldest) else None
    if error.path == ("env",) and fault.age in (OLD, LATER):
        return _enclosing_variables(fault.view)
    if "x-rename" in lacks:
        known = errors.schema_at(OPENCLAW, oldest, error.path)
        taken = known is not None and lacks["x-rename"] in known.get("enum", ())
        return replacing(fault, lacks["x-rename"]) if taken else None
    if lacks.get("x-drop") == "idle" or (lacks.get("x-drop") and oldest > lacks.get("x-until", "")):
        member = fault.view.find(str(error.key))
        safe = lacks["x-drop"] == "idle"
        return Fix.of("drop it", ViewOrigin(member).remove(""), safe=safe) if member else None
    return None


def _is_anchored(view: View) -> bool:
    """Whether a YAML anchor stands before a value, so that an edit would change what aliases of it mean."""
    layer = view.layers[0]
    before = layer.source.text[: layer.node.start].rstrip().rpartition(" ")[2]
    return layer.source.syntax == "yaml" and before.startswith("&")


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
        key = layer.member.key if layer.member else None
        quote = key.style if isinstance(key, Scalar) else ""
        opened = edits.splice(layer.source, node.start + 1, node.start + 1, f" {quote}vars{quote}: {{")
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
    since = next(release for release in RELEASES if has_agent_entries(release))
    return Fix.of(f"write the agents into agents.entries, by their ids, which {since} and later read", made)


def _keyed(source: Source, item: Mapping, named: Member | None) -> list[Edit]:
    """Edits that put the id of an agent before it; raises `NotEditable` where a comment would be lost."""
    if named is None or not isinstance(named.value, Scalar):
        raise NotEditable
    text = source.text[named.value.start : named.value.end]
    removal = edits.remove_member(source, item, named)
    if any(mark in removal.source.text[removal.start : removal.end] for mark in ("//", "/*")):
        raise NotEditable
    return [edits.splice(source, item.start, item.start, f"{text}: "), removal]


def _as_meant(value: object, view: View) -> str | Number | bool | None:
    """The value of another type that a text spells, or a number as the text that it was written as."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        layer = view.layers[0]
        return layer.source.text[layer.node.start : layer.node.end] if value - value == 0 else None
    if not isinstance(value, str) or len(value) > _LONGEST_NUMBER:
        return None
    value = value.strip()
    if value.lower() in _FLAGS:
        return _FLAGS[value.lower()]
    digits = value.removeprefix("-").replace("_", "")
    whole, point, rest = digits.partition(".")
    if not (digits.isascii() and whole.isdecimal() and (rest.isdecimal() or not point)):
        return None
    return float(value.replace("_", "")) if point else int(value.replace("_", ""))
