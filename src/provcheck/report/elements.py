"""XML that any reader takes."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from provcheck.screen import visible


def element(parent: Element | None, tag: str, **attributes: str | int) -> Element:
    """A new element, the last of its parent's if there is one."""
    # What XML 1.0 cannot hold at all, escaped or not, has no picture of its own either.
    safe = {name: visible(str(value)) for name, value in attributes.items()}
    return Element(tag, safe) if parent is None else SubElement(parent, tag, safe)


def document(root: Element) -> str:
    """The text of a document, ending in a line end."""
    indent(root)
    text = tostring(root, encoding="unicode")
    # Shown in a log of GitHub Actions, "##[" would begin a command.
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.replace("##[", "##&#91;")
