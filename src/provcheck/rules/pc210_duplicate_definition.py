"""One name is defined twice.

## What it does

In Pai, reports two documents of one kind, namespace and name that say different things; across folders, where they may
be meant for different clusters, only as an info. In OpenClaw, reports two provider keys that are one name once
white space and case are left aside.

## Why it matters

Applying Pai manifests creates or updates, so the document that happens to come last wins. OpenClaw mixes the two
providers: for a model that both list the lower-case key wins, without a message.

## Bad

```yaml providers.yaml
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
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef: { name: other-key, key: api-key }
```

Or:

```json5 openclaw.json release=2026.9.6
{
  models: {
    providers: {
      Local: {
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
      local: {
        baseUrl: "http://localhost:9000/v1",
        models: [
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

## Good

```yaml providers.yaml
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
  name: anthropic-external
spec:
  provider: anthropic
  apiKeySecretRef: { name: other-key, key: api-key }
```

## Fix

Rename one of the two, with the refs that mean it, or join them.

## Reference

- Pai on `pai apply`: https://docs.pairun.dev/cli
- OpenClaw on providers: https://docs.openclaw.ai/concepts/model-providers
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, Part, Workspace
from provcheck.rules._base import Rule


class DuplicateDefinition(Rule):
    """PC210."""

    code = "PC210"
    name = "duplicate-definition"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Names that stand for two things."""
        for bundle in workspace.bundles:
            if bundle.dialect == PAI:
                yield from self._documents(bundle)
            else:
                yield from self._keys(bundle)

    def _documents(self, bundle: Bundle) -> Iterator[Finding]:
        first: dict[tuple[str, object], Part] = {}
        for part in bundle.details.definitions():
            if isinstance(part.name, str) and part.name:
                earlier = first.setdefault((part.kind, part.name), part)
                if earlier is not part and earlier.content("spec") != part.content("spec"):
                    yield self._document(part, earlier)

    def _document(self, part: Part, earlier: Part) -> Finding:
        place, other = part.where("name"), earlier.where("name")
        together = place.path.rpartition("/")[0] == other.path.rpartition("/")[0]
        return self.finding(
            place,
            f'another {part.string("kind")} of this namespace is called "{part.name}" and says something else',
            severity=Severity.WARNING if together else Severity.INFO,
            related=[Related(other, "the other one; the one that is applied last wins")],
            help="rename one of them, or join the two",
        )

    def _keys(self, bundle: Bundle) -> Iterator[Finding]:
        for provider in bundle.providers:
            earlier = bundle.named(provider.name)[0] if isinstance(provider.name, str) else provider
            if earlier is not provider:
                yield self.finding(
                    provider.where(),
                    f'the providers "{earlier.key()}" and "{provider.key()}" have one name, "{provider.name}"',
                    related=[Related(earlier.where(), "the other one")],
                    help="join the two, or rename one with the refs that mean it",
                    depends_on=bundle,
                )


RULE = DuplicateDefinition
