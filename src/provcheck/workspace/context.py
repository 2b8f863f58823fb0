"""The rest of a repository, as far as the files that were asked for cannot be understood without it."""

from __future__ import annotations

import os

from provcheck.dialects.detect import is_json_name, is_openclaw_name, is_whole_by_name, is_yaml_name
from provcheck.dialects.openclaw_view import INCLUDE
from provcheck.paths import is_below, repository
from provcheck.workspace.discovery import Scope, search
from provcheck.workspace.files import File, read_found
from provcheck.workspace.loaded import Loaded


def add_context(loaded: Loaded, scope: Scope, searched: list[str], *, of_many: bool) -> None:
    """Read the rest of the repository as far as the files asked for depend on it.

    ``searched`` are the real paths of the folders that were searched already; ``of_many``: see `_wanted_context`.
    """
    wanted = _wanted_context(loaded.files, of_many=of_many)
    if not wanted:
        return
    known = {file.identity for file in loaded.files}
    tops = {repository(os.path.dirname(os.path.abspath(file.path))) for file in loaded.files}
    loaded.partial = loaded.partial and None in tops
    for top in sorted(filter(None, tops)):
        if any(is_below(os.path.realpath(top), folder) for folder in searched):
            continue
        for path in search(os.path.relpath(top) if is_below(os.getcwd(), top) else top, scope):
            if _serves(path, wanted, scope) and os.path.realpath(path) not in known:
                file = read_found(path, as_config=scope.includes(path))
                if file is not None:
                    file.reported = False
                    loaded.files.append(file)


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


def _serves(path: str, wanted: set[str], scope: Scope) -> bool:
    is_pai = is_yaml_name(path) or not (is_openclaw_name(os.path.basename(path)) or scope.includes(path))
    return ("pai" if is_pai else "openclaw") in wanted
