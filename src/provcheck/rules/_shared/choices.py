"""Lists and enumerations of Pai's manifests, whose shape some rules judge because they know more than a schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from provcheck.finding import Finding, Fix
from provcheck.model import Entity, Part
from provcheck.rules._base import Rule
from provcheck.rules._shared.few import quoted

_NO_OTHERS: Mapping[str, str] = {}

_MOST_NAMES = 2000
"""Among more names than this nobody looks for the one that was meant: such a file is no slip of the hand."""

_PATIENCE = 100


def items(entity: Entity, field: str) -> tuple[Part, ...]:
    """The items of a list; none where it is absent, or something else than a list."""
    found = entity.parts(field)
    # The members of a mapping have names.
    return tuple(one for one in found if one.name is None) if isinstance(found, tuple) else ()


def wrong_choices(
    rule: Rule, entity: Entity, field: str, choices: Sequence[str], others: Mapping[str, str] = _NO_OTHERS
) -> Iterator[Finding]:
    """A finding where a field holds a text that is none of the choices; ``others`` are other tools' words for them."""
    value = entity.string(field)
    if not isinstance(value, str) or value in choices:
        return
    from provcheck.suggest import nearest

    meant = others.get(value.lower()) or nearest(value, choices)
    yield rule.finding(
        entity.where(field),
        f'{entity.label(field)} must be {_one_of(choices)}, not "{value}"',
        help=f'did you mean "{meant}"?' if meant else None,
        fix=Fix.of(f'write "{meant}"', entity.replace(field, meant)) if meant else None,
    )


class Names:
    """The names that may stand at a place, and which of them was surely meant by a wrong one.

    That is looked for once for each wrong name, and for the first hundred of them alone.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = dict.fromkeys(names)
        self._meant: dict[str, str | None] = {}
        self.offered = quoted(self._names)

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def meant(self, wrong: str) -> str | None:
        """The name that was meant, if that is sure."""
        if wrong not in self._meant and len(self._meant) < _PATIENCE and len(self._names) <= _MOST_NAMES:
            from provcheck.suggest import nearest

            self._meant[wrong] = nearest(wrong, self._names)
        return self._meant.get(wrong)


def _one_of(choices: Sequence[str]) -> str:
    names = [f'"{one}"' for one in choices]
    return f"{', '.join(names[:-1])} or {names[-1]}"
