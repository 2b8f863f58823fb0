"""Reports as those read them that they are for: by their schemas and libraries, or by the rules of their sources.

Each reader gives what a consumer knows of the findings, and fails where that would refuse the report.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import xmlschema
from jsonschema import Draft202012Validator
from junitparser import JUnitXml, TestCase
from markdown_it import MarkdownIt
from markdown_it.token import Token

SCHEMAS = Path(__file__).parent / "data" / "schemas"


class Told(NamedTuple):
    """A finding as a consumer knows it."""

    path: str
    line: int
    severity: str
    text: str


# GitHub: src/Runner.Common/ActionCommand.cs and src/Runner.Worker/ActionCommandManager.cs of actions/runner

_REGISTERED = {
    "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice", "remove-matcher",
    "save-state", "set-env", "set-output", "stop-commands", "warning",
}  # fmt: skip
_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


class Command(NamedTuple):
    """What the runner is told to do."""

    name: str
    properties: dict[str, str]
    data: str


def commands(log: str) -> list[Command]:
    """The commands that GitHub's runner finds in what a step prints."""
    found = (_second(line) or _first(line) for line in re.split(r"\r\n|\r|\n", log))
    return [command for command in found if command]


def _second(line: str) -> Command | None:
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, rest = line[2:end].partition(" ")
    pairs = (pair.lstrip("=").split("=", 1) for pair in rest.strip().split(","))
    properties = {pair[0]: _unescaped(pair[1].lstrip("="), _PROPERTY) for pair in pairs if len(pair) == 2}
    return Command(name.lower(), properties, _unescaped(line[end + 2 :], _DATA)) if _is_registered(name) else None


def _first(line: str) -> Command | None:
    found = re.search(r"##\[(?P<name>[^\] ]*)(?P<properties>[^\]]*)\](?P<data>.*)", line)
    return Command(found["name"].lower(), {}, found["data"]) if found and _is_registered(found["name"]) else None


def _is_registered(name: str) -> bool:
    return name.lower() in _REGISTERED


def _unescaped(text: str, mappings: tuple[tuple[str, str], ...]) -> str:
    for replacement, token in mappings:
        text = text.replace(replacement, token)
    return text


def github(log: str) -> list[Told]:
    """The annotations; nothing else may be commanded, no line may be without a command, and no place be refused."""
    found = commands(log)
    assert len(found) == log.count("\n")
    for command in found:
        assert command.name in {"error", "warning", "notice"}
        assert set(command.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        place = {
            name: int(command.properties[name])
            for name in ("line", "endLine", "col", "endColumn")
            if name in command.properties
        }
        assert place["line"] <= place["endLine"]
        assert place["line"] == place["endLine"] or not {"col", "endColumn"} & place.keys()
        assert "col" not in place or 1 <= place["col"] <= place["endColumn"]
    return [Told(one.properties["file"], int(one.properties["line"]), one.name, one.data) for one in found]


# GitLab: https://docs.gitlab.com/ci/testing/code_quality/, and code_climate.rb of gitlabhq/gitlabhq, which reads it


def gitlab(text: str) -> list[Told]:
    """The entries of a Code Quality report. Of several with one fingerprint GitLab keeps the last."""
    entries: list[dict[str, Any]] = json.loads(text)
    schema = json.loads((SCHEMAS / "gitlab-codequality.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(entries)
    for entry in entries:
        assert not entry["location"]["path"].startswith(("/", "./"))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    return [
        Told(one["location"]["path"], one["location"]["lines"]["begin"], one["severity"], one["description"])
        for one in entries
    ]


# Checkstyle: parser/checkstyle.go of reviewdog/reviewdog, which takes numbers for lines and columns only, and
# CheckStyleParser.java of jenkinsci/analysis-model, which knows a finding's type by what follows the source's last dot


def checkstyle(text: str) -> list[Told]:
    """The errors of a Checkstyle report."""
    root = ET.fromstring(text.encode("utf-8"))
    assert root.tag == "checkstyle"
    assert root.attrib["version"]
    found = []
    for file in root.iterfind("file"):
        for error in file.iterfind("error"):
            assert int(error.attrib["column"]) >= 1
            assert error.attrib["severity"] in {"error", "warning", "info"}
            assert re.fullmatch(r"PC\d{3}", error.attrib["source"].rpartition(".")[2])
            values = int(error.attrib["line"]), error.attrib["severity"], error.attrib["message"]
            found.append(Told(file.attrib["name"], *values))
    assert len(list(root.iter())) == 1 + len(root.findall("file")) + len(found)
    return found


# JUnit: Jenkins' schema, and junitparser


@cache
def _jenkins() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")


def cases(text: str) -> list[TestCase]:
    """The cases of a JUnit report, whose counts are right. GitLab and Jenkins know one by suite, class and name."""
    _jenkins().validate(text)
    document = JUnitXml.fromstring(text.encode("utf-8"))
    suites = list(document)
    for suite in suites:
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == _counts(list(suite))
    found = [case for suite in suites for case in suite]
    assert (document.tests, document.failures, document.errors) == _counts(found)[:3]
    assert len({(case.classname, case.name) for case in found}) == len(found)
    return found


def _counts(found: list[TestCase]) -> tuple[int, int, int, int]:
    kinds = [type(result).__name__ for case in found for result in case.result]
    return len(found), kinds.count("Failure"), kinds.count("Error"), kinds.count("Skipped")


def junit(text: str) -> list[Told]:
    """The cases that fail."""
    told = []
    for case in cases(text):
        for result in case.result:
            if type(result).__name__ == "Failure":
                place = re.match(r"(.*?):(\d+):\d+: ", result.text or "")
                assert place
                told.append(Told(place[1], int(place[2]), result.type or "", result.message or ""))
    return told


# Markdown: markdown-it-py, which reads what GitHub does but for links that are not marked


def tokens(text: str) -> list[Token]:
    """What Markdown is made of, with HTML where it is written; of that only the line break may occur."""
    found = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    assert not [one for one in found if one.type == "html_block"]
    inside = [child for one in found for child in one.children or ()]
    assert {child.content for child in inside if child.type == "html_inline"} <= {"<br>"}
    return found


def tables(text: str) -> list[list[list[Token]]]:
    """The tables of a text: their rows, and of these the cells."""
    found: list[list[list[Token]]] = []
    stream = iter(tokens(text))
    for one in stream:
        if one.type == "table_open":
            found.append([])
        elif one.type == "tr_open":
            found[-1].append([])
        elif one.type in {"th_open", "td_open"}:
            found[-1][-1].append(next(stream))
    return found


def words(cell: Token) -> str:
    """What a reader sees of a cell, a line break as one."""
    shown = {"softbreak": " ", "html_inline": "\n"}
    return "".join(shown.get(child.type, child.content) for child in cell.children or ())


def markdown(text: str) -> list[Told]:
    """The findings of a job's summary."""
    paths = [
        words(after) for before, after in pairwise(tokens(text)) if before.type == "heading_open" and before.tag == "h3"
    ]
    told = []
    for path, (head, *rows) in zip(paths, tables(text), strict=True):
        assert [words(cell) for cell in head] == ["Line", "Severity", "Rule", "Finding"]
        for row in rows:
            line, severity, _, finding = map(words, row)
            told.append(Told(path, int(line.partition(":")[0]), severity, finding))
    return told


READERS = {
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "checkstyle": checkstyle,
    "markdown": markdown,
}
