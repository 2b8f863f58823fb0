"""Code review: parser/checkstyle.go of reviewdog/reviewdog, and CheckStyleParser.java of jenkinsci/analysis-model.

The one takes numbers for lines and columns only, the other knows a finding's type by what follows the source's last dot.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from consumers.told import Told


def checkstyle(text: str) -> list[Told]:
    """The errors of a Checkstyle report."""
    root = ET.fromstring(text.encode("utf-8"))
    assert root.tag == "checkstyle"
    assert root.attrib["version"]
    found = []
    for file in root.iterfind("file"):
        for error in file.iterfind("error"):
            assert int(error.attrib["column"]) >= 1
            assert error.attrib["severity"] in {"error", "warning", "info"}
            code = error.attrib["source"].rpartition(".")[2]
            values = int(error.attrib["line"]), code, error.attrib["severity"], error.attrib["message"]
            found.append(Told(file.attrib["name"], *values))
    assert len(list(root.iter())) == 1 + len(root.findall("file")) + len(found)
    return found
