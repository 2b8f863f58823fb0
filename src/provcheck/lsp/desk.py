"""All projects of an editor, and the one thread that looks at them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeAlias, TypeVar

from provcheck.finding import Finding
from provcheck.lsp.documents import Document
from provcheck.lsp.project import Project

T = TypeVar("T")
Open: TypeAlias = dict[str, Document]
"""The texts that are open, by path."""

PAUSE = 1.0
"""How long changes of others may go unnoticed, in seconds."""

Publish: TypeAlias = Callable[[Project, Open, dict[str, list[Finding]]], None]


class Outdated(Exception):  # noqa: N818 - nothing failed
    """The work is not wanted any more, or somebody waits for an answer."""


class Desk:
    """Keeps projects up to date with what is open, and has what is found in them published.

    All that reads texts runs in one thread, one thing after the other. Judging gives way to questions, and is dropped
    when a text changes again. ``failed`` is told of errors of ours.
    """

    def __init__(self, publish: Publish, failed: Callable[[Exception], None]) -> None:
        self.projects: list[Project] = []
        self._publish = publish
        self._failed = failed
        self._thread = ThreadPoolExecutor(1, "provcheck")
        self._open: Open = {}
        self._changes = 0
        self._questions = 0
        self._judging: asyncio.Task[None] | None = None
        self._closed = False

    # What happens in the editor

    def set_up(self, folders: Iterable[str]) -> None:
        """Look after these folders, instead of those before."""
        known = {project.root: project for project in self.projects}
        self.projects = [known.get(folder) or Project(folder) for folder in folders]
        self.put(self._open)

    def reread(self, paths: Iterable[str]) -> None:
        """Have files read from the disk anew, that were changed by somebody else."""
        if self._closed:
            return
        for path in paths:
            for project in self.projects:
                self._thread.submit(project.reread, path)
        self._judge()

    async def watch(self) -> None:
        """Look for what others change, until the end."""
        while not self._closed:
            await self._look()
            await asyncio.sleep(PAUSE)

    async def _look(self) -> None:
        for project in tuple(self.projects):
            if await self._run(project.look):
                self._judge()

    def put(self, documents: Open) -> None:
        """Take over what is open now."""
        self._open = documents
        folders = [project for project in self.projects if project.is_folder]
        lone = {path for path in documents if not any(project.holds(path) for project in folders)}
        known = {project.root: project for project in self.projects if not project.is_folder}
        self.projects = [*folders, *(known.get(path) or Project(path) for path in sorted(lone))]
        self._judge()

    def close(self) -> None:
        """Stop working."""
        self._closed = True
        self._thread.shutdown(wait=False, cancel_futures=True)

    # Questions

    async def ask(self, path: str, question: Callable[[Project, Open], T]) -> T | None:
        """What the project answers that a path belongs to, as the texts are now; ``None`` where there is none."""
        project = self.project(path)
        if project is None:
            return None
        self._questions += 1
        try:
            return await self._run(partial(_answer, project, self._open, question))
        finally:
            self._questions -= 1

    def project(self, path: str) -> Project | None:
        """The project that a path belongs to: the one with the innermost folder. The empty path belongs to none."""
        holding = [project for project in self.projects if path and project.holds(path)]
        return max(holding, key=lambda one: len(one.root), default=None)

    # Judging

    def _judge(self) -> None:
        self._changes += 1
        if self._judging is None or self._judging.done():
            self._judging = asyncio.get_running_loop().create_task(self._judge_all())

    async def _judge_all(self) -> None:
        done = 0
        while done != self._changes and not self._closed:
            wanted, documents = self._changes, self._open
            for project in tuple(self.projects):
                await self._judge_one(project, documents, wanted)
            done = wanted

    async def _judge_one(self, project: Project, documents: Open, wanted: int) -> None:
        """Judge a project and publish what is found, unless the texts change meanwhile."""
        while wanted == self._changes and not self._closed:
            try:
                found = await self._run(partial(_judged, project, documents, partial(self._pulse, wanted)))
                if wanted == self._changes:
                    self._publish(project, documents, found)
                return
            except Outdated:
                continue
            except Exception as error:  # noqa: BLE001 - an error of ours must not end the work for good
                self._failed(error)
                return

    def _pulse(self, wanted: int) -> None:
        if wanted != self._changes or self._questions or self._closed:
            raise Outdated

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _answer(project: Project, documents: Open, question: Callable[[Project, Open], T]) -> T:
    _put(project, documents)
    return question(project, documents)


def _judged(project: Project, documents: Open, pulse: Callable[[], None]) -> dict[str, list[Finding]]:
    _put(project, documents)
    return project.judge(pulse)


def _put(project: Project, documents: Open) -> None:
    project.put({path: one.text for path, one in documents.items() if project.holds(path)})
