"""OpenClaw's values: JSON5 with ``$include`` and ``${VARIABLE}``."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from typing import TypeAlias

from provcheck.dialects.openclaw_releases import NEWEST, is_too_old, nearest
from provcheck.dialects.view import Layer, View
from provcheck.syntax.node import Mapping, Node
from provcheck.syntax.source import Source

INCLUDE = "$include"

Included: TypeAlias = tuple[Node, Source] | None
"""The root of an included file with its text, or ``None`` where it could not be read."""

Includes: TypeAlias = MappingType[int, list[Included]]
"""The files that each mapping with an ``$include`` names, by the ``id`` of its node."""


class OpenClawView(View):
    """A value of an OpenClaw configuration.

    Keys beside an ``$include`` win over what it brings in, and of several included files the later one wins; objects
    merge, lists are joined (npm `openclaw`, config/includes).
    """

    __slots__ = ("includes",)

    def __init__(
        self,
        layers: list[Layer],
        parent: View | None = None,
        *,
        complete: bool = True,
        includes: Includes | None = None,
    ) -> None:
        self.includes: Includes = includes or (parent.includes if isinstance(parent, OpenClawView) else {})
        super().__init__(layers, parent, complete=complete)

    @property
    def is_plain(self) -> bool:
        """Whether nothing is included here."""
        return len(self.layers) == 1 and INCLUDE not in self.layers[0].source.text

    def expand(self, layer: Layer) -> Iterator[Layer]:
        """The layer itself, unless it is an ``$include`` and nothing else, and then what it includes."""
        node = layer.target
        if not isinstance(node, Mapping) or node.get(INCLUDE) is None:
            yield layer
            return
        included = self.includes.get(id(node), [None])
        if len(node.members) > 1 or None in included or not included:
            yield layer
        for one in reversed(included):
            if one is None:
                self.complete = False
            else:
                root, source = one
                yield from self.expand(Layer(root, source))

    def is_opaque(self, text: str) -> bool:
        """``${NAME}`` is replaced when OpenClaw starts; what looks like it is left alone too."""
        return "${" in text

    def is_variable(self, text: str) -> bool:
        """``${NAME}`` in capitals, unless a second ``$`` stands before it."""
        import re

        return re.search(r"(?<!\$)\$\{[A-Z_][A-Z0-9_]*\}", text) is not None

    @property
    def fills_texts(self) -> bool:
        """OpenClaw replaces variables inside of strings."""
        return True

    def is_unset(self, value: object) -> bool:  # noqa: ARG002
        """Nothing is unset by its value: ``null`` is a wrong type, and an empty string is an empty string."""
        return False

    def is_directive(self, name: str) -> bool:
        """Keys that are no data."""
        return name == INCLUDE


def stamped_release(root: OpenClawView) -> str | None:
    """The version that OpenClaw wrote into the file when it last saved it."""
    version = root.at("meta", "lastTouchedVersion")
    text = version.text() if version else None
    return text if isinstance(text, str) else None


def release_of(root: OpenClawView) -> tuple[str, str]:
    """The known release that a file is for when nobody asks for one, and why that one: its stamp, else the newest."""
    stamp = stamped_release(root)
    release = nearest(stamp) if stamp else None
    if release is None:
        return NEWEST, "newest known"
    older = ", older than every known release" if stamp and is_too_old(stamp) else ""
    return release, f"meta.lastTouchedVersion is {stamp}{older}"
