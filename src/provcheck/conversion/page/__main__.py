"""Writes the page on conversion into ``docs/conversion.md``, or into the file that is named.

Run in the root of the repository: the examples are made of its fixtures.
"""

import sys
from pathlib import Path

from provcheck.conversion.page import page
from provcheck.conversion.page.examples import examples

target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/conversion.md")
target.write_text(page(examples()), encoding="utf-8", newline="\n")
