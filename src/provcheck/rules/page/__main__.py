"""Writes the rules' pages into ``docs/rules``, or into the folder that is named."""

import sys
from pathlib import Path

from provcheck.rules import REGISTRY
from provcheck.rules.page.files import write

write([entry.load() for entry in REGISTRY], Path(sys.argv[1] if len(sys.argv) > 1 else "docs/rules"))
