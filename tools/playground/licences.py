"""The licences of all that the playground hands out, as one text."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

_RULE = "\n\n" + "-" * 100 + "\n\n"


def text(modules: Path, bundled: Iterable[str], wheels: Path, own: Path) -> str:
    """Of the npm packages in the bundle, of the wheels, and of what brings none itself (``own``).

    Raises ``ValueError`` for a package without the text of its licence.
    """
    parts = [
        "What the playground is made of, each with its licence.",
        *(_of_file(file) for file in sorted(own.iterdir())),
        *(_of_package(modules / name) for name in sorted(bundled)),
        *(_of_wheel(wheel) for wheel in sorted(wheels.iterdir())),
    ]
    return _RULE.join(parts) + "\n"


def package_of(path: str) -> str:
    """The npm package that a file below ``node_modules`` belongs to."""
    first, *rest = PurePosixPath(path).parts[1:]
    return f"{first}/{rest[0]}" if first.startswith("@") else first


def _of_file(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip()


def _of_package(folder: Path) -> str:
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    texts = [_of_file(file) for file in sorted(folder.glob("LICEN[CS]E*"))]
    return _part(f"{about['name']} {about['version']} (npm)", texts)


def _of_wheel(wheel: Path) -> str:
    name, version, *_ = wheel.name.split("-")
    return _part(f"{name} {version} (PyPI)", list(_texts_in(wheel)))


def _texts_in(wheel: Path) -> Iterator[str]:
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if ".dist-info/licenses/" in name:
                yield archive.read(name).decode("utf-8").strip()


def _part(title: str, texts: list[str]) -> str:
    if not texts:
        raise ValueError(f"{title} brings no text of its licence")
    return "\n\n".join([title, *texts])
