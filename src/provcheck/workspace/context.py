"""The rest of a repository, as far as the files that were asked for cannot be understood without it."""

from __future__ import annotations

import os

from provcheck.dialects.detect import is_openclaw_name, is_yaml_name
from provcheck.paths import is_below, repository
from provcheck.workspace.discovery import Scope, search
from provcheck.workspace.files import read_found
from provcheck.workspace.loaded import Loaded


def add_context(loaded: Loaded, scope: Scope, searched: list[str], wanted: set[str]) -> None:
    """Read the rest of the repository as far as the files asked for depend on it.

    ``searched`` are the real paths of the folders that were searched already, ``wanted`` the dialects of the files that
    matter: ``pai``, ``openclaw``.
    """
    known = {file.identity for file in loaded.files}
    tops = {
        None if file.source.alone else repository(os.path.dirname(os.path.abspath(file.path))) for file in loaded.files
    }
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


def _serves(path: str, wanted: set[str], scope: Scope) -> bool:
    is_pai = is_yaml_name(path) or not (is_openclaw_name(os.path.basename(path)) or scope.includes(path))
    return ("pai" if is_pai else "openclaw") in wanted
