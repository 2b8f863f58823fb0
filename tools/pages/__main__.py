"""Writes all generated pages, and what the commands on the others print, into the folder of this repository."""

from pathlib import Path

from tools.pages.all import pages

ROOT = Path(__file__).resolve().parent.parent.parent

for path, made in pages(ROOT).items():
    file, text = ROOT / path, made()
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {path}")  # noqa: T201 - who runs this wants to see what changed
