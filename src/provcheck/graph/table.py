"""A box as a table of texts: who it is, what is known of it, and a row for each ref or model."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provcheck.graph import labels

if TYPE_CHECKING:
    from provcheck.graph.picture import Marks, ProviderBox, Scope, UserBox


class Row(NamedTuple):
    """A ref with its role, or a model with what is known of it: two cells, the second of any number of lines.

    ``whole`` is the ref or the name, however long.
    """

    id: str
    first: str
    second: tuple[str, ...]
    marks: Marks
    whole: str


class Table(NamedTuple):
    """A box. ``words`` say what it is beside its ``name``, ``about`` are lines below these.

    ``soft`` is the cell of a row, 0 or 1, that says less than the other. ``there``: somebody defines it, and that was
    read. ``whole`` is its name, however long.
    """

    id: str
    name: str
    words: str
    about: tuple[str, ...]
    rows: tuple[Row, ...]
    marks: Marks
    soft: int
    whole: str
    there: bool = True


def tables_of(scope: Scope) -> list[Table]:
    """The tables of all boxes of a scope, users first."""
    return [*map(of_user, scope.users), *map(of_provider, scope.providers)]


def of_user(user: UserBox) -> Table:
    """The table of a user: its refs in the order in which they are tried."""
    rows = tuple(
        Row(ref.id, labels.short(ref.role), (labels.short(ref.text),), ref.marks, ref.text) for ref in user.refs
    )
    about = (*labels.facts(user.facts), *([labels.HEIR] if user.inherits else []))
    return Table(user.id, labels.short(user.name), labels.kind(user), about, rows, user.marks, 0, user.name)


def of_provider(box: ProviderBox) -> Table:
    """The table of a provider: where it is and what it allows, then its models."""
    rows = []
    for model in box.models:
        known = [labels.standing(model), *labels.facts(model.facts)]
        rows.append(Row(model.id, labels.short(model.name), tuple(filter(None, known)), model.marks, model.name))
    about = (*([labels.short(box.endpoint)] if box.endpoint else []), *labels.facts(box.facts))
    there = labels.is_there(box)
    return Table(box.id, labels.short(box.name), labels.nature(box), about, tuple(rows), box.marks, 1, box.name, there)
