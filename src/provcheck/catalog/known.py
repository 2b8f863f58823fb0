"""Models by id: what they can do, and whether anybody still serves them."""

import os
from functools import cache
from typing import Literal, NamedTuple, TypeAlias, cast

from provcheck.catalog.tables import find, first_column

_FOLDER = os.path.dirname(__file__)  # pathlib would cost a tenth of a clean run
NIM = f"{_FOLDER}/nim.tsv"
NATIVE = f"{_FOLDER}/native.tsv"

Kind: TypeAlias = Literal["chat", "vision", "guard", "base", "reward"]
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
    further.
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

    @property
    def chats(self) -> bool:
        """Whether an agent can talk with it: it is no guard, reward or base model."""
        return self.kind in {"chat", "vision"}


def find_nim(model_id: str) -> KnownModel | None:
    """The model that NVIDIA's hosted NIM serves, or once served, under exactly this id."""
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
    return known._replace(
        hosted_context_window=None,
        max_output_tokens=None,
        state="unknown",
        retired_on=None,
        last_listed=None,
        successor=None,
    )


def find_native(provider: str, model_id: str) -> KnownModel | None:
    """The vendor's own model of exactly this id.

    Providers are ``anthropic``, ``openai`` and ``google``, which is ``gemini`` in Pai.
    """
    row = find(NATIVE, "google" if provider == "gemini" else provider, model_id)
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


def listed_successor(known: KnownModel) -> KnownModel | None:
    """The model that took its place and is still listed; ``None`` where the catalogue is not sure of one."""
    seen = {known.id}
    while known.successor is not None and known.successor not in seen:
        seen.add(known.successor)
        following = find_nim(known.successor)
        if following is None or following.state == "listed":
            return following
        known = following
    return None


@cache
def nim_ids() -> tuple[str, ...]:
    """Every id of the hosted NIM catalogue, retired ones included, in alphabetical order."""
    return first_column(NIM)


def _number(field: str | None) -> int | None:
    return None if field is None else int(field)
