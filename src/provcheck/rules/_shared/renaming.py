"""The fix that writes a model's id anew, wherever a bundle names it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from provcheck.finding import Fix
from provcheck.model import Bundle, Model, ModelRef, Provider
from provcheck.rules._shared.uses import refs_to

if TYPE_CHECKING:
    from provcheck.syntax.edits import Edit


def renaming(provider: Provider, wrong: str, right: str, bundle: Bundle, *, safe: bool = True) -> Fix | None:
    """Another id in a provider's lists, and in the refs that repeat the wrong one."""
    entries: Iterable[Model] = (one for one in (*provider.listed, *provider.denied) if one.id == wrong)
    refs = (ref for ref in refs_to(bundle, str(provider.name), wrong) if ref.alias is None)
    return Fix.of(
        f'write "{right}"',
        *(entry.replace("id", right) for entry in entries),
        *(ref.replace("", respelt(ref, wrong, right)) for ref in refs),
        safe=safe,
    )


def respelling(refs: Iterable[ModelRef], wrong: str, right: str, bundle: Bundle) -> Fix | None:
    """Another id in refs alone; none where one of them would then repeat another model of its route."""
    refs = tuple(refs)
    ours = {id(ref) for ref in refs}
    for route in bundle.routes():
        inside = [ref for ref in route.refs if id(ref) in ours]
        taken = {ref.model for ref in route.refs if inside and ref.provider == inside[0].provider}
        if len(inside) > 1 or right in taken:
            return None
    edits: list[list[Edit]] = [ref.replace("", respelt(ref, wrong, right)) for ref in refs]
    return Fix.of(f'write "{right}"', *edits)


def respelt(ref: ModelRef, wrong: str, right: str) -> str:
    """A ref's text with the right id; what else stands in it, a profile for instance, stays."""
    head, slash, rest = str(ref.text).partition("/")
    return f"{head}{slash}{rest.replace(wrong, right, 1)}"
