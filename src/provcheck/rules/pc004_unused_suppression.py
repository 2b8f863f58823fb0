"""A comment switches off what is not there.

## What it does

Reports each code between the brackets of a `provcheck: ignore[...]` that switches no finding off. It is silent about
rules that were not checked (`--select`, `--ignore`), and where the comment is needed under another release of OpenClaw.

## Why it matters

A comment that nobody needs any more hides the next mistake on its line.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      local: {
        baseUrl: "http://localhost/v1", // provcheck: ignore[PC503] local
        models: [
          {
            id: "llama",
            name: "Llama",
            contextWindow: 131072,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
```

## Good

```json5 openclaw.json
{
  models: {
    providers: {
      local: {
        baseUrl: "http://localhost/v1",
        models: [
          {
            id: "llama",
            name: "Llama",
            contextWindow: 131072,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
```

## Fix

Safe: takes the code out, and a comment that has no other.

## Reference

- Suppression comments: https://github.com/provcheck/provcheck#readme
"""

from __future__ import annotations

from provcheck.finding import Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.rules._base import Rule


class UnusedSuppression(Rule):
    """PC004. Its findings come from the suppressions."""

    code = "PC004"
    name = "unused-suppression"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)
    fix = "safe"


RULE = UnusedSuppression
