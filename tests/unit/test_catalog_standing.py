"""How a model stands on a day, what its name says, and who refuses or never listed it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcheck.catalog import find_native, find_nim, find_weights, nim_ids, tables
from provcheck.catalog.kinds import kind_by_name
from provcheck.catalog.known import NATIVE, SPECIAL, Kind, KnownModel, State, find_special, listed_relative
from provcheck.catalog.openrouter import find_openrouter
from provcheck.catalog.refused import find_refused, refusal, shut_down_on
from provcheck.catalog.sources import NOTES, sources
from provcheck.catalog.standing import Standing, standing
from provcheck.catalog.unlisted import never_listed

TODAY = date(2026, 11, 21)


def known(model_id: str) -> KnownModel:
    found = find_nim(model_id)
    assert found is not None, model_id
    return found


@pytest.mark.parametrize(
    ("model_id", "day", "expected"),
    [
        ("meta/llama-3.3-70b-instruct", "2026-11-21", Standing("retired", "2026-08-26", -87)),
        ("meta/llama-3.3-70b-instruct", "2026-08-26", Standing("retired", "2026-08-26", 0)),
        ("meta/llama-3.3-70b-instruct", "2026-08-25", Standing("retiring", "2026-08-26", 1)),
        ("ai21labs/jamba-1.5-mini-instruct", "2026-11-21", Standing("delisted", "2026-04-12")),
        ("ai21labs/jamba-1.5-mini-instruct", "2026-04-12", Standing("listed", "2026-04-12")),
        ("meta/llama-3.1-405b-instruct", "2026-11-21", Standing("unrouted", "2026-08-22")),
        ("meta/llama-3.1-405b-instruct", "2026-08-21", Standing("unknown")),
        ("z-ai/glm-5.3", "2026-11-21", Standing("flagged")),
        ("01-ai/yi-large", "2026-11-21", Standing("account-only", "2026-08-22")),
        ("01-ai/yi-large", "2026-01-01", Standing("unknown")),
        ("openai/gpt-oss-20b", "2027-11-21", Standing("listed", "2026-11-10")),
        ("snowflake/arctic", "2026-11-21", Standing("unknown")),
    ],
)
def test_a_state_on_a_day(model_id: str, day: str, expected: Standing) -> None:
    assert standing(known(model_id), date.fromisoformat(day)) == expected


def test_sixty_days_ahead_are_soon() -> None:
    model = known("meta/llama-3.3-70b-instruct")
    assert standing(model, date(2026, 6, 27)) == Standing("retiring", "2026-08-26", 60)
    assert standing(model, date(2026, 6, 27)).is_soon
    assert not standing(model, date(2026, 6, 26)).is_soon
    assert not standing(model, date(2026, 8, 26)).is_soon
    assert not standing(model, date(2026, 6, 27)).is_gone


def test_gone_is_what_nobody_is_served() -> None:
    gone = {standing(known(one), TODAY).state for one in nim_ids() if standing(known(one), TODAY).is_gone}
    assert gone == {"retired", "delisted", "unrouted", "flagged"}


@given(st.sampled_from(nim_ids()), st.dates())
def test_no_day_breaks_a_standing(model_id: str, day: date) -> None:
    where = standing(known(model_id), day)
    assert (where.days is None) == (where.state not in {"retired", "retiring"})
    assert where.on is None or date.fromisoformat(where.on).isoformat() == where.on


def test_vendors_dates() -> None:
    model = find_native("openai", "gpt-5")
    assert model is not None
    assert standing(model, TODAY) == Standing("retiring", "2026-12-11", 20)
    assert shut_down_on("openai", "gpt-5") == "2026-12-11"
    assert shut_down_on("gemini", "gemini-2.0-flash") == shut_down_on("google", "gemini-2.0-flash") == "2026-06-01"
    assert shut_down_on("google", "gemini-1.5-pro") == "2025-09-29"
    assert shut_down_on("openai", "gpt-4.1") is None
    assert shut_down_on("anthropic", "claude-opus-4-1") is None


def test_refusals_began_with_a_release() -> None:
    assert find_refused("google", "gemini-1.5-pro", release="2026.4.29") is None
    assert find_refused("google", "gemini-1.5-pro", release="2026.5.28") is not None
    assert find_refused("google", "gemini-1.5-pro", release="2026.9.6") == find_refused("google", "gemini-1.5-pro")
    assert find_refused("openai", "gpt-5.4") is None
    hosted = refusal("openai", "gpt-5.4")
    assert hosted is not None
    assert hosted.hosts == ("chatgpt.com",)


def test_special_models_are_known_and_no_others() -> None:
    rows = list(tables.rows(SPECIAL))
    assert len(rows) == 38
    for row in rows:
        model_id = str(row[0])
        found = find_special(model_id)
        assert found is not None
        assert not found.chats
        assert found.kind in get_args(Kind)
        assert found.state in get_args(State)
        assert found.last_listed is None or date.fromisoformat(found.last_listed) <= date(2026, 8, 22)
        assert find_nim(model_id) is None
        assert find_weights(model_id) is None
        if found.kind not in {"other", "detection"}:
            assert kind_by_name(model_id) == found.kind
    assert find_special("acme/model") is None


def test_new_tables_say_what_they_hold_and_are_on_the_sources_page() -> None:
    page = Path(NOTES).with_name("SOURCES.md").read_text("utf-8")
    for path in (SPECIAL, NOTES):
        lines = Path(path).read_text("utf-8").splitlines()
        assert any(line.startswith("# Source") for line in lines)
        rows = [line for line in lines if not line.startswith("#")]
        assert len({line.count("\t") for line in rows}) == 1
        (mention,) = [line for line in page.splitlines() if line.startswith(f"| `{Path(path).name}`")]
        assert f" {len(rows) - 1} " in mention
    for row in tables.rows(NOTES):
        assert find_nim(str(row[0])) is not None


def test_every_state_and_every_window_has_a_source() -> None:
    for model_id in nim_ids():
        assert [one.field for one in sources("nvidia", known(model_id), None)] == ["context_window", "state"]
    (window, _) = sources("nvidia", known("minimaxai/minimax-m2.7"), None)
    assert "free-claude-code#391" in window.source


@pytest.mark.parametrize(
    ("model_id", "kind"),
    [
        ("nvidia/nv-embedqa-e5-v5", "embedding"),
        ("text-embedding-3-large", "embedding"),
        ("BAAI/bge-m3", "embedding"),
        ("bge-m3:latest", "embedding"),
        ("nvidia/nvclip", "embedding"),
        ("nvidia/llama-3.2-nemoretriever-300m-embed-v2", "embedding"),
        ("nvidia/llama-3.2-nemoretriever-500m-rerank-v2", "reranking"),
        ("nv-rerank-qa-mistral-4b:1", "reranking"),
        ("nvidia/nemoretriever-parse", "parsing"),
        ("nvidia/nemoretriever-ocr-v1", "ocr"),
        ("baidu/paddleocr", "ocr"),
        ("nvidia/riva-translate-4b-instruct", "translation"),
        ("nvidia/riva-asr", "speech"),
        ("whisper-1", "speech"),
        ("gpt-4o-mini-tts", "speech"),
        ("nvidia/nemotron-4-340b-reward", "reward"),
        ("meta/llama-guard-4-12b", "guard"),
        ("openai/gpt-oss-safeguard-20b", "guard"),
        ("dall-e-3", "image-generation"),
        ("gpt-image-1", "image-generation"),
        ("stabilityai/stable-diffusion-3-medium", "image-generation"),
        ("black-forest-labs/flux.1-dev", "image-generation"),
        ("google/diffusiongemma-26b-a4b-it", None),
        ("democracy-7b", None),
        ("acme-policy-guard", None),
        ("gemini-2.5-flash", None),
        ("", None),
    ],
)
def test_what_a_name_says(model_id: str, kind: str | None) -> None:
    assert kind_by_name(model_id) == kind


def test_no_model_that_chats_has_a_telling_name() -> None:
    assert not [one for one in nim_ids() if known(one).chats and kind_by_name(one)]
    assert not [row[1] for row in tables.rows(NATIVE) if kind_by_name(str(row[1]))]


def test_a_listed_relative_works_and_is_not_older() -> None:
    def relative(model_id: str) -> str | None:
        found = listed_relative(known(model_id))
        return found.id if found else None

    assert relative("z-ai/glm4.7") == "z-ai/glm-5.3-flash"
    assert relative("deepseek-ai/deepseek-v4-flash") == "deepseek-ai/deepseek-v4.1-flash"
    assert relative("meta/llama-3.3-70b-instruct") == "meta/llama-3.2-90b-vision-instruct"
    assert relative("meta/llama-4-maverick-17b-128e-instruct") is None
    assert relative("openai/gpt-oss-120b") is None
    assert relative("nvidia/nemotron-3-super-120b-a12b") is None
    assert relative("moonshotai/kimi-k2.6") is None
    assert relative("meta/llama-guard-4-12b") is None
    for model_id in nim_ids():
        found = listed_relative(known(model_id))
        assert found is None or (found.state == "listed" and found.chats and found.id != model_id)


def test_what_hosted_nim_never_listed() -> None:
    assert never_listed("deepseek-ai/deepseek-v3")
    assert never_listed("openai/gpt-5")
    assert never_listed("claude-opus-4-5")
    assert not never_listed("acme/model")
    assert not never_listed("z-ai/glm-4.7")
    assert not never_listed("baai/bge-m3")
    assert not [one for one in nim_ids() if never_listed(one)]


def test_weights_behind_openrouters_ids() -> None:
    opus = find_openrouter("anthropic/claude-opus-4.5:free")
    assert opus is not None
    assert (opus.context_window, opus.confidence, opus.state) == (200000, "medium", "unknown")
    llama = find_openrouter("meta-llama/llama-3.3-70b-instruct")
    assert llama is not None
    assert (llama.id, llama.context_window) == ("meta-llama/llama-3.3-70b-instruct", 131072)
    for model_id in ("claude-opus-4.5", "", "/", "acme/model", "mistralai/mistral-large", "anthropic/claude-opus-45"):
        assert find_openrouter(model_id) is None


@given(st.text())
def test_no_text_breaks_a_look_up(text: str) -> None:
    # Among the texts are constants of the source code, and so now and then a real id.
    special = find_special(text)
    assert special is None or special.id == text
    weights = find_openrouter(text)
    assert weights is None or weights.id == text
    assert refusal(text, text) is None
    assert shut_down_on(text, text) is None
    assert not (never_listed(text) and find_nim(text))
    assert kind_by_name(text) in {None, *get_args(Kind)}
