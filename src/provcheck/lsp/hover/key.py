"""What the schema of a dialect says of a key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.lsp.hover.part import Part
from provcheck.lsp.hover.tree import roots, way
from provcheck.schema.document import Schema, at_release, resolve
from provcheck.schema.words import expected

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provcheck.dialects.view import View
    from provcheck.lsp.hover.tree import Step
    from provcheck.model import Bundle
    from provcheck.syntax.source import Location

_TYPED = frozenset({"type", "enum", "const", "anyOf", "oneOf"})
_NOTHING = frozenset({"", "anything", "an object", "a list"})
_SHORT = 60
"""What is expected goes into the title while it is no longer, in characters."""


def at(bundles: Iterable[Bundle], path: str, offset: int) -> tuple[Location, Part] | None:
    """What there is to say about the key at an offset, or about the key of the single value there, and its place."""
    found = [
        (one, bundle, root) for bundle in bundles for root in roots(bundle) for one in [way(root, path, offset)] if one
    ]
    if not found:
        return None
    # An embedded configuration lies within a single value of its manifest.
    (steps, place), bundle, root = min(found, key=lambda one: one[0][1].end - one[0][1].start)
    part = _told(bundle, root, steps)
    return (place, part) if part else None


def _told(bundle: Bundle, root: View, steps: list[Step]) -> Part | None:
    whole = at_release(bundle.dialect, bundle.platform.release or "")
    forms = [(whole, root)]
    for step in steps:
        forms = [(one, step.view) for schema, holder in forms for one in _inside(schema, holder, step.name, whole)]
    name = next((step.name for step in reversed(steps) if isinstance(step.name, str)), "")
    schema = next((form for form, _ in forms if "description" in form), forms[0][0] if forms else {})
    type_ = expected(schema, whole) if _TYPED & schema.keys() else ""
    lines = [*_lines(schema, steps[-1].view)]
    if not name or not (lines or type_ not in _NOTHING):
        return None
    is_short = len(type_) <= _SHORT
    title = f'"{name}": {type_}' if is_short and type_ not in _NOTHING else f'"{name}"'
    return Part(title, tuple(lines if is_short else [*lines, type_]))


def _lines(schema: Schema, view: View) -> Iterator[str]:
    if "description" in schema:
        yield str(schema["description"])
    yield from _age("", schema.get("x-since"), schema.get("x-until"))
    value = view.raw()
    if value in schema.get("x-values", {}):
        entry = schema["x-values"][value]
        yield from _age(f'"{value}": ', entry.get("since"), entry.get("until"))
    if "x-legacy" in schema:
        yield f"an old shape ({schema['x-legacy']})"
    if "x-instead" in schema:
        yield f'write "{schema["x-instead"]}" instead'


def _age(what: str, since: str | None, until: str | None) -> Iterator[str]:
    """Which releases of OpenClaw take something; nothing where all that are known do."""
    if since and until:
        yield f"{what}from OpenClaw {since} to {until}"
    elif since or until:
        yield f"{what}{f'since OpenClaw {since}' if since else f'up to OpenClaw {until}'}"


def _inside(schema: Schema, view: View, step: str | int, whole: Schema) -> Iterator[Schema]:
    """What the schema of a value says of what stands inside, in each of its forms."""
    for form in _forms(schema, view, whole):
        found = form.get("items") if isinstance(step, int) else _member(form, step)
        if isinstance(found, dict):
            # What stands beside a reference says more of this place than what it leads to.
            yield {**resolve(found, whole), **{key: value for key, value in found.items() if key != "$ref"}}


def _member(form: Schema, name: str) -> object:
    for group in ("properties", "x-lacks"):
        if name in form.get(group, {}):
            return form[group][name]
    return form.get("additionalProperties") or form.get("x-lacks-others")


def _forms(schema: Schema, view: View, whole: Schema) -> Iterator[Schema]:
    """A schema, and those that it is put together from, as far as they hold for a value."""
    schema = {**resolve(schema, whole), **schema}
    yield schema
    for word in ("anyOf", "oneOf", "allOf"):
        for one in schema.get(word, ()):
            if "if" not in one:
                yield from _forms(one, view, whole)
            elif _holds(one["if"], view):
                yield from _forms(one["then"], view, whole)


def _holds(condition: Schema, view: View) -> bool:
    """Whether a mapping has the kind that a condition asks for."""
    wanted = {name: one["const"] for name, one in condition.get("properties", {}).items() if "const" in one}
    found = {name: view.get(name) for name in wanted}
    return all(value is not None and value.text() == wanted[name] for name, value in found.items())
