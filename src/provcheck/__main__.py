"""The program: ``provcheck`` and ``python -m provcheck``."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line. What is provcheck's own fault ends with exit code 3 and a plain sentence."""
    # The trees of a run hold no cycles and live until its end: collecting would only cost time.
    gc.disable()
    from provcheck.cli import cli

    try:
        cli(prog_name="provcheck")
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - the last resort, so that no traceback reaches a user
        sys.stderr.write(
            f"provcheck itself failed: {type(error).__name__}: {error}\n"
            "Please report this, with the file that caused it if you may share it.\n"
        )
        sys.exit(3)


if __name__ == "__main__":
    main()
