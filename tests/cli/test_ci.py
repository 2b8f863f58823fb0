"""What is offered to CI: templates, the container file and what docs/how-to/ci.md says of them and of the action.

Where zizmor, check-jsonschema, actionlint or hadolint are installed they have their say.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from program import ROOT, run
from provcheck import __version__

PAGE = (ROOT / "docs/how-to/ci.md").read_text(encoding="utf-8")
RELEASE = f"v{__version__}"
BAD = '{ agents: { defaults: { model: "locla/llama" } } }\n'


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)


def workflows() -> list[str]:
    """The page's workflows; of the second and later ones it shows only the end."""
    first, *others = blocks("yaml")
    head = first.partition("runs-on: ubuntu-latest\n")
    ends = [other for other in others if other.startswith("    ")]
    assert len(ends) == 2
    return [first, *(head[0] + head[1] + end for end in ends)]


def load(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def tool(name: str) -> str:
    """A program beside this Python or on the search path; without it there is nothing to test."""
    found = shutil.which(name, path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    return found or pytest.skip(f"{name} is not installed")


def content(*command: str | Path, cwd: Path) -> None:
    """A tool has no objection."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the action and the page's workflows in it. No release can tell the commit it will be made of."""
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    for number, text in enumerate(workflows()):
        (folder / f"{number}.yml").write_text(text.replace(f"provcheck@{RELEASE}", f"provcheck@{'a' * 40}"))
    shutil.copy(ROOT / "action.yml", tmp_path)
    return tmp_path


def test_zizmor_is_content(repository: Path) -> None:
    content(tool("zizmor"), "--offline", "--no-config", "--persona=auditor", ".", cwd=repository)


def test_actionlint_is_content(repository: Path) -> None:
    content(tool("actionlint"), *sorted(repository.glob(".github/workflows/*.yml")), cwd=repository)


def test_workflows_and_action_have_the_published_shape(repository: Path) -> None:
    check = tool("check-jsonschema")
    paths = sorted(repository.glob(".github/workflows/*.yml"))
    content(check, "--builtin-schema", "vendor.github-workflows", *paths, cwd=repository)
    content(check, "--builtin-schema", "vendor.github-actions", "action.yml", cwd=repository)


def test_hadolint_is_content() -> None:
    content(tool("hadolint"), "Dockerfile", cwd=ROOT)


def test_the_page_knows_the_actions_inputs_and_outputs() -> None:
    action = load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert set(re.findall(r"^\| `([\w-]+)` \|", PAGE, re.MULTILINE)) == set(action["inputs"])
    assert all(f"`{name}`" in PAGE for name in action["outputs"])
    for workflow in workflows():
        for step in load(workflow)["jobs"]["provcheck"]["steps"]:
            if step.get("uses", "").startswith("provcheck/"):
                assert set(step.get("with", {})) <= set(action["inputs"])


def pins() -> Iterator[tuple[str, str]]:
    for text in (PAGE, (ROOT / "action.yml").read_text(encoding="utf-8")):
        yield from re.findall(r"uses: (?!provcheck/)([\w./-]+)@(.+)$", text, re.MULTILINE)


def test_each_action_is_pinned_to_one_commit_with_its_version() -> None:
    assert len(dict(pins())) == len(set(pins()))
    assert all(re.fullmatch(r"[0-9a-f]{40} # v\d+\.\d+\.\d+", pin) for _, pin in pins())


def test_examples_name_this_release() -> None:
    template = (ROOT / "templates/provcheck.yml").read_text(encoding="utf-8")
    named = re.findall(r"\bv\d+\.\d+\.\d+\b", re.sub(r"# v.*", "", PAGE + template))
    assert set(named) == {RELEASE}


def filled(**inputs: str) -> str:
    """GitLab's template as GitLab fills it in, without its head."""
    head, body = (ROOT / "templates/provcheck.yml").read_text(encoding="utf-8").split("\n---\n")
    values = {name: one["default"] for name, one in load(head)["spec"]["inputs"].items()} | inputs
    return re.sub(r"\$\[\[ inputs\.(\w+) ]]", lambda found: values[found[1]], body)


def test_gitlab_refuses_a_head_with_other_keys() -> None:
    # lib/gitlab/ci/config/header/spec.rb and input.rb of gitlabhq/gitlabhq, before 2026 took a description of the whole.
    head, _ = (ROOT / "templates/provcheck.yml").read_text(encoding="utf-8").split("\n---\n")
    assert set(load(head)["spec"]) == {"inputs"}
    assert {key for one in load(head)["spec"]["inputs"].values() for key in one} <= {"default", "description"}


def test_what_gitlab_reads_has_the_published_shape(tmp_path: Path) -> None:
    head, _ = (ROOT / "templates/provcheck.yml").read_text(encoding="utf-8").split("\n---\n")
    includes = [block for block in blocks("yaml") if block.startswith("include:")]
    assert len(includes) == 2
    texts = [head, filled(), *includes]
    paths = [tmp_path / f"{number}.yml" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text)
    content(
        tool("check-jsonschema"),
        "--builtin-schema",
        "vendor.gitlab-ci",
        "--data-transform",
        "gitlab-ci",
        *paths,
        cwd=tmp_path,
    )
    declared = load(head)["spec"]["inputs"]
    assert all(set(one["inputs"]) <= set(declared) for block in includes for one in load(block)["include"])


@pytest.mark.parametrize(
    ("inputs", "code", "found"),
    [
        ({}, 1, ["a b/openclaw.json", "openclaw.json"]),
        ({"paths": '"a b"'}, 1, ["a b/openclaw.json"]),
        ({"paths": "a*", "args": "--fail-on never"}, 0, ["a b/openclaw.json"]),
    ],
)
def test_gitlabs_job_reports_also_when_it_fails(
    tmp_path: Path, inputs: dict[str, str], code: int, found: list[str]
) -> None:
    work, programs = tmp_path / "work", tmp_path / "bin"
    (work / "a b").mkdir(parents=True)
    programs.mkdir()
    for folder in (work, work / "a b"):
        (folder / "openclaw.json").write_text(BAD)
    program(programs / "pip", f'printf "%s\\n" "$@" > {shlex.quote(str(tmp_path / "installed"))}')
    program(programs / "provcheck", f'exec {shlex.quote(sys.executable)} -m provcheck "$@"')
    job = load(filled(**inputs))["provcheck"]
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    environment = {"PATH": path, "PYTHONPATH": str(ROOT / "src"), "HOME": str(tmp_path)}
    script = "set -eo pipefail\n" + "\n".join(job["script"])
    done = subprocess.run(
        ["bash", "-c", script], cwd=work, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stderr
    assert "error[PC202]" in done.stdout
    report = job["artifacts"]["reports"]["codequality"]
    assert sorted({one["location"]["path"] for one in json.loads((work / report).read_text())}) == found
    assert f"/archive/{RELEASE}.tar.gz" in (tmp_path / "installed").read_text()


def program(path: Path, command: str) -> None:
    path.write_text(f"#!/bin/sh\n{command}\n")
    path.chmod(0o755)


def commands() -> list[list[str]]:
    """The page's calls of provcheck, without what they are piped into."""
    lines = [line.partition(" | ")[0] for block in blocks("console") for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("provcheck ")]


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_the_pages_commands_do_what_it_says(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "openclaw.json").write_text(BAD)
    outcome = run(*command, cwd=tmp_path)
    assert outcome.code == 1, outcome.err
    assert "PC202" in outcome.out
    written = [argument for option, argument in pairwise(command) if option == "--output-file"]
    assert all("PC202" in (tmp_path / name).read_text() for name in written)


def test_the_container_gets_what_an_installation_needs() -> None:
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    kept = {line[1:] for line in ignored if line.startswith("!")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {project["project"]["readme"], *project["project"]["license-files"], *wheel["force-include"]}
    assert kept == {"pyproject.toml", *needed, *(package.partition("/")[0] for package in wheel["packages"])}
