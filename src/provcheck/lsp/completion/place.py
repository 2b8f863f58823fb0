"""In which configuration the cursor is, and which bundle of the workspace that belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from provcheck.dialects.detect import API_GROUP, is_openclaw_name
from provcheck.dialects.openclaw_releases import NEWEST, nearest
from provcheck.lsp.completion import json5, yaml
from provcheck.lsp.completion.included import holder, included
from provcheck.lsp.completion.spot import Spot, at
from provcheck.model import OPENCLAW, PAI, Bundle

if TYPE_CHECKING:
    from datetime import date

    from provcheck.catalog.query.entries import Entry

_ROOT_KEYS = frozenset({"apiVersion", "kind", "metadata", "spec", "status"})


class Known(NamedTuple):
    """What is known besides the text; ``complete`` explains each."""

    bundles: Sequence[Bundle]
    as_of: date
    path: str = ""
    release: str = ""


class Place:
    """A spot, and all that is known of the configuration around it.

    ``dialect`` tells how it is read; ``bundle`` is what was last made of it, ``None`` where it was never read.
    ``documents`` are the manifests of the text, as far as they can be made out.
    """

    def __init__(self, spot: Spot, dialect: str, known: Known, documents: Sequence[object] = ()) -> None:
        self.spot = spot
        self.dialect = dialect
        self.documents = documents
        self.path = known.path
        self.as_of = known.as_of
        self._asked_for = known.release
        own = [bundle for bundle in known.bundles if bundle.dialect == dialect]
        self.bundle = _namespaced(own, spot.root) if dialect == PAI else _nearest(own, known.path, spot.start)

    @cached_property
    def release(self) -> str:
        """The release that the configuration is for; empty for Pai."""
        if self.dialect == PAI:
            return ""
        if self._asked_for:
            return self._asked_for
        if self.bundle and self.bundle.platform.release:
            return self.bundle.platform.release
        stamp = at(self.spot.root, ("meta", "lastTouchedVersion"))
        return (nearest(stamp) if isinstance(stamp, str) else None) or NEWEST

    @cached_property
    def catalogue(self) -> list[Entry]:
        """All models that are known, of whichever provider."""
        from provcheck.catalog.query.entries import everything

        return everything()

    @property
    def kind(self) -> str:
        """The kind of the manifest."""
        kind = at(self.spot.root, ("kind",))
        return kind if self.dialect == PAI and isinstance(kind, str) else ""


def place_at(text: str, offset: int, syntax: str, known: Known) -> Place | None:
    """What is due at an offset, ``None`` where nothing is."""
    if syntax == "json5":
        spot = json5.find(text, offset)
        return spot and Place(included(spot, known.bundles, known.path), OPENCLAW, known)
    found = yaml.find(text, offset)
    if not _is_manifest(found.root, text):
        return None
    if found.literal:
        spot = _embedded(text, offset, found.literal, found.root)
        return spot and Place(spot, OPENCLAW, known)
    return found.spot and Place(found.spot, PAI, known, yaml.documents(text))


def _is_manifest(root: object, text: str) -> bool:
    """Whether a document is Pai's, or may become that."""
    group = at(root, ("apiVersion",))
    if isinstance(group, str) and group:
        return group.startswith(API_GROUP) or API_GROUP.startswith(group)
    return not isinstance(root, dict) or root.keys() <= _ROOT_KEYS or API_GROUP in text


def _embedded(text: str, offset: int, literal: yaml.Literal, root: object) -> Spot | None:
    """The spot in an OpenClaw configuration that an agent's ``configFiles`` holds, with offsets of the whole text."""
    entry = literal.path[:-1]
    if entry[:2] != ("spec", "configFiles") or literal.path[3:] != ("content",):
        return None
    filled = [text[start:end] for start, end in literal.lines if text[start:end].strip()]
    margin = len(filled[0]) - len(filled[0].lstrip(" ")) if filled else 0
    inner, outward, inward = "", [], []
    for start, end in literal.lines:
        begin = min(start + margin, end)
        inward.append(len(inner))
        outward.append(begin)
        inner += text[begin:end] + "\n"
    line = bisect_right(outward, offset) - 1
    if line < 0 or offset > literal.lines[line][1]:
        return None
    spot = json5.find(inner, inward[line] + offset - outward[line])
    if spot is None or not _is_config(spot.root, at(root, (*entry, "path"))):
        return None
    shift = outward[line] - inward[line]
    return spot._replace(start=spot.start + shift, end=spot.end + shift)


def _is_config(root: object, path: object) -> bool:
    if isinstance(path, str) and is_openclaw_name(path.rpartition("/")[2]):
        return True
    return any(isinstance(at(root, (section,)), dict) for section in ("agents", "models"))


def _nearest(bundles: list[Bundle], path: str, offset: int) -> Bundle | None:
    """The configuration of a file, or of several that it embeds the one nearest to an offset."""
    there = [bundle for bundle in bundles if not path or bundle.where().path == path]
    found = min(there, key=lambda bundle: _distance(bundle, offset), default=None)
    return found or holder(bundles, path)


def _distance(bundle: Bundle, offset: int) -> int:
    place = bundle.where()
    return max(place.start - offset, offset - place.end, 0)


def _namespaced(bundles: list[Bundle], root: object) -> Bundle | None:
    """The manifests of the namespace that a manifest names."""
    from provcheck.dialects.origin import ViewOrigin
    from provcheck.dialects.pai import namespace

    wanted = namespace_of(root)
    views = [(bundle, bundle.origin.view) for bundle in bundles if isinstance(bundle.origin, ViewOrigin)]
    return next((bundle for bundle, view in views if namespace(view) == wanted), None)


def namespace_of(root: object) -> str:
    """The namespace that a manifest names, empty if it names none."""
    found = at(root, ("metadata", "namespace"))
    return found if isinstance(found, str) else ""
