"""A limit on answers is as large as the context window, or larger.

## What it does

It compares `maxTokens` with `contextWindow`: of a model, of a provider whose `maxTokens` holds for the models without
their own, and of request parameters like `params.max_tokens`. A limit above the window is an error. One that fills the
window is a warning; 128000 and 131072 count as the same.

It needs no catalogue: both figures stand in the configuration. What is itself reported (a window by PC402 as an
error, a figure that OpenClaw refuses or nobody can have meant by PC410) is not compared.

## Why it matters

Prompt and answer share the window. OpenClaw 2026.2.26 and later cuts `maxTokens` down to the window without a word
and then asks for an answer that leaves no room for a prompt; servers refuse that with HTTP 400.

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
            maxTokens: 65536,
          },
        ],
      },
    },
  },
}
```

Or:

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
        api: "openai-completions",
        maxTokens: 40960,
        models: [
          { id: "qwen3-32b", name: "Qwen3 32B", contextWindow: 40960 },
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
          },
        ],
      },
    },
  },
}
```

## Fix

None: how much of the window an answer may take is a choice. 4096 to 16384 is usual.

## Reference

- OpenClaw issue on `max_tokens` above the window: https://github.com/openclaw/openclaw/issues/83086
- vLLM documentation, `--max-model-len`: https://docs.vllm.ai/en/latest/configuration/engine_args.html
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.catalog import same_number
from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, Model, Number, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.few import MOST
from provcheck.rules._shared.limits import OutputCap, comparable_caps, with_figures, written


class MaxTokensExceedsContext(Rule):
    """PC401."""

    code = "PC401"
    name = "max-tokens-exceeds-context"
    severity = Severity.ERROR
    dialects = (OPENCLAW,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Limits on answers that leave no room for a prompt."""
        for bundle in workspace.bundles:
            for cap in comparable_caps(bundle):
                crowded = cap.crowded()
                if crowded:
                    yield self._report(cap, crowded)

    def _report(self, cap: OutputCap, crowded: list[tuple[Model, Number]]) -> Finding:
        larger = [(model, window) for model, window in crowded if not same_number(cap.tokens, window)]
        meant = larger or crowded
        model, window = meant[0]
        label = model.label("context_window")
        limit = f"the {label} of {with_figures((str(model.id), window) for model, window in meant)}"
        if len(meant) == 1:
            limit = f"{label} {written(window)}" + (f' of "{model.id}"' if isinstance(model.id, str) else "")
        verb = "is larger than" if larger else "leaves no room for a prompt in"
        return self.finding(
            cap.location,
            f"{cap.label} {written(cap.tokens)} {verb} {limit}",
            severity=Severity.ERROR if larger else Severity.WARNING,
            related=[
                Related(model.where("context_window"), f"{label} is {written(window)} here")
                for model, window in meant[:MOST]
            ],
            help="prompt and answer share the window: leave most of it to the prompt",
        )


RULE = MaxTokensExceedsContext
