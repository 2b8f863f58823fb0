"""What a run works on: files, and what they are together once includes and embedded configurations are joined."""

from collections.abc import Callable
from typing import NamedTuple

from provcheck.dialects.detect import API_GROUP, is_json_name
from provcheck.dialects.openclaw_view import INCLUDE, Includes, OpenClawView
from provcheck.dialects.pai_view import PaiView
from provcheck.dialects.view import Layer
from provcheck.workspace.files import File


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
    """A file that was named, searched or wanted for context, as it was before includes joined files.

    ``joined``: it is none of these, and belongs to the others for as long as its text does.
    """

    file: File
    named: bool
    reported: bool
    joined: bool = False


class Domain:
    """What names each other's things: a configuration of its own, or all manifests with the configurations in them.

    ``complete``: every file that may hold a manifest could be read. ``judged`` is what was found here, by what it was
    judged under, for as long as the texts stay as they are.
    """

    __slots__ = ("complete", "configs", "judged", "manifests")

    def __init__(self, configs: list[Config], manifests: list[PaiView], *, complete: bool = True) -> None:
        self.configs = configs
        self.manifests = manifests
        self.complete = complete
        self.judged: dict[object, object] = {}

    @property
    def identity(self) -> object:
        """What two domains of the same texts share: which they are, and for a configuration which it includes where."""
        if self.manifests:
            return self.complete, *map(id, self.manifests)
        (config,) = self.configs
        included = (tuple(one and id(one[1]) for one in found) for found in config.view.includes.values())
        return id(config.file.source), *included


class Loaded:
    """What a run works on.

    ``asked`` are the files without those that others include or embed. ``partial``: the files were named one by one and
    there is no repository around them, so more may belong to them than was seen. ``domains`` are what can be judged
    apart.
    """

    __slots__ = ("asked", "configs", "domains", "files", "manifests", "partial")

    def __init__(self, *, partial: bool) -> None:
        self.asked: list[Asked] = []
        self.files: list[File] = []
        self.configs: list[Config] = []
        self.manifests: list[PaiView] = []
        self.domains: list[Domain] = []
        self.partial = partial

    @property
    def pai_complete(self) -> bool:
        """Whether every file that may hold a Pai manifest could be read."""
        return not any(map(_may_hide_manifests, self.files))


def connect(loaded: Loaded, read: Callable[[str], File]) -> None:
    """Make configurations of roots, their includes, which ``read`` reads, and what manifests embed."""
    known = {file.identity: file for file in loaded.files}
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
        if file.manifests:
            views = _views(file)
            loaded.manifests += views
            if "configFiles" in file.source.text:
                _embed(loaded, file, views)
    loaded.domains = _domains(loaded)


def _views(file: File) -> list[PaiView]:
    """The manifests of a file, the same ones for as long as its text stays as it is."""
    if not file.views:
        file.views = [PaiView([Layer(root, file.source)]) for root in file.manifests]
    return file.views


def _domains(loaded: Loaded) -> list[Domain]:
    apart = [Domain([config], []) for config in loaded.configs if config.manifest is None]
    if not loaded.manifests:
        return apart
    embedded = [config for config in loaded.configs if config.manifest is not None]
    return [*apart, Domain(embedded, loaded.manifests, complete=loaded.pai_complete)]


def _roots_first(files: list[File]) -> list[File]:
    """OpenClaw's files in an order in which none comes before a file that includes it, loops apart."""
    if not any(file.openclaw is not None and INCLUDE in file.source.text for file in files):
        return files
    from provcheck.workspace.includes import include_targets

    targets = {target for file in files for target in include_targets(file)}
    return sorted(files, key=lambda file: file.identity in targets)


def _embed(loaded: Loaded, outer: File, manifests: list[PaiView]) -> None:
    from provcheck.workspace.embedded import embedded_configs

    if not outer.embedded:
        outer.embedded = [one for manifest in manifests for one in embedded_configs(outer, manifest)]
    for file, pointer, namespace, manifest in outer.embedded:
        loaded.files.append(file)
        if file.openclaw is not None:
            view = OpenClawView([Layer(file.openclaw, file.source, pointer)])
            loaded.configs.append(Config(file, view, outer.reported, namespace, manifest))


def _may_hide_manifests(file: File) -> bool:
    """Whether a part that could not be read may be a Pai manifest."""
    if not file.problems:
        return False
    return API_GROUP in file.source.text or (file.unopened and not is_json_name(file.path))
