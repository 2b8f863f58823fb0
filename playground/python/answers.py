"""What the playground's page asks of provcheck, and gets as JSON."""

from __future__ import annotations

import json
from typing import Any, Literal, TypeAlias

from provcheck import Conversion, Entry, SourceError, Text, __version__, check, convert
from provcheck.dialects.detect import reads_as_json
from provcheck.dialects.openclaw_releases import RELEASES

Dialect: TypeAlias = Literal["openclaw", "pai"]

NAMES = {"openclaw": "openclaw.json", "pai": "pai.yaml"}

# Its answer needs all that most answers need, so that none has to wait for an import.
_FIRST = """
apiVersion: pai.io/v1
kind: ModelProvider
metadata: {name: a}
spec: {provider: openai, endpoint: 1}
"""


def about() -> str:
    """Which provcheck this is. After that all modules are there, and answers are quick."""
    for dialect, text in (("openclaw", "{agents: {defaults: {model: 1, models: []}}}"), ("pai", _FIRST)):
        answer(json.dumps({"text": text, "dialect": dialect, "mode": "convert", "release": "", "asOf": ""}))
    catalog = check(Text("{}", path=NAMES["openclaw"]), config=False).catalog
    return json.dumps({"version": __version__, "catalog": catalog, "releases": list(RELEASES)})


def answer(asked: str) -> str:
    """The answer to a question: the report on a text and, in the mode ``convert``, what becomes of it.

    The question has ``text``, ``dialect``, ``mode``, ``release`` and ``asOf``; all but the text and the mode may be
    empty. A value that is none, as a link may hold one, raises ``ValueError``.
    """
    wanted: dict[str, str] = json.loads(asked)
    dialect = _dialect(wanted)
    source = Text(wanted["text"], path=NAMES[dialect])
    report = check(
        source, show="info", openclaw_version=wanted["release"], as_of=wanted["asOf"] or None, config=False
    ).to_dict()
    report["dialect"] = dialect
    if wanted["mode"] == "convert":
        report["conversion"] = _conversion(source, "pai" if dialect == "openclaw" else "openclaw", wanted["release"])
    return json.dumps(report)


def _dialect(wanted: dict[str, str]) -> Dialect:
    """The dialect that was chosen, else the one that a file without a name would be read as."""
    if wanted["dialect"]:
        return "pai" if wanted["dialect"] == "pai" else "openclaw"
    text = wanted["text"]
    return "openclaw" if not text.strip() or reads_as_json("", text) else "pai"


def _conversion(source: Text, to: Dialect, release: str) -> dict[str, Any]:
    try:
        made = convert(source, to=to, openclaw_version=release or None)
    except SourceError as error:
        return {"to": to, "refused": str(error), "text": "", "entries": [], "commands": []}
    return {"to": to, "refused": None, **_made(made)}


def _made(made: Conversion) -> dict[str, Any]:
    return {"text": made.text, "entries": list(map(_entry, made.entries)), "commands": list(made.commands)}


def _entry(entry: Entry) -> dict[str, Any]:
    """A line of the loss report, with lines and columns on both sides."""
    target = None if entry.target is None else entry.target._asdict()
    return {"class": entry.outcome.value, **entry.source._asdict(), "target": target, "reason": entry.reason}
