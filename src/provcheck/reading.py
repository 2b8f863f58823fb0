"""Reads files that settings and options name: anybody may have put a pipe, a device or something endless there."""

from __future__ import annotations

import errno
import os
import stat


def read(path: str, most: int, *, piped: bool = False) -> bytes:
    """The bytes of a regular file of at most ``most`` bytes, whole MiB. Raises `OSError` with the reason.

    With ``piped`` also those of a pipe that is open already, as a shell gives it for ``<(...)``.
    """
    try:
        mode = os.stat(path).st_mode
        is_pipe = piped and stat.S_ISFIFO(mode) and path.startswith(("/dev/", "/proc/"))
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or is_pipe):
            raise OSError(errno.EINVAL, "it is no regular file (a device, a pipe or a socket)", path)
        with open(path, "rb") as stream:
            data = stream.read(most + 1)
    except ValueError as error:  # a path with a null character
        raise OSError(errno.EINVAL, str(error), path) from None
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 1024 // 1024} MiB, the most that is read", path)
    return data
