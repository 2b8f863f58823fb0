"""What the settings say of models, in the place of what the catalogue knows."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcheck.catalog import KnownModel, find_native, find_nim, find_weights, nim_ids, tables
from provcheck.catalog.corrections import Correction, are_in_force, correcting, correction
from provcheck.catalog.known import NATIVE, SPECIAL, find_special, listed_relative
from provcheck.catalog.query import answer
from provcheck.catalog.query.document import render as as_json
from provcheck.catalog.query.text import Screen, render
from provcheck.catalog.served import Known, known_model
from provcheck.catalog.spelling import likely_id
from provcheck.catalog.standing import standing
from provcheck.catalog.unlisted import never_listed
from provcheck.model import UNKNOWN, Maybe, Origin, Provider

TODAY = date(2026, 11, 21)
NIM = "https://integrate.api.nvidia.com/v1"
LAB = "http://gpu-box:8000/v1"
GPT = "openai/gpt-oss-20b"
GLM = "z-ai/glm4.7"
PRO = "deepseek-ai/deepseek-v4-pro"
SPECIAL_IDS = [str(row[0]) for row in tables.rows(SPECIAL)]
NATIVES = [(str(row[0]), str(row[1])) for row in tables.rows(NATIVE)]


def nim(model_id: str, called: str | None = None) -> KnownModel:
    known = find_nim(model_id, called)
    assert known is not None
    return known


def served(name: Maybe[str], endpoint: Maybe[str], model_id: str) -> Known | None:
    return known_model(Provider(Origin(), name=name, endpoint=endpoint), model_id)


def equal(known: KnownModel) -> Correction:
    """What the catalogue says already."""
    undated: bool | None = {"retired": True, "listed": False}.get(known.state)
    retired = date.fromisoformat(known.retired_on) if known.retired_on else undated
    return Correction(known.context_window, known.max_output_tokens, retired, known.kind)


def everything() -> list[KnownModel | None]:
    return [
        *map(find_nim, (*nim_ids(), *SPECIAL_IDS)),
        *map(find_weights, nim_ids()),
        *map(find_special, SPECIAL_IDS),
        *(find_native(*one) for one in NATIVES),
    ]


# The law


def test_corrections_that_say_the_same_change_nothing() -> None:
    before = everything()
    same = {f"nvidia/{one}": equal(nim(one)) for one in nim_ids()}
    for model_id in SPECIAL_IDS:
        special = find_special(model_id)
        assert special is not None
        same[f"nvidia/{model_id}"] = equal(special)
    for provider, model_id in NATIVES:
        native = find_native(provider, model_id)
        assert native is not None
        same[f"{provider}/{model_id}"] = equal(native)
    with correcting(same):
        assert everything() == before
        assert everything() == before


def test_empty_tables_leave_all_to_the_catalogue() -> None:
    before, ids = everything(), nim_ids()
    with correcting({f"nvidia/{one}": Correction() for one in (*ids, *SPECIAL_IDS)}):
        assert everything() == before
        assert nim_ids() == ids


@given(
    st.dictionaries(
        st.sampled_from([GPT, GLM, PRO, "acme/model", "baai/bge-m3"]).map("nvidia/{}".format),
        st.builds(
            Correction,
            st.none() | st.integers(1, 10**9),
            st.none() | st.integers(1, 10**9),
            st.none() | st.booleans() | st.dates(),
            st.sampled_from([None, "chat", "embedding"]),
        ),
    )
)
def test_what_the_settings_say_holds_and_nothing_is_left_of_it(models: dict[str, Correction]) -> None:
    before = everything()
    with correcting(models):
        for ref, one in models.items():
            model_id = ref.partition("/")[2]
            known = find_nim(model_id) or find_special(model_id)
            assert known is not None
            assert one.context_window in {None, known.context_window}
            assert one.max_output_tokens in {None, known.max_output_tokens}
            assert one.kind in {None, known.kind}
            if isinstance(one.retired, date):
                assert known.retired_on == one.retired.isoformat()
            elif one.retired is not None:
                assert standing(known, TODAY).is_gone is one.retired
        assert list(nim_ids()) == sorted(set(nim_ids()))
    assert not are_in_force()
    assert everything() == before


def test_they_end_with_their_block_also_when_it_fails() -> None:
    models = {"nvidia/acme/model": Correction()}

    def fail() -> None:
        with correcting(models):
            assert find_nim("acme/model")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert find_nim("acme/model") is None
    with correcting(models), correcting({}):
        assert find_nim("acme/model") is None


def test_another_thread_does_not_see_them() -> None:
    seen: list[object] = []
    with correcting({"nvidia/acme/model": Correction()}):
        other = threading.Thread(target=lambda: seen.append(find_nim("acme/model")))
        other.start()
        other.join()
    assert seen == [None]


# Hosted NIM


def test_a_window_holds_at_high_confidence_whatever_the_host_was_known_to_serve() -> None:
    assert nim(PRO).hosted_context_window == 262144
    with correcting({f"nvidia/{PRO}": Correction(context_window=500_000)}):
        known = nim(PRO)
    assert (known.context_window, known.confidence, known.hosted_context_window) == (500_000, "high", None)
    assert known.by_settings == {"context_window"}


def test_an_added_model_is_known_and_suggested() -> None:
    with correcting({"nvidia/acme/rocket-large": Correction(), "nvidia/acme/rerank-xl": Correction()}):
        assert "acme/rocket-large" in nim_ids()
        assert likely_id("acme/rocket_large") == "acme/rocket-large"
        assert likely_id("acme/rocket-large") is None
        assert (nim("acme/rocket-large").state, nim("acme/rocket-large").kind) == ("listed", "chat")
        assert nim("acme/rerank-xl").kind == "reranking"
        assert not never_listed("acme/rocket-large")
        weights = find_weights("acme/rocket-large")
        assert weights is not None
        assert weights.state == "unknown"


@pytest.mark.parametrize(
    ("retired", "state", "gone"),
    [(False, "listed", False), (True, "retired", True), (date(2026, 11, 21), "retired", True)],
)
def test_retired(retired: date | bool, state: str, *, gone: bool) -> None:
    # This one has left NVIDIA's list without a date.
    with correcting({"nvidia/deepseek-ai/deepseek-v3.1": Correction(retired=retired)}):
        known = nim("deepseek-ai/deepseek-v3.1")
    assert (known.state, standing(known, TODAY).is_gone) == (state, gone)
    assert known.by_settings == {"state"}


def test_a_day_that_lies_ahead() -> None:
    with correcting({f"nvidia/{GPT}": Correction(retired=date(2026, 12, 1))}):
        found = standing(nim(GPT), TODAY)
    assert (found.state, found.on, found.days) == ("retiring", "2026-12-01", 10)


def test_a_relative_that_the_settings_retire_is_not_advised() -> None:
    relative = listed_relative(nim(GLM))
    assert relative is not None
    with correcting({f"nvidia/{relative.id}": Correction(retired=True)}):
        assert listed_relative(nim(GLM)) is None


def test_a_special_model_stays_special_until_more_is_known_of_it() -> None:
    with correcting({"nvidia/google/deplot": Correction(retired=True)}):
        special = find_special("google/deplot")
        assert find_nim("google/deplot") is None
        assert special is not None
        assert special.state == "retired"
    with correcting({"nvidia/google/deplot": Correction(kind="vision", context_window=4096)}):
        assert nim("google/deplot").chats
        assert "google/deplot" in nim_ids()


# Names


def test_the_configured_name_comes_before_that_of_the_service_key_by_key() -> None:
    models = {
        f"nvidia/{GPT}": Correction(context_window=1000, max_output_tokens=10),
        f"nim/{GPT}": Correction(context_window=2000),
    }
    with correcting(models):
        under = {name: served(name, NIM, GPT) for name in ("nvidia", "nim", "other")}
        assert nim(GPT, "nim").context_window == 2000
    windows = {name: (one.model.context_window, one.model.max_output_tokens) for name, one in under.items() if one}
    assert windows == {"nvidia": (1000, 10), "nim": (2000, 10), "other": (1000, 10)}


def test_the_case_of_a_providers_name_does_not_matter_but_that_of_an_id_does() -> None:
    with correcting({"NIM/Acme/Model": Correction()}):
        assert correction("nim", "Acme/Model")
        assert correction("Nim", "Acme/Model")
        assert not correction("nim", "acme/model")
        assert not correction(None, "Acme/Model")


def test_a_server_of_ones_own_has_the_window_that_the_settings_give() -> None:
    with correcting(
        {"local/llama-3": Correction(context_window=8192), f"local/{GPT}": Correction(context_window=131072)}
    ):
        added, same = served("local", LAB, "llama-3"), served("local", LAB, GPT)
        assert served("other", LAB, "llama-3") is None
        assert served(UNKNOWN, LAB, "llama-3") is None
    assert added is not None
    assert same is not None
    assert (added.model.context_window, added.self_hosted) == (8192, False)
    assert same.model.by_settings == {"context_window"}
    assert not same.self_hosted


def test_without_a_window_the_server_still_decides() -> None:
    with correcting({f"local/{GPT}": Correction(max_output_tokens=500)}):
        known = served("local", LAB, GPT)
    assert known is not None
    assert (known.self_hosted, known.model.context_window, known.model.max_output_tokens) == (True, 131072, 500)


def test_what_is_said_of_nvidia_is_not_said_of_a_server_of_ones_own_that_is_called_so() -> None:
    models = {f"nvidia/{GPT}": Correction(50_000, retired=True), "nvidia/ours": Correction(8192, retired=True)}
    with correcting(models):
        theirs, ours = served("nvidia", LAB, GPT), served("nvidia", LAB, "ours")
    assert theirs is not None
    assert ours is not None
    assert (theirs.self_hosted, theirs.model.context_window, theirs.model.state) == (True, 131072, "unknown")
    assert (ours.self_hosted, ours.model.context_window, ours.model.state) == (False, 8192, "retired")


def test_what_nvidia_serves_is_the_least_that_weights_allow() -> None:
    for window, allowed in ((50_000, 131072), (200_000, 200_000)):
        with correcting({f"nvidia/{GPT}": Correction(context_window=window)}):
            known = served("local", LAB, GPT)
        assert known is not None
        assert known.model.context_window == allowed
        assert ("context_window" in known.model.by_settings) is (window == allowed)


@pytest.mark.parametrize("ref", ["google/gemini-9", "gemini/gemini-9", "mine/gemini-9"])
def test_a_vendors_model(ref: str) -> None:
    with correcting({ref: Correction(context_window=7)}):
        known = served("mine", "https://generativelanguage.googleapis.com", "gemini-9")
    assert known is not None
    assert (known.model.context_window, known.self_hosted) == (7, False)


def test_models_of_vendors_that_the_catalogue_does_not_know() -> None:
    models = {"groq/rocket": Correction(context_window=7), "openrouter/anthropic/claude-opus-4.5": Correction(9)}
    with correcting(models):
        groq = served("fast", "https://api.groq.com/openai/v1", "rocket")
        router = served("router", "https://openrouter.ai/api/v1", "anthropic/claude-opus-4.5")
    assert groq is not None
    assert router is not None
    assert groq.model.context_window == 7
    assert (router.model.context_window, router.model.confidence) == (9, "high")


# ``provcheck models``


def page(query: str) -> str:
    return render(answer(query), query, Screen(TODAY, 100, color=False))


def test_a_page_tells_what_is_from_the_settings() -> None:
    models = {f"nvidia/{GLM}": Correction(context_window=1000), "local/llama": Correction(retired=True)}
    with correcting(models):
        text, local, document = page(GLM), page("local/llama"), as_json(answer(GLM), GLM, TODAY)
    assert "window        1,000 tokens (confidence: high)" in text
    assert "context window: the settings" in text
    assert '"source": "the settings"' in document
    assert "state         retired, by the settings" in local
    assert "the settings" not in page(GLM)
    assert "holds no model local/llama" in page("local/llama")


def test_added_models_are_found_by_id_by_ref_and_by_a_part() -> None:
    with correcting({"local/rocket-7b": Correction(), "gemini/rocket-9": Correction(retired=date(2027, 1, 1))}):
        for query in ("rocket-7b", "local/rocket-7b", "rocket-7"):
            assert [one.ref for one in answer(query).entries] == ["local/rocket-7b"]
        assert [one.ref for one in answer("rocket-9").entries] == ["google/rocket-9"]
        assert "retires on 2027-01-01, in 41 days, by the settings" in page("google/rocket-9")
        assert {"local/rocket-7b", "google/rocket-9"} <= {one.ref for one in answer(None).entries}
    assert answer("rocket-7b").match == "none"
