"""The document around a page: its policy, its look, and nothing that is loaded from anywhere.

The policy allows the styles and scripts that stand in the page, by their hashes, and nothing else. So even markup that
slipped through from a configuration could neither run nor ask for anything.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from provcheck import __version__
from provcheck.html.escape import text

if TYPE_CHECKING:
    from collections.abc import Iterable

_DOCUMENT = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="provcheck {version}">
<title>{title}</title>
<link rel="icon" href="data:,">
{head}</head>
<body>
{body}
{foot}</body>
</html>
"""


def sheet(title: str, body: str, *, styles: Iterable[str] = (), scripts: Iterable[str] = ()) -> str:
    """A whole page, ending in a line end, the same for the same arguments.

    ``title`` is plain text, ``body`` is markup. ``styles`` come behind the shared look. ``scripts`` run in strict mode,
    in their order, when the body is there. A button for the theme and what ``look.js`` says of keys are in every page
    that has an element of the class ``tools``.
    """
    look = [part(__package__, "look.css"), *styles]
    shared = part(__package__, "look.js")
    own = [f'"use strict";\n{script}' for script in scripts]
    policy = "; ".join(
        (
            "default-src 'none'",
            "img-src data:",
            f"style-src {' '.join(map(_hash, look))}",
            f"script-src {' '.join(map(_hash, [shared, *own]))}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return _DOCUMENT.format(
        policy=policy,
        version=__version__,
        title=text(title),
        head="".join([*(f"<style>{style}</style>\n" for style in look), f"<script>{shared}</script>\n"]),
        body=body,
        foot="".join(f"<script>{script}</script>\n" for script in own),
    )


def part(package: str, name: str) -> str:
    """A file that stands beside the modules of a package: a style, a script."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _hash(inline: str) -> str:
    """The hash by which the policy allows what stands between two tags."""
    return f"'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'"
