"""All files of a run: those that were asked for, what they include and embed, and the context they need."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from provcheck.dialects.detect import API_GROUP, is_json_name, is_openclaw_name, is_whole_by_name, is_yaml_name
from provcheck.dialects.openclaw_view import INCLUDE, Includes, OpenClawView
from provcheck.dialects.pai_view import PaiView
from provcheck.dialects.view import Layer
from provcheck.paths import is_below, repository, shown
from provcheck.settings import Policy
from provcheck.syntax.source import Source
from provcheck.workspace.discovery import Scope, search
from provcheck.workspace.files import STDIN, File, UnreadableError, load, parse, read_file, read_included


class Config(NamedTuple):
    """An OpenClaw configuration with all that it includes.

    ``reported``: findings in some part of it are shown. ``namespace`` is that of the Pai agent which embeds it,
    ``None`` for a file of its own; ``manifest`` is that agent's. ``parts`` are the paths of the files that it consists
    of, where it includes any.
    """

    file: File
    view: OpenClawView
    reported: bool
    namespace: str | None = None
    manifest: PaiView | None = None
    parts: tuple[str, ...] = ()


class Asked(NamedTuple):
    """A file that was named, searched or wanted for context, as it was before includes joined files."""

    file: File
    named: bool
    reported: bool


class Loaded:
    """What a run works on.

    ``asked`` are the files without those that others include or embed. ``partial``: the files were named one by one and
    there is no repository around them, so more may belong to them than was seen.
    """

    __slots__ = ("asked", "configs", "files", "manifests", "partial")

    def __init__(self, *, partial: bool) -> None:
        self.asked: list[Asked] = []
        self.files: list[File] = []
        self.configs: list[Config] = []
        self.manifests: list[PaiView] = []
        self.partial = partial

    @property
    def pai_complete(self) -> bool:
        """Whether every file that may hold a Pai manifest could be read."""
        return not any(map(_may_hide_manifests, self.files))


def load_workspace(
    paths: Iterable[str],
    policy: Policy,
    stdin_name: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Loaded:
    """Read everything that paths stand for, and what these files need to be understood.

    ``progress`` is told how many files of how many are read.
    """
    scope = Scope(policy)
    paths = list(paths)
    stdin_name = shown(stdin_name) if stdin_name else None
    wanted: dict[str, bool] = {}
    for argument in paths:
        for path, named in _asked_for(argument, scope, stdin_name):
            wanted[path] = named or wanted.get(path, False)
    loaded = Loaded(partial=all(wanted.values()))
    for done, (path, named) in enumerate(wanted.items()):
        if progress:
            progress(done, len(wanted))
        file = _read_named(path, scope, stdin_name) if named else _read_found(path, scope)
        if file is not None:
            loaded.files.append(file)
    loaded.files = list({_identity(file): file for file in reversed(loaded.files)}.values())[::-1]
    searched = [os.path.realpath(path) for path in paths if os.path.isdir(path)]
    of_many = scope.policy.of(".").ignore_unknown
    _add_context(loaded, scope, searched, of_many=of_many)
    if of_many:
        # Of two places that contradict each other the later one is reported, whichever this run was given.
        loaded.files.sort(key=_identity)
    loaded.asked = [Asked(file, file.named, file.reported) for file in loaded.files]
    _connect(loaded, read_included)
    return loaded


def reload(loaded: Loaded, texts: Mapping[str, str]) -> Loaded:
    """The same files once more, with other texts for some, by path; nothing is read from the disk again."""
    known = {_identity(file): file for file in loaded.files if file.source.outer is None}

    def again(path: str) -> File:
        there = known.get(os.path.realpath(path))
        if there is None or there.unopened:
            return there or read_included(path)
        return parse(Source(path, texts.get(path, there.source.text)), as_json=True)

    fresh = Loaded(partial=loaded.partial)
    for file, named, reported in loaded.asked:
        text = texts.get(file.path, file.source.text)
        one = file if file.unopened else parse(Source(file.path, text), named=named, as_config=file.as_config)
        one.reported = reported
        fresh.files.append(one)
    fresh.asked = [Asked(file, file.named, file.reported) for file in fresh.files]
    _connect(fresh, again)
    return fresh


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
        return _read_yaml(path, named=True)
    as_config = name is not None and not is_yaml_name(name) and scope.includes(name)
    return read_file(path, named=True, stdin_name=stdin_name, as_config=as_config)


def _read_found(path: str, scope: Scope) -> File | None:
    """A file that a search found; ``None`` for YAML that has nothing to do with Pai."""
    return _read_yaml(path) if is_yaml_name(path) else read_file(path, as_config=scope.includes(path))


def _read_yaml(path: str, *, named: bool = False) -> File | None:
    """A YAML file; ``None`` when it does not name Pai's API group. One that was named has to be there at least."""
    try:
        source = load(path)
    except UnreadableError as error:
        return read_file(path, named=named) if error.names_pai or (named and not error.data) else None
    return parse(source, named=named) if API_GROUP in source.text else None


def _may_hide_manifests(file: File) -> bool:
    """Whether a part that could not be read may be a Pai manifest."""
    if not file.reading.problems:
        return False
    return API_GROUP in file.source.text or (file.unopened and not is_json_name(file.path))


def _identity(file: File) -> str:
    try:
        return os.path.realpath(file.path)
    except ValueError:
        return file.path


# Context


def _add_context(loaded: Loaded, scope: Scope, searched: list[str], *, of_many: bool) -> None:
    """Read the rest of the repository as far as the files asked for depend on it.

    ``searched`` are the real paths of the folders that were searched already; ``of_many``: see `_wanted_context`.
    """
    wanted = _wanted_context(loaded.files, of_many=of_many)
    if not wanted:
        return
    known = {_identity(file) for file in loaded.files}
    tops = {repository(os.path.dirname(os.path.abspath(file.path))) for file in loaded.files}
    loaded.partial = loaded.partial and None in tops
    for top in sorted(filter(None, tops)):
        if any(is_below(os.path.realpath(top), folder) for folder in searched):
            continue
        for path in search(os.path.relpath(top) if is_below(os.getcwd(), top) else top, scope):
            if _serves(path, wanted, scope) and os.path.realpath(path) not in known:
                file = _read_found(path, scope)
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


# Includes and embedded configurations


def _connect(loaded: Loaded, read: Callable[[str], File]) -> None:
    """Make configurations of roots, their includes, which ``read`` reads, and what manifests embed."""
    known = {_identity(file): file for file in loaded.files}
    for file in _roots_first(loaded.files):
        if file.openclaw is None or file.included:
            continue
        table: Includes = {}
        reported = file.reported
        parts: tuple[str, ...] = ()
        if INCLUDE in file.source.text:
            from provcheck.workspace.includes import IncludeReader

            reader = IncludeReader(file, known, read)
            table, reported, parts = reader.table, reader.reported, reader.parts
        view = OpenClawView([Layer(file.openclaw, file.source)], includes=table)
        loaded.configs.append(Config(file, view, reported, parts=parts))
    loaded.files = list(known.values())
    for file in list(loaded.files):
        manifests = [PaiView([Layer(root, file.source)]) for root in file.manifests]
        loaded.manifests += manifests
        if manifests and "configFiles" in file.source.text:
            _embed(loaded, file, manifests)


def _roots_first(files: list[File]) -> list[File]:
    """OpenClaw's files in an order in which none comes before a file that includes it, loops apart."""
    if not any(file.openclaw is not None and INCLUDE in file.source.text for file in files):
        return files
    from provcheck.workspace.includes import include_targets

    targets = {target for file in files for target in include_targets(file)}
    return sorted(files, key=lambda file: _identity(file) in targets)


def _embed(loaded: Loaded, outer: File, manifests: list[PaiView]) -> None:
    from provcheck.workspace.embedded import embedded_configs

    for manifest in manifests:
        for file, pointer, namespace in embedded_configs(outer, manifest):
            loaded.files.append(file)
            if file.openclaw is not None:
                view = OpenClawView([Layer(file.openclaw, file.source, pointer)])
                loaded.configs.append(Config(file, view, outer.reported, namespace, manifest))
