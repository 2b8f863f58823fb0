"""What stands in a picture, and which finding stands where in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from drawn_pictures import document, holds_together, marked
from program import git, write
from provcheck import engine
from provcheck.graph.draw import draw
from provcheck.graph.picture import Fact, ModelRow, Picture, ProviderBox, Scope, UserBox
from provcheck.rules import REGISTRY
from provcheck.settings import Settings
from provcheck.workspace.load import load_workspace
from rule_examples import Example, examples
from support import TODAY, drawn

CONFIG = """\
{
  agents: {
    defaults: { model: { primary: "nim/a", fallbacks: ["fast", "anthropic/claude-opus-4-8"] },
                models: { "nim/b": { alias: "fast" } }, subagents: { model: "gone/x" } },
    list: [{ id: "plain" }, { id: "own", default: true, model: "nim/c" }],
  },
  models: { providers: { nim: {
    baseUrl: "https://llm.example.com/v1?token=abc", api: "openai-completions", apiKey: "${KEY}", contextWindow: 9000,
    models: [{ id: "a", name: "A", contextWindow: 8192, maxTokens: 4096 }, { id: "b", name: "B" }],
  } } },
}
"""
MANIFESTS = """\
apiVersion: pai.io/v1
kind: ModelProvider
metadata: {name: nim, namespace: team}
spec:
  provider: vllm
  endpoint: http://user:secret@llm.internal/v1
  allowedModels: [a]
  deniedModels: [b]
  maxTokensPerRequest: 4096
  maxTokensPerDay: 1000000
  fallbacks: [other/a]
---
apiVersion: pai.io/v1
kind: Agent
metadata: {name: clerk, namespace: team}
spec:
  models: [nim/a, nim/b, nim/c]
  tokens: {maxPerDay: 5000}
  rateLimits: {maxCostPerDayUSD: 2.5}
  configFiles:
    - path: /home/a/openclaw.json
      content: |
        { agents: { defaults: { model: "nim/a" } } }
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata: {name: other, namespace: team}
spec: {provider: openai}
"""


def only(picture: Picture) -> Scope:
    (scope,) = picture.scopes
    return scope


def user(scope: Scope, name: str) -> UserBox:
    return next(one for one in scope.users if one.name == name)


def provider(scope: Scope, name: str) -> ProviderBox:
    return next(one for one in scope.providers if one.name == name)


def model(scope: Scope, name: str, of: str = "nim") -> ModelRow:
    return next(one for one in provider(scope, of).models if one.name == name)


def test_refs_stand_in_the_order_in_which_they_are_tried(tmp_path: Path) -> None:
    scope = only(drawn(tmp_path, {"openclaw.json": CONFIG}))
    assert [(one.role, one.text) for one in user(scope, "defaults").refs] == [
        ("primary", "nim/a"),
        ("fallback 1", "fast"),
        ("fallback 2", "anthropic/claude-opus-4-8"),
        ("subagents.model", "gone/x"),
        ("may be chosen", "nim/b"),
    ]
    assert [one.kind for one in scope.users] == ["defaults", "agent", "agent"]


def test_refs_lead_to_models_an_alias_too(tmp_path: Path) -> None:
    scope = only(drawn(tmp_path, {"openclaw.json": CONFIG}))
    refs = user(scope, "defaults").refs
    assert [one.model for one in refs] == [
        model(scope, "a").id,
        model(scope, "b").id,
        model(scope, "claude-opus-4-8", "anthropic").id,
        model(scope, "x", "gone").id,
        model(scope, "b").id,
    ]


def test_providers_without_an_entry(tmp_path: Path) -> None:
    scope = only(drawn(tmp_path, {"openclaw.json": CONFIG}))
    assert {one.name: one.standing for one in scope.providers} == {
        "nim": "configured",
        "anthropic": "built-in",
        "gone": "missing",
    }
    assert provider(scope, "gone").place is None


def test_what_models_are_to_their_provider(tmp_path: Path) -> None:
    scope = only(drawn(tmp_path, {"openclaw.json": CONFIG}))
    found = {one.name: one.standing for box in scope.providers for one in box.models}
    assert found == {"a": "listed", "b": "listed", "c": "unlisted", "claude-opus-4-8": "known", "x": "unlisted"}
    team = drawn(tmp_path / "pai", {"pai.yaml": MANIFESTS}).scopes[0]
    assert {one.name: one.standing for one in provider(team, "nim").models} == {
        "a": "listed",
        "b": "denied",
        "c": "unlisted",
    }
    assert model(team, "a", "other").standing == "known"  # its provider names no models, and so allows all


def test_an_agent_without_models_asks_those_of_the_defaults(tmp_path: Path) -> None:
    scope = only(drawn(tmp_path, {"openclaw.json": CONFIG}))
    defaults = user(scope, "defaults")
    assert (user(scope, "plain").inherits, user(scope, "own").inherits) == (defaults.id, None)
    assert defaults.inherits is None
    assert user(scope, "own").facts == (Fact("default_agent", value=True),)


def test_figures(tmp_path: Path) -> None:
    scope = only(drawn(tmp_path, {"openclaw.json": CONFIG}))
    assert [one.text for one in model(scope, "a").facts] == ["8,192 tokens", "4,096 tokens"]
    assert model(scope, "b").facts == (Fact("context_window", 9000, "tokens"),)  # its provider's
    assert [one.label for one in model(scope, "claude-opus-4-8", "anthropic").facts] == ["usual window"]
    team = drawn(tmp_path / "pai", {"pai.yaml": MANIFESTS}).scopes[0]
    assert provider(team, "nim").facts == (Fact("request_cap", 4096, "tokens"), Fact("daily_cap", 1000000, "tokens"))
    assert user(team, "clerk").facts == (Fact("daily_cap", 5000, "tokens"), Fact("daily_cost", 2.5, "USD"))


def test_an_endpoint_without_what_may_be_secret(tmp_path: Path) -> None:
    assert (
        provider(only(drawn(tmp_path, {"openclaw.json": CONFIG})), "nim").endpoint == "https://llm.example.com/v1?***"
    )
    team = drawn(tmp_path / "pai", {"pai.yaml": MANIFESTS}).scopes[0]
    assert provider(team, "nim").endpoint == "http://***@llm.internal/v1"


def test_no_place_tells_a_name_that_is_a_secret(tmp_path: Path) -> None:
    key = "nvapi-Zq3kLm9XvB7tR2wY8nC4"
    config = CONFIG.replace("nim: {", f'"{key}": {{').replace("nim/", f"{key}/")
    scope = only(drawn(tmp_path, {"openclaw.json": config}))
    places = [user.place for user in scope.users] + [box.place for box in scope.providers]
    places += [row.place for user in scope.users for row in user.refs]
    places += [row.place for box in scope.providers for row in box.models]
    pointers = [place.pointer for place in places if place]
    assert f"/models/providers/{'*' * len(key)}/models/0" in pointers
    assert not [pointer for pointer in pointers if key in pointer]


def test_an_embedded_configuration_leads_to_the_manifests_around_it(tmp_path: Path) -> None:
    team, embedded = drawn(tmp_path, {"pai.yaml": MANIFESTS}).scopes
    assert (team.dialect, team.title, team.host) == ("pai", "team", None)
    assert (embedded.dialect, embedded.host) == ("openclaw", user(team, "clerk").id)
    (ref,) = user(embedded, "defaults").refs
    assert (ref.provider, ref.model) == (provider(team, "nim").id, model(team, "a").id)
    assert embedded.providers == ()


def test_a_provider_with_fallbacks_is_a_user_too(tmp_path: Path) -> None:
    team = drawn(tmp_path, {"pai.yaml": MANIFESTS}).scopes[0]
    (fallbacks,) = (one for one in team.users if one.kind == "provider")
    assert [(one.role, one.provider) for one in fallbacks.refs] == [("fallback 1", provider(team, "other").id)]


def test_faults_stand_at_the_smallest_thing_that_holds_them(tmp_path: Path) -> None:
    text = """\
{
  bogus: 1,
  agents: { defaults: { model: { primary: "nim/z" }, junk: 1 } },
  models: { providers: { nim: {
    baseUrl: "https://llm.example.com/v1", api: "openai-completions", apiKey: "${KEY}",
    models: [{ id: "a", name: "A", contextWindow: 8192, maxTokens: 9000 }],
    extra: 1,
  } } },
}
"""
    picture = drawn(tmp_path, {"openclaw.json": text})
    scope = only(picture)
    codes = {id_: [picture.report.findings[one].code for one in marks] for id_, marks in marked(picture) if marks}
    assert codes == {
        scope.id: ["PC101"],
        user(scope, "defaults").id: ["PC101"],
        user(scope, "defaults").refs[0].id: ["PC203"],
        provider(scope, "nim").id: ["PC602", "PC101"],
        model(scope, "a").id: ["PC401"],
    }


def test_of_a_file_that_cannot_be_read_the_finding_stands_nowhere(tmp_path: Path) -> None:
    picture = drawn(tmp_path, {"openclaw.json": "{ agents: "})
    assert [picture.report.findings[one].code for one in picture.marks] == ["PC001"]


def test_only_what_was_asked_for_is_drawn_with_the_providers_that_it_leads_to(tmp_path: Path) -> None:
    """Of a repository, where other files are read as context."""
    (tmp_path / ".git").mkdir()
    provider, agent, other = MANIFESTS.split("---\n")
    (tmp_path / "providers.yaml").write_text(f"{provider}---\n{other}")
    (tmp_path / "strangers.yaml").write_text(MANIFESTS.replace("team", "others"))
    (tmp_path / "openclaw.json").write_text(CONFIG)
    picture = drawn(tmp_path / "asked", {"agent.yaml": agent.replace("configFiles", "files")})
    scope = only(picture)
    assert scope.title == "team"
    assert [one.name for one in scope.providers] == ["nim"]  # nobody who is drawn leads to the other one
    assert {one.location.path for one in picture.report.findings} == {"agent.yaml"}


def test_what_may_be_chosen_by_a_pattern(tmp_path: Path) -> None:
    text = """{
      agents: {
        defaults: { model: "nim/a", models: { "nim/a": {}, "openai/*": {} } },
        list: [{ id: "x", modelPolicy: { allow: ["nim/*"] } }],
      },
      models: { providers: { nim: { baseUrl: "https://llm.example.com/v1", models: [{ id: "a", name: "A" }] } } },
    }"""
    scope = only(drawn(tmp_path, {"openclaw.json": text}))
    chosen = {one.name: [(ref.text, ref.provider, ref.model) for ref in one.refs[-1:]] for one in scope.users}
    assert chosen["defaults"] == [("openai/*", provider(scope, "openai").id, None)]
    assert chosen["x"] == [("nim/*", provider(scope, "nim").id, None)]


def test_of_manifests_that_only_are_context_what_is_led_to(tmp_path: Path) -> None:
    agent, *providers = MANIFESTS.split("---\n")[1], *MANIFESTS.split("---\n")[::2]
    git("init", cwd=tmp_path)
    write(
        tmp_path,
        agent__yaml=agent,
        nim__yaml=providers[0],
        other__yaml=providers[1],
        more__yaml=agent.replace("clerk", "z"),
    )
    settings = Settings(as_of=TODAY)
    with chdir(tmp_path):
        loaded = load_workspace(["agent.yaml"], settings)
        team = draw(loaded, engine.judge(loaded, settings), settings).scopes[0]
    assert [one.name for one in team.users] == ["clerk"]
    assert [one.name for one in team.providers] == ["nim"]
    assert provider(team, "nim").facts[-1] == Fact("defined_in", "nim.yaml")


def cases() -> Iterator[tuple[str, Example]]:
    for entry in REGISTRY:
        for heading in ("Bad", "Good"):
            for example in examples(sys.modules[type(entry.load()).__module__].__doc__ or "", heading):
                yield f"{entry.code}-{heading}", example


@pytest.mark.parametrize(("name", "example"), list(cases()), ids=[name for name, _ in cases()])
def test_every_ref_and_every_finding_of_every_example_is_in_the_picture(
    tmp_path: Path, name: str, example: Example
) -> None:
    picture = drawn(tmp_path, example.files, releases=example.releases, as_of=example.as_of)
    holds_together(picture)
    assert len(document(picture)["findings"]) == len(picture.report.findings)
    assert all(one.place is not None for scope in picture.scopes for user in scope.users for one in user.refs), name


def test_a_model_that_is_listed_and_denied_is_denied(tmp_path: Path) -> None:
    text = MANIFESTS.replace("allowedModels: [a]", "allowedModels: [a, b]")
    scope = drawn(tmp_path, {"pai.yaml": text}).scopes[0]
    (row,) = [one for one in provider(scope, "nim").models if one.standing == "denied"]
    assert user(scope, "clerk").refs[1].model == row.id


def test_what_an_alias_stands_for(tmp_path: Path) -> None:
    scope = only(drawn(tmp_path, {"openclaw.json": CONFIG}))
    assert [one.meant for one in user(scope, "defaults").refs] == ["", "nim/b", "", "", ""]


def test_a_model_that_may_be_chosen_and_has_a_variable_for_a_name(tmp_path: Path) -> None:
    text = '{ agents: { defaults: { model: "${M}", models: { "${M}": {} } } } }'
    assert [one.text for one in only(drawn(tmp_path, {"openclaw.json": text})).users[0].refs] == ["${M}", "${M}"]


def test_a_fault_in_a_file_that_two_configurations_include_stands_in_both(tmp_path: Path) -> None:
    including = '{ $include: "./shared.json5", agents: { defaults: { model: "nim/a" } } }'
    shared = """{ models: { providers: { nim: { baseUrl: "http://localhost:1/v1",
      models: [{ id: "a", name: "A", contextWindow: 10, maxTokens: 5 }] } } } }"""
    picture = drawn(tmp_path, {"openclaw.a.json": including, "openclaw.b.json": including, "shared.json5": shared})
    first, second = (scope.providers[0].models[0].marks for scope in picture.scopes)
    assert first == second != ()
