"""Reads a rule's page: its headings, and the examples under Bad and Good."""

import re
from dataclasses import dataclass, field
from datetime import date

from support import TODAY

HEADINGS = ("What it does", "Why it matters", "Bad", "Good", "Fix", "Reference")
_DEFAULT_NAMES = {"json5": "openclaw.json", "yaml": "pai.yaml"}
_FENCE = re.compile(r"```(?P<info>[^`]*)")


@dataclass(slots=True)
class Example:
    """One workspace of a page: texts by file name, with the releases and the date that it is meant for."""

    files: dict[str, str] = field(default_factory=dict)
    releases: tuple[str, ...] = ()
    as_of: date = TODAY


def sections(page: str) -> dict[str, str]:
    """The page's text by heading, in the order of the page; what stands before the first is under ``""``."""
    found, name, fenced = {"": ""}, "", False
    for line in page.splitlines():
        fenced ^= line.startswith("```")
        if line.startswith("## ") and not fenced:
            name = line.removeprefix("## ").strip()
            assert name not in found, f"the heading {name!r} stands twice"
            found[name] = ""
        else:
            found[name] += line + "\n"
    return found


def examples(page: str, heading: str) -> list[Example]:
    """The examples under a heading. Blocks that follow each other are one workspace; ``Or:`` begins another."""
    found = [Example()]
    info, block = "", list[str]()
    fenced = False
    for line in sections(page)[heading].splitlines():
        fence = _FENCE.fullmatch(line)
        if fence and not fenced:
            info, block, fenced = fence["info"], [], True
        elif fenced and line == "```":
            _add(found[-1], info, block)
            fenced = False
        elif fenced:
            block.append(line)
        elif line == "Or:":
            found.append(Example())
    assert not fenced, f"a block under {heading!r} has no end"
    return [example for example in found if example.files]


def _add(example: Example, info: str, block: list[str]) -> None:
    language, *words = info.split()
    options = dict(word.split("=", 1) for word in words if "=" in word)
    names = [word for word in words if "=" not in word] or [_DEFAULT_NAMES[language]]
    assert not options.keys() - {"release", "as-of"}, f"unknown option in {info!r}"
    assert len(names) == 1, f"more than one file name in {info!r}"
    assert names[0] not in example.files, f"{names[0]} stands twice; write Or: between examples"
    example.files[names[0]] = "\n".join(block) + "\n"
    if "release" in options:
        example.releases = tuple(options["release"].split(","))
    if "as-of" in options:
        example.as_of = date.fromisoformat(options["as-of"])
