"""What a hover says, about each kind of thing and in both dialects."""

from datetime import date
from pathlib import Path

import pytest

from hovering import Workspace
from provcheck.catalog.corrections import Correction
from provcheck.dialects.texts import sources
from provcheck.finding import Suppressed
from provcheck.redact.redactor import redactor_of

OPENCLAW = """{
  // provcheck: ignore[PC408, PC4, PC999] later
  meta: { lastTouchedVersion: "2026.9.6" },
  agents: {
    defaults: {
      model: { primary: "nvidia/z-ai/glm4.7", fallbacks: ["lab/org/made-up", "fast"] },
      models: {
        "nvidia/z-ai/glm4.7": {},
        "lab/org/made-up": {},
        "nvidia/openai/gpt-oss-20b": { alias: "fast" },
      },
    },
    list: [
      { id: "main", subagents: { model: "lab/org/made-up" } },
      { id: "other", model: "nvidia/openai/gpt-oss-20b" },
    ],
  },
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: "${NVIDIA_API_KEY}",
        models: [
          { id: "z-ai/glm4.7", name: "GLM", contextWindow: 200000, maxTokens: 8192 },
          { id: "openai/gpt-oss-20b", name: "gpt-oss", contextWindow: 131072, maxTokens: 8192 },
        ],
      },
      lab: {
        baseUrl: "http://me:pw@localhost:8000/v1?token=abc#x",
        apiKey: "secret-of-mine",
        models: [{ id: "org/made-up", name: "🦀", contextWindow: 32768, maxTokens: 4096 }],
      },
    },
  },
}
"""
PROVIDER = """apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nim
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef: { name: nvidia-api-key, key: api-key }
  maxTokensPerRequest: 100000
  maxTokensPerDay: 5000000
  allowedModels: [openai/gpt-oss-20b, z-ai/glm4.7]
  deniedModels: [moonshotai/kimi-k2.5]
"""
AGENT = """apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - nim/openai/gpt-oss-20b
    - nim/z-ai/glm4.7
  harness: claude
"""


@pytest.fixture
def openclaw(tmp_path: Path) -> Workspace:
    return Workspace.of(tmp_path, {"openclaw.json": OPENCLAW})


@pytest.fixture
def pai(tmp_path: Path) -> Workspace:
    return Workspace.of(tmp_path, {"provider.yaml": PROVIDER, "agent.yaml": AGENT})


def test_a_retired_model_says_so_first(openclaw: Workspace) -> None:
    found = openclaw.over("openclaw.json", 'primary: "nvidia/z-ai|/glm4.7"')
    assert OPENCLAW[found.start : found.end] == "z-ai/glm4.7"
    assert found.markdown.partition("\n\n[PC")[0] == (
        "**`z-ai/glm4.7`: retired on 2026-05-14, 191 days ago; NVIDIA answers HTTP 410; "
        "listed of the same family: `z-ai/glm-5.3-flash`**\n"
        "\n"
        "- a model of provider `nvidia`\n"
        "- kind: chat\n"
        "- window: 202,752 tokens (confidence: high); `contextWindow` says 200,000 tokens (line 25)\n"
        "- output limit: 131,072 tokens; `maxTokens` says 8,192 tokens (line 25)\n"
        "- catalogue of 2026-11-20; window: the publisher's configuration; models.dev says 204800, LobeHub 200000, "
        "pi-nvidia-nim 131072, pi-nvidia-nim-provider 128000; "
        "state: HTTP 410 answers with this date, reported in public until 2026-10-03\n"
        "- used by the agents' defaults (primary, line 6), "
        "the agents' defaults (may be chosen, line 8)"
    )


def test_a_model_that_nobody_knows_is_told_by_what_the_file_says(openclaw: Workspace) -> None:
    assert openclaw.says("openclaw.json", '{ id: "org/|made-up"') == (
        "**`org/made-up`, a model of provider `lab`**\n"
        "\n"
        "- the catalogue of 2026-11-20 does not know it; "
        "the file says `contextWindow` 32,768 tokens, `maxTokens` 4,096 tokens\n"
        "- used by the agents' defaults (fallback 1, line 6), "
        "the agents' defaults (may be chosen, line 9), agent `main` (subagents.model, line 14)"
    )


def test_an_alias_tells_what_it_stands_for(openclaw: Workspace) -> None:
    text = openclaw.says("openclaw.json", '"|fast"] }')
    assert text.startswith("**`fast` is an alias of `nvidia/openai/gpt-oss-20b`, defined at line 10**\n\n")
    assert "**`openai/gpt-oss-20b`, a model of provider `nvidia`**" in text
    assert "(fallback 2, line 6)" in text
    assert "agent `other` (primary, line 15)" in text


def test_a_provider_tells_how_it_is_reached_and_who_uses_it(openclaw: Workspace) -> None:
    assert openclaw.says("openclaw.json", "nv|idia: {") == (
        "**provider `nvidia`, which OpenClaw 2026.9.6 has built in, defined at line 20**\n"
        "\n"
        "- protocol: openai-completions\n"
        "- endpoint: `https://integrate.api.nvidia.com/v1` (NVIDIA NIM)\n"
        "- key: from the variable `NVIDIA_API_KEY`\n"
        "- models: 2 listed beside those that it knows itself\n"
        "- used by the agents' defaults (line 6), agent `other` (line 15)"
    )


def test_a_literal_key_and_whoever_logs_in_are_not_shown(openclaw: Workspace) -> None:
    text = openclaw.says("openclaw.json", '"lab|/org/made-up", "fast"')
    assert "- endpoint: `http://***@localhost:8000/v1?***`\n- key: a literal, not shown\n" in text
    assert "pw" not in text
    assert "abc" not in text


def test_a_built_in_provider_has_no_definition(tmp_path: Path) -> None:
    text = '{ agents: { defaults: { model: "anthropic/claude-opus-5" } } }'
    files = Workspace.of(tmp_path, {"openclaw.json": text}, releases=("2026.9.6",))
    assert files.says("openclaw.json", '"anth|ropic') == (
        "**provider `anthropic`, built into OpenClaw 2026.9.6**\n"
        "\n"
        "- key: from the variable `ANTHROPIC_OAUTH_TOKEN` or `ANTHROPIC_API_KEY`\n"
        "- used by the agents' defaults (line 1)"
    )
    assert "- window: 1,000,000 tokens (confidence: high)\n" in files.says("openclaw.json", "anthropic/cl|aude")


def test_an_agent_tells_its_route_with_windows(openclaw: Workspace) -> None:
    assert openclaw.says("openclaw.json", 'id: "ma|in"') == (
        "**agent `main`, defined at line 14**\n"
        "\n"
        "- its models are those of the defaults\n"
        "- primary: `nvidia/z-ai/glm4.7`, window 200,000 tokens, retired on 2026-05-14, 191 days ago; "
        "NVIDIA answers HTTP 410\n"
        "- fallback 1: `lab/org/made-up`, window 32,768 tokens\n"
        "- fallback 2: `fast`, which is `nvidia/openai/gpt-oss-20b`, window 131,072 tokens"
    )


def test_a_provider_of_pai_tells_its_type_secret_and_budgets(pai: Workspace) -> None:
    facts = (
        "\n"
        "\n"
        "- type: `openai`\n"
        "- protocol: openai-completions\n"
        "- endpoint: `https://integrate.api.nvidia.com/v1` (NVIDIA NIM)\n"
        "- key: from Secret `nvidia-api-key`, entry `api-key`\n"
        "- models: 2 listed, 1 denied\n"
        "- limits: 100,000 tokens a request, 5,000,000 tokens a day\n"
        "- used by agent "
    )
    here, there = pai.says("provider.yaml", "name: ni|m"), pai.says("agent.yaml", "- n|im/openai")
    assert here == f"**provider `nim`, defined at line 4**{facts}`helper` (agent.yaml:7)"
    assert there == f"**provider `nim`, defined at provider.yaml:4**{facts}`helper` (line 7)"


def test_other_files_are_told_from_where_the_hover_is(tmp_path: Path) -> None:
    files = Workspace.of(tmp_path, {"providers/nim.yaml": PROVIDER, "agents/helper.yaml": AGENT})
    assert "defined at ../providers/nim.yaml:4**" in files.says("agents/helper.yaml", "- n|im/openai")


def test_what_a_rule_means_follows_what_stands_there(pai: Workspace) -> None:
    text = pai.says("provider.yaml", "z-ai|/glm4.7")
    assert text.startswith("**`z-ai/glm4.7`: retired on 2026-05-14")
    assert text[text.index("\n\n[PC307") :] == (
        "\n\n[PC307 retired-model (error): A model is asked for that is no longer served, or soon will not be.]"
        "(https://provcheck.dev/rules/PC307)\n"
        "\n"
        "- NVIDIA retired `z-ai/glm4.7` on 2026-05-14 and answers HTTP 410; this depends on today's date\n"
        "- help: listed of the same family: `z-ai/glm-5.3-flash`\n"
        "- why: NVIDIA retires hosted models every month and answers HTTP 410 from that day on. A file that worked when "
        "it was written fails without having changed. OpenClaw's validator calls an id that it refuses an unknown "
        "model.\n"
        "- to suppress: `# provcheck: ignore[PC307] reason`"
    )


def test_plain_text_says_the_same_without_markup(pai: Workspace) -> None:
    assert pai.over("agent.yaml", "hel|per").plain == (
        'agent "helper", defined at line 4\n'
        '  primary: "nim/openai/gpt-oss-20b", window 131,072 tokens\n'
        '  fallback 1: "nim/z-ai/glm4.7", window 202,752 tokens, retired on 2026-05-14, 191 days ago; '
        "NVIDIA answers HTTP 410"
    )


def test_a_suppression_tells_what_its_rules_mean(openclaw: Workspace) -> None:
    assert openclaw.says("openclaw.json", "ignore[PC|408").startswith(
        "[PC408 missing-limits: A model has no context window, or no limit on its answers.]"
        "(https://provcheck.dev/rules/PC408)\n\n- warning, OpenClaw, fix: unsafe, since 0.1.0\n- why: "
    )
    assert openclaw.covered("openclaw.json", "ignore[PC|408") == "PC408"
    assert "**`PC4` covers 14 rules**\n\n- PC401 max-tokens-exceeds-context, " in openclaw.says(
        "openclaw.json", "P|C4,"
    )
    assert "**`PC999` covers no rule**" in openclaw.says("openclaw.json", "PC9|99")
    whole = openclaw.says("openclaw.json", "provcheck: ig|nore")
    assert [one in whole for one in ("PC408 missing-limits", "`PC4` covers", "`PC999` covers")] == [True] * 3


def test_a_key_tells_its_description_type_and_releases(openclaw: Workspace, pai: Workspace) -> None:
    assert openclaw.says("openclaw.json", "context|Window: 200000") == (
        "**`contextWindow`: a number**\n\n- Tokens of a prompt and its answer together; 200000 is assumed when absent."
    )
    assert "- up to OpenClaw 2026.7.1\n- instead: agents.entries" in openclaw.says("openclaw.json", "li|st: [")
    assert pai.says("agent.yaml", "har|ness") == pai.says("agent.yaml", "cl|aude")
    assert pai.says("agent.yaml", "har|ness") == (
        "**`harness`: one of default, claude, codex, custom**\n\n- The program that runs the agent. custom needs an image."
    )
    assert pai.covered("agent.yaml", "cl|aude") == "claude"


def test_a_key_tells_since_when_it_and_its_values_are_taken(tmp_path: Path) -> None:
    text = (
        '{ models: { providers: { x: { timeoutSeconds: 5, baseUrl: "http://x", api: "openai-chatgpt-responses" } } } }'
    )
    files = Workspace.of(tmp_path, {"openclaw.json": text})
    assert "- since OpenClaw 2026.4.29" in files.says("openclaw.json", "time|out")
    assert "`openai-chatgpt-responses`: since OpenClaw 2026.6.11" in files.says("openclaw.json", "chat|gpt")
    assert "since" not in files.says("openclaw.json", "base|Url")


def test_keys_and_names_of_an_included_file_are_told_in_that_file(tmp_path: Path) -> None:
    files = Workspace.of(
        tmp_path,
        {
            "openclaw.json": '{ models: { $include: "./m.json5" }, agents: { defaults: { model: "box/m" } } }',
            "m.json5": '{ providers: { box: { baseUrl: "http://localhost/v1", models: [{ id: "m", maxTokens: 5 }] } } }',
        },
    )
    assert files.covered("m.json5", "base|Url") == "baseUrl"
    assert files.covered("m.json5", 'id: "|m"') == "m"
    assert "- used by the agents' defaults (openclaw.json:1)" in files.says("m.json5", "b|ox")
    assert "defined at m.json5:1" in files.says("openclaw.json", "b|ox/m")


EMBEDDED = """apiVersion: pai.io/v1
kind: Agent
metadata:
  name: host
spec:
  configFiles:
    - path: /root/.openclaw/openclaw.json
      content: |
        {
          // provcheck: ignore[PC408]
          agents: { defaults: { model: "nim/z-ai/glm4.7", workspace: "~/x" } },
        }
"""


def test_a_configuration_inside_a_manifest_is_told_of_by_itself(tmp_path: Path) -> None:
    files = Workspace.of(tmp_path, {"provider.yaml": PROVIDER, "host.yaml": EMBEDDED})
    assert files.covered("host.yaml", "z-|ai/glm4.7") == "z-ai/glm4.7"
    assert "defined at provider.yaml:4" in files.says("host.yaml", "n|im/z-ai")
    assert files.says("host.yaml", "work|space").startswith("**`workspace`: a string**")
    assert files.says("host.yaml", "ignore[PC4|08").startswith("[PC408 missing-limits")
    assert "(primary, host.yaml:11)" in files.says("provider.yaml", "z-|ai/glm4.7")
    assert files.says("host.yaml", "con|tent: |").startswith("**`content`: a string**")


def test_what_the_settings_say_of_a_model_counts(tmp_path: Path) -> None:
    corrections = (
        ("lab/org/made-up", Correction(context_window=65536)),
        ("nvidia/openai/gpt-oss-20b", Correction(retired=date(2026, 11, 1))),
    )
    files = Workspace.of(tmp_path, {"openclaw.json": OPENCLAW}, models=corrections)
    made_up = files.says("openclaw.json", '{ id: "org/|made-up"')
    assert "- window: 65,536 tokens (confidence: high); `contextWindow` says 32,768 tokens" in made_up
    assert "window: the settings" in made_up
    assert files.says("openclaw.json", '{ id: "openai/|gpt').startswith(
        "**`openai/gpt-oss-20b`: retired on 2026-11-01, 20 days ago, by the settings"
    )


def test_weights_on_a_server_of_ones_own_have_no_state(tmp_path: Path) -> None:
    text = OPENCLAW.replace("org/made-up", "z-ai/glm4.7")
    text = Workspace.of(tmp_path, {"openclaw.json": text}).says(
        "openclaw.json", 'models: [{ id: "z-|ai/glm4.7", name: "🦀"'
    )
    assert text.startswith("**`z-ai/glm4.7`, a model of provider `lab`**\n\n- kind: chat\n- window: 202,752 tokens")
    assert "which the weights allow; your server may allow less; `contextWindow` says 32,768 tokens" in text
    assert "retired" not in text.partition("\n\n[PC")[0]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('"${SOME_KEY}"', "from the variable `SOME_KEY`"),
        ('{ source: "env", provider: "default", id: "SOME_KEY" }', "from the variable `SOME_KEY`"),
        ('{ source: "store", provider: "default", id: "SOME_KEY" }', "a reference that cannot work"),
        ('"pre-${SOME_KEY}"', "a text with variables in it, not shown"),
        ('"SOME_PRIVATE_KEY"', "a text that looks like the name of a variable and is sent as it stands"),
        ('""', "an empty text"),
        ("5", "not known before run time"),
    ],
)
def test_a_key_is_told_by_its_form_alone(written: str, told: str, tmp_path: Path) -> None:
    text = OPENCLAW.replace('"secret-of-mine"', written)
    assert f"- key: {told}\n" in Workspace.of(tmp_path, {"openclaw.json": text}).says("openclaw.json", "la|b: {")


def test_offsets_count_a_byte_order_mark_line_ends_and_characters_outside_of_the_plane(tmp_path: Path) -> None:
    text = "\ufeff" + OPENCLAW.replace("later", "🦀🦀").replace("\n", "\r\n")
    files = Workspace.of(tmp_path, {"openclaw.json": text})
    assert files.covered("openclaw.json", '{ id: "z-ai|/glm4.7"') == "z-ai/glm4.7"
    assert files.covered("openclaw.json", "PC|408") == "PC408"


def test_a_suppressed_finding_is_told_no_more(tmp_path: Path) -> None:
    files = Workspace.of(tmp_path, {"provider.yaml": PROVIDER})
    assert "PC307" in files.says("provider.yaml", "z-ai|/glm4.7")
    quiet = files._replace(findings=[one._replace(suppressed=Suppressed("comment")) for one in files.findings])
    assert "PC307" not in quiet.says("provider.yaml", "z-ai|/glm4.7")


def test_the_end_of_a_name_belongs_to_it_and_white_space_to_nothing(openclaw: Workspace) -> None:
    assert openclaw.covered("openclaw.json", 'primary: "nvidia/z-ai/glm4.7|"') == "z-ai/glm4.7"
    assert openclaw.at("openclaw.json", OPENCLAW.index("\n  agents") + 1) is None


def test_findings_whose_secrets_are_masked_already_will_do(tmp_path: Path) -> None:
    text = PROVIDER.replace("apiKeySecretRef: { name: nvidia-api-key, key: api-key }", "apiKey: w8KdhorseZq41pR7x")
    files = Workspace.of(tmp_path, {"provider.yaml": text})
    redactor = redactor_of(files.findings, sources(files.bundles))
    masked = files._replace(findings=[redactor.finding(one) for one in files.findings])
    assert masked.says("provider.yaml", "api|Key:") == files.says("provider.yaml", "api|Key:")
    assert "- to suppress: `# provcheck: ignore[" in masked.says("provider.yaml", "api|Key:")
