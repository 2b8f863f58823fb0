"""Comments that switch findings off."""

from __future__ import annotations

import pytest

from provcheck.finding import Finding, Severity, Suppressed
from provcheck.suppress import Called, apply, read
from provcheck.syntax import json5, yaml
from provcheck.syntax.source import Source


def covered(text: str, code: str = "PC201", name: str = "malformed-ref", path: str = "openclaw.json") -> list[int]:
    """The lines of a text on which a finding would be switched off."""
    is_yaml = path.endswith(".yaml")
    source = Source(path, text, syntax="yaml" if is_yaml else "json5")
    found, _ = read(source, yaml.read(text) if is_yaml else json5.read(text))
    starts = [0, *(offset + 1 for offset, char in enumerate(text) if char == "\n")]
    findings = [Finding(code, name, Severity.ERROR, "x", source.locate(start, start)) for start in starts]
    kept = [one for one in apply(findings, found) if one.suppressed is None]
    if len(found) < 10:
        assert kept == [
            one
            for one in findings
            if not any(Called([one]).holds(each, selector) for each in found for selector in each.selectors)
        ]
    return sorted({*range(1, len(findings) + 1)} - {one.location.begin[0] for one in kept})


def in_yaml(text: str) -> list[int]:
    return covered(text, path="a.yaml")


MARK = "provcheck: ignore[PC201]"


# Which line


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{{\n  a: 1, // {MARK}\n  b: 2,\n}}", [2]),
        (f"{{\n  a: 1, /* {MARK} */\n  b: 2,\n}}", [2]),
        (f"{{\n  /* {MARK} */ a: 1,\n  b: 2,\n}}", [2]),
        (f"{{\n  // {MARK} reason\n  a: 1,\n  b: 2,\n}}", [3]),
        (f"{{\n  /* {MARK} */\n  a: 1,\n}}", [3]),
        (f"{{\n  /*\n   * {MARK}\n   */\n  a: 1,\n}}", [5]),
        (f"{{\n  // {MARK}\n  // more\n\n  /* more */\n  a: 1,\n}}", [6]),
        (f"{{\n  // {MARK}\n  /* more */ a: 1, b: 2,\n}}", [3]),
        (f"{{\n  a: 1,\n  // {MARK}\n}}", [4]),
        (f"{{}}\n// {MARK}", [2]),
        (f"{{}}\n// {MARK}\n", [3]),
        (f"// {MARK}\n{{\n}}", [2]),
        (f"\ufeff// {MARK}\n{{\n}}", [2]),
        (f"\t // {MARK}\n{{\n}}", [2]),
        (f"{{ a: 1 }} // {MARK}", [1]),
        (f"{{\r\n  // {MARK}\r\n  a: 1,\r\n}}", [3]),
        (f"{{\n  a: /* {MARK}\n */ 1,\n}}", [2]),
    ],
)
def test_the_line_of_a_comment_in_json5(text: str, lines: list[int]) -> None:
    assert covered(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"a: 1 # {MARK}\nb: 2\n", [1]),
        (f"# {MARK}\na: 1\n", [2]),
        (f"a:\n  # {MARK}\n  - 1\n  - 2\n", [3]),
        (f"a:\n  - 1 # {MARK}\n  - 2\n", [2]),
        (f"a: # {MARK}\n  - 1\n", [1]),
        (f"# {MARK}\n# more\n\n---\na: 1\n", [4]),
        (f"a: 1\n---\n# {MARK}\nb: 2\n", [4]),
        (f"a: |\n  # {MARK}\nb: 2\n", []),
        (f"a: '# {MARK}'\n", []),
        (f"a: x# {MARK}\n", []),
    ],
)
def test_the_line_of_a_comment_in_yaml(text: str, lines: list[int]) -> None:
    assert in_yaml(text) == lines


@pytest.mark.parametrize("text", [f"{{ a: '// {MARK}' }}", f"{{ a: 1 }}\n'{MARK}'", f"{{ a: 'x\\\n// {MARK}' }}"])
def test_what_is_no_comment(text: str) -> None:
    assert covered(text) == []


# A whole file

FILE = "provcheck: ignore-file[PC201]"


@pytest.mark.parametrize(
    "head", [f"// {FILE}\n", f"/* {FILE} */ ", f"// more\n\n/* {FILE} why */\n", f"\ufeff// {FILE}\n"]
)
def test_at_the_top_it_is_the_whole_file(head: str) -> None:
    text = head + "{\n  a: 1,\n}\n"
    assert covered(text) == list(range(1, text.count("\n") + 2))


@pytest.mark.parametrize("text", [f"{{ // {FILE}\n  a: 1,\n}}\n", f"{{}}\n// {FILE}\n"])
def test_further_down_it_means_nothing(text: str) -> None:
    assert covered(text) == []


def test_in_yaml_the_top_is_that_of_the_stream() -> None:
    assert in_yaml(f"# {FILE}\n---\na: 1\n---\nb: 2\n") == [1, 2, 3, 4, 5, 6]
    assert in_yaml(f"a: 1\n---\n# {FILE}\nb: 2\n") == []


def test_another_file_is_not_meant() -> None:
    one, other = Source("a.json", f"// {FILE}\n{{}}"), Source("b.json", "{}")
    finding = Finding("PC201", "malformed-ref", Severity.ERROR, "x", other.locate(0, 2))
    assert apply([finding], read(one, json5.read(one.text))[0]) == [finding]


# What is meant


@pytest.mark.parametrize(
    "selector",
    ["PC201", "pc201", "PC2", "PC", "PC20", "malformed-ref", "Malformed-Ref", "PC999, PC201", " PC201 ", "X,,PC201,"],
)
def test_selectors_that_fit(selector: str) -> None:
    assert covered(f"{{ a: 1 }} // provcheck: ignore[{selector}] reason") == [1]


@pytest.mark.parametrize("selector", ["PC202", "PC3", "PC2011", "malformed", "ref", "", ",", " ", "*", "C201", "201"])
def test_selectors_that_do_not(selector: str) -> None:
    assert covered(f"{{ a: 1 }} // provcheck: ignore[{selector}] reason") == []


@pytest.mark.parametrize(
    "comment",
    [
        "provcheck:ignore[PC201]",
        "provcheck:   ignore [PC201]",
        "see #5, provcheck: ignore[PC201]",
        "provcheck: ignore[PC201]why",
    ],
)
def test_spellings(comment: str) -> None:
    assert covered(f"{{ a: 1 }} // {comment}") == [1]


@pytest.mark.parametrize(
    "comment",
    [
        "provcheck ignore[PC201]",
        "provcheck: ignore",
        "provcheck: ignore PC201",
        "provcheck: ignore[PC201",
        "noqa: PC201",
        "provcheck: ignores[PC201]",
        "provcheck: ignore-line[PC201]",
        "Provcheck: ignore[PC201]",
    ],
)
def test_what_is_not_understood_switches_nothing_off(comment: str) -> None:
    assert covered(f"{{ a: 1 }} // {comment}") == []


def test_the_end_of_a_comment_ends_it() -> None:
    assert covered("{ a: 1 /* provcheck: ignore[ */, b: 'PC201]' }") == []


def test_many_comments_and_findings_end_soon() -> None:
    """Each comment is looked at once, however many stand together: this took minutes once."""
    count = 10_000
    assert len(covered(f"// {MARK}\n" * count + "{}")) == 1
    assert len(covered("{\n" + f"// {MARK}\na: 1,\n" * 500 + "}")) == 500
    assert covered("{" + f"/* {MARK} */" * count + "}") == [1]


# Reasons


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        (f"// {MARK} the proxy knows it", "the proxy knows it"),
        (f"// {MARK}: the proxy  knows it ", "the proxy knows it"),
        (f"/* {MARK} -- see #12 */", "see #12"),
        (f"/* {MARK}\n   over two\n   lines */", "over two lines"),
        (f"// {MARK}", None),
        (f"/* {MARK} */", None),
        (f"// {MARK} one provcheck: ignore[PC202] two", "one"),
    ],
)
def test_a_reason_stands_behind_the_brackets(comment: str, reason: str | None) -> None:
    text = f"{{\n{comment}\n}}"
    source = Source("openclaw.json", text)
    finding = Finding("PC201", "malformed-ref", Severity.ERROR, "x", source.locate(len(text) - 1, len(text)))
    (marked,) = apply([finding], read(source, json5.read(text))[0])
    assert marked.suppressed == Suppressed("comment", reason)
