"""Texts with a cursor in them, marked ``<>``, and what stands at it."""

from collections.abc import Iterator, Sequence
from datetime import date

from provcheck.lsp.completion import Candidate, complete
from provcheck.model import Bundle
from provcheck.syntax import json5, yaml
from provcheck.syntax.node import Mapping, Node, Scalar
from provcheck.syntax.node import Sequence as List

TODAY = date(2026, 11, 21)
MARK = "<>"


def cut(marked: str) -> tuple[str, int]:
    """The text without its cursor, and where that was."""
    before, _, behind = marked.partition(MARK)
    assert MARK not in behind
    return before + behind, len(before)


def offered(marked: str, syntax: str, bundles: Sequence[Bundle] = (), path: str = "") -> list[Candidate]:
    """What is offered at the cursor."""
    text, offset = cut(marked)
    return complete(text, offset, syntax=syntax, bundles=bundles, as_of=TODAY, path=path)


def labels(marked: str, syntax: str, bundles: Sequence[Bundle] = (), path: str = "") -> list[str]:
    """The labels of what is offered at the cursor."""
    return [one.label for one in offered(marked, syntax, bundles, path)]


def accepted(marked: str, syntax: str, label: str, bundles: Sequence[Bundle] = (), path: str = "") -> str:
    """The text once a candidate is accepted."""
    (chosen,) = [one for one in offered(marked, syntax, bundles, path) if one.label == label]
    return applied(cut(marked)[0], chosen)


def applied(text: str, chosen: Candidate) -> str:
    """The text with a candidate in the place of what it replaces."""
    return text[: chosen.start] + chosen.text + text[chosen.end :]


def filled(text: str, chosen: Candidate) -> str:
    """The text with a candidate's snippet, its tab stops left empty."""
    snippet = chosen.snippet.replace("$1", "").replace("\\$", "\\").replace("$0", "").replace("\\", "$")
    return text[: chosen.start] + (snippet or chosen.text) + text[chosen.end :]


def tokens(text: str, syntax: str) -> Iterator[tuple[str, tuple[object, ...], int, int]]:
    """Every key and every scalar of one line as the reader sees it: which it is, its path, and its inside."""
    for root in (json5 if syntax == "json5" else yaml).read(text).roots:
        for due, path, node in _places(root):
            margin = len(node.style)
            if node.end > node.start and node.style not in ("|", ">", "!") and "\n" not in text[node.start : node.end]:
                yield due, path, node.start + margin, node.end - margin


def _places(root: Node) -> Iterator[tuple[str, tuple[object, ...], Scalar]]:
    waiting: list[tuple[tuple[object, ...], Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, Mapping):
            for member in node.members:
                if isinstance(member.key, Scalar):
                    yield "key", path, member.key
                waiting.append(((*path, member.name), member.value))
        elif isinstance(node, List):
            waiting += [((*path, place), item) for place, item in enumerate(node.items)]
        elif isinstance(node, Scalar):
            yield "value", path, node
