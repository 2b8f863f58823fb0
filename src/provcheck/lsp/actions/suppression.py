"""Comments that switch findings off, with room for a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from provcheck.finding import Finding
from provcheck.lsp.actions.action import QUICK_FIX, Action
from provcheck.lsp.actions.placing import at_the_top, joined, on_the_line
from provcheck.lsp.actions.site import Site
from provcheck.syntax.edits import Edit
from provcheck.workspace.files import File


def offered(here: Sequence[Finding], files: Iterable[File]) -> Iterator[Action]:
    """For each rule and line a comment there, and for each rule one for the whole file, where they can be written."""
    paths = {one.location.path for one in here}
    sites = [Site(file) for file in files if file.path in paths and _takes_comments(file)]
    first = {(one.location.begin[0], one.code): one for one in reversed(here)}
    for _, finding in sorted(first.items(), key=lambda one: one[0]):
        yield from _on_the_line(finding, sites)
    of_code = {one.code: one for one in reversed(here)}
    for _, finding in sorted(of_code.items()):
        yield from _in_the_file(finding, sites)


def _takes_comments(file: File) -> bool:
    """Whether comments count in a file, and do not make it something that its own readers refuse.

    What provcheck has no business in is not read for comments, and JSON that is meant for ``kubectl`` takes none.
    """
    if file.unopened or not (file.is_config or file.included or file.faults or file.source.outer):
        return False
    return file.is_yaml or not file.manifests or bool(file.reading.comments)


def _on_the_line(finding: Finding, sites: Iterable[Site]) -> Iterator[Action]:
    line, place = finding.location.begin[0], finding.location.start
    around = [site for site in sites if site.inward(place) is not None]
    there = next(filter(None, (joined(site, finding.code, line) for site in around)), None)
    if there:
        yield _suppress(finding, "in the comment that is there", there)
        return
    edit = on_the_line(around, finding.code, line, place)
    if edit:
        yield _suppress(finding, "with a reason", edit)


def _in_the_file(finding: Finding, sites: Iterable[Site]) -> Iterator[Action]:
    """What is switched off in a file is so in the texts that are embedded in it."""
    for site in sites:
        if site.source.outer is None:
            edit = joined(site, finding.code, None) or at_the_top(site, finding.code)
            yield _suppress(finding, "in this file", edit)


def _suppress(finding: Finding, how: str, edit: Edit) -> Action:
    return Action(f"Suppress {finding.code} {finding.name} {how}", QUICK_FIX, (edit,), finding)
