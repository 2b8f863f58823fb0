import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcheck.catalog import nim_ids
from provcheck.dialects.openclaw_releases import NEWEST, builtin_providers, key_variables
from provcheck.suggest import nearest, nearest_variable, swapped

PROVIDERS = sorted(builtin_providers(NEWEST))
KEYS = [
    "baseUrl",
    "apiKey",
    "api",
    "auth",
    "models",
    "headers",
    "contextWindow",
    "maxTokens",
    "name",
    "id",
    "cost",
]
NAMES = st.text(string.ascii_lowercase + string.digits + "-._/:", max_size=20)
WORDS = st.text(string.ascii_lowercase, min_size=9, max_size=14)


@pytest.mark.parametrize(
    ("wrong", "candidates", "meant"),
    [
        ("nvida", PROVIDERS, "nvidia"),
        ("nvdia", PROVIDERS, "nvidia"),
        ("NVIDIA", PROVIDERS, "nvidia"),
        ("openia", PROVIDERS, "openai"),
        ("open-router", PROVIDERS, "openrouter"),
        ("antropic", PROVIDERS, "anthropic"),
        ("antrophic", PROVIDERS, "anthropic"),
        ("hugging_face", PROVIDERS, "huggingface"),
        ("olama", PROVIDERS, "ollama"),
        ("baseURL", KEYS, "baseUrl"),
        ("base_url", KEYS, "baseUrl"),
        ("api_key", KEYS, "apiKey"),
        ("contextWindows", KEYS, "contextWindow"),
        ("context_window", KEYS, "contextWindow"),
        ("maxToken", KEYS, "maxTokens"),
        ("model", KEYS, "models"),
        ("naem", KEYS, "name"),
        ("PC2O1", ["PC201", "PC202"], None),
        ("llama-3.3-70b", ["llama-3.3-70b-instruct", "llama-3.1-70b-instruct"], "llama-3.3-70b-instruct"),
        ("gemma-3-12b-it", ["gemma-3-12b", "gemma-3-27b"], "gemma-3-12b"),
        ("codestral-22b", ["codestral-22b-instruct-v0.1"], "codestral-22b-instruct-v0.1"),
        ("glm-4.7", ["glm4.7", "glm5"], "glm4.7"),
        ("llama-3_1-8b", ["llama-3.1-8b"], "llama-3.1-8b"),
        ("llama3.2-3b", ["llama3.2:3b"], None),
        ("qwen2-57b", ["qwen2.5-7b"], None),
        ("kimi", ["Kimi", "KIMI"], None),
    ],
)
def test_what_was_meant(wrong: str, candidates: list[str], meant: str | None) -> None:
    assert nearest(wrong, candidates) == meant


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("llama-3.1-70b", "llama-3.3-70b"),
        ("llama-3.3-8b", "llama-3.3-70b"),
        ("deepseek-v3", "deepseek-r3"),
        ("minimax-m2", "minimax-k2"),
        ("gpt-4", "gpt-4o"),
        ("gpt-5-mini", "gpt-5-nano"),
        ("gpt-6-terra", "gpt-6-astra"),
        ("gemini-2.5-flash-live", "gemini-2.5-flash-lite"),
        ("gemma-3n-e2b", "gemma-3n-a2b"),
        ("gemma3n", "gemma3"),
        ("grok-4-fast", "grok-4-flash"),
        ("qwen3-vl-8b", "qwen3-8b"),
        ("rakutenai-7b-chat", "rakutenai-7b-instruct"),
        ("kimi-k2-thinking", "kimi-k2-instruct"),
        ("mistral-7b-instruct-v0.2", "mistral-7b-instruct-v0.3"),
        ("palmyra-med-70b-32k", "palmyra-fin-70b-32k"),
        ("phi-3-mini-128k", "phi-3-medium-128k"),
        ("llava", "llama"),
        ("grok", "groq"),
        ("host", "cost"),
        ("nim", "nvm"),
        ("xai", "zai"),
        ("ab", "abc"),
        ("a", "b"),
        ("", "a"),
        ("", "-"),
        ("-", "_"),
        ("nvidia-nim", "nvidia"),
    ],
)
def test_other_names_are_not_corrected_to_each_other(name: str, other: str) -> None:
    assert nearest(name, [other]) is None
    assert nearest(other, [name]) is None


@pytest.mark.parametrize(
    "names", [list(nim_ids()), sorted(set(PROVIDERS) - {"gmicloud", "moonshotai", "novitaai", "x-ai"})]
)
def test_real_names_are_never_corrected_to_each_other(names: list[str]) -> None:
    corrected = {name: nearest(name, names) for name in names}
    assert not {name: other for name, other in corrected.items() if other}


def test_two_equally_good_candidates_are_none() -> None:
    assert nearest("mistral-7b-instruct", ["mistral-7b-instruct-v0.2", "mistral-7b-instruct-v0.3"]) is None
    assert nearest("contextwindo", ["contextwindow", "contextwindox"]) is None


def test_a_better_candidate_beats_a_good_one() -> None:
    assert nearest("Kimi-K2", ["kimi-k2", "kimi-k2-instruct"]) == "kimi-k2"
    assert nearest("antropic", ["anthropic", "anthropics"]) == "anthropic"


def test_candidates_may_repeat_and_may_come_from_a_generator() -> None:
    assert nearest("nvida", (name for name in ["nvidia", "nvidia", "openai"])) == "nvidia"


def test_endless_names_and_lists_get_no_suggestion() -> None:
    assert nearest("a" * 100_000, ["a" * 99_999]) is None
    assert nearest("nvida", ["a" * 10**6, "nvidia"]) == "nvidia"
    assert nearest("nvida", ["nvidia", *map(str, range(10_000))]) is None


@given(NAMES, st.lists(NAMES, max_size=8))
def test_laws(wrong: str, candidates: list[str]) -> None:
    found = nearest(wrong, candidates)
    assert found != wrong
    assert found is None or found in candidates
    assert nearest(wrong, reversed(candidates)) == found
    if found is not None:
        digits = [re.sub(r"\D|-v0[.-]\d$", "", re.sub(r"[-_.]v0[-_.]\d$", "", name)) for name in (wrong, found)]
        assert digits[0] == digits[1]


@given(st.text(), st.lists(st.text(), max_size=5))
def test_no_text_breaks_it(wrong: str, candidates: list[str]) -> None:
    assert nearest(wrong, candidates) in {None, *candidates} - {wrong}


@given(st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=6), min_size=2, max_size=4))
def test_case_and_separators_do_not_matter(parts: list[str]) -> None:
    name = "-".join(parts)
    assert nearest(name.upper(), [name]) == name
    for separator in ("_", ".", "", "--"):
        assert nearest(separator.join(parts), [name]) == name


@given(WORDS, st.data())
def test_one_slip_in_a_long_word_is_seen(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 2))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    slips = {
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    }
    for slip in slips - {word}:
        assert nearest(slip, [word]) == word


# Whole names


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("NVIDIA_API_KYE", "NVIDIA_API_KEY"),
        ("NVIDIA_API_KE", "NVIDIA_API_KEY"),
        ("NVIDIA_AIP_KEY", "NVIDIA_API_KEY"),
        ("NVIDIA_API_KEYS", "NVIDIA_API_KEY"),
        ("NVIDA_API_KEY", "NVIDIA_API_KEY"),
        ("NVIDIAA_PI_KEY", "NVIDIA_API_KEY"),
        ("NVIDIA_API_KYES", None),
        ("LAB_KYE", "LAB_KEY"),
        ("OPENROUTER_API_KE", "OPENROUTER_API_KEY"),
        ("LAB2_API_KYE", "LAB2_API_KEY"),
    ],
)
def test_a_slip_in_the_name_of_a_variable(wrong: str, meant: str | None) -> None:
    names = ["NVIDIA_API_KEY", "LAB_KEY", "OPENROUTER_API_KEY", "LAB2_API_KEY", "PORT"]
    assert nearest_variable(wrong, iter(names)) == meant


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("XAI_API_KEY", "ZAI_API_KEY"),
        ("XAI_API_KEY", "XI_API_KEY"),
        ("XAI_API_KEY", "AI_API_KEY"),
        ("GROQ_API_KEY", "GROK_API_KEY"),
        ("LAB_KEY_A", "LAB_KEY_B"),
        ("LAB_KEY_A", "LAB_KEY"),
        ("LAB_KEY_1", "LAB_KEY_2"),
        ("LAB_KEY_12", "LAB_KEY_21"),
        ("LAB_KEY1", "LAB_KEY"),
        ("HF_T", "HF_TO"),
        ("A" * 201, "A" * 202),
    ],
)
def test_other_variables_are_not_corrected_to_each_other(name: str, other: str) -> None:
    assert nearest_variable(name, [other]) is None
    assert nearest_variable(other, [name]) is None


def test_real_variables_are_never_corrected_to_each_other() -> None:
    names = sorted(key_variables(NEWEST))
    corrected = {name: nearest_variable(name, names) for name in names}
    # Z_AI_API_KEY and ZAI_API_KEY are one.
    others = {name: other for name, other in corrected.items() if other}
    assert not {name for name, other in others.items() if name.replace("_", "") != other.replace("_", "")}


def test_two_variables_that_may_be_meant_are_none() -> None:
    assert nearest_variable("LAB_KE", ["LAB_KEY", "LAB_KEX"]) is None


@pytest.mark.parametrize(
    ("wrong", "candidates", "meant"),
    [
        ("lba", ["lab", "nim"], "lab"),
        ("lba", ["lab", "bla"], None),
        ("grok", ["groq"], None),
        ("xai", ["zai"], None),
        ("ia", ["ai"], None),
        ("v21", ["v12"], None),
        ("lab", ["lab"], None),
        ("bal", ["lab"], None),
    ],
)
def test_two_neighbouring_letters_swapped(wrong: str, candidates: list[str], meant: str | None) -> None:
    assert swapped(wrong, candidates) == meant


def test_no_provider_is_another_one_with_letters_swapped() -> None:
    assert not [name for name in PROVIDERS if swapped(name, PROVIDERS)]


@given(st.text(), st.lists(st.text(), max_size=5))
def test_no_name_breaks_them(wrong: str, candidates: list[str]) -> None:
    for meant in (nearest_variable(wrong, candidates), swapped(wrong, candidates)):
        assert meant in {None, *candidates} - {wrong}
