"""Reports as those read them that they are for: by their schemas and libraries, or by the rules of their sources.

Each reader gives what a consumer knows of the findings, and fails where that would refuse the report.
"""

from __future__ import annotations

from consumers.checkstyle import checkstyle
from consumers.github import github
from consumers.gitlab import gitlab
from consumers.junit import junit
from consumers.markdown import markdown
from consumers.rdjson import rdjson
from consumers.sarif import sarif
from consumers.scripts import scripts

READERS = {
    "json": scripts,
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "checkstyle": checkstyle,
    "rdjson": rdjson,
    "markdown": markdown,
}
"""The reader of each format that is not for people alone."""
