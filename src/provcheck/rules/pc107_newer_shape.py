"""A key, a value or a form that came after the OpenClaw release in use.

## What it does

Reports what the release in use does not know and a later one does, and says since when it is there.

Which release is in use is what `--openclaw-version`, the settings or the file's own `meta.lastTouchedVersion` says,
else the newest that is known. With several releases it says for which of them it holds. The file is compared with nine
releases; what came between two of them is said to have come with the later one. Nothing is said of a file that a
release between two of the nine has written, and that uses what the later of the two knows.

## Why it matters

OpenClaw's validator is strict: a gateway that is one release behind does not start with a key of the next one. Examples
on the web and answers of chat bots are rarely of your release.

## Bad

```json5 openclaw.json release=2026.7.1
{
  agents: { entries: { main: { default: true, workspace: "~/main" } } },
}
```

Or:

```json5 openclaw.json release=2026.3.31,2026.9.6
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
        api: "openai-completions",
        timeoutSeconds: 120,
        models: [
          {
            id: "qwen3-32b",
            name: "Qwen3 32B",
            contextWindow: 40960,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
```

## Good

```json5 openclaw.json release=2026.7.1
{
  agents: { list: [{ id: "main", workspace: "~/main" }] },
}
```

Or:

```json5 openclaw.json release=2026.9.6
{
  agents: { entries: { main: { default: true, workspace: "~/main" } } },
}
```

## Fix

None: upgrade OpenClaw, or write the shape of your release.

## Reference

- OpenClaw on its configuration: https://docs.openclaw.ai/gateway/configuration
- npm `openclaw`, nine releases from 2026.1.30 to 2026.9.6: https://www.npmjs.com/package/openclaw
"""

from __future__ import annotations

from provcheck.finding import Severity
from provcheck.model import OPENCLAW
from provcheck.rules._base import Rule


class NewerShape(Rule):
    """PC107. Its findings come from the schemas."""

    code = "PC107"
    name = "newer-shape"
    severity = Severity.ERROR
    dialects = (OPENCLAW,)


RULE = NewerShape
