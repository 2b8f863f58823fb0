"""The picture of the house is drawn from the imports, and knows every room."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from program import ROOT
from tools.pages import house, picture
from tools.pages.house import HELPERS, ROOMS, House, Room

SOURCE = ROOT / "src" / "provcheck"
REAL = House.of(SOURCE)


def test_every_module_has_a_room_and_every_room_has_modules() -> None:
    for name in [part for one in ROOMS.values() for part in one.modules] + [*HELPERS]:
        path = SOURCE.joinpath(*name.split("."))
        assert path.is_dir() or path.with_suffix(".py").is_file(), name


def test_no_import_runs_back_up_and_helpers_know_no_room() -> None:
    rows = REAL.rows()
    assert all(rows[name] > rows[other] for name, other in REAL.arrows())
    assert set().union(*REAL.helpers.values()) <= {*HELPERS}


def test_nothing_leans_on_what_stands_at_the_top() -> None:
    allowed = {"api": set(), "graph": {"cli"}, "lsp": {"cli"}, "conversion": {"cli", "api"}}
    allowed["html"] = {"graph", "conversion"}
    for name, users in allowed.items():
        assert {one for one, found in {**REAL.imports, **REAL.helpers}.items() if name in found} == users, name


def test_the_picture_has_every_room_and_every_arrow() -> None:
    drawn = (ROOT / "docs" / "house.svg").read_text(encoding="utf-8")
    tree = ET.fromstring(drawn)
    space = "{http://www.w3.org/2000/svg}"
    names = [text.text for text in tree.iter(f"{space}text") if text.get("class") == "name"]
    assert sorted(map(str, names)) == sorted([*ROOMS, ", ".join(HELPERS)])
    arrows = [path for path in tree.iter(f"{space}path") if path.get("class") == "arrow"]
    told = set(re.findall(r"(\w+) imports (\w+)", drawn))
    assert told == REAL.arrows()
    assert len(arrows) == len(told)
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_boxes_do_not_cover_each_other() -> None:
    rows = REAL.rows()
    places = sorted((rows[name], one.column) for name, one in ROOMS.items())
    for (row, column), (other, next_column) in pairwise(places):
        assert row != other or next_column - column >= 1


def test_the_page_says_what_each_room_is_for() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = {name for cell in re.findall(r"^\| (`.+?) \|", page, re.MULTILINE) for name in re.findall(r"`(\w+)", cell)}
    parts = {file.stem for file in SOURCE.iterdir() if file.suffix == ".py" or (file / "__init__.py").is_file()}
    assert table == parts - {"__init__", "__main__"}


# A small house


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rooms = {"top": Room(("top",), "", 0), "middle": Room(("middle",), "", 0), "base": Room(("base",), "", 0)}
    monkeypatch.setattr(house, "ROOMS", rooms)
    for name, text in {
        "top": "from provcheck.middle import a\nfrom provcheck import base\nfrom provcheck.screen import b",
        "middle": "def late():\n    from provcheck.base import c",
        "base": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from provcheck.top import d",
        "screen": "",
    }.items():
        (tmp_path / f"{name}.py").write_text(text)
    return tmp_path


def test_arrows_are_imports_that_follow_from_no_others(small: Path) -> None:
    found = House.of(small)
    assert found.imports == {"top": {"middle", "base", "screen"}, "middle": {"base"}, "base": set()}
    assert found.arrows() == {("top", "middle"), ("middle", "base")}
    assert found.rows() == {"base": 0, "middle": 1, "top": 2}


def test_a_module_without_a_room_is_told(small: Path) -> None:
    (small / "attic.py").touch()
    with pytest.raises(ValueError, match="attic belongs to no room"):
        House.of(small)


def test_a_circle_is_told(small: Path) -> None:
    (small / "base.py").write_text("from provcheck.top import d")
    with pytest.raises(ValueError, match="in a circle"):
        House.of(small).arrows()


def test_a_room_is_drawn_where_its_imports_put_it() -> None:
    text = picture.draw(REAL)
    heights = {name: float(y) for y, name in re.findall(r'class="name" x="[\d.]+" y="([\d.]+)">(\w+)<', text)}
    assert heights["cli"] < heights["engine"] < heights["rules"] < heights["syntax"]
