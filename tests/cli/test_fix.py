"""``provcheck check --fix`` and ``--diff``, as people use them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from program import ROOT, Outcome, git, run

WRONG = """{
  // which models
  models: { providers: { local: {
    baseUrl: "http://localhost:8000/v1/chat/completions", // the path
    models: [{ id: "llama", name: "L", contextWindow: "32768", maxTokens: 4096 }],
  } } },
  agents: { defaults: { model: { primary: "local/llama", fallbacks: ["local/llama"] } } },
}
"""
RIGHT = WRONG.replace("/chat/completions", "").replace('"32768"', "32768").replace('["local/llama"]', "[]")
SECRET = "sk-ant-api03-Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4"  # noqa: S105 - of nobody
PROVIDER = """apiVersion: pai.io/v1
kind: ModelProvider
metadata: {name: nvidia}
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef: {name: nvidia, key: key}
  allowedModels: [openai/gpt_oss_20b]  # a slip
"""
AGENT = """apiVersion: pai.io/v1
kind: Agent
metadata: {name: helper}
spec:
  image: registry.example.com/helper:1
  models: [nvidia/openai/gpt_oss_20b]
"""

AGENT_MODELS = """{{ models: {{ providers: {{ nvidia: {{
  baseUrl: "https://integrate.api.nvidia.com/v1", api: "openai-completions", apiKey: "${{NVIDIA_API_KEY}}",
  models: [{{ id: "{}", name: "G", contextWindow: 131072, maxTokens: 262144 }}] }} }} }} }}
"""


def check(folder: Path, *arguments: str, stdin: bytes = b"") -> Outcome:
    return run("check", "--as-of", "2026-11-21", *arguments, cwd=folder, stdin=stdin)


def config(folder: Path, text: str = WRONG, name: str = "openclaw.json") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


# What is written


def test_what_can_be_fixed_is_fixed(tmp_path: Path) -> None:
    path = config(tmp_path)
    outcome = check(tmp_path, "--fix")
    assert path.read_text() == RIGHT
    assert outcome == (
        0,
        """\
Fixed in openclaw.json: 1 PC102 wrong-type, 1 PC206 duplicate-ref, 1 PC504
  endpoint-path
1 file is fine.
OpenClaw 2026.9.6 (newest known): openclaw.json
""",
        "",
    )
    assert check(tmp_path, "--fix").out.startswith("1 file is fine.")


def test_the_exit_code_speaks_of_what_is_left(tmp_path: Path) -> None:
    config(tmp_path, WRONG.replace('"local/llama"]', '"local/gone"]'))
    outcome = check(tmp_path, "--fix")
    assert outcome.code == 1
    assert "PC203" in outcome.out
    assert "PC102 unkn" not in outcome.out
    assert check(tmp_path, "--fix", "--exit-zero").code == 0


@pytest.mark.parametrize("dress", ["lf", "crlf", "bom", "no end"])
def test_every_other_byte_stays(tmp_path: Path, dress: str) -> None:
    def dressed(text: str) -> str:
        changed = {"lf": text, "crlf": text.replace("\n", "\r\n"), "bom": f"\ufeff{text}", "no end": text.rstrip()}
        return changed[dress]

    path = config(tmp_path, dressed(WRONG))
    assert check(tmp_path, "--fix").code == 0
    assert path.read_bytes() == dressed(RIGHT).encode()


def test_what_is_unsafe_waits_for_its_option(tmp_path: Path) -> None:
    text = RIGHT.replace(
        'baseUrl: "http://localhost:8000/v1"', f'baseUrl: "https://api.example.com/v1", apiKey: "{SECRET}"'
    )
    path = config(tmp_path, text)
    outcome = check(tmp_path, "--fix")
    assert outcome.code == 1
    assert path.read_text() == text
    assert "1 can be fixed with --fix --unsafe-fixes." in outcome.out
    outcome = check(tmp_path, "--fix", "--unsafe-fixes")
    assert outcome.code == 0
    assert SECRET not in path.read_text()
    assert re.search(r'apiKey: "\$\{[A-Z_]+\}"', path.read_text())
    assert SECRET not in outcome.out + outcome.err


def test_only_what_is_shown_is_fixed(tmp_path: Path) -> None:
    path = config(tmp_path)
    assert check(tmp_path, "--fix", "--select", "PC504").code == 0
    assert path.read_text() == WRONG.replace("/chat/completions", "")
    path = config(tmp_path, WRONG.replace("maxTokens: 4096 }],", "maxTokens: 4096 }], // provcheck: ignore[PC102] yes"))
    check(tmp_path, "--fix")
    assert 'contextWindow: "32768"' in path.read_text()


def test_a_fix_reaches_into_other_files(tmp_path: Path) -> None:
    git("init", cwd=tmp_path)
    config(tmp_path, PROVIDER, "provider.yaml")
    config(tmp_path, AGENT, "agent.yaml")
    outcome = check(tmp_path, "--fix", "provider.yaml")
    assert outcome.code == 0, outcome.out
    assert (tmp_path / "provider.yaml").read_text() == PROVIDER.replace("gpt_oss_20b", "gpt-oss-20b")
    assert (tmp_path / "agent.yaml").read_text() == AGENT.replace("gpt_oss_20b", "gpt-oss-20b")


def test_a_part_that_is_included(tmp_path: Path) -> None:
    config(tmp_path, '{ models: { $include: "./models.json5" } }')
    models = config(
        tmp_path, "{ providers: { local: { baseURL: 'http://localhost/v1', models: [] } } }", "models.json5"
    )
    check(tmp_path, "--fix", "openclaw.json")
    assert models.read_text() == "{ providers: { local: { baseUrl: 'http://localhost/v1', models: [] } } }"


def test_what_is_excluded_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "vendor").mkdir()
    config(tmp_path, '{ models: { $include: "./vendor/models.json5" } }')
    text = "{ providers: { local: { baseURL: 'http://localhost/v1', models: [] } } }"
    models = config(tmp_path, text, "vendor/models.json5")
    outcome = check(tmp_path, "--fix", "--exclude", "vendor", "openclaw.json")
    assert models.read_text() == text
    assert "it would change vendor/models.json5, which is excluded" in re.sub(r"\s+", " ", outcome.out)


def test_a_fix_does_not_bring_back_what_was_accepted(tmp_path: Path) -> None:
    """The baseline knows a limit by its model's id: with another id it would be a new finding."""
    text = AGENT_MODELS.format("openai/gpt_oss_20b")
    path = config(tmp_path, text)
    assert check(tmp_path, "--select", "PC4", "--write-baseline", "base.jsonl").code == 0
    outcome = check(tmp_path, "--fix", "--baseline", "base.jsonl")
    assert path.read_text() == text
    assert "not applied: it would bring error[PC401]" in re.sub(r"\s+", " ", outcome.out)


def test_an_embedded_configuration(tmp_path: Path) -> None:
    inner = "\n".join(f"        {line}" for line in WRONG.rstrip().split("\n"))
    manifest = f"{AGENT.replace('nvidia/openai/gpt_oss_20b', 'local/llama')}  configFiles:\n    - path: /c/openclaw.json\n      content: |\n{inner}\n"
    path = config(tmp_path, manifest, "agent.yaml")
    check(tmp_path, "--fix")
    assert path.read_text() == manifest.replace("/chat/completions", "").replace('"32768"', "32768").replace(
        '["local/llama"]', "[]"
    )


def test_json_tells_what_was_fixed(tmp_path: Path) -> None:
    config(tmp_path)
    report = json.loads(check(tmp_path, "--fix", "--output-format", "json").out)
    assert report["summary"]["fixed"] == 3
    assert [(one["code"], one["line"]) for one in report["fixed"]] == [("PC504", 4), ("PC102", 5), ("PC206", 7)]
    assert report["findings"] == []


def test_a_fix_that_does_harm_is_not_applied(tmp_path: Path) -> None:
    text = WRONG.replace('"32768"', '"2048"')
    path = config(tmp_path, text)
    outcome = check(tmp_path, "--fix")
    assert outcome.code == 1
    assert '"2048"' in path.read_text()
    assert "not applied: it would bring error[PC" in re.sub(r"\s+", " ", outcome.out)
    (left,) = json.loads(check(tmp_path, "--fix", "--output-format", "json").out)["findings"]
    assert left["fix"]["refused"].startswith("it would bring error[PC")


# How it is written


def test_the_mode_stays_and_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    path = config(tmp_path / "real")
    path.chmod(0o640)
    (tmp_path / "openclaw.json").symlink_to("real/openclaw.json")
    assert check(tmp_path, "--fix", "openclaw.json").code == 0
    assert (tmp_path / "openclaw.json").is_symlink()
    assert path.read_text() == RIGHT
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in (tmp_path / "real").iterdir()] == ["openclaw.json"]


def test_a_file_with_several_names_is_refused(tmp_path: Path) -> None:
    path = config(tmp_path)
    os.link(path, tmp_path / "other.txt")
    outcome = check(tmp_path, "--fix")
    assert outcome.code == 1
    assert path.read_text() == WRONG
    assert "openclaw.json is not fixed: it has several names (hard links)" in outcome.err
    assert "PC504" in outcome.out


def test_one_file_that_cannot_be_written_does_not_stop_the_others(tmp_path: Path) -> None:
    path, other = config(tmp_path), config(tmp_path, name="b.openclaw.json")
    os.link(path, tmp_path / "other.txt")
    outcome = check(tmp_path, "--fix")
    assert (path.read_text(), other.read_text()) == (WRONG, RIGHT)
    assert "Fixed in b.openclaw.json" in outcome.out
    assert "Fixed in openclaw.json" not in outcome.out
    assert check(tmp_path, "--fix", "--exit-zero").code == 2


def test_files_that_belong_together_are_written_together(tmp_path: Path) -> None:
    config(tmp_path, PROVIDER, "provider.yaml")
    agent = config(tmp_path, AGENT, "agent.yaml")
    os.link(agent, tmp_path / "other.txt")
    outcome = check(tmp_path, "--fix")
    assert (tmp_path / "provider.yaml").read_text() == PROVIDER
    assert "agent.yaml is not fixed: it has several names" in outcome.err
    assert "provider.yaml is not fixed: it goes with agent.yaml" in outcome.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("what", ["openclaw.json", "."])
def test_what_may_not_be_written(tmp_path: Path, what: str) -> None:
    path = config(tmp_path)
    place = tmp_path / what
    place.chmod(place.stat().st_mode & ~0o222)
    outcome = check(tmp_path, "--fix")
    place.chmod(0o755)
    assert path.read_text() == WRONG
    assert "openclaw.json is not fixed: permission denied" in outcome.err


FAIL = """
import os, resource, signal, sys
from provcheck.__main__ import main
sys.argv = ["provcheck", "check", "--fix"]
{}
main()
"""


def failing(folder: Path, how: str) -> subprocess.CompletedProcess[str]:
    """A run in which something goes wrong at the worst moment."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [sys.executable, "-c", FAIL.format(how)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("call", ["fsync", "chmod", "stat", "replace"])
def test_killed_at_any_moment_the_file_is_the_old_or_the_new_one(tmp_path: Path, call: str) -> None:
    path = config(tmp_path, WRONG * 1)
    killed = f"""
kept = os.{call}
def last(*args, **kwargs):
    if "provcheck.writing" in sys.modules and sys._getframe(1).f_globals["__name__"] == "provcheck.writing":
        os.kill(os.getpid(), signal.SIGKILL)
    return kept(*args, **kwargs)
os.{call} = last
"""
    assert failing(tmp_path, killed).returncode == -signal.SIGKILL
    assert path.read_text() == WRONG


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = config(tmp_path)
    full = "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))"
    done = failing(tmp_path, full)
    assert done.returncode == 1
    assert "openclaw.json is not fixed: file too large" in done.stderr
    assert path.read_text() == WRONG
    assert os.listdir(tmp_path) == ["openclaw.json"]


def test_a_file_that_changed_meanwhile_is_left(tmp_path: Path) -> None:
    path = config(tmp_path)
    changed = f"""
import provcheck.fix.passes as passes
kept = passes.fix
def slow(*args, **kwargs):
    open({str(path)!r}, "a").write("// mine")
    return kept(*args, **kwargs)
passes.fix = slow
"""
    done = failing(tmp_path, changed)
    assert done.returncode == 1
    assert "openclaw.json is not fixed: it has changed since it was read" in done.stderr
    assert path.read_text() == f"{WRONG}// mine"


def test_a_limit_that_is_reached_is_told(tmp_path: Path) -> None:
    path = config(tmp_path, WRONG.replace("/completions", "/completions "))
    done = failing(tmp_path, "import provcheck.fix.passes as passes; passes.MOST_PASSES = 1")
    assert done.returncode == 1
    assert done.stderr.startswith("stopped early: fixes kept leading to other fixes")
    assert "/completions" in path.read_text()
    assert "PC504" in done.stdout


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_ended_from_outside_a_run_leaves_nothing_behind(tmp_path: Path, ending: signal.Signals) -> None:
    path = config(tmp_path)
    ended = f"os.replace = lambda *_: os.kill(os.getpid(), {ending.value})"
    if ending is signal.SIGINT:  # which whoever runs the tests in the background ignores
        ended += "; signal.signal(signal.SIGINT, signal.default_int_handler)"
    assert failing(tmp_path, ended).returncode == 128 + ending
    assert path.read_text() == WRONG
    assert os.listdir(tmp_path) == ["openclaw.json"]


@pytest.mark.parametrize("name", ["openclaw.json", "./openclaw.json", "agent.yaml"])
def test_a_report_does_not_take_the_place_of_a_file(tmp_path: Path, name: str) -> None:
    config(tmp_path)
    config(tmp_path, AGENT, "agent.yaml")
    for options in ([], ["--fix", "openclaw.json"]):
        outcome = check(tmp_path, *options, "--output-format", "json", "--output-file", name)
        assert outcome.code == 2
        assert "is a file that a run needs" in outcome.err
    assert (tmp_path / "openclaw.json").read_text() == WRONG
    assert (tmp_path / "agent.yaml").read_text() == AGENT


# Standard input


def test_standard_input_goes_to_standard_output(tmp_path: Path) -> None:
    outcome = check(tmp_path, "--fix", "-", stdin=WRONG.encode())
    assert (outcome.code, outcome.out) == (0, RIGHT)
    assert outcome.err.startswith("Fixed in <stdin>: 1 PC102")


@pytest.mark.parametrize("data", [b"{ models: '\xff' }\r\n", b"x" * 11_000_000, b"", b"key: value\n", b"{ broken"])
def test_what_cannot_be_fixed_comes_back_as_it_was(tmp_path: Path, data: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "provcheck", "check", "--fix", "-", "--stdin-filename", "openclaw.json"],
        cwd=tmp_path, input=data, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert done.stdout == data


def test_an_excluded_text_comes_back_too(tmp_path: Path) -> None:
    outcome = check(
        tmp_path,
        "--fix",
        "-",
        "--stdin-filename",
        "a/openclaw.json",
        "--exclude",
        "a",
        "--force-exclude",
        stdin=WRONG.encode(),
    )
    assert (outcome.code, outcome.out) == (0, WRONG)


def test_with_standard_input_no_other_file_changes(tmp_path: Path) -> None:
    git("init", cwd=tmp_path)
    config(tmp_path, AGENT, "agent.yaml")
    outcome = check(tmp_path, "--fix", "-", "--stdin-filename", "provider.yaml", stdin=PROVIDER.encode())
    assert outcome.out == PROVIDER
    assert (tmp_path / "agent.yaml").read_text() == AGENT
    assert "it would change agent.yaml too, which was not named" in re.sub(r"\s+", " ", outcome.err)


# Diffs


@pytest.mark.parametrize("name", ["openclaw.json", "with space.openclaw.json", "é\t“.openclaw.json"])
@pytest.mark.parametrize("dress", ["lf", "crlf", "no end"])
def test_a_diff_can_be_applied(tmp_path: Path, name: str, dress: str) -> None:
    def dressed(text: str) -> str:
        return {"lf": text, "crlf": text.replace("\n", "\r\n"), "no end": text.rstrip()}[dress]

    git("init", cwd=tmp_path)
    path = config(tmp_path, dressed(WRONG), name)
    done = subprocess.run(
        [sys.executable, "-m", "provcheck", "check", "--diff"],
        cwd=tmp_path, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == b"Would fix 3 findings in 1 file.\n"
    assert path.read_bytes() == dressed(WRONG).encode()
    (tmp_path / "patch").write_bytes(done.stdout)
    git("apply", "patch", cwd=tmp_path)
    assert path.read_bytes() == dressed(RIGHT).encode()


def test_a_diff_looks_like_one(tmp_path: Path) -> None:
    config(tmp_path)
    assert (
        check(tmp_path, "--diff").out
        == """\
--- a/openclaw.json
+++ b/openclaw.json
@@ -1,8 +1,8 @@
 {
   // which models
   models: { providers: { local: {
-    baseUrl: "http://localhost:8000/v1/chat/completions", // the path
-    models: [{ id: "llama", name: "L", contextWindow: "32768", maxTokens: 4096 }],
+    baseUrl: "http://localhost:8000/v1", // the path
+    models: [{ id: "llama", name: "L", contextWindow: 32768, maxTokens: 4096 }],
   } } },
-  agents: { defaults: { model: { primary: "local/llama", fallbacks: ["local/llama"] } } },
+  agents: { defaults: { model: { primary: "local/llama", fallbacks: [] } } },
 }
"""
    )


def test_no_diff_is_no_change(tmp_path: Path) -> None:
    config(tmp_path, RIGHT)
    assert check(tmp_path, "--diff") == (0, "", "Nothing would be fixed.\n")


def test_a_diff_masks_secrets_and_says_so(tmp_path: Path) -> None:
    text = WRONG.replace("baseUrl", f'apiKey: "{SECRET}",\n    baseUrl')
    path = config(tmp_path, text)
    for options in (["--diff"], ["--diff", "--unsafe-fixes"], ["--fix", "--diff"]):
        outcome = check(tmp_path, *options)
        assert outcome.code == 1
        assert SECRET not in outcome.out + outcome.err
        assert outcome.out.startswith("# Secrets are masked: this diff cannot be applied.\n--- a/openclaw.json\n")
        assert re.search(r'^[ -]    apiKey: "\*+",$', outcome.out, re.MULTILINE)
    assert path.read_text() == text


def test_a_diff_of_standard_input(tmp_path: Path) -> None:
    outcome = check(tmp_path, "--diff", "-", "--stdin-filename", "a/openclaw.json", stdin=WRONG.encode())
    assert outcome.code == 1
    assert outcome.out.startswith("--- a/a/openclaw.json\n+++ b/a/openclaw.json\n")


def test_reports_go_beside_a_diff(tmp_path: Path) -> None:
    config(tmp_path)
    outcome = check(tmp_path, "--diff", "--output-format", "json", "--output-file", "report.json")
    assert outcome.out.startswith("--- a/openclaw.json")
    assert json.loads((tmp_path / "report.json").read_text())["summary"]["fixed"] == 3


def test_unsafe_fixes_go_with_something(tmp_path: Path) -> None:
    outcome = check(tmp_path, "--unsafe-fixes")
    assert outcome.code == 2
    assert "--unsafe-fixes goes with --fix or --diff" in outcome.err


# Comments that were meant to protect something


@pytest.mark.parametrize("remark", ["ignore(PC102)", "noqa PC102", "disable=PC102", "ignore PC102"])
def test_a_malformed_suppression_is_mended_before_it_is_too_late(tmp_path: Path, remark: str) -> None:
    path = config(tmp_path, WRONG.replace("maxTokens: 4096 }],", f"maxTokens: 4096 }}], // provcheck: {remark} yes"))
    outcome = check(tmp_path, "--fix")
    assert outcome.code == 0, outcome.out
    assert 'contextWindow: "32768"' in path.read_text()
    assert "// provcheck: ignore[PC102] yes" in path.read_text()


@pytest.mark.parametrize("remark", ["ignore[PC1O2]", "ignore[102]", "ignore", "ignore[]"])
def test_what_a_doubtful_comment_speaks_about_is_left(tmp_path: Path, remark: str) -> None:
    path = config(tmp_path, WRONG.replace("maxTokens: 4096 }],", f"maxTokens: 4096 }}], // provcheck: {remark} yes"))
    outcome = check(tmp_path, "--fix")
    assert outcome.code == 1
    assert 'contextWindow: "32768"' in path.read_text()
    assert f"// provcheck: {remark} yes" in path.read_text()
    assert "a comment there was meant to suppress something" in re.sub(r"\s+", " ", outcome.out)


def test_with_standard_input_what_it_includes_is_left(tmp_path: Path) -> None:
    config(tmp_path, '{ models: { $include: "./part.json5" } }')
    text = "{ providers: { local: { baseURL: 'http://localhost/v1', models: [] } } }"
    part = config(tmp_path, text, "part.json5")
    whole = b'{ models: { $include: "./part.json5" } }'
    outcome = check(tmp_path, "--fix", "-", "--stdin-filename", "openclaw.json", stdin=whole)
    assert outcome.out.encode() == whole
    assert part.read_text() == text


# Many


def test_many_findings_that_say_the_same(tmp_path: Path) -> None:
    """More than are told at once: as the first ones go, others come up that say the same."""
    one = '"p{}": {{"baseUrl": "http://localhost:1", "models": [{{"id": "a", "name": "a", "contextWindow": "32000"}}]}}'
    many = ",\n".join(one.format(number) for number in range(320))
    path = config(tmp_path, f'{{"models": {{"providers": {{\n{many}\n}}}}}}')
    outcome = check(tmp_path, "--fix", "--select", "PC102", "--statistics")
    assert outcome.code == 0, outcome.out
    assert path.read_text() == f'{{"models": {{"providers": {{\n{many}\n}}}}}}'.replace('"32000"', "32000")


def test_strict_json_stays_strict(tmp_path: Path) -> None:
    path = config(tmp_path, '{"env": {"NVIDIA_API_KEY": "x"}}')
    check(tmp_path, "--fix")
    assert json.loads(path.read_text()) == {"env": {"vars": {"NVIDIA_API_KEY": "x"}}}


@pytest.mark.parametrize("name", ["agents.json5", "provcheck.toml", "pyproject.toml", "base.jsonl", "agent.yaml"])
def test_a_report_takes_the_place_of_nothing_that_a_run_needs(tmp_path: Path, name: str) -> None:
    config(tmp_path, '{ agents: { $include: "./agents.json5" } }')
    texts = {
        "agents.json5": "{ defaults: {} }",
        "provcheck.toml": 'ignore = ["PC209"]\n',
        "pyproject.toml": "[project]\n",
        "base.jsonl": '{"provcheck-baseline":1}\n',
        "agent.yaml": AGENT,
    }
    for other, text in texts.items():
        config(tmp_path, text, other)
    outcome = check(tmp_path, "openclaw.json", "--output-format", "json", "--output-file", name)
    assert outcome.code == 2
    assert f"{name} is a file" in outcome.err
    assert (tmp_path / name).read_text() == texts[name]


def test_an_older_report_is_replaced(tmp_path: Path) -> None:
    config(tmp_path)
    (tmp_path / "report.json").write_text("{}")
    assert check(tmp_path, "--output-format", "json", "--output-file", "report.json").code == 1
    assert json.loads((tmp_path / "report.json").read_text())["version"] == 1
