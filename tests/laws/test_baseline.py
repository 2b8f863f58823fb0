"""Laws of baselines: what layout and order do to a finding's identity (nothing), and what another fault does."""

from __future__ import annotations

import json
import random
import string
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provcheck.baseline.entry import Entry
from provcheck.baseline.file import load, written
from provcheck.baseline.match import Found, match
from provcheck.dialects.openclaw_releases import RELEASES
from provcheck.finding import Finding, Severity
from provcheck.syntax.source import Location, Source
from support import TODAY, lint

SEEDS = st.integers(0, 2**32)
RUNS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

names = st.sampled_from(["alpha", "beta/gamma", "de~lta", "nvidia", "openai", "meta/llama-3.2-90b-vision-instruct"])
refs = st.builds("{}/{}".format, names, names) | names
models = st.fixed_dictionaries(
    {"id": names},
    optional={
        "name": st.just("a name"),
        "contextWindow": st.sampled_from([1, 4096, 131072, "big", -5]),
        "maxTokens": st.sampled_from([1, 8192, 999999]),
        "unknown": st.none(),
        "cost": st.fixed_dictionaries({"input": st.sampled_from([-1, 1])}),
    },
)
providers = st.fixed_dictionaries(
    {"models": st.lists(models, max_size=4, unique_by=lambda model: str(model["id"]))},
    optional={
        "baseUrl": st.sampled_from(["http://one.example.com", "https://two.example.com/v1/chat/completions", "three"]),
        "api": st.sampled_from(["openai", "ollama", "openai-completions"]),
        "apiKey": st.sampled_from(["${KEY}", "KEY", {"source": "env"}]),
    },
)
configs = st.fixed_dictionaries(
    {
        "models": st.fixed_dictionaries({"providers": st.dictionaries(names, providers, max_size=3)}),
        "agents": st.fixed_dictionaries(
            {
                "defaults": st.fixed_dictionaries(
                    {"model": st.fixed_dictionaries({"primary": refs, "fallbacks": st.lists(refs, max_size=3)})}
                )
            }
        ),
    }
)
agents = st.builds(
    lambda name, models: {
        "apiVersion": "pai.io/v1",
        "kind": "Agent",
        "metadata": {"name": name},
        "spec": {"models": models, "resources": {"memory": -1}},
    },
    st.sampled_from(["one", "two", "three"]),
    st.lists(names, max_size=3),
)


class Writer:
    """Writes JSON5 in a style that chance decides: order of keys, quotes, space, comments, trailing commas."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def write(self, value: Any) -> str:
        if isinstance(value, dict):
            pairs = [f"{self.space()}{self.key(key)}{self.space()}: {self.write(one)}" for key, one in value.items()]
            self.chance.shuffle(pairs)
            return "{" + ",".join(pairs) + self.end(pairs) + "}"
        if isinstance(value, list):
            items = [self.space() + self.write(item) for item in value]
            return "[" + ",".join(items) + self.end(items) + "]"
        return self.text(value) if isinstance(value, str) else json.dumps(value)

    def key(self, key: str) -> str:
        return key if key.isidentifier() and self.chance.random() < 0.5 else self.text(key)

    def text(self, text: str) -> str:
        escaped = f"\\x{ord(text[0]):02x}{text[1:]}" if text[0].isalpha() else text
        return self.chance.choice([f'"{text}"', f"'{text}'", f'"{escaped}"'])

    def space(self) -> str:
        return self.chance.choice(["", " ", "\n", "\n\n\t", " // a comment\n", "\r\n  /* one\n   more */ "])

    def end(self, parts: list[str]) -> str:
        return self.chance.choice(["", ","]) if parts else ""


def accepted(folder: Path, files: dict[str, str], **choices: Any) -> Counter[str]:
    """The lines of a new baseline of all that is found in files."""
    path = folder / "new.jsonl"
    path.unlink(missing_ok=True)
    text = lint(folder, files, write_baseline=str(path), **choices).accepted
    assert text is not None
    path.write_text(text, encoding="utf-8")
    return Counter(text.splitlines()[1:])


@RUNS
@given(configs, SEEDS, SEEDS)
def test_layout_and_the_order_of_keys_change_nothing(tmp_path: Path, config: Any, one: int, two: int) -> None:
    accepted(tmp_path, {"openclaw.json": Writer(one).write(config)})
    summary = lint(tmp_path, {"openclaw.json": Writer(two).write(config)}, baseline=str(tmp_path / "new.jsonl")).summary
    assert (summary.error, summary.warning, summary.info, summary.gone) == (0, 0, 0, 0)


@RUNS
@given(st.lists(agents, max_size=3, unique_by=lambda agent: str(agent["metadata"])), SEEDS)
def test_documents_and_lists_in_another_order_change_nothing(tmp_path: Path, manifests: list[Any], seed: int) -> None:
    chance = random.Random(seed)
    first = accepted(tmp_path, {"agents.yaml": "\n---\n".join(map(json.dumps, manifests))})
    for manifest in manifests:
        chance.shuffle(manifest["spec"]["models"])
    chance.shuffle(manifests)
    texts = [json.dumps(manifest, indent=chance.choice([None, 1, 4])) for manifest in manifests]
    assert accepted(tmp_path, {"agents.yaml": "# a comment\n" + "\n---\n".join(texts)}) == first


@RUNS
@given(configs, st.integers(0, 400), st.sampled_from(RELEASES[-3:]))
def test_the_day_changes_no_identity(tmp_path: Path, config: Any, days: int, release: str) -> None:
    """Findings may come with the day; those that stay are the same."""
    files = {"openclaw.json": json.dumps(config)}
    first = accepted(tmp_path, files, releases=(release,))
    later = accepted(tmp_path, files, releases=(release,), as_of=TODAY + timedelta(days))
    retired = [line for line in (first - later) if '"PC307"' not in line]
    assert retired == []


@RUNS
@given(configs, st.text(string.ascii_lowercase, min_size=4, max_size=9))
def test_another_fault_at_the_same_place_is_new(tmp_path: Path, config: Any, name: str) -> None:
    config["agents"]["defaults"]["model"]["primary"] = "ghost-provider/model"
    before = accepted(tmp_path, {"openclaw.json": json.dumps(config)})
    config["agents"]["defaults"]["model"]["primary"] = f"ghost-{name}-x/model"
    after = accepted(tmp_path, {"openclaw.json": json.dumps(config)})
    (line,) = (after - before).elements()
    assert f"ghost-{name}-x/model" in line


@RUNS
@given(st.integers(20, 90), st.integers(20, 90), SEEDS)
def test_a_secret_leaves_no_trace(tmp_path: Path, one: int, two: int, seed: int) -> None:
    chance = random.Random(seed)
    first, second = (
        "sk-" + "".join(chance.choices(string.ascii_letters + string.digits, k=length)) for length in (one, two)
    )
    config = '{{models: {{providers: {{one: {{apiKey: "{0}", baseUrl: "http://u:{0}@a.example/v1", x: ["{0}"]}}}}}}}}'
    bad = "{{apiKey: {0}"
    written = [
        accepted(tmp_path, {"openclaw.json": config.format(secret), "openclaw.bad.json": bad.format(secret)})
        for secret in (first, second)
    ]
    assert written[0] == written[1]
    assert any('"PC601"' in line for line in written[0])
    assert any('"PC001"' in line for line in written[0])


texts = st.text(st.characters(exclude_characters="\0"), max_size=20)
entries = st.lists(st.builds(Entry, texts, st.sampled_from(["PC101", "PC202"]), texts, texts), max_size=8)


@RUNS
@given(entries, SEEDS)
def test_a_baseline_is_read_as_it_was_written(tmp_path: Path, known: list[Entry], seed: int) -> None:
    path = tmp_path / "baseline.jsonl"
    text = written(known)
    assert text.isascii()
    path.write_text(text, encoding="utf-8")
    assert load(str(path)) == sorted(known)
    # As git's union merge may leave it.
    header, *lines = text.splitlines()
    random.Random(seed).shuffle(lines)
    path.write_text("\r\n".join([header, *lines, header, *lines]), encoding="utf-8")
    again = load(str(path))
    assert sorted(again) == sorted([*known, *known])
    assert written(again[: len(known)]) == text


few = st.builds(Entry, st.sampled_from("ab"), st.just("PC101"), st.sampled_from(["/a", "/b"]))


@given(st.lists(few), st.lists(few))
def test_each_entry_covers_one_finding(found: list[Entry], known: list[Entry]) -> None:
    findings = [Found(a_finding(), entry) for entry in found]
    matched = match(findings, known, lambda entry: entry.path == "a")
    assert sorted(one.entry for one in (*matched.new, *matched.known)) == sorted(found)
    assert sorted([*(one.entry for one in matched.known), *matched.gone, *matched.unjudged]) == sorted(known)
    assert {one.path for one in matched.gone} <= {"a"}
    assert {one.path for one in matched.unjudged} <= {"b"}
    left = {one.entry for one in matched.new}
    assert left.isdisjoint([*matched.gone, *matched.unjudged])


def a_finding() -> Finding:
    return Finding("PC101", "unknown-key", Severity.ERROR, "wrong", Location(Source("a", ""), 0, 0))


def test_the_day_counts_for_retired_models(tmp_path: Path) -> None:
    """A model that is going to be retired, and then is, is one finding: its message changes, and so does its severity."""
    files = {"openclaw.json": '{agents: {defaults: {model: "anthropic/claude-sonnet-4-5"}}}'}
    before = accepted(tmp_path, files, as_of=date(2026, 11, 21))
    assert accepted(tmp_path, files, as_of=date(2027, 3, 1)) == before
    assert any('"PC307"' in line for line in before)
