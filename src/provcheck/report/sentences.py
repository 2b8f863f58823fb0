"""What a finding says, as whole sentences, for formats that have one text for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provcheck.finding import Finding


def sentence(text: str) -> str:
    """A text with a full stop, if nothing ends it."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def sentences(finding: Finding) -> str:
    """What is wrong, then what one can do."""
    if not finding.help:
        return sentence(finding.message)
    return f"{sentence(finding.message)} Help: {sentence(finding.help)}"
