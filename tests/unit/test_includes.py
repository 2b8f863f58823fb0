"""OpenClaw's ``$include``: what it brings in, and what stops it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provcheck.dialects.view import View
from provcheck.settings import Settings
from provcheck.syntax.node import Scalar
from provcheck.workspace.files import File
from provcheck.workspace.includes import MAX_DEPTH
from provcheck.workspace.load import load_workspace
from provcheck.workspace.loaded import Config
from support import TODAY, lint, places


def load(folder: Path, files: Mapping[str, str]) -> tuple[Config, dict[str, File]]:
    """The configuration of openclaw.json, and all files that were read."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    loaded = load_workspace([str(folder / "openclaw.json")], Settings(as_of=TODAY))
    (config,) = loaded.configs
    return config, {os.path.relpath(os.path.realpath(file.path), folder.resolve()): file for file in loaded.files}


def data(view: View) -> Any:
    """The data of a view, all includes followed."""
    if view.mapping:
        return {name: data(value) for name, value in view.members()}
    if view.sequence:
        return [data(item) for item in view.items()]
    assert isinstance(view.node, Scalar)
    return view.node.value


def merged(folder: Path, files: Mapping[str, str]) -> Any:
    config, read = load(folder, files)
    assert not [problem.message for file in read.values() for problem in file.problems]
    return data(config.view)


def problems(folder: Path, files: Mapping[str, str]) -> list[str]:
    """What is wrong, with the file that it is said of."""
    _, read = load(folder, files)
    return [f"{name}: {problem.message}" for name, file in read.items() for problem in file.problems]


# What it brings in


@pytest.mark.parametrize(
    ("main", "expected"),
    [
        ("{ $include: './a' }", {"s": 1, "o": {"x": 1, "y": 1}, "l": [1]}),
        ("{ a: { $include: 'a' } }", {"a": {"s": 1, "o": {"x": 1, "y": 1}, "l": [1]}}),
        ("{ $include: './a', s: 9 }", {"s": 9, "o": {"x": 1, "y": 1}, "l": [1]}),
        ("{ s: 9, $include: './a' }", {"s": 9, "o": {"x": 1, "y": 1}, "l": [1]}),
        ("{ $include: './a', o: { y: 9, z: 9 } }", {"s": 1, "o": {"x": 1, "y": 9, "z": 9}, "l": [1]}),
        ("{ $include: './a', l: [9] }", {"s": 1, "o": {"x": 1, "y": 1}, "l": [1, 9]}),
        ("{ $include: './a', o: 9, l: {}, s: null }", {"s": None, "o": 9, "l": {}}),
        ("{ $include: ['./a', './b'] }", {"s": 2, "o": {"x": 1, "y": 2, "z": 2}, "l": [1, 2]}),
        ("{ $include: ['./b', './a'] }", {"s": 1, "o": {"x": 1, "y": 1, "z": 2}, "l": [2, 1]}),
        ("{ $include: ['./a', './b'], l: [9], s: 9 }", {"s": 9, "o": {"x": 1, "y": 2, "z": 2}, "l": [1, 2, 9]}),
        ("{ $include: ['./a', './a'] }", {"s": 1, "o": {"x": 1, "y": 1}, "l": [1, 1]}),
        ("{ $include: ['./a'] }", {"s": 1, "o": {"x": 1, "y": 1}, "l": [1]}),
        ("{ $include: [] }", {}),
        ("{ $include: [], s: 9 }", {"s": 9}),
        ("{ a: [ { $include: './b' }, 9 ] }", {"a": [{"s": 2, "o": {"y": 2, "z": 2}, "l": [2]}, 9]}),
        ("{ l: { $include: './list' } }", {"l": [7, 8]}),
        ("{ l: { $include: ['./list', './list'] } }", {"l": [7, 8, 7, 8]}),
        ("{ $include: './a', l: { $include: './list' } }", {"s": 1, "o": {"x": 1, "y": 1}, "l": [1, 7, 8]}),
        ("{ a: [ { $include: './list' } ] }", {"a": [[7, 8]]}),
        ("{ n: { $include: './number' } }", {"n": 5}),
        ("{ $include: './nested' }", {"s": 3, "l": [2, 7, 8, 3], "o": {"y": 2, "z": 2}, "deep": {"n": 5}}),
    ],
)
def test_what_a_configuration_is_made_of(tmp_path: Path, main: str, expected: Any) -> None:
    files = {
        "a": "{ s: 1, o: { x: 1, y: 1 }, l: [1] }",
        "b": "{ s: 2, o: { y: 2, z: 2 }, l: [2] }",
        "list": "[7, 8]",
        "number": "5",
        "nested": "{ $include: ['./sub/c'], s: 3, l: [3] }",
        "sub/c": "{ $include: '../b', l: { $include: 'list' }, deep: { n: { $include: '../number' } } }",
        "sub/list": "// the list\n[7, 8]",
    }
    assert merged(tmp_path, {"openclaw.json": main, **files}) == expected


def test_places_and_pointers_are_those_of_the_included_file(tmp_path: Path) -> None:
    config, _ = load(tmp_path, {"openclaw.json": "{ a: { $include: './a.json5' } }", "a.json5": "{\n  b: [ 5 ],\n}"})
    (item,) = config.view.at("a", "b").items()  # type: ignore[union-attr]
    place = item.where()
    assert (Path(place.path).name, place.begin, place.pointer) == ("a.json5", (2, 8), "/b/0")


MODEL = "{ id: 'llama', name: 'L', contextWindow: 40960, maxTokens: 4096 }"
MODELS = f"{{ providers: {{ local: {{ baseUrl: 'http://localhost/v1', models: [{MODEL}] }} }} }}"


def test_a_provider_that_is_included_whole_stands_at_its_name(tmp_path: Path) -> None:
    files = {
        "openclaw.json": "{ agents: { defaults: { models: {\n 'nope/x': { $include: './x.json5' } } } } }",
        "x.json5": "{ alias: 'x' }",
    }
    assert places(lint(tmp_path, files), "PC202") == [(2, 2)]


def test_a_part_may_have_any_name(tmp_path: Path) -> None:
    for name in ("part", "part.yaml", "part.conf", "Ünï cödé.json5"):
        assert merged(tmp_path, {"openclaw.json": f"{{ models: {{ $include: './{name}' }} }}", name: MODELS})["models"]


def test_absolute_paths(tmp_path: Path) -> None:
    files = {
        "openclaw.json": f"{{ models: {{ $include: {json.dumps(str(tmp_path / 'm.json5'))} }} }}",
        "m.json5": MODELS,
    }
    assert merged(tmp_path, files)["models"]


def test_an_included_absolute_path_is_shown_like_any_other(tmp_path: Path) -> None:
    files = {"openclaw.json": f"{{ models: {{ $include: {json.dumps(str(tmp_path / 'm.json5'))} }} }}", "m.json5": "{"}
    assert [finding.location.path for finding in lint(tmp_path, files).findings] == ["m.json5"]


# What stops it


@pytest.mark.parametrize(
    ("include", "said"),
    [
        ("'./missing.json5'", "cannot be read: No such file"),
        ("''", "no regular file"),
        ("'./folder'", "no regular file"),
        ("'./openclaw.json'", "includes itself"),
        ("'./back.json5'", "part of an include loop"),
        ("'../outside.json5'", "outside the configuration's folder"),
        ("'./link.json5'", "outside the configuration's folder"),
        ("'/etc/hostname'", "outside the configuration's folder"),
        ("'./large.json5'", "larger than 2 MiB"),
        (f"'./{'x' * 5000}'", "longer than 4096 characters"),
        (f"'./{'x' * 300}'", "cannot be read: File name too long"),
        ("'./a\\u0000b'", "no file can have such a name"),
        ("'./\\ud800'", "no file can have such a name"),
        ("5", "takes a path or a list of paths"),
        ("null", "takes a path or a list of paths"),
        ("{}", "takes a path or a list of paths"),
        ("[['./a']]", "takes a path or a list of paths"),
        ("'${PART}'", "cannot be read: No such file"),
    ],
)
def test_what_cannot_be_included(tmp_path: Path, include: str, said: str) -> None:
    (tmp_path / "conf" / "folder").mkdir(parents=True)
    (tmp_path / "outside.json5").write_text("{}")
    (tmp_path / "conf" / "link.json5").symlink_to("../outside.json5")
    (tmp_path / "conf" / "large.json5").write_text(" " * (2 * 1024 * 1024) + "{}")
    (tmp_path / "conf" / "back.json5").write_text("{ $include: './openclaw.json' }")
    (message,) = problems(tmp_path / "conf", {"openclaw.json": f"{{ models: {{ $include: {include} }} }}"})
    assert said in message
    name = "back.json5" if "back" in include else "openclaw.json"
    assert message.startswith(f"{name}: ")


def test_one_bad_include_leaves_the_others_alone(tmp_path: Path) -> None:
    config, _ = load(
        tmp_path, {"openclaw.json": "{ $include: ['./a', './gone', './b'] }", "a": "{ x: 1 }", "b": "{ y: 2 }"}
    )
    assert data(config.view) == {"x": 1, "y": 2}
    assert not config.view.complete


def test_keys_beside_an_include_need_an_object(tmp_path: Path) -> None:
    files = {"openclaw.json": "{ models: { $include: './list', mode: 'merge' } }", "list": "[1]"}
    (message,) = problems(tmp_path, files)
    assert "holds no object" in message
    assert data(load(tmp_path, files)[0].view) == {"models": {"mode": "merge"}}


def test_ten_levels_and_no_more(tmp_path: Path) -> None:
    levels = {f"l{level}": f"{{ x{level}: {{ $include: './l{level + 1}' }} }}" for level in range(1, 30)}
    assert not problems(tmp_path, {"openclaw.json": "{ $include: './l1' }", **levels, f"l{MAX_DEPTH}": "{}"})
    (message,) = problems(tmp_path, {"openclaw.json": "{ $include: './l1' }", **levels})
    assert message.startswith(f"l{MAX_DEPTH}: ")


def test_a_file_that_is_included_too_often(tmp_path: Path) -> None:
    big = "{ " + ", ".join(f"k{number}: {number}" for number in range(20_000)) + " }"
    files = {"openclaw.json": "{ $include: [" + "'./big', " * 100 + "] }", "big": big}
    (message,) = problems(tmp_path, files)
    assert "more than 10,000,000 characters" in message
    assert not problems(tmp_path, {**files, "openclaw.json": "{ $include: ['./big', './big', './big'] }"})


def test_more_roots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "common").mkdir()
    (tmp_path / "common" / "m.json5").write_text(MODELS)
    files = {"openclaw.json": "{ models: { $include: '../common/m.json5' } }"}
    assert problems(tmp_path / "conf", files)
    monkeypatch.setenv("OPENCLAW_INCLUDE_ROOTS", os.pathsep.join(["", "/nowhere", str(tmp_path / "common")]))
    assert not problems(tmp_path / "conf", files)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("OPENCLAW_INCLUDE_ROOTS", "~/common")
    assert not problems(tmp_path / "conf", files)


@pytest.mark.parametrize("part", ["{", "", "providers: {}", "{ providers: {} } }"])
def test_a_part_that_is_no_json5_is_a_finding_in_the_part(tmp_path: Path, part: str) -> None:
    for name in ("part.json5", "part.yaml", "part"):
        report = lint(tmp_path, {"openclaw.json": f"{{ models: {{ $include: './{name}' }} }}", name: part}, [name])
        assert [(one.code, one.location.path) for one in report.findings] == [("PC001", name)]


def test_what_could_not_be_included_is_unknown_and_not_missing(tmp_path: Path) -> None:
    files = {"openclaw.json": "{ models: { $include: './gone.json5' }, agents: { defaults: { model: 'nope/x' } } }"}
    assert [finding.code for finding in lint(tmp_path, files).findings] == ["PC003"]


def test_what_is_wrong_in_a_shared_part_is_said_once(tmp_path: Path) -> None:
    files = {
        "openclaw.json": "{ $include: './part.json5' }",
        "openclaw.prod.json": "{ $include: './part.json5' }",
        "openclaw.test.json": "{ $include: './part.json5', models: { $include: './gone.json5' } }",
        "part.json5": "{ agents: { defaults: { model: 'nope/x', model: 'nope/x' } }, x: { $include: './no' } }",
    }
    for releases in ((), ("2026.9.6",)):
        report = lint(tmp_path, files, releases=releases)
        found = [finding.code for finding in report.findings if finding.location.path == "part.json5"]
        assert sorted(found) == ["PC002", "PC003", "PC101", "PC202"]


def test_a_part_is_no_configuration_of_its_own(tmp_path: Path) -> None:
    part = "{ agents: { defaults: { model: 'local/llama' } } }"
    files = {
        "openclaw.json": "{ $include: './openclaw.agents.json5', models: { $include: './models.json5' } }",
        "openclaw.agents.json5": part,
        "models.json5": MODELS,
    }
    for named in ([], ["openclaw.agents.json5"], ["models.json5", "openclaw.json"]):
        report = lint(tmp_path, files, named)
        assert not report.findings
        assert [choice.path for choice in report.openclaw] == ["openclaw.json"]


# Against the rules of OpenClaw, written down a second time

LEAVES = st.integers(0, 9)
NAMES = st.sampled_from(["o1", "o2", "l1", "s1"])
FILES = ("openclaw.json", "p1", "p2", "p3")


@st.composite
def objects(draw: st.DrawFn, level: int, depth: int = 0) -> dict[str, Any]:
    """An object whose names tell the kinds of their values; it includes files of higher numbers only."""
    found: dict[str, Any] = {}
    for name in draw(st.lists(NAMES, max_size=3, unique=True)):
        if name.startswith("s"):
            found[name] = draw(LEAVES)
        elif name.startswith("l"):
            found[name] = draw(st.lists(LEAVES | objects(level, depth + 1) if depth < 2 else LEAVES, max_size=2))
        elif depth < 2:
            found[name] = draw(objects(level, depth + 1))
    targets = FILES[level + 1 :]
    if draw(st.booleans()) and targets:
        names = draw(st.lists(st.sampled_from(targets), max_size=3))
        found["$include"] = names[0] if len(names) == 1 else names
    return found


def join(below: Any, above: Any) -> Any:
    if isinstance(below, list) and isinstance(above, list):
        return below + above
    if isinstance(below, dict) and isinstance(above, dict):
        return {
            **below,
            **{name: join(below[name], value) if name in below else value for name, value in above.items()},
        }
    return above


def follow(value: Any, files: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [follow(item, files) for item in value]
    if not isinstance(value, dict):
        return value
    own = {name: follow(part, files) for name, part in value.items() if name != "$include"}
    included = value.get("$include", [])
    result: Any = {}
    for name in [included] if isinstance(included, str) else included:
        result = join(result, follow(files[name], files))
    return join(result, own)


@given(st.tuples(objects(0), objects(1), objects(2), objects(3)))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_merging_is_openclaw_s(tmp_path: Path, contents: tuple[Any, ...]) -> None:
    files = dict(zip(FILES, contents, strict=True))
    config, _ = load(tmp_path, {name: json.dumps(content) for name, content in files.items()})
    assert data(config.view) == follow(files["openclaw.json"], files)
    assert config.view.complete
