"""What holds for all tests."""

from __future__ import annotations

import os

# The program is started a thousand times. Where its bytecode is not kept, each start compiles all of it again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_xdist_auto_num_workers() -> int:
    """A worker more than there are processors: a third of the time tests wait for browsers, git and registries."""
    return (os.cpu_count() or 1) + 1
