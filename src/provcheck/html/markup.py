"""Markup made of elements, in which text is text: what is not said to be markup is escaped."""

from __future__ import annotations

from provcheck.html.escape import text


class Markup(str):
    """A string that is markup already."""

    __slots__ = ()


def element(tag: str, *content: str | None, **attributes: str | int | bool | None) -> Markup:
    """An element with content, of which plain strings are text and ``None`` is nothing.

    In attributes' names ``_`` stands for ``-``, and one at the end is dropped: ``class_``, ``aria_label``. Without a
    value, or with an empty one, an attribute is left out; with ``True`` it has only its name.
    """
    written = (
        f" {name.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{text(value)}"')
        for name, value in attributes.items()
        if value is not None and value is not False and value != ""
    )
    return Markup(f"<{tag}{''.join(written)}>{joined(*content)}</{tag}>")


def joined(*content: str | None, by: str = "") -> Markup:
    """Strings as markup, one behind the other."""
    return Markup(by.join(one if isinstance(one, Markup) else text(one) for one in content if one is not None))
