"""What the playground's page asks of provcheck, and gets as JSON."""

from __future__ import annotations

import json
from typing import Any

from provcheck import __version__
from provcheck.dialects.detect import reads_as_json
from provcheck.dialects.openclaw_releases import RELEASES

NAMES = {"openclaw": "openclaw.json", "pai": "pai.yaml"}


def about() -> str:
    """Which provcheck this is; everything that a first answer needs is then loaded."""
    from provcheck.catalog.builtin import DATE

    _answer({"text": "{agents: {defaults: {model: 1}}}", "dialect": "", "mode": "convert", "release": "", "asOf": ""})
    return json.dumps({"version": __version__, "catalog": DATE, "releases": list(RELEASES)})


def answer(asked: str) -> str:
    """The answer to a question: the report on a text and, in the mode ``convert``, what it becomes."""
    return json.dumps(_answer(json.loads(asked)))


def _answer(asked: dict[str, str]) -> dict[str, Any]:
    text = asked["text"]
    dialect = asked["dialect"] or ("openclaw" if reads_as_json("", text) or not text.strip() else "pai")
    from provcheck.engine import check
    from provcheck.settings import Settings
    from provcheck.report import render
    from provcheck.finding import Severity
    import tempfile, os
    os.chdir("/home/pyodide")
    open(NAMES[dialect], "w", newline="").write(text)
    from datetime import date
    s = Settings()._replace(show=Severity.INFO)
    rep = check([NAMES[dialect]], s)
    d = json.loads(render("json", rep, color=False, width=100, quiet=True, statistics=False))
    d["dialect"] = dialect
    d["conversion"] = {"to": "pai", "text": "", "refused": "not yet", "entries": [], "commands": []}
    return d
