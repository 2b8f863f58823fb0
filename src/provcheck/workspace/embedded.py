"""OpenClaw configurations that a Pai agent's ``configFiles`` writes into its container."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from provcheck.dialects.detect import is_openclaw, is_openclaw_name
from provcheck.dialects.pai import embedded_files
from provcheck.dialects.pai_view import PaiView
from provcheck.syntax import json5
from provcheck.syntax.node import Scalar
from provcheck.syntax.source import Source
from provcheck.workspace.files import File


class Embedded(NamedTuple):
    """A configuration inside a manifest; its source points into the outer file."""

    file: File
    pointer: str
    namespace: str
    manifest: PaiView


def embedded_configs(outer: File, manifest: PaiView) -> Iterator[Embedded]:
    """The configurations inside a manifest. What they include lies in the container and stays unknown."""
    for entry in embedded_files(manifest):
        layer = entry.content.layers[0]
        node = layer.target
        if not isinstance(node, Scalar) or not isinstance(node.value, str) or layer.source.outer:
            continue
        name = entry.path.rsplit("/", 1)[-1] if isinstance(entry.path, str) else ""
        reading = json5.read(node.value)
        root = reading.roots[0] if reading.roots else None
        if root is None and _is_filled_in_later(node.value):
            continue
        if is_openclaw_name(name) or (root is not None and is_openclaw(root)):
            source = Source(outer.path, node.value, layer.source, _segments(layer.source.text, node))
            file = File(source, reading)
            file.reported, file.openclaw = outer.reported, root
            yield Embedded(file, layer.pointer, entry.namespace, manifest)


def _is_filled_in_later(text: str) -> bool:
    """Whether a text is a template, or one variable, whose content nobody can know."""
    return "{{" in text or text.lstrip().startswith("${")


def _segments(text: str, node: Scalar) -> list[tuple[int, int]]:
    from provcheck.syntax.yaml.scalar_map import segments

    return segments(text, node)
