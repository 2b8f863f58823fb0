"""An id is unknown at NVIDIA's hosted service.

## What it does

Warns of ids that NVIDIA's hosted NIM never listed, because the model is only served elsewhere. Of an id that the
catalogue merely does not hold it speaks as an info: the model may be newer than the catalogue, or the id may be wrong.

It speaks where a provider lists the id; where no list holds it, at the refs.

## Why it matters

NVIDIA answers HTTP 404 for an id that it does not have. `GET https://integrate.api.nvidia.com/v1/models` needs no key
and says which ids exist today.

## Bad

```yaml provider.yaml
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
    - deepseek-ai/deepseek-v3
```

Or:

```json5 openclaw.json release=2026.9.6
{
  agents: { defaults: { model: { primary: "nvidia/acme/rocket-7b" } } },
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        models: [
          {
            id: "acme/rocket-7b",
            name: "Rocket 7B",
            contextWindow: 131072,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
```

## Good

```yaml provider.yaml
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
    - deepseek-ai/deepseek-v4.1-flash
```

## Fix

Write an id that https://build.nvidia.com/models lists.

## Reference

- NVIDIA's models: https://build.nvidia.com/models
- The catalogue's sources are named in `provcheck/catalog/SOURCES.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck import catalog
from provcheck.finding import Finding, Severity
from provcheck.model import OPENCLAW, PAI, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.uses import Use, uses


class UnlistedModel(Rule):
    """PC308."""

    code = "PC308"
    name = "unlisted-model"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Ids that the catalogue of hosted NIM does not hold."""
        for bundle in workspace.bundles:
            for use in uses(bundle):
                if use.is_nim and not use.doubtful and catalog.find_nim(use.id, use.name) is None and _is_unknown(use):
                    yield from self._report(use)

    def _report(self, use: Use) -> Iterator[Finding]:
        from provcheck.catalog.unlisted import never_listed

        never = never_listed(use.id)
        for place, elsewhere in use.places():
            yield self.finding(
                place,
                f'NVIDIA never listed "{use.id}", which is only served elsewhere'
                if never
                else f'the catalogue of {catalog.DATE} does not hold "{use.id}": it is newer than that, or wrong',
                severity=Severity.WARNING if never else Severity.INFO,
                related=elsewhere,
                help=_advice(use) if never else "see whether https://build.nvidia.com/models lists it",
            )


def _is_unknown(use: Use) -> bool:
    """Whether nothing at all is known of an id, and no other rule speaks about it."""
    from provcheck.catalog.kinds import kind_by_name
    from provcheck.catalog.known import find_special
    from provcheck.rules._shared.misspelt import misspelling
    from provcheck.rules._shared.refs import is_placeholder, is_ref_as_id

    if find_special(use.id, use.name) or kind_by_name(use.id) or misspelling(use):
        return False
    if use.model is None or use.provider is None:
        return not is_placeholder(use.id)
    return not is_ref_as_id(use.provider, use.id, use.bundle)


def _advice(use: Use) -> str:
    """A listed model of the family that was meant, where the catalogue knows one."""
    from provcheck.catalog.confusions import confusion
    from provcheck.rules._shared.retired import advice

    found = confusion(use.id)
    return advice(found.right if found else use.id, use.name)


RULE = UnlistedModel
