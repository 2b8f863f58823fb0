"""The entry in pre-commit's configuration: where it goes, how it is laid out, and when nothing is touched."""

from __future__ import annotations

import textwrap

import pytest
from ruamel.yaml import YAML

from provcheck import __version__
from provcheck.adopt import hook
from provcheck.adopt.hook import UnsureError, with_hook

URL = "https://github.com/provcheck/provcheck"
ENTRY = {"repo": URL, "rev": f"v{__version__}", "hooks": [{"id": "provcheck"}]}


def block(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n").replace("VERSION", f"v{__version__}").replace("URL", URL)


STYLES = {
    "two spaces": (
        """
        repos:
          - repo: a
            rev: v1
            hooks:
              - id: x
        """,
        """
        repos:
          - repo: a
            rev: v1
            hooks:
              - id: x
          - repo: URL
            rev: VERSION
            hooks:
              - id: provcheck
        """,
    ),
    "no indentation": (
        """
        repos:
        - repo: a
          hooks:
          - id: x
        ci:
          skip: [x]
        """,
        """
        repos:
        - repo: a
          hooks:
          - id: x
        - repo: URL
          rev: VERSION
          hooks:
          - id: provcheck
        ci:
          skip: [x]
        """,
    ),
    "wide dashes and empty lines": (
        """
        repos:
        -   repo: a
            hooks:
            -   id: x  # y

        -   repo: b
            hooks:
            -   id: z

        exclude: ^old/
        """,
        """
        repos:
        -   repo: a
            hooks:
            -   id: x  # y

        -   repo: b
            hooks:
            -   id: z

        -   repo: URL
            rev: VERSION
            hooks:
            -   id: provcheck

        exclude: ^old/
        """,
    ),
    "a hook in comments stays with its repository": (
        """
        repos:
          - repo: a
            hooks:
              - id: x

              # - id: y
          # - repo: b
        # the end
        """,
        """
        repos:
          - repo: a
            hooks:
              - id: x

              # - id: y
          - repo: URL
            rev: VERSION
            hooks:
              - id: provcheck
          # - repo: b
        # the end
        """,
    ),
    "marks of a document": (
        """
        %YAML 1.2
        ---
        default_stages: [pre-commit]
        repos:
          - repo: local
            hooks:
              - {id: x, name: x, entry: x, language: system}
        ...
        """,
        """
        %YAML 1.2
        ---
        default_stages: [pre-commit]
        repos:
          - repo: local
            hooks:
              - {id: x, name: x, entry: x, language: system}
          - repo: URL
            rev: VERSION
            hooks:
              - id: provcheck
        ...
        """,
    ),
    "a block of text at the end": (
        """
        repos:
          - repo: a
            hooks:
              - id: x
                exclude: |
                  (?x)^(
                    b
                  )$

        fail_fast: true
        """,
        """
        repos:
          - repo: a
            hooks:
              - id: x
                exclude: |
                  (?x)^(
                    b
                  )$
          - repo: URL
            rev: VERSION
            hooks:
              - id: provcheck

        fail_fast: true
        """,
    ),
    "no entry yet": (
        """
        repos: []  # none
        fail_fast: true
        """,
        """
        repos:  # none
          - repo: URL
            rev: VERSION
            hooks:
              - id: provcheck
        fail_fast: true
        """,
    ),
    "anchors": (
        """
        repos:
          - &a
            repo: a
            hooks: &hooks
              - id: x
          - repo: b
            hooks: *hooks
        """,
        """
        repos:
          - &a
            repo: a
            hooks: &hooks
              - id: x
          - repo: b
            hooks: *hooks
          - repo: URL
            rev: VERSION
            hooks:
              - id: provcheck
        """,
    ),
}


@pytest.mark.parametrize(("before", "after"), STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_the_entry_has_the_style_of_its_neighbours(before: str, after: str, newline: str, mark: str, end: str) -> None:
    old, wanted = (mark + (block(text).rstrip("\n") + end).replace("\n", newline) for text in (before, after))
    assert with_hook(old).text == wanted
    assert with_hook(wanted).text == wanted


def test_a_new_file_is_what_pre_commit_reads() -> None:
    assert YAML(typ="safe", pure=True).load(hook.new()) == {"repos": [ENTRY]}
    assert with_hook(hook.new()).lines == ()


def test_the_lines_are_those_that_are_new() -> None:
    edited = with_hook("repos:\n-   repo: a\n    hooks:\n    -   id: x\n")
    assert edited.text == "repos:\n-   repo: a\n    hooks:\n    -   id: x\n" + "\n".join(edited.lines) + "\n"


@pytest.mark.parametrize(
    "entry",
    [
        f"{{repo: {URL}, rev: v0, hooks: [{{id: provcheck}}]}}",
        f"{{repo: {URL}.git, rev: v0, hooks: []}}",
        "{repo: 'git@example.com:provcheck/provcheck/', rev: v0, hooks: [{id: provcheck-fix}]}",
        "{repo: ../provcheck, rev: v0, hooks: []}",
        "{repo: https://example.com/mirror, rev: v0, hooks: [{id: other}, {id: provcheck-fix}]}",
        "{repo: local, hooks: [{id: models, entry: uv run provcheck check, language: system}]}",
        "{repo: local, hooks: [{id: models, entry: .venv/bin/provcheck check, language: system}]}",
        "{repo: local, hooks: [{id: models, entry: python -m provcheck check, language: system}]}",
    ],
)
@pytest.mark.parametrize("layout", ["repos:\n  - {}\n  - repo: b\n", "repos: [{}]\n"])
def test_provcheck_is_not_added_twice(entry: str, layout: str) -> None:
    text = layout.replace("{}", entry)
    assert with_hook(text) == hook.Edited(text)


@pytest.mark.parametrize(
    "entry",
    [
        "{repo: https://example.com/provcheck-extra, rev: v0, hooks: [{id: a}]}",
        "{repo: https://example.com/notprovcheck, rev: v0, hooks: [{id: my-provcheck, entry: ./provcheck.sh}]}",
        "{repo: local, hooks: [{id: a, args: [provcheck], entry: x-provcheck}]}",
        "{repo: 5, hooks: x}",
        "text",
    ],
)
def test_what_is_only_like_provcheck_does_not_count(entry: str) -> None:
    assert with_hook(f"repos:\n  - {entry}\n").lines


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("# nothing\n", 'it has no list "repos"'),
        ("- repo: a\n", 'it has no list "repos"'),
        ("repo:\n  - repo: a\n", 'it has no list "repos"'),
        ("repos:\n", 'its "repos" is no plain list'),
        ("repos: {}\n", 'its "repos" is no plain list'),
        ("a: &a\n  - repo: a\nrepos: *a\n", 'its "repos" is no plain list'),
        ("repos: [{repo: a}]\n", 'its "repos" is written in brackets'),
        ("repos:\n  []\n", 'its "repos" is written in brackets'),
        ("{repos: []}\n", 'its "repos" is written in brackets'),
        ("repos: &a\n  - repo: a\nother: *a\n", "the result would not hold what it holds now and the entry"),
        ("repos:\n  - |\n    a", "the result would not hold what it holds now and the entry"),
        ("repos:\n  - repo: a\nrepos:\n  - repo: b\n", "a key stands in it twice (line 3, column 1)"),
        ("repos:\n  - repo: a\n---\nrepos:\n  - repo: b\n", "it has several documents"),
        ("repos:\n  - repo: [\n", "it does not parse (line 2, column 11)"),
        ("repos:\n  - repo: a\n\trev: b\n", "it does not parse (line 3, column 1)"),
    ],
)
def test_what_is_not_sure_is_left(text: str, reason: str) -> None:
    with pytest.raises(UnsureError) as caught:
        with_hook(text)
    assert str(caught.value) == reason


@pytest.mark.parametrize("text", ["", "\n", " \n\n"])
def test_nothing_is_lost_with_an_empty_file(text: str) -> None:
    assert with_hook(text) == (hook.new(), tuple(hook.new().splitlines()))


@pytest.mark.parametrize("text", ["# nothing\n", "---\n", "ci: {}\n"])
def test_without_repos_the_lines_have_it(text: str) -> None:
    with pytest.raises(UnsureError) as caught:
        with_hook(text)
    assert caught.value.lines == tuple(hook.new().splitlines())


def test_an_empty_file_of_windows_keeps_its_line_ends() -> None:
    assert with_hook("\r\n").text == hook.new().replace("\n", "\r\n")
