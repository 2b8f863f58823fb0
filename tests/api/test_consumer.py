"""A program that knows provcheck from its documentation is checked strictly, and works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from configurations import BAD, GOOD
from program import ROOT

CONSUMER = ROOT / "tests/packages/consumer"


def ran(*arguments: str, cwd: Path = CONSUMER, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_is_typed_strictly(tmp_path: Path) -> None:
    """As for a package that is installed, what is wrong inside of provcheck is not its business."""
    said = ran(
        "-m", "mypy", "--follow-imports", "silent", "--cache-dir", str(tmp_path), MYPYPATH=str(ROOT / "src")
    )  # fmt: skip
    assert said.startswith("Success: no issues found in 4 source files"), said


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "src/provcheck/py.typed").is_file()


def test_it_works(tmp_path: Path) -> None:
    (tmp_path / "openclaw.json").write_text(GOOD, encoding="utf-8")
    program = f"""
from consumer import gate, inventory
print(gate.submitted({GOOD.encode()!r}))
print(gate.submitted({BAD.encode()!r}).remarks)
print(gate.built({{"models": {{"providers": {{}}}}}}).accepted)
print(gate.moved({GOOD!r})[0].splitlines()[0], gate.moved("no configuration"))
print(inventory.windows("openclaw.json"), inventory.variables("openclaw.json"))
"""
    paths = os.pathsep.join([str(CONSUMER / "src"), str(ROOT / "src")])
    assert ran("-W", "error", "-c", program, cwd=tmp_path, PYTHONPATH=paths).splitlines() == [
        "Answer(accepted=True, remarks=())",
        "('2: NO PROVIDER IS CALLED \"LOCLA\", AND OPENCLAW 2026.9.6 HAS NONE OF THAT NAME BUILT IN',)",
        "True",
        "apiVersion: pai.io/v1 ('', 0)",
        "{'local/llama': 32768} set()",
    ]
