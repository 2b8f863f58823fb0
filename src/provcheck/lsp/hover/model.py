"""What is known of a model: by the catalogue as its provider serves it, by the file, and who uses it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck import catalog
from provcheck.catalog import hosts
from provcheck.catalog.known import find_special
from provcheck.catalog.query import words
from provcheck.catalog.query.entries import Entry
from provcheck.catalog.refused import find_refused
from provcheck.catalog.served import is_hosted_nim, known_model, vendor
from provcheck.catalog.sources import sources
from provcheck.lsp.hover.part import Part
from provcheck.lsp.hover.uses import place
from provcheck.model import Model, Origin, Provider

if TYPE_CHECKING:
    from datetime import date

    from provcheck.catalog import KnownModel
    from provcheck.catalog.standing import Standing
    from provcheck.model import Bundle

_OWN_TABLE = frozenset({"anthropic", "openai", "google", "gemini", "openrouter"})
_FIGURES = {"context_window": "window", "max_output_tokens": "output limit"}


class Looked:
    """A provider's model, looked up. ``provider`` may be one that the platform has built in.

    ``entry`` is what the catalogue has, ``listed`` what the file says. ``self_hosted``: whoever runs the server sets
    its limits, and nobody's list tells its state.
    """

    def __init__(self, bundle: Bundle, name: str, model_id: str, day: date) -> None:
        defined = bundle.named(name)
        self.bundle = bundle
        self.name = name
        self.id = model_id
        self.day = day
        self.provider = next((one for one in defined if one.find(model_id)), defined[0] if defined else None)
        self.listed = self.provider.find(model_id) if self.provider else None
        server = self.provider or Provider(Origin(), name, built_in=name in bundle.platform.builtin)
        self.is_nim = is_hosted_nim(server)
        self.service = "nvidia" if self.is_nim else vendor(server) or name
        served = known_model(server, model_id) if defined or server.built_in else None
        known = served.model if served else find_special(model_id, name) if self.is_nim else None
        self.self_hosted = served is not None and served.self_hosted
        self.entry = Entry(self.service, model_id, known, self._refused())

    def _refused(self) -> catalog.refused.Refused | None:
        release = self.bundle.platform.release
        endpoint = self.provider.endpoint if self.provider else None
        host = hosts.host(endpoint) if isinstance(endpoint, str) else None
        return find_refused(self.name, self.id, host, release) if release else None

    @property
    def known(self) -> KnownModel | None:
        """What the catalogue knows, the settings heard."""
        return self.entry.known

    @property
    def standing(self) -> Standing:
        """How the model stands on the day."""
        return words.standing_of(self.entry, self.day)

    @property
    def says_its_state(self) -> bool:
        """Whether anything tells if the model is served at all."""
        judged = self.known is not None and self.known.is_judged_by_settings
        return judged or (not self.self_hosted and self.standing.state != "unknown")

    @property
    def window(self) -> float | None:
        """The window in tokens: what the file says, else what the catalogue knows."""
        own = self.listed.context_window if self.listed else None
        return own if isinstance(own, (int, float)) else self.known.context_window if self.known else None


def part(looked: Looked, users: str, path: str) -> Part:
    """All there is to say about a model in a file; of one that is gone first of all that."""
    return Part(_title(looked), (*_facts(looked, path), users))


def state(looked: Looked) -> str:
    """The state in words, empty where nobody knows."""
    return words.state(looked.entry, looked.standing) if looked.says_its_state else ""


def is_going(looked: Looked) -> bool:
    """Whether the model is gone, or will be."""
    return looked.says_its_state and (looked.standing.is_gone or looked.standing.state == "retiring")


def _title(looked: Looked) -> str:
    if not is_going(looked):
        return f'"{looked.id}", a model of provider "{looked.name}"'
    instead = _instead(looked)
    return f'"{looked.id}": {state(looked)}{f"; {instead}" if instead else ""}'


def _instead(looked: Looked) -> str | None:
    """What to use in its place, in the words of the rule that reports it."""
    from provcheck.rules._shared.retired import retirement
    from provcheck.rules._shared.uses import Use

    found = retirement(Use(looked.id, looked.name, looked.provider, looked.bundle, looked.listed), looked.day)
    return found.help if found else None


def _facts(looked: Looked, path: str) -> Iterator[str]:
    known, refused = looked.known, looked.entry.refused
    if is_going(looked):
        yield f'a model of provider "{looked.name}"'
    elif state(looked):
        yield f"state: {state(looked)}"
    if refused is not None:
        platform = looked.bundle.platform
        advice = f'; it advises "{refused.use}"' if refused.use else ""
        yield f"{platform.name} refuses it as an unknown model{advice}"
    if known is None:
        yield f"the catalogue of {catalog.DATE} does not know it{_said(looked.listed)}"
        return
    kind = words.kind(looked.entry)
    if kind:
        yield f"kind: {kind}"
    yield from _limits(looked, known, path)
    yield _backing(looked, known)


def _limits(looked: Looked, known: KnownModel, path: str) -> Iterator[str]:
    window = words.tokens(known.context_window)
    if known.context_window is not None:
        window += f" (confidence: {known.confidence})"
        if looked.self_hosted:
            window += ", which the weights allow; your server may allow less"
    if known.hosted_context_window not in {None, known.context_window}:
        window += f"; NVIDIA serves {words.tokens(known.hosted_context_window)} for sure"
    if known.native_context_window is not None:
        window += f"; {words.tokens(known.native_context_window)} in the published configuration"
    yield f"window: {window}{_configured(looked.listed, 'context_window', known.context_window, path)}"
    output = words.tokens(known.max_output_tokens)
    yield f"output limit: {output}{_configured(looked.listed, 'max_tokens', known.max_output_tokens, path)}"


def _configured(model: Model | None, field: str, known: int | None, path: str) -> str:
    """What the file says of a limit, where that is something else."""
    value = getattr(model, field) if model else None
    if model is None or not isinstance(value, (int, float)) or value == known:
        return ""
    return f'; "{model.label(field)}" says {words.tokens(_whole(value))} ({place(model.where(field), path)})'


def _said(model: Model | None) -> str:
    """What the file says of a model that nobody else knows."""
    fields = ("context_window", "context_tokens", "max_tokens")
    values = [(field, getattr(model, field)) for field in fields] if model else []
    said = [
        f'"{model.label(field)}" {words.tokens(_whole(value))}'
        for field, value in values
        if model and isinstance(value, (int, float))
    ]
    return f"; the file says {', '.join(said)}" if said else ""


def _whole(value: float) -> int:
    return int(value)


def _backing(looked: Looked, known: KnownModel) -> str:
    """The catalogue's date, and who says what of what was said."""
    of_weights = looked.service not in _OWN_TABLE
    backed = sources("nvidia" if looked.is_nim or of_weights else looked.service, known, None)
    said: dict[str, list[str]] = {}
    for one in backed:
        if one.field in _FIGURES or (one.field == "state" and looked.says_its_state):
            said.setdefault(one.source, []).append(_FIGURES.get(one.field, one.field))
    told = "; ".join(f"{' and '.join(fields)}: {source}" for source, fields in said.items())
    return f"catalogue of {catalog.DATE}{f'; {told}' if told else ''}"
