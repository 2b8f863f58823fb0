"""Writes files so that nobody ever sees half of one, and either all of several or none."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import stat
import tempfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Target(NamedTuple):
    """A text and the file that it is for. ``replaces``: a file that is there may be overwritten.

    With ``before`` only a file that still says just that is replaced.
    """

    path: str
    text: str
    replaces: bool
    before: str | None = None


class ChangedError(OSError):
    """A file is not what it was when it was read."""


def write(targets: Iterable[Target]) -> None:
    """Write files. The mode of a file that is there stays, and its owner where that is permitted.

    A link is followed; devices and pipes are written into. Raises `FileExistsError` for what must not be replaced,
    `ChangedError`, and other `OSError`, before anything is in its place, unless the file system fails in the middle or
    somebody writes there meanwhile.
    """
    with contextlib.ExitStack() as stack:
        staged = [(one, _staged(one, stack)) for one in targets]
        for one, _ in staged:
            _refuse_changed(one)
        with _undisturbed():
            for one, name in staged:
                _finish(one, name)


def _finish(target: Target, name: str | None) -> None:
    if name is None:
        with open(target.path, "wb") as stream:
            stream.write(_bytes(target.text))
    elif target.replaces:
        os.replace(name, os.path.realpath(target.path))
    else:
        _put_in_place(name, target.path)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Let nobody who ends the program come between two files that belong together; killed it may be all the same."""
    if not hasattr(signal, "pthread_sigmask"):  # as on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def is_taken(path: str) -> bool:
    """Whether a file is there that writing would replace; a device or a pipe is not replaced."""
    return os.path.lexists(path) and not _is_stream(path)


def _staged(target: Target, stack: contextlib.ExitStack) -> str | None:
    """A file with the text beside its place, which goes away again if it does not get there; none for a stream."""
    if _is_stream(target.path):
        return None
    if not os.path.isdir(os.path.dirname(target.path) or "."):
        # Resolved, "gone/../file" would be a file that is there.
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), target.path)
    path = os.path.realpath(target.path)
    if os.path.isdir(path):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), target.path)
    try:
        handle, name = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".provcheck-", suffix="~")
    except OSError as error:
        raise type(error)(error.errno, error.strerror, target.path) from None
    stack.callback(_remove, name)
    with os.fdopen(handle, "wb+") as stream:
        stream.write(_bytes(target.text))
        stream.flush()
        os.fsync(stream.fileno())
        stream.seek(0)
        if stream.read() != _bytes(target.text):
            raise OSError(errno.EIO, os.strerror(errno.EIO), target.path)
    _make_alike(name, path)
    return name


def _refuse_changed(target: Target) -> None:
    if target.before is None:
        return
    try:
        with open(target.path, "rb") as stream:
            same = stream.read() == _bytes(target.before)
    except FileNotFoundError:
        same = False
    if not same:
        raise ChangedError(errno.EBUSY, "it has changed since it was read", target.path)


def _make_alike(name: str, path: str) -> None:
    """Give a new file the mode of the one that it replaces, its owner, and what else the file system keeps of it."""
    try:
        there = os.stat(path)
    except FileNotFoundError:
        os.chmod(name, 0o666 & ~_mask())
        return
    for owner, group in ((there.st_uid, -1), (-1, there.st_gid)):
        with contextlib.suppress(OSError):
            os.chown(name, owner, group)
    with contextlib.suppress(OSError, AttributeError):  # only Linux has these calls
        for attribute in os.listxattr(path):
            os.setxattr(name, attribute, os.getxattr(path, attribute))
    os.chmod(name, stat.S_IMODE(there.st_mode))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _remove(name: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(name)


def _is_stream(path: str) -> bool:
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _put_in_place(name: str, path: str) -> None:
    """Give a file its name, unless somebody has made another one there meanwhile."""
    try:
        os.link(name, path)
    except FileExistsError:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
        os.rename(name, path)


def _mask() -> int:
    """What the user's mask takes from the mode of a new file."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
