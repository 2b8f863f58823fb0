"""The picture as a page: what its markup says, before any browser reads it."""

from __future__ import annotations

import csv
import re
from base64 import b64encode
from hashlib import sha512
from html.parser import HTMLParser
from importlib.resources import files
from urllib.parse import unquote

import pytest

import pictures
from drawn_pictures import marked
from provcheck.graph.html import render
from provcheck.graph.picture import Picture
from provcheck.html.markup import Markup, element, joined
from report_samples import report

VENDORED = files("provcheck.graph.html") / "vendor"
VOID = {"meta", "link", "input", "br"}


class Tree(HTMLParser):
    """Reads a page strictly: every tag is closed by its own. ``texts`` are those of elements, by id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.texts: dict[str, str] = {}
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        assert len(known) == len(attrs)
        self.tags.append(tag)
        self.attributes += attrs
        id_ = known.get("id")
        if id_ is not None:
            self.ids.append(id_)
        if tag == "a":
            self.links.append(known["href"] or "")
        if tag not in VOID:
            self.open.append((tag, id_))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, id_ in self.open:
            if id_ is not None:
                self.texts[id_] = self.texts.get(id_, "") + data


ALL = {
    "simple": pictures.simple(),
    "faulty": pictures.faulty(),
    "large": pictures.large(30, 5, 12),
    "hostile": pictures.hostile(*pictures.HOSTILE),
    "empty": Picture((), report(), ()),
}


@pytest.mark.parametrize("name", ALL)
def test_a_page_is_well_formed_and_leads_nowhere_but_into_itself_and_to_rules(name: str) -> None:
    picture = ALL[name]
    tree = Tree(render(picture))
    assert len(tree.ids) == len(set(tree.ids))
    for link in tree.links:
        assert unquote(link[1:]) in {*tree.ids, "picture"} if link.startswith("#") else "provcheck.dev/rules/" in link
    assert {*tree.tags} >= {"main", "h1", "header", "footer"}


@pytest.mark.parametrize("name", ALL)
def test_nothing_of_a_configuration_is_markup(name: str) -> None:
    tree = Tree(render(ALL[name]))
    assert {"img", "iframe", "form", "object", "base"}.isdisjoint(tree.tags)
    assert not [key for key, _ in tree.attributes if key.startswith("on") or key == "style"]
    assert tree.tags.count("script") == (1 if name == "empty" else 10)


def test_the_same_picture_gives_the_same_page() -> None:
    assert render(pictures.faulty()) == render(pictures.faulty())


@pytest.mark.parametrize("name", [one for one in pictures.HOSTILE if one.strip()])
def test_a_name_is_shown_as_text(name: str) -> None:
    page = render(pictures.hostile(name))
    page.encode("utf-8")
    shown = Tree(page).texts["s2.u0"]
    if name.isprintable():
        assert name in shown
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


def test_what_has_no_name_can_be_seen_all_the_same() -> None:
    assert "(no name)" in Tree(render(pictures.hostile("", " "))).texts["s2.u0"]


def test_a_very_long_name_is_whole_where_it_stands_and_short_where_it_is_mentioned() -> None:
    name = "x" * 4000
    tree = Tree(render(pictures.hostile(name)))
    assert name in tree.texts["s2.u0"]
    assert f"used by {'x' * 59}… (" in tree.texts["s2.p0.m0"]
    assert tree.texts["finding-1"].count(name) == 1  # its message, which is the name here


def test_every_box_and_row_and_finding_is_there_and_says_what_it_should() -> None:
    picture = pictures.faulty()
    tree = Tree(render(picture))
    assert {id_ for id_, _ in marked(picture) if id_} <= set(tree.ids)
    assert "fallback 3 nvdia/openai/gpt-oss-20b error PC201" in tree.texts["s0.u0.r3"]
    assert "leads nowhere" in tree.texts["s0.u0.r4"]
    assert "not configured" in tree.texts["s0.p2"]
    assert "denied" in tree.texts["s0.p0.m2"]
    assert "used by coder (fallback 2)" in tree.texts["s0.p0.m2"]
    assert "not listed" in tree.texts["s0.p0.m3"]
    assert "built in" in tree.texts["s0.p1"]
    assert "defined elsewhere" in tree.texts["s0.p3"]
    assert "daily cap 5,000,000 tokens a day" in tree.texts["s0.p0"]
    assert "takes its models from defaults" in tree.texts["s1.u1"]
    assert "holds for main" in tree.texts["s1.u0"]
    assert "embedded by the agent coder" in tree.texts["s1"]


def test_a_finding_leads_to_where_it_stands_and_back() -> None:
    page = render(pictures.faulty())
    listed = page[page.index('<aside id="findings"') :]
    assert '<a href="#s0.u0.r2">coder, fallback 2</a>' in listed
    assert 'href="#finding-2"' in page[: page.index('<aside id="findings"')]
    tree = Tree(page)
    assert "take a model with a larger window" in tree.texts["finding-4"]
    assert "it is allowed here: agents/pai.yaml:" in tree.texts["finding-4"]
    assert "broken.yaml:1:4" in tree.texts["finding-8"]


def test_the_head_counts_and_the_foot_tells_what_it_was_made_with() -> None:
    page = render(pictures.faulty())
    assert "<b>25</b> agents" in page
    assert "5 errors" in page
    assert "catalogue of 2026-11-20" in page
    assert "as of 2026-11-21" in page
    assert "OpenClaw 2026.9.6 (newest known): agents/pai.yaml" in page
    assert "<b>0</b>" not in render(Picture((pictures.simple().scopes[0]._replace(users=()),), report(), ()))


def test_many_models_that_nobody_uses_are_folded_and_those_in_use_are_not() -> None:
    page = render(pictures.large(1, 4, 40))
    assert "39 models that nobody here uses" in page
    assert page.index('id="s0.p0.m0"') < page.index("39 models that nobody here uses")


def test_an_empty_picture_says_so_and_has_no_scripts_of_its_own() -> None:
    page = render(ALL["empty"])
    assert "There is no configuration to draw" in page
    assert "dagre" not in page


def test_a_file_that_cannot_be_read_is_told_even_where_nothing_can_be_drawn() -> None:
    faulty = pictures.faulty()
    page = render(Picture((), faulty.report, (7,)))
    assert "the list is not closed" in page
    assert 'href="#finding-8"' in page


def test_vendored_files_are_those_of_the_registry() -> None:
    rows = list(csv.DictReader((VENDORED / "vendored.tsv").read_text("utf-8").splitlines(), delimiter="\t"))
    assert {row["file"] for row in rows} == {one.name for one in VENDORED.iterdir()} - {"vendored.tsv"}
    for row in rows:
        digest = sha512((VENDORED / row["file"]).read_bytes()).digest()
        assert row["sha512 of the file"] == f"sha512-{b64encode(digest).decode()}", row["file"]


def test_the_licence_of_what_is_built_in_stands_in_the_page() -> None:
    page = render(pictures.simple())
    assert "Copyright (c) 2012-2014 Chris Pettitt" in page
    assert "Permission is hereby granted" in page
    assert "sourceMappingURL" not in page


def test_elements_escape_what_is_not_said_to_be_markup() -> None:
    assert element("p", "<b>", Markup("<i></i>"), None, title='"', hidden=True, lang="", data_at=0) == (
        '<p title="&quot;" hidden data-at="0">&lt;b&gt;<i></i></p>'
    )
    assert joined("&", Markup("<br>"), by=" ") == "&amp; <br>"
