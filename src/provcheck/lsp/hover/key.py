"""What the schema of a dialect says of a key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.dialects.openclaw_releases import NEWEST
from provcheck.dialects.texts import roots
from provcheck.lsp.hover.part import Part
from provcheck.lsp.hover.tree import way
from provcheck.schema.document import Schema, at_release, holds, load, resolve
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
    name = next((step.name for step in reversed(steps) if isinstance(step.name, str)), "")
    release = bundle.platform.release or NEWEST
    # The schema of one release says what it takes; that of all releases since when, which no cut can change.
    now, ever = at_release(bundle.dialect, release), load(bundle.dialect)
    schema = _best(_along(steps, ever, root, release))
    form = _best(_along(steps, now, root, release))
    type_ = expected(form, now) if _TYPED & form.keys() else ""
    lines = [*_lines(schema, steps[-1].view)]
    if not name or not (lines or type_ not in _NOTHING):
        return None
    is_short = len(type_) <= _SHORT
    title = f'"{name}": {type_}' if is_short and type_ not in _NOTHING else f'"{name}"'
    return Part(title, tuple(lines if is_short else [*lines, type_]))


def _along(steps: list[Step], whole: Schema, root: View, release: str) -> list[Schema]:
    """What a schema says at the end of a way, in each form that a release takes."""
    found, holder = [whole], root
    for step in steps:
        forms = (form for one in found for form in _forms(one, holder, whole, release))
        inside = (form.get("items") if isinstance(step.name, int) else _member(form, step.name) for form in forms)
        # What stands beside a reference says more of this place than what it leads to.
        found = [{**resolve(one, whole), **one} for one in inside if isinstance(one, dict)]
        holder = step.view
    return found


def _best(forms: list[Schema]) -> Schema:
    """Of several the one that describes itself, else the first; empty for none."""
    return next((one for one in forms if "description" in one), forms[0] if forms else {})


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
        yield f"instead: {schema['x-instead']}"


def _age(what: str, since: str | None, until: str | None) -> Iterator[str]:
    """Which releases of OpenClaw take something; nothing where all that are known do."""
    if since and until:
        yield f"{what}from OpenClaw {since} to {until}"
    elif since or until:
        yield f"{what}{f'since OpenClaw {since}' if since else f'up to OpenClaw {until}'}"


def _member(form: Schema, name: str) -> object:
    known = form.get("properties", {})
    return known[name] if name in known else form.get("additionalProperties")


def _forms(schema: Schema, view: View, whole: Schema, release: str) -> Iterator[Schema]:
    """A schema, and those that it is put together from, as far as they hold for a value in a release."""
    schema = {**resolve(schema, whole), **schema}
    yield schema
    for one in (one for word in ("anyOf", "oneOf", "allOf") for one in schema.get(word, ())):
        if "if" in one and _holds(one["if"], view):
            yield from _forms(one["then"], view, whole, release)
        elif "if" not in one and holds(one, release):
            yield from _forms(one, view, whole, release)


def _holds(condition: Schema, view: View) -> bool:
    """Whether a mapping has the kind that a condition asks for."""
    wanted = {name: one["const"] for name, one in condition.get("properties", {}).items() if "const" in one}
    found = {name: view.get(name) for name in wanted}
    return all(value is not None and value.text() == wanted[name] for name, value in found.items())
