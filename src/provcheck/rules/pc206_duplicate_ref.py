"""A fallback repeats a model that is tried before it.

## What it does

Reports a fallback that names the same model as the primary or as an earlier fallback, after aliases, the spelling of
the provider and a publisher that OpenClaw puts back are evened out.

## Why it matters

Each model is tried once, so the chain is shorter than it looks just when it is needed.

## Bad

```json5 openclaw.json release=2026.9.6
{
  agents: {
    defaults: {
      model: {
        primary: "local/llama",
        fallbacks: ["Local/llama", "local/mistral"],
      },
    },
  },
  models: {
    providers: {
      local: {
        baseUrl: "http://localhost:8000/v1",
        models: [
          {
            id: "llama",
            name: "Llama",
            contextWindow: 32768,
            maxTokens: 4096,
          },
          {
            id: "mistral",
            name: "Mistral",
            contextWindow: 32768,
            maxTokens: 4096,
          },
        ],
      },
    },
  },
}
```

Or:

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - local/llama
    - local/llama
```

## Good

```json5 openclaw.json release=2026.9.6
{
  agents: {
    defaults: {
      model: { primary: "local/llama", fallbacks: ["local/mistral"] },
    },
  },
  models: {
    providers: {
      local: {
        baseUrl: "http://localhost:8000/v1",
        models: [
          {
            id: "llama",
            name: "Llama",
            contextWindow: 32768,
            maxTokens: 4096,
          },
          {
            id: "mistral",
            name: "Mistral",
            contextWindow: 32768,
            maxTokens: 4096,
          },
        ],
      },
    },
  },
}
```

## Fix

Safe: takes the repeated fallback out.

## Reference

- OpenClaw on failover: https://docs.openclaw.ai/concepts/model-failover
- Pai on `spec.models`: https://docs.pairun.dev/resources/agent
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Fix, Related, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, ModelRef, Route, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.refs import follow, is_restored


class DuplicateRef(Rule):
    """PC206."""

    code = "PC206"
    name = "duplicate-ref"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)
    fix = "safe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Fallbacks that stand a second time."""
        for bundle in workspace.bundles:
            for route in bundle.routes():
                if route.purpose != "choice":
                    yield from self._repeated(route, bundle)

    def _repeated(self, route: Route, bundle: Bundle) -> Iterator[Finding]:
        tried: dict[object, ModelRef] = {}
        for ref in route.refs:
            if ref.target is None:
                continue
            outcome = follow(ref, bundle)
            model = outcome.meant if is_restored(outcome, bundle) else ref.model
            earlier = tried.setdefault((ref.provider, model), ref)
            if earlier is not ref:
                primary = route.has_primary and earlier is route.refs[0]
                what = "the primary model" if primary else "an earlier fallback"
                yield self.finding(
                    ref.where(),
                    f'the fallback "{ref.text}" repeats {what}',
                    related=[Related(earlier.where(), "it is tried here first")],
                    help="take it out, or name another model",
                    fix=Fix.of("take the repeated fallback out", ref.remove()),
                )


RULE = DuplicateRef
