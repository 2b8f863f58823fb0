"""OpenClaw's configuration as a bundle, release by release."""

from __future__ import annotations

from typing import Any

import pytest

from provcheck.dialects import openclaw
from provcheck.dialects.openclaw_releases import NEWEST, RELEASES, default_ref
from provcheck.dialects.openclaw_view import OpenClawView, stamped_release
from provcheck.dialects.view import Layer
from provcheck.model import UNKNOWN, Agent, Bundle, ModelRef, Platform, Provider
from provcheck.syntax import json5
from provcheck.syntax.source import Source

OLDEST = RELEASES[0]


def view(text: str) -> OpenClawView:
    return OpenClawView([Layer(json5.read(text).roots[0], Source("openclaw.json", text))])


def bind(text: str, release: str = NEWEST, around: Bundle | None = None) -> Bundle:
    return openclaw.bind(view(text), release, around)


def provider(text: str, release: str = NEWEST) -> Provider:
    (found,) = bind(f"{{ models: {{ providers: {{ {text} }} }} }}", release).providers
    return found


def ref(text: str, release: str = NEWEST, models: str = "{}") -> ModelRef:
    defaults = bind(f"{{ agents: {{ defaults: {{ model: '{text}', models: {models} }} }} }}", release).defaults
    assert defaults is not None
    assert defaults.chat is not None
    return defaults.chat.refs[0]


def releases_of(text: str, wanted: str) -> str:
    """In which releases a ref is found, one letter per release."""
    found = [{one.text for one in bind(text, release).refs()} for release in RELEASES]
    return "".join("o" if wanted in texts else "." for texts in found)


# Refs


@pytest.mark.parametrize(
    ("text", "provider", "model"),
    [
        ("nim/meta/llama", "nim", "meta/llama"),
        ("NIM/Meta/Llama", "nim", "Meta/Llama"),
        (" nim / meta/llama ", "nim", "meta/llama"),
        ("meta/llama-3.3-70b", "meta", "llama-3.3-70b"),
        ("nim:meta/x", "nim:meta", "x"),
        ("ollama/llama3.2:3b", "ollama", "llama3.2:3b"),
        ("nim/", "nim", ""),
        ("/foo", "", "foo"),
        ("/", "", ""),
        ("foo", None, None),
        ("", None, None),
        ("  ", None, None),
    ],
)
@pytest.mark.parametrize("release", [OLDEST, NEWEST])
def test_a_ref_is_split_at_its_first_slash(text: str, provider: str | None, model: str | None, release: str) -> None:
    found = ref(text, release)
    assert (found.text, found.provider, found.model, found.alias) == (text, provider, model, None)


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("nim/a@work", "a"),
        ("nim/a@cf:default", "a"),
        ("nim/b/a@work", "b/a"),
        ("nim/a @ work", "a"),
        ("nim/a@20250101", "a@20250101"),
        ("nim/a@20250101@work", "a@20250101"),
        ("nim/a@q4_k_m", "a@q4_k_m"),
        ("nim/a@Q8_0", "a@Q8_0"),
        ("nim/a@iq3_xxs@work", "a@iq3_xxs"),
        ("nim/a@4bit", "a@4bit"),
        ("nim/a@20250101@q8_0@work", "a@20250101@q8_0"),
        ("nim/a@quick", "a"),
        ("nim/@cf/meta/a", "@cf/meta/a"),
        ("nim/@preset", "@preset"),
        ("nim/a@", "a@"),
        ("user@host/a", "a"),
    ],
)
def test_a_profile_behind_the_model_is_no_part_of_it(text: str, model: str) -> None:
    assert ref(text).model == model
    assert ref(text, OLDEST).model == text.strip().partition("/")[2]


def test_an_alias_wins_over_everything_in_any_case() -> None:
    models = "{ 'nim/A': { alias: ' Fast ' }, 'nim/b': { alias: 'nim/a' } }"
    assert ref("fAST", models=models).target == ("nim", "A")
    assert ref(" fast ", models=models).alias == "nim/A"
    assert ref("fast@work", models=models).target == ("nim", "A")
    assert ref("nim/a", models=models).target == ("nim", "b")
    assert ref("slow", models=models).target is None


def test_of_two_equal_aliases_the_last_one_wins() -> None:
    bundle = bind("{ agents: { defaults: { models: { 'a/x': { alias: 'm' }, 'b/x': { alias: 'M' } } } } }")
    assert bundle.aliases == {"m": "b/x"}


@pytest.mark.parametrize("alias", ["''", "'  '", "5", "null"])
def test_what_is_no_alias(alias: str) -> None:
    assert bind(f"{{ agents: {{ defaults: {{ models: {{ 'a/x': {{ alias: {alias} }} }} }} }} }}").aliases == {}


@pytest.mark.parametrize("models", ["{ $include: './x' }", "{ 'a/x': { alias: '${X}' } }", "[]", "'x'"])
def test_a_bare_name_may_be_an_alias_that_cannot_be_read(models: str) -> None:
    assert ref("fast", models=models).text is UNKNOWN
    assert ref("nim/x", models=models).target == ("nim", "x")


@pytest.mark.parametrize("text", ["5", "null", "['a/b']", "'${MODEL}'", "'nim/${MODEL}'", "true"])
def test_what_a_ref_cannot_be_read_from_is_unknown(text: str) -> None:
    (found,) = bind(f"{{ agents: {{ defaults: {{ model: {text} }} }} }}").refs()
    assert found.text is UNKNOWN
    assert found.target is None


@pytest.mark.parametrize(
    ("spelling", "name", "releases"),
    [
        ("z.ai", "zai", "oooo....."),
        (" Z-AI ", "zai", "oooo....."),
        ("opencode-zen", "opencode", "oooo....."),
        ("bedrock", "amazon-bedrock", ".ooo....."),
        ("aws-bedrock", "amazon-bedrock", ".ooo....."),
        ("bytedance", "volcengine", ".ooo....."),
        ("doubao", "volcengine", ".ooo....."),
        ("qwen", "qwen-portal", "oo......."),
        ("kimi-code", "kimi-coding", "oo......."),
        ("kimi-code", "kimi", "..oo....."),
        ("kimi-coding", "kimi", "..oo....."),
        ("opencode-go-auth", "opencode-go", "..oo....."),
        ("modelstudio", "qwen", "...o....."),
        (" NIM ", "nim", "ooooooooo"),
    ],
)
def test_names_of_providers_are_normalised_as_the_release_does(spelling: str, name: str, releases: str) -> None:
    configured = f"'{spelling}': {{ baseUrl: 'http://x', models: [] }}"
    for release, mark in zip(RELEASES, releases, strict=True):
        assert (ref(f"{spelling}/x", release).provider == name) is (mark == "o")
        assert (provider(configured, release).name == name) is (mark == "o")


# Where refs stand


AGENT_PATHS = [
    ("model", "ooooooooo", "chat"),
    ("subagents.model", "ooooooooo", "job"),
    ("heartbeat.model", "ooooooooo", "job"),
    ("utilityModel", "......ooo", "utility"),
    ("decisionModel", "........o", "utility"),
]
DEFAULTS_PATHS = [
    ("imageModel", "ooooooooo", "media"),
    ("pdfModel", "..ooooooo", "media"),
    ("voiceModel", "....ooooo", "media"),
    ("imageGenerationModel", "..ooooo..", "media"),
    ("videoGenerationModel", "...oooo..", "media"),
    ("musicGenerationModel", "...oooo..", "media"),
    ("mediaModels.image", ".......oo", "media"),
    ("mediaModels.video", ".......oo", "media"),
    ("mediaModels.music", ".......oo", "media"),
    ("compaction.model", "..ooooooo", "utility"),
    ("compaction.memoryFlush.model", "...oooooo", "utility"),
    ("embeddedAgent.cyberFailover.model", "........o", "utility"),
]
LISTED_PATHS = [
    ("tts.summaryModel", "...oooooo", "utility"),
    ("tools.exec.reviewer.model", "....ooooo", "utility"),
]
ROOT_PATHS = [
    ("tools.exec.reviewer.model", "ooooooooo", "utility"),
    ("tools.media.image.preferredModel", "ooooooooo", "media"),
    ("tools.media.audio.preferredModel", "ooooooooo", "media"),
    ("tools.media.video.preferredModel", "ooooooooo", "media"),
    ("tts.summaryModel", ".......oo", "utility"),
    ("messages.tts.summaryModel", "ooooooo..", "utility"),
    ("hooks.mappings.[].model", "ooooooooo", "job"),
    ("hooks.gmail.model", "ooooooooo", "job"),
    ("channels.modelByChannel.slack.C123", "ooooooooo", "job"),
    ("channels.discord.voice.model", "ooooooooo", "utility"),
    ("channels.discord.accounts.main.voice.model", "ooooooooo", "utility"),
]


def nested(path: str, value: str) -> str:
    for step in reversed(path.split(".")):
        value = f"[{value}]" if step == "[]" else f"{{ {step}: {value} }}"
    return value


@pytest.mark.parametrize(
    ("path", "releases", "purpose"),
    [
        *((f"agents.defaults.{path}", releases, purpose) for path, releases, purpose in AGENT_PATHS + DEFAULTS_PATHS),
        *((f"agents.list.[].{path}", releases, purpose) for path, releases, purpose in AGENT_PATHS + LISTED_PATHS),
        *ROOT_PATHS,
    ],
)
def test_every_place_of_a_ref_with_its_releases(path: str, releases: str, purpose: str) -> None:
    for value in ("'p/m'", "{ primary: 'p/x', fallbacks: ['p/m'] }"):
        text = nested(path, value)
        assert releases_of(text, "p/m") == releases
        last = RELEASES[releases.rindex("o")]
        (route,) = bind(text, last).routes()
        assert route.purpose == purpose
        assert route.complete


@pytest.mark.parametrize(("path", "releases", "purpose"), AGENT_PATHS + LISTED_PATHS)
def test_agents_as_a_map_since_2026_8_2(path: str, releases: str, purpose: str) -> None:
    assert releases_of(nested(f"agents.entries.main.{path}", "'p/m'"), "p/m") == "......." + releases[7:]


@pytest.mark.parametrize("path", ["imageModel", "compaction.model", "voiceModel"])
def test_what_only_the_defaults_have_is_no_ref_in_an_agent(path: str) -> None:
    assert releases_of(nested(f"agents.list.[].{path}", "'p/m'"), "p/m") == "........."


@pytest.mark.parametrize(
    "path",
    [
        "memory.search.model",
        "memorySearch.model",
        "talk.realtime.model",
        "tools.media.image.models.[].model",
        "agents.defaults.memorySearch.model",
        "agents.entries.main.memory.search.model",
        "model",
        "agent.model",
    ],
)
def test_what_is_called_model_and_is_no_ref(path: str) -> None:
    assert releases_of(nested(path, "'p/m'"), "p/m") == "........."


@pytest.mark.parametrize(
    ("path", "releases"),
    [
        ("agents.defaults.models.'p/m'", "ooooooooo"),
        ("agents.list.[].models.'p/m'", "....ooooo"),
        ("agents.entries.main.models.'p/m'", ".......oo"),
    ],
)
def test_the_keys_of_a_map_of_models_are_choices(path: str, releases: str) -> None:
    text = nested(path, "{}")
    assert releases_of(text, "p/m") == releases
    (route,) = bind(text).routes()
    assert (route.purpose, route.has_primary) == ("choice", False)
    assert route.refs[0].where().pointer.endswith("/models/p~1m")


@pytest.mark.parametrize("path", ["agents.defaults", "agents.list.[]", "agents.entries.main"])
def test_the_models_of_a_policy_are_choices(path: str) -> None:
    text = nested(f"{path}.modelPolicy.allow", "['p/m', 'p/*', 'p/ns/*']")
    assert releases_of(text, "p/m") == ".......oo"
    assert [one.text for one in bind(text).refs()] == ["p/m"]


def test_a_key_defines_an_alias_and_follows_none() -> None:
    bundle = bind("{ agents: { defaults: { models: { 'p/a': {}, 'p/b': { alias: 'p/a' }, '${X}/c': {} } } } }")
    assert [(one.text, one.target, one.alias) for one in bundle.refs()] == [
        ("p/a", ("p", "a"), None),
        ("p/b", ("p", "b"), None),
        (UNKNOWN, None, None),
    ]


def test_patterns_are_no_refs() -> None:
    assert not list(bind("{ agents: { defaults: { models: { 'nim/*': {}, '*': {} } } } }").refs())


def test_the_primary_comes_before_its_fallbacks() -> None:
    (route,) = bind("{ agents: { defaults: { model: { fallbacks: ['p/b', 'p/c'], primary: 'p/a' } } } }").routes()
    assert [one.text for one in route.refs] == ["p/a", "p/b", "p/c"]
    assert route.has_primary


@pytest.mark.parametrize(
    ("model", "complete", "has_primary"),
    [
        ("{}", True, False),
        ("{ fallbacks: [] }", True, False),
        ("{ primary: 'p/a' }", True, True),
        ("{ primary: null }", True, True),
        ("{ primary: 'p/a', fallbacks: 'p/b' }", False, True),
        ("{ primary: 'p/a', fallbacks: { $include: './x' } }", False, True),
        ("{ $include: './x' }", False, False),
    ],
)
def test_routes_that_lack_something(model: str, complete: bool, has_primary: bool) -> None:
    (route,) = bind(f"{{ agents: {{ defaults: {{ model: {model} }} }} }}").routes()
    assert (route.complete, route.has_primary) == (complete, has_primary)


def test_an_empty_utility_model_is_switched_off_and_an_empty_model_is_a_mistake() -> None:
    assert [one.text for one in bind("{ agents: { defaults: { utilityModel: '', model: '' } } }").refs()] == [""]


# Agents


def agents(text: str, release: str) -> tuple[Agent, ...]:
    return bind(f"{{ agents: {{ {text} }} }}", release).agents


def test_agents_in_a_list_are_known_in_every_release() -> None:
    for release in RELEASES:
        found = agents("list: [ { id: 'main', contextTokens: 5 }, { model: 'p/m' }, 'x', { id: 7 } ]", release)
        assert [agent.name for agent in found] == ["main", None, UNKNOWN, UNKNOWN]
        assert [agent.context_tokens for agent in found] == [5, None, UNKNOWN, None]


def test_agents_in_a_map_are_known_since_2026_8_2() -> None:
    for release in RELEASES:
        names = [agent.name for agent in agents("entries: { main: {}, other: 5 }", release)]
        assert names == (["main", "other"] if release >= "2026.8.2" else [])


@pytest.mark.parametrize("text", ["5", "[]", "null", "{ list: {}, entries: [] }", "{ list: 'x', entries: 'x' }"])
def test_agents_of_a_wrong_type_are_none(text: str) -> None:
    bundle = bind(f"{{ agents: {text} }}")
    assert bundle.agents == ()
    assert not list(bundle.refs())


# Providers and models


def test_a_provider() -> None:
    found = provider(
        "Local: { baseUrl: 'http://localhost/v1', api: 'ollama', maxTokens: 9, models: [{ id: 'a', name: 'A',"
        " contextWindow: 4, contextTokens: 3, maxTokens: 2, params: { max_tokens: 1, temperature: 5 } }] }"
    )
    assert (found.name, found.endpoint, found.api, found.max_tokens) == ("local", "http://localhost/v1", "ollama", 9)
    assert found.complete
    assert not found.built_in
    (model,) = found.listed
    assert (model.id, model.context_window, model.context_tokens, model.max_tokens) == ("a", 4, 3, 2)
    assert [(limit.name, limit.tokens) for limit in model.output_limits] == [("params.max_tokens", 1)]


def test_a_provider_s_own_limit_since_2026_4_29() -> None:
    limits = [provider("a: { maxTokens: 9 }", release).max_tokens for release in RELEASES]
    assert limits == [None] * 3 + [9] * 6


def test_of_a_provider_what_is_absent_is_told_from_what_is_unknown() -> None:
    bare = provider("a: {}")
    assert (bare.endpoint, bare.api, bare.models, bare.complete) == (None, None, None, True)
    for text in ("5", "null", "[]", "'x'", "{ $include: './x' }"):
        lost = provider(f"a: {text}")
        assert (lost.endpoint, lost.api, lost.models, lost.complete) == (UNKNOWN, UNKNOWN, UNKNOWN, False)


@pytest.mark.parametrize(
    ("models", "listed", "complete"),
    [
        ("[]", (), True),
        ("{}", UNKNOWN, False),
        ("'x'", UNKNOWN, False),
        ("null", UNKNOWN, False),
        ("{ $include: './x' }", UNKNOWN, False),
        ("['a']", (UNKNOWN,), False),
        ("[{ id: 'a' }, { $include: './x' }]", ("a", UNKNOWN), False),
        ("[{ id: 'a' }, { name: 'B' }]", ("a", None), False),
        ("[{ id: '${ID}' }]", (UNKNOWN,), False),
        ("[{ id: 5 }]", (UNKNOWN,), False),
        ("[{ id: 'a' }, { id: 'a' }]", ("a", "a"), True),
    ],
)
def test_a_list_of_models(models: str, listed: Any, complete: bool) -> None:
    found = provider(f"a: {{ models: {models} }}")
    assert (tuple(one.id for one in found.listed) if isinstance(found.models, tuple) else found.models) == listed
    assert found.complete is complete


def test_a_model_of_a_wrong_type_lacks_nothing() -> None:
    (model,) = provider("a: { models: ['m'] }").listed
    assert (model.context_window, model.max_tokens, model.context_tokens) == (UNKNOWN, UNKNOWN, UNKNOWN)


@pytest.mark.parametrize("value", ["'128000'", "null", "{}", "true", "Infinity", "'${WINDOW}'"])
def test_a_limit_of_a_wrong_type_is_unknown(value: str) -> None:
    (model,) = provider(f"a: {{ models: [{{ id: 'm', contextWindow: {value} }}] }}").listed
    assert model.context_window is UNKNOWN


def test_a_provider_named_by_a_variable_is_unknown() -> None:
    assert provider("'${NAME}': {}").name is UNKNOWN


def test_a_repeated_provider_is_the_last_one() -> None:
    assert provider("a: { baseUrl: 'http://1' }, a: { baseUrl: 'http://2' }").endpoint == "http://2"


def test_two_spellings_of_one_provider_are_two_definitions() -> None:
    bundle = bind("{ models: { providers: { NIM: {}, nim: {} } } }")
    assert len(bundle.named("nim")) == 2


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("{}", True),
        ("{ models: {} }", True),
        ("{ models: { providers: {} } }", True),
        ("{ models: [] }", False),
        ("{ models: { providers: [] } }", False),
        ("{ models: { providers: null } }", False),
        ("{ $include: './x' }", False),
        ("{ models: { $include: './x' } }", False),
        ("{ models: { providers: { $include: './x', a: {} } } }", False),
        ("{ models: { providers: { a: { $include: './x' } } } }", True),
        ("{ agents: { $include: './x' } }", True),
        ("{ plugins: { $include: './x' } }", False),
    ],
)
def test_whether_every_provider_is_known(text: str, complete: bool) -> None:
    assert bind(text).complete is complete


def test_plugins_may_bring_providers() -> None:
    assert bind("{ plugins: { entries: { Foo: { enabled: true } } } }").foreign == {"foo"}


def test_the_manifests_around_an_embedded_configuration_lend_it_their_providers() -> None:
    def around(*, complete: bool) -> Bundle:
        known = bind("{ models: { providers: { nim: {} } } }").providers
        return Bundle("pai", Platform("Pai"), known, complete=complete)

    assert bind("{}", around=around(complete=True)).foreign == {"nim"}
    assert bind("{}", around=around(complete=True)).complete
    assert not bind("{}", around=around(complete=False)).complete


# The allow list


def admitted(defaults: str, release: str, rest: str = "") -> str:
    """Which of nim's models are allowed, primary a and unlisted x: a letter each, ``*`` for any."""
    text = f"{{ agents: {{ defaults: {{ model: 'nim/a', {defaults} }} }}, {rest} }}"
    allowed = bind(text, release).allowed
    if allowed is None:
        return "*"
    spared = {"a"} if "primary" in allowed.spared else set()
    return "".join(one for one in "abcx" if one in spared or allowed.admits("nim", one))


MARKER = "meta: { migrations: { modelPolicyAllowlist: true } }"


@pytest.mark.parametrize(
    ("defaults", "rest", "expected"),
    [
        ("", "", "* * * *"),
        ("models: {}", "", "* * * *"),
        ("models: { 'nim/b': {} }", "", "ab ab ab b"),
        ("models: { 'NIM/b': {} }", "", "ab ab ab b"),
        ("models: { 'nim/*': {} }", "", "* abcx abcx abcx"),
        ("models: { 'nim/b': {} }", MARKER, "ab ab * *"),
        ("models: { 'nim/b': {} }", MARKER.replace("true", "false"), "ab ab ab b"),
        ("models: { 'nim/b': {} }, modelPolicy: { allow: [] }", "", "ab ab * *"),
        ("models: { 'nim/b': {} }, modelPolicy: { allow: ['nim/c'] }", "", "ab ab ac c"),
        ("modelPolicy: { allow: ['nim/c'] }", MARKER, "* * ac c"),
        ("models: { 'nim/c': { alias: 'see' } }, modelPolicy: { allow: ['SEE'] }", "", "ac ac ac c"),
    ],
)
def test_the_allow_list_of_each_release(defaults: str, rest: str, expected: str) -> None:
    found = [admitted(defaults, release, rest) for release in ("2026.3.31", "2026.7.1", "2026.8.2", "2026.9.6")]
    assert found == expected.split()


@pytest.mark.parametrize(
    "defaults",
    [
        "models: { 'nim/b': {}, $include: './x' }",
        "models: { 'nim/b': {} }, $include: './x'",
        "models: { 'nim/b': {}, '${X}/c': {} }",
        "models: { 'b': {} }",
        "models: { 'nim/b': {}, '*': {} }",
        "models: []",
        "models: { 'nim/b': {} }, modelPolicy: { allow: ['${X}'] }",
        "models: { 'nim/b': {} }, modelPolicy: { allow: [5] }",
        "models: { 'nim/b': {} }, modelPolicy: { $include: './x' }",
        "models: { 'nim/b': {} }, modelPolicy: 5",
    ],
)
def test_an_allow_list_that_cannot_be_known_in_full_shuts_nothing_out(defaults: str) -> None:
    assert admitted(defaults, NEWEST) == "*"


def test_a_list_in_a_configuration_that_could_not_be_read_in_full() -> None:
    assert admitted("models: { 'nim/b': {} }", NEWEST, "$include: './x'") == "*"
    assert admitted("models: { 'nim/b': {} }", NEWEST, "meta: { migrations: '${X}' }") == "*"


def test_patterns_below_a_namespace() -> None:
    allowed = bind("{ agents: { defaults: { modelPolicy: { allow: ['nim/meta/*'] } } } }").allowed
    assert allowed is not None
    assert allowed.admits("nim", "meta/llama")
    assert not allowed.admits("nim", "llama")
    assert not allowed.admits("nim", "metal/llama")


def test_in_the_list_a_publisher_of_the_provider_s_name_may_stand_once_or_twice() -> None:
    for key in ("nvidia/x", "nvidia/nvidia/x"):
        allowed = bind(f"{{ agents: {{ defaults: {{ models: {{ '{key}': {{}} }} }} }} }}").allowed
        assert allowed is not None
        assert allowed.admits("nvidia", "x")
        assert allowed.admits("nvidia", "nvidia/x")
        assert not allowed.admits("nvidia", "y")


# The rest


def test_limits_of_chosen_models() -> None:
    text = "{ agents: { defaults: { models: { 'p/m': { alias: 'a', params: { maxTokens: 5, max_tokens: '6' } } } } } }"
    ((chosen, limit),) = bind(text).output_limits
    assert chosen.target == ("p", "m")
    assert (limit.name, limit.tokens, limit.where("tokens").begin) == ("params.maxTokens", 5, (1, 77))


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("{ meta: { lastTouchedVersion: '2026.7.1' } }", "2026.7.1"),
        ("{ meta: { lastTouchedVersion: 5 } }", None),
        ("{ meta: { lastTouchedVersion: '${V}' } }", None),
        ("{ meta: [] }", None),
        ("{}", None),
        ("[]", None),
        ("5", None),
    ],
)
def test_the_release_that_a_file_is_stamped_with(text: str, stamp: str | None) -> None:
    assert stamped_release(view(text)) == stamp


def test_the_platform_of_each_release() -> None:
    for release in RELEASES:
        platform = bind("{}", release).platform
        assert platform.release == release
        assert platform.default_ref == default_ref(release)
        assert "anthropic" in platform.builtin


@pytest.mark.parametrize("text", ["[]", "5", "null", "''", "[[[]]]", "{ agents: { defaults: [] }, models: 5 }"])
def test_nonsense_binds_to_nothing(text: str) -> None:
    for release in RELEASES:
        bundle = bind(text, release)
        assert not bundle.providers
        assert not list(bundle.refs())
        assert bundle.allowed is None
