from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provcheck.model import ModelRef, Origin
from provcheck.rules.pc211_fallback_cycle import _circles
from support import found, lint, places, related, severities, texts

CODE = "PC211"


def providers(**fallbacks: str) -> str:
    return "---\n".join(
        f"""apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: {name}
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  fallbacks: [{refs}]
"""
        for name, refs in fallbacks.items()
    )


def test_two_that_name_each_other(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": providers(a="b/x", b="a/x")})
    (finding,) = found(report, CODE)
    assert places(report, CODE) == [(17, 15)]
    assert finding.message == 'this fallback leads back to "a"'
    assert related(finding) == [("a.yaml", 8, 15)]
    assert severities(report, CODE) == ["warning"]


def test_a_longer_way(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": providers(z="a/x", a="b/x", b="c/x, d/x", c="a/y", d="'a', d/x")})
    assert texts(report, CODE) == ["a/y"]
    (finding,) = found(report, CODE)
    assert [one.message for one in finding.related] == ['"a" falls back on "b"', '"b" falls back on "c"']


@pytest.mark.parametrize(
    "fallbacks",
    [
        {"a": "b/x", "b": "c/x", "c": "nowhere/x"},
        {"a": "b/x, c/x", "b": "c/x", "c": ""},
        {"a": "b/x", "b": "'${F}'"},
        {"a": "b/x", "b": "a"},
        {"a": "b/x, a/y"},
        {"a": "a/x, '${F}'"},
        {"a": "a, b"},
    ],
)
def test_no_circle(tmp_path: Path, fallbacks: dict[str, str]) -> None:
    assert not found(lint(tmp_path, {"a.yaml": providers(**fallbacks)}), CODE)


def test_a_name_in_another_namespace_is_another_provider(tmp_path: Path) -> None:
    other = providers(b="a/x").replace("name: b", "name: b\n  namespace: other")
    assert not found(lint(tmp_path, {"a.yaml": providers(a="b/x"), "b.yaml": other}), CODE)


def test_all_fallbacks_on_the_provider_itself(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": providers(a="a/x, a/y")})
    assert severities(report, CODE) == ["info"]
    assert places(report, CODE) == [(8, 14)]


def ways(graph: dict[str, list[str]]) -> dict[str, list[ModelRef]]:
    return {one: [ModelRef(Origin(), f"{to}/m", to, "m") for to in all_to] for one, all_to in graph.items()}


names = st.sampled_from("abcdefg")


@given(st.dictionaries(names, st.lists(names, unique=True)))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_without_what_is_reported_no_circle_is_left(graph: dict[str, list[str]]) -> None:
    graph = {one: [to for to in every if to != one] for one, every in graph.items()}
    walked = ways(graph)
    closing = {id(ref) for ref, steps in _circles(walked)}
    left = {one: {ref.provider for ref in refs if id(ref) not in closing} for one, refs in walked.items()}
    while any(not to & left.keys() for to in left.values()):
        left = {one: to for one, to in left.items() if to & left.keys()}
    assert not left


@given(st.dictionaries(names, st.lists(names, unique=True)))
def test_what_is_reported_closes_a_circle(graph: dict[str, list[str]]) -> None:
    for ref, steps in _circles(ways({one: [to for to in every if to != one] for one, every in graph.items()})):
        assert steps[0][0] == ref.provider
        assert all(step.provider == after for (_, step), (after, _) in pairwise(steps))


def test_a_very_long_chain_that_leads_back_everywhere() -> None:
    size = 20000
    graph = {"0": ["1"]} | {str(n): [str((n + 1) % size), "0"] for n in range(1, size)}
    # The last one leads back to the first twice.
    assert sum(1 for _ in _circles(ways(graph))) == size
