"""Where a Pai manifest names a ModelProvider or an Agent otherwise than in a model ref.

Of Sessions and AccessKeys Pai's documentation shows no YAML: there a string under a key that speaks of agents or of
model providers is taken for a name. What owns an object is named as everywhere in Kubernetes:
https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/.
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.dialects.strings import every
from provcheck.dialects.view import View

PROVIDER, AGENT = "provider", "agent"

_KINDS = {"ModelProvider": PROVIDER, "Agent": AGENT}
_DOCUMENTED = frozenset({"ModelProvider", "Provider", "GuardBinding", "Secret"})
_WORDS = {"modelprovider": PROVIDER, "agent": AGENT}


def names(root: View) -> Iterator[tuple[str, View]]:
    """The strings of a document that may be names, with the kind of what they would name.

    An agent's ``providers`` are services; a ModelProvider there is a mistake, but it is the one that is meant.
    """
    yield from _owners(root)
    kind, spec = _text(root, "kind"), root.at("spec")
    if spec is None or kind in _DOCUMENTED:
        return
    if kind != "Agent":
        yield from _by_words(spec)
        return
    definition, services = spec.get("agentDefinition"), spec.get("providers")
    if definition is not None:
        yield AGENT, definition
    yield from ((PROVIDER, item) for item in (services.items() if services is not None else ()))


def _owners(root: View) -> Iterator[tuple[str, View]]:
    owners = root.at("metadata", "ownerReferences")
    for owner in owners.items() if owners is not None else ():
        what, name = _KINDS.get(_text(owner, "kind")), owner.get("name")
        if what is not None and name is not None:
            yield what, name


def _by_words(spec: View) -> Iterator[tuple[str, View]]:
    for name, view in every(spec):
        for word, what in _WORDS.items():
            if word in name.lower():
                yield what, view


def _text(view: View, name: str) -> str:
    found = view.get(name)
    text = found.text() if found is not None else None
    return text if isinstance(text, str) else ""
