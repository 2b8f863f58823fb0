"""All files of a run: those that were asked for, what they include and embed, and the context they need."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from provcheck.dialects.detect import is_json_name, is_whole_by_name, is_yaml_name
from provcheck.dialects.openclaw_view import INCLUDE
from provcheck.paths import shown
from provcheck.settings import Policy
from provcheck.workspace.discovery import Scope, search
from provcheck.workspace.files import STDIN, File, read_file, read_found, read_included, read_yaml
from provcheck.workspace.loaded import Asked, Loaded, connect


def load_workspace(
    paths: Iterable[str],
    policy: Policy,
    stdin_name: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    given: Iterable[File] = (),
) -> Loaded:
    """Read everything that paths stand for, and what these files need to be understood.

    ``progress`` is told how many files of how many are read. ``given`` are files whose texts somebody else has read.
    """
    scope = Scope(policy)
    paths = list(paths)
    given = list(given)
    loaded = _read(paths, scope, shown(stdin_name) if stdin_name else None, progress, given)
    searched = [os.path.realpath(path) for path in paths if os.path.isdir(path)]
    of_many = scope.policy.of(".").ignore_unknown
    wanted_context = _wanted_context(loaded.files, of_many=of_many)
    if wanted_context:
        from provcheck.workspace.context import add_context

        add_context(loaded, scope, searched, wanted_context)
    if of_many:
        # Of two places that contradict each other the later one is reported, whichever this run was given.
        loaded.files.sort(key=lambda file: file.identity)
    loaded.asked = [Asked(file, file.named, file.reported) for file in loaded.files]
    if given:
        from provcheck.workspace.given import reader

        connect(loaded, reader(given))
    else:
        connect(loaded, read_included)
    return loaded


def _read(
    paths: list[str],
    scope: Scope,
    stdin_name: str | None,
    progress: Callable[[int, int], None] | None,
    given: Iterable[File],
) -> Loaded:
    """What the paths themselves stand for, each file once; of one with two names the last one counts."""
    wanted: dict[str, bool] = {}
    for argument in paths:
        for path, named in _asked_for(argument, scope, stdin_name):
            wanted[path] = named or wanted.get(path, False)
    loaded = Loaded(partial=all(wanted.values()))
    for done, (path, named) in enumerate(wanted.items()):
        if progress:
            progress(done, len(wanted))
        file = _read_named(path, scope, stdin_name) if named else read_found(path, as_config=scope.includes(path))
        if file is not None:
            loaded.files.append(file)
    loaded.files[:0] = given
    loaded.files = list({file.identity: file for file in reversed(loaded.files)}.values())[::-1]
    return loaded


def _asked_for(path: str, scope: Scope, stdin_name: str | None) -> Iterator[tuple[str, bool]]:
    """The files that an argument stands for, and whether the user named them."""
    if path != STDIN and os.path.isdir(path):
        for found in search(path, scope):
            yield found, False
        return
    name = stdin_name if path == STDIN else path
    if not (name and scope.policy.of(os.path.dirname(name) or ".").force_exclude and scope.leaves_out(name)):
        yield (path if path == STDIN else shown(path)), True


def _read_named(path: str, scope: Scope, stdin_name: str | None) -> File | None:
    name = stdin_name if path == STDIN else path
    if path != STDIN and is_yaml_name(path) and scope.policy.of(os.path.dirname(path) or ".").ignore_unknown:
        return read_yaml(path, named=True)
    as_config = name is not None and not is_yaml_name(name) and scope.includes(name)
    return read_file(path, named=True, stdin_name=stdin_name, as_config=as_config)


def _wanted_context(files: list[File], *, of_many: bool) -> set[str]:
    """Which dialects' other files matter: Pai's share their names; a part of OpenClaw's needs its whole.

    ``of_many``: the files may be some of many in several runs, which find as much together as one. Then configurations
    need each other too, and those that manifests embed, because limits are compared throughout a workspace. Whoever
    checks one file by hand does not wait for that.
    """
    wanted = set()
    for file in files:
        if file.manifests:
            wanted.add("pai")
            if "maxTokensPerRequest" in file.source.text:
                wanted.add("openclaw")
        elif not is_whole_by_name(os.path.basename(file.path)) and _may_be_part(file):
            wanted.add("openclaw")
        if of_many and file.is_config and any(word in file.source.text for word in _OF_LIMITS):
            wanted |= {"openclaw", "pai"}
    return wanted


_OF_LIMITS = ("contextWindow", "maxTokens", INCLUDE)
"""What stands where limits are set, there or in a file that is included."""


def _may_be_part(file: File) -> bool:
    return is_json_name(file.path) and bool(file.reading.roots)
