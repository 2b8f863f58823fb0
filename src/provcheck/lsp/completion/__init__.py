"""What may stand at the cursor, in a text that is being typed and may be broken anywhere.

``json5`` and ``yaml`` find the place by the text alone. The schemas tell its keys and values; models, refs and
providers come from the text itself, from what was last read of the workspace, and from the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from provcheck.lsp.completion import candidate
from provcheck.lsp.completion.candidate import Candidate
from provcheck.lsp.completion.offers import key_offers, value_offers
from provcheck.lsp.completion.place import Known, Place, place_at
from provcheck.lsp.completion.shapes import Shapes
from provcheck.lsp.completion.spot import KEY, NODE, VALUE

if TYPE_CHECKING:
    from datetime import date

    from provcheck.model import Bundle

__all__ = ["Candidate", "complete"]


def complete(
    text: str, offset: int, *, syntax: str, bundles: Sequence[Bundle], as_of: date, path: str = "", release: str = ""
) -> list[Candidate]:
    """What may stand at an offset of a text, the best candidates first; nothing where nobody can tell.

    ``syntax`` is ``json5`` (an OpenClaw configuration) or ``yaml`` (Pai's manifests, and the configurations that they
    embed). ``bundles`` are what was last read of the workspace, and ``path`` is where the text belongs among them;
    without one, they are taken for its own. ``release`` is the one that the settings ask for; without one, the
    configuration's own counts. Corrections of the catalogue count if they are in force.
    """
    place = place_at(text, offset, syntax, Known(bundles, as_of, path, release))
    if place is None:
        return []
    found = sorted(_harmless(list(_candidates(place)), text), key=lambda one: one.retired)
    return [one._replace(sort=f"{number:05}") for number, one in enumerate(found)]


def _harmless(found: list[Candidate], text: str) -> list[Candidate]:
    """The candidates without those that repeat a secret: one may stand where a model or a provider is named."""
    if all(one.kind == "key" for one in found):
        return found
    from provcheck.redact.redactor import Redactor
    from provcheck.syntax.source import Source

    mask = Redactor([Source("", text)]).string
    return [one for one in found if one.kind == "key" or mask(one.label) == one.label]


def _candidates(place: Place) -> Iterator[Candidate]:
    spot = place.spot
    shapes = Shapes(place.dialect, place.release, spot.root)
    if spot.due in (VALUE, NODE):
        yield from candidate.values(spot, value_offers(place, shapes, spot.path))
    if spot.due in (KEY, NODE):
        yield from candidate.keys(spot, key_offers(place, shapes, spot.path))
    if spot.due == NODE and not spot.quote and shapes.is_list(spot.path) and not isinstance(spot.held, dict):
        # The list has no item yet: its first one brings its dash.
        first, lead = (*spot.path, 0), f"{spot.lead}- "
        yield from candidate.values(spot, value_offers(place, shapes, first), lead)
        yield from candidate.keys(spot, key_offers(place, shapes, first), lead)
