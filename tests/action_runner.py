"""Runs the steps of a composite action as GitHub's runner does, as far as this project's action needs it.

Commands run in the shell that the step names, with the files and variables that GitHub documents; actions that a step
uses are not run: what they are given is kept, and what they answer is given. An expression that is not understood here
ends the test.

https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

LIMIT = 300
"""Seconds after which a step counts as hanging; an installation takes a part of it."""


@dataclass
class Result:
    """What a run of the action left behind; ``code`` is that of the step that failed, else 0."""

    code: int = 0
    log: str = ""
    summary: str = ""
    outputs: dict[str, str] = field(default_factory=dict)
    used: dict[str, dict[str, str]] = field(default_factory=dict)


class Runner:
    """An action in a folder, and a workspace that it is used in.

    ``answers`` has the outputs of steps that are not to be run.
    """

    def __init__(self, action: Path, workspace: Path, temp: Path, answers: Mapping[str, dict[str, str]]) -> None:
        self.action = action
        self.workspace = workspace
        self.temp = temp
        self.answers = answers
        self.steps: dict[str, dict[str, str]] = {}
        self.inputs: dict[str, str] = {}

    def run(self, environment: Mapping[str, str] | None = None, /, **inputs: str) -> Result:
        """Use the action; an underscore in an input's name stands for a hyphen."""
        described = YAML(typ="safe", pure=True).load(self.action / "action.yml")
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        assert not given.keys() - described["inputs"].keys()
        self.inputs = {name: one.get("default", "") for name, one in described["inputs"].items()} | given
        result = Result()
        for step in described["runs"]["steps"]:
            if self._wanted(step.get("if", "success()"), result):
                self._step(step, result, environment or {})
        result.outputs = {name: self._filled(one["value"]) for name, one in described["outputs"].items()}
        return result

    def _wanted(self, condition: str, result: Result) -> bool:
        """Whether a step runs: without a word on that only as long as none failed."""
        wanted = not result.code or "!cancelled()" in condition
        for part in re.sub(r"^\$\{\{(.*)\}\}$", r"\1", condition).split("&&"):
            match part.split():
                case ["success()" | "!cancelled()"]:
                    pass
                case [name, "!=", "''"]:
                    wanted = wanted and self._value(name) != ""
                case unknown:
                    raise AssertionError(unknown)
        return wanted

    def _step(self, step: Mapping[str, Any], result: Result, environment: Mapping[str, str]) -> None:
        name = step.get("id", step["name"])
        if "uses" in step:
            result.used[step["uses"].partition("@")[0]] = {
                key: self._filled(str(value)) for key, value in step["with"].items()
            }
        if "uses" in step or name in self.answers:
            self.steps[name] = self.answers.get(name, {})
            return
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "an input in a script is a program of its own"
        script = self.temp / f"{name}.sh"
        script.write_text(step["run"], encoding="utf-8")
        files = {"GITHUB_OUTPUT": self.temp / f"{name}.output", "GITHUB_STEP_SUMMARY": self.temp / f"{name}.md"}
        for file in files.values():
            file.touch()
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace,
            env={
                **self._environment(),
                **environment,
                **self._variables(step),
                **{k: str(v) for k, v in files.items()},
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMIT,
            check=False,
        )
        result.code = result.code or done.returncode
        result.log += (done.stdout + done.stderr).decode()
        result.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        self.steps[name] = _outputs(files["GITHUB_OUTPUT"].read_text(encoding="utf-8"))

    def _environment(self) -> dict[str, str]:
        hidden = ("PYTHON", "PROVCHECK_", "GITHUB_", "NO_COLOR", "COLUMNS")
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
        own = {"CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_ACTION_PATH": str(self.action)}
        return {**inherited, **own, "GITHUB_WORKSPACE": str(self.workspace), "RUNNER_TEMP": str(self.temp)}

    def _variables(self, step: Mapping[str, Any]) -> dict[str, str]:
        return {name: self._filled(value) for name, value in step.get("env", {}).items()}

    def _filled(self, text: str) -> str:
        return re.sub(r"\$\{\{(.*?)\}\}", lambda found: self._value(found[1].strip()), text)

    def _value(self, name: str) -> str:
        match name.split("."):
            case ["inputs", one]:
                return self.inputs[one]
            case ["steps", step, "outputs", one]:
                return self.steps.get(step, {}).get(one, "")
            case unknown:
                raise AssertionError(unknown)


def _outputs(text: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in text.splitlines())
