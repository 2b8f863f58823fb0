"""Which files a run reads, which of them it reports on, and whose business they are."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from configurations import PROVIDER
from program import git
from provcheck import engine
from provcheck.finding import Report, Severity
from provcheck.settings import Settings
from provcheck.settings.globs import Glob
from provcheck.workspace.discovery import Scope, search
from provcheck.workspace.load import load_workspace
from provcheck.workspace.loaded import Loaded
from support import TODAY, lint

OPENCLAW = "{ agents: { defaults: { model: 'nope/llama' } } }"
AGENT = """apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models: [nope/llama]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def repo(here: Path) -> Path:
    git("init", "-q", cwd=here)
    return here


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def load(
    *paths: str, stdin_name: str | None = None, exclude: Sequence[str] = (), force_exclude: bool = False
) -> Loaded:
    settings = Settings(as_of=TODAY, exclude=Glob.all(exclude), force_exclude=force_exclude)
    return load_workspace(paths or ["."], settings, stdin_name)


def read(loaded: Loaded) -> dict[str, bool]:
    """The files that were read, and whether they are reported on."""
    return {file.path: file.reported for file in loaded.files}


def check(*paths: str, stdin_name: str | None = None) -> Report:
    return engine.check(paths or ["."], Settings(as_of=TODAY, show=Severity.INFO), stdin_name)


def told(report: Report) -> list[str]:
    return [f"{finding.code} {finding.location.path}" for finding in report.findings]


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


# What is asked for


def test_a_path_that_is_named_in_several_ways_is_read_once(here: Path) -> None:
    write(here, {"a/openclaw.json": OPENCLAW, "b.yaml": PROVIDER})
    (here / "link.json").symlink_to("a/openclaw.json")
    (here / "linked").symlink_to("a")
    named = ["a/openclaw.json", "./a//openclaw.json", f"{here}/a/openclaw.json", "link.json", "linked/openclaw.json"]
    assert read(load(*named, ".", "a", "b.yaml", "b.yaml")) == {"a/openclaw.json": True, "b.yaml": True}
    assert len(check(*named, ".").findings) == 1


def test_a_named_file_is_read_whatever_its_name(here: Path) -> None:
    write(here, {"conf.txt": OPENCLAW, "pods": AGENT + "---\n" + PROVIDER, "node_modules/a.json": OPENCLAW})
    assert told(check("conf.txt", "pods", "node_modules/a.json")) == [
        "PC202 conf.txt",
        "PC202 node_modules/a.json",
        "PC202 pods",
    ]


@pytest.mark.parametrize(
    "name", ["with space.json", "ünï-😀.json", "line\nbreak.json", "-n.json", "[x].json", "~.json"]
)
def test_odd_names(here: Path, name: str) -> None:
    write(here, {f"odd {name}/{name}": OPENCLAW})
    assert told(check(f"odd {name}/{name}")) == [f"PC202 odd {name}/{name}"]


def test_excludes(here: Path) -> None:
    write(here, {"openclaw.json": OPENCLAW, "old/openclaw.json": OPENCLAW})
    assert list(read(load(exclude=["old"]))) == ["openclaw.json"]
    assert list(read(load("old", exclude=["old"]))) == []
    assert list(read(load("old/openclaw.json", exclude=["old"]))) == ["old/openclaw.json"]
    assert list(read(load("old/openclaw.json", exclude=["old"], force_exclude=True))) == []


def test_an_empty_folder_and_no_paths_at_all(here: Path) -> None:
    assert not check().findings
    assert not engine.check([], Settings(as_of=TODAY)).findings


def test_what_cannot_be_opened_is_a_finding(here: Path) -> None:
    (here / "loop.json").symlink_to("loop.json")
    (here / "broken.json").symlink_to("nowhere")
    os.mkfifo(here / "pipe.json")
    named = ["missing.json", "loop.json", "broken.json", "pipe.json", "nul\0.json", "", "/dev/null", "x" * 5000]
    report = check(*named)
    assert {finding.code for finding in report.findings} == {"PC003"}
    assert report.summary.files == len(named) == len(report.findings)


def test_progress_is_told(here: Path) -> None:
    write(here, {"a/openclaw.json": OPENCLAW, "b/openclaw.json": OPENCLAW})
    seen: list[tuple[int, int]] = []
    engine.check(["."], Settings(as_of=TODAY), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 2), (1, 2)]


# Standard input


def test_standard_input_has_the_name_it_is_given(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, path in [
        (None, "<stdin>"),
        ("conf/openclaw.json", "conf/openclaw.json"),
        (f"{here}/conf/openclaw.json", "conf/openclaw.json"),
        ("./conf//x.json", "conf/x.json"),
    ]:
        stdin(monkeypatch, OPENCLAW.encode())
        assert told(check("-", stdin_name=name)) == [f"PC202 {path}"]


def test_standard_input_is_read_instead_of_the_file_of_its_name(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, {"a.yaml": "{", "b.yaml": PROVIDER})
    git("init", "-q", cwd=here)
    stdin(monkeypatch, AGENT.encode())
    loaded = load("-", stdin_name="a.yaml")
    assert read(loaded) == {"a.yaml": True, "b.yaml": False}
    assert loaded.files[0].source.text == AGENT
    assert not loaded.partial


def test_standard_input_includes_from_the_folder_of_its_name(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, {"conf/part.json5": "{ defaults: { model: 'nope/llama' } }"})
    stdin(monkeypatch, b"{ agents: { $include: './part.json5' } }")
    assert told(check("-", stdin_name="conf/openclaw.json")) == ["PC202 conf/part.json5"]


@pytest.mark.parametrize("data", [b"\xff\xfe{\0}\0", b"{ \xe9 }", b"\xef\xbb\xbf{", b"", b"{" * 100_000, b"\0"])
def test_bad_standard_input_is_a_finding(here: Path, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    stdin(monkeypatch, data)
    (finding,) = check("-", stdin_name="openclaw.json").findings
    assert finding.code in {"PC001", "PC003"}


def test_standard_input_that_is_closed_or_no_stream(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_size: int) -> bytes:
        raise IsADirectoryError

    for broken in (None, SimpleNamespace(buffer=SimpleNamespace(read=read))):
        monkeypatch.setattr(sys, "stdin", broken)
        assert told(check("-")) == ["PC003 <stdin>"]


# Context


def test_manifests_need_the_other_manifests_of_their_repository(repo: Path) -> None:
    write(repo, {"a/agent.yaml": AGENT, "b/provider.yaml": PROVIDER, "c/other.yaml": "x: 1", "openclaw.json": OPENCLAW})
    loaded = load("a/agent.yaml")
    assert read(loaded) == {"a/agent.yaml": True, "b/provider.yaml": False}
    assert not loaded.partial


def test_a_cap_needs_the_windows_that_openclaw_s_files_know(repo: Path) -> None:
    write(repo, {"p.yaml": PROVIDER + "  maxTokensPerRequest: 5\n", "conf/openclaw.json": OPENCLAW})
    assert read(load("p.yaml")) == {"p.yaml": True, "conf/openclaw.json": False}


def test_a_whole_configuration_needs_nothing(repo: Path) -> None:
    write(repo, {"a/openclaw.json": OPENCLAW, "b/openclaw.json": OPENCLAW, "p.yaml": PROVIDER})
    assert read(load("a/openclaw.json")) == {"a/openclaw.json": True}


def test_a_part_needs_what_includes_it(repo: Path) -> None:
    write(
        repo,
        {
            "openclaw.json": "{ agents: { $include: './parts/agents.json5' } }",
            "parts/agents.json5": "{ defaults: { model: 'nope/x' } }",
            "other/openclaw.json": OPENCLAW,
            "p.yaml": PROVIDER,
        },
    )
    report = check("parts/agents.json5")
    assert told(report) == ["PC202 parts/agents.json5"]
    assert [(choice.path, choice.release) for choice in report.openclaw] == [("openclaw.json", "2026.9.6")]
    assert report.summary.files == 1


def test_context_that_is_broken_is_not_reported(repo: Path) -> None:
    write(
        repo, {"agent.yaml": AGENT, "bad.yaml": "apiVersion: pai.io/v1\n{", "openclaw.json": "{", "x/agent.yaml": AGENT}
    )
    assert not check("agent.yaml").findings
    assert told(check()) == ["PC001 bad.yaml", "PC001 openclaw.json"]


def test_context_of_one_repository_and_not_of_its_neighbour(here: Path) -> None:
    for name in ("one", "two"):
        write(here, {f"{name}/agent.yaml": AGENT, f"{name}/provider.yaml": PROVIDER.replace("local", name)})
        git("init", "-q", cwd=here / name)
    assert read(load("one/agent.yaml")) == {"one/agent.yaml": True, "one/provider.yaml": False}
    assert sorted(read(load("one/agent.yaml", "two/agent.yaml"))) == [
        "one/agent.yaml",
        "one/provider.yaml",
        "two/agent.yaml",
        "two/provider.yaml",
    ]


def test_context_from_within_a_folder_of_the_repository(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repo, {"a/agent.yaml": AGENT, "b/provider.yaml": PROVIDER, "a/deep/more.yaml": AGENT})
    monkeypatch.chdir(repo / "a")
    assert read(load("agent.yaml")) == {"agent.yaml": True, "deep/more.yaml": False, "../b/provider.yaml": False}
    assert read(load()) == {"agent.yaml": True, "deep/more.yaml": True, "../b/provider.yaml": False}
    assert read(load("../b")) == {"../b/provider.yaml": True, "agent.yaml": False, "deep/more.yaml": False}


def test_context_is_what_git_does_not_ignore_and_nobody_excludes(repo: Path) -> None:
    write(repo, {"a.yaml": AGENT, "out/b.yaml": PROVIDER, "c.yaml": PROVIDER, ".gitignore": "out/\n"})
    assert read(load("a.yaml", exclude=["c.yaml"])) == {"a.yaml": True}
    assert read(load("out/b.yaml")) == {"out/b.yaml": True, "a.yaml": False, "c.yaml": False}


def test_what_was_searched_is_not_searched_again(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repo, {"a.yaml": AGENT, "sub/b.yaml": PROVIDER})
    searched: list[str] = []

    def spy(folder: str, scope: Scope) -> Iterator[str]:
        searched.append(folder)
        return search(folder, scope)

    monkeypatch.setattr("provcheck.workspace.load.search", spy)
    monkeypatch.setattr("provcheck.workspace.context.search", spy)
    load()
    load("sub")
    assert searched == [".", "sub", "."]


def test_without_a_repository_the_files_named_one_by_one_are_all_there_is(here: Path) -> None:
    write(here, {"a.yaml": AGENT, "b.yaml": PROVIDER, "openclaw.json": OPENCLAW})
    assert load("a.yaml").partial
    assert read(load("a.yaml")) == {"a.yaml": True}
    assert not load().partial
    assert not load(".", "a.yaml").partial


# Whose business it is

HELM = """{{- if .Values.enabled }}
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: {{ .Release.Name }}
spec:
  {{- toYaml .Values.spec | nindent 2 }}
{{- end }}
"""
WORKFLOW = """on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: kubectl get modelproviders.pai.io/v1
        if: ${{ github.ref == 'refs/heads/main' }}
        name: x
        name: y
"""
COMPOSE = "services:\n  web: {image: pai.io/web, image: nginx}\n"
DEPLOYMENT = """apiVersion: apps/v1
kind: Deployment
metadata: {name: a, labels: {pai.io/team: x, pai.io/team: y}}
spec: {models: [nope/x], provider: 5}
"""
CRD = """apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: modelproviders.pai.io}
spec: {group: pai.io, versions: [{name: v1, schema: {example: {apiVersion: pai.io/v1, kind: Agent}}}]}
"""
LATIN = "# caf\xe9\nx: 1\n"


@pytest.mark.parametrize("text", [HELM, WORKFLOW, COMPOSE, DEPLOYMENT, CRD, "a: [\n", "\t- x", "a: *b\n", "%X\n---\n"])
def test_yaml_of_others_is_never_complained_about(here: Path, text: str) -> None:
    for name in ("templates/a.yaml", "b.yml"):
        write(here, {name: text})
    assert not check().findings
    assert told(check("b.yml")) == ["PC006 b.yml"]


def test_what_is_not_utf_8_is_a_finding_where_it_names_pai(here: Path) -> None:
    (here / "others.yaml").write_bytes(LATIN.encode("latin-1"))
    (here / "behind.yaml").write_bytes((LATIN + AGENT).encode("latin-1"))
    (here / "before.yaml").write_bytes((AGENT + LATIN).encode("latin-1"))
    (here / "wide.yaml").write_bytes(AGENT.encode("utf-16"))
    (here / "wide-others.yaml").write_bytes(b"x: 1".decode().encode("utf-16"))
    assert told(check()) == ["PC003 before.yaml", "PC003 behind.yaml", "PC003 wide.yaml"]


def test_in_a_stream_only_pai_s_documents_are_judged(here: Path) -> None:
    write(here, {"all.yaml": "---\n".join([DEPLOYMENT, AGENT, CRD, WORKFLOW, PROVIDER.replace("[llama]", "[a, a]")])})
    assert told(check()) == ["PC202 all.yaml", "PC304 all.yaml"]


def test_a_template_in_a_stream_is_passed_over_and_makes_the_rest_incomplete(here: Path) -> None:
    write(here, {"all.yaml": f"{AGENT}---\n{HELM}---\n{PROVIDER}"})
    assert not check().findings
    write(here, {"all.yaml": f"{AGENT}---\n{PROVIDER}", "templates/p.yaml": HELM})
    assert not check().findings
    write(here, {"templates/p.yaml": HELM.replace("pai.io/v1", "example.com/v1")})
    assert told(check()) == ["PC202 all.yaml"]


def test_a_broken_document_beside_a_template_is_a_finding(here: Path) -> None:
    write(here, {"all.yaml": f"{HELM}---\n{AGENT}  x: [\n---\n{PROVIDER}"})
    assert told(check()) == ["PC001 all.yaml"]


def test_quoted_templates_and_variables_are_unknown(here: Path) -> None:
    agent = AGENT.replace("nope/llama", '"{{ .Values.model }}", "${MODEL}", nope/llama')
    write(here, {"all.yaml": f"{agent}---\n{PROVIDER}".replace("[llama]", '"{{ .Values.models }}"')})
    assert told(check()) == ["PC202 all.yaml"]


def test_named_files_that_could_not_be_read_may_define_what_is_missed(here: Path) -> None:
    write(here, {"a.yaml": f"{AGENT}---\n{PROVIDER}"})
    assert told(check("a.yaml")) == ["PC202 a.yaml"]
    assert told(check("a.yaml", "missing.yaml")) == ["PC003 missing.yaml"]
    assert told(check("a.yaml", "missing.json")) == ["PC202 a.yaml", "PC003 missing.json"]


def test_manifests_in_json(here: Path) -> None:
    write(
        here,
        {
            "a.json": (
                '{"apiVersion": "pai.io/v1", "kind": "Agent", "metadata": {"name": "a"}, "spec": {"models": ["nope/x"]}}'
            ),
            "p.json": (
                '{"apiVersion": "pai.io/v1", "kind": "ModelProvider", "metadata": {"name": "x", "name": "x"},'
                ' "spec": {"provider": "vllm", "endpoint": "http://x/v1", "allowedModels": ["y"]}}'
            ),
        },
    )
    assert told(check("a.json", "p.json")) == ["PC202 a.json", "PC002 p.json"]


def test_the_same_through_byte_order_marks_and_any_line_end(here: Path) -> None:
    for change in (str, lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")):
        report = lint(here, {"a.yaml": change(f"{AGENT}---\n{PROVIDER}"), "openclaw.json": change("\n" + OPENCLAW)})
        assert [(one.location.path, one.location.begin) for one in report.findings] == [
            ("a.yaml", (6, 12)),
            ("openclaw.json", (2, 32)),
        ]


def test_namespaces_of_one_stream(here: Path) -> None:
    spaced = PROVIDER.replace("name: local", "name: nope\n  namespace: other").replace("[llama]", "[x]")
    write(here, {"a.yaml": f"{AGENT}---\n{PROVIDER}---\n{spaced}"})
    assert told(check()) == ["PC202 a.yaml"]


def test_a_name_of_openclaw_s_may_hold_a_manifest_and_the_reverse(here: Path) -> None:
    write(here, {"openclaw.json": '{"apiVersion": "pai.io/v1", "kind": "Agent"}', "a.yaml": OPENCLAW})
    loaded = load("openclaw.json", "a.yaml")
    assert len(loaded.manifests) == 1
    assert not loaded.configs
