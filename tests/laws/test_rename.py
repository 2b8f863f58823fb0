"""Whatever is renamed: every place follows, what is found stays the same, and the old name brings every byte back."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import convert_manifests
from bound import bundles
from convert_samples import Sample, samples
from provcheck.lsp.names.rename import Refusal, rename
from provcheck.lsp.names.symbols import AGENT, ALIAS, MODEL, PROVIDER, Occurrence, Symbol, occurrences
from provcheck.model import Bundle
from provcheck.rules import REGISTRY
from rule_examples import Example, examples
from support import edited, lint

some = settings(
    max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

NEW = {PROVIDER: "zqlab", MODEL: "zqmodel", AGENT: "zqagent", ALIAS: "zqalias"}
"""Names that nothing else has, that no rule knows, and that need quotes nowhere."""

OF_NAMES = frozenset({"PC106", "PC201", "PC205", "PC213", "PC301", "PC302", "PC306", "PC408", "PC506"})
"""Rules that judge names by what they say: how they are written, whose they are elsewhere, what ids begin with."""

OF_REFS = ("PC0", "PC1", "PC2", "PC303", "PC304", "PC305", "PC706")
"""Rules that do not ask the catalogue."""

Files = dict[str, str]


Marks = Counter[tuple[object, ...]]


class Rename(NamedTuple):
    """A rename that went through: the bundles before, the files and bundles after, and the name in both."""

    before: list[Bundle]
    files: Files
    after: list[Bundle]
    number: int
    old: Occurrence
    new: Occurrence


def renames(folder: Path, files: Files, release: str) -> Iterator[Rename]:
    """Each name of a folder's files, renamed once."""
    before = bundles(folder / "before", files, release)
    for number, bundle in enumerate(before):
        for symbol in {one.symbol: one for one in occurrences(bundle)}.values():
            name = NEW[symbol.symbol.kind]
            out = rename(before, symbol.location.path, symbol.location.start, name)
            if not isinstance(out, Refusal):
                changed = edited(files, out)
                after = bundles(folder / "after", changed, release)
                place = next(one for one in occurrences(after[number]) if one.symbol.name == name)
                yield Rename(before, changed, after, number, symbol, place)


def judged(folder: Path, files: Files, **chosen: Any) -> Marks:
    """What is found, without the words."""
    report = lint(folder, files, **chosen)
    return Counter((one.code, one.severity, one.location.path, one.location.begin[0]) for one in report.findings)


def kept(marks: Marks, kind: str) -> Marks:
    """What a rename of this kind may not change. An id says what a model can do, and no other id says the same."""
    return Counter({mark: count for mark, count in marks.items() if mark[0] not in OF_NAMES
                    and (kind != MODEL or str(mark[0]).startswith(OF_REFS))})  # fmt: skip


def named(bundle: Bundle, symbol: Symbol) -> Marks:
    """Where a bundle names what, and where it names this symbol."""
    return Counter((one.symbol.kind, one.symbol == symbol, one.defines, one.location.path, one.location.begin[0])
                   for one in occurrences(bundle))  # fmt: skip


def obey(folder: Path, files: Files, release: str = "", **chosen: Any) -> None:
    """Try all laws on all names."""
    if release:
        chosen["releases"] = (release,)
    found = judged(folder / "before", files, **chosen)
    for one in renames(folder, files, release):
        symbol = one.old.symbol
        assert kept(judged(folder / "after", one.files, **chosen), symbol.kind) == kept(found, symbol.kind), symbol
        before, after = one.before[one.number], one.after[one.number]
        if symbol.kind in {PROVIDER, AGENT}:
            assert named(after, one.new.symbol) == named(before, symbol), symbol
        texts = {other.token.text for bundle in one.before for other in occurrences(bundle) if other.symbol == symbol}
        if len(texts) == 1:
            back = rename(one.after, one.new.location.path, one.new.location.start, texts.pop())
            assert isinstance(back, Refusal) or edited(one.files, back) == files, symbol


EXAMPLES = [
    pytest.param(example, id=f"{entry.code}-{heading}-{number}")
    for entry in REGISTRY
    if entry.code not in {"PC205", "PC213"}  # refs and aliases that are meant to be misread
    for heading in ("Bad", "Good")
    for number, example in enumerate(examples(sys.modules[type(entry.load()).__module__].__doc__ or "", heading))
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_every_rule(tmp_path: Path, example: Example) -> None:
    for release in example.releases or ("",):
        obey(tmp_path, example.files, release, as_of=example.as_of)


@some
@given(samples())
def test_openclaw(tmp_path_factory: pytest.TempPathFactory, sample: Sample) -> None:
    obey(tmp_path_factory.mktemp("o"), {"openclaw.json": sample.text}, sample.release)


@some
@given(st.integers(0, 10**6), st.integers(0, 5))
def test_pai(tmp_path_factory: pytest.TempPathFactory, seed: int, size: int) -> None:
    made = convert_manifests.folder(random.Random(seed), size)
    obey(tmp_path_factory.mktemp("p"), {path: one.text for path, one in made.files.items()})
