"""A workspace as an editor sees it: texts, what is found in them, and what can be done about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any, NamedTuple

from provcheck import engine
from provcheck.finding import Finding, Report, Severity
from provcheck.lsp.actions import Action, actions
from provcheck.settings import Settings
from provcheck.syntax.node import plain
from provcheck.workspace.load import load_workspace
from provcheck.workspace.loaded import Loaded
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
    """What can be done about this very finding, as if it were the only one in its place."""
    place = finding.location
    return actions([finding], seen.loaded.files, place.path, place.start, place.start)


def titled(found: list[Action], words: str) -> list[Action]:
    """The actions whose titles hold some words."""
    return [one for one in found if words in one.title]


def done(seen: Seen, action: Action) -> dict[str, str]:
    """The texts after an action."""
    assert action.edits
    for edit in action.edits:
        assert edit.source.text == seen.texts[edit.source.path]
    return edited(seen.texts, action.edits)


def codes(seen: Seen) -> Counter[str]:
    return Counter(one.code for one in seen.report.findings)


def data(seen: Seen) -> list[object]:
    """What the texts say, those apart that hold others, which hold comments of their own."""
    outer = {file.path for file in seen.loaded.files if file.source.outer}
    files = [file for file in seen.loaded.files if file.source.outer or file.path not in outer]
    return [(file.path, [plain(root) for root in file.reading.roots]) for file in files]


def must_be_silenced(folder: Path, seen: Seen, finding: Finding, action: Action, **choices: Any) -> str:
    """Do it, and look whether this finding and no other one is gone, and all else is as it was. Gives the new text."""
    path = finding.location.path
    texts = done(seen, action)
    after = look(folder, texts, **choices)
    gone = codes(seen) - codes(after)
    assert set(gone) == {finding.code}
    assert not codes(after) - codes(seen)
    assert after.report.summary.suppressed == seen.report.summary.suppressed + gone.total()
    assert finding.code == "PC001" or data(after) == data(seen)
    others = [one for one in seen.report.findings if one.code != finding.code]
    assert [one.message for one in after.report.findings if one.code != finding.code] == [one.message for one in others]
    if "\r\n" in seen.texts[path] and "\n" not in seen.texts[path].replace("\r\n", ""):
        assert "\n" not in texts[path].replace("\r\n", "")
    assert texts[path].startswith("\ufeff") == seen.texts[path].startswith("\ufeff")
    return texts[path]
