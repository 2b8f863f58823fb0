"""Where a Pai manifest names a ModelProvider or an Agent otherwise than in a model ref.

Of Sessions and AccessKeys Pai's documentation shows no YAML; what owns an object is named as everywhere in Kubernetes:
https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/.
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.dialects.view import View

_KINDS = {"ModelProvider": "provider", "Agent": "agent"}


def names(root: View) -> Iterator[tuple[str, View]]:
    """The names that a document holds, with the kind of what they name: ``provider`` or ``agent``."""
    owners = root.at("metadata", "ownerReferences")
    for owner in owners.items() if owners is not None else ():
        kind, name = owner.get("kind"), owner.get("name")
        what = _KINDS.get(str(kind.text())) if kind is not None else None
        if what is not None and name is not None:
            yield what, name
    definition = root.at("spec", "agentDefinition")
    if definition is not None:
        yield "agent", definition
