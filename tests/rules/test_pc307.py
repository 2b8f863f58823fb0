from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rule_models import NIM, openclaw, pai
from support import found, lint, message, places, related, severities, texts

CODE = "PC307"
HOSTED: dict[str, Any] = {"host": NIM, "name": "nvidia"}
LLAMA = "meta/llama-3.3-70b-instruct"
DOCS = Path(__file__).parents[2] / "fixtures" / "nvidia-docs"


def of_list(model_id: str) -> dict[str, str]:
    return {"openclaw.json": openclaw(f'"nvidia/{model_id}"', ids=model_id, **HOSTED)}


def built_in(ref: str) -> dict[str, str]:
    return {"openclaw.json": f'{{ agents: {{ defaults: {{ model: "{ref}" }} }} }}'}


@pytest.mark.parametrize(
    ("model_id", "severity", "words"),
    [
        (LLAMA, "error", f'NVIDIA retired "{LLAMA}" on 2026-08-26 and answers HTTP 410'),
        ("meta/llama-3.1-405b-instruct", "warning", "on 2026-08-22 it answered HTTP 404"),
        ("deepseek-ai/deepseek-v3.1", "warning", "no longer lists"),
        ("moonshotai/kimi-k3", "warning", "probably gone"),
        ("google/paligemma", "warning", "no longer lists"),
        ("mistralai/mistral-large-2-instruct", "info", "may not call"),
    ],
)
def test_how_a_hosted_model_stands(tmp_path: Path, model_id: str, severity: str, words: str) -> None:
    report = lint(tmp_path, of_list(model_id))
    assert texts(report, CODE) == [f'"{model_id}"']
    assert severities(report, CODE) == [severity]
    assert words in message(report, CODE)
    assert message(report, CODE).endswith("; this depends on today's date")
    assert related(found(report, CODE)[0]) == [("openclaw.json", 2, 32)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 6, 26), ["info"]),
        (date(2026, 6, 27), ["warning"]),
        (date(2026, 8, 25), ["warning"]),
        (date(2026, 8, 26), ["error"]),
    ],
)
def test_the_day_counts(tmp_path: Path, day: date, expected: list[str]) -> None:
    assert severities(lint(tmp_path, of_list(LLAMA), as_of=day), CODE) == expected


def test_a_listed_relative_is_named(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, of_list("z-ai/glm4.7")), CODE)
    assert finding.help == 'listed of the same family: "z-ai/glm-5.3-flash"'


@pytest.mark.parametrize(
    "files",
    [
        of_list("openai/gpt-oss-20b"),
        of_list("acme/rocket-7b"),
        {"openclaw.json": openclaw(f'"local/{LLAMA}"', ids=LLAMA)},
        {"openclaw.json": openclaw(f'"local/{LLAMA}"', ids=LLAMA).replace("http://localhost:8000/v1", "${URL}")},
        built_in("openrouter/meta-llama/llama-3.3-70b-instruct"),
        built_in("anthropic/claude-opus-5"),
        built_in("google/gemini-3.5-flash"),
        built_in("nvidia/${MODEL}"),
    ],
)
def test_silent(tmp_path: Path, files: dict[str, str]) -> None:
    assert not found(lint(tmp_path, files), CODE)


def test_refs_without_a_list_are_one_finding_a_file(tmp_path: Path) -> None:
    text = f"""{{ agents: {{
  defaults: {{ model: "nvidia/{LLAMA}", models: {{ "nvidia/{LLAMA}": {{ alias: "l" }} }} }},
  entries: {{ a: {{ model: "l" }} }},
}} }}
"""
    report = lint(tmp_path, {"openclaw.json": text})
    assert places(report, CODE) == [(2, 22)]
    assert related(found(report, CODE)[0]) == [("openclaw.json", 2, 70)]


def test_in_pai_each_file_with_refs(tmp_path: Path) -> None:
    text = pai(f"nvidia/{LLAMA}", name="nvidia", kind="openai", spec="replicas: 1")
    agent, provider = text.replace("http://vllm:8000/v1", f"https://{NIM}/v1").split("---\n")
    files = {"a.yaml": agent, "b.yaml": agent.replace("helper", "other"), "p.yaml": provider}
    report = lint(tmp_path, files)
    assert [one.location.path for one in found(report, CODE)] == ["a.yaml", "b.yaml"]


def test_a_publisher_that_openclaw_puts_back_hides_nothing(tmp_path: Path) -> None:
    report = lint(tmp_path, built_in("nvidia/nemotron-3-super-120b-a12b"))
    assert [one.code for one in report.findings] == [CODE]
    assert '"nvidia/nemotron-3-super-120b-a12b" on 2026-10-03' in message(report, CODE)


def test_a_publisher_that_nobody_puts_back_is_the_first_cause(tmp_path: Path) -> None:
    report = lint(tmp_path, built_in("nvidia/nemotron-3-super-120b-a12b"), releases=("2026.4.29",))
    (finding,) = report.findings
    assert finding.code == "PC205"
    assert finding.help is not None
    assert finding.help.endswith("or choose another model: this one was retired on 2026-10-03")


def test_what_a_plugin_has_itself_is_judged_though_the_list_lacks_it(tmp_path: Path) -> None:
    text = openclaw('"nvidia/z-ai/glm-5.2"', ids="openai/gpt-oss-20b", **HOSTED)
    report = lint(tmp_path, {"openclaw.json": text})
    assert severities(report, CODE) == ["error"]
    assert not found(report, "PC203")


@pytest.mark.parametrize(("release", "code"), [("2026.7.1", CODE), ("2026.9.6", "PC203")])
def test_an_unlisted_ref_is_told_once(tmp_path: Path, release: str, code: str) -> None:
    text = openclaw(f'"nvidia/{LLAMA}"', ids="openai/gpt-oss-20b", **HOSTED)
    report = lint(tmp_path, {"openclaw.json": text}, releases=(release,))
    assert [one.code for one in report.findings if one.code in {CODE, "PC203"}] == [code]


# The vendors' own services


@pytest.mark.parametrize(
    ("release", "severity"), [("2026.7.1", "warning"), ("2026.8.2", "error"), ("2026.9.6", "error")]
)
def test_what_openclaw_refuses(tmp_path: Path, release: str, severity: str) -> None:
    report = lint(tmp_path, built_in("google/gemini-2.0-flash"), releases=(release,))
    assert severities(report, CODE) == [severity]
    assert "2026-06-01" in message(report, CODE)
    (finding,) = found(report, CODE)
    assert finding.releases == ((release,) if severity == "error" else None)
    # OpenClaw advises gemini-2.5-flash, whose own date has passed.
    assert finding.help == "choose a model that its vendor still serves"


@pytest.mark.parametrize(
    ("ref", "release", "expected"),
    [
        ("google/gemini-2.0-flash-exp", "2026.4.29", []),
        ("google/gemini-2.0-flash-exp", "2026.5.28", ["error"]),
        ("openai/gpt-5.3-codex-spark", "2026.5.28", ["error"]),
        ("openai/gpt-5.3-codex-spark", "2026.6.11", []),
        ("google/gemini-3-pro-preview", "2026.8.2", ["warning"]),
        ("google/gemini-3-pro-preview", "2026.9.6", ["error"]),
    ],
)
def test_each_release_refuses_its_own(tmp_path: Path, ref: str, release: str, expected: list[str]) -> None:
    assert severities(lint(tmp_path, built_in(ref), releases=(release,)), CODE) == expected


GONE = "google/gemini-2.0-flash"


@pytest.mark.parametrize(
    "defaults",
    [
        f'model: "{GONE}@work"',
        f'models: {{ "{GONE}@work": {{}} }}',
        f'modelPolicy: {{ allow: ["{GONE}"] }}',
        f'decisionModel: "{GONE}"',
    ],
)
def test_where_the_validator_does_not_look(tmp_path: Path, defaults: str) -> None:
    report = lint(tmp_path, {"openclaw.json": f"{{ agents: {{ defaults: {{ {defaults} }} }} }}"})
    assert severities(report, CODE) == ["warning"]
    assert "the retirement date" in message(report, CODE)


def test_the_refusal_is_told_where_the_validator_looks(tmp_path: Path) -> None:
    defaults = f'model: {{ primary: "{GONE}@work", fallbacks: ["{GONE}"] }}'
    report = lint(tmp_path, {"openclaw.json": f"{{ agents: {{ defaults: {{ {defaults} }} }} }}"})
    assert texts(report, CODE) == [f'"{GONE}"']
    assert severities(report, CODE) == ["error"]


def test_a_listed_model_is_refused_where_an_agent_uses_it(tmp_path: Path) -> None:
    host = "generativelanguage.googleapis.com"
    for ref, expected in (("google/gemini-1.5-pro", ["error"]), ("google/gemini-1.5-pro@work", ["warning"])):
        text = openclaw(f'"{ref}"', name="google", host=host, ids="gemini-1.5-pro")
        assert severities(lint(tmp_path / expected[0], {"openclaw.json": text}), CODE) == expected


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("google/gemini-2.0-flash-exp", ["error"]),
        ("google-vertex/gemini-1.5-pro", ["error"]),
        ("xai/grok-4.20-multi-agent", ["error"]),
        ("xai/auto", []),
        ("openai/gpt-5.4", []),
        ("google/gemini-2.5-pro", ["warning"]),
        ("openai/o4-mini", ["warning"]),
        ("openai/gpt-5", ["info"]),
    ],
)
def test_built_in_vendors(tmp_path: Path, ref: str, expected: list[str]) -> None:
    assert severities(lint(tmp_path, built_in(ref)), CODE) == expected


def test_an_advice_that_works_is_repeated(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, built_in("google/gemini-1.5-pro")), CODE)
    assert finding.help == 'OpenClaw advises "gemini-3.1-pro-preview" instead'


def test_some_ids_are_refused_on_some_hosts_only(tmp_path: Path) -> None:
    for host, expected in (("chatgpt.com", ["error"]), ("api.openai.com", []), ("llm.example.com", [])):
        text = openclaw('"openai/gpt-5.4"', name="openai", host=host, ids="gpt-5.4")
        assert severities(lint(tmp_path / host, {"openclaw.json": text}), CODE) == expected


def test_a_vendor_is_known_by_its_host(tmp_path: Path) -> None:
    host = "generativelanguage.googleapis.com"
    text = openclaw('"mine/gemini-1.5-pro"', name="mine", host=host, ids="gemini-1.5-pro")
    assert severities(lint(tmp_path, {"openclaw.json": text}), CODE) == ["warning"]


def test_pais_native_types(tmp_path: Path) -> None:
    text = pai("google/gemini-2.0-flash", name="google", kind="gemini", spec="replicas: 1")
    files = {"a.yaml": text.replace("  endpoint: http://vllm:8000/v1\n", "")}
    assert severities(lint(tmp_path, files), CODE) == ["warning"]


def test_azure_deployments_have_names_of_their_own(tmp_path: Path) -> None:
    text = pai("azure/o4-mini", name="azure", kind="azure-openai", spec="allowedModels: [o4-mini]")
    files = {"a.yaml": text.replace("http://vllm:8000/v1", "https://me.openai.azure.com")}
    assert not found(lint(tmp_path, files), CODE)


# The pages of the documentation


def test_the_pages_on_nvidia(tmp_path: Path) -> None:
    files = {f"{one.parent.name}/{one.name}": one.read_text() for one in sorted(DOCS.glob("*/*"))}
    report = lint(tmp_path, files)
    told = [(one.location.path, one.location.begin[0], one.severity.label) for one in found(report, CODE)]
    assert told == [
        ("openclaw/openclaw.json", 14, "error"),
        ("openclaw/openclaw.json", 23, "warning"),
        ("openclaw/openclaw.json", 32, "info"),
        ("openclaw/openclaw.json", 41, "info"),
        ("openclaw/openclaw.json", 50, "error"),
        ("openclaw/openclaw.json", 60, "error"),
        ("pai/model-provider.yaml", 15, "error"),
        ("pai/model-provider.yaml", 16, "error"),
        ("pai/model-provider.yaml", 17, "error"),
        ("pai/token-budgets.yaml", 17, "error"),
        ("pai/token-budgets.yaml", 18, "error"),
    ]
    dates = [one.message.split(" on ")[1][:10] for one in found(report, CODE) if one.severity.label == "error"]
    assert dates == [
        *("2026-08-26", "2026-01-26", "2026-05-12"),
        *("2026-05-14", "2026-08-26", "2026-07-27", "2026-05-14", "2026-08-26"),
    ]
    spoken = {"PC203", "PC204", "PC205", "PC302", "PC303", "PC305", "PC306", "PC308", "PC309", "PC310"}
    assert [(one.code, one.location.begin[0]) for one in report.findings if one.code in spoken] == [
        ("PC204", 39),
        ("PC204", 40),
    ]
