"""What a conversion starts from."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from provcheck.conversion.tree import Tree
from provcheck.model import Bundle


class OpenClawSource(NamedTuple):
    """An OpenClaw configuration, its includes merged, as one release reads it."""

    tree: Tree
    bundle: Bundle
    release: str


class Options(NamedTuple):
    """What the user asked for.

    ``release`` is the OpenClaw release that the result is for. ``request_cap`` tells which window of a provider's
    models becomes Pai's cap: ``min``, ``max`` or ``none``. ``namespace`` is written into manifests, and chosen from
    them. ``name`` is that of the agent where there is one. ``as_of`` is the day that dates are compared
    with, in ISO form; empty for none. ``masked`` takes secrets out of a text. ``is_same_release``:
    what was kept in annotations was kept of a configuration for ``release``.
    """

    release: str
    annotations: bool = True
    request_cap: str = "min"
    namespace: str | None = None
    name: str | None = None
    as_of: str = ""
    is_same_release: bool = False
    masked: Callable[[str], str] = str
