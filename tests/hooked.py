"""Repositories that use provcheck's hooks through the real pre-commit, which installs them as it does for everyone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from once import once
from program import ROOT, git
from provcheck import __version__

_NEEDED = (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE", "src", "schemas")
"""What an installation is made of. No clone: the tests may run from a dirty tree, or from one without git."""
_HIDDEN = ("GIT_", "PRE_COMMIT", "PROVCHECK", "PYTHON", "XDG_", "GITHUB_", "COLUMNS", "NO_COLOR", "VIRTUAL_ENV", "SKIP")
_LIMIT = 600
"""Seconds after which an installation counts as hanging."""


class Outcome(NamedTuple):
    """How pre-commit, or git with its hook, ended, and all that was said."""

    code: int
    text: str


class Hooks(NamedTuple):
    """The hooks' repository, and where pre-commit keeps its installation."""

    source: Path
    home: Path

    def run(self, *command: str, cwd: Path) -> Outcome:
        """Run a command with nothing of the user's but the path and how packages are found."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_HIDDEN)}
        own = {"HOME": str(self.home), "PRE_COMMIT_HOME": str(self.home / "store"), "PRE_COMMIT_COLOR": "never"}
        nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_ALLOW_PROTOCOL": "file"}
        done = subprocess.run(
            command,
            cwd=cwd,
            env={**kept, **own, **nobody},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            timeout=_LIMIT,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode())

    def pre_commit(self, *arguments: str, cwd: Path) -> Outcome:
        """Run pre-commit."""
        return self.run(sys.executable, "-m", "pre_commit", *arguments, cwd=cwd)


class Repository:
    """A user's repository, or a second work tree of it."""

    def __init__(self, folder: Path, hooks: Hooks) -> None:
        self.folder = folder
        self._hooks = hooks

    def write(self, files: Mapping[str, str]) -> None:
        """Write files and leave them unstaged."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        """The text of a file."""
        return (self.folder / name).read_text(encoding="utf-8")

    def stage(self, files: Mapping[str, str] | None = None) -> None:
        """Write files, and stage all that is changed."""
        self.write(files or {})
        git("add", "-A", cwd=self.folder)

    def commit(self, files: Mapping[str, str] | None = None) -> None:
        """Commit all that is changed, past the hook."""
        self.stage(files)
        git("commit", "-q", "--no-verify", "-m", "a", cwd=self.folder)

    def run(self, *arguments: str) -> Outcome:
        """Run the hook over what is staged, or as the arguments say."""
        return self._hooks.pre_commit("run", *arguments, cwd=self.folder)

    def git(self, *arguments: str) -> Outcome:
        """Run git, with the hook where that is installed."""
        return self._hooks.run("git", *arguments, cwd=self.folder)

    def install(self) -> None:
        """Make git run the hook before each commit."""
        assert self._hooks.pre_commit("install", cwd=self.folder).code == 0


def new(folder: Path, hooks: Hooks, hook: str = "provcheck", more: str = "") -> Repository:
    """A repository with a hook of provcheck's; ``more`` are lines for the hook in the configuration."""
    folder.mkdir()
    git("init", "-q", cwd=folder)
    for name in ("user.name=tester", "user.email=tester@example.com", "protocol.file.allow=always"):
        git("config", *name.split("="), cwd=folder)
    repository = Repository(folder, hooks)
    repository.commit({".pre-commit-config.yaml": configuration(hooks.source, hook, more)})
    return repository


def configuration(source: Path, hook: str = "provcheck", more: str = "") -> str:
    """The text of a `.pre-commit-config.yaml`."""
    lines = [f"        {line}\n" for line in more.splitlines()]
    head = f"repos:\n  - repo: {source}\n    rev: v{__version__}\n    hooks:\n      - id: {hook}\n"
    return head + "".join(lines)


def installed(base: Path) -> Hooks:
    """The hooks, installed once in a folder that all workers of a test run share. Skips where that is impossible."""
    hooks = Hooks(base / "hooks.git", base / "home")
    said = once(base, "hooks", lambda: _install(hooks, base / "first"))
    if said.startswith("unreachable"):
        pytest.skip(f"pre-commit cannot install the hook, because no package registry can be reached: {said}")
    assert not said, said
    return hooks


def _install(hooks: Hooks, first: Path) -> str:
    """Install the hooks; what went wrong, if anything did."""
    hooks.home.mkdir()
    git("init", "-q", "--bare", str(hooks.source), cwd=ROOT)
    there = (f"--git-dir={hooks.source}", f"--work-tree={ROOT}")
    git(*there, "add", "--", *_NEEDED, cwd=ROOT)
    git(*there, "commit", "-q", "-m", "all", cwd=ROOT)
    git("tag", f"v{__version__}", cwd=hooks.source)
    new(first, hooks)
    done = hooks.pre_commit("install-hooks", cwd=first)
    if done.code == 0:
        return ""
    probe = hooks.run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", "probe", "click", cwd=first)
    return done.text if probe.code == 0 else f"unreachable: {probe.text.strip().splitlines()[-1]}"
