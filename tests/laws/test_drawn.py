"""Whatever things are called, what is drawn of them can be read by those it is for."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from pictures import hostile
from provcheck.graph import dot, labels, mermaid
from provcheck.graph.svg import plain
from provcheck.screen import columns

NAMES = st.lists(st.text(st.characters(), max_size=80), min_size=1, max_size=4).map(tuple)
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@given(NAMES)
@settings(max_examples=60, deadline=None)
def test_svg_is_xml(names: tuple[str, ...]) -> None:
    drawn = plain.render(hostile(*names))
    root = ET.fromstring(drawn)
    assert not _CONTROLS.search(drawn)
    shown = {"".join([one.text or "", *(child.tail or "" for child in one)]) for one in root.iter()}
    assert all(labels.short(name) in shown for name in names)


@given(NAMES)
@settings(max_examples=60, deadline=None)
def test_labels_of_graphviz_are_xml(names: tuple[str, ...]) -> None:
    text = dot.render(hostile(*names))
    assert not _CONTROLS.search(text)
    found = re.findall(r"label=<(.*)>\]?$", text, re.MULTILINE)
    told = ["".join(ET.fromstring(f"<label>{one}</label>").itertext()) for one in found]
    assert all(any(labels.short(name).replace("\\", "\\\\") in one for one in told) for name in names)
    outside = re.sub(r"label=<.*>\]?$", "", text, flags=re.MULTILINE)
    assert all(line.count('"') % 2 == 0 for line in outside.replace("\\\\", "").replace('\\"', "").splitlines())


@given(NAMES)
@settings(max_examples=60, deadline=None)
def test_labels_of_mermaid_end_where_they_should(names: tuple[str, ...]) -> None:
    text = mermaid.render(hostile(*names))
    assert not _CONTROLS.search(text)
    assert all(line.count('"') in {0, 2} for line in text.splitlines()[1:])


@given(st.text(st.characters(), max_size=200))
@settings(deadline=None)
def test_short_names_fit(name: str) -> None:
    assert len(labels.short(name)) > 0
    assert columns(labels.short(name)) <= labels.LONGEST
