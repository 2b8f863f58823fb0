"""What an editor offers, and how it is written at its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from provcheck.lsp.completion.spot import NODE, Spot
from provcheck.syntax.edits import NotEditable, spelling


class Candidate(NamedTuple):
    """Something that may stand at the cursor.

    ``text`` takes the place of ``text[start:end]`` of the document; ``snippet`` is the same with tab stops for what is
    to be filled in, as LSP writes them, and empty where there is nothing to fill in. ``kind`` is ``key``, ``value``,
    ``provider``, ``model`` or ``ref``. ``retired``: a model that is gone, or a key or value that later releases refuse.
    ``sort`` puts candidates in order, ``filter`` is what the typed text is compared with.
    """

    label: str
    text: str
    start: int
    end: int
    kind: str
    detail: str = ""
    documentation: str = ""
    retired: bool = False
    sort: str = ""
    filter: str = ""
    snippet: str = ""


class Offer(NamedTuple):
    """A candidate before it is written.

    ``value`` is a text, a truth value or a number. ``rank`` puts the better ones first; equals keep their order.
    ``content`` is what follows a key: ``{``, ``[``, ``"`` or nothing.
    """

    value: str | float | bool
    kind: str
    detail: str = ""
    documentation: str = ""
    retired: bool = False
    rank: tuple[int, ...] = ()
    content: str = ""


def values(spot: Spot, offers: list[Offer], lead: str = "") -> Iterator[Candidate]:
    """Values as they are written at a spot, the best ones first; those that cannot stand there are left out."""
    for offer in offers:
        text = _value(spot, offer.value)
        if text is not None:
            yield _made(spot, offer, (lead or spot.lead) + text)


def keys(spot: Spot, offers: list[Offer], lead: str = "") -> Iterator[Candidate]:
    """Keys as they are written at a spot, each with its colon if there is none."""
    if spot.due == NODE and spot.closed:
        # The colon has to go behind the quote.
        spot = spot._replace(end=spot.end + 1, closed=False)
    lead = lead or spot.lead
    for offer in offers:
        name = _key(spot, str(offer.value))
        if name is None:
            continue
        if spot.has_colon:
            yield _made(spot, offer, lead + name)
            continue
        block = spot.syntax == "yaml" and offer.content in ("{", "[")
        text = f"{lead}{name}:{'' if block else ' '}"
        yield _made(spot, offer, text, _escaped(text) + _content(spot, offer.content, lead))


def _made(spot: Spot, offer: Offer, text: str, snippet: str = "") -> Candidate:
    label = str(offer.value).lower() if isinstance(offer.value, bool) else str(offer.value)
    is_quoted_whole = spot.end > spot.start and not spot.before and not spot.quote
    return Candidate(
        label,
        text,
        spot.start,
        spot.end,
        offer.kind,
        offer.detail,
        offer.documentation,
        offer.retired,
        filter=text.strip() if is_quoted_whole else label,
        snippet=snippet,
    )


def _value(spot: Spot, value: str | float | bool) -> str | None:
    if spot.quote:
        inner = _inside(spot, value) if isinstance(value, str) else None
        text = None if inner is None else inner + ("" if spot.closed else spot.quote)
    else:
        text = _written(spot, value)
    return f"{text}," if text is not None and spot.lacks_comma and not spot.closed else text


def _key(spot: Spot, name: str) -> str | None:
    if spot.quote:
        inner = _inside(spot, name)
        return None if inner is None else inner + ("" if spot.closed else spot.quote)
    return spelling.json5_key(name, spot.key_quote) if spot.syntax == "json5" else _written(spot, name)


def _inside(spot: Spot, text: str) -> str | None:
    try:
        return spelling.inside_quotes(text, spot.quote, "json5" if spot.syntax == "json5" else "yaml")
    except NotEditable:
        return None


def _written(spot: Spot, value: str | float | bool) -> str | None:
    try:
        return spelling.json5(value, spot.text_quote) if spot.syntax == "json5" else spelling.yaml(value, "")
    except NotEditable:
        return None


def _content(spot: Spot, content: str, lead: str) -> str:
    """What stands behind a new key, with a tab stop in it, and the comma that a further member needs."""
    if spot.syntax == "yaml":
        # An editor indents the lines of a snippet as the line is that it stands in.
        margin = " " * (spot.column + len(lead) - len(spot.lead) - spot.indent + 2)
        return {"{": f"\n{margin}$0", "[": f"\n{margin}- $0", '"': "$0"}.get(content, "$0")
    quote = spot.text_quote if spot.syntax == "json5" else ""
    inner = {"{": "{ $1 }", "[": "[$1]", '"': f"{quote}$1{quote}"}.get(content, "$1")
    return f"{inner},$0" if spot.lacks_comma else f"{inner}$0"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
