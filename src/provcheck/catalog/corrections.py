"""What a team's settings say of models, which corrects the catalogue for the duration of a run.

A model is named by a ref, as agents name it: the provider, a slash, the model's id. The provider goes by the name that
it has in a configuration, or by that of the service behind it: ``nvidia`` for hosted NIM, and a vendor's own id.

This module is all that a run without corrections imports; how they change what is known is in ``corrected``.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple


class Correction(NamedTuple):
    """What the settings say of a model; ``None`` leaves to the catalogue what it knows. Limits are counts of tokens.

    ``retired`` is the day, true where the day is not known, or false, which denies what is known. ``kind`` is a word of
    ``known.Kind``. With nothing but ``None`` it says that the model exists.
    """

    context_window: int | None = None
    max_output_tokens: int | None = None
    retired: date | bool | None = None
    kind: str | None = None


class correcting:  # noqa: N801
    """Puts corrections in force, by ref, within a ``with`` block and its thread; those around it wait meanwhile."""

    is_in_use = False
    """Whether this process ever had any."""

    def __init__(self, models: Mapping[str, Correction]) -> None:
        self._models = {_key(*_parts(ref)): one for ref, one in models.items()}

    def __enter__(self) -> None:
        self._before = _in_force()
        self._put(self._models)

    def __exit__(self, *_: object) -> None:
        self._put(self._before)

    def _put(self, models: Mapping[str, Correction] | None) -> None:
        if models or correcting.is_in_use:
            from provcheck.catalog.in_force import IN_FORCE

            IN_FORCE.set(models)
            correcting.is_in_use = True


def _in_force() -> Mapping[str, Correction] | None:
    if not correcting.is_in_use:
        return None
    from provcheck.catalog.in_force import IN_FORCE

    return IN_FORCE.get()


def _key(provider: str, model_id: str) -> str:
    """A ref by which a model is found: case makes no other provider of a name, as for OpenClaw."""
    return f"{provider.lower()}/{model_id}"


def _parts(ref: str) -> tuple[str, str]:
    provider, _, model_id = ref.partition("/")
    return provider, model_id


def are_in_force() -> bool:
    """Whether there is any correction at all."""
    return bool(_in_force())


def correction(provider: str | None, model_id: str) -> Correction | None:
    """What the settings say of a provider's model under exactly this name and id."""
    models = _in_force()
    return models.get(_key(provider, model_id)) if models and provider else None


def corrected_refs() -> Iterator[tuple[str, str]]:
    """Providers, in lower case, and ids of all that the settings speak of."""
    return map(_parts, _in_force() or ())
