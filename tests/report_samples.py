"""Findings and reports for the tests of the report formats, built by hand."""

from __future__ import annotations

from provcheck.finding import Finding, Fix, Related, ReleaseChoice, Report, Severity, Summary
from provcheck.syntax.edits import Edit
from provcheck.syntax.source import Location, Source

OPENCLAW = Source(
    "openclaw.json",
    """\
{
  models: {
    providers: {
      nvidia: {
        models: [{ id: "z-ai/glm-5.2", contextWindow: 131072, maxTokens: 262144 }],
      },
    },
  },
  agents: { defaults: { model: "nvidia/glm-5.2" } },
}
""",
)


def place(source: Source, text: str, pointer: str = "") -> Location:
    """Where a text first stands in a source."""
    start = source.text.index(text)
    return Location(source, start, start + len(text), pointer)


def finding(location: Location, message: str = "this is wrong", severity: Severity = Severity.ERROR) -> Finding:
    """A finding that has no more than it must have."""
    return Finding("PC201", "malformed-ref", severity, message, location)


def report(*findings: Finding, summary: Summary | None = None, openclaw: tuple[ReleaseChoice, ...] = ()) -> Report:
    """A report of findings, with a summary that counts them."""
    counts = [sum(one.severity is severity for one in findings) for severity in reversed(Severity)]
    counted = Summary(len({one.location.path for one in findings}), *counts)
    return Report(findings, summary or counted, bool(findings), "2026-11-20", "2026-11-21", openclaw)


def full_report() -> Report:
    """A report in which everything occurs that a finding can have."""
    too_many = Finding(
        "PC401",
        "max-tokens-exceeds-context",
        Severity.ERROR,
        "maxTokens 262144 is larger than contextWindow 131072",
        place(OPENCLAW, "262144", "/models/providers/nvidia/models/0/maxTokens"),
        (Related(place(OPENCLAW, "131072"), "the context window is set here"),),
        "set maxTokens to 8192, or leave it out: OpenClaw then works with 8192, which suits every model of this list",
    )
    where = place(OPENCLAW, '"nvidia/glm-5.2"', "/agents/defaults/model")
    unknown = Finding(
        "PC203",
        "unknown-model",
        Severity.WARNING,
        'provider "nvidia" has no model "glm-5.2"',
        where,
        help='did you mean "nvidia/z-ai/glm-5.2"?',
        fix=Fix('write "nvidia/z-ai/glm-5.2"', (Edit(OPENCLAW, where.start + 8, where.start + 8, "z-ai/"),)),
        releases=("2026.9.6",),
    )
    summary = Summary(files=3, error=1, warning=1, info=0, hidden=4, suppressed=1, baselined=0)
    return report(
        too_many, unknown, summary=summary, openclaw=(ReleaseChoice("openclaw.json", "2026.9.6", "newest known"),)
    )
