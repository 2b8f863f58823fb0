"""Checks the shape of one configuration or manifest: the gate first, and all that explains a no only after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.model import OPENCLAW, PAI
from provcheck.schema import is_current
from provcheck.schema.data import plain

if TYPE_CHECKING:
    from provcheck.dialects.openclaw_view import OpenClawView
    from provcheck.dialects.pai_view import PaiView
    from provcheck.schema.document import Schema
    from provcheck.schema.shape import Fault


def check_openclaw(view: OpenClawView, release: str, *, upgrade: bool, between: bool) -> list[Fault]:
    """What is wrong with a configuration under a release, and with ``upgrade`` what the newest one will refuse.

    ``between``: the file was written by a version between this release and the next known one.
    """
    data = plain(view)
    view.misspelt.clear()
    if is_current(OPENCLAW, release, data, upgrade=upgrade):
        return []
    from provcheck.schema import shape

    found = shape.faults(OPENCLAW, release, view, data, upgrade=upgrade, between=between)
    shape.mark_misspelt(view, found)
    return found


def check_other_sections(view: OpenClawView, schema: Schema) -> list[Fault]:
    """What is wrong with sections whose shape is not known here, by a schema that OpenClaw printed."""
    from provcheck.schema import foreign

    return foreign.faults(schema, view, plain(view))


def check_pai(view: PaiView) -> list[Fault]:
    """What is wrong with a manifest."""
    return view.once("faults", _check_pai)


def _check_pai(view: PaiView) -> list[Fault]:
    data = plain(view)
    if is_current(PAI, "", data, upgrade=False):
        return []
    from provcheck.schema import shape

    found = shape.faults(PAI, "", view, data, upgrade=False)
    shape.mark_misspelt(view, found)
    return found
