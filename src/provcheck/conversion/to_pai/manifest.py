"""The frame of a manifest."""

from __future__ import annotations

from typing import cast

from provcheck.conversion.spot import Resource

_SPEC_ORDER = (
    *("provider", "endpoint", "apiVersion", "apiKeySecretRef", "maxTokensPerDay", "maxTokensPerRequest"),
    *("allowedModels", "deniedModels", "retry", "fallbacks", "guards", "externalAccess"),
    *("type", "harness", "longRunning", "image", "models", "providers"),
)
"""The order of fields in the examples of Pai's documentation; others follow."""


def manifest(kind: str, name: str, namespace: str | None) -> Resource:
    """A manifest with a name and nothing else yet."""
    metadata: dict[str, object] = {"name": name}
    if namespace:
        metadata["namespace"] = namespace
    data: dict[str, object] = {"apiVersion": "pai.io/v1", "kind": kind, "metadata": metadata, "spec": {}}
    return Resource(kind, name, data)


def annotate(resource: Resource, key: str, text: str) -> None:
    """Add an annotation to a manifest."""
    metadata = cast("dict[str, object]", resource.data["metadata"])
    known = metadata.get("annotations")
    metadata["annotations"] = {**(known if isinstance(known, dict) else {}), key: text}


def specify(resource: Resource, **fields: object) -> None:
    """Set fields of ``spec``, in the order in which people write them; ``None`` leaves one out."""
    spec = cast("dict[str, object]", resource.data["spec"])
    spec.update({name: value for name, value in fields.items() if value is not None})
    known = {name: spec[name] for name in _SPEC_ORDER if name in spec}
    resource.data["spec"] = {**known, **{name: value for name, value in spec.items() if name not in known}}


def merge_metadata(resource: Resource, kept: dict[str, object]) -> None:
    """Add kept metadata: a namespace, labels, annotations."""
    metadata = cast("dict[str, object]", resource.data["metadata"])
    for name, value in kept.items():
        own = metadata.get(name)
        if isinstance(own, dict) and isinstance(value, dict):
            metadata[name] = {**value, **own}
        else:
            metadata.setdefault(name, value)
