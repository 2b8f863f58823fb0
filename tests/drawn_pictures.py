"""What holds for every picture that is drawn of files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from provcheck.graph import json as as_json
from provcheck.graph.picture import Marks, Picture

SCHEMAS = Path(__file__).parents[1] / "schemas"


SCHEMA: dict[str, Any] = json.loads((SCHEMAS / "graph.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def holds_together(picture: Picture) -> None:
    """Ids are unique, what refers to one finds it, each finding is marked, and the JSON keeps to its schema."""
    ids = [one for one, _ in marked(picture) if one]
    assert len(ids) == len(set(ids))
    links = {
        one
        for scope in picture.scopes
        for user in scope.users
        for one in (scope.host, user.inherits, *(id_ for ref in user.refs for id_ in (ref.provider, ref.model)))
    }
    assert links - {None} <= set(ids)
    assert sorted({one for _, marks in marked(picture) for one in marks}) == list(range(len(picture.report.findings)))
    VALIDATOR.validate(document(picture))


def document(picture: Picture) -> dict[str, Any]:
    """The picture as programs read it."""
    read: dict[str, Any] = json.loads(as_json.render(picture).encode("utf-8"))
    return read


def marked(picture: Picture) -> Iterator[tuple[str, Marks]]:
    """Every id of a picture with the findings there; those that stand nowhere have none."""
    yield "", picture.marks
    for scope in picture.scopes:
        yield scope.id, scope.marks
        for user in scope.users:
            yield user.id, user.marks
            yield from ((ref.id, ref.marks) for ref in user.refs)
        for provider in scope.providers:
            yield provider.id, provider.marks
            yield from ((model.id, model.marks) for model in provider.models)
