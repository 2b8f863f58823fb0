"""What holds for all tests."""

from __future__ import annotations

import os

# The program is started a thousand times. Where its bytecode is not kept, each start compiles all of it again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
