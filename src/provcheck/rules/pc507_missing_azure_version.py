"""An Azure OpenAI provider does not say which version of Azure's API it speaks.

## What it does

Reports a ModelProvider of the type `azure-openai` without `spec.apiVersion`; an empty one is unset. That the field is
set on another type, which does not read it, is worth knowing only.

## Why it matters

Azure wants the version in every request, and Pai has no default for it.

## Bad

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: azure
spec:
  provider: azure-openai
  endpoint: https://myresource.openai.azure.com
  apiKeySecretRef:
    name: azure-key
    key: api-key
  allowedModels:
    - gpt-5-production
```

## Good

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: azure
spec:
  provider: azure-openai
  endpoint: https://myresource.openai.azure.com
  apiVersion: "2024-10-21"
  apiKeySecretRef:
    name: azure-key
    key: api-key
  allowedModels:
    - gpt-5-production
```

## Fix

None: which versions a resource has, and which one your deployments need, Azure's portal tells. The manifest's own
`apiVersion`, always `pai.io/v1`, is something else.

## Reference

- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
- Azure OpenAI, versions of the API: https://learn.microsoft.com/azure/ai-services/openai/reference
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Severity
from provcheck.model import PAI, Provider, Workspace
from provcheck.rules._base import Rule

_AZURE = "azure-openai"


class MissingAzureVersion(Rule):
    """PC507."""

    code = "PC507"
    name = "missing-azure-version"
    severity = Severity.ERROR
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Azure without a version, and versions without Azure."""
        for bundle in workspace.bundles:
            for provider in bundle.providers:
                if provider.kind == _AZURE and provider.lacks("api_version"):
                    yield self._report(provider)
                elif isinstance(provider.kind, str) and provider.kind != _AZURE and provider.has("api_version"):
                    yield self._say_idle(provider)

    def _report(self, provider: Provider) -> Finding:
        label = provider.label("api_version")
        who = f'"{provider.name}"' if isinstance(provider.name, str) else "this provider"
        return self.finding(
            provider.where("api_version"),
            f"{who} has no {label} in its spec, which Azure wants with every request",
            help=f'add {label} with the version of Azure\'s API, such as "2024-10-21"',
        )

    def _say_idle(self, provider: Provider) -> Finding:
        return self.finding(
            provider.where("api_version"),
            f"{provider.label('api_version')} is for {_AZURE}; the type {provider.kind} has none",
            severity=Severity.INFO,
        )


RULE = MissingAzureVersion
