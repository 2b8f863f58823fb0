"""A provider while a picture is drawn: the models that it lists, and those that somebody asks of it besides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from provcheck.dialects.texts import view_of
from provcheck.graph import facts
from provcheck.graph.picture import ModelRow, ProviderBox
from provcheck.graph.places import BOX, ROW, Extent, extents
from provcheck.model import Origin, Provider
from provcheck.redact.address import without_secrets

if TYPE_CHECKING:
    from provcheck.model import Bundle, Model
    from provcheck.redact.redactor import Redactor

Number = Callable[[str], str]
"""Gives the next id that begins with a letter."""


class Shelf:
    """A provider with its rows, which grow as refs are followed.

    ``is_context``: it stands in a file that nobody asked for, and is drawn when somebody leads there (``is_reached``).
    """

    def __init__(self, number: Number, provider: Provider, standing: str, *, is_context: bool = False) -> None:
        self.id = number("p")
        self.provider = provider
        self.standing = standing
        self.is_context = is_context
        self.is_reached = False
        self._number = number
        self._rows: list[ModelRow] = []
        self._ids: dict[str, str] = {}
        self.extents: list[Extent] = []
        if self.is_configured:
            self.extents += extents(view_of(provider), self.id, BOX)
        for model in provider.listed:
            self._put(model, "listed")
        for model in provider.denied:
            # Denying wins over listing: refs lead to where it is denied.
            if isinstance(model.id, str) and provider.denial(model.id) is model:
                self._ids.pop(model.id, None)
            self._put(model, "denied")

    @property
    def is_configured(self) -> bool:
        """Whether there is an entry for it."""
        return self.standing == "configured"

    def ask(self, model_id: str) -> str | None:
        """The id of a model's row, a new one for a model that is not listed; ``None`` for a pattern of models."""
        if "*" in model_id:
            return None
        if model_id not in self._ids:
            found = facts.of_catalogue(self.provider, model_id)
            self._rows.append(ModelRow(self._name(model_id), model_id, self._unlisted(), found))
        return self._ids[model_id]

    def _put(self, model: Model, standing: str) -> None:
        name = facts.name_of(model, model.id, "id")
        row = ModelRow(self._name(name), name, standing, facts.of_model(model, self.provider), place=model.where())
        self.extents += extents(view_of(model), row.id, ROW)
        self._rows.append(row)

    def _name(self, model_id: str) -> str:
        """A new id; of several rows of one name the first is the one that refs lead to."""
        made = self._number("m")
        self._ids.setdefault(model_id, made)
        return made

    def _unlisted(self) -> str:
        """What a model is that is asked for and not listed."""
        takes_any = self.provider.models is None or self.provider.built_in or not self.provider.complete
        return "known" if takes_any and self.standing != "missing" else "unlisted"

    def box(self, redactor: Redactor) -> ProviderBox:
        """The box, without secrets and without marks."""
        provider, models = self.provider, tuple(_masked(one, redactor) for one in self._rows)
        kind = next((one for one in (provider.kind, provider.api, provider.protocol) if isinstance(one, str)), "")
        box = ProviderBox(self.id, "", self.standing, redactor.string(kind), "", (), models)
        if not self.is_configured:
            return box._replace(name=redactor.string(str(provider.name)))
        endpoint = provider.endpoint if isinstance(provider.endpoint, str) else provider.raw("endpoint") or ""
        place = redactor.location(provider.where("name"))
        return box._replace(
            name=redactor.string(facts.name_of(provider, provider.name)),
            endpoint=redactor.string(without_secrets(endpoint)),
            facts=(*facts.of_provider(provider), *(facts.of_context(place.path) if self.is_context else ())),
            place=place,
        )


def _masked(row: ModelRow, redactor: Redactor) -> ModelRow:
    place = row.place and redactor.location(row.place)
    return row._replace(name=redactor.string(row.name), place=place)


class Shelves:
    """The providers of a bundle: those that have an entry, and those that are asked for without one.

    Of those in files that only are ``context`` it gives the ones that somebody leads to.
    """

    def __init__(self, bundle: Bundle, context: frozenset[str], number: Number) -> None:
        self._bundle = bundle
        self._number = number
        self._of = {
            one: Shelf(number, one, "configured", is_context=one.where().path in context) for one in bundle.providers
        }
        self._others: dict[str, Shelf] = {}

    def __iter__(self) -> Iterator[Shelf]:
        yield from (shelf for shelf in self._of.values() if shelf.is_reached or not shelf.is_context)
        yield from self._others.values()

    def reach(self, name: str, model_id: str) -> Shelf:
        """The provider that a ref leads to; of several definitions that which knows the model, else the first."""
        defined = self._bundle.named(name)
        if defined:
            found = self._of[next((one for one in defined if one.find(model_id)), defined[0])]
            found.is_reached = True
            return found
        if name not in self._others:
            self._others[name] = Shelf(self._number, _unconfigured(self._bundle, name), _standing(self._bundle, name))
        return self._others[name]


def _unconfigured(bundle: Bundle, name: str) -> Provider:
    return Provider(Origin(), name, built_in=name in bundle.platform.builtin)


def _standing(bundle: Bundle, name: str) -> str:
    """What a provider without an entry is."""
    if name in bundle.platform.builtin:
        return "built-in"
    return "elsewhere" if name in bundle.foreign or not bundle.complete else "missing"
