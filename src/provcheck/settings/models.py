"""The tables of models in settings: what the catalogue lacks or has wrong."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

from provcheck.catalog.corrections import Correction
from provcheck.settings.values import Wrong, choice, day, entries, kind_of, of_type

if TYPE_CHECKING:
    from provcheck.settings.document import Document

_MOST_TOKENS = 1_000_000_000
"""The largest window of any model that anybody serves is a hundredth of it."""

_LONGEST_REF = 401


def corrections(value: object, file: Document) -> dict[str, Correction]:
    """What is known better, by ref: the provider, a slash, the model's id, as agents name it."""
    found = entries(value, file, _correction)
    for ref in found:
        provider, _, model = ref.partition("/")
        if not provider or not model:
            raise Wrong("a provider, a slash and a model's id are due", ref)
        if not ref.isprintable() or " " in ref or len(ref) > _LONGEST_REF:
            raise Wrong("a name is due, without white space and invisible characters, and not that long", ref)
    return found


def _correction(value: object, file: Document) -> Correction:
    from provcheck.suggest import nearest

    fields: dict[str, object] = {}
    for key, one in of_type(dict, value).items():
        reader = _FIELDS.get(key)
        if reader is None:
            meant = nearest(key, _FIELDS)
            hint = f"did you mean {meant}?" if meant else f"a model has {', '.join(_FIELDS)}"
            raise Wrong(f"there is no such key; {hint}", key)
        try:
            fields[key] = reader(one, file)
        except Wrong as wrong:
            raise Wrong(str(wrong), key) from None
    return Correction(**fields)  # type: ignore[arg-type] # as the readers below say


def _tokens(value: object, _file: Document) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Wrong(f"a whole number of tokens is due, not {kind_of(value)}")
    if not 0 < value <= _MOST_TOKENS:
        raise Wrong(f"a number of tokens from 1 to {_MOST_TOKENS} is due")
    return value


def _retired(value: object, file: Document) -> date | bool:
    if isinstance(value, bool):
        return value
    try:
        return day(value, file)
    except Wrong:
        raise Wrong("a date (YYYY-MM-DD), true or false is due") from None


def _kind(value: object, file: Document) -> str:
    from provcheck.catalog.known import Kind

    return choice(value, file, get_args(Kind))


_FIELDS = {"context_window": _tokens, "max_output_tokens": _tokens, "retired": _retired, "kind": _kind}
