"""A run of ``provcheck graph`` once its options are known."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from provcheck import engine, writing
from provcheck.cli import _options, _screen
from provcheck.cli.running import Progress
from provcheck.finding import Severity
from provcheck.graph.counted import counted
from provcheck.graph.draw import draw
from provcheck.settings.globs import Glob
from provcheck.settings.layered import CommandLine, Layered
from provcheck.workspace.load import load_workspace

if TYPE_CHECKING:
    from provcheck.graph.picture import Picture
    from provcheck.settings import Policy
    from provcheck.workspace.loaded import Loaded


class Wish(NamedTuple):
    """What is to be drawn, and where to; without ``target`` to standard output."""

    paths: tuple[str, ...]
    format: str
    target: str | None
    force: bool
    stdin_name: str | None
    color: str


def policy(
    *, exclude: tuple[str, ...], config: str | None, no_config: bool, release: str, show: str | None, as_of: Any
) -> Layered:
    """The settings files, with what is asked for on top. Raises `click.UsageError`."""
    _options.refuse_two_minds(config, no_config=no_config)
    least = Severity[show.upper()] if show else None
    replaced = {
        "releases": (release,) if release else None,
        "releases_why": "asked for" if release else None,
        "show": least,
        "fail_on": least,  # what fails a run is always shown, and here nothing does
        "as_of": as_of,
    }
    given = {field: value for field, value in replaced.items() if value is not None}
    return Layered(CommandLine(given, (), Glob.all(exclude), config, isolated=no_config))


def run(wish: Wish, policy: Policy) -> int:
    """Read, check, draw and write; the exit code. Raises `UnusableError`."""
    with Progress() as progress:
        loaded = load_workspace(wish.paths, policy, wish.stdin_name, progress)
        picture = draw(loaded, engine.judge(loaded, policy), policy)
    if wish.target is None:
        _screen.show(_rendered(picture, wish))
    else:
        _write(picture, loaded, wish)
    unread = [file.path for file in loaded.files if file.reported and file.problems]
    if wish.target is not None or wish.format != "tree":  # the tree says all of it, where it is seen
        _tell(picture, unread)
    return int(bool(unread))


def _tell(picture: Picture, unread: list[str]) -> None:
    """What nobody may see who has the picture in a file, or in a language of pictures."""
    if unread:
        _screen.tell(f"Cannot be read in full, so that the picture may lack something: {', '.join(unread)}")
    elif not picture.scopes:
        _screen.tell(f"Nothing to draw. {counted(picture)}")


def _rendered(picture: Picture, wish: Wish) -> str:
    if wish.format == "tree":
        from provcheck.graph import tree

        on_screen = wish.target is None
        color = wish.color == "always" or (on_screen and _screen.in_color(wish.color))
        return tree.render(picture, width=_screen.width() if on_screen else 120, color=color)
    from importlib import import_module

    text: str = import_module(f"provcheck.graph.{wish.format}").render(picture)
    return text


def _write(picture: Picture, loaded: Loaded, wish: Wish) -> None:
    target = str(wish.target)
    if os.path.realpath(target) in {os.path.realpath(file.path) for file in loaded.files}:
        raise _options.UnusableError(f"{target} is one of the files that are drawn, and is not overwritten")
    if writing.is_taken(target) and not wish.force:
        raise _options.UnusableError(f"{target} is there already; --force overwrites")
    try:
        writing.write([writing.Target(target, _rendered(picture, wish), wish.force)])
    except FileExistsError as error:
        raise _options.UnusableError(f"{target} is there already; --force overwrites") from error
    except OSError as error:
        raise _options.UnusableError(f"cannot write {target}: {error.strerror}") from error
