"""The providers that a configuration has by now: those of its text as it stands, and those of its other files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.dialects.openclaw_platform import platform
from provcheck.dialects.openclaw_releases import canonical_provider
from provcheck.lsp.completion.place import namespace_of
from provcheck.lsp.completion.spot import at
from provcheck.model import PAI, UNKNOWN, Maybe, Model, Origin, Provider

if TYPE_CHECKING:
    from provcheck.lsp.completion.place import Place

_NOWHERE = Origin()


def configured(place: Place) -> list[Provider]:
    """All that have a name, those of the text first."""
    here = list(_of_manifests(place) if place.dialect == PAI else _of_config(place))
    names = {one.name for one in here}
    return [*here, *(one for one in _elsewhere(place) if one.name not in names)]


def called(place: Place, name: str) -> Provider:
    """The provider of this name; where it is not configured, as the platform has it built in."""
    found = next((one for one in configured(place) if one.name == name), None)
    return found or Provider(_NOWHERE, name, built_in=place.dialect != PAI and name in platform(place.release).builtin)


def _elsewhere(place: Place) -> Iterator[Provider]:
    """What was last read from other files, and of the manifests around an embedded configuration."""
    bundle = place.bundle
    for one in (*bundle.providers, *(bundle.around.providers if bundle.around else ())) if bundle else ():
        if isinstance(one.name, str) and (one not in bundle_providers(place) or one.where().path != place.path):
            yield one


def bundle_providers(place: Place) -> tuple[Provider, ...]:
    """What was last made of the text itself."""
    return place.bundle.providers if place.bundle else ()


def _of_config(place: Place) -> Iterator[Provider]:
    entries = at(place.spot.root, ("models", "providers"))
    for key, entry in entries.items() if isinstance(entries, dict) else ():
        if key and "${" not in key:
            name = canonical_provider(place.release, key)
            models = [at(one, ("id",)) for one in _listed(at(entry, ("models",)))]
            built_in = name in platform(place.release).builtin
            yield _provider(name, None, at(entry, ("baseUrl",)), models, built_in=built_in)


def _of_manifests(place: Place) -> Iterator[Provider]:
    space = namespace_of(place.spot.root)
    for root in place.documents:
        name = at(root, ("metadata", "name"))
        if at(root, ("kind",)) == "ModelProvider" and isinstance(name, str) and name and namespace_of(root) == space:
            kind, denied = at(root, ("spec", "provider")), _listed(at(root, ("spec", "deniedModels")))
            models = _listed(at(root, ("spec", "allowedModels")))
            yield _provider(name, kind, at(root, ("spec", "endpoint")), models, denied=denied)


def _provider(
    name: str,
    kind: object,
    address: object,
    models: list[object],
    *,
    denied: list[object] | None = None,
    built_in: bool = False,
) -> Provider:
    endpoint: Maybe[str] = address if isinstance(address, str) and address else None
    if isinstance(endpoint, str) and ("${" in endpoint or "{{" in endpoint):
        endpoint = UNKNOWN
    return Provider(
        _NOWHERE,
        name,
        kind=kind if isinstance(kind, str) else None,
        endpoint=endpoint,
        models=_models(models) or None,
        denied=_models(denied or []),
        built_in=built_in,
    )


def _models(ids: list[object]) -> tuple[Model, ...]:
    return tuple(Model(_NOWHERE, one) for one in ids if isinstance(one, str) and one)


def _listed(data: object) -> list[object]:
    return data if isinstance(data, list) else []
