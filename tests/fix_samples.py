"""Files to fix, and the laws that every run with fixes keeps."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any

from provcheck import engine
from provcheck.finding import Finding, Severity
from provcheck.fix.passes import Fixed, fix
from provcheck.fix.state import State
from provcheck.settings import Settings
from provcheck.syntax import edits
from provcheck.syntax.edits import Edit
from provcheck.workspace.load import load_workspace
from support import TODAY

_ABOUT_COMMENTS = {"PC004", "PC005"}


# Runs


def state(folder: Path, **choices: Any) -> State:
    """What a folder says, and what is found in it, infos included."""
    settings = Settings(**{"show": Severity.INFO, "as_of": TODAY, **choices})
    with chdir(folder):
        return State(load_workspace(["."], settings), settings)


def mend(folder: Path, before: State, *, unsafe: bool = True) -> Fixed:
    """What fixes make of it; nothing is written."""
    with chdir(folder):
        return fix(before, unsafe=unsafe, guard=lambda _: None)


def place(folder: Path, texts: Mapping[str, str]) -> None:
    """Write texts as they stand."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def mended_by_the_laws(folder: Path, files: Mapping[str, str], *, unsafe: bool = True, **choices: Any) -> Fixed:
    """What fixes make of files, after a look at what must hold for every run."""
    place(folder, files)
    before = state(folder, **choices)
    fixed = mend(folder, before, unsafe=unsafe)
    assert fixed.finished
    findings_only_go(before, fixed)
    comments_stay(before, fixed)
    nothing_changes_but_the_edits(before, fixed)
    place(folder, fixed.state.texts)
    again = state(folder, **choices)
    assert standing(again) == standing(fixed.state)
    assert not mend(folder, again, unsafe=unsafe).done
    return fixed


# Laws


def standing(one: State) -> Counter[tuple[str, Severity, str]]:
    """What counts in a state: codes, severities and words."""
    found = engine.standing(one.findings, one.loaded, one.policy)
    return Counter((each.code, each.severity, each.message) for each in found)


def findings_only_go(before: State, fixed: Fixed) -> None:
    """What was fixed got rarer, and nothing came that is as bad as the worst that went.

    A fix may uncover what is milder, be it of a rule of which something else was fixed: only the worst ones are counted.
    """
    worst = max((one.severity for one in fixed.done), default=Severity.INFO)
    earlier, later = _codes(before, worst), _codes(fixed.state, worst)
    assert not later - earlier
    for one in fixed.done:
        assert one.severity < worst or later[one.code] < earlier[one.code], one


def _codes(one: State, least: Severity) -> Counter[str]:
    """How often each rule speaks, at least so loud."""
    counted = Counter[str]()
    for (code, severity, _), times in standing(one).items():
        counted[code] += times if severity >= least else 0
    return counted


def comments_stay(before: State, fixed: Fixed) -> None:
    """Every comment is still there, but for suppressions that suppress nothing."""
    gone = _comments(before) - _comments(fixed.state)
    assert gone.total() <= sum(one.code in _ABOUT_COMMENTS for one in fixed.done)


def _comments(one: State) -> Counter[str]:
    return Counter(
        file.source.text[each.start : each.end] for file in one.loaded.files for each in file.reading.comments
    )


def nothing_changes_but_the_edits(before: State, fixed: Fixed) -> None:
    """The texts are the old ones with the edits of the fixes done, pass by pass, and nothing else."""
    texts = before.texts
    for changes in _passes(fixed.done):
        for path, some in changes.items():
            assert all(one.source.text == texts[path] for one in some)
            texts[path] = edits.apply(texts[path], some)
    assert texts == fixed.state.texts


def _passes(done: list[Finding]) -> list[dict[str, list[Edit]]]:
    """The edits of each pass by path: those of one pass are about the same text."""
    found: list[dict[str, list[Edit]]] = []
    for finding in done:
        changes = finding.fix.edits if finding.fix else ()
        fresh = not found or any(found[-1].get(one.source.path, [one])[0].source is not one.source for one in changes)
        if fresh:
            found.append({})
        for one in changes:
            found[-1].setdefault(one.source.path, []).append(one)
    return found


# Texts


def commented(path: str, text: str) -> str:
    """A text with a comment above each line, and one behind each where it surely is one."""
    mark = "#" if path.endswith((".yaml", ".yml")) else "//"
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")):
        indent = line[: len(line) - len(line.lstrip())]
        lines.append(f"{indent}{mark} remark {number}")
        behind = line.strip() and mark not in line and not re.search(r"[|>][-+]?$|\\$", line)
        lines.append(f"{line} {mark} behind {number}" if behind else line)
    return "\n".join(lines)


def as_windows_writes(_path: str, text: str) -> str:
    """A text with a byte order mark and both characters at the ends of lines."""
    return "\ufeff" + text.replace("\n", "\r\n")


def as_it_is(_path: str, text: str) -> str:
    return text


def styled(value: Any, chance: random.Random) -> str:
    """A value as JSON5 as people write it: quotes, commas, indentation, line ends and comments as it comes."""
    lines = _styled(value, chance, 0).split("\n")
    newline = chance.choice(["\n", "\n", "\r\n"])
    text = newline.join(
        f"{line} // behind {number}" if chance.random() < 0.2 else line for number, line in enumerate(lines)
    )
    return chance.choice(["", "", "\ufeff"]) + text + chance.choice(["", newline])


def _styled(value: Any, chance: random.Random, depth: int) -> str:
    if not isinstance(value, dict | list) or not value:
        return _quoted(value, chance)
    parts = (
        [f"{_key(name, chance)}: {_styled(one, chance, depth + 1)}" for name, one in value.items()]
        if isinstance(value, dict)
        else [_styled(one, chance, depth + 1) for one in value]
    )
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    if len(str(value)) < 60 and chance.random() < 0.5 and not any("\n" in one for one in parts):
        return f"{opening}{chance.choice(['', ' '])}{', '.join(parts)}{chance.choice(['', ' ', ','])}{closing}"
    inner, outer = "  " * (depth + 1), "  " * depth
    above = [f"// above {depth}\n{inner}" if chance.random() < 0.15 else "" for _ in parts]
    body = f",\n{inner}".join(a + b for a, b in zip(above, parts, strict=True))
    return f"{opening}\n{inner}{body}{chance.choice(['', ','])}\n{outer}{closing}"


def _key(name: str, chance: random.Random) -> str:
    return name if re.fullmatch(r"[A-Za-z_]\w*", name) and chance.random() < 0.6 else _quoted(name, chance)


def _quoted(value: Any, chance: random.Random) -> str:
    text = json.dumps(value)
    plain = isinstance(value, str) and not re.search(r"['\"\\]", text[1:-1])
    return f"'{value}'" if plain and chance.random() < 0.3 else text
