from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcheck import catalog
from provcheck.catalog import (
    KnownModel,
    exceeds,
    find_native,
    find_nim,
    find_weights,
    listed_successor,
    nim_ids,
    same_number,
    tables,
)
from provcheck.catalog.confusions import CONFUSIONS, Evidence, confusion
from provcheck.catalog.known import NATIVE, NIM, Confidence, Kind, State
from provcheck.catalog.refused import REFUSED, find_refused
from provcheck.catalog.spelling import likely_id
from provcheck.dialects.openclaw_releases import RELEASES

TABLES = (NIM, NATIVE, CONFUSIONS, REFUSED)

# Right ids that the catalogue does not hold: a ref, and models that do not chat.
NOT_IN_CATALOGUE = {
    "nvidia/moonshotai/kimi-k2.5",
    "nvidia/riva-translate-4b-instruct-v1.1",
    "google/paligemma",
}


def known(model_id: str) -> KnownModel:
    found = find_nim(model_id)
    assert found is not None, model_id
    return found


def every_nim() -> list[KnownModel]:
    return [known(model_id) for model_id in nim_ids()]


def every_native() -> list[KnownModel]:
    found = [find_native(str(row[0]), str(row[1])) for row in tables.rows(NATIVE)]
    return [one for one in found if one is not None]


@pytest.mark.parametrize("path", TABLES)
def test_a_table_says_what_it_holds_and_every_row_has_all_fields(path: str) -> None:
    lines = Path(path).read_text("utf-8").splitlines()
    header = [line for line in lines if line.startswith("#")]
    names, *rest = [line for line in lines if not line.startswith("#")]
    assert lines[: len(header)] == header
    assert any("Source" in line for line in header)
    assert {line.count("\t") for line in rest} == {names.count("\t")}
    assert not [line for line in rest if line != line.strip() or "\t\t" in line]


@pytest.mark.parametrize(("path", "keys"), [(NIM, 1), (NATIVE, 2), (CONFUSIONS, 1)])
def test_keys_are_unique_and_every_row_is_found_by_its_key(path: str, keys: int) -> None:
    rows = list(tables.rows(path))
    found = [[str(field) for field in row[:keys]] for row in rows]
    assert len({tuple(key) for key in found}) == len(rows) > 40
    assert [tables.find(path, *key) for key in found] == rows


def test_refusals_of_one_id_follow_each_other() -> None:
    rows = list(tables.rows(REFUSED))
    spans: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in rows:
        since, until = str(row[5]), row[6] or RELEASES[-1]
        spans.setdefault((str(row[0]), str(row[1])), []).append((since, until))
        assert row[6] != RELEASES[-1]
    for key, found in spans.items():
        assert {release for span in found for release in span} <= set(RELEASES)
        ends = [end for span in found for end in span]
        assert ends == sorted(ends), key
        assert len(tables.find_all(REFUSED, *key)) == len(found)
    assert len(rows) == len(spans) + 1


def test_the_catalogue_has_the_size_that_its_sources_page_names() -> None:
    assert (len(nim_ids()), len(every_native())) == (197, 43)
    assert list(nim_ids()) == sorted(nim_ids())
    page = Path(NIM).with_name("SOURCES.md").read_text("utf-8")
    for path, count in {path: len(list(tables.rows(path))) for path in TABLES}.items():
        assert f"`{Path(path).name}` | " in page
        assert f"| {count} " in page
    assert f"Compiled on {catalog.DATE}" in page


def test_dates_are_iso_dates() -> None:
    date.fromisoformat(catalog.DATE)
    for model in [*every_nim(), *every_native()]:
        for day in (model.retired_on, model.last_listed):
            assert day is None or date.fromisoformat(day).isoformat() == day
    for row in tables.rows(REFUSED):
        assert row[2] is None or date.fromisoformat(row[2]) < date.fromisoformat(catalog.DATE)


def test_numbers_are_positive_and_words_are_those_declared() -> None:
    for model in [*every_nim(), *every_native()]:
        assert model.context_window is not None
        assert model.context_window >= 2048
        for limit in (model.hosted_context_window, model.native_context_window, model.max_output_tokens):
            assert limit is None or limit > 0
        assert model.kind in get_args(Kind)
        assert model.confidence in get_args(Confidence)
        assert model.state in get_args(State)


def test_no_model_puts_out_more_than_its_window_holds_or_is_served_with_more() -> None:
    for model in [*every_nim(), *every_native()]:
        assert model.context_window is not None
        for limit in (model.max_output_tokens, model.hosted_context_window):
            assert limit is None or not exceeds(limit, model.context_window), model.id


def test_only_the_retired_have_a_date_and_the_listed_have_none() -> None:
    for model in every_nim():
        assert (model.state == "retired") == (model.retired_on is not None), model.id
        assert model.successor is None or find_nim(model.successor) is not None
        assert model.successor is None or model.state != "listed"


def test_states_are_counted_as_compiled() -> None:
    states = [model.state for model in every_nim()]
    assert {state: states.count(state) for state in get_args(State)} == {
        "listed": 13,
        "retired": 50,
        "delisted": 61,
        "unrouted": 12,
        "flagged": 8,
        "account-only": 36,
        "account-flagged": 3,
        "unknown": 14,
    }


def test_a_record_in_full() -> None:
    assert find_nim("minimaxai/minimax-m2.7") == KnownModel(
        id="minimaxai/minimax-m2.7",
        kind="chat",
        context_window=196608,
        confidence="high",
        hosted_context_window=196608,
        native_context_window=None,
        max_output_tokens=16384,
        state="retired",
        retired_on="2026-07-27",
        last_listed="2026-07-24",
        successor="minimaxai/minimax-m3",
    )


@pytest.mark.parametrize("model_id", ["qwen/qwen2.5-coder-32b-instruct", "nvidia/nemotron-3-nano-30b-a3b"])
def test_windows_that_need_an_option_name_the_smaller_one_too(model_id: str) -> None:
    model = known(model_id)
    assert model.native_context_window is not None
    assert model.context_window is not None
    assert model.native_context_window < model.context_window


@pytest.mark.parametrize(
    "model_id",
    [
        "",
        "id",
        "#",
        "meta",
        "Meta/Llama-3.3-70B-Instruct",
        "01-ai/yi-large\tchat",
        "\n01-ai/yi-large",
        "-",
        "x" * 99999,
    ],
)
def test_only_exact_ids_are_found(model_id: str) -> None:
    assert find_nim(model_id) is None
    assert find_weights(model_id) is None
    assert find_native("openai", model_id) is None
    assert confusion(model_id) is None
    assert find_refused("google", model_id) is None


@given(st.text())
def test_no_text_breaks_a_look_up(text: str) -> None:
    # Among the texts are constants of the source code, and so now and then a real id.
    assert (find_nim(text) is None) == (text not in nim_ids())
    assert find_native(text, text) is None
    assert confusion(text) is None or "/" in text or "-" in text
    assert find_refused(text, text, text) is None
    assert likely_id(text) in {None, *nim_ids()}


def test_guards_reward_and_base_models_do_not_chat() -> None:
    assert known("meta/llama-3.3-70b-instruct").chats
    assert known("google/gemma-4-31b-it").chats
    assert not known("nvidia/nemotron-3.5-content-safety").chats
    assert not known("bigcode/starcoder2-15b").chats
    assert not known("nvidia/nemotron-4-340b-reward").chats


def test_weights_elsewhere_say_nothing_about_nvidias_service() -> None:
    weights = find_weights("z-ai/glm-5.2")
    assert weights is not None
    assert (weights.context_window, weights.confidence) == (1048576, "high")
    assert (weights.hosted_context_window, weights.max_output_tokens) == (None, None)
    assert (weights.state, weights.retired_on, weights.last_listed) == ("unknown", None, None)


def test_vendors_models_are_found_under_both_platforms_names() -> None:
    model = find_native("gemini", "gemini-2.5-pro")
    assert model == find_native("google", "gemini-2.5-pro")
    assert model is not None
    assert (model.context_window, model.retired_on) == (1048576, "2026-10-20")
    assert find_native("openai", "gemini-2.5-pro") is None
    assert find_native("nvidia", "gpt-5") is None


def test_a_successor_is_offered_only_while_it_is_listed() -> None:
    flash = listed_successor(known("deepseek-ai/deepseek-v4-flash"))
    assert flash is not None
    assert flash.id == "deepseek-ai/deepseek-v4.1-flash"
    assert listed_successor(known("moonshotai/kimi-k2.5")) is None
    assert listed_successor(known("z-ai/glm5")) is None
    assert listed_successor(known("01-ai/yi-large")) is None


def test_successors_that_run_in_a_circle_end_in_nothing() -> None:
    assert listed_successor(known("z-ai/glm5")._replace(id="z-ai/glm-5.2", successor="z-ai/glm-5.1")) is None


def test_confusions_lead_to_known_ids_or_are_explained() -> None:
    for row in tables.rows(CONFUSIONS):
        found = confusion(str(row[0]))
        assert found is not None
        assert found.wrong != found.right
        assert found.evidence in get_args(Evidence)
        assert (found.source is not None) or found.evidence == "guess"
        assert find_nim(found.right) is not None or found.right in NOT_IN_CATALOGUE, found.right
        assert confusion(found.right) is None or found.kind == "two-prefixes"


def test_wrong_ids_that_are_real_ids_are_marked_as_another_model() -> None:
    real = {str(row[0]): row[2] for row in tables.rows(CONFUSIONS) if find_nim(str(row[0]))}
    assert real == {
        "mistralai/ministral-3-14b-instruct-2512": "hugging-face",
        "mistralai/mistral-large": "other-model",
        "mistralai/mixtral-8x22b-v0.1": "other-model",
        "nvidia/nemotron-nano-3-30b-a3b": "word-order",
    }


def test_a_confusion_says_what_was_meant_and_who_saw_it_fail() -> None:
    found = confusion("z-ai/glm-4.7")
    assert found is not None
    assert (found.right, found.evidence) == ("z-ai/glm4.7", "failed")
    assert found.source is not None
    assert "continuedev/continue#10303" in found.source


def test_openclaw_refuses_some_ids_everywhere_and_some_on_a_host() -> None:
    gemini = find_refused("google", "gemini-2.0-flash")
    assert gemini is not None
    assert (gemini.shut_down, gemini.use) == ("2026-06-01", "google/gemini-2.5-flash")
    assert find_refused("google", "gemini-2.0-flash", "any.example") == gemini
    assert find_refused("openai", "gpt-5.4", "chatgpt.com") is not None
    assert find_refused("openai", "gpt-5.4", "api.openai.com") is None
    assert find_refused("openai", "gpt-5.4") is None
    assert find_refused("nvidia", "gemini-2.0-flash") is None


@pytest.mark.parametrize(
    ("ref", "releases"),
    [
        ("google/gemini-1.5-pro", "....ooooo"),
        ("xai/grok-4.20-multi-agent", ".....oooo"),
        ("google/gemini-2.0-flash", ".......oo"),
        ("google-vertex/gemini-3-pro-preview", "........o"),
        ("openai/gpt-5.3-codex-spark", "....o...."),
    ],
)
def test_each_release_refuses_its_own_ids(ref: str, releases: str) -> None:
    provider, model_id = ref.split("/")
    found = [find_refused(provider, model_id, release=release) for release in RELEASES]
    assert "".join("." if one is None else "o" for one in found) == releases


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Meta/Llama-3.3-70B-Instruct", "meta/llama-3.3-70b-instruct"),
        ("meta-llama/Llama-3.3-70B-Instruct", "meta/llama-3.3-70b-instruct"),
        ("meta/llama-3.1-70b", "meta/llama-3.1-70b-instruct"),
        ("meta/llama_3.1_405b_instruct", "meta/llama-3.1-405b-instruct"),
        ("meta/lama-3.3-70b-instruct", "meta/llama-3.3-70b-instruct"),
        ("nvidia/llama-3.1-nemotorn-70b-instruct", "nvidia/llama-3.1-nemotron-70b-instruct"),
        ("llama-3.3-70b-instruct", "meta/llama-3.3-70b-instruct"),
        ("nvidia/meta/llama-3.3-70b-instruct", "meta/llama-3.3-70b-instruct"),
        ("nvidia_nim/deepseek/deepseek-r1", "deepseek-ai/deepseek-r1"),
        ("MiniMax/MiniMax-M2.5", "minimaxai/minimax-m2.5"),
        ("zai-org/GLM-4.7", "z-ai/glm4.7"),
        ("mistralai/codestral-22b-instruct", "mistralai/codestral-22b-instruct-v0.1"),
    ],
)
def test_the_id_that_was_meant(wrong: str, right: str) -> None:
    assert likely_id(wrong) == right


@pytest.mark.parametrize(
    "model_id",
    [
        "meta/llama-3.4-70b-instruct",
        "meta/llama-3.3-8b-instruct",
        "deepseek-ai/deepseek-v1",
        "mistralai/mistral-7b-instruct",
        "nvidia/acme-70b-instruct",
        "acme/our-own-model",
        "moonshotai/kimi-k2.7",
        "z-ai/glm-5.4",
        "nvidia/" * 20000 + "x",
    ],
)
def test_no_id_is_guessed(model_id: str) -> None:
    assert likely_id(model_id) is None


def test_real_ids_and_known_confusions_are_left_alone() -> None:
    assert not [model_id for model_id in nim_ids() if likely_id(model_id)]
    assert not [row for row in tables.rows(CONFUSIONS) if likely_id(str(row[0]))]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (128000, 131072),
        (200000, 204800),
        (1000000, 1048576),
        (1000000, 1024000),
        (1024000, 1048576),
        (4000, 4096),
        (32000, 32768),
        (64000, 65536),
        (256000, 262144),
        (262000, 262144),
        (131000, 131072),
        (203000, 202752),
        (8192, 8192),
        (8192.0, 8192),
    ],
)
def test_the_same_claim_in_two_spellings(a: float, b: float) -> None:
    assert same_number(a, b)
    assert same_number(b, a)
    assert not exceeds(max(a, b), min(a, b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (196608, 204800),
        (128000, 129000),
        (131072, 131073),
        (128000, 200000),
        (250000, 256000),
        (125000, 128000),
        (8000, 8999),
        (16384, 16385),
        (8192, 81920),
        (0, 1000),
        (-1000, -1024),
        (128000, float("inf")),
        (128000, float("nan")),
        (10**400, 1000),
    ],
)
def test_two_claims(a: float, b: float) -> None:
    assert not same_number(a, b)
    assert not same_number(b, a)


def test_five_percent_are_spared() -> None:
    assert not exceeds(204800, 196608)
    assert not exceeds(105000, 100000)
    assert exceeds(105001, 100000)
    assert exceeds(262144, 131072)
    assert not exceeds(1, 131072)
    assert exceeds(float("inf"), 131072)
    assert exceeds(10**400, 131072)


@given(st.integers(1, 10**6))
def test_thousands_and_their_binary_twins_never_exceed_each_other(thousands: int) -> None:
    assert not exceeds(thousands * 1024, thousands * 1000)
    if thousands % 125:
        assert same_number(thousands * 1000, thousands * 1024)


@given(st.floats() | st.integers(), st.floats() | st.integers())
def test_sameness_has_no_direction(a: float, b: float) -> None:
    assert same_number(a, b) == same_number(b, a)
    assert same_number(a, a) or a != a  # noqa: PLR0124 - NaN is not itself


@given(st.lists(st.integers(0, 10**7), min_size=2, max_size=2).map(sorted), st.integers(1, 10**7))
def test_what_is_larger_exceeds_what_the_smaller_does(values: list[int], limit: int) -> None:
    for smaller, larger in pairwise(values):
        assert exceeds(larger, limit) or not exceeds(smaller, limit)
