from __future__ import annotations

from pathlib import Path

import pytest

from support import fixed, found, lint, message, places, related, severities

CODE = "PC703"


def agent(*memories: str) -> dict[str, str]:
    """A manifest whose memories stand in lines of their own from line 6 on, their first key in column 9."""
    lines = "\n".join(f"    - {{ {one} }}" for one in memories)
    text = f"apiVersion: pai.io/v1\nkind: Agent\nmetadata: {{ name: helper }}\nspec:\n  memories:\n{lines}\n"
    return {"a.yaml": text}


def test_a_ninth_memory(tmp_path: Path) -> None:
    report = lint(tmp_path, agent(*(f"name: m{n}, mountPath: /m/{n}" for n in range(10))))
    assert places(report, CODE) == [(14, 15)]
    assert severities(report, CODE) == ["error"]
    assert message(report, CODE) == "this is the 9th of 10 memories; an agent may have 8"


def test_eight_memories_are_fine(tmp_path: Path) -> None:
    assert not found(lint(tmp_path, agent(*(f"name: m{n}, mountPath: /m/{n}" for n in range(8)))), CODE)


@pytest.mark.parametrize("path", ["/m", "/m/", "//m", "/m/.", "/x/../m"])
def test_two_memories_at_one_place(tmp_path: Path, path: str) -> None:
    report = lint(tmp_path, agent("name: a, mountPath: /m", f'name: b, mountPath: "{path}"'))
    assert places(report, CODE) == [(7, 29)]
    assert related(found(report, CODE)[0]) == [("a.yaml", 6, 29)]


def test_each_repetition_is_told(tmp_path: Path) -> None:
    report = lint(tmp_path, agent(*("name: a, mountPath: /m",) * 3))
    assert places(report, CODE) == [(7, 29), (8, 29)]


@pytest.mark.parametrize("path", ["m", "./m", "~/m", "C:/m"])
def test_a_relative_path(tmp_path: Path, path: str) -> None:
    report = lint(tmp_path, agent(f"name: a, mountPath: {path}", "name: b, mountPath: /m"))
    assert places(report, CODE) == [(6, 29)]
    assert message(report, CODE) == f'mountPath "{path}" is not absolute'


@pytest.mark.parametrize(
    ("wrong", "meant"), [("readonly", "readOnly"), ("read-write", "readWrite"), ("RO", "readOnly"), ("rw", "readWrite")]
)
def test_a_misspelt_access(tmp_path: Path, wrong: str, meant: str) -> None:
    files = agent(f"name: a, mountPath: /m, access: {wrong}")
    report = lint(tmp_path, files)
    (finding,) = found(report, CODE)
    assert finding.message == f'access must be "readWrite" or "readOnly", not "{wrong}"'
    assert fixed(files, finding) == agent(f"name: a, mountPath: /m, access: {meant}")


def test_an_access_that_nobody_knows(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, agent("name: a, mountPath: /m, access: append")), CODE)
    assert (finding.help, finding.fix) == (None, None)


@pytest.mark.parametrize(("length", "count"), [(4096, 0), (4097, 1)])
def test_long_instructions(tmp_path: Path, length: int, count: int) -> None:
    report = lint(tmp_path, agent(f'name: a, mountPath: /m, instructions: "{"ä" * length}"'))
    assert places(report, CODE) == [(6, 47)] * count
    if count:
        assert message(report, CODE) == "instructions of 4097 characters are too long; 4096 are allowed"


@pytest.mark.parametrize(
    "memory",
    [
        "name: a",
        'name: a, mountPath: ""',
        "name: a, mountPath: ${WHERE}",
        "name: a, mountPath: 5",
        "name: a, mountPath: /m, access: 5",
        'name: a, mountPath: /m, access: ""',
        "name: a, mountPath: /m, access: readOnly",
        "name: a, mountPath: /m, instructions: [x]",
    ],
)
def test_what_is_right_or_unknown(tmp_path: Path, memory: str) -> None:
    assert not found(lint(tmp_path, agent(memory)), CODE)


@pytest.mark.parametrize("memories", ["{ a: { mountPath: m } }", "m", "[m]", "null"])
def test_memories_of_another_shape(tmp_path: Path, memories: str) -> None:
    text = f"apiVersion: pai.io/v1\nkind: Agent\nmetadata: {{ name: h }}\nspec: {{ memories: {memories} }}\n"
    assert not found(lint(tmp_path, {"a.yaml": text}), CODE)


def test_agents_do_not_share_memories(tmp_path: Path) -> None:
    text = agent("name: a, mountPath: /m")["a.yaml"]
    assert not found(lint(tmp_path, {"a.yaml": text, "b.yaml": text.replace("helper", "other")}), CODE)
