"""The files of a run once more, after some of their texts have changed; what is made of the others stays."""

import os
from collections.abc import Callable, Iterator, Mapping

from provcheck.dialects.detect import is_openclaw_name, is_yaml_name
from provcheck.settings import Policy
from provcheck.syntax.source import Source
from provcheck.workspace.discovery import Scope
from provcheck.workspace.files import File, parse, read_included
from provcheck.workspace.loaded import Asked, Loaded, connect


def reload(loaded: Loaded, texts: Mapping[str, str], policy: Policy) -> Loaded:
    """The same files with other texts for some, by path; nothing that was read is read from the disk again.

    Texts of other files join if they hold either dialect, or are meant to.
    """
    fresh = Loaded(partial=loaded.partial)
    fresh.asked = [*_asked_again(loaded, texts), *_joining(loaded, texts, policy)]
    fresh.files = [asked.file for asked in fresh.asked]
    connect(fresh, _reader(loaded, texts))
    before = {domain.identity: domain for domain in loaded.domains}
    fresh.domains = [before.get(domain.identity, domain) for domain in fresh.domains]
    return fresh


def _asked_again(loaded: Loaded, texts: Mapping[str, str]) -> Iterator[Asked]:
    """The files that were asked for, without those that had only joined them and now are of neither dialect."""
    for asked in loaded.asked:
        file = _again(asked.file, texts.get(asked.file.path), named=asked.named)
        if not asked.joined or _is_meant(file):
            file.reported = asked.reported
            yield asked._replace(file=file)


def _joining(loaded: Loaded, texts: Mapping[str, str], policy: Policy) -> Iterator[Asked]:
    """The files that are new."""
    known, scope = {asked.file.path for asked in loaded.asked}, Scope(policy)
    for path, text in texts.items():
        if path not in known:
            as_config = not is_yaml_name(path) and scope.includes(path)
            file = parse(Source(path, text), named=True, as_config=as_config)
            if _is_meant(file):
                yield Asked(file, named=True, reported=True, joined=True)


def _is_meant(file: File) -> bool:
    """Whether a file that nobody searched for is of either dialect, or would be if it could be read."""
    by_name = file.is_yaml or file.as_config or is_openclaw_name(os.path.basename(file.path))
    return file.is_config or (by_name and bool(file.faults))


def _again(file: File, text: str | None, *, named: bool) -> File:
    """A file as it was before includes joined it to others, with another text where there is one."""
    if text is None or (text == file.source.text and not file.unopened):
        return file.again()
    return parse(Source(file.path, text), named=named, as_config=file.as_config)


def _reader(loaded: Loaded, texts: Mapping[str, str]) -> Callable[[str], File]:
    """What reads an included file, by whichever name: its text of these, else the one before, else from the disk."""
    known = {file.identity: file for file in loaded.files if file.source.outer is None}

    def read(path: str) -> File:
        real = os.path.realpath(path)
        text = next((text for one, text in texts.items() if os.path.realpath(one) == real), None)
        there = known.get(real)
        if there is not None and text in (None, there.source.text):
            source = there.source if there.path == path else Source(path, there.source.text)
            return there if there.unopened else parse(source, as_json=True)
        return read_included(path) if text is None else parse(Source(path, text), as_json=True)

    return read
