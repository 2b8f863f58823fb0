"""The hooks in the hands of the real pre-commit, in repositories as users have them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from configurations import PROVIDER
from hooked import Hooks, Repository, configuration, installed, new
from once import shared
from program import ROOT, git, run
from provcheck.adopt import hook

GOOD = """{
  agents: { defaults: { model: "local/llama" } }, // the office's
  models: {
    providers: {
      local: {
        baseUrl: "http://localhost:8000/v1",
        api: "openai-completions",
        apiKey: "none",
        models: [{ id: "llama", name: "Llama", contextWindow: 32768, maxTokens: 4096 }],
      },
    },
  },
}
"""
BAD = GOOD.replace('"local/llama"', '"local/lama"')
BROKEN = "{ agents: "
AGENT = """apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models: [local/llama]
"""


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Hooks:
    return installed(shared(tmp_path_factory, worker_id))


@pytest.fixture
def repository(tmp_path: Path, hooks: Hooks) -> Callable[..., Repository]:
    return partial(new, tmp_path / "repository", hooks)


Make = Callable[..., Repository]


# One file


def test_it_fails_on_a_bad_file_and_passes_when_that_is_mended(repository: Make) -> None:
    here = repository()
    here.stage({"config/openclaw.json": BAD})
    failed = here.run()
    assert failed.code == 1
    assert re.search(r"config/openclaw\.json:2:\d+: warning\[PC203\] unknown-model", failed.text)
    assert 'did you mean "local/llama"?' in failed.text
    assert "hook id: provcheck" in failed.text
    assert "files were modified" not in failed.text
    here.stage({"config/openclaw.json": GOOD})
    passed = here.run()
    assert passed.code == 0
    assert re.search(r"^provcheck\.+Passed$", passed.text, re.MULTILINE)


def test_a_commit_is_stopped_and_let_through(repository: Make) -> None:
    here = repository()
    here.install()
    here.stage({"openclaw.json": BAD})
    stopped = here.git("commit", "-m", "bad")
    assert stopped.code == 1
    assert "PC203" in stopped.text
    here.write({"openclaw.json": GOOD})
    assert here.git("commit", "-a", "-m", "good").code == 0
    assert here.git("status", "--porcelain").text == ""


def test_the_fixing_hook_fixes_and_then_passes(repository: Make) -> None:
    here = repository("provcheck-fix")
    here.stage({"openclaw.json": BAD})
    fixed = here.run()
    assert fixed.code == 1
    assert "files were modified by this hook" in fixed.text
    assert here.read("openclaw.json") == GOOD
    here.stage()
    assert here.run().code == 0


def test_the_fixing_hook_says_what_it_cannot_fix(repository: Make) -> None:
    here = repository("provcheck-fix")
    here.stage({"openclaw.json": GOOD.replace("4096", "40960")})
    left = here.run()
    assert left.code == 1
    assert "PC401" in left.text
    assert "files were modified" not in left.text


def test_what_is_nobodys_is_passed_over(repository: Make) -> None:
    here = repository()
    here.stage({"compose.yaml": "services: {}\n", "chart/templates/a.yaml": "{{- if .Values.a }}\nb: [\n"})
    (here.folder / "latin.yaml").write_bytes(b"name: caf\xe9\n")
    here.stage()
    passed = here.run("--verbose")
    assert passed.code == 0
    assert "No configuration files found." in passed.text
    assert "hidden" not in passed.text


def test_without_a_file_of_ours_it_is_skipped(repository: Make) -> None:
    here = repository()
    here.stage({"package.json": "{", "openclaw.json.bak": "{", "openclaw.plugin.json": "{", "readme.md": ""})
    skipped = here.run()
    assert skipped.code == 0
    assert "(no files to check)Skipped" in skipped.text


# Other files


def test_files_that_are_not_named_are_context(repository: Make) -> None:
    here = repository()
    here.commit({"pai/provider.yaml": PROVIDER})
    here.stage({"pai/agent.yaml": AGENT})
    assert here.run().code == 0
    here.stage({"pai/agent.yaml": AGENT.replace("local/llama", "local/lama")})
    failed = here.run()
    assert failed.code == 1
    assert "pai/agent.yaml:6:12: error[PC204]" in failed.text


def test_findings_in_files_that_are_not_named_are_left_to_a_run_over_all(repository: Make) -> None:
    here = repository()
    here.commit({"pai/provider.yaml": PROVIDER, "pai/agent.yaml": AGENT})
    here.stage({"pai/provider.yaml": PROVIDER.replace("[llama]", "[qwen]")})
    assert here.run().code == 0, "the change is in the provider, and what it breaks is in a file that nobody named"
    failed = here.run("--all-files")
    assert failed.code == 1
    assert "pai/agent.yaml:6:12: error[PC204]" in failed.text


def test_a_file_that_is_deleted_is_no_context_any_more(repository: Make) -> None:
    here = repository()
    here.commit({"provider.yaml": PROVIDER, "openclaw.json": GOOD})
    assert here.git("rm", "-q", "provider.yaml", "openclaw.json").code == 0
    here.stage({"agent.yaml": AGENT.replace("local", "vanished"), "else.yaml": PROVIDER.replace("local", "else")})
    failed = here.run()
    assert "PC202" in failed.text
    here.commit()
    assert here.git("rm", "-q", "agent.yaml", "else.yaml").code == 0
    assert here.run().code == 0


def test_what_is_not_staged_does_not_count(repository: Make) -> None:
    here = repository()
    here.commit({"openclaw.json": GOOD, "provider.yaml": PROVIDER})
    here.stage({"agent.yaml": AGENT})
    here.write({"openclaw.json": BROKEN, "agent.yaml": AGENT.replace("llama", "lama"), "provider.yaml": "pai.io/: ["})
    passed = here.run()
    assert passed.code == 0, passed.text
    assert here.read("openclaw.json") == BROKEN, "pre-commit brings back what was not staged"
    here.stage({"openclaw.json": BAD})
    here.write({"openclaw.json": GOOD, "agent.yaml": AGENT, "provider.yaml": PROVIDER})
    assert here.run().code == 1, "mended on the disk, and not in what is committed"


def test_a_submodule_is_a_repository_of_its_own(repository: Make, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git("init", "-q", cwd=other)
    (other / "openclaw.json").write_text(BAD)
    git("add", "-A", cwd=other)
    git("commit", "-q", "-m", "a", cwd=other)
    here = repository()
    added = here.git("submodule", "add", "-q", str(other), "vendor.yaml")
    assert added.code == 0, added.text
    here.stage({"openclaw.json": GOOD})
    assert here.run().code == 0
    assert here.run("--all-files").code == 0


@pytest.mark.parametrize(
    "name", ["with space/open claw.openclaw.json", "übung/クロー/openclaw.json5", "a'b\"c/openclaw.json"]
)
def test_odd_paths(repository: Make, name: str) -> None:
    here = repository()
    here.stage({name: BAD})
    failed = here.run()
    assert failed.code == 1
    assert f"{name}:2:" in failed.text.replace("\n    ", " ")


def test_a_link_is_left_to_the_file_that_it_names(repository: Make) -> None:
    here = repository()
    here.write({"shared/gateway.json": BAD})
    (here.folder / "openclaw.json").symlink_to("shared/gateway.json")
    (here.folder / "gone.yaml").symlink_to("nowhere.yaml")
    here.stage()
    assert here.run().code == 0
    here.stage({"shared/openclaw.json": BAD})
    (here.folder / "again.openclaw.json").symlink_to("shared/openclaw.json")
    here.stage()
    failed = here.run()
    assert failed.code == 1
    assert failed.text.count("warning[PC203]") == 1


# What users set


def test_settings_hold_and_what_they_exclude_is_not_checked_though_it_is_named(repository: Make) -> None:
    here = repository()
    here.commit({"pyproject.toml": "[tool.provcheck]\nexclude = ['old']\nignore = ['PC203']\n"})
    here.stage({"old/openclaw.json": BROKEN, "node_modules/a/openclaw.json": BROKEN, "openclaw.json": BAD})
    assert here.run().code == 0
    here.stage({"new/openclaw.json": BROKEN})
    failed = here.run()
    assert failed.code == 1
    assert re.search(r"^new/openclaw\.json:1:\d+: error\[PC001\]", failed.text, re.MULTILINE)
    assert "Found 1 error" in failed.text


def test_wrong_settings_are_said(repository: Make) -> None:
    here = repository()
    here.stage({"provcheck.toml": "fail_on = 'error'\n", "openclaw.json": GOOD})
    failed = here.run()
    assert failed.code == 1
    assert "exit code: 2" in failed.text
    assert "provcheck.toml:1:1: " in failed.text


def test_a_baseline(repository: Make) -> None:
    here = repository()
    here.stage({"openclaw.json": BAD, "provcheck.toml": "baseline = 'known.jsonl'\n"})
    assert run("check", "--write-baseline", "known.jsonl", cwd=here.folder).code == 0
    here.stage()
    passed = here.run("--all-files")
    assert passed.code == 0, passed.text
    here.stage({"more/openclaw.json": BAD})
    failed = here.run("--all-files")
    assert failed.code == 1
    assert failed.text.count("warning[PC203]") == 1


def test_arguments_of_the_users(repository: Make) -> None:
    here = repository(more="args: [--fail-on, error, --output-format, concise]")
    here.stage({"openclaw.json": BAD})
    passed = here.run("--verbose")
    assert passed.code == 0
    assert re.search(r"^openclaw\.json:2:\d+: PC203 ", passed.text, re.MULTILINE)
    here.stage({"openclaw.json": BROKEN})
    failed = here.run()
    assert failed.code == 1
    assert re.search(r"^openclaw\.json:1:\d+: PC001 ", failed.text, re.MULTILINE)


def test_other_files_of_the_users(repository: Make) -> None:
    here = repository(more="files: '(^|/)openclaw\\.json$|^gateways/.*\\.conf$'")
    here.commit({"provcheck.toml": "include = ['gateways/*.conf']\n"})
    here.stage({"gateways/eu.conf": BAD, "agent.yaml": "apiVersion: pai.io/v1\nkind: ["})
    failed = here.run()
    assert failed.code == 1
    assert "gateways/eu.conf:2:" in failed.text
    assert "agent.yaml" not in failed.text


def test_on_a_push(repository: Make) -> None:
    here = repository(more="stages: [pre-push]")
    here.stage({"openclaw.json": BAD})
    assert "PC203" not in here.run().text
    assert here.run("--hook-stage", "pre-push").code == 1


def test_in_a_second_work_tree(repository: Make, hooks: Hooks) -> None:
    here = repository()
    here.commit({"pai/provider.yaml": PROVIDER})
    assert here.git("worktree", "add", "-q", "../second").code == 0
    second = Repository(here.folder.parent / "second", hooks)
    second.install()
    second.stage({"pai/agent.yaml": AGENT})
    assert second.git("commit", "-m", "good").code == 0
    second.stage({"pai/again.yaml": AGENT.replace("llama", "lama").replace("helper", "b")})
    assert "PC204" in second.git("commit", "-m", "bad").text


# The manifest and the samples


def test_pre_commit_accepts_the_manifest(hooks: Hooks) -> None:
    done = hooks.pre_commit("validate-manifest", ".pre-commit-hooks.yaml", cwd=ROOT)
    assert done == (0, "")


def samples() -> list[str]:
    """The configurations of pre-commit that README and the pages show."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md")))]
    blocks = [block for text in texts for block in re.findall(r"```yaml[^\n]*\n(.*?)```", text, re.DOTALL)]
    return [block for block in blocks if block.startswith(("repos:", "ci:")) or "\nrepos:" in block]


def test_pre_commit_accepts_what_the_documents_show_and_init_writes(hooks: Hooks, tmp_path: Path) -> None:
    found = [*samples(), hook.new()]
    assert len(found) > 3
    for number, text in enumerate(found):
        path = tmp_path / f"{number}.yaml"
        path.write_text(text)
        done = hooks.pre_commit("validate-config", str(path), cwd=tmp_path)
        assert done == (0, ""), text
        assert set(re.findall(r"- id: (provcheck\S*)", text)) <= {"provcheck", "provcheck-fix"}


def test_what_init_writes_is_what_is_tested_here(hooks: Hooks) -> None:
    tested = configuration(hooks.source)
    assert hook.new() == tested.replace(str(hooks.source), "https://github.com/provcheck/provcheck")
