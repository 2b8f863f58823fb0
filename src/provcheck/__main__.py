"""The program: ``provcheck`` and ``python -m provcheck``."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line. What is provcheck's own fault ends with exit code 3 and a plain sentence."""
    # The trees of a run hold no cycles and live until its end: collecting would only cost time.
    gc.disable()
    _leave(_run())


def _run() -> int:
    try:
        if _is_plain_check(sys.argv[1:]):
            return _check(sys.argv[2:])
        from provcheck.cli.group import run

        return run()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("\nAborted!\n")
        return 130  # as of every program that SIGINT ends: 1 would mean findings
    except Exception as error:  # noqa: BLE001 - the last resort, so that no traceback reaches a user
        return _failed(error)


def _failed(error: Exception) -> int:
    from provcheck.settings import UnusableSettingsError

    if isinstance(error, UnusableSettingsError):
        from provcheck.redact.redactor import Redactor
        from provcheck.screen import visible

        # A sentence is no configuration: what follows a name such as "token" in it is no secret for that.
        _complain(f"Error: {visible(Redactor(()).string(str(error)))}")
        return 2
    from provcheck.paths import is_somewhere

    if isinstance(error, FileNotFoundError) and not is_somewhere():
        _complain("Error: the current folder does not exist any more")
        return 2
    if isinstance(error, OSError) and error.filename is None:
        # What goes wrong with a file is told where that is read or written: this is the output.
        _complain(f"cannot write standard output: {error.strerror}")
        return 2
    _complain(f"provcheck itself failed: {type(error).__name__}: {error}")
    _complain("Please report this, with the file that caused it if you may share it.")
    return 3


def _complain(text: str) -> None:
    """Write a line to standard error, if there is one."""
    try:  # noqa: SIM105 - contextlib would be a fiftieth of a clean run
        sys.stderr.write(f"{text}\n")
    except (AttributeError, OSError):
        pass


def _is_plain_check(arguments: list[str]) -> bool:
    """Whether this is a check of paths and nothing else: an option parser would be a third of what it costs."""
    return (
        arguments[:1] == ["check"]
        and not any(one.startswith("-") and one != "-" for one in arguments)
        and not {"PROVCHECK_OUTPUT_FORMAT", "_PROVCHECK_COMPLETE"} & os.environ.keys()
        and os.name != "nt"  # where click expands patterns
    )


def _check(paths: list[str]) -> int:
    from provcheck.cli.running import run
    from provcheck.settings.layered import CommandLine, Layered

    return int(run(paths, Layered(CommandLine({}))))


def _leave(code: int) -> None:
    """End at once: taking the interpreter's modules apart would be a sixth of a clean run."""
    for stream in (sys.stdout, sys.stderr):
        try:  # noqa: SIM105 - as above
            stream.flush()
        except (AttributeError, OSError):
            pass
    os._exit(code)


if __name__ == "__main__":
    main()
