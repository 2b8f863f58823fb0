"""A context window is not the one that the model has.

## What it does

It compares `contextWindow` with the catalogue. It speaks where the figure is more than 5 % above what the model's
weights allow (an error at high or medium confidence, a warning at low), above what NVIDIA's hosted service is known to
serve (a warning), or below half of what is served (info). 128000 and 131072 count as the same.

On a self-hosted server, and on a host that nobody knows, its owner sets the window: there a figure above the weights'
own is one step milder, and a small one is nobody's business.

## Why it matters

OpenClaw compacts a conversation when it comes near `contextWindow`. With too large a figure it compacts too late, and
the server refuses the prompt. With too small a figure most of the window stays unused.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: "${NVIDIA_API_KEY}",
        models: [
          { id: "openai/gpt-oss-20b", name: "gpt-oss 20B", contextWindow: 1310720, maxTokens: 8192 },
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
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: "${NVIDIA_API_KEY}",
        models: [
          { id: "openai/gpt-oss-20b", name: "gpt-oss 20B", contextWindow: 131072, maxTokens: 8192 },
        ],
      },
    },
  },
}
```

## Fix

Unsafe: the catalogue's figure, or the smaller one that is served. There is none at low confidence, and none where
another limit of the model would not fit into the right window.

## Reference

- The catalogue's sources are named in `provcheck/catalog/SOURCES.md`.
- OpenClaw issues on a wrong window: https://github.com/openclaw/openclaw/issues/13649,
  https://github.com/openclaw/openclaw/issues/111564
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from provcheck.catalog import exceeds
from provcheck.finding import Finding, Fix, Related, Severity
from provcheck.model import OPENCLAW, Bundle, Model, Number, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._known import Known, known_model
from provcheck.rules._limits import figure, output_caps, served_window, source, written


class _Verdict(NamedTuple):
    """What is wrong with a window, and what the model has instead."""

    severity: Severity
    words: str
    right: int
    help: str


class ContextWindowMismatch(Rule):
    """A context window is not the one that the model has."""

    code = "PC402"
    name = "context-window-mismatch"
    severity = Severity.ERROR
    dialects = (OPENCLAW,)
    fix = "unsafe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        for bundle in workspace.bundles:
            for provider in bundle.providers:
                for model in provider.listed:
                    window = figure(model.context_window)
                    known = known_model(provider, model.id) if isinstance(model.id, str) else None
                    verdict = _verdict(window, known) if window and known else None
                    if window and known and verdict:
                        yield self._report(bundle, provider, model, window, known, verdict)

    def _report(self, bundle, provider, model, window, known, verdict) -> Finding:
        ...
