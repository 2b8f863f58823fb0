"""Writes the playground into a folder: ``python -m tools.playground OUT``."""

import sys
from pathlib import Path

from tools.playground.build import BuildError, build

if len(sys.argv) != 2:
    sys.exit("usage: python -m tools.playground OUT")
try:
    size = build(Path(sys.argv[1]))
except BuildError as error:
    sys.exit(f"not built: {error}")
print(f"{sys.argv[1]}: {size / 1e6:.1f} MB; to see it: python -m http.server -d {sys.argv[1]}")  # noqa: T201 - who runs this waits for it
