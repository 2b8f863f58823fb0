"""A model ref begins with the type of a provider where its name is due.

## What it does

Reports a ref whose first part is no ModelProvider's name, but is the `spec.provider` of one that is called something
else.

## Why it matters

Pai looks providers up by `metadata.name`. In Pai's own documentation the provider of type `gemini` is called `google`,
so `gemini/gemini-2.5-flash` names nobody there.

## Bad

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - gemini/gemini-3.8-flash
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: google
spec:
  provider: gemini
  apiKeySecretRef: { name: google-key, key: api-key }
```

## Good

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - google/gemini-3.8-flash
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: google
spec:
  provider: gemini
  apiKeySecretRef: { name: google-key, key: api-key }
```

## Fix

Safe where exactly one provider has that type: writes its name.

## Reference

- Pai on Gemini: https://docs.pairun.dev/providers/gemini
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, Bundle, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.few import quoted
from provcheck.rules._shared.refs import TYPE_AS_NAME, Outcome, outcomes, rewriting


class ProviderTypeAsName(Rule):
    """PC208."""

    code = "PC208"
    name = "provider-type-as-name"
    severity = Severity.WARNING
    dialects = (PAI,)
    fix = "safe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Refs by the type of a provider."""
        for bundle in workspace.bundles:
            for outcome in outcomes(bundle, TYPE_AS_NAME):
                yield self._by_type(outcome, bundle)

    def _by_type(self, outcome: Outcome, bundle: Bundle) -> Finding:
        ref = outcome.ref
        called = [one for one in bundle.providers if one.kind == outcome.name and isinstance(one.name, str)]
        names = [str(one.name) for one in called]
        full = f"{names[0]}/{outcome.model}" if len(set(names)) == 1 else None
        return self.finding(
            ref.where(),
            f'"{outcome.name}" is the type of {quoted(names)}, not the name of a provider',
            related=[Related(one.where("name"), f'a provider of the type "{outcome.name}"') for one in called],
            help=f'write "{full}"' if full else f"begin the ref with one of {quoted(names)}",
            fix=rewriting(ref, full, bundle) if full else None,
        )


RULE = ProviderTypeAsName
