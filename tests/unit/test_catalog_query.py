"""Which models a query means, and how the answer reads."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provcheck.catalog import nim_ids
from provcheck.catalog.query import answer
from provcheck.catalog.query.document import render as as_json
from provcheck.catalog.query.entries import everything
from provcheck.catalog.query.text import Screen, render

TODAY = date(2026, 11, 21)


def text(query: str | None, width: int = 80, day: date = TODAY, *, color: bool = False) -> str:
    return render(answer(query), query, Screen(day, width, color=color))


@pytest.mark.parametrize(
    ("query", "ref"),
    [
        ("z-ai/glm4.7", "nvidia/z-ai/glm4.7"),
        ("nvidia/z-ai/glm4.7", "nvidia/z-ai/glm4.7"),
        ("nvidia_nim/z-ai/glm4.7", "nvidia/z-ai/glm4.7"),
        ("nim/z-ai/glm4.7", "nvidia/z-ai/glm4.7"),
        (" z-ai/glm4.7 ", "nvidia/z-ai/glm4.7"),
        ("nvidia/nemotron-3-super-120b-a12b", "nvidia/nvidia/nemotron-3-super-120b-a12b"),
        ("nvidia/nvidia/nemotron-3-super-120b-a12b", "nvidia/nvidia/nemotron-3-super-120b-a12b"),
        ("openai/gpt-oss-20b", "nvidia/openai/gpt-oss-20b"),
        ("gpt-5", "openai/gpt-5"),
        ("openai/gpt-5", "openai/gpt-5"),
        ("gemini/gemini-2.5-pro", "google/gemini-2.5-pro"),
        ("google-vertex/gemini-1.5-pro", "google-vertex/gemini-1.5-pro"),
        ("openrouter/anthropic/claude-opus-4.5", "openrouter/anthropic/claude-opus-4.5"),
        ("baai/bge-m3", "nvidia/baai/bge-m3"),
    ],
)
def test_an_exact_id_with_and_without_a_provider(query: str, ref: str) -> None:
    found = answer(query)
    assert (found.match, [entry.ref for entry in found.entries]) == ("exact", [ref])


def test_every_id_and_every_ref_finds_its_model() -> None:
    for entry in everything():
        assert entry in answer(entry.id).entries
        assert entry in answer(entry.ref).entries


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("z-ai/glm-4.7", "z-ai/glm4.7"),
        ("nvidia/z-ai/glm-4.7", "z-ai/glm4.7"),
        ("glm-4.7", "z-ai/glm4.7"),
        ("Meta/Llama-3.3-70B-Instruct-", "meta/llama-3.3-70b-instruct"),
        ("meta-llama/Llama-3.3-70B-Instruct", "meta/llama-3.3-70b-instruct"),
        ("meta/llama3-70b", "meta/llama3-70b-instruct"),
        ("deepseek-ai/deepseek-v3", "deepseek-ai/deepseek-v3.1"),
        ("claude-sonet-4-5", "claude-sonnet-4-5"),
        ("anthropic/claude-opus-4.5", "claude-opus-4-5"),
    ],
)
def test_a_misspelt_id_leads_to_the_one_that_was_meant(query: str, meant: str) -> None:
    found = answer(query)
    assert found.match == "none"
    assert found.meant is not None
    assert found.meant.id == meant
    assert f"Did you mean {meant}?" in " ".join(text(query).split())


def test_parts_of_an_id() -> None:
    assert [one.id for one in answer("GLM 5.3").entries] == ["z-ai/glm-5.3", "z-ai/glm-5.3-flash"]
    assert {one.provider for one in answer("anthropic/").entries} == {"anthropic"}
    assert answer("glm-5.3").match == "part"
    assert "gpt-5-mini" in [one.id for one in answer("gpt-5").others]


def test_what_is_not_known_is_told_with_what_looks_like_it() -> None:
    assert answer("llama-3.5-70b-instruct").close
    assert answer("xyzzy").close == []
    assert "It may be newer" in text("xyzzy")
    assert answer("x" * 100_000) == answer("y" * 201)
    assert len(text("x" * 100_000)) < 300


def test_a_page() -> None:
    page = text("minimaxai/minimax-m2.7")
    assert page.startswith("minimaxai/minimax-m2.7\n")
    for line in (
        "state         retired on 2026-07-27, 117 days ago; NVIDIA answers HTTP 410",
        "family        minimaxai/minimax-m3.1-flash is listed",
        "kind          chat",
        "window        196,608 tokens (confidence: high)",
        "hosted window 196,608 tokens",
        "output limit  16,384 tokens",
        "sources       context window: an HTTP 400 answer of hosted NIM named 196608",
    ):
        assert f"\n  {line}\n" in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("meta/llama-3.1-405b-instruct", "NVIDIA listed it, but answered HTTP 404 on 2026-08-22"),
        ("ai21labs/jamba-1.5-mini-instruct", "no longer listed by NVIDIA; last listed on 2026-04-12"),
        ("01-ai/yi-large", "one free account could not call it on 2026-08-22; yours may"),
        ("z-ai/glm-5.3", "marked as gone by a library or models.dev"),
        ("snowflake/arctic", "state not known"),
        ("openai/gpt-5", "retires on 2026-12-11, in 20 days"),
        ("claude-opus-4-1", "models.dev no longer listed it on 2026-11-10"),
        ("gemini-3.6-flash", "retired on 2026-11-19, 2 days ago"),
        ("gemini-1.5-pro", "OpenClaw refuses it from 2026.5.28 on; it advises google/gemini-3.1-pro-preview"),
        ("gpt-5.4", "OpenClaw refuses it on chatgpt.com from 2026.9.6 on"),
        ("mistralai/mistral-large", "often meant mistralai/mistral-large-2-instruct"),
        ("nvidia/nv-embedqa-e5-v5", "embedding: turns texts into vectors, does not chat"),
        ("qwen/qwen2.5-coder-32b-instruct", "native window 32,768 tokens"),
        ("deepseek-ai/deepseek-v3", "hosted NIM never listed this id"),
    ],
)
def test_what_is_said_of_a_model(query: str, words: str) -> None:
    assert words in " ".join(text(query).split())


def test_dates_are_compared_with_the_day() -> None:
    assert "retires on 2026-08-26, in 1 day" in text("meta/llama-3.3-70b-instruct", day=date(2026, 8, 25))
    assert "retired on 2026-08-26, today" in text("meta/llama-3.3-70b-instruct", day=date(2026, 8, 26))


def test_the_list_is_grouped_and_what_is_listed_comes_first() -> None:
    lines = text(None, 120).splitlines()
    headings = [line for line in lines if ": " in line and not line.startswith(" ")]
    assert [line.split(":")[0] for line in headings[:4]] == ["nvidia", "anthropic", "openai", "google"]
    assert lines[1].split() == ["id", "state", "window", "output", "kind"]
    assert [line.split()[1] for line in lines[2:16]] == ["listed"] * 13 + ["account-only"]
    for model_id in nim_ids():
        assert any(line.split()[:1] == [model_id] for line in lines)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_lines_fit_unless_an_id_alone_is_longer(width: int) -> None:
    for query in (None, "llama", "z-ai/glm-5.2", "z-ai/glm-4.7", "xyzzy"):
        for line in text(query, width).splitlines():
            assert len(line) <= width or len(line.split()) == 1, line


def test_colour_changes_no_letter() -> None:
    for query in (None, "glm", "z-ai/glm4.7"):
        coloured = text(query, color=True)
        assert "\x1b[" in coloured
        for code in ("0", "1", "1;31", "1;33", "1;35", "32", "2"):
            coloured = coloured.replace(f"\x1b[{code}m", "")
        assert coloured == text(query)


def test_json_holds_the_same() -> None:
    document = json.loads(as_json(answer("nvidia/z-ai/glm-5.2"), "nvidia/z-ai/glm-5.2", TODAY))
    assert (document["version"], document["as_of"], document["match"]) == (1, "2026-11-21", "exact")
    (model,) = document["models"]
    assert model.pop("sources")[0]["field"] == "context_window"
    assert model == {
        "provider": "nvidia",
        "id": "z-ai/glm-5.2",
        "ref": "nvidia/z-ai/glm-5.2",
        "kind": "chat",
        "state": "retired",
        "since": "2026-08-21",
        "days_left": -92,
        "last_listed": model["last_listed"],
        "family_listed": "z-ai/glm-5.3-flash",
        "context_window": 1048576,
        "confidence": "high",
        "hosted_context_window": 202752,
        "native_context_window": None,
        "max_output_tokens": 8192,
        "openclaw_refuses": None,
    }
    wrong = json.loads(as_json(answer("z-ai/glm-4.7"), "z-ai/glm-4.7", TODAY))
    assert (wrong["match"], wrong["models"]) == ("none", [])
    assert wrong["did_you_mean"]["model"]["id"] == "z-ai/glm4.7"


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_no_query_breaks_an_answer(query: str) -> None:
    shown = text(query)
    assert "\x1b" not in shown
    assert json.loads(as_json(answer(query), query, TODAY))["version"] == 1
