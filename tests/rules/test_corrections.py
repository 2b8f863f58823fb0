"""What rules make of models that the settings add or correct."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from provcheck.catalog import find_nim, nim_ids
from provcheck.catalog.corrections import Correction, are_in_force
from provcheck.finding import Report
from rule_models import NIM, openclaw, pai
from support import TODAY, fixed, found, lint, message, severities, texts

HOSTED: dict[str, Any] = {"host": NIM, "name": "nvidia"}
FIXTURES = Path(__file__).parents[2] / "fixtures"
GPT = "openai/gpt-oss-20b"
GLM = "z-ai/glm4.7"
LLAMA = "meta/llama-3.3-70b-instruct"


def listed(model_id: str, name: str = "nvidia", host: str = NIM) -> dict[str, str]:
    return {"openclaw.json": openclaw(f'"{name}/{model_id}"', ids=model_id, host=host, name=name)}


def built_in(ref: str) -> dict[str, str]:
    return {"openclaw.json": f'{{ agents: {{ defaults: {{ model: "{ref}" }} }} }}'}


def windowed(model_id: str, limits: str, name: str = "nvidia", host: str = f"https://{NIM}") -> dict[str, str]:
    return {
        "openclaw.json": f"""{{ models: {{ providers: {{ "{name}": {{ baseUrl: "{host}/v1", models: [
  {{ id: "{model_id}", name: "M", {limits} }},
] }} }} }} }}"""
    }


def codes(report: Report) -> list[str]:
    return [one.code for one in report.findings]


# Added models


@pytest.mark.parametrize("name", ["nvidia", "nim"])
def test_an_added_model_is_not_unlisted(tmp_path: Path, name: str) -> None:
    files = listed("acme/rocket", name)
    assert "PC308" in codes(lint(tmp_path, files))
    for ref in {"nvidia/acme/rocket", f"{name}/acme/rocket"}:
        assert "PC308" not in codes(lint(tmp_path, files, models={ref: Correction()}))
    assert "PC308" in codes(lint(tmp_path, files, models={"other/acme/rocket": Correction()}))


@pytest.mark.parametrize("name", ["nvidia", "nim"])
@pytest.mark.parametrize("wrong", ["z-ai/glm-4.7", "openai/gpt-oss_20b", "meta/llama3-70b"])
def test_an_added_model_is_not_misspelt(tmp_path: Path, wrong: str, name: str) -> None:
    files = listed(wrong, name)
    assert "PC306" in codes(lint(tmp_path, files))
    assert not {"PC306", "PC307", "PC308"} & set(codes(lint(tmp_path, files, models={f"{name}/{wrong}": Correction()})))


def test_an_added_model_is_what_a_slip_means(tmp_path: Path) -> None:
    files = listed("acme/rocket_large", "nim")
    for ref in ("nim/acme/rocket-large", "nvidia/acme/rocket-large"):
        report = lint(tmp_path, files, models={ref: Correction()})
        assert message(report, "PC306").endswith('the one that is meant is "acme/rocket-large"')
    report = lint(tmp_path, files, models={"nim/acme/rocket-large": Correction(retired=True)})
    (finding,) = found(report, "PC306")
    assert 'is "acme/rocket-large", which is retired, as the settings say' in finding.message
    assert finding.fix is None


def test_a_lost_publisher_is_found(tmp_path: Path) -> None:
    report = lint(tmp_path, built_in("nvidia/rocket-9"), models={"nvidia/nvidia/rocket-9": Correction()})
    assert '"nvidia/rocket-9" lacks the publisher of the model "nvidia/rocket-9"' in message(report, "PC205")


def test_a_full_id_is_real(tmp_path: Path) -> None:
    files = {"openclaw.json": openclaw('"acme/rocket"', ids="acme/rocket", name="acme")}
    assert severities(lint(tmp_path, files), "PC302") == ["warning"]
    for ref in ("nvidia/acme/rocket", "acme/acme/rocket"):
        assert "PC302" not in codes(lint(tmp_path, files, models={ref: Correction()}))
    report = lint(tmp_path, files, models={"acme/rocket": Correction()})
    assert severities(report, "PC302") == ["error"]
    assert message(report, "PC302").endswith('; the settings name "rocket"')


def test_an_id_of_openrouter_without_a_vendor(tmp_path: Path) -> None:
    files = listed("rocket", "router", "openrouter.ai")
    assert "PC310" in codes(lint(tmp_path, files))
    for ref in ("router/rocket", "openrouter/rocket"):
        assert "PC310" not in codes(lint(tmp_path, files, models={ref: Correction()}))


# Retired models


@pytest.mark.parametrize("files", [listed(LLAMA), listed(LLAMA, "nim"), built_in(f"nvidia/{LLAMA}")])
def test_what_is_not_retired(tmp_path: Path, files: dict[str, str]) -> None:
    assert severities(lint(tmp_path, files), "PC307") == ["error"]
    assert "PC307" not in codes(lint(tmp_path, files, models={f"nvidia/{LLAMA}": Correction(retired=False)}))


@pytest.mark.parametrize(
    ("retired", "severity", "words"),
    [
        (True, "error", "is retired"),
        (TODAY, "error", "was retired on 2026-11-21; this depends on today's date"),
        (date(2026, 11, 22), "warning", "retires on 2026-11-22; this depends on today's date"),
        (date(2028, 1, 1), "info", "retires on 2028-01-01; this depends on today's date"),
    ],
)
@pytest.mark.parametrize(
    ("files", "ref", "model_id"),
    [
        (listed(GPT), f"nvidia/{GPT}", GPT),
        (listed(GPT, "nim"), f"nim/{GPT}", GPT),
        (listed("baai/bge-m3"), "nvidia/baai/bge-m3", "baai/bge-m3"),
        (built_in("anthropic/claude-opus-5"), "anthropic/claude-opus-5", "claude-opus-5"),
        (built_in("google/gemini-3.5-flash"), "gemini/gemini-3.5-flash", "gemini-3.5-flash"),
        (built_in("groq/rocket"), "groq/rocket", "rocket"),
        (listed("llama-3", "local", "localhost:8000"), "local/llama-3", "llama-3"),
        ({"a.yaml": pai("local/llama")}, "local/llama", "llama"),
    ],
)
def test_what_is_retired(
    tmp_path: Path, files: dict[str, str], ref: str, model_id: str, retired: date | bool, severity: str, words: str
) -> None:
    assert "PC307" not in codes(lint(tmp_path, files))
    report = lint(tmp_path, files, models={ref: Correction(retired=retired)})
    assert severities(report, "PC307") == [severity]
    assert message(report, "PC307") == f'the settings say that "{model_id}" {words}'


def test_a_vendors_date_is_denied_or_confirmed(tmp_path: Path) -> None:
    files, ref = built_in("anthropic/claude-sonnet-4-5"), "anthropic/claude-sonnet-4-5"
    before = lint(tmp_path, files)
    assert severities(before, "PC307") == ["info"]
    same = lint(tmp_path, files, models={ref: Correction(retired=date(2026, 11, 30))})
    assert message(same, "PC307") == message(before, "PC307")
    assert "PC307" not in codes(lint(tmp_path, files, models={ref: Correction(retired=False)}))


def test_what_openclaw_refuses_stays_refused(tmp_path: Path) -> None:
    files = built_in("google/gemini-1.5-pro")
    before = lint(tmp_path, files)
    assert severities(before, "PC307") == ["error"]
    for retired in (False, True, date(2030, 1, 1)):
        report = lint(tmp_path, files, models={"google/gemini-1.5-pro": Correction(retired=retired)})
        assert severities(report, "PC307") == ["error"]
        assert message(report, "PC307") == message(before, "PC307")


def test_a_retired_model_is_not_advised(tmp_path: Path) -> None:
    files = listed(GLM)
    (before,) = found(lint(tmp_path, files), "PC307")
    assert before.help == 'listed of the same family: "z-ai/glm-5.3-flash"'
    (after,) = found(lint(tmp_path, files, models={"nvidia/z-ai/glm-5.3-flash": Correction(retired=True)}), "PC307")
    assert after.help is not None
    assert "glm-5.3" not in after.help


# Kinds


@pytest.mark.parametrize(
    ("files", "ref"),
    [
        (listed(GPT), f"nvidia/{GPT}"),
        (listed(GPT, "nim"), f"nim/{GPT}"),
        (built_in(f"nvidia/{GPT}"), f"nvidia/{GPT}"),
        (built_in("groq/rocket"), "groq/rocket"),
        (listed("rocket", "local", "localhost:8000"), "local/rocket"),
    ],
)
def test_the_kind_that_the_settings_give(tmp_path: Path, files: dict[str, str], ref: str) -> None:
    report = lint(tmp_path, files, models={ref: Correction(kind="embedding")})
    assert "is an embedding model by the settings, not one to chat with" in message(report, "PC309")
    assert "PC309" not in codes(lint(tmp_path, files, models={ref: Correction(kind="chat")}))


@pytest.mark.parametrize("model_id", ["baai/bge-m3", "acme/rocket-embed"])
def test_a_name_only_looks_telling(tmp_path: Path, model_id: str) -> None:
    files = listed(model_id)
    before = message(lint(tmp_path, files), "PC309")
    assert message(lint(tmp_path, files, models={f"nvidia/{model_id}": Correction()}), "PC309") == before
    assert "PC309" not in codes(lint(tmp_path, files, models={f"nvidia/{model_id}": Correction(kind="chat")}))


# Limits


def test_a_window_above_that_of_the_settings(tmp_path: Path) -> None:
    files = windowed("acme/rocket", "contextWindow: 200000, maxTokens: 1000", "nim")
    for ref in ("nim/acme/rocket", "nvidia/acme/rocket"):
        report = lint(tmp_path, files, models={ref: Correction(context_window=65536)})
        (finding,) = found(report, "PC402")
        assert finding.message == 'contextWindow 200000 is above the 65536 tokens of "acme/rocket" (the settings)'
        assert finding.severity.label == "error"
        assert "contextWindow: 65536," in fixed(files, finding)["openclaw.json"]


def test_a_window_that_the_catalogue_took_for_too_large(tmp_path: Path) -> None:
    files = windowed(GPT, "contextWindow: 262144, maxTokens: 1000")
    assert "PC402" in codes(lint(tmp_path, files))
    assert "PC402" not in codes(lint(tmp_path, files, models={f"nvidia/{GPT}": Correction(context_window=262144)}))


def test_a_server_of_ones_own(tmp_path: Path) -> None:
    files = windowed("rocket", "contextWindow: 200000, maxTokens: 9000", "local", "http://gpu-box:8000")
    models = {"local/rocket": Correction(context_window=65536, max_output_tokens=4096)}
    report = lint(tmp_path, files, models=models)
    assert severities(report, "PC402") == ["error"]
    assert message(report, "PC403") == ('maxTokens 9000 is above the output limit of "rocket" (4096), by the settings')
    assert found(report, "PC403")[0].help == "set maxTokens to 4096 or less"


def test_missing_limits_are_written_as_the_settings_have_them(tmp_path: Path) -> None:
    files = windowed("rocket", "maxTokens: 1000", "local", "http://gpu-box:8000")
    report = lint(tmp_path, files, models={"local/rocket": Correction(context_window=65536)})
    (finding,) = found(report, "PC408")
    assert finding.message.endswith("more than the window of 65536 (the settings)")
    assert "contextWindow: 65536" in fixed(files, finding)["openclaw.json"]


def test_caps_and_fallbacks(tmp_path: Path) -> None:
    spec = "allowedModels: [llama, mistral]\n  maxTokensPerRequest: 100000"
    files = {"a.yaml": pai("local/mistral", "local/llama", spec=spec)}
    models = {"local/llama": Correction(context_window=8192), "local/mistral": Correction(context_window=32768)}
    report = lint(tmp_path, files, models=models)
    assert message(report, "PC404").endswith('"llama" (8192), "mistral" (32768); the settings')
    assert severities(report, "PC404") == ["error"]
    assert message(report, "PC409").endswith("may fill; the settings")
    assert severities(report, "PC409") == ["warning"]


def test_both_sources_are_named(tmp_path: Path) -> None:
    text = openclaw(
        f'{{ primary: "nvidia/{GPT}", fallbacks: ["nvidia/acme/rocket"] }}', ids=f"{GPT}, acme/rocket", **HOSTED
    )
    report = lint(tmp_path, {"openclaw.json": text}, models={"nvidia/acme/rocket": Correction(context_window=32768)})
    assert message(report, "PC409").endswith("; catalogue of 2026-11-20, high confidence; the settings")


# Laws


@pytest.mark.parametrize("folder", sorted(one.name for one in FIXTURES.iterdir() if one.is_dir()))
def test_corrections_that_say_the_same_change_no_finding(tmp_path: Path, folder: str) -> None:
    files = {
        str(path.relative_to(FIXTURES)): path.read_bytes().decode()
        for path in (FIXTURES / folder).rglob("*")
        if path.is_file() and path.suffix in {".json", ".json5", ".yaml", ".yml"}
    }
    same = {}
    for model_id in nim_ids():
        known = find_nim(model_id)
        assert known is not None
        day = date.fromisoformat(known.retired_on) if known.retired_on else None
        same[f"nvidia/{model_id}"] = Correction(known.context_window, known.max_output_tokens, day, known.kind)
    before = lint(tmp_path, files)
    after = lint(tmp_path, files, models=same)
    said = [
        [(one.code, one.severity, one.message, one.help, one.order) for one in run.findings] for run in (before, after)
    ]
    assert said[0] == said[1]


def test_nothing_is_left_after_a_run(tmp_path: Path) -> None:
    files = listed("acme/rocket", "nim")
    before = lint(tmp_path, files).findings
    changed = lint(tmp_path, files, models={"nim/acme/rocket": Correction(retired=True)})
    assert texts(changed, "PC307") == ['"acme/rocket"']
    assert not are_in_force()
    said = [[(one.code, one.message) for one in run] for run in (before, lint(tmp_path, files).findings)]
    assert said[0] == said[1]


def test_a_comment_is_judged_with_the_corrections(tmp_path: Path) -> None:
    """Which other releases a comment is for is found out with them too."""
    text = openclaw('"nvidia/acme/rocket"', ids="acme/rocket", **HOSTED)
    text = text.replace("  models:", "  // provcheck: ignore[PC307] known\n  models:").replace(
        "models: { providers: {\n", "models: { providers: {"
    )
    report = lint(tmp_path, {"openclaw.json": text}, models={"nvidia/acme/rocket": Correction(retired=True)})
    assert not {"PC307", "PC004"} & set(codes(report))
