"""A picture in Graphviz's language."""

from __future__ import annotations

import re
import shutil
import subprocess
from xml.etree import ElementTree as ET

import pytest

from pictures import HOSTILE, faulty, hostile, large, simple
from provcheck.graph import dot, labels
from provcheck.screen import visible

NEEDS_DOT = pytest.mark.skipif(shutil.which("dot") is None, reason="needs Graphviz")
WINDOW = "context window 131,072 tokensmax tokens 8,192 tokens"
EMPTY = simple()._replace(scopes=())


def html_labels(text: str) -> list[ET.Element]:
    """The HTML-like labels of a graph, read as XML; no other line of a graph holds one."""
    found = re.findall(r"label=<(.*)>(?:\])?$", text, re.MULTILINE)
    return [ET.fromstring(f"<label>{one}</label>") for one in found]


def test_simple() -> None:
    text = dot.render(simple())
    assert text.startswith("digraph provcheck {\n")
    assert text.endswith("}\n")
    assert [" ".join("".join(one.itertext()).split()) for one in html_labels(text)] == [
        "OpenClaw 2026.9.6: openclaw.json",
        "defaultsprimarynvidia/openai/gpt-oss-120bfallback 1nvidia/openai/gpt-oss-20b",
        "main agenttakes its models from the defaults",
        f"nvidia openai-completionshttps://integrate.api.nvidia.com/v1openai/gpt-oss-120b{WINDOW}openai/gpt-oss-20b{WINDOW}",
    ]
    assert re.findall(r"^  (n.* -> \S+) \[style=(\w+)", text, re.MULTILINE) == [
        ("n0:r0:e -> n2:r0:w", "solid"),
        ("n0:r1:e -> n2:r1:w", "dashed"),
        ("n1:head:e -> n0:head:w", "dashed"),
    ]


def test_faults_are_told_in_words_and_lead_to_their_pages() -> None:
    text = dot.render(faulty())
    told = ["".join(one.itertext()) for one in html_labels(text)]
    assert "✖ PC001 broken.yaml" in told[0]
    assert any("Pai, namespace: team-a" in one and "▲ PC110" in one for one in told)
    assert any("nvdia not configured" in one for one in told)
    cell = next(one for one in re.findall(r"<TD[^>]*>", text) if "answers HTTP 410" in one)
    assert 'HREF="https://provcheck.dev/rules/PC307"' in cell


def test_line_to_a_retired_model_has_its_colour() -> None:
    edges = [line for line in dot.render(faulty()).splitlines() if 'tooltip="coder: ' in line]
    primary, window, denied, missing = edges
    assert 'color="#59616c"' in primary
    assert 'color="#b3261e"' in window
    assert 'color="#b3261e"' in denied
    assert ":head:w" in missing


def test_missing_provider_is_dashed() -> None:
    line = next(
        one for one in dot.render(faulty()).splitlines() if "not configured" in one and 'tooltip="nvdia"' in one
    )
    assert 'STYLE="dashed"' in line


def test_names_are_only_text() -> None:
    text = dot.render(hostile(*HOSTILE))
    told = "\n".join("".join(one.itertext()) for one in html_labels(text))
    assert all(labels.short(name).replace("\\", "\\\\") in told for name in HOSTILE)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)


@NEEDS_DOT
@pytest.mark.parametrize("picture", [simple(), faulty(), hostile(*HOSTILE), large(8, 3, 3), EMPTY])
def test_graphviz_takes_it_without_a_word(picture: object) -> None:
    text = dot.render(picture)  # type: ignore[arg-type]
    run = subprocess.run(["dot", "-Tsvg"], input=text, capture_output=True, encoding="utf-8", check=True)
    assert run.stderr == ""
    assert ET.fromstring(run.stdout).tag.endswith("svg")


@NEEDS_DOT
def test_graphviz_tells_every_name_to_who_points_at_it() -> None:
    text = dot.render(hostile(*HOSTILE))
    run = subprocess.run(["dot", "-Tsvg"], input=text, capture_output=True, encoding="utf-8", check=True)
    links = ET.fromstring(run.stdout).iter("{http://www.w3.org/2000/svg}a")
    told = {str(one.get("{http://www.w3.org/1999/xlink}title")) for one in links}
    assert {visible(name) for name in HOSTILE if name.strip()} <= told


@NEEDS_DOT
def test_graphviz_shows_every_name() -> None:
    text = dot.render(hostile(*HOSTILE))
    run = subprocess.run(["dot", "-Tsvg"], input=text, capture_output=True, encoding="utf-8", check=True)
    shown = "\n".join(
        (one.text or "").replace("\xa0", " ") for one in ET.fromstring(run.stdout).iter() if one.tag.endswith("text")
    )
    assert all(labels.short(name) in shown for name in HOSTILE)
