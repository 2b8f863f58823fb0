"""``provcheck convert`` as a user runs it."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from program import ROOT, run

OPENCLAW = """{
  models: {
    providers: {
      // hosted
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        apiKey: "${NVIDIA_API_KEY}",
        api: "openai-completions",
        models: [{ id: "meta/llama-3.3-70b-instruct", name: "Llama", contextWindow: 128000, maxTokens: 4096 }],
      },
    },
  },
  agents: { defaults: { model: "nvidia/meta/llama-3.3-70b-instruct", workspace: "~/work" } },
}
"""
MANIFESTS = """# hosted
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nvidia
  annotations:
    provcheck.dev/models: |
      {"id": "meta/llama-3.3-70b-instruct", "name": "Llama", "contextWindow": 128000, "maxTokens": 4096}
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef:
    name: nvidia-api-key
    key: api-key
  maxTokensPerRequest: 128000
  allowedModels:
    - meta/llama-3.3-70b-instruct
---
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: main
  annotations:
    provcheck.dev/agent: |
      {"defaults": true, "model": "nvidia/meta/llama-3.3-70b-instruct", "for": ["nvidia/meta/llama-3.3-70b-instruct"]}
spec:
  models:
    - nvidia/meta/llama-3.3-70b-instruct
"""
TO_PAI_REPORT = """openclaw.json: 9 values: 1 needs you, 1 dropped, 1 approximated, 3 renamed,
  3 exact

Needs you (1): yours to finish
      7  models.providers.nvidia.apiKey -> 12  spec.apiKeySecretRef
           create the Secret: pai add secret nvidia-api-key --from-literal
           api-key="$NVIDIA_API_KEY"

Dropped (1): not in the result
     13  agents.defaults.workspace
           how OpenClaw runs its agents; Pai has its own ways

Approximated (1): kept, but not quite the same
      9  models.providers.nvidia.models[0].contextWindow
  -> 15  spec.maxTokensPerRequest
           Pai has one cap for all models of a provider

Renamed (3): the same under another name
      8  models.providers.nvidia.api -> 10  spec.provider
           the provider's type says which API it speaks
      9  models.providers.nvidia.models[0].{name, maxTokens} (2 values)
   -> 7  metadata.annotations["provcheck.dev/models"]
           Pai knows models by id alone

Exact (3): the same
      6  models.providers.nvidia.baseUrl      -> 11  spec.endpoint
      9  models.providers.nvidia.models[0].id -> 17  spec.allowedModels[0]
     13  agents.defaults.model                -> 28  spec.models[0]
           means the same there

Then run:
  pai add secret nvidia-api-key --from-literal api-key="$NVIDIA_API_KEY"
"""
PAI = """apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local  # in the rack
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  allowedModels:
    - acme-7b
  maxTokensPerDay: 1000000
---
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - local/acme-7b
"""
CONFIG = """{
  agents: { entries: { helper: { model: { primary: "local/acme-7b" } } } },
  models: {
    mode: "merge",
    providers: {
      local: { // in the rack
        baseUrl: "http://vllm:8000/v1",
        api: "openai-completions",
        models: [
          { id: "acme-7b", name: "acme-7b" }
        ]
      }
    }
  },
  skills: {
    entries: {
      provcheck: {
        enabled: false,
        config: { providers: { local: { spec: { maxTokensPerDay: 1000000 } } } }
      }
    }
  }
}
"""
TO_OPENCLAW_REPORT = """pai.yaml: 14 values: 1 approximated, 3 defaulted, 5 renamed, 5 exact

Approximated (1): kept, but not quite the same
     10  spec.maxTokensPerDay (document 1)
  -> 19  skills.entries.provcheck.config.providers.local.spec.maxTokensPerDay
           OpenClaw does not limit this

Defaulted (3): in the result only
      8  spec.allowedModels (document 1)
  -> 10  models.providers.local.models[0].name
           OpenClaw wants a name: the id
      8  spec.allowedModels (document 1)
           no context window is known for sure: OpenClaw will assume one
      8  spec.allowedModels (document 1)
           no output limit is known for sure: OpenClaw will assume one

Renamed (5): the same under another name
      1  apiVersion (document 1) -> 6  models.providers.local
      2  kind (document 1)       -> 6  models.providers.local
     12  apiVersion (document 2) -> 2  agents.entries.helper
     13  kind (document 2)       -> 2  agents.entries.helper
           its place says what it is
      6  spec.provider (document 1) -> 8  models.providers.local.api
           the api says what the type said

Exact (5): the same
      4  metadata.name (document 1)  -> 6  models.providers.local
      7  spec.endpoint (document 1)  -> 7  models.providers.local.baseUrl
      9  spec.allowedModels[0] (document 1)
  -> 10  models.providers.local.models[0].id
     15  metadata.name (document 2)  -> 2  agents.entries.helper
     18  spec.models[0] (document 2) -> 2  agents.entries.helper.model.primary
           means the same there
"""
COMMANDS = r"""# No option says maxTokensPerRequest.
pai create model-provider nvidia \
  --provider openai \
  --endpoint https://integrate.api.nvidia.com/v1 \
  --allowed-models "meta/llama-3.3-70b-instruct" \
  --api-key "$NVIDIA_API_KEY"

# Agent main: no command makes this Agent with all it says; use --as yaml and pai apply -f.
"""

CLASSES = ("needs-you", "dropped", "approximated", "defaulted", "renamed", "exact")
SECRETS = ("plainLiteralKey-123456", "UrlPassw0rdXYZ", "HeaderTok3nValueABCDEF", "envtok-9f8e7d6c5b4a39281706")
SOURCE = """{
  // the token is envtok-9f8e7d6c5b4a39281706
  env: { FOO_TOKEN: "envtok-9f8e7d6c5b4a39281706" },
  models: { providers: { gw: {
    baseUrl: "https://alice:UrlPassw0rdXYZ@gw.example.net/v1",
    apiKey: "plainLiteralKey-123456",
    api: "openai-completions",
    headers: { Authorization: "Bearer HeaderTok3nValueABCDEF" },
    models: [{ id: "m", name: "M" }],
  } } },
}
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "openclaw.json").write_text(OPENCLAW)
    (tmp_path / "pai.yaml").write_text(PAI)
    return tmp_path


def test_to_pai(here: Path) -> None:
    assert run("convert", "openclaw.json", "--to", "pai", cwd=here) == (0, MANIFESTS, TO_PAI_REPORT)


def test_to_openclaw(here: Path) -> None:
    assert run("convert", "pai.yaml", "--to", "openclaw", cwd=here) == (0, CONFIG, TO_OPENCLAW_REPORT)


def test_as_commands(here: Path) -> None:
    assert run("convert", "openclaw.json", "--to", "pai", "--as", "cli", "-q", cwd=here) == (0, COMMANDS, "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_commands_reach_pai_as_they_are_meant(here: Path) -> None:
    text = OPENCLAW.replace("meta/llama-3.3-70b-instruct", "a'b $(touch made) `id` $HOME")
    commands = run("convert", "-", "--to", "pai", "--as", "cli", "-q", "--allow-errors", cwd=here, stdin=text.encode())
    script = "pai() { printf '%s\\n' \"$@\"; }\n" + commands.out
    environment = {**os.environ, "NVIDIA_API_KEY": "the key"}
    done = subprocess.run(["bash"], cwd=here, input=script, capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.splitlines() == [
        *("create", "model-provider", "nvidia", "--provider", "openai"),
        *("--endpoint", "https://integrate.api.nvidia.com/v1"),
        *("--allowed-models", "a'b $(touch made) `id` $HOME", "--api-key", "the key"),
    ]
    assert not (here / "made").exists()


@pytest.mark.parametrize(("source", "to"), [("openclaw.json", "pai"), ("pai.yaml", "openclaw")])
def test_standard_input(here: Path, source: str, to: str) -> None:
    text = (here / source).read_bytes()
    named = run("convert", source, "--to", to, cwd=here)
    assert run("convert", "-", "--to", to, "--stdin-filename", source, cwd=here, stdin=text) == named
    assert run("convert", "-", "--to", to, cwd=here, stdin=text).out == named.out


def test_a_folder(here: Path) -> None:
    assert run("convert", ".", "--to", "pai", "-q", cwd=here) == (0, MANIFESTS, "")


@pytest.mark.parametrize("folder", ["made/", "made/deeper/"])
def test_a_new_folder_gets_a_file_for_each_resource(here: Path, folder: str) -> None:
    assert run("convert", "openclaw.json", "--to", "pai", "-q", "-o", folder, cwd=here) == (0, "", "")
    assert sorted(os.listdir(here / folder)) == ["main.agent.yaml", "nvidia.modelprovider.yaml"]


def test_nothing_is_overwritten_without_force(here: Path) -> None:
    (here / "made").mkdir()
    (here / "made" / "main.agent.yaml").write_text("mine")
    outcome = run("convert", "openclaw.json", "--to", "pai", "-q", "-o", "made", cwd=here)
    assert (outcome.code, outcome.out) == (2, "")
    assert os.listdir(here / "made") == ["main.agent.yaml"]
    assert (here / "made" / "main.agent.yaml").read_text() == "mine"
    assert run("convert", "openclaw.json", "--to", "pai", "-q", "-o", "made", "--force", cwd=here).code == 0
    assert (here / "made" / "main.agent.yaml").read_text() != "mine"


def test_all_files_are_written_or_none(here: Path) -> None:
    (here / "made" / "main.agent.yaml").mkdir(parents=True)
    assert run("convert", "openclaw.json", "--to", "pai", "-q", "-o", "made", "--force", cwd=here).code == 2
    assert os.listdir(here / "made") == ["main.agent.yaml"]


def test_mode_and_link_stay(here: Path) -> None:
    (here / "real.yaml").write_text("old")
    (here / "real.yaml").chmod(0o640)
    (here / "link.yaml").symlink_to("real.yaml")
    assert run("convert", "openclaw.json", "--to", "pai", "-q", "-o", "link.yaml", "--force", cwd=here).code == 0
    assert (here / "link.yaml").is_symlink()
    assert (here / "real.yaml").read_text() == MANIFESTS
    assert stat.S_IMODE((here / "real.yaml").stat().st_mode) == 0o640


@pytest.mark.parametrize("target", ["missing/x.yaml", "openclaw.json/x.yaml", ""])
def test_where_nothing_can_be_written(here: Path, target: str) -> None:
    before = sorted(os.listdir(here))
    assert run("convert", "openclaw.json", "--to", "pai", "-q", "-o", target, cwd=here).code == 2
    assert sorted(os.listdir(here)) == before


def test_force_makes_no_folder_of_a_file(here: Path) -> None:
    outcome = run("convert", "openclaw.json", "--to", "pai", "-q", "-o", "pai.yaml/", "--force", cwd=here)
    assert outcome.code == 2
    assert "--force" not in outcome.err


@pytest.mark.parametrize("options", [["-o", "openclaw.json", "--force"], ["--dry-run", "--report", "openclaw.json"]])
def test_a_source_is_never_overwritten(here: Path, options: list[str]) -> None:
    assert run("convert", "openclaw.json", "--to", "pai", "-q", *options, cwd=here).code == 2
    assert (here / "openclaw.json").read_text() == OPENCLAW


@pytest.mark.parametrize("options", [["--report", "pipe"], ["-o", "pipe", "--force"]])
def test_what_is_no_file_is_never_replaced(here: Path, options: list[str]) -> None:
    os.mkfifo(here / "pipe")
    reader = os.open(here / "pipe", os.O_RDWR | os.O_NONBLOCK)
    run("convert", "openclaw.json", "--to", "pai", "-q", *options, cwd=here)
    os.close(reader)
    assert (here / "pipe").is_fifo()


def test_report_and_result_cannot_share_a_file(here: Path) -> None:
    assert run("convert", "openclaw.json", "--to", "pai", "-q", "-o", "r", "--report", "r", cwd=here).code == 2


def test_the_report_is_part_of_all_or_nothing(here: Path) -> None:
    assert run("convert", "pai.yaml", "--to", "openclaw", "-q", "-o", "r", "--report", "no/r", cwd=here).code == 2
    assert not (here / "r").exists()


def test_report_as_json(here: Path) -> None:
    outcome = run("convert", "pai.yaml", "--to", "openclaw", "-q", "--dry-run", "--report", "-", cwd=here)
    report = json.loads(outcome.out)
    assert list(report) == ["version", "entries", "summary"]
    assert report["version"] == 1
    keys = ["class", "path", "document", "pointer", "line", "column", "target", "reason"]
    assert all(list(entry) == keys for entry in report["entries"])
    assert all(entry["target"] is None or list(entry["target"]) == keys[1:4] for entry in report["entries"])
    counts = {one: sum(entry["class"] == one for entry in report["entries"]) for one in CLASSES}
    assert report["summary"] == counts


def test_report_and_result_cannot_share_standard_output(here: Path) -> None:
    assert run("convert", "openclaw.json", "--to", "pai", "--report", "-", cwd=here).code == 2


def test_strict(here: Path) -> None:
    assert run("convert", "openclaw.json", "--to", "pai", "--strict", cwd=here) == (1, MANIFESTS, TO_PAI_REPORT)
    clean = PAI.replace("  maxTokensPerDay: 1000000\n", "").encode()
    assert run("convert", "-", "--to", "openclaw", "--strict", "-q", cwd=here, stdin=clean).code == 0


def test_check(here: Path) -> None:
    arguments = ["convert", "openclaw.json", "--to", "pai", "-q", "-o", "x.yaml"]
    assert run(*arguments, "--check", cwd=here).code == 1
    assert not (here / "x.yaml").exists()
    assert run(*arguments, cwd=here).code == 0
    assert run(*arguments, "--check", cwd=here) == (0, "", "")
    (here / "x.yaml").write_text(MANIFESTS + "\n")
    assert run(*arguments, "--check", cwd=here) == (1, "", "x.yaml is not what would be written\n")


def test_dry_run(here: Path) -> None:
    outcome = run("convert", "openclaw.json", "--to", "pai", "--dry-run", "-o", "x.yaml", cwd=here)
    assert outcome == (0, "", TO_PAI_REPORT)
    assert not (here / "x.yaml").exists()


def test_errors(here: Path) -> None:
    text = OPENCLAW.replace("contextWindow: 128000", 'contextWindow: "128k"').encode()
    refused = run("convert", "-", "--to", "pai", cwd=here, stdin=text)
    assert (refused.code, refused.out) == (1, "")
    assert "PC102" in refused.err
    assert run("convert", "-", "--to", "pai", "--allow-errors", "-q", cwd=here, stdin=text).code == 0


@pytest.mark.parametrize("name", ["package.json", "compose.yaml", "empty.yaml"])
def test_a_source_that_is_none_is_named(here: Path, name: str) -> None:
    (here / name).write_text("" if name == "empty.yaml" else '{"name": "x"}')
    outcome = run("convert", name, "--to", "pai", cwd=here)
    assert outcome.code == 1
    assert name in outcome.err


@pytest.mark.parametrize("text", [b"", b"{", b"\xff\xfe\x00", b"[" * 5000, b"\x00" * 100, b"{}"])
@pytest.mark.parametrize("to", ["pai", "openclaw"])
def test_hostile_sources_are_refused(here: Path, text: bytes, to: str) -> None:
    for options in ([], ["--allow-errors"]):
        outcome = run("convert", "-", "--to", to, *options, cwd=here, stdin=text)
        assert outcome.code in (1, 2)
        assert outcome.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--to", "pai"],
        ["openclaw.json"],
        ["openclaw.json", "--to", "toml"],
        ["openclaw.json", "--to", "openclaw"],
        ["pai.yaml", "--to", "pai"],
        ["openclaw.json", "--to", "pai", "--check"],
        ["openclaw.json", "--to", "pai", "--as", "cli", "-o", "x/"],
        ["pai.yaml", "--to", "openclaw", "--as", "cli"],
        ["openclaw.json", "--to", "pai", "--openclaw-version", "soon"],
        ["openclaw.json", "--to", "pai", "--namespace", "Not a label!"],
    ],
)
def test_wrong_usage(here: Path, arguments: list[str]) -> None:
    outcome = run("convert", *arguments, cwd=here)
    assert (outcome.code, outcome.out) == (2, "")


def test_request_cap(here: Path) -> None:
    second = '4096 }, { id: "small", name: "S", contextWindow: 8192, maxTokens: 4096 }'
    text = OPENCLAW.replace("4096 }", second).encode()
    for choice, cap in (("min", "8192"), ("max", "128000"), ("none", "")):
        made = run("convert", "-", "--to", "pai", "-q", "--request-cap", choice, cwd=here, stdin=text).out
        assert [line.split()[1] for line in made.splitlines() if "maxTokensPerRequest" in line] == [cap][: bool(cap)]


def test_no_annotations(here: Path) -> None:
    for arguments in (["openclaw.json", "--to", "pai"], ["pai.yaml", "--to", "openclaw"]):
        outcome = run("convert", *arguments, "--no-annotations", "-q", cwd=here)
        assert outcome.code == 0
        assert "provcheck" not in outcome.out


def test_namespace_name_and_header(here: Path) -> None:
    options = ["--namespace", "prod", "--name", "bob", "--header", "-q"]
    made = run("convert", "openclaw.json", "--to", "pai", *options, cwd=here).out
    assert made.count("  namespace: prod\n") == 2
    assert "  name: bob\n" in made
    assert made.startswith("# Made by provcheck ")
    (here / "made.yaml").write_text(made)
    assert run("convert", "made.yaml", "--to", "openclaw", "--namespace", "prod", "-q", cwd=here).code == 0
    assert run("convert", "made.yaml", "--to", "openclaw", "--namespace", "other", "-q", cwd=here).code == 1


def test_the_header_counts_as_the_report_does(here: Path) -> None:
    made = run("convert", "openclaw.json", "--to", "pai", "--as", "cli", "--header", cwd=here)
    assert "5 dropped" in made.err
    assert "5 dropped" in made.out


def test_an_older_release(here: Path) -> None:
    made = run("convert", "pai.yaml", "--to", "openclaw", "-q", "--openclaw-version", "2026.1.30", cwd=here).out
    assert 'lastTouchedVersion: "2026.1.30"' in made
    assert "list: [" in made


def test_providers_of_one_name_stay_apart(here: Path) -> None:
    (here / "second.json").write_text(OPENCLAW)
    made = run("convert", "openclaw.json", "second.json", "--to", "pai", "-q", cwd=here).out
    assert [line for line in made.splitlines() if line.startswith("  name: ")] == [
        *("  name: nvidia", "  name: nvidia-2", "  name: main", "  name: main-2")
    ]


def test_every_source_is_accounted_for(here: Path) -> None:
    (here / "second.yaml").write_text(PAI.replace("vllm:8000", "other:8000"))
    arguments = ["convert", "pai.yaml", "second.yaml", "--to", "openclaw", "-q", "--dry-run", "--report", "-"]
    report = json.loads(run(*arguments, cwd=here).out)
    assert {entry["path"] for entry in report["entries"]} == {"pai.yaml", "second.yaml"}


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_is_wider_than_the_screen(here: Path, columns: int) -> None:
    (here / "bad.json").write_text(OPENCLAW.replace("contextWindow: 128000", 'contextWindow: "128k"'))
    for source in ("openclaw.json", "bad.json"):
        text = run("convert", source, "--to", "pai", "--dry-run", cwd=here, COLUMNS=str(columns)).err
        assert [line for line in text.splitlines() if len(line) > columns] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_is_no_fault_of_the_program(here: Path) -> None:
    command = [sys.executable, "-m", "provcheck", "convert", "openclaw.json", "--to", "pai", "-q"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, cwd=here, stdout=full, stderr=subprocess.PIPE, env=environment, check=False)
    assert done.returncode == 2
    assert b"provcheck itself failed" not in done.stderr


def test_color(here: Path) -> None:
    for choice, is_colored in (("always", True), ("auto", False), ("never", False)):
        outcome = run("convert", "openclaw.json", "--to", "pai", "--color", choice, cwd=here)
        assert ("\x1b[" in outcome.err) == is_colored
        assert outcome.out == MANIFESTS


def test_the_help_shows_its_examples(here: Path) -> None:
    shown = run("convert", "--help", cwd=here).out
    assert "\\b" not in shown
    assert "  provcheck convert manifests/ --to openclaw -o openclaw.json\n" in shown


@pytest.mark.parametrize("options", [[], ["--as", "cli"], ["--no-annotations", "--header"]])
def test_secrets_go_nowhere(here: Path, options: list[str]) -> None:
    arguments = ["convert", "-", "--to", "pai", "-o", "out", "--report", "report", *options]
    outcome = run(*arguments, cwd=here, stdin=SOURCE.encode())
    assert outcome.code == 0
    seen = outcome.out + outcome.err + (here / "out").read_text() + (here / "report").read_text()
    assert [secret for secret in SECRETS if secret in seen] == []
