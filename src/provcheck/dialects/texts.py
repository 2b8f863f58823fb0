"""The texts behind the model: where an object was bound from, and a bundle's roots, sources and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from provcheck.dialects.openclaw_view import OpenClawView
from provcheck.dialects.origin import ViewOrigin
from provcheck.dialects.pai import namespace
from provcheck.dialects.pai_details import PaiDetails

if TYPE_CHECKING:
    from provcheck.dialects.view import View
    from provcheck.model import Bundle, Entity
    from provcheck.syntax.source import Source


def view_of(entity: Entity) -> View:
    """Where an object was bound from. Raises `TypeError` for one that was not bound from a text."""
    origin = entity.origin
    if not isinstance(origin, ViewOrigin):
        raise TypeError("the object was not bound from a text")
    return origin.view


def roots(bundle: Bundle) -> Iterator[View]:
    """The root of a configuration, or of each document of a namespace."""
    if isinstance(bundle.details, PaiDetails):
        yield from bundle.details.documents
    elif isinstance(bundle.origin, ViewOrigin):
        yield bundle.origin.view


def title(bundle: Bundle) -> str:
    """What a bundle is called: the path of a configuration, or a namespace."""
    root = next(roots(bundle))
    return namespace(root) if isinstance(bundle.details, PaiDetails) else root.where().path


def sources(bundles: Iterable[Bundle]) -> tuple[Source, ...]:
    """Every text of some bundles, those that are included or embedded too, each once."""
    return tuple(dict.fromkeys(one for bundle in bundles for root in roots(bundle) for one in _sources(root)))


def _sources(root: View) -> Iterator[Source]:
    yield from (layer.source for layer in (*root.written, *root.layers))
    if isinstance(root, OpenClawView):
        yield from (file[1] for files in root.includes.values() for file in files if file)


def files(bundle: Bundle) -> frozenset[str]:
    """The paths of the files that a bundle was read from."""
    return frozenset(source.path for source in sources([bundle]))
