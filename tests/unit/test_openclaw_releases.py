from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcheck.catalog import tables
from provcheck.dialects import openclaw_releases as releases
from provcheck.dialects.openclaw_releases import NEWEST, RELEASES, at_least, nearest

TABLE = str(Path(releases.__file__).with_name("openclaw_providers.tsv"))
RELEASE = st.sampled_from(RELEASES)


def changes(function: object, releases_: tuple[str, ...] = RELEASES) -> list[object]:
    assert callable(function)
    return [function(release) for release in releases_]


def since(release: str) -> list[bool]:
    return [one >= release for one in RELEASES]


def test_releases_stand_in_order_and_sort_as_text() -> None:
    assert list(RELEASES) == sorted(RELEASES) == sorted(RELEASES, key=lambda one: [int(n) for n in one.split(".")])
    assert NEWEST == "2026.9.6" == RELEASES[-1]
    assert len(RELEASES) == 9


@pytest.mark.parametrize(
    ("version", "release"),
    [
        ("2026.3.13", "2026.2.26"),
        ("2026.3.13-1", "2026.2.26"),
        ("v2026.9.6", "2026.9.6"),
        ("2026.9.6-beta.2", "2026.9.6"),
        ("2026.8.2+build.5", "2026.8.2"),
        (" 2026.7.1 ", "2026.7.1"),
        ("2026.7.2", "2026.7.1"),
        ("2026.10.1", "2026.9.6"),
        ("2027.1.1", "2026.9.6"),
        ("9999999.1.1", "2026.9.6"),
        ("2026.1.29", "2026.1.30"),
        ("2025.12.31", "2026.1.30"),
        ("0.0.0", "2026.1.30"),
        ("2026.12.1", "2026.9.6"),
    ],
)
def test_the_nearest_known_release(version: str, release: str) -> None:
    assert nearest(version) == release


@pytest.mark.parametrize(
    "text",
    [
        "",
        "v",
        "latest",
        "2026",
        "2026.9",
        "2026.9.x",
        "2026.9.6.1",
        "${VERSION}",
        "\uff12\uff10\uff12\uff16.9.6",
        "1" * 9999 + ".1.1",
        "²026.9.6",
    ],
)
def test_what_is_no_version(text: str) -> None:
    assert nearest(text) is None
    with pytest.raises(ValueError, match="not a version"):
        at_least(text, NEWEST)


@pytest.mark.parametrize(
    ("version", "old"),
    [("1.2.3", True), ("v2026.1.29", True), ("2026.1.30", False), ("2026.1.30-beta.1", False), ("soon", False)],
)
def test_what_is_older_than_every_release(version: str, old: bool) -> None:
    assert releases.is_too_old(version) is old


@given(st.text() | st.text("v0123456789.-+ab", max_size=15))
def test_no_text_breaks_it(text: str) -> None:
    assert nearest(text) in {None, *RELEASES}


@given(
    st.tuples(st.integers(2026, 2030), st.integers(1, 12), st.integers(1, 31)),
    st.sampled_from(["", "-1", "-beta.1"]),
)
def test_nearest_is_never_above_and_nothing_lies_between(numbers: tuple[int, int, int], suffix: str) -> None:
    version = ".".join(map(str, numbers))
    release = nearest(version + suffix)
    assert release is not None
    if at_least(version, RELEASES[0]):
        assert at_least(version, release)
        assert not [one for one in RELEASES if one > release and at_least(version, one)]


@given(RELEASE, RELEASE, RELEASE)
def test_within_is_both_ends_included(release: str, first: str, last: str) -> None:
    assert releases.within(release, first, last) is (first <= release <= last)
    assert releases.within(release, "", last) is releases.within(release, None, last) is (release <= last)
    assert releases.within(release, first) is at_least(release, first)
    assert releases.within(release)


def test_behaviour_begins_where_it_was_seen() -> None:
    assert changes(releases.finds_bare_ids) == since("2026.4.29")
    assert changes(releases.restores_publisher) == since("2026.5.28")
    assert changes(releases.has_agent_models) == since("2026.5.28")
    assert changes(releases.has_agent_entries) == since("2026.8.2")
    assert changes(releases.has_model_policy) == since("2026.8.2")
    assert changes(releases.refuses_unlisted) == since("2026.9.6")
    assert changes(releases.reads_wildcards) == since("2026.4.29")


def test_the_allow_list_spares_less_and_less() -> None:
    both, primary = frozenset({"primary", "fallbacks"}), frozenset({"primary"})
    assert changes(releases.implicit_allowed) == [both] * 7 + [primary, frozenset()]


def test_the_default_model_of_each_release() -> None:
    assert changes(releases.default_ref) == [
        ("anthropic", "claude-opus-4-5"),
        *[("anthropic", "claude-opus-4-6")] * 2,
        *[("openai", "gpt-5.5")] * 4,
        ("openai", "gpt-5.6-sol"),
        ("openai", "gpt-6-astra"),
    ]


@pytest.mark.parametrize(
    ("name", "release", "expected"),
    [
        (" NIM ", "2026.9.6", "nim"),
        ("z.ai", "2026.1.30", "zai"),
        ("Z-AI", "2026.4.29", "zai"),
        ("z.ai", "2026.5.28", "z.ai"),
        ("opencode-zen", "2026.4.29", "opencode"),
        ("qwen", "2026.2.26", "qwen-portal"),
        ("qwen", "2026.3.31", "qwen"),
        ("kimi-code", "2026.1.30", "kimi-coding"),
        ("kimi-code", "2026.3.31", "kimi"),
        ("kimi-coding", "2026.2.26", "kimi-coding"),
        ("kimi-coding", "2026.4.29", "kimi"),
        ("bedrock", "2026.1.30", "bedrock"),
        ("aws-bedrock", "2026.2.26", "amazon-bedrock"),
        ("doubao", "2026.4.29", "volcengine"),
        ("modelstudio", "2026.3.31", "modelstudio"),
        ("modelstudio", "2026.4.29", "qwen"),
        ("nim:meta", "2026.9.6", "nim:meta"),
    ],
)
def test_provider_names_as_a_release_compares_them(name: str, release: str, expected: str) -> None:
    assert releases.canonical_provider(release, name) == expected


@given(RELEASE, st.text())
def test_comparing_names_twice_changes_nothing_more(release: str, name: str) -> None:
    once = releases.canonical_provider(release, name)
    assert releases.canonical_provider(release, once) == once or once not in releases.builtin_providers(release)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("anthropic", RELEASES),
        ("openai", RELEASES),
        ("openrouter", RELEASES),
        ("groq", RELEASES),
        ("nvidia", RELEASES[1:]),
        ("z.ai", RELEASES),
        ("deepseek", RELEASES[2:]),
        ("clawrouter", RELEASES[6:]),
        ("x-ai", RELEASES[7:]),
        ("baseten", RELEASES[7:]),
        ("gmi", RELEASES[6:]),
        ("apple-fm", RELEASES[8:]),
        ("openai-codex", RELEASES[:5]),
        ("qwen-portal", ("2026.1.30", "2026.2.26", "2026.7.1")),
        ("qwen", RELEASES[:2] + RELEASES[3:]),
        ("perplexity", RELEASES[2:5]),
        ("nim", ()),
        ("grok", ()),
        ("", ()),
    ],
)
def test_which_releases_know_a_provider(name: str, known: tuple[str, ...]) -> None:
    assert tuple(one for one in RELEASES if name in releases.builtin_providers(one)) == known


def test_overlays_need_a_known_provider_and_a_late_release() -> None:
    counts = [len(releases.overlay_providers(release)) for release in RELEASES]
    assert counts == [0, 0, 0, 0, 61, 61, 79, 79, 79]
    for release in RELEASES:
        assert releases.overlay_providers(release) <= releases.builtin_providers(release)
    assert "baseten" not in releases.overlay_providers(NEWEST)
    assert "openai-codex" in releases.overlay_providers("2026.5.28")


def test_key_variables() -> None:
    assert {"NVIDIA_API_KEY", "GEMINI_API_KEY", "HF_TOKEN"} <= releases.key_variables(NEWEST)
    assert "NVIDIA_API_KEY" not in releases.key_variables("2026.1.30")
    assert "MY_NIM_KEY" not in releases.key_variables(NEWEST)


def test_only_the_rows_that_were_read_are_bundled() -> None:
    assert len(releases.bundled_models("2026.9.6", "nvidia")) == 12
    assert "z-ai/glm-5.2" in releases.bundled_models("2026.9.6", "nvidia")
    assert not releases.bundled_models("2026.8.2", "nvidia")
    assert not releases.bundled_models("2026.9.6", "openai")


def test_only_openrouter_takes_any_id() -> None:
    assert [one for one in releases.builtin_providers(NEWEST) if releases.accepts_any_model(one)] == ["openrouter"]


def test_the_table_of_providers_is_sound() -> None:
    spans: dict[str, list[tuple[str, str]]] = {}
    names = {row[0] for row in tables.rows(TABLE)}
    for name, source, plugin, alias_of, env, first, last, overlay in tables.rows(TABLE):
        assert name == str(name).lower()
        assert source in {"bundled", "plugin", "overlay", "gone"}
        assert (plugin is not None) == (source in {"bundled", "plugin"})
        assert alias_of is None or alias_of in names
        assert env is None or all(variable.isupper() for variable in env.split(","))
        assert first in RELEASES
        assert last is None or (last in RELEASES and last >= first)
        assert overlay is None or (overlay in RELEASES and overlay >= first)
        spans.setdefault(str(name), []).append((first, last or NEWEST))
    for known in spans.values():
        for (_, end), (start, _) in pairwise(known):
            assert end < start
