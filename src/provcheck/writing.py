"""Writes files so that nobody ever sees half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile


def write(path: str, text: str, *, replace: bool) -> None:
    """Write a file, all of it or nothing. The mode of a file that is there stays, and a link is followed.

    Raises `FileExistsError` where a file must not be replaced, and other `OSError`.
    """
    target = os.path.realpath(path)
    handle, name = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".provcheck-", suffix="~")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode("utf-8", "backslashreplace"))
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, _mode(target))
        if replace:
            os.replace(name, target)
        else:
            _put_in_place(name, target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)


def _put_in_place(name: str, target: str) -> None:
    """Give a file its name, unless somebody has made another one there meanwhile."""
    try:
        os.link(name, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target) from None
        os.rename(name, target)


def _mode(path: str) -> int:
    """The mode of the file that is there, else what the user's mask leaves a new one."""
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
