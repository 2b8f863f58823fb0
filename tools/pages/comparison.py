"""The page on what other programs find, made of the bench of single faults."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_HEAD = """\
# Comparison

Each file of `benchmarks/faults` is a right OpenClaw configuration with one fault. `python benchmarks/faults.py` runs
provcheck over them; the tests hold it to finding each fault, on its line, and nothing else. Beside them stand {clean}
files that are right and look much like the faults: provcheck is silent about all of them.

The other programs were measured on the same files, with OpenClaw {release}. The bench was made for what provcheck is
for, so read it as a list of what each program looks at, not as a verdict on its quality.
"""
_TAIL = """\
## How they were measured

{how}
OpenClaw's own validator needs Node and a package of 331 MB (644 MB with what it depends on), and took 1.2 seconds for a
file on a machine with two cores. It is the judge of what OpenClaw accepts, and provcheck is
[held to its verdicts](agreement.md). It looks at the one file that is in force on its machine, and gives a line, but no
column and no suggestion. For Pai there is no other program that we know of.
"""


def page(table: Path) -> str:
    """The page."""
    data = tomllib.loads(table.read_text(encoding="utf-8"))
    rivals = data["rival"]
    clean = len(list((table.parent / "clean").iterdir()))
    names = ["provcheck", *(f"`{_name(one)}`" for one in rivals)]
    rows = [_row("fault", *names), _row("---", *[":---:"] * len(names))]
    rows += [_row(_what(fault), _rule(fault), *(_mark(fault, one) for one in rivals)) for fault in data["fault"]]
    rows.append(_row("**found**", f"**{len(data['fault'])}**", *(f"**{len(one['found'])}**" for one in rivals)))
    how = "".join(f"- `{_name(one)}`: {one['program']}, on {one['measured']}. {_sentence(one)}\n" for one in rivals)
    return "\n".join([_HEAD.format(clean=clean, release=data["release"]), "".join(rows), _TAIL.format(how=how)])


def _name(rival: dict[str, Any]) -> str:
    name = str(rival["name"])
    return {"config validate": "openclaw config validate", "doctor": "openclaw doctor --lint"}.get(name, name)


def _what(fault: dict[str, Any]) -> str:
    return str(fault["what"]).strip().rstrip(".")


def _rule(fault: dict[str, Any]) -> str:
    return f"[{fault['rule']}](rules/{fault['rule']}.md)"


def _mark(fault: dict[str, Any], rival: dict[str, Any]) -> str:
    return "yes" if fault["name"] in rival["found"] else ""


def _sentence(rival: dict[str, Any]) -> str:
    text = str(rival["how"]).strip()
    return text[0].upper() + text[1:]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"
