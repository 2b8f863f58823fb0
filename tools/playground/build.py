"""From this repository and the registries to a folder of static files."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.playground import licences

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "playground"

# What npm's package of Pyodide has, as far as a browser needs it.
_PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip")
_PLATFORM = "pyemscripten_2026_0_wasm32"
_PYTHON = "3.14"
# Where there is no network, a machine says so at once and not after minutes.
_NPM = ("--fetch-retries=1", "--fetch-timeout=30000")
_PIP = ("--retries=1", "--timeout=30")
_LOOK = ROOT / "src/provcheck/html/look.css"


class BuildError(Exception):
    """The playground cannot be made; the message says what is missing."""


class FetchError(BuildError):
    """A registry, or the program that asks it, is not there, or what came is not what the locks say."""


def build(out: Path) -> int:
    """Write the playground into a folder, which is new or empty; its size in bytes.

    Raises `BuildError`, of which a `FetchError` says that this machine has no way to what it is made of.
    """
    if out.exists() and any(out.iterdir()):
        raise BuildError(f"{out} is not empty")
    with tempfile.TemporaryDirectory() as scratch:
        made, modules, wheels = Path(scratch, "made"), Path(scratch, "modules"), Path(scratch, "made", "wheels")
        made.mkdir()
        _fetch_modules(modules)
        _fetch_wheels(wheels)
        bundled = _bundle(modules, made)
        for file in (SOURCE / "index.html", *SOURCE.glob("*.css"), _LOOK):
            shutil.copy(file, made)
        shutil.copytree(SOURCE / "python", made / "python", ignore=shutil.ignore_patterns("__pycache__"))
        (made / "pyodide").mkdir()
        for name in _PYODIDE:
            shutil.copy(modules / "node_modules/pyodide" / name, made / "pyodide")
        text = licences.text(modules / "node_modules", bundled, wheels, SOURCE / "licences")
        (made / "licences.txt").write_text(text, encoding="utf-8")
        shutil.copytree(made, out, dirs_exist_ok=True)
    return sum(file.stat().st_size for file in out.rglob("*") if file.is_file())


def _fetch_modules(folder: Path) -> None:
    """What npm has, each package held to the hash of the lock."""
    folder.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(SOURCE / name, folder)
    _fetch(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", *_NPM)


def _fetch_wheels(folder: Path) -> None:
    """The program itself as a wheel, and the wheels that it runs on, each held to its hash."""
    pip = (sys.executable, "-m", "pip", *_PIP)
    _fetch(ROOT, *pip, "wheel", "-q", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    target = ("--platform", _PLATFORM, "--python-version", _PYTHON, "--implementation", "cp", "--only-binary=:all:")
    pinned = ("--no-deps", "--require-hashes", "-r", str(SOURCE / "requirements.txt"))
    _fetch(ROOT, *pip, "download", "-q", *pinned, *target, "-d", str(folder))


def _bundle(modules: Path, made: Path) -> set[str]:
    """The page's own scripts, each as one file; the names of the npm packages in them."""
    shutil.copytree(SOURCE / "src", modules / "src")
    options = ["--bundle", "--minify", "--format=esm", "--target=es2022", f"--outdir={made}", "--metafile=meta.json"]
    examples = ["--loader:.json=text", "--loader:.yaml=text", f"--alias:fixtures={ROOT / 'fixtures'}"]
    names = {
        "WHEELS": sorted(file.name for file in (made / "wheels").iterdir()),
        "MODULES": sorted(file.name for file in (SOURCE / "python").glob("*.py")),
    }
    known = [f"--define:{name}={json.dumps(value)}" for name, value in names.items()]
    esbuild = str(modules / "node_modules/esbuild/bin/esbuild")
    scripts = ["src/page.js", "src/worker.js", "--external:./pyodide/pyodide.mjs"]
    _run(modules, "node", esbuild, *scripts, *options, *examples, *known, "--log-level=warning")
    inputs = json.loads((modules / "meta.json").read_text(encoding="utf-8"))["inputs"]
    return {licences.package_of(path) for path in inputs if path.startswith("node_modules/")}


def _fetch(folder: Path, *command: str) -> None:
    try:
        _run(folder, *command)
    except BuildError as error:
        raise FetchError(str(error)) from error


def _run(folder: Path, *command: str) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise BuildError(f"{command[0]} is not installed")
    done = subprocess.run([program, *command[1:]], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{' '.join(command[:3])} failed:\n{done.stderr.strip() or done.stdout.strip()}")
