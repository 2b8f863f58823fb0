"""CI servers: Jenkins' schema for JUnit, and junitparser."""

from __future__ import annotations

import re
from functools import cache

import xmlschema
from junitparser import JUnitXml, TestCase

from consumers.schemas import PUBLISHED
from consumers.told import Told


@cache
def _jenkins() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(PUBLISHED / "junit-10.xsd")


def cases(text: str) -> list[TestCase]:
    """The cases of a JUnit report, whose counts are right. GitLab and Jenkins know one by suite, class and name."""
    _jenkins().validate(text)
    document = JUnitXml.fromstring(text.encode("utf-8"))
    suites = list(document)
    for suite in suites:
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == _counts(list(suite))
    found = [case for suite in suites for case in suite]
    assert (document.tests, document.failures, document.errors) == _counts(found)[:3]
    assert len({(case.classname, case.name) for case in found}) == len(found)
    return found


def _counts(found: list[TestCase]) -> tuple[int, int, int, int]:
    kinds = [type(result).__name__ for case in found for result in case.result]
    return len(found), kinds.count("Failure"), kinds.count("Error"), kinds.count("Skipped")


def junit(text: str) -> list[Told]:
    """The cases that fail."""
    told = []
    for case in cases(text):
        for result in case.result:
            if type(result).__name__ == "Failure":
                place = re.match(r"(.*?):(\d+):\d+: ", result.text or "")
                assert place
                code = (case.name or "").partition(" ")[0]
                told.append(Told(place[1], int(place[2]), code, result.type or "", result.message or ""))
    return told
