"""A provider on the internet has no key.

## What it does

In Pai it reports a ModelProvider without `apiKeySecretRef` (an error). A `vllm` server may be open: at a local address
it may go without, and at another one that is worth knowing only. At a local address of another type it is a warning.

In OpenClaw it reports a provider at a host that is not local, without `apiKey`, credential-like header or
`request.auth`, without an auth profile, and without a variable that OpenClaw would look into by itself (a warning).

## Why it matters

Requests are refused before they are sent ("No API key found for provider"), or are answered with 401.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "https://llm.example.com/v1",
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

Or:

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
```

## Good

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "https://llm.example.com/v1",
        api: "openai-completions",
        apiKey: { source: "env", provider: "default", id: "LAB_API_KEY" },
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

Or:

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef:
    name: anthropic-key
    key: api-key
```

## Fix

None: only you know where the key is kept.

## Reference

- OpenClaw documentation, model providers: https://docs.openclaw.ai/concepts/model-providers
- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
- Pai documentation, vLLM: https://docs.pairun.dev/providers/vllm
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Severity
from provcheck.model import OPENCLAW, PAI, UNKNOWN, Bundle, Credential, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.endpoints import is_remote, may_be_local
from provcheck.rules._shared.secrets import is_secret_header

_TYPES = frozenset({"anthropic", "azure-openai", "gemini", "openai", "openrouter"})
_KEYLESS = frozenset({"aws-sdk", "oauth", "token"})


class MissingCredential(Rule):
    """PC603."""

    code = "PC603"
    name = "missing-credential"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Providers that will be asked for a key and have none."""
        for bundle in workspace.bundles:
            for provider in bundle.providers:
                if bundle.dialect == PAI:
                    yield from self._judge_manifest(provider, bundle)
                elif is_remote(provider) and _is_keyless(provider, bundle):
                    yield self.finding(
                        provider.where("credential"),
                        f'"{provider.name}" is not on a local host and has no key, nor another way to sign in',
                        severity=Severity.WARNING,
                        help="add an apiKey that refers to a variable or a secret",
                        depends_on=bundle,
                    )

    def _judge_manifest(self, provider: Provider, bundle: Bundle) -> Iterator[Finding]:
        severity = _severity(provider)
        if severity is None or not provider.lacks("credential") or bundle.details.credentials_of(provider):
            return
        who = f'"{provider.name}"' if isinstance(provider.name, str) else "this provider"
        yield self.finding(
            provider.where("credential"),
            f"{who} has no {provider.label('credential')}, so that Pai has no key for it",
            severity=severity,
            help="name the Secret that holds the key, and the entry in it: { name: ..., key: api-key }",
        )


def _severity(provider: Provider) -> Severity | None:
    """How bad it is for a provider of this type, at this address, to have no key."""
    if provider.kind == "vllm":
        return Severity.INFO if is_remote(provider) else None
    if provider.kind in _TYPES:
        return Severity.WARNING if may_be_local(provider) else Severity.ERROR
    return None


def _is_keyless(provider: Provider, bundle: Bundle) -> bool:
    """Whether a provider of OpenClaw surely has no way to sign in."""
    name = provider.name
    if not isinstance(name, str) or provider.built_in or name in bundle.foreign:
        return False
    # Of a provider that is not known in full, and under a misspelt key, a field is unknown.
    auth = provider.string("auth")
    if UNKNOWN in (auth, provider.string("credential"), provider.parts("headers")):
        return False
    if auth in _KEYLESS or bundle.platform.key_variables(name):
        return False
    if any(map(_signs_in, bundle.details.credentials_of(provider))):
        return False
    profiles = bundle.details.profiles()
    return profiles is not None and name not in profiles


def _signs_in(one: Credential) -> bool:
    if one.form == "empty":
        return False
    return one.role in {"key", "auth", "tls"} or (one.role == "header" and is_secret_header(one.name))


RULE = MissingCredential
