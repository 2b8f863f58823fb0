"""A limit on answers is above what the model can answer.

## What it does

It compares `maxTokens`, and request parameters like `params.max_tokens`, with the output limit that the catalogue
knows, and speaks where the figure is more than 5 % above it. It looks only at NVIDIA's hosted service and at the
vendors' own (Anthropic, OpenAI, Google): elsewhere whoever runs the server decides.

It is silent where the limit is not known, and where PC401 already says that the figure does not fit into the window.

## Why it matters

Vendors refuse a request that asks for a longer answer than the model can give, with HTTP 400. Others cut the answer
short.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: {
          source: "env",
          provider: "default",
          id: "NVIDIA_API_KEY",
        },
        models: [
          {
            id: "openai/gpt-oss-20b",
            name: "gpt-oss 20B",
            contextWindow: 131072,
            maxTokens: 65536,
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
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: {
          source: "env",
          provider: "default",
          id: "NVIDIA_API_KEY",
        },
        models: [
          {
            id: "openai/gpt-oss-20b",
            name: "gpt-oss 20B",
            contextWindow: 131072,
            maxTokens: 32768,
          },
        ],
      },
    },
  },
}
```

## Fix

None. NVIDIA publishes no hard limit for most of its models, and other sources disagree; the help line names the
catalogue's figure.

## Reference

- The catalogue's sources are named in `provcheck/catalog/SOURCES.md`.
- OpenClaw issue on answers that are too long: https://github.com/openclaw/openclaw/issues/131797
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.catalog import DATE, KnownModel, exceeds
from provcheck.catalog.served import known_model
from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, Model, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.few import MOST
from provcheck.rules._shared.limits import OutputCap, comparable_caps, with_figures, written


class MaxTokensMismatch(Rule):
    """PC403."""

    code = "PC403"
    name = "max-tokens-mismatch"
    severity = Severity.WARNING
    dialects = (OPENCLAW,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Limits on answers that no model of theirs can reach."""
        for bundle in workspace.bundles:
            for cap in comparable_caps(bundle):
                passed = _passed(cap)
                if passed and not cap.crowded():
                    yield self._report(cap, passed)

    def _report(self, cap: OutputCap, passed: list[tuple[Model, KnownModel, int]]) -> Finding:
        figures = with_figures((str(model.id), limit) for model, _, limit in passed)
        least = min(limit for _, _, limit in passed)
        catalogued = any("max_output_tokens" not in known.by_settings for _, known, _ in passed)
        doubt = "; sources disagree more about output limits than about windows" if catalogued else ""
        return self.finding(
            cap.location,
            f"{cap.label} {written(cap.tokens)} is above the output limit of {figures}, by {_who(passed)}",
            related=[
                Related(model.where("id"), f"this model answers with {limit} tokens at most")
                for model, _, limit in passed[:MOST]
            ],
            help=f"set {cap.label} to {least} or less{doubt}",
        )


def _who(passed: list[tuple[Model, KnownModel, int]]) -> str:
    """Who says what the limits are."""
    by_settings = ["max_output_tokens" in known.by_settings for _, known, _ in passed]
    if all(by_settings):
        return "the settings"
    return f"the catalogue of {DATE}" + (" and the settings" if any(by_settings) else "")


def _passed(cap: OutputCap) -> list[tuple[Model, KnownModel, int]]:
    """The models whose known output limit is passed, each with that limit."""
    found = []
    for model in cap.models:
        known = known_model(cap.provider, model.id) if isinstance(model.id, str) else None
        # Of weights on a server of the user's own none is known, unless the settings tell.
        limit = known.model.max_output_tokens if known else None
        if known and limit and exceeds(cap.tokens, limit):
            found.append((model, known.model, limit))
    return found


RULE = MaxTokensMismatch
