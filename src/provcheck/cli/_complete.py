"""What may follow on the command line, for shells that complete it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from click.shell_completion import CompletionItem


def selectors(incomplete: str) -> list[CompletionItem]:
    """Families, codes and names of rules, behind a comma too."""
    from provcheck.rules import REGISTRY

    families = {code[:3]: f"all of {code[:3]}xx" for code, *_ in REGISTRY}
    return _listed({**families, **_rules()}, incomplete)


def rules(incomplete: str) -> list[CompletionItem]:
    """Codes and names of rules."""
    return _items(_rules(), incomplete)


def releases(incomplete: str) -> list[CompletionItem]:
    """The known releases of OpenClaw, behind a comma too."""
    return _listed(_releases(), incomplete)


def release(incomplete: str) -> list[CompletionItem]:
    """The known releases of OpenClaw."""
    return _items(_releases(), incomplete)


def models(incomplete: str) -> list[CompletionItem]:
    """The catalogue's models: their ids, and with their providers once one of these is typed."""
    from provcheck.catalog.query.entries import everything

    entries = everything()
    ids = {entry.id: entry.provider for entry in entries}
    refs = {entry.ref: "" for entry in entries if incomplete.startswith(f"{entry.provider}/")}
    return _items({**ids, **refs}, incomplete)


def _rules() -> dict[str, str]:
    """Codes and names of rules, each with the other."""
    from provcheck.rules import REGISTRY

    return {**{one.code: one.name for one in REGISTRY}, **{one.name: one.code for one in REGISTRY}}


def _releases() -> dict[str, str]:
    from provcheck.dialects.openclaw_releases import NEWEST, RELEASES

    return {one: "the newest known" if one == NEWEST else "" for one in reversed(RELEASES)}


def _listed(known: dict[str, str], incomplete: str) -> list[CompletionItem]:
    """What may end a list with commas, without what stands in it already."""
    before, comma, last = incomplete.rpartition(",")
    left = {one: about for one, about in known.items() if one not in before.split(",")}
    return _items(left, last, before + comma)


def _items(known: dict[str, str], incomplete: str, before: str = "") -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    begun = _beginning(known, incomplete)
    return [CompletionItem(before + one, help=known[one] or None) for one in begun]


def _beginning(known: Iterable[str], incomplete: str) -> list[str]:
    return [one for one in known if one.lower().startswith(incomplete.lower())]
