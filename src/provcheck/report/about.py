"""What a report may say of a rule: in a file of its own, since a named tuple costs every run that imports it."""

from typing import NamedTuple

from provcheck.finding import Severity


class About(NamedTuple):
    """What is known of a rule: in one sentence, as a page of Markdown, and how grave it is unless settings differ.

    ``family`` is what the rules are about whose codes begin alike.
    """

    summary: str
    page: str
    severity: Severity
    family: str = ""
