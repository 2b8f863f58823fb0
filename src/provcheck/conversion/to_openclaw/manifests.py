"""Pai's manifests as the way to OpenClaw sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from provcheck.conversion import marks
from provcheck.conversion.entry import Outcome
from provcheck.conversion.ledger import Ledger
from provcheck.conversion.mapping.row import NOTHING, SAME
from provcheck.conversion.sources import Options
from provcheck.conversion.spot import Path, Spot
from provcheck.conversion.to_openclaw.annotations import Annotations
from provcheck.conversion.tree import Tree

PROVIDER, AGENT = "ModelProvider", "Agent"
_REPLACED = "a later manifest of the same name replaces it"


class Manifest(NamedTuple):
    """A manifest, its kind, namespace and name, and what it carries for OpenClaw."""

    tree: Tree
    kind: str
    namespace: str
    name: str
    annotations: Annotations

    @property
    def spec(self) -> dict[str, object]:
        """Its ``spec``, without what is set to nothing."""
        found = cast("dict[str, object]", self.tree.data).get("spec")
        return {name: value for name, value in found.items() if not is_unset(value)} if isinstance(found, dict) else {}

    def texts(self, field: str) -> list[tuple[Path, str]]:
        """The texts of a list in ``spec``, with their places."""
        found = self.spec.get(field)
        items = found if isinstance(found, list) else []
        return [(("spec", field, place), item) for place, item in enumerate(items) if isinstance(item, str) and item]

    def became(self, outcome: Outcome, target: Spot | None, reason: str, *path: str | int) -> None:
        """Note what became of all values at a path."""
        for leaf in self.tree.below(path):
            leaf.became(outcome, target, reason)


def is_unset(value: object) -> bool:
    """Whether a value says nothing: Pai's full example writes ``""`` and ``[]``, Kubernetes ``null``."""
    return value is None or value in ("", [], {})


def manifests(trees: Iterable[Tree], options: Options, ledger: Ledger) -> list[Manifest]:
    """The manifests to convert, in order; of several with one name the last, which is the one that would hold."""
    found: dict[tuple[str, str, str], Manifest] = {}
    for tree in trees:
        namespace = _metadata(tree, "namespace")
        if options.namespace is not None and namespace not in ("", options.namespace):
            for leaf in tree.below(()):
                leaf.became(Outcome.DROPPED, None, f"in the namespace {namespace}, which was not asked for")
            continue
        one = Manifest(tree, kind_of(tree), namespace, _metadata(tree, "name"), Annotations(tree, ledger))
        before = found.pop((one.kind, one.namespace, one.name), None) if one.name else None
        if before is not None:
            before.became(Outcome.DROPPED, None, _REPLACED)
        found[one.kind, one.namespace, one.name or f"#{len(found)}"] = one
    return list(found.values())


def kind_of(tree: Tree) -> str:
    """The kind of a manifest; empty where it has none."""
    kind = tree.data.get("kind") if isinstance(tree.data, dict) else None
    return kind if isinstance(kind, str) else ""


def _metadata(tree: Tree, key: str) -> str:
    """A text of a manifest's metadata; empty where there is none."""
    leaf = tree.leaves.get(("metadata", key))
    return leaf.value if leaf is not None and isinstance(leaf.value, str) else ""


def of_kind(found: Iterable[Manifest], kind: str) -> Iterator[Manifest]:
    """The manifests of a kind that have a name."""
    return (one for one in found if one.kind == kind and one.name)


def settle_frame(one: Manifest, target: Spot | None, *, renamed: bool) -> None:
    """Note what became of what every manifest has."""
    for key in ("apiVersion", "kind"):
        one.became(Outcome.RENAMED, target, "its place says what it is", key)
    outcome, reason = (Outcome.RENAMED, "its name in OpenClaw") if renamed else (Outcome.EXACT, SAME)
    one.became(outcome, target, reason, "metadata", "name")
    for leaf in one.tree.leaves.values():
        if is_unset(leaf.value) and leaf.path[:1] == ("spec",) and len(leaf.path) == 2:
            leaf.became(Outcome.EXACT, None, f"{NOTHING}, here and there")
        elif leaf.path[:2] == ("metadata", "annotations") and str(leaf.path[-1]).startswith(marks.PREFIX):
            leaf.became(Outcome.RENAMED, target, "back where it came from")
