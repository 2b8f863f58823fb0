"""A picture as SVG: the plain drawing, and Graphviz's."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from pictures import HOSTILE, faulty, hostile, large, simple
from provcheck.graph import labels, svg
from provcheck.graph.colours import COLOURS
from provcheck.graph.svg import graphviz, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

NEEDS_DOT = pytest.mark.skipif(shutil.which("dot") is None, reason="needs Graphviz")
SVG = "{http://www.w3.org/2000/svg}"
DRAWINGS = [pytest.param(plain.render, id="plain"), pytest.param(graphviz.render, id="graphviz", marks=NEEDS_DOT)]


def texts(drawn: str) -> list[str]:
    return [one.text or "".join(one.itertext()) for one in ET.fromstring(drawn).iter(f"{SVG}text")]


def drawn_texts(drawn: str) -> Iterator[str]:
    """What is written, without what is only told to who points at it."""
    for one in ET.fromstring(drawn).iter(f"{SVG}text"):
        yield "".join([one.text or "", *(child.tail or "" for child in one)]).replace("\xa0", " ")


def fake_dot(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "dot"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_simple() -> None:
    assert texts(plain.render(simple())) == [
        "OpenClaw 2026.9.6: openclaw.json",
        "defaults",
        "primary",
        "nvidia/openai/gpt-oss-120b",
        "fallback 1",
        "nvidia/openai/gpt-oss-20b",
        "main",
        "agent",
        "takes its models from the defaults",
        "nvidia",
        "openai-completions",
        "https://integrate.api.nvidia.com/v1",
        "openai/gpt-oss-120b",
        "context window 131,072 tokens",
        "max tokens 8,192 tokens",
        "openai/gpt-oss-20b",
        "context window 131,072 tokens",
        "max tokens 8,192 tokens",
    ]


def test_plain_drawing_is_always_the_same() -> None:
    assert plain.render(faulty()) == plain.render(faulty())


def test_boxes_of_the_plain_drawing_do_not_overlap() -> None:
    root = ET.fromstring(plain.render(large(40, 6, 8)))
    boxes = [one for one in root.iter(f"{SVG}rect") if str(one.get("class")).startswith("box")]
    assert len(boxes) == 46
    columns: dict[float, list[tuple[float, float]]] = {}
    for one in boxes:
        x, y, height = (float(str(one.get(name))) for name in ("x", "y", "height"))
        columns.setdefault(x, []).append((y, y + height))
    assert len(columns) == 2
    for column in columns.values():
        assert all(end < start for (_, end), (start, _) in pairwise(column))
        assert column[-1][1] < float(str(root.get("height")))


def test_nothing_to_draw_is_said() -> None:
    assert texts(plain.render(simple()._replace(scopes=()))) == ["Nothing here uses or provides a model."]


@pytest.mark.parametrize("render", DRAWINGS)
def test_faults_lead_to_their_pages(render: object) -> None:
    root = ET.fromstring(render(faulty()))  # type: ignore[operator]
    links = {
        one.get("href") or one.get("{http://www.w3.org/1999/xlink}href"): "".join(
            text.text or "" for text in one.iter(f"{SVG}text")
        )
        for one in root.iter(f"{SVG}a")
    }
    assert "✖ PC307" in links["https://provcheck.dev/rules/PC307"]
    assert "✖ PC204" in links["https://provcheck.dev/rules/PC204"]


@pytest.mark.parametrize("render", DRAWINGS)
def test_names_are_only_text(render: object) -> None:
    drawn = render(hostile(*HOSTILE))  # type: ignore[operator]
    written = list(drawn_texts(drawn))
    assert all(any(labels.short(name) in one for one in written) for name in HOSTILE)
    tags = {one.tag.removeprefix(SVG) for one in ET.fromstring(drawn).iter()}
    assert tags <= {"svg", "title", "desc", "style", "g", "a", "rect", "path", "polygon", "text"}


@pytest.mark.parametrize("render", DRAWINGS)
def test_it_stands_alone(render: object) -> None:
    drawn = render(faulty())  # type: ignore[operator]
    root = ET.fromstring(drawn)
    assert "<!DOCTYPE" not in drawn
    assert "url(" not in drawn
    assert "@import" not in drawn
    ids = Counter(one.get("id") for one in root.iter() if one.get("id"))
    assert max(ids.values()) == 1
    assert {"provcheck-title", "provcheck-about"} <= {*ids}
    addresses = {value for one in root.iter() for name, value in one.items() if name.endswith("href")}
    assert all(one.startswith("https://provcheck.dev/rules/PC") for one in addresses)


@pytest.mark.parametrize("render", DRAWINGS)
def test_it_brings_its_paper(render: object) -> None:
    """A browser shows an SVG by itself on white, in the dark too."""
    root = ET.fromstring(render(simple()))  # type: ignore[operator]
    first = next(one for one in root.iter() if one.tag.removeprefix(SVG) in {"rect", "path", "polygon", "text"})
    assert first.tag == f"{SVG}rect"
    box = [float(one) for one in str(root.get("viewBox")).split()]
    assert box == [0, 0, float(str(first.get("width"))), float(str(first.get("height")))]
    assert first.get("class") == "paper" or first.get("fill") == COLOURS["paper"].light


@NEEDS_DOT
def test_graphviz_draws_where_it_is() -> None:
    assert svg.render(simple()) == graphviz.render(simple()) != plain.render(simple())


@pytest.mark.parametrize(
    "script", ["exit 1", "echo '<svg'", "printf '\\377\\377'", "exec sleep 60", "cat >/dev/null"], ids=str
)
def test_graphviz_that_fails_is_done_without(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphviz, "SECONDS", 0.5)
    fake_dot(tmp_path, script, monkeypatch)
    assert svg.render(simple()) == plain.render(simple())


def test_without_graphviz_it_is_plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert svg.render(simple()) == plain.render(simple())
