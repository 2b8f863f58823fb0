"""The names and ids that a bundle offers, and which of them was surely meant by a wrong one."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from provcheck.model import Bundle, Provider
from provcheck.rules._shared.few import quoted

_MOST_CANDIDATES = 2000
"""Among more names than this nobody looks for the one that was meant: such a file is no slip of the hand."""

_PATIENCE = 100
"""For so many wrong names of a bundle the right one is looked for."""


@lru_cache(maxsize=16)
def ids(provider: Provider) -> list[str]:
    """The ids that a provider lists and does not deny."""
    denied = {one.id for one in provider.denied}
    return [one.id for one in provider.listed if isinstance(one.id, str) and one.id not in denied]


@lru_cache(maxsize=16)
def offered(provider: Provider) -> str:
    """The ids that a provider lists and does not deny, for a sentence."""
    return quoted(ids(provider))


class Guesses:
    """Which names were surely meant, each looked for once, and none after the first hundred wrong ones."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, str], str | None] = {}

    def provider(self, wrong: str, bundle: Bundle) -> str | None:
        """The provider whose name is a slip away: a configured one before a built-in one."""
        return self._recall((None, wrong), lambda: _closest_provider(wrong, bundle))

    def model(self, wrong: str, provider: Provider) -> str | None:
        """The id of a provider's list: the one of the same name, or the one that is a slip away."""
        return self._recall((provider, wrong), lambda: _closest(wrong, provider))

    def _recall(self, key: tuple[object, str], look: Callable[[], str | None]) -> str | None:
        if key not in self._found and len(self._found) < _PATIENCE:
            self._found[key] = look()
        return self._found.get(key)


@lru_cache(maxsize=1)
def names(bundle: Bundle) -> list[str]:
    """The names of the configured providers, in alphabetical order."""
    return sorted({one.name for one in bundle.providers if isinstance(one.name, str)})


def _closest_provider(wrong: str, bundle: Bundle) -> str | None:
    from provcheck.suggest import nearest, swapped

    configured = names(bundle)
    if len(configured) > _MOST_CANDIDATES:
        return None
    every = {*configured, *bundle.platform.builtin, *bundle.foreign}
    close = nearest(wrong, configured) or nearest(wrong, every)
    # In a name as short as lab only a swap is surely a slip, and only of a name that somebody configured.
    other = None if close else swapped(wrong.lower(), every)
    return close or (other if other in configured else None)


def _closest(model_id: str, provider: Provider) -> str | None:
    from provcheck.suggest import nearest

    known = ids(provider)
    if len(known) > _MOST_CANDIDATES:
        return None
    same_name = [one for one in known if one.rpartition("/")[2].lower() == model_id.rpartition("/")[2].lower()]
    if len(same_name) == 1:
        return same_name[0]
    # Its publisher may be lost too, when it is called like the provider.
    return nearest(model_id, known) or nearest(f"{provider.name}/{model_id}", known)
