"""Where the corrections of a block and its thread are kept: a module of its own, for runs that have none."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provcheck.catalog.corrections import Correction

IN_FORCE: ContextVar[Mapping[str, Correction] | None] = ContextVar("corrections", default=None)
