"""The text of new settings for a folder."""

from __future__ import annotations

BASELINE = ".provcheck-baseline.jsonl"

# An example has no space behind its "#", so that a comment and what can be made a setting are not mixed up.
_TEXT = """\
# Settings of provcheck. "provcheck schema settings" prints all keys,
# "provcheck rule --all" lists the rules.

# The mildest severity that fails a run: error, warning, info, or never.
fail-on = "warning"

# Findings that are known and not reported, written by "init --baseline".
{baseline}

# The OpenClaw release to check for. Without it each file's own stamp decides,
# or the newest where there is none.
#openclaw-version = "{release}"

# Files and folders to leave out.
#exclude = ["examples", "*.template.yaml"]

# OpenClaw configurations that have other names than openclaw.json and its like.
#include = ["deploy/gateway.json5"]

# Rules to leave out in some files.
#[per-file-ignores]
#"tests/*" = ["PC601", "unknown-model"]

# Other severities for rules.
#[severity]
#missing-limits = "info"
"""


def text(release: str, *, baseline: bool) -> str:
    """New settings; ``release`` is an example only, since a pinned one would go stale."""
    return _TEXT.format(release=release, baseline=("" if baseline else "#") + baseline_line())


def baseline_line() -> str:
    """The setting for the baseline."""
    return f'baseline = "{BASELINE}"'
