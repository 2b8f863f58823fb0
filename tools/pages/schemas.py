"""Puts the JSON Schemas beside the pages, under the addresses that they carry as ``$id``: a hook of MkDocs."""

from __future__ import annotations

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from provcheck.dialects.openclaw_releases import RELEASES
from provcheck.schema import document

_FOLDER = Path(__file__).parents[2] / "schemas"


def texts() -> dict[str, str]:
    """The schemas as they are shipped, and those of single OpenClaw releases, by address below the site's root."""
    shipped = {f"schemas/{file.name}": file.read_text(encoding="utf-8") for file in sorted(_FOLDER.glob("*.json"))}
    return shipped | {
        f"schemas/openclaw-{release}.schema.json": json.dumps(document.for_editors(release), ensure_ascii=False)
        for release in RELEASES
    }


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds them to the files of the site."""
    for address, text in texts().items():
        files.append(File.generated(config, address, content=text))
    return files
