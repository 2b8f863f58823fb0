"""What rules read of a bundle on demand: credentials, variables, documents, fields with three states."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from provcheck.dialects import openclaw, pai
from provcheck.dialects.openclaw_releases import NEWEST, RELEASES
from provcheck.dialects.openclaw_view import OpenClawView
from provcheck.dialects.pai_view import PaiView
from provcheck.dialects.view import Layer
from provcheck.model import UNKNOWN, Bundle, Credential, Workspace
from provcheck.syntax import json5, yaml
from provcheck.syntax.source import Source


def o(text: str, release: str = NEWEST, path: str = "nowhere/openclaw.json") -> Bundle:
    root = OpenClawView([Layer(json5.read(text).roots[0], Source(path, text))])
    return openclaw.bind(root, release)


def provider(text: str, release: str = NEWEST, rest: str = "") -> Bundle:
    return o(f"{{ models: {{ providers: {{ nim: {{ {text} }} }} }}, {rest} }}", release)


def p(text: str, *, complete: bool = True) -> Bundle:
    source = Source("a.yaml", text, syntax="yaml")
    roots = [PaiView([Layer(root, source)]) for root in yaml.read(text).roots]
    return pai.bind(roots, complete=complete)[""]


def manifest(kind: str, spec: str, name: str = "a") -> str:
    return f"---\napiVersion: pai.io/v1\nkind: {kind}\nmetadata: {{name: {name}}}\nspec: {spec}\n"


def only(bundle: Bundle) -> Credential:
    (found,) = bundle.details.credentials()
    return found


# OpenClaw's credentials


@pytest.mark.parametrize(
    ("text", "form", "variable"),
    [
        ("nvapi-abc", "literal", None),
        ("", "empty", None),
        ("  ", "empty", None),
        ("${NVIDIA_API_KEY}", "variable", "NVIDIA_API_KEY"),
        (" ${A} ", "variable", "A"),
        ("Bearer ${A}", "mixed", None),
        ("$NAME", "variable", "NAME"),
        ("${lower}", "pseudo", "LOWER"),
        ("${A:-b}", "pseudo", "A"),
        ("NVIDIA_API_KEY", "known-name", "NVIDIA_API_KEY"),
        ("MY_NIM_KEY", "bare-name", "MY_NIM_KEY"),
        ("ollama", "literal", None),
        ("$${A}", "literal", None),
    ],
)
def test_what_becomes_of_a_key(text: str, form: str, variable: str | None) -> None:
    found = only(provider(f"apiKey: '{text}'"))
    assert (found.role, found.form, found.variable, found.raw()) == ("key", form, variable, text)
    assert found.owner is not None
    assert found.where().pointer == "/models/providers/nim/apiKey"


@pytest.mark.parametrize("value", ["5", "null", "[]", "true"])
def test_a_key_of_a_wrong_type_is_unknown(value: str) -> None:
    assert only(provider(f"apiKey: {value}")).form == "unknown"


def test_a_dollar_name_is_read_since_2026_5_28() -> None:
    forms = [only(provider("apiKey: '$NAME'", release)).form for release in RELEASES]
    assert forms == ["dollar"] * 4 + ["variable"] * 5


def test_only_a_key_may_be_a_bare_name() -> None:
    assert only(provider("headers: { Authorization: 'NVIDIA_API_KEY' }")).form == "bare-name"
    assert only(provider("headers: { Authorization: '$NAME' }")).form == "dollar"


def test_every_place_for_a_secret() -> None:
    bundle = provider(
        "apiKey: 'a', headers: { X: 'b' }, request: { headers: { Y: 'c' }, auth: { token: 'd', value: 'e' },"
        " tls: { key: 'f' }, proxy: { tls: { passphrase: 'g' } } }, localService: { env: { Z: 'h' } },"
        " models: [{ id: 'm', headers: { W: 'i' } }]",
        rest="env: { vars: { V: 'j' } }",
    )
    found = [(one.role, one.name, one.raw()) for one in bundle.details.credentials()]
    assert found == [
        ("key", "", "a"),
        ("header", "X", "b"),
        ("header", "Y", "c"),
        ("auth", "", "d"),
        ("auth", "", "e"),
        ("tls", "", "f"),
        ("tls", "", "g"),
        ("env", "Z", "h"),
        ("header", "W", "i"),
        ("env", "V", "j"),
    ]
    assert len(bundle.details.credentials_of(bundle.providers[0])) == 9


def test_without_secrets_there_are_no_credentials() -> None:
    assert provider("baseUrl: 'http://x', models: [{ id: 'm' }]").details.credentials() == ()


@pytest.mark.parametrize(
    ("ref", "form", "fault"),
    [
        ("source: 'env', provider: 'default', id: 'A'", "reference", ""),
        ("source: 'env', provider: 'default'", "malformed", ""),
        ("source: 'env', provider: 'default', id: 'A', x: 1", "malformed", ""),
        ("source: 'vault', provider: 'default', id: 'A'", "malformed", "source"),
        ("source: 'env', provider: 'Default', id: 'A'", "malformed", "secret_provider"),
        ("source: 'env', provider: 'default', id: 'lower'", "malformed", "secret_name"),
        ("source: 'env', provider: 'other', id: 'A'", "malformed", "secret_provider"),
        ("source: 'file', provider: 'f', id: '/a/b'", "reference", ""),
        ("source: 'file', provider: 'f', id: 'value'", "reference", ""),
        ("source: 'file', provider: 'f', id: 'a/b'", "malformed", "secret_name"),
        ("source: 'exec', provider: 'f', id: 'a'", "malformed", "source"),
        ("source: 'exec', provider: 'f', id: '../a'", "malformed", "secret_name"),
        ("source: 'env', provider: 'default', id: '${A}'", "unknown", ""),
        ("source: 'env', provider: 'default', id: 5", "unknown", ""),
        ("source: 'env', $include: './x'", "unknown", ""),
    ],
)
def test_secret_references(ref: str, form: str, fault: str) -> None:
    secrets = "secrets: { providers: { f: { source: 'file', path: '/x' } } }"
    found = only(provider(f"apiKey: {{ {ref} }}", rest=secrets))
    assert (found.form, found.fault) == (form, fault)
    assert (found.problem is not None) == (form == "malformed")
    found.where(found.fault)


def test_a_declared_source_matters_since_2026_9_6() -> None:
    secrets = "secrets: { providers: { f: { source: 'file' } } }"
    for release in ("2026.8.2", NEWEST):
        found = only(provider("apiKey: { source: 'exec', provider: 'f', id: 'a' }", release, secrets))
        assert (found.form == "malformed") is (release == NEWEST)


def test_the_environment_is_declared_by_a_default_too() -> None:
    ref = "apiKey: { source: 'env', provider: 'own', id: 'A' }"
    assert only(provider(ref, rest="secrets: { defaults: { env: 'own' } }")).form == "reference"
    assert only(provider(ref, rest="secrets: { $include: './x' }")).form == "unknown"


# Variables and strings


def test_flat_variables_until_2026_7_1() -> None:
    for release in RELEASES:
        names = o("{ env: { A: 'x', E: '', vars: { B: 'y' }, shellEnv: {} } }", release).details.environment()
        assert names == frozenset({"A", "B"} if release < "2026.8.2" else {"B"})


@pytest.mark.parametrize("env", ["5", "{ $include: './x' }", "{ vars: [] }"])
def test_an_environment_that_cannot_be_known(env: str) -> None:
    assert o(f"{{ env: {env} }}").details.environment() is None


def test_the_file_beside_it_sets_variables(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# C=1\nA=1\nexport B = 'x'\nEMPTY=\n D=#\n")
    found = o("{}", path=str(tmp_path / "openclaw.json")).details.environment()
    assert found == frozenset({"A", "B"})


def test_the_variables_that_are_used() -> None:
    bundle = o("{ a: ['${A}-${B_1}', '$${C}', '${lower}'], '${KEY}': { b: 'x${D}' }, c: '$E' }")
    assert [one.name for one in bundle.details.variables()] == ["A", "B_1", "D"]
    assert next(one.where().begin for one in bundle.details.variables()) == (1, 7)


def test_strings_with_a_mark() -> None:
    bundle = o("{ a: { url: 'http://u:p@h' }, b: [{ c: 'none' }, 'x@y'] }")
    assert [(one.name, one.raw()) for one in bundle.details.strings("@")] == [("url", "http://u:p@h"), ("b", "x@y")]
    assert not list(bundle.details.strings("nowhere"))


def test_auth_profiles() -> None:
    found = o("{ auth: { profiles: { x: { provider: 'NIM' } }, order: { groq: [] } } }").details.profiles()
    assert found == frozenset({"nim", "groq"})
    assert o("{}").details.profiles() == frozenset()
    assert o("{ auth: { profiles: { x: { provider: 5 } } } }").details.profiles() is None
    assert o("{ auth: [] }").details.profiles() is None


# Agents and names


def test_repeated_aliases_are_all_there() -> None:
    bundle = o("{ agents: { defaults: { models: { 'a/x': { alias: 'm' }, 'b/x': { alias: ' M ' }, 'c/x': {} } } } }")
    assert [(one.name, ref.target) for one, ref in bundle.details.aliases()] == [("m", ("a", "x")), ("M", ("b", "x"))]


def test_agents_say_what_they_are() -> None:
    bundle = o("{ agents: { ownership: 'explicit', entries: { a: { default: true }, b: { model: 'p/m' }, c: {} } } }")
    assert [one.flag("default") for one in bundle.agents] == [True, None, None]
    assert bundle.string("ownership") == "explicit"
    assert bundle.where("agents").pointer == "/agents/entries"
    assert bundle.details.knows_agents()


@pytest.mark.parametrize(
    "agents",
    [
        "5",
        "[]",
        "{ list: {} }",
        "{ list: [5] }",
        "{ entries: [] }",
        "{ $include: './x' }",
        "{ list: [{ $include: './x' }] }",
    ],
)
def test_agents_that_could_not_all_be_read(agents: str) -> None:
    assert not o(f"{{ agents: {agents} }}").details.knows_agents()


def test_refs_that_could_not_all_be_read() -> None:
    assert o("{ agents: { list: [{ id: 'a' }] } }").details.knows_refs()
    assert not o("{ agents: { defaults: 5 } }").details.knows_refs()
    assert not o("{ channels: { $include: './x' } }").details.knows_refs()
    assert not o("{ agents: { entries: { a: {} } } }", "2026.7.1").details.knows_refs()


def test_fallbacks_of_its_own() -> None:
    bundle = o("{ agents: { entries: { a: { model: 'p/m' }, b: { model: { primary: 'p/m', fallbacks: [] } } } } }")
    assert [one.chat and one.chat.has_fallbacks for one in bundle.agents] == [False, True]


def test_an_agent_s_own_allow_list_since_2026_8_2() -> None:
    text = "{ agents: { list: [{ id: 'a', modelPolicy: { allow: ['p/m'] } }, { id: 'b' }] } }"
    for release in RELEASES:
        first, second = o(text, release).agents
        assert (first.allowed is not None) is (release >= "2026.8.2")
        assert second.allowed is None


# Providers and models of OpenClaw


def test_a_model_takes_its_provider_s_window_since_2026_4_29() -> None:
    text = "contextWindow: 9, contextTokens: 8, models: [{ id: 'a' }, { id: 'b', contextWindow: 5 }]"
    for release in RELEASES:
        first, second = provider(text, release).providers[0].listed
        expected = (9, 8, 5) if release >= "2026.4.29" else (None, None, 5)
        assert (first.context_window, first.context_tokens, second.context_window) == expected
    assert first.where("context_window").pointer == "/models/providers/nim/contextWindow"
    assert second.where("context_window").pointer == "/models/providers/nim/models/1/contextWindow"
    assert first.where("max_tokens").pointer == "/models/providers/nim/models/0"


def test_the_api_in_force() -> None:
    for release in RELEASES:
        default = "openai-completions" if release >= "2026.4.29" else "openai-responses"
        assert provider("", release).providers[0].protocol == default
    assert provider("api: 'ollama'").providers[0].protocol == "ollama"
    assert provider("api: 5").providers[0].protocol is UNKNOWN
    assert o("{ models: { providers: { anthropic: {} } } }").providers[0].protocol is None
    assert o("{ models: { providers: { nvidia: {} } } }").providers[0].protocol == "openai-completions"


def test_costs_on_demand() -> None:
    text = "models: [{ id: 'a', name: 'A', cost: { input: -1, output: '2', tieredPricing: [{ input: -3 }] } }]"
    (model,) = provider(text).providers[0].listed
    assert (model.string("name"), model.number("cost_input"), model.number("cost_output")) == ("A", -1, UNKNOWN)
    assert model.number("cost_cache_read") is None
    tiers = model.parts("cost_tiers")
    assert isinstance(tiers, tuple)
    assert tiers[0].number("cost_input") == -3
    assert tiers[0].where("cost_input").pointer == "/models/providers/nim/models/0/cost/tieredPricing/0/input"


def test_what_the_platform_says() -> None:
    old, new = o("{}", "2026.3.31").platform, o("{}").platform
    assert (old.least_window, old.wanted_window, new.least_window, new.wanted_window) == (16000, 32000, 4000, 8000)
    assert not old.may_be_bare("nvidia")
    assert new.may_be_bare("nvidia")
    assert not new.may_be_bare("nim")
    assert new.key_variables("google") == ("GEMINI_API_KEY", "GOOGLE_API_KEY")
    assert new.key_variables("x-ai") == new.key_variables("xai") == ("XAI_API_KEY",)
    assert new.key_variables("nim") == ()
    assert new.bundled["nvidia"]["z-ai/glm-5.2"] == (202752, 8192)


def test_two_spellings_are_two_definitions() -> None:
    found = list(o("{ models: { providers: { NIM: {}, nim: {} } } }").details.definitions("provider"))
    assert [(one.name, one.key()) for one in found] == [("nim", "NIM"), ("nim", "nim")]


# Pai


def test_a_provider_s_fields_on_demand() -> None:
    (found,) = p(
        manifest(
            "ModelProvider",
            "{provider: openai, apiVersion: v, maxTokensPerDay: 1_000, retry: {maxAttempts: 0, initialBackoffMs: 9},"
            " externalAccess: {enabled: true, maxTokensPerDay: 7}, guards: [{binding: g, scan: {prompts: true}}]}",
        )
    ).providers
    assert (found.string("api_version"), found.number("daily_cap"), found.number("retry_attempts")) == ("v", 1000, 0)
    assert (found.number("initial_backoff"), found.number("max_backoff")) == (9, None)
    assert (found.flag("external_access"), found.number("external_cap")) == (True, 7)
    assert found.protocol == "openai-completions"
    guards = found.parts("guards")
    assert isinstance(guards, tuple)
    scans = guards[0].parts("scan")
    assert isinstance(scans, tuple)
    assert [(scan.name, scan.flag("")) for scan in scans] == [("prompts", True)]


def test_an_agent_s_fields_on_demand() -> None:
    (found,) = p(
        manifest(
            "Agent",
            "{runAsUser: 0, harness: custom, longRunning: true, triggers: [{webhook: {}}], tokens: {maxPerDay: 5},"
            " memories: [{name: m, mountPath: /m, access: readOnly}], providers: [github]}",
        )
    ).agents
    assert (found.number("run_as_user"), found.string("harness"), found.flag("long_running")) == (0, "custom", True)
    assert (found.has("triggers"), found.has("image"), found.number("daily_cap")) == (True, False, 5)
    memories, services = found.parts("memories"), found.parts("services")
    assert isinstance(memories, tuple)
    assert isinstance(services, tuple)
    assert (memories[0].string("mount_path"), services[0].string("")) == ("/m", "github")


@pytest.mark.parametrize(
    ("spec", "form", "key"),
    [
        ("{apiKeySecretRef: {name: a, key: b}}", "reference", "b"),
        ("{apiKeySecretRef: {name: a}}", "reference", None),
        ("{apiKeySecretRef: {key: b}}", "malformed", "b"),
        ("{apiKeySecretRef: a}", "malformed", None),
        ('{apiKeySecretRef: "{{ .Values.ref }}"}', "unknown", None),
        ("{secretRef: a}", "malformed", None),
        ("{apiKey: nvapi-x}", "literal", None),
        ("{apiKey: $KEY}", "dollar", None),
        ("{apiKey: '${KEY}'}", "unknown", None),
    ],
)
def test_the_credentials_of_a_pai_provider(spec: str, form: str, key: str | None) -> None:
    found = only(p(manifest("ModelProvider", spec)))
    assert (found.role, found.form) == ("key", form)
    if form == "reference":
        assert (found.string("secret_name"), found.string("secret_key")) == ("a", key)


def test_the_credentials_of_an_agent() -> None:
    bundle = p(manifest("Agent", "{env: [{name: A, value: x}, {name: B, secretRef: {name: s, key: k}}]}"))
    first, second = bundle.details.credentials_of(bundle.agents[0])
    assert (first.name, first.form, second.name, second.string("secret_name")) == ("A", "literal", "B", "s")


def test_documents_by_kind() -> None:
    bundle = p(
        manifest("Provider", "{type: mcp, mcp: {transport: stdio}}")
        + manifest("GuardBinding", "{classifier: {endpoint: http://g}, thresholds: {injection: 2}}")
        + manifest("Skill", "{}")
        + manifest("Skill", "{x: 1}")
    )
    (service,), (guard,) = bundle.details.definitions("service"), bundle.details.definitions("guard-binding")
    assert (service.string("type"), service.string("transport"), service.string("kind")) == ("mcp", "stdio", "Provider")
    thresholds = guard.parts("thresholds")
    assert isinstance(thresholds, tuple)
    assert (guard.string("endpoint"), thresholds[0].name, thresholds[0].number("")) == ("http://g", "injection", 2)
    one, other = bundle.details.definitions("Skill")
    assert one.content("spec") != other.content("spec")


def test_whether_pai_s_refs_are_known() -> None:
    assert p(manifest("Agent", "{models: [a/b]}") + manifest("ModelProvider", "{}")).details.knows_refs()
    assert not p(manifest("Agent", "{models: a/b}")).details.knows_refs()
    assert not p(manifest("Agent", "text")).details.knows_refs()
    assert not p(manifest('"{{ .Kind }}"', "{}")).details.knows_refs()
    assert not p(manifest("Agent", "{}"), complete=False).details.knows_refs()


def test_what_embeds_a_configuration() -> None:
    around = p(manifest("Agent", "{models: [a/b]}"))
    text = "{}"
    root = OpenClawView([Layer(json5.read(text).roots[0], Source("a.yaml", text))])
    inner = openclaw.bind(root, NEWEST, around, around.agents[0])
    workspace = Workspace((around, inner), date(2026, 11, 21))
    assert list(workspace.embedded(around)) == [inner]
    assert inner.host is around.agents[0]


def test_absent_is_told_from_unreadable() -> None:
    absent, lost = p(manifest("ModelProvider", "{}") + manifest("ModelProvider", "text")).providers
    assert (absent.lacks("credential"), absent.has("credential")) == (True, False)
    assert (lost.lacks("credential"), lost.has("credential")) == (False, False)
    bundle = p(manifest("Agent", "{}"))
    assert bundle.string("ownership") is None


def test_the_name_of_an_agent_has_a_place() -> None:
    listed, entered = o("{ agents: { list: [{ id: 'a' }], entries: { b: {} } } }").agents
    assert listed.where("name").pointer == "/agents/list/0/id"
    assert entered.where("name").pointer == "/agents/entries/b"


BOMB = "\n".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9) if n else 'm@k'}]" for n in range(9))


@pytest.mark.parametrize("text", ["a: &x [*x, 'm@k']", "a: &x {b: *x, c: 'm@k'}", BOMB])
def test_aliases_that_lead_into_themselves_end(text: str) -> None:
    source = f"apiVersion: pai.io/v1\nkind: Agent\nmetadata: {{name: a}}\n{text}\n"
    reading = yaml.read(source)
    roots = [PaiView([Layer(root, Source("a.yaml", source, syntax="yaml"))]) for root in reading.roots]
    for bundle in pai.bind(roots, complete=not reading.problems).values():
        assert len(list(bundle.details.strings("m@k"))) < 100_000


@pytest.mark.parametrize(
    ("field", "releases"),
    [
        ("needs_one_default_agent", ".......oo"),
        ("drops_fallbacks", "...oooooo"),
    ],
)
def test_what_each_release_does(field: str, releases: str) -> None:
    found = [getattr(o("{}", release).platform, field) for release in RELEASES]
    assert "".join("o" if one else "." for one in found) == releases
