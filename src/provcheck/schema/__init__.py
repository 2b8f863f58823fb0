"""The shape of both dialects: which keys, types and values a file may hold, for each release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.dialects.openclaw_releases import NEWEST, RELEASES
from provcheck.model import OPENCLAW

if TYPE_CHECKING:
    from provcheck.schema.gate import Test


def accepts(dialect: str, release: str, data: object) -> bool:
    """Whether plain data has the shape of a dialect; ``release`` is empty for Pai, which has none."""
    gate: Test
    if dialect == OPENCLAW:
        from provcheck.schema.openclaw_gate import accepts as gate
    else:
        from provcheck.schema.pai_gate import accepts as gate
    return gate(data, RELEASES.index(release) if release else 0)


def is_current(dialect: str, release: str, data: object, *, upgrade: bool) -> bool:
    """Whether there is nothing to say about a shape: accepted as it stands, and with ``upgrade`` by the newest too."""
    if not release:
        return accepts(dialect, release, data)
    from provcheck.schema.migrate import migrate

    seen = migrate(data, release)
    if seen.listed or not accepts(dialect, release, seen.data):
        return False
    return not upgrade or release == NEWEST or accepts(dialect, NEWEST, migrate(data, NEWEST).data)
