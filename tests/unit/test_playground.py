"""The playground without a browser: its locks, its policy, its licences, its answers."""

from __future__ import annotations

import json
import re
import zipfile
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from playground.python.answers import about, answer
from program import ROOT
from provcheck import __version__
from tools.playground import build, licences

SOURCE = ROOT / "playground"
STAND_INS = {"rpds-py", "ruamel-yaml-clib"}
"""What has no wheel for WebAssembly."""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> dict[str, str]:
    lines = (SOURCE / "requirements.txt").read_text(encoding="utf-8").splitlines()
    found = [re.fullmatch(r"(\S+)==(\S+) --hash=sha256:[0-9a-f]{64}", line) for line in lines if line[:1] != "#"]
    assert all(found)
    return {normal(one[1]): one[2] for one in found if one}


def needed(name: str) -> set[str]:
    """A package and all that it needs here, extras left out."""
    seen, left = set(), [name]
    while left:
        one = left.pop()
        if one not in seen:
            seen.add(one)
            left += [normal(re.split(r"[^\w.-]", line)[0]) for line in wanted(one)]
    return seen


def wanted(name: str) -> list[str]:
    listed = metadata.requires(name) or []
    return [line for line in listed if ";" not in line]


def test_the_wheels_are_all_that_the_program_needs() -> None:
    assert set(pinned()) == needed("provcheck") - {"provcheck"} - STAND_INS


def test_the_lock_is_of_the_package_and_holds_every_file_to_a_hash() -> None:
    package = json.loads((SOURCE / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((SOURCE / "package-lock.json").read_text(encoding="utf-8"))
    own, *others = lock["packages"].values()
    assert own["dependencies"] == package["dependencies"]
    assert all(re.fullmatch(r"\d[\w.-]*", version) for version in package["dependencies"].values())
    assert all(one["integrity"].startswith("sha512-") for one in others)


def test_the_licence_speaks_of_the_pyodide_that_is_taken() -> None:
    version = json.loads((SOURCE / "package.json").read_text(encoding="utf-8"))["dependencies"]["pyodide"]
    text = (SOURCE / "licences/pyodide.txt").read_text(encoding="utf-8")
    assert text.startswith(f"Pyodide {version} ")
    assert "Mozilla Public License Version 2.0" in text


def test_the_page_names_no_other_server() -> None:
    """But for links that somebody follows, of which it has none itself, and the names of XML."""
    texts = [file.read_text(encoding="utf-8") for file in (SOURCE / "index.html", *sorted((SOURCE / "src").iterdir()))]
    assert set(re.findall(r"https?://[^\"'\s]+", "\n".join(texts))) == {"http://www.w3.org/2000/svg"}
    (policy,) = re.findall(r'content="(default-src.*?)"', texts[0])
    assert policy.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ")
    assert "connect-src 'self'" in policy
    assert "'unsafe-" not in policy


def test_it_says_which_provcheck_it_is() -> None:
    told = json.loads(about())
    assert told["version"] == __version__
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", told["catalog"])
    assert "2026.9.6" in told["releases"]


def asked(text: str, **chosen: str) -> dict[str, Any]:
    question = {"text": text, "dialect": "", "mode": "check", "release": "", "asOf": "", **chosen}
    made: dict[str, Any] = json.loads(answer(json.dumps(question)))
    return made


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("", "openclaw"),
        (" {}", "openclaw"),
        ("// a\n{}", "openclaw"),
        ("\ufeff[]", "openclaw"),
        ("a: 1", "pai"),
        ("# a\n", "pai"),
    ],
)
def test_a_text_is_read_as_what_it_looks_like(text: str, dialect: str) -> None:
    assert asked(text)["dialect"] == dialect
    assert asked(text, dialect="pai")["dialect"] == "pai"


def test_no_secret_is_in_an_answer() -> None:
    key = "nvapi-" + "a1B2c3D4" * 8
    for text in (f"{{models: {{providers: {{nvidia: {{apiKey: '{key}', baseUrl: 1}}}}}}}}", f"a: {key}", key):
        for mode in ("check", "convert"):
            assert key not in json.dumps(asked(text, mode=mode))


def test_licences_are_those_of_the_wheels_and_packages(tmp_path: Path) -> None:
    modules, wheels, own = tmp_path / "modules", tmp_path / "wheels", tmp_path / "own"
    for folder in (modules / "@a/b", wheels, own):
        folder.mkdir(parents=True)
    (modules / "@a/b/package.json").write_text('{"name": "@a/b", "version": "1"}')
    (own / "c.txt").write_text("of c\n")
    with zipfile.ZipFile(wheels / "d-2-py3-none-any.whl", "w") as wheel:
        wheel.writestr("d-2.dist-info/licenses/LICENSE", "of d")
    with pytest.raises(ValueError, match="@a/b 1"):
        licences.text(modules, {"@a/b"}, wheels, own)
    (modules / "@a/b/LICENSE").write_text("of b")
    text = licences.text(modules, {"@a/b"}, wheels, own)
    assert [part in text for part in ("of b", "of c", "of d", "d 2 (PyPI)", "@a/b 1 (npm)")] == [True] * 5
    assert licences.package_of("node_modules/@a/b/c.js") == "@a/b"
    assert licences.package_of("node_modules/b/c.js") == "b"


def test_what_cannot_be_made_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "there").touch()
    with pytest.raises(build.BuildError, match="is not empty"):
        build.build(tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(build.FetchError, match="npm is not installed"):
        build.build(tmp_path / "new")
    assert not (tmp_path / "new").exists()
