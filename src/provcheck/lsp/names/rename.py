"""Another name for a provider, a model, an agent or an alias, in all files that name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provcheck.dialects.texts import view_of
from provcheck.lsp.names.linked import Linked
from provcheck.lsp.names.new_name import obstacle
from provcheck.lsp.names.respelling import is_shared, reads_well, respelled
from provcheck.lsp.names.symbols import MODEL, PROVIDER, Occurrence, Symbol, at, occurrences
from provcheck.model import Bundle
from provcheck.syntax.edits import Edit, NotEditable


class Place(NamedTuple):
    """The name under the cursor: its offsets in the file, and the name as its user knows it."""

    start: int
    end: int
    text: str


class Refusal(NamedTuple):
    """Why nothing is renamed, in one sentence."""

    message: str


def prepare(bundles: Sequence[Bundle], path: str, offset: int) -> Place | None:
    """The name at an offset, ``None`` where there is none that could be written anew."""
    found = at(bundles, path, offset)
    if found is None or found[1].token.written() is None:
        return None
    _, one = found
    return Place(one.location.start, one.location.end, one.token.text)


def rename(bundles: Sequence[Bundle], path: str, offset: int, new_name: str) -> list[Edit] | Refusal:
    """Edits that rename what stands at an offset wherever it is named, or why that cannot be done as a whole."""
    found = at(bundles, path, offset)
    if found is None:
        return Refusal("no provider, model, agent or alias is named here")
    bundle, one = found
    if new_name == one.token.text:
        return []
    linked = Linked(bundles, bundle, one.symbol)
    refused = obstacle(linked, one.symbol, new_name)
    if refused is not None:
        return Refusal(refused)
    changes = list(_changes(linked, new_name))
    places = [change.location for change, _ in changes]
    edits: dict[tuple[str, int, int], Edit] = {}
    for change, text in changes:
        if is_shared(change.token, places):
            return Refusal(f"a YAML alias elsewhere stands for {_spot(change)}; write the name out there first")
        try:
            edit = respelled(change.token, text)
        except NotEditable:
            return Refusal(f"{_spot(change)} is written in a way that cannot be edited for sure")
        edits.setdefault((edit.source.path, edit.start, edit.end), edit)
    for source in {edit.source.path: edit.source for edit in edits.values()}.values():
        if not reads_well(source, [edit for edit in edits.values() if edit.source.path == source.path]):
            return Refusal(f"{source.path} would not read as it should afterwards")
    return sorted(edits.values(), key=lambda edit: (edit.source.path, edit.start))


def _spot(change: Occurrence) -> str:
    line, column = change.location.begin
    return f"{change.location.path}:{line}:{column}"


def _changes(linked: Linked, new: str) -> Iterator[tuple[Occurrence, str]]:
    """Every place that changes, with what is to stand there."""
    for bundle, one in linked.all():
        yield one, f"{one.symbol.provider}/{new}" if "/" in new and _is_bare(bundle, one) else new
        if one.symbol.kind == PROVIDER:
            yield from _with_publishers(bundle, one.symbol)


def _is_bare(bundle: Bundle, one: Occurrence) -> bool:
    """Whether a ref is nothing but an id, so that one with a slash would be read as provider and model."""
    if one.symbol.kind != MODEL or "/" in str(one.token.scalar.value):
        return False
    return any(layer.target is one.token.scalar for ref in bundle.refs() for layer in view_of(ref).written)


def _with_publishers(bundle: Bundle, provider: Symbol) -> Iterator[tuple[Occurrence, str]]:
    """Refs that leave out a publisher which is called like the provider: under another name nobody puts it back."""
    for one in occurrences(bundle):
        if one.symbol.kind == MODEL and one.symbol.provider == provider.name and one.token.text != one.symbol.name:
            yield one, one.symbol.name
