"""A workspace as an editor sees it: texts, what is found in them, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any, NamedTuple

from provcheck import engine
from provcheck.finding import Finding, Report, Severity
from provcheck.lsp.actions import Action, actions
from provcheck.settings import Settings
from provcheck.workspace.load import Loaded, load_workspace
from support import TODAY, edited


class Seen(NamedTuple):
    """What the editor holds: texts by path, all that is loaded, and the report on it."""

    texts: Mapping[str, str]
    loaded: Loaded
    report: Report
    settings: Settings


def look(folder: Path, texts: Mapping[str, str], **choices: Any) -> Seen:
    """Write texts and check them, infos included."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    settings = Settings(**{"show": Severity.INFO, "as_of": TODAY, **choices})
    with chdir(folder):
        loaded = load_workspace([".", *texts], settings)
        return Seen(texts, loaded, engine.judge(loaded, settings), settings)


def offered(seen: Seen, finding: Finding) -> list[Action]:
    """What can be done at the beginning of a finding about this very one, or about several."""
    place = finding.location
    found = actions(seen.report.findings, seen.loaded.files, place.path, place.start, place.start)
    return [one for one in found if one.finding in (finding, None)]


def titled(found: list[Action], words: str) -> list[Action]:
    """The actions whose titles hold some words."""
    return [one for one in found if words in one.title]


def done(seen: Seen, action: Action) -> dict[str, str]:
    """The texts after an action."""
    assert action.edits
    for edit in action.edits:
        assert edit.source.text == seen.texts[edit.source.path]
    return edited(seen.texts, action.edits)
