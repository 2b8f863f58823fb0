"""The examples of the page: what the documentation of both platforms shows for NVIDIA, converted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from provcheck.conversion.report import table
from provcheck.conversion.run import Conversion, Request, convert
from provcheck.conversion.sources import Options
from provcheck.dialects.openclaw_releases import NEWEST
from provcheck.model import OPENCLAW, PAI
from provcheck.settings import Settings
from provcheck.workspace.load import load_workspace

_OPENCLAW = "fixtures/nvidia-docs/openclaw/openclaw.json"
_PAI = "fixtures/nvidia-docs/pai/token-budgets.yaml"


def examples() -> Iterator[tuple[str, str, str]]:
    """Titles, languages and texts."""
    yield f"`{_OPENCLAW}`:", "json5", _text(_OPENCLAW)
    there = converted(_OPENCLAW, PAI)
    yield f"`provcheck convert {_OPENCLAW} --to pai` writes:", "yaml", there.outputs[0].text
    yield "and reports:", "text", table.render(there.entries, there.commands, width=100)
    yield f"`{_PAI}`:", "yaml", _text(_PAI)
    back = converted(_PAI, OPENCLAW)
    yield f"`provcheck convert {_PAI} --to openclaw` writes:", "json5", back.outputs[0].text
    yield "and reports:", "text", table.render(back.entries, back.commands, width=100)


def converted(path: str, to: str) -> Conversion:
    """A file in the other dialect."""
    loaded = load_workspace([path], Settings(as_of=date.today()))
    return convert(loaded, Request(to, Options(NEWEST)))


def _text(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")
