"""A price is negative.

## What it does

In OpenClaw it reports a price below 0 in a model's `cost`, `tieredPricing` included.

## Why it matters

OpenClaw accepts it and counts with it: the spending that it shows gets smaller with every request. Such a price often
comes from a listing in which -1 stands for "not fixed".

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
        api: "openai-completions",
        models: [
          {
            id: "qwen3-32b",
            name: "Qwen3 32B",
            contextWindow: 40960,
            maxTokens: 8192,
            cost: { input: -1, output: -1, cacheRead: 0, cacheWrite: 0 },
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
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
        api: "openai-completions",
        models: [
          {
            id: "qwen3-32b",
            name: "Qwen3 32B",
            contextWindow: 40960,
            maxTokens: 8192,
            cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
          },
        ],
      },
    },
  },
}
```

## Fix

None: write the price in US dollars for a million tokens, or 0 where nothing is paid or known.

## Reference

- OpenClaw documentation, model providers: https://docs.openclaw.ai/concepts/model-providers
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, Entity, Model, Number, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.limits import written

_PRICES = ("cost_input", "cost_output", "cost_cache_read", "cost_cache_write")


class NegativeCost(Rule):
    """PC412."""

    code = "PC412"
    name = "negative-cost"
    severity = Severity.WARNING
    dialects = (OPENCLAW,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Models with a price below zero."""
        for bundle in workspace.bundles:
            if bundle.dialect == OPENCLAW:
                for provider in bundle.providers:
                    for model in provider.listed:
                        negative = list(_negative(model))
                        if negative:
                            yield self._report(negative)

    def _report(self, negative: list[tuple[Entity, str, Number]]) -> Finding:
        holder, field, _ = negative[0]
        figures = [f"{one.label(name)} {written(value)}" for one, name, value in negative]
        return self.finding(
            holder.where(field),
            f"a price cannot be negative: {', '.join(dict.fromkeys(figures))}",
            related=[Related(one.where(name), "negative too") for one, name, _ in negative[1:4]],
            help="write US dollars for a million tokens, or 0 where nothing is paid or known",
        )


def _negative(model: Model) -> Iterator[tuple[Entity, str, Number]]:
    """The prices below zero: where they stand, and as what."""
    tiers = model.parts("cost_tiers")
    for holder in (model, *(tiers if isinstance(tiers, tuple) else ())):
        for field in _PRICES:
            value = holder.number(field)
            if isinstance(value, (int, float)) and value < 0:
                yield holder, field, value


RULE = NegativeCost
