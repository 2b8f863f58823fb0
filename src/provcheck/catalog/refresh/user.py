"""The user catalogue: what a user, or a saved answer, adds to the catalogue or corrects in it.

In ``pyproject.toml`` a model is a table ``[tool.provcheck.models."nvidia/acme/model"]``, named as agents name it: the
provider, a slash, the model's id. An absent key leaves to the catalogue what it knows; an empty table says that the
model exists.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, TypeAdapter
from pydantic_core import PydanticCustomError

from provcheck.catalog.known import Kind

Tokens = Annotated[int, Field(strict=True, gt=0, le=1_000_000_000)]
"""A limit. The largest window of any model that anybody serves is a hundredth of what is accepted."""


def _shows(text: str) -> str:
    if not text.isprintable() or " " in text:
        raise PydanticCustomError("name", "a name is due, without white space and invisible characters")
    return text


Name = Annotated[str, Field(strict=True, min_length=1, max_length=200), AfterValidator(_shows)]
"""A provider or a model's id."""


def _day(value: object) -> object:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise PydanticCustomError("day", "a date is due (YYYY-MM-DD), true or false") from None


# Strict, or a number would be a moment in 1970 and a moment its day.
_Date = Annotated[date, Field(strict=True)]


class UserModel(BaseModel):
    """A model's table. ``retired`` is the day, or true where the day is not known; false denies what is known.

    The day is a date of TOML, or the same in quotes.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    context_window: Tokens | None = None
    max_output_tokens: Tokens | None = None
    retired: Annotated[_Date | StrictBool | None, BeforeValidator(_day)] = None
    kind: Kind | None = None


class UserCatalog:
    """Models by ref, remarks that stand above a model's table, and notes on the whole.

    ``origin`` says in a few words what it was made from; ``left_out`` are sentences on what was not taken.
    """

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.models: dict[str, UserModel] = {}
        self.remarks: dict[str, str] = {}
        self.left_out: list[str] = []

    def toml(self) -> str:
        """The tables as text for ``pyproject.toml``, sorted by ref; what it says was read back."""
        head = [
            f"Made by provcheck from {self.origin}. Belongs in pyproject.toml; in provcheck.toml leave out",
            'the words "tool.provcheck." of each table. Or name this file in the settings: extend = "FILE".',
            *self.left_out,
        ]
        blocks = ["".join(f"# {_one_line(line)}\n" for line in head)]
        blocks += [self._table(ref) for ref in sorted(self.models)]
        text = "\n".join(blocks)
        read = tomllib.loads(text).get("tool", {}).get("provcheck", {}).get("models", {})
        if TypeAdapter(dict[str, UserModel]).validate_python(read) != self.models:
            raise AssertionError("the user catalogue does not read back as it was written")
        return text

    def _table(self, ref: str) -> str:
        remark = self.remarks.get(ref)
        lines = [f"# {_one_line(remark)}"] if remark else []
        lines.append(f"[tool.provcheck.models.{_quoted(ref)}]")
        for key, value in self.models[ref].model_dump(exclude_none=True).items():
            lines.append(f"{key} = {value.isoformat() if isinstance(value, date) else json.dumps(value)}")
        return "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    # A JSON string is a TOML string too: a name holds neither a lone surrogate nor DEL, where they differ.
    return json.dumps(text, ensure_ascii=False)


def _one_line(text: str) -> str:
    from provcheck.screen import visible

    return visible(text)
