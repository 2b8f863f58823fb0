"""What git knows of a baseline and of files: since when it says what it says, and which names changed after that."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from provcheck.workspace.git import git

NOW = "HEAD"


class Changes(NamedTuple):
    """What a commit does to names: the new ones by the old ones, an empty one for a file that was deleted.

    ``edited`` are the present names of files whose content changed too.
    """

    names: dict[str, str]
    edited: frozenset[str]

    def old_name(self, new: str) -> str | None:
        """The name that a file had before, if it has been renamed."""
        return next((old for old, name in self.names.items() if name == new), None)


class Origin(NamedTuple):
    """Where a baseline got its content: the commit, and the folder it was in, which its entries start from.

    ``known``: git has the baseline; else it may be of any day.
    """

    commit: str
    folder: str
    known: bool


class Span(NamedTuple):
    """Commits, the oldest first, with their parents; what they change; and those from which on a clone has history.

    ``cut`` is empty where the history is whole.
    """

    parents: dict[str, list[str]]
    changes: dict[str, Changes]
    cut: list[str]


def pending(top: str) -> Changes:
    """What stands in the index and the working tree, and is not committed."""
    return next((one for _, one in _listed(top, ["diff", "--diff-filter=RDM"], [NOW, "--"])), Changes({}, frozenset()))


def origin(top: str, path: str, now: Changes) -> Origin | None:
    """The origin of a baseline; to move it without changing it does not count. ``None`` without any commit."""
    if git(top, "rev-parse", "--verify", "--quiet", NOW) is None:
        return None
    name = os.path.relpath(path, top).replace(os.sep, "/")
    found = Origin(NOW, os.path.dirname(path), known=False)
    old, edited, since = now.old_name(name), name in now.edited, NOW
    while True:
        name = old or name
        if old and not edited:
            found = found._replace(folder=os.path.dirname(os.path.join(top, old)))
        commit = (git(top, "--literal-pathspecs", "rev-list", "-1", since, "--", name) or "").strip()
        if not commit:
            return found
        found = Origin(commit, found.folder, known=True)
        changes = dict(_listed(top, ["diff-tree", "-r", "--diff-filter=RD"], [commit])).get(commit)
        old = changes.old_name(name) if changes else None
        if changes is None or old is None or edited or name in changes.edited:
            return found
        since = f"{commit}^"


def span(top: str, first: Origin) -> Span:
    """The commits since an origin, which is one of them: it may have renamed a file itself.

    Where it is a merge both its sides count: one may have renamed a file, and the other one added an entry. Each commit
    is asked by itself: from end to end a copy may look more like a file than what became of that file.
    """
    before = (git(top, "rev-parse", f"{first.commit}^@") or "").split()
    if before:
        before = (git(top, "merge-base", "--octopus", "--all", *before) or "").split()
    commits = ["--topo-order", "--reverse", NOW, *(f"^{one}" for one in before), "--"]
    listed = (line.split() for line in (git(top, "rev-list", "--parents", *commits) or "").splitlines())
    parents = {commit: above for commit, *above in listed}
    changes = dict(_listed(top, ["log", "--diff-filter=RD", "--format=%H"], commits))
    roots = [commit for commit, above in parents.items() if not above]
    return Span(parents, changes, roots if first.known and roots and _is_shallow(top) else [])


def _is_shallow(top: str) -> bool:
    return (git(top, "rev-parse", "--is-shallow-repository") or "").strip() == "true"


def _listed(top: str, command: list[str], what: list[str]) -> Iterator[tuple[str, Changes]]:
    """Changes by commit, whatever the user's configuration says.

    A clone may lack the contents of files. git would fetch them; it is not let, and finds what moved as it was.
    """
    alike = ("--find-renames", "--find-renames=100%")
    settings = ("diff.relative=false", "log.showSignature=false", "protocol.allow=never")
    set_so = [part for one in settings for part in ("-c", one)]
    answers = (git(top, "--no-optional-locks", *set_so, *command, how, "--name-status", "-z", *what) for how in alike)
    listed = next((one for one in answers if one is not None), "")
    return _parsed(listed if command[0] != "diff" else f"{NOW}\0{listed}")


def _parsed(listed: str) -> Iterator[tuple[str, Changes]]:
    """What git lists: a commit, then letters, each with a path, or two for a rename; and the same again."""
    parts = iter(listed.split("\0"))
    commit, names, edited = "", dict[str, str](), set[str]()
    for part in map(str.strip, parts):
        if part.startswith("R"):
            old, new = next(parts, ""), next(parts, "")
            names[old] = new
            edited.update([new] if part != "R100" else [])
        elif part == "D":
            names[next(parts, "")] = ""
        elif part == "M":
            edited.add(next(parts, ""))
        elif part:
            if commit:
                yield commit, Changes(names, frozenset(edited))
            commit, names, edited = part, {}, set()
    if commit:
        yield commit, Changes(names, frozenset(edited))
