"""A model is asked for that is no longer served, or soon will not be.

## What it does

On NVIDIA's hosted service it reports models whose end of life has passed (an error), that left the list or answered
HTTP 404 (a warning), and models whose end of life lies within 60 days (a warning) or further off (an info). An info
also goes to models that one account was not allowed to call.

At Anthropic, OpenAI and Google it warns of models that their vendor has turned off, and an info goes to those that it
is about to turn off. It is an error where OpenClaw
itself refuses the id, which its validator does from 2026.5.28 on, each release its own ids. It does so where agents use
the model, and neither behind an auth profile nor in `modelPolicy.allow`.

It speaks where a provider lists the model; where no list holds it, at the refs. It knows what the catalogue knows, and
compares dates with today's, or with the one that `--as-of` gives.

## Why it matters

NVIDIA retires hosted models every month and answers HTTP 410 from that day on. A file that worked when it was written
fails without having changed. OpenClaw's validator calls an id that it refuses an unknown model.

## Bad

```json5 openclaw.json release=2026.9.6 as-of=2026-11-21
{
  agents: {
    defaults: {
      model: { primary: "nvidia/meta/llama-3.3-70b-instruct" },
    },
  },
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        models: [
          {
            id: "meta/llama-3.3-70b-instruct",
            name: "Llama 3.3 70B",
            contextWindow: 131072,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
```

Or:

```json5 openclaw.json release=2026.9.6 as-of=2026-11-21
{
  agents: { defaults: { model: { primary: "google/gemini-2.0-flash" } } },
}
```

Or:

```yaml provider.yaml as-of=2026-11-21
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef:
    name: nvidia-api-key
    key: api-key
  allowedModels:
    - z-ai/glm4.7
```

## Good

```json5 openclaw.json release=2026.9.6 as-of=2026-11-21
{
  agents: {
    defaults: { model: { primary: "nvidia/openai/gpt-oss-20b" } },
  },
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        models: [
          {
            id: "openai/gpt-oss-20b",
            name: "gpt-oss 20B",
            contextWindow: 131072,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
```

Or:

```yaml provider.yaml as-of=2026-11-21
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef:
    name: nvidia-api-key
    key: api-key
  allowedModels:
    - z-ai/glm-5.3-flash
```

## Fix

There is none: which model takes the place is yours to choose. Where the catalogue knows a listed model of the same
family, the help line names it.

## Reference

- NVIDIA's models: https://build.nvidia.com/models
- Retired models in OpenClaw's own list: https://github.com/openclaw/openclaw/issues/149927
- The catalogue's sources are named in `provcheck/catalog/SOURCES.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Severity
from provcheck.model import OPENCLAW, PAI, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.retired import Retirement, retirement
from provcheck.rules._shared.uses import Use, uses


class RetiredModel(Rule):
    """PC307."""

    code = "PC307"
    name = "retired-model"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Models that are gone, or will be."""
        for bundle in workspace.bundles:
            for use in uses(bundle):
                found = retirement(use, workspace.as_of)
                if found is not None:
                    yield from self._report(use, found)

    def _report(self, use: Use, found: Retirement) -> Iterator[Finding]:
        if found.by_release and use.model is None:
            use = use._replace(refs=tuple(use.vetted()))
        for place, elsewhere in use.places():
            yield self.finding(
                place,
                found.message,
                severity=found.severity,
                related=elsewhere,
                help=found.help,
                depends_on=use.bundle if found.by_release else None,
            )


RULE = RetiredModel
