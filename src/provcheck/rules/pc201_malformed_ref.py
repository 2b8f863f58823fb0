"""A model ref that does not name both a provider and a model.

## What it does

Reports refs that are empty or lack a part, refs with white space in or around them, and refs without a provider.

## Why it matters

A ref is `provider/model`, split at the first slash. OpenClaw does not stop at an empty or broken ref: it silently runs
another model, with that model's price and permissions. A ref without a provider is completed with the release's
default provider, unless exactly one configured provider lists it (2026.4.29 and later) or it is an alias. Pai has no
aliases and no default provider.

## Bad

```json5 openclaw.json release=2026.9.6
{
  agents: { defaults: { model: { primary: "local/" } } },
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
        ],
      },
    },
  },
}
```

Or:

```json5 openclaw.json release=2026.9.6
{
  agents: { defaults: { model: { primary: "llama" } } },
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
    - llama
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  allowedModels:
    - llama
```

## Good

```json5 openclaw.json release=2026.9.6
{
  agents: { defaults: { model: { primary: "local/llama" } } },
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
        ],
      },
    },
  },
}
```

## Fix

Write the provider's name, a slash and the model's id. The safe fix does so where exactly one provider has the model,
and takes white space away.

## Reference

- OpenClaw on model refs: https://docs.openclaw.ai/concepts/models
- Pai on `spec.models`: https://docs.pairun.dev/resources/agent
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, ModelRef, Route, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.refs import MALFORMED, NO_PROVIDER, follow, is_placeholder, listing, rewriting


class MalformedRef(Rule):
    """PC201."""

    code = "PC201"
    name = "malformed-ref"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)
    fix = "safe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Refs that lack a part, or hold white space."""
        for bundle in workspace.bundles:
            for route in bundle.routes():
                for ref in route.refs:
                    yield from self._judge(ref, route, bundle)

    def _judge(self, ref: ModelRef, route: Route, bundle: Bundle) -> Iterator[Finding]:
        what = follow(ref, bundle).what
        if what == MALFORMED:
            yield self._broken(ref, bundle)
        elif what == NO_PROVIDER:
            # What users may choose is keyed by any text, and a name without a slash is harmless there.
            if route.purpose != "choice" and ref.alias is None:
                yield self._bare(ref, bundle)
        elif isinstance(ref.text, str) and ref.alias is None and any(map(str.isspace, ref.text)):
            yield self._spaced(ref, bundle)

    def _broken(self, ref: ModelRef, bundle: Bundle) -> Finding:
        text = str(ref.text).strip()
        lacks = "is empty" if not text else "has no provider part" if text.startswith("/") else "has no model part"
        consequence = ""
        if bundle.platform.default_ref:
            consequence = f"; {bundle.platform.name} silently runs another model instead"
        return self.finding(
            ref.where(),
            f'the model ref "{ref.text}" {lacks}{consequence}',
            help="write provider/model",
            depends_on=bundle,
        )

    def _bare(self, ref: ModelRef, bundle: Bundle) -> Finding:
        text = str(ref.text).strip()
        owners = listing(bundle, text)
        full = f"{owners[0]}/{text}" if len(owners) == 1 else None
        pai = bundle.dialect == PAI
        return self.finding(
            ref.where(),
            f'the model ref "{text}" names no provider' + _what_runs(text, full, bundle),
            severity=Severity.ERROR if pai else Severity.WARNING,
            help=f'write "{full}"' if full else "write provider/model",
            fix=rewriting(ref, full, bundle) if full and not is_placeholder(text) else None,
            depends_on=None if pai else bundle,
        )

    def _spaced(self, ref: ModelRef, bundle: Bundle) -> Finding:
        text = str(ref.text)
        tidy = "/".join(part.strip() for part in text.strip().split("/"))
        inside = any(map(str.isspace, tidy))
        return self.finding(
            ref.where(),
            f'the model ref "{text}" has white space {"in" if inside else "around"} it',
            severity=Severity.WARNING,
            help=None if inside else f'write "{tidy}"',
            fix=None if inside else rewriting(ref, tidy, bundle),
        )


def _what_runs(text: str, full: str | None, bundle: Bundle) -> str:
    default = bundle.platform.default_ref
    if default is None:
        return ""
    if full and bundle.platform.finds_bare_ids:
        return f'; {bundle.platform.name} takes it for "{full}" only as long as no other provider lists it'
    return f'; {bundle.platform.name} would run "{default[0]}/{text}"'


RULE = MalformedRef
