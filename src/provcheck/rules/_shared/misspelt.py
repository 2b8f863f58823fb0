"""Which ids of hosted NIM are misspelt, and what was meant."""

from functools import lru_cache

from provcheck import catalog
from provcheck.catalog.served import is_hosted_nim
from provcheck.model import Bundle, Provider
from provcheck.rules._shared.refs import is_ref_as_id
from provcheck.rules._shared.uses import Use

# What these mean is another model than the one that the id says.
_NO_SPELLINGS = frozenset({"never-hosted", "other-model"})
_LONGEST_CHAIN = 3
_PATIENCE = 100
"""For so many unknown ids of a bundle the right one is looked for."""


class Misspelling:
    """The id that was meant. ``failed``: somebody saw requests for the wrong one fail."""

    __slots__ = ("failed", "right")

    def __init__(self, right: str, failed: bool) -> None:
        self.right = right
        self.failed = failed


def misspelling(use: Use) -> Misspelling | None:
    """What was meant by an id that hosted NIM does not have; ``None`` where it has it, or nothing is sure.

    An id that only carries its provider's name before the right one is no misspelling: PC302 speaks about that. Nor is
    one in a ref whose right spelling is listed: a ref is measured against its provider's list.
    """
    if not use.is_nim:
        return None
    found = spelling(use.id, use.bundle, use.name)
    if found is None and "/" not in use.id and use.name == "nvidia":
        # Of NVIDIA's own models the publisher is lost in a ref that holds the name once.
        found = spelling(f"nvidia/{use.id}", use.bundle, use.name)
    if found is None or _is_prefix_alone(use, found.right) or _is_slip_of_listed(use, found.right):
        return None
    return found


def listed_spelling(model_id: str, provider: Provider, bundle: Bundle) -> str | None:
    """The id that is meant by a wrong one, where the provider is hosted NIM and offers it."""
    found = spelling(model_id, bundle, str(provider.name)) if is_hosted_nim(provider) else None
    offers = found is not None and provider.find(found.right) and not provider.denial(found.right)
    return found.right if found and offers else None


def _is_prefix_alone(use: Use, right: str) -> bool:
    if use.model is None or use.provider is None or use.id != f"{use.name}/{right}":
        return False
    return is_ref_as_id(use.provider, use.id, use.bundle)


def _is_slip_of_listed(use: Use, right: str) -> bool:
    return use.doubtful and use.provider is not None and use.provider.find(right) is not None


def spelling(model_id: str, bundle: Bundle, called: str) -> Misspelling | None:
    """What is meant by an id that somebody writes for hosted NIM, as far as the catalogue is sure.

    ``called`` is the provider's name.
    """
    known = catalog.find_nim(model_id, called)
    if known is not None and (known.state == "listed" or known.is_judged_by_settings):
        return None
    return _confused(model_id) if known is not None else _speller(bundle, called).find(model_id)


def _confused(model_id: str) -> Misspelling | None:
    """What the table of confusions says. Some of its wrong ids have a right one that is wrong too."""
    from provcheck.catalog.confusions import confusion

    right, failed = model_id, False
    for _ in range(_LONGEST_CHAIN):
        found = confusion(right)
        if found is None or found.kind in _NO_SPELLINGS:
            break
        right, failed = found.right, failed or found.evidence == "failed"
    return Misspelling(right, failed) if right != model_id else None


class _Speller:
    """The right spellings of a bundle's ids, each looked for once."""

    def __init__(self, called: str) -> None:
        self._called = called
        self._found: dict[str, Misspelling | None] = {}

    def find(self, model_id: str) -> Misspelling | None:
        if model_id not in self._found:
            self._found[model_id] = _confused(model_id) or self._guess(model_id)
        return self._found[model_id]

    def _guess(self, model_id: str) -> Misspelling | None:
        from provcheck.catalog.known import find_special
        from provcheck.catalog.spelling import likely_id

        if len(self._found) >= _PATIENCE or find_special(model_id, self._called):
            return None
        right = likely_id(model_id, self._called)
        return Misspelling(right, failed=False) if right else None


@lru_cache(maxsize=4)
def _speller(_: Bundle, called: str) -> _Speller:
    return _Speller(called)
