"""What the schemas say of a place: its keys, and the values that are told one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from provcheck.dialects.openclaw_releases import NEWEST, within
from provcheck.lsp.completion.candidate import Offer
from provcheck.schema import document, words
from provcheck.schema.document import Schema, resolve

if TYPE_CHECKING:
    from provcheck.lsp.completion.spot import Path

_CONTENTS = {"object": "{", "array": "[", "string": '"'}
_LONGEST = 60
"""How many characters of what a key expects are shown beside it."""


class Shapes:
    """The forms that values may have under a release; it is empty for Pai."""

    def __init__(self, dialect: str, release: str, root: object) -> None:
        self.release = release
        self.root = root
        self.schema = document.at_release(dialect, release)

    def keys(self, path: Path, names: frozenset[str]) -> list[Offer]:
        """The keys that the object at a path may have besides these names, required ones first."""
        found: dict[str, Offer] = {}
        forms = self._forms(path, names)
        required = list(dict.fromkeys(name for form in forms for name in form.get("required", ())))
        for form in forms:
            for name, schema in form.get("properties", {}).items():
                if name not in names and name not in found:
                    found[name] = self._key(name, schema, required)
        return sorted(found.values(), key=lambda offer: offer.rank)

    def values(self, path: Path) -> list[Offer]:
        """The values that are told one by one: of enumerations, truth values, examples."""
        found = [offer for form in self._forms(path) for offer in self._values(form, path)]
        once: dict[str, Offer] = {}
        for offer in found:
            once.setdefault(repr(offer.value), offer)
        return sorted(once.values(), key=lambda offer: offer.rank)

    def takes(self, path: Path, kind: str) -> bool:
        """Whether a value of a type may stand at a path; also where nobody knows."""
        forms = self._forms(path)
        return not forms or any("type" not in form or kind in _types(form) for form in forms)

    def is_list(self, path: Path) -> bool:
        """Whether nothing but a list may stand at a path."""
        forms = self._forms(path)
        return bool(forms) and all(_types(form) == ("array",) for form in forms)

    # Offers

    def _key(self, name: str, schema: Schema, required: list[str]) -> Offer:
        meant = resolve(schema, self.schema)
        until = schema.get("x-until") or meant.get("x-until")
        refused = bool(self.release and until and not within(NEWEST, None, until))
        is_known = bool(meant.keys() - {"x-since", "x-until", "description"})
        expected = _short(words.expected(schema, self.schema)) if is_known else ""
        detail = f"until {until}" if refused else f"{expected}, required" if name in required else expected
        told = str(schema.get("description") or meant.get("description") or "")
        types = {word for form in self._spread([schema], None) for word in _types(form)}
        content = _CONTENTS.get(types.pop(), "") if len(types) == 1 and not meant.get("enum") else ""
        place = required.index(name) if name in required else len(required)
        return Offer(name, "key", detail, told, refused, (refused, place, not is_known), content)

    def _values(self, form: Schema, path: Path) -> Iterator[Offer]:
        gone = {value for value, entry in form.get("x-values", {}).items() if not document.value_holds(entry, NEWEST)}
        told = str(form.get("description", ""))
        examples = [one for one in form.get("examples", ()) if isinstance(one, str)]
        own = [] if path == ("kind",) else form.get("enum") or ([form["const"]] if "const" in form else [])
        for value in [*own, *([True, False] if "boolean" in _types(form) else []), *examples]:
            refused = bool(self.release) and isinstance(value, str) and value in gone
            detail = f"until {form['x-values'][value].get('until')}" if refused else ""
            yield Offer(value, "value", detail, told, refused, (refused,))

    # Forms

    def _forms(self, path: Path, names: frozenset[str] | None = None) -> list[Schema]:
        """The forms that fit what stands on the way to a path; at its end only ``names`` count, if given."""
        data = self.root
        forms = self._fitting(self._spread([self.schema], data), data, names if not path else None)
        if path[:1] == ("spec",) and not self.release and not self._knows_kind():
            return []
        for place, step in enumerate(path):
            forms = [child for form in forms for child in _children(form, step)]
            data = _inside(data, step)
            forms = self._fitting(self._spread(forms, data), data, names if place == len(path) - 1 else None)
        return forms

    def _spread(self, schemas: list[Schema], data: object) -> list[Schema]:
        """Schemas with their references followed and their choices laid out."""
        found: list[Schema] = []
        waiting = schemas[::-1]
        while waiting:
            schema = resolve(waiting[-1], self.schema)
            described = waiting.pop().get("description")
            waiting += reversed(schema.get("anyOf", ()))
            waiting += [one["then"] for one in schema.get("allOf", ()) if "then" in one and self._holds(one, data)]
            if "anyOf" not in schema:
                found.append({**schema, "description": described} if described else schema)
        return found

    def _holds(self, condition: Schema, data: object) -> bool:
        """Whether a manifest is of the kind that a condition asks for; if its kind is not known, of any."""
        kind = data.get("kind") if isinstance(data, dict) else None
        return not self._knows_kind() or condition["if"]["properties"]["kind"]["const"] == kind

    def _knows_kind(self) -> bool:
        kind = self.root.get("kind") if isinstance(self.root, dict) else None
        conditions = self.schema.get("allOf", ())
        return any(one["if"]["properties"]["kind"]["const"] == kind for one in conditions if "if" in one)

    def _fitting(self, forms: list[Schema], data: object, names: frozenset[str] | None) -> list[Schema]:
        """The forms that an object may still have, by the keys and values that it has; all of them if it has none."""
        if not isinstance(data, dict) or len(forms) < 2:
            return forms
        there = {name: data.get(name) for name in (data if names is None else names)}
        fitting = [form for form in forms if self._fits(form, there)]
        return fitting or forms

    def _fits(self, form: Schema, there: dict[str, Any]) -> bool:
        if "properties" not in form:
            return bool(there) is False or form.get("type") in (None, "object")
        known = form["properties"]
        if form.get("additionalProperties") is False and not there.keys() <= known.keys():
            return False
        told = {name: resolve(known[name], self.schema).get("enum") for name in there if name in known}
        return all(enum is None or there[name] in (None, "") or there[name] in enum for name, enum in told.items())


def _children(form: Schema, step: str | int) -> Iterator[Schema]:
    if isinstance(step, int):
        if isinstance(form.get("items"), dict):
            yield form["items"]
    elif step in form.get("properties", {}):
        yield form["properties"][step]
    elif "properties" in form and step in form.get("x-lacks", {}):
        # Another release takes the key. Whoever wrote it goes on in it.
        yield form["x-lacks"][step]
    elif isinstance(form.get("additionalProperties"), dict):
        yield form["additionalProperties"]


def _inside(data: object, step: str | int) -> object:
    from provcheck.lsp.completion.spot import at

    return at(data, (step,))


def _types(form: Schema) -> tuple[str, ...]:
    types = form.get("type", ())
    if types:
        return (types,) if isinstance(types, str) else tuple(types)
    return ("string",) if "enum" in form or "const" in form else ()


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
