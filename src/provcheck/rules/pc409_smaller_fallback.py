"""A fallback has a smaller context window than the model that it stands in for.

## What it does

It compares the windows of the fallbacks of an agent or a job with that of its primary model: under half of it is a
warning, smaller is info. Configured windows count first, then the catalogue's; where one of the two is not known it
says nothing. A primary whose conversations are kept short by `contextTokens` needs no more than that.

The catalogue's figure is taken 5 % loosely, and for a server of the user's own it makes a warning an info.

## Why it matters

A conversation may grow until the primary's window is full. When the primary then fails, the fallback cannot take it
over: a long session dies just when the fallback is needed.

## Bad

```json5 openclaw.json
{
  agents: {
    defaults: {
      model: { primary: "lab/qwen3-235b", fallbacks: ["lab/qwen3-32b"] },
    },
  },
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
        api: "openai-completions",
        models: [
          {
            id: "qwen3-235b",
            name: "Qwen3 235B",
            contextWindow: 262144,
            maxTokens: 8192,
          },
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

Or:

```yaml pai.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - anthropic/claude-opus-5-5
    - nvidia/openai/gpt-oss-20b
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef: { name: anthropic-key, key: api-key }
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef: { name: nvidia-api-key, key: api-key }
  allowedModels:
    - openai/gpt-oss-20b
```

## Good

```json5 openclaw.json
{
  agents: {
    defaults: {
      model: { primary: "lab/qwen3-235b", fallbacks: ["lab/qwen3-32b"] },
    },
  },
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
        api: "openai-completions",
        models: [
          {
            id: "qwen3-235b",
            name: "Qwen3 235B",
            contextWindow: 262144,
            contextTokens: 40960,
            maxTokens: 8192,
          },
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

None: choose a fallback with a window like the primary's, or keep conversations as short as the fallback needs them.

## Reference

- OpenClaw documentation, model failover: https://docs.openclaw.ai/concepts/model-failover
- Pai documentation, Agent: https://docs.pairun.dev/resources/agent
- The catalogue's sources are named in `provcheck/catalog/SOURCES.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.catalog import exceeds
from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, PAI, Agent, Bundle, ModelRef, Number, Route, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.limits import above, figure, written

if TYPE_CHECKING:
    from provcheck.rules._shared.windows import Window


class SmallerFallback(Rule):
    """PC409."""

    code = "PC409"
    name = "smaller-fallback"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Fallbacks that cannot take over what the primary holds."""
        for bundle in workspace.bundles:
            for agent in (bundle.defaults, *bundle.agents):
                for route in agent.routes if agent else ():
                    yield from self._judge(route, agent, bundle)
            for route in bundle.jobs:
                yield from self._judge(route, bundle.defaults, bundle)

    def _judge(self, route: Route, agent: Agent | None, bundle: Bundle) -> Iterator[Finding]:
        if len(route.refs) < 2 or not route.has_primary or route.purpose not in {"chat", "job"}:
            return
        primary, *fallbacks = route.refs
        reached = _reached(primary, bundle)
        if reached is None:
            return
        window, share = reached
        budget = figure(agent.context_tokens) if agent else None
        budget = budget or (figure(bundle.defaults.context_tokens) if bundle.defaults else None)
        length = min(filter(None, (window.tokens, share, budget)))
        for ref in {ref.target: ref for ref in reversed(fallbacks) if ref.target}.values():
            other = _reached(ref, bundle)
            if other and _is_above(length, other[0].tokens, (window, other[0])):
                yield self._report(primary, window, ref, other[0], length)

    def _report(self, primary: ModelRef, window: Window, ref: ModelRef, other: Window, length: Number) -> Finding:
        from provcheck.rules._shared.windows import basis

        short = _is_above(length, other.tokens * 2, (window, other))
        guessed = window.self_hosted or other.self_hosted
        related = [Related(primary.where(), f"the primary, whose window is {written(window.tokens)} tokens")]
        if other.place:
            related.append(Related(other.place, "the fallback's window stands here"))
        return self.finding(
            ref.where(),
            f'the window of the fallback "{ref.provider}/{ref.model}" ({written(other.tokens)}) is '
            f"{'under half of' if short else 'smaller than'} the {written(length)} tokens that a conversation with "
            f'"{primary.provider}/{primary.model}" may fill{basis([window, other])}',
            severity=Severity.WARNING if short and not guessed else Severity.INFO,
            related=related,
            help="use a fallback with a window like the primary's: a long conversation does not fit into this one",
        )


def _reached(ref: ModelRef, bundle: Bundle) -> tuple[Window, Number | None] | None:
    """The window behind a ref, and how much of it may be used where that is configured."""
    from provcheck.rules._shared.windows import behind, in_force

    found = behind(ref, bundle)
    if found is None or ref.model is None:
        return None
    provider, listed = found
    window = in_force(provider, ref.model, listed, bundle.platform)
    return (window, figure(listed.context_tokens) if listed else None) if window else None


def _is_above(length: Number, tokens: Number, windows: tuple[Window, Window]) -> bool:
    """Whether a conversation outgrows so many tokens, and not only by another way to write the same."""
    if any(window.known for window in windows) and not exceeds(length, tokens):
        return False
    return above(length, tokens)


RULE = SmallerFallback
