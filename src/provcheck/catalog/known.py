"""Models by id: what they can do, and whether anybody still serves them."""

import os
from functools import cache
from typing import Literal, NamedTuple, TypeAlias, cast

from provcheck.catalog.corrections import are_in_force
from provcheck.catalog.tables import find, first_column

_FOLDER = os.path.dirname(__file__)  # pathlib would cost a tenth of a clean run
NIM = f"{_FOLDER}/nim.tsv"
NATIVE = f"{_FOLDER}/native.tsv"
SPECIAL = f"{_FOLDER}/special.tsv"

Kind: TypeAlias = Literal[
    "chat",
    "vision",
    "guard",
    "base",
    "reward",
    "embedding",
    "reranking",
    "ocr",
    "parsing",
    "speech",
    "translation",
    "image-generation",
    "detection",
    "other",
]
Confidence: TypeAlias = Literal["high", "medium", "low"]
State: TypeAlias = Literal[
    "listed", "retired", "delisted", "unrouted", "flagged", "account-only", "account-flagged", "unknown"
]


# No dataclass: making one took 0.7 ms of every run where this takes 0.06 ms.
class KnownModel(NamedTuple):
    """One model of the catalogue. Limits are counts of tokens, dates are ISO dates, ``None`` is not known.

    ``context_window`` is what the weights allow, prompt and answer together; ``confidence`` is how sure that
    is. ``hosted_context_window`` is the least that NVIDIA is known to serve. ``native_context_window`` is the
    figure of the published configuration where the documented one is another: smaller where the rest needs an
    option of the server, larger where the configuration overstates. ``state`` is explained at the top of
    nim.tsv. ``retired_on`` may lie ahead. ``successor`` may be retired itself: ``listed_successor`` looks
    further. ``by_settings`` names the fields that are what the settings say; with ``id`` the catalogue does not hold
    the model, with ``state`` goes ``retired_on``.
    """

    id: str
    kind: Kind
    context_window: int | None
    confidence: Confidence
    hosted_context_window: int | None
    native_context_window: int | None
    max_output_tokens: int | None
    state: State
    retired_on: str | None
    last_listed: str | None
    successor: str | None
    by_settings: frozenset[str] = frozenset()

    @property
    def chats(self) -> bool:
        """Whether an agent can talk with it; of kind ``other`` that is not known."""
        return self.kind in {"chat", "vision"}

    @property
    def is_judged_by_settings(self) -> bool:
        """Whether it is the settings that tell whether anybody serves it."""
        return not self.by_settings.isdisjoint({"id", "state"})


def find_nim(model_id: str, called: str | None = None) -> KnownModel | None:
    """The model that NVIDIA's hosted NIM serves, or once served, under exactly this id.

    The settings may call the service ``nvidia``, and as it is ``called`` where it is asked.
    """
    if not are_in_force():
        return _nim(model_id)
    from provcheck.catalog.corrected import corrected_nim

    return corrected_nim(_nim(model_id), _special(model_id), model_id, _names("nvidia", called))


def _names(service: str, called: str | None) -> tuple[str | None, ...]:
    """The names that the settings may have for a provider, with that of a configuration last."""
    return ("gemini", service, called) if service == "google" else (service, called)


def _nim(model_id: str) -> KnownModel | None:
    row = find(NIM, model_id)
    if row is None:
        return None
    name, kind, window, confidence, hosted, native, output, state, retired_on, last_listed, successor = row
    return KnownModel(
        id=cast(str, name),
        kind=cast(Kind, kind),
        context_window=_number(window),
        confidence=cast(Confidence, confidence),
        hosted_context_window=_number(hosted),
        native_context_window=_number(native),
        max_output_tokens=_number(output),
        state=cast(State, state),
        retired_on=retired_on,
        last_listed=last_listed,
        successor=successor,
    )


# NVIDIA serves the Mistral Large of February 2024 under this id; OpenRouter and others serve newer weights.
_OTHER_WEIGHTS_ELSEWHERE = frozenset({"mistralai/mistral-large"})


def find_weights(model_id: str) -> KnownModel | None:
    """The model of this id wherever it is served: ``find_nim`` without what only NVIDIA's service says."""
    known = find_nim(model_id)
    if known is None or model_id in _OTHER_WEIGHTS_ELSEWHERE:
        return None
    if known.by_settings:
        from provcheck.catalog.corrected import of_weights

        known = of_weights(known, _nim(model_id))
    return known._replace(
        hosted_context_window=None,
        max_output_tokens=None,
        state="unknown",
        retired_on=None,
        last_listed=None,
        successor=None,
        by_settings=known.by_settings - {"state", "max_output_tokens"},
    )


def find_special(model_id: str, called: str | None = None) -> KnownModel | None:
    """The model of exactly this id that hosted NIM serves, or once served, for something else than conversation.

    No limits are known of these, and ``find_nim`` does not find them unless the settings know more.
    """
    known = _special(model_id)
    if known is None or not are_in_force():
        return known
    from provcheck.catalog.corrected import corrected

    return corrected(known, model_id, _names("nvidia", called))


def _special(model_id: str) -> KnownModel | None:
    row = find(SPECIAL, model_id)
    if row is None:
        return None
    name, kind, state, last_listed = row
    return KnownModel(
        id=cast(str, name),
        kind=cast(Kind, kind),
        context_window=None,
        confidence="low",
        hosted_context_window=None,
        native_context_window=None,
        max_output_tokens=None,
        state=cast(State, state),
        retired_on=None,
        last_listed=last_listed,
        successor=None,
    )


def vendor_id(provider: str) -> str:
    """A vendor's id in the catalogue: Pai calls ``google`` ``gemini``."""
    return "google" if provider == "gemini" else provider


def find_native(provider: str, model_id: str) -> KnownModel | None:
    """The vendor's own model of exactly this id.

    Providers are ``anthropic``, ``openai`` and ``google``, which is ``gemini`` in Pai, and all that the settings name.
    """
    return as_corrected(catalogued_native(provider, model_id), provider, model_id)


def as_corrected(known: KnownModel | None, service: str, model_id: str, called: str | None = None) -> KnownModel | None:
    """What is known of a model of a service, once the settings have been heard.

    They may know it by the name of the service, and better by what it is ``called`` where it is asked.
    """
    if not are_in_force():
        return known
    from provcheck.catalog.corrected import corrected

    return corrected(known, model_id, _names(vendor_id(service), called))


def catalogued_native(provider: str, model_id: str) -> KnownModel | None:
    """``find_native`` by the catalogue alone."""
    row = find(NATIVE, vendor_id(provider), model_id)
    if row is None:
        return None
    _, name, kind, window, confidence, _, output, state, retired_on = row
    return KnownModel(
        id=cast(str, name),
        kind=cast(Kind, kind),
        context_window=_number(window),
        confidence=cast(Confidence, confidence),
        hosted_context_window=None,
        native_context_window=None,
        max_output_tokens=_number(output),
        state=cast(State, state),
        retired_on=retired_on,
        last_listed=None,
        successor=None,
    )


def listed_successor(known: KnownModel, called: str | None = None) -> KnownModel | None:
    """The model that took its place and is still listed; ``None`` where the catalogue is not sure of one."""
    seen = {known.id}
    while known.successor is not None and known.successor not in seen:
        seen.add(known.successor)
        following = find_nim(known.successor, called)
        if following is None or following.state == "listed":
            return following
        known = following
    return None


def listed_relative(known: KnownModel, called: str | None = None) -> KnownModel | None:
    """A listed model of the same family: its successor, else the only one, ``None`` where several could be meant.

    A family is what one publisher names alike up to the first digit: ``z-ai/glm4.7`` and ``z-ai/glm-5.3-flash``. The
    relative chats, reads images if the known one does, and its first number is not lower; nothing says that it answers
    as well.
    """
    following = listed_successor(known, called)
    if following is not None or not known.chats:
        return following
    family, version = _family(known.id)
    others = (find_nim(one, called) for one in nim_ids(called) if one != known.id and _family(one)[0] == family)
    listed = [one for one in others if one and one.state == "listed" and one.kind in {known.kind, "vision"}]
    return listed[0] if len(listed) == 1 and _family(listed[0].id)[1] >= version else None


def _family(model_id: str) -> tuple[str, int]:
    """What stands before the first digit, and the number there (0 without one): a version, or a size."""
    first = next((index for index, letter in enumerate(model_id) if letter in "0123456789"), len(model_id))
    rest = model_id[first:]
    digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
    return model_id[:first].rstrip("-"), int(digits[:9] or 0)


def nim_ids(called: str | None = None) -> tuple[str, ...]:
    """Every id that ``find_nim`` finds, retired ones included, in alphabetical order."""
    ids = _nim_ids()
    if not are_in_force():
        return ids
    from provcheck.catalog.corrected import added_ids

    added = added_ids(_names("nvidia", called)).difference(ids)
    return tuple(sorted([*ids, *(one for one in added if find_nim(one, called))]))


@cache
def _nim_ids() -> tuple[str, ...]:
    return first_column(NIM)


def _number(field: str | None) -> int | None:
    return None if field is None else int(field)
