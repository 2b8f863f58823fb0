"""A vendor's key or name goes with the host of another vendor.

## What it does

Where a provider's address is the known host of one vendor, it reports a key that another vendor's variable or Secret
holds (`${OPENAI_API_KEY}` for NVIDIA), and in OpenClaw a provider that is called like another vendor.

In Pai it also tells that `endpoint` is set on `anthropic`, `gemini` or `openrouter` (info): the documentation has it
for the other types only.

## Why it matters

One vendor gets the key of another: the request fails with 401, and the key was given away. Refs that name the vendor
reach somebody else's models.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      nim: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: {
          source: "env",
          provider: "default",
          id: "OPENAI_API_KEY",
        },
        models: [
          {
            id: "openai/gpt-oss-20b",
            name: "GPT OSS 20B",
            contextWindow: 131072,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
```

Or:

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef:
    name: openrouter-key
    key: api-key
  allowedModels:
    - openai/gpt-oss-20b
```

## Good

```json5 openclaw.json
{
  models: {
    providers: {
      nim: {
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
            name: "GPT OSS 20B",
            contextWindow: 131072,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
```

Or:

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
    - openai/gpt-oss-20b
```

## Fix

None: either of the two may be the wrong one.

## Reference

- OpenClaw documentation, model providers: https://docs.openclaw.ai/concepts/model-providers
- OpenClaw issue on a key that went to the wrong vendor: https://github.com/openclaw/openclaw/issues/126529
- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.catalog.served import is_hosted_nim
from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, Credential, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared import vendors
from provcheck.rules._shared.endpoints import vendor

_UNADDRESSED = frozenset({"anthropic", "gemini", "openrouter"})


class WrongHost(Rule):
    """PC506."""

    code = "PC506"
    name = "wrong-host"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Keys and names of one vendor with the host of another."""
        for bundle in workspace.bundles:
            for provider in bundle.providers:
                host = vendor(provider)
                if host in vendors.NAMES:
                    yield from self._judge(provider, str(host), bundle)
                if provider.kind in _UNADDRESSED and provider.has("endpoint") and not is_hosted_nim(provider):
                    yield self._say_unaddressed(provider)

    def _judge(self, provider: Provider, host: str, bundle: Bundle) -> Iterator[Finding]:
        name = provider.name if bundle.dialect == OPENCLAW else None
        if name in vendors.NAMES and name != host:
            yield self.finding(
                provider.where("endpoint"),
                f'"{name}" has an address of {vendors.NAMES[host]}',
                related=[Related(provider.where(), f'the provider is called "{name}" here')],
                help=f'call the provider "{host}", or give it its own address',
            )
            return
        for one in bundle.details.credentials_of(provider):
            owner = _owner(one, bundle)
            if owner and owner != host:
                yield self.finding(
                    one.where("secret_name" if one.form == "reference" else ""),
                    f"a key of {vendors.NAMES[owner]}, by its name, is sent to {vendors.NAMES[host]}",
                    related=[Related(provider.where("endpoint"), f"{vendors.NAMES[host]} is addressed here")],
                    help=f"name the one that holds your key for {vendors.NAMES[host]}",
                )

    def _say_unaddressed(self, provider: Provider) -> Finding:
        return self.finding(
            provider.where("endpoint"),
            f"{provider.label('endpoint')} is documented for openai, azure-openai and vllm, not for {provider.kind}",
            severity=Severity.INFO,
        )


def _owner(one: Credential, bundle: Bundle) -> str | None:
    """The vendor whose key it is, as far as the name of its variable or Secret tells."""
    if one.role not in {"key", "auth", "header"}:
        return None
    name = one.raw("secret_name") if bundle.dialect == PAI and one.form == "reference" else one.variable
    return vendors.named(name) if name else None


RULE = WrongHost
