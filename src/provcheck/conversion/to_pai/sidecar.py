"""What an OpenClaw configuration carries for Pai since it was made of Pai's manifests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.conversion import marks
from provcheck.conversion.entry import Outcome
from provcheck.conversion.keep import clean
from provcheck.conversion.ledger import Ledger
from provcheck.conversion.spot import Path, Resource
from provcheck.conversion.tree import Tree

if TYPE_CHECKING:
    from provcheck.conversion.to_pai.kept import Content, Kept

_RESTORED = "back where it came from"


class Sidecar:
    """The content of ``skills.entries.provcheck.config``. What cannot be understood is noted and left where it is."""

    def __init__(self, tree: Tree, ledger: Ledger) -> None:
        self.tree = tree
        self._content = _read(tree, ledger)

    def provider(self, name: str) -> Kept | None:
        """What was kept of the manifest that became a provider."""
        return self._content.providers.get(name) if self._content else None

    def provider_names(self) -> list[str]:
        """The providers of which something was kept."""
        return list(self._content.providers) if self._content else []

    def agent(self, name: str) -> Kept | None:
        """What was kept of the manifest that became an agent."""
        return self._content.agents.get(name) if self._content else None

    @property
    def namespace(self) -> str | None:
        """The namespace of all manifests of which something was kept, where they have one and the same."""
        if self._content is None:
            return None
        kept = [*self._content.providers.values(), *self._content.agents.values()]
        first = kept[0].metadata.get("namespace") if kept else None
        same = all(one.metadata.get("namespace") == first for one in kept)
        return first if same and isinstance(first, str) else None

    def restored(self, section: str, name: str, resource: Resource) -> None:
        """Note that what was kept of a manifest is back."""
        path = (*marks.SIDECAR, section, name)
        self._note(path, resource)

    def documents(self) -> list[Resource]:
        """The manifests of kinds that OpenClaw has nothing for."""
        made = []
        for place, data in enumerate(self._content.documents if self._content else ()):
            metadata = data.get("metadata")
            name = metadata.get("name") if isinstance(metadata, dict) else None
            resource = Resource(str(data.get("kind", "")), str(name or place), data)
            self._note((*marks.SIDECAR, "documents", place), resource)
            made.append(resource)
        return made

    def _note(self, path: Path, resource: Resource) -> None:
        for leaf in self.tree.below(path):
            inner = leaf.path[len(path) :]
            target = ("metadata", "name") if inner == ("name",) else inner
            leaf.became(Outcome.RENAMED, resource.at(*target), _RESTORED)


def _read(tree: Tree, ledger: Ledger) -> Content | None:
    if marks.SIDECAR not in tree.places:
        return None
    from pydantic import ValidationError

    from provcheck.conversion.to_pai.kept import Content

    try:
        return Content.model_validate(clean(tree, marks.SIDECAR) or {})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "all of it"
        reason = f"what was kept here for Pai cannot be read ({place}: {first['msg'].lower()})"
        ledger.note(Outcome.NEEDS_YOU, tree.place(marks.SIDECAR), None, reason)
        for leaf in tree.below(marks.SIDECAR):
            leaf.became(Outcome.DROPPED, None, reason)
        return None
