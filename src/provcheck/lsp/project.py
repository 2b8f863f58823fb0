"""A folder whose files are checked together, as they are on the disk and in the editor."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from provcheck import engine, judging
from provcheck.dialects.detect import is_openclaw_name, is_yaml_name, reads_as_json
from provcheck.dialects.openclaw_view import INCLUDE
from provcheck.groups import groups
from provcheck.lsp.documents import UNSAVED
from provcheck.lsp.shift import STILL, Shift
from provcheck.lsp.stamp import Stamp, stamp
from provcheck.paths import is_below, shown
from provcheck.settings import Settings, UnusableSettingsError
from provcheck.settings.layered import CommandLine, Layered
from provcheck.settings.nearest import OWN, SHARED
from provcheck.workspace.discovery import Scope, search
from provcheck.workspace.files import UnreadableError, load, read_yaml
from provcheck.workspace.load import load_workspace
from provcheck.workspace.loaded import Loaded
from provcheck.workspace.reload import reload

if TYPE_CHECKING:
    from provcheck.finding import Finding
    from provcheck.judging import Pulse
    from provcheck.model import Bundle
    from provcheck.workspace.loaded import Domain


class Project:
    """The files below a folder, or one file that stands in none.

    ``now`` are the files as they are. ``good`` are the same, but of each one that cannot be read at present the text
    that could be read last: what others say of it should not change with every key stroke. ``broken`` are the paths of
    these files.
    """

    def __init__(self, root: str) -> None:
        self.root = root
        self.is_folder = os.path.isdir(root)
        self._folder = os.path.abspath(root)
        self._refused: str | None = None
        self._unjudged: str | None = None
        self.policy = Layered(CommandLine({}, isolated=True))
        self.now = self.good = Loaded(partial=False)
        self.broken: frozenset[str] = frozenset()
        self._is_read = False
        self._day = date.today()
        self._disk: dict[str, str | None] = {}
        self._searched: frozenset[str] = frozenset()
        self._stamps: dict[str, Stamp] = {}
        self._reread: dict[str, str] = {}
        self._readable: dict[str, str] = {}
        self._open: Mapping[str, str] = {}
        self._shifts: dict[str, Shift] = {}
        self._found: dict[str, list[Finding]] | None = None

    # Reading

    def _read(self) -> None:
        """Read the settings and all files from the disk."""
        self._day = date.today()
        self._refused = None
        wanted = Layered(CommandLine({} if self.is_folder else {"ignore_unknown": True}))
        # Those before do not help where a new folder brings settings that cannot be used.
        for policy in (wanted, self.policy, Layered(CommandLine({}, isolated=True))):
            try:
                self.now, self.policy = _load(self.root, policy), policy
                break
            except UnusableSettingsError as error:
                self._refused = self._refused or str(error)
        if not self.is_folder:
            # Nobody asked: nothing is said of it for as long as it is of neither dialect, broken or not.
            self.now.asked = [one._replace(joined=one.named) for one in self.now.asked]
        self.good, self.broken = self.now, _broken(self.now)
        files = [asked.file for asked in self.now.asked]
        self._disk = {one.path: None if one.unopened else one.source.text for one in files}
        self._readable = {one.path: one.source.text for one in files if one.path not in self.broken} | self._readable
        self._searched = self._search()
        self._stamps = {path: stamp(path) for path in self.watched()}
        self._open, self._reread, self._found, self._is_read = {}, {}, None, True

    def reread(self, path: str) -> None:
        """Read a file from the disk again; all of them where that one was none of them, or is gone, or sets what holds.

        Settings and variables are such, and new files.
        """
        self._stamps[path] = stamp(path)
        if path not in self._disk:
            self._is_read = self._is_read and not self._may_matter(path)
            return
        try:
            self._disk[path] = self._reread[path] = load(path).text
        except UnreadableError:
            self._is_read = False

    def look(self) -> bool:
        """Read again what others have changed since it was looked at last; whether something was."""
        if not self._is_read:
            return False
        now = {path: stamp(path) for path in self.watched()}
        changed = [path for path, one in now.items() if self._stamps.get(path, one) != one]
        self._stamps = now
        for path in changed:
            self.reread(path)
        return bool(changed)

    def _may_matter(self, path: str) -> bool:
        """Whether a file that is none of those that were searched sets what holds, is included, or should join them."""
        name = os.path.basename(path)
        if self.refusal or name in (OWN, SHARED, ".env") or path in self._settings_files():
            return True
        if os.path.isdir(path):
            return self._search() != self._searched  # most of what comes and goes is none of our business
        if any(one.startswith(f"{path}/") for one in self._disk):
            return True
        if any(file.path == path or INCLUDE in file.source.text for file in self.now.files):
            return True  # it may be what they include
        if is_yaml_name(name):
            return read_yaml(path) is not None
        try:
            return is_openclaw_name(name) or Scope(self.policy).includes(path)
        except UnusableSettingsError:
            return True  # and whoever reads them says why that is impossible

    def _search(self) -> frozenset[str]:
        """The paths of the files that a search finds."""
        try:
            return frozenset(search(self.root, Scope(self.policy))) if self.is_folder else frozenset()
        except UnusableSettingsError:
            return frozenset()

    def _settings_files(self) -> set[str]:
        """The paths of the settings and of what they name, as they are shown."""
        return {shown(path) for path in self.policy.files}

    def put(self, texts: Mapping[str, str]) -> None:
        """Lay the texts of the editor over those of the disk."""
        closed = {path: self._disk.get(path) for path in self._open if path not in texts}
        if not self._is_read or None in closed.values() or self._day != date.today():
            self._read()
            closed = {}
        elif texts == self._open and not self._reread:
            return
        scope = Scope(self.policy)
        wanted = self._reread | {path: text for path, text in closed.items() if text is not None}
        wanted |= {path: text for path, text in texts.items() if path in self._disk or self._takes(path, scope)}
        self.now = reload(self.now, wanted, self.policy)
        self._open, self._reread, self._found, self._shifts = texts, {}, None, {}
        self._keep_good(wanted)

    def _takes(self, path: str, scope: Scope) -> bool:
        """Whether a file that was not searched may join the others."""
        try:
            return not scope.leaves_out(path)
        except UnusableSettingsError as error:
            self._refused = str(error)
            return False

    def _keep_good(self, texts: Mapping[str, str]) -> None:
        self.broken = broken = _broken(self.now) | self._unfinished()
        for file in self.now.files:
            if file.path not in broken and file.source.outer is None:
                self._readable[file.path] = file.source.text
        kept = {path: self._readable[path] for path in broken & self._readable.keys()}
        self.good = reload(self.good, {**texts, **kept}, self.policy) if kept else self.now

    def _unfinished(self) -> set[str]:
        """The paths of open texts that were of a dialect and, until they are saved so or emptied, only seem of none."""
        held = {file.path for file in self.good.files if file.is_config}
        here = {file.path for file in self.now.files if file.is_config or file.faults}
        texts = ((path, text) for path, text in self._open.items() if path in held - here)
        return {path for path, text in texts if text.strip() and text != self._disk.get(path)}

    def text(self, path: str) -> str:
        """The text of a file as it is, empty where the project has no such file.

        What a broken file included while it could be read is still there.
        """
        found = (text for loaded in (self.now, self.good) for text in _texts(loaded, path))
        return self._open[path] if path in self._open else next(found, "")

    def shift(self, path: str) -> Shift:
        """What was changed in a file since it could be read."""
        if self.good is self.now:
            return STILL
        if path not in self._shifts:
            self._shifts[path] = Shift.of(next(_texts(self.good, path), ""), self.text(path))
        return self._shifts[path]

    def watched(self) -> set[str]:
        """The paths of what was read, and of what would have been: settings, and variables beside a configuration.

        Their folders are among them, which tell of new files.
        """
        folders = {os.path.dirname(path) or "." for path in self._disk}
        inside = {os.path.join(folder, name) for folder in folders for name in (OWN, SHARED, ".env")}
        around = {self.root, *(os.path.join(self.root, name) for name in (OWN, SHARED)), *folders}
        included = {file.path for file in self.now.files}
        found = included.union(self._disk, self._searched, inside, self._settings_files())
        return found | around if self.is_folder else found

    # What is found

    def judge(self, pulse: Pulse | None = None) -> dict[str, list[Finding]]:
        """What is found in each file, secrets masked: nothing where a baseline cannot be used.

        What ``pulse`` raises ends it.
        """
        if self._found is None:
            self._unjudged = None
            try:
                self._found = self._judge_all(pulse)
            except UnusableSettingsError as error:
                self._unjudged, self._found = str(error), {}
        return self._found

    def _judge_all(self, pulse: Pulse | None) -> dict[str, list[Finding]]:
        found = self._judge(self.good, pulse)
        if self.good is not self.now:
            own = self._judge(self.now, pulse)
            found.update((path, own.get(path, [])) for path in self.broken)
        return found

    def _judge(self, loaded: Loaded, pulse: Pulse | None) -> dict[str, list[Finding]]:
        found = engine.find(loaded, self.policy, pulse)
        report = engine.mask(engine.assess(found, loaded, self.policy), loaded)
        by_path: dict[str, list[Finding]] = {path: [] for path in report.read}
        for finding in report.findings:
            by_path.setdefault(finding.location.path, []).append(finding)
        return by_path

    # What is known

    @property
    def refusal(self) -> str | None:
        """Why the settings cannot be used, or a file that they name; settings that could be hold on."""
        return self._refused or self._unjudged

    def holds(self, path: str) -> bool:
        """Whether a path belongs to the project."""
        if not self.is_folder or path.startswith(UNSAVED):
            return path == self.root
        return is_below(os.path.abspath(path), self._folder)

    def settings(self, path: str) -> Settings:
        """What is assumed of a file."""
        for group in groups(self.good, self.policy):
            if group.paths is None or path in group.paths:
                return group.settings
        return self.policy.of(path)

    def syntax(self, path: str, text: str) -> str | None:
        """What a file is written in, ``json5`` or ``yaml``; ``None`` for what is neither dialect, nor looks like it."""
        name = os.path.basename(path)
        if not reads_as_json(name, text):
            return "yaml"
        known = any(file.path == path and (file.is_config or file.included) for file in self.good.files)
        return "json5" if known or is_openclaw_name(name) else None

    def bundles(self, path: str) -> list[Bundle]:
        """What the files say that share their names with this one, itself among them.

        Of a file that could never be read nobody knows which these are: they are all.
        """
        return self._bundles(path, list(self._domains(path)) or self.good.domains)

    def all_bundles(self, path: str) -> list[Bundle]:
        """What all files of the project say, under the settings of one of them."""
        return self._bundles(path, self.good.domains)

    def _bundles(self, path: str, domains: Iterable[Domain]) -> list[Bundle]:
        settings = self.settings(path)
        return [one for domain in domains for one in judging.bundles(domain, settings)]

    def _domains(self, path: str) -> Iterator[Domain]:
        for domain in self.good.domains:
            paths: Iterable[str] = (one.where().path for one in domain.manifests)
            if path in paths or any(path in (config.file.path, *config.parts) for config in domain.configs):
                yield domain


def _load(root: str, policy: Layered) -> Loaded:
    """All files, if settings can be used for each of them. Raises `UnusableSettingsError`."""
    loaded = load_workspace([root], policy)
    for asked in loaded.asked:
        policy.of(asked.file.path)
    return loaded


def _broken(loaded: Loaded) -> frozenset[str]:
    """The paths of files that cannot be read themselves; what they include does not matter."""
    return frozenset(file.path for file in loaded.files if any(one not in file.refused for one in file.faults))


def _texts(loaded: Loaded, path: str) -> Iterator[str]:
    """The text of a file, if there is such a file."""
    return (file.source.text for file in loaded.files if file.path == path and file.source.outer is None)
