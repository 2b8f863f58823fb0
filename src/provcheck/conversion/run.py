"""A conversion from beginning to end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple, cast

from provcheck import __version__
from provcheck.conversion import comments
from provcheck.conversion.entry import Entry, Outcome
from provcheck.conversion.hidden import Mask
from provcheck.conversion.ledger import Ledger, Line
from provcheck.conversion.outputs import Output, Outputs, Writer, document, layout
from provcheck.conversion.sources import OpenClawSource, Options
from provcheck.conversion.spot import Resource
from provcheck.conversion.to_openclaw import to_openclaw
from provcheck.conversion.to_pai import to_pai
from provcheck.conversion.tree import Secrets, Tree, forgotten, unread
from provcheck.conversion.write import commands, json5, yaml
from provcheck.dialects import openclaw
from provcheck.dialects.openclaw_view import release_of
from provcheck.dialects.pai_view import PaiView
from provcheck.dialects.view import Layer
from provcheck.model import PAI, Credential
from provcheck.syntax import json5 as json5_reader
from provcheck.syntax import yaml as yaml_reader
from provcheck.syntax.node import Node, Scalar
from provcheck.workspace.files import File
from provcheck.workspace.loaded import Config, Loaded


class Request(NamedTuple):
    """What is wanted.

    ``to`` is the dialect of the result, ``target`` the file or folder it is for, ``None`` for standard output;
    ``release`` the OpenClaw release of the source or the result, empty where the source's own stamp decides.
    """

    to: str
    options: Options
    release: str = ""
    target: str | None = None
    is_folder: bool = False
    as_commands: bool = False
    header: bool = False


class Original(NamedTuple):
    """A file of the source, each character of its secrets a ``*``; ``roots`` are the nodes of its documents."""

    path: str
    text: str
    roots: Iterable[Node]


class Conversion(NamedTuple):
    """The result: its files, what became of each value of the source, and what the user has to run.

    ``originals`` are the files of the source as they may be shown.
    """

    outputs: list[Output]
    entries: list[Entry]
    commands: list[str]
    originals: list[Original]


def convert(loaded: Loaded, request: Request) -> Conversion:
    """Convert what is loaded; files that were read as context only are left alone."""
    ledger = Ledger(keeps=request.options.annotations and not request.as_commands)
    secrets = Secrets()
    files = [one for one in loaded.files if one.reported and (one.is_config or one.included) and not one.source.outer]
    if request.to == PAI:
        sources = [_source(config, request, secrets, ledger) for config in loaded.configs if config.reported]
        trees = [source.tree for source in sources]
    else:
        sources = []
        trees = [tree for file in files for tree in _manifests(file, secrets, ledger)]
    mask = Mask([file.source for file in loaded.files], trees)
    options = request.options._replace(masked=mask.text)
    resources = to_pai(sources, options, ledger) if request.to == PAI else [to_openclaw(trees, options, ledger)]
    told = [_told(line, request) for line in ledger.lines()]
    for file in files:
        comments.carry(file, trees, mask.comment)
    for resource in resources:
        resource.data = cast("dict[str, object]", _masked(resource.data, mask.text))
    writer = _writer(request, ledger, _header(request, files, told))
    outputs = Outputs(layout(resources, request.target, is_folder=request.is_folder), writer)
    entries = [_entry(line, outputs, mask) for line in told]
    wanted = [] if request.as_commands else ledger.commands
    paths = {one.source.path for one in entries}
    shown = [one for one in loaded.files if one in files or (one.path in paths and not one.source.outer)]
    originals = [_original(file, mask) for file in shown]
    return Conversion(outputs.outputs, entries, [mask.text(one) for one in wanted], originals)


# Sources

# What a place for a secret may hold without holding one: the name of a variable, a reference, nothing.
_NO_SECRETS = frozenset({"variable", "known-name", "reference", "dollar", "pseudo", "empty"})


def _is_public(credential: Credential) -> bool:
    """Whether what stands at a place for a secret is none."""
    if credential.form == "mixed":
        return re.fullmatch(r"(?:\w+ )?\$\{\w+\}", credential.raw() or "") is not None
    if credential.form == "malformed":
        return credential.fault in ("secret_provider", "source")
    return credential.form in _NO_SECRETS


def _source(config: Config, request: Request, secrets: Secrets, ledger: Ledger) -> OpenClawSource:
    release = request.release or release_of(config.view)[0]
    tree = Tree(config.view, secrets)
    included = [one for found in config.view.includes.values() for one in found if one is not None]
    roots = {id(source): (root, source) for root, source in included}
    for entry in forgotten(tree, [*roots.values(), (config.view.node, config.file.source)]):
        ledger.enter(entry)
    bundle = openclaw.bind(config.view, release)
    hidden = [one.where() for one in bundle.details.credentials() if not _is_public(one)]
    tree.hide({(place.path, place.pointer) for place in hidden})
    return OpenClawSource(tree, bundle, release)


def _manifests(file: File, secrets: Secrets, ledger: Ledger) -> Iterator[Tree]:
    """The manifests of a file; its other documents are not converted."""
    ours = set(map(id, file.manifests))
    for number, root in zip(_numbers(file), file.reading.roots, strict=True):
        if id(root) in ours:
            tree = Tree(PaiView([Layer(root, file.source)]), secrets, number)
            for entry in forgotten(tree, [(root, file.source)]):
                ledger.enter(entry)
            yield tree
        elif not (isinstance(root, Scalar) and root.value is None):
            for entry in unread(root, file.source, number, "no manifest of Pai's"):
                ledger.enter(entry)


def _numbers(file: File) -> list[int]:
    """Which document each root of a file is; the reader leaves out those in which nothing stands."""
    roots = file.reading.roots
    if len(roots) < 2 or file.source.syntax != "yaml":
        return list(range(len(roots)))
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.events import DocumentStartEvent

    from provcheck.syntax.yaml.parser import events

    try:
        starts = [one.start_mark.index for one in events(file.source.text) if isinstance(one, DocumentStartEvent)]
    except (YAMLError, ValueError):
        return list(range(len(roots)))
    return [bisect_right(starts, root.start) - 1 for root in roots]


def _original(file: File, mask: Mask) -> Original:
    return Original(file.path, mask.source(file.source, lambda: comments.found(file)), file.reading.roots)


# Results


def _masked(data: object, masked: Callable[[str], str]) -> object:
    """Data without secrets: what is kept was chosen without them, and this makes sure of it."""
    if isinstance(data, dict):
        return {masked(key): _masked(value, masked) for key, value in data.items()}
    if isinstance(data, list):
        return [_masked(item, masked) for item in data]
    # Half of a character, which YAML has no way to write, is no name of anything.
    return masked(data).encode("utf-8", "replace").decode() if isinstance(data, str) else data


def _writer(request: Request, ledger: Ledger, header: list[str]) -> Writer:
    if request.as_commands:
        return Writer(partial(commands.text, variables=ledger.variables, header=header), commands.blocks)
    if request.to == PAI:
        return Writer(lambda made: _yaml(made, header), lambda text: yaml_reader.read(text).roots)
    return Writer(lambda made: _json5(made, header), lambda text: json5_reader.read(text).roots)


def _yaml(resources: list[Resource], header: list[str]) -> str:
    return yaml.text([document(one, header if place == 0 else ()) for place, one in enumerate(resources)])


def _json5(resources: list[Resource], header: list[str]) -> str:
    return "".join(json5.text(document(one, header)) for one in resources)


def _header(request: Request, files: list[File], lines: list[Line]) -> list[str]:
    if not request.header:
        return []
    worst = [f"{count} {outcome}" for outcome in Outcome if (count := sum(one.outcome is outcome for one in lines))]
    names = ", ".join(file.path for file in files if not file.included)
    return [f"Made by provcheck {__version__} of {names}.", f"Values: {', '.join(worst)}."]


def _told(line: Line, request: Request) -> Line:
    """A line as it is told: commands say less than manifests."""
    if not request.as_commands or line.target is None:
        return line
    outcome, target, reason = commands.said(line.outcome, line.target, line.reason)
    return line._replace(outcome=outcome, target=target, reason=reason)


def _entry(line: Line, outputs: Outputs, mask: Mask) -> Entry:
    place = outputs.place(line.target)
    return Entry(
        line.outcome,
        line.source._replace(pointer=mask.pointer(line.source.pointer)),
        place and place._replace(pointer=mask.pointer(place.pointer)),
        mask.text(line.reason),
    )
