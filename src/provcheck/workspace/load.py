"""All files of a run: those that were asked for, what they include and embed, and the context they need."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping

from provcheck.dialects.detect import is_openclaw_name, is_yaml_name
from provcheck.paths import shown
from provcheck.settings import Policy
from provcheck.syntax.source import Source
from provcheck.workspace.context import add_context
from provcheck.workspace.discovery import Scope, search
from provcheck.workspace.files import STDIN, File, parse, read_file, read_found, read_included, read_yaml
from provcheck.workspace.loaded import Asked, Config, Domain, Loaded, connect

__all__ = ["Asked", "Config", "Domain", "Loaded", "load_workspace", "reload"]


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
        file = _read_named(path, scope, stdin_name) if named else read_found(path, as_config=scope.includes(path))
        if file is not None:
            loaded.files.append(file)
    loaded.files = list({file.identity: file for file in reversed(loaded.files)}.values())[::-1]
    searched = [os.path.realpath(path) for path in paths if os.path.isdir(path)]
    of_many = scope.policy.of(".").ignore_unknown
    add_context(loaded, scope, searched, of_many=of_many)
    if of_many:
        # Of two places that contradict each other the later one is reported, whichever this run was given.
        loaded.files.sort(key=lambda file: file.identity)
    loaded.asked = [Asked(file, file.named, file.reported) for file in loaded.files]
    connect(loaded, read_included)
    return loaded


def reload(loaded: Loaded, texts: Mapping[str, str]) -> Loaded:
    """The same files once more, with other texts for some, by path; nothing that was read is read from the disk again.

    Texts of other files join if they hold either dialect, or would if they could be read. What is made of a text that
    stays as it is stays too.
    """
    known = {file.identity: file for file in loaded.files if file.source.outer is None}

    def again(path: str) -> File:
        there = known.get(os.path.realpath(path))
        if there is None:
            return read_included(path)
        text = texts.get(path, there.source.text)
        return there if there.unopened and text == there.source.text else parse(Source(path, text), as_json=True)

    fresh = Loaded(partial=loaded.partial)
    for file, named, reported in loaded.asked:
        one = _again(file, texts.get(file.path), named=named)
        one.reported = reported
        fresh.files.append(one)
    asked = {file.path for file in fresh.files}
    joining = (parse(Source(path, text), named=True) for path, text in texts.items() if path not in asked)
    fresh.files += [file for file in joining if file.is_config or (file.faults and _is_meant(file))]
    fresh.asked = [Asked(file, file.named, file.reported) for file in fresh.files]
    connect(fresh, again)
    before = {domain.identity: domain for domain in loaded.domains}
    fresh.domains = [before.get(domain.identity, domain) for domain in fresh.domains]
    return fresh


def _again(file: File, text: str | None, *, named: bool) -> File:
    """A file as it was before includes joined it to others, with another text where there is one."""
    if text is None or text == file.source.text:
        return file.again()
    return parse(Source(file.path, text), named=named, as_config=file.as_config)


def _is_meant(file: File) -> bool:
    """Whether a search would take a file that cannot be read for one of either dialect."""
    return file.is_yaml or is_openclaw_name(os.path.basename(file.path))


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
