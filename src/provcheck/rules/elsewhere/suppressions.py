"""Findings about the comments that switch findings off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from provcheck import rules
from provcheck.finding import Finding, Fix
from provcheck.rules.pc004_unused_suppression import UnusedSuppression
from provcheck.rules.pc005_bad_suppression import BadSuppression
from provcheck.suppress import MARK, RULES, Called, Mistake, Selector, Suppression
from provcheck.syntax import edits
from provcheck.syntax.edits import Edit, NotEditable
from provcheck.syntax.source import Source
from provcheck.unseen import Unseen


def unused(
    comments: Iterable[Suppression],
    here: Called,
    chosen: Callable[[str], frozenset[str]],
    unseen: Unseen,
    elsewhere: Callable[[], list[Finding]],
) -> Iterator[Finding]:
    """A finding for each selector that switches nothing off.

    ``here`` is what was found, ``chosen`` gives the codes that were checked in a file: of others nobody knows, nor of
    what is ``unseen``. ``elsewhere`` gives the findings of other releases, under which a comment may be needed.
    """
    idle = [
        (comment, one)
        for comment in comments
        for one in comment.named
        if _was_checked(one.text, comment.path, chosen(comment.path), unseen) and not here.holds(comment, one.text)
    ]
    others = Called(elsewhere() if idle else ())
    for comment, one in idle:
        if not others.holds(comment, one.text):
            yield UnusedSuppression.finding(
                comment.source.locate(one.start, one.end),
                f"there is nothing that ignore[{one.text}] would switch off",
                help="take it out",
                fix=_removal(comment, one),
            )


def bad(comments: Iterable[Suppression], mistakes: Iterable[Mistake], here: Called) -> Iterator[Finding]:
    """A finding for each selector that covers no rule, and for each comment that does not say what it should.

    A fix makes a comment say what it should where that switches something off of what is found ``here``.
    """
    for comment in comments:
        for one in comment.named:
            if not rules.known(one.text):
                meant = rules.closest(one.text)
                yield BadSuppression.finding(
                    comment.source.locate(one.start, one.end),
                    f'no rule has the code, the beginning of a code or the name "{one.text}"',
                    help=f'did you mean "{meant}"?' if meant else "provcheck rule --all lists them",
                    fix=_renaming(comment, one, meant, here) if meant else None,
                )
    for mistake in mistakes:
        yield BadSuppression.finding(
            mistake.source.locate(mistake.start, mistake.end),
            f"this comment switches nothing off: {mistake.problem}",
            fix=_correction(mistake, here),
        )


def _renaming(comment: Suppression, one: Selector, meant: str, here: Called) -> Fix | None:
    """What was surely meant in the place of a name, if that would switch something off."""
    if not here.holds(comment, meant):
        return None
    return _written(f'write "{meant}"', comment.source, one.start, one.end, meant)


def _correction(mistake: Mistake, here: Called) -> Fix | None:
    """The suppression that was meant, if all of it would switch something off."""
    meant = mistake.meant
    if meant is None or not all(here.holds(meant, one) for one in meant.selectors):
        return None
    return _written(f"write {mistake.right}", mistake.source, mistake.start, mistake.end, mistake.right)


def _written(message: str, source: Source, start: int, end: int, text: str) -> Fix | None:
    try:
        return Fix.of(message, [edits.splice(source, start, end, text)])
    except NotEditable:
        return None


def _was_checked(selector: str, path: str, chosen: frozenset[str], unseen: Unseen) -> bool:
    """Whether all rules that a selector covers could speak; never so for the rules about comments themselves."""
    covered = {entry.code for entry in rules.REGISTRY if rules.matches(entry, selector)}
    asked = bool(covered) and covered <= chosen and not covered & RULES
    return asked and not unseen.hides(path, covered)


def _removal(comment: Suppression, selector: Selector) -> Fix | None:
    try:
        edit = _without(comment, selector)
    except NotEditable:
        return None
    return Fix.of("take it out", [edit])


def _without(comment: Suppression, selector: Selector) -> Edit:
    """The edit that takes out one of several selectors with a comma, and a comment of one whole."""
    text = comment.source.text
    remark = text[comment.comment.start : comment.comment.end]
    if len(comment.named) == 1 and (remark.count(MARK) > 1 or not comment.alone):
        # The rest of the comment is about something else.
        start, end = comment.span
        return edits.splice(comment.source, start, end + (text[end : end + 1] == " "), "")
    if len(comment.named) == 1:
        return edits.splice(comment.source, *_span(text, comment.comment.start, comment.comment.end), "")
    place = comment.named.index(selector)
    if place:
        return edits.splice(comment.source, comment.named[place - 1].end, selector.end, "")
    return edits.splice(comment.source, selector.start, comment.named[1].start, "")


def _span(text: str, start: int, end: int) -> tuple[int, int]:
    """A comment with the space before it, and with its line where it has one of its own."""
    before = len(text[:start].rstrip(" \t"))
    alone = before == 0 or text[before - 1] in "\r\n"
    if not alone:
        return before, end
    after = len(text) - len(text[end:].lstrip(" \t"))
    if text.startswith("\r\n", after):
        return before, after + 2
    return (before, after + 1) if text[after : after + 1] in ("\r", "\n") else (before, end)
