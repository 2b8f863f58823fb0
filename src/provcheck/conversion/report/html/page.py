"""The page as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.conversion.entry import Outcome
from provcheck.conversion.report.headings import HEADINGS
from provcheck.conversion.report.html.board import Board, short
from provcheck.conversion.report.html.fates import fates
from provcheck.conversion.report.html.pane import indents, pane
from provcheck.conversion.report.html.signs import sign
from provcheck.html.escape import text
from provcheck.html.sheet import part, sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from provcheck.conversion.outputs import Output
    from provcheck.conversion.report.html.marks import Mark, Marks
    from provcheck.conversion.run import Conversion, Original

_BODY = """\
<a class="skip" href="#fates">Skip to the list</a>
<header>
<div class="head">
<div><h1>{title}</h1>
<p class="soft">{count}</p></div>
<div class="tools" role="group" aria-label="Tools">
<input type="search" id="search" placeholder="Search" autocomplete="off"
 title="Search paths and reasons (/)" aria-label="Search paths and reasons">
<button type="button" id="previous" title="Previous value that was lost or needs you (p)">Previous</button>
<button type="button" id="next" title="Next value that was lost or needs you (n)">Next</button>
</div>
</div>
<div class="legend" role="group" aria-label="Classes">{legend}</div>
</header>
<main>
<div class="sides">
{source}
{result}
</div>
<aside id="told" class="soft" aria-live="polite" aria-label="The chosen value"></aside>
{commands}<section id="fates" aria-labelledby="fates-title" tabindex="-1">
<h2 id="fates-title">What became of each value</h2>
{fates}
</section>
</main>
"""
_SHOWN = '<span class="small numbers" id="shown" role="status"></span>'


def render(made: Conversion) -> str:
    """The report as one self-contained document. It holds no secret: the texts of the sources are masked."""
    board = Board(made)
    title = f"{_names([one.path for one in made.originals])} → {_names([one.path for one in made.outputs])}"
    body = _BODY.format(
        title=text(title),
        count=f"{len(made.entries):,} value{'' if len(made.entries) == 1 else 's'}, and what became of each",
        legend=_legend(board),
        source=_side("source", "Source", made.originals, board.source_marks, board.result_of),
        result=_side("result", "Result", made.outputs, board.target_marks, board.origin_of),
        commands=_commands(made.commands),
        fates=fates(board),
    )
    return sheet(title, body, styles=[part(__package__, "page.css"), indents()], scripts=[part(__package__, "page.js")])


def _names(paths: Sequence[str]) -> str:
    """Files in few words."""
    first = paths[0] if paths else "nothing"
    return f"{first} and {len(paths) - 1} more" if len(paths) > 1 else first


def _legend(board: Board) -> str:
    outcomes = [entry.outcome for entry in board.entries]
    buttons = "\n".join(
        f'<button type="button" class="{one}" data-class="{one}" aria-pressed="false" title="{HEADINGS[one][1]}">'
        f'{sign(one)} {one} <span class="numbers">{outcomes.count(one)}</span></button>'
        for one in Outcome
        if one in outcomes
    )
    grey = '<span class="soft small"><span class="form">grey</span>: not a matter of the report</span>'
    return f"\n{buttons}\n{grey}\n{_SHOWN}\n"


def _side(
    id_: str,
    title: str,
    texts: Sequence[Original | Output],
    marks: Sequence[Marks],
    link: Callable[[Mark], str],
) -> str:
    files = "\n".join(
        f'<section class="file" id="{id_}-{at}">\n<h3 class="name">{text(one.path)}</h3>\n'
        f'<div class="code">\n{pane(one, own.pieces(), link)}\n</div>\n</section>'
        for at, (one, own) in enumerate(zip(texts, marks, strict=True))
    )
    names = short([one.path for one in texts]).values()
    links = "".join(f'<li><a href="#{id_}-{at}" class="name">{text(name)}</a></li>' for at, name in enumerate(names))
    files_of = f'<nav aria-label="Files: {title}"><ul>{links}</ul></nav>' if len(texts) > 1 else ""
    return (
        f'<section class="side" id="{id_}" aria-labelledby="{id_}-title">\n'
        f'<div class="side-head"><h2 id="{id_}-title">{title}</h2>{files_of}</div>\n'
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="{id_}-title">\n{files}\n</div>\n</section>'
    )


def _commands(commands: Sequence[str]) -> str:
    """What the user has to run, each command to be copied."""
    if not commands:
        return ""
    rows = "\n".join(
        f'<li><pre><code>{text(one)}</code></pre><button type="button" class="copy" hidden>Copy</button></li>'
        for one in commands
    )
    title = '<h2 id="commands-title">Then run</h2>'
    return f'<section id="commands" aria-labelledby="commands-title">\n{title}\n<ol>\n{rows}\n</ol>\n</section>\n'
