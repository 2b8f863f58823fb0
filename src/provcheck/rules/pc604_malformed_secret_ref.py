"""A reference to a secret cannot work.

## What it does

In OpenClaw it looks at every object `{ source, provider, id }` that stands in for a secret: at a provider's `apiKey`,
`headers`, and `request`. It reports one that lacks a key or has a further one, whose values are not what its source can
have, whose provider `secrets.providers` does not declare, or (from 2026.9.6 on) declares with another source. The
environment needs no declaration under the name `default`.

In Pai it reports an `apiKeySecretRef` that is not an object with the `name` of a Secret, the like in an Agent's `env`,
and `secretRef` or `secretKey` on a ModelProvider, which belong to other kinds.

## Why it matters

The gateway does not start, or starts without the key: every request then fails.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "https://llm.example.com/v1",
        api: "openai-completions",
        apiKey: { source: "env", provider: "default", id: "labApiKey" },
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
  apiKeySecretRef: anthropic-key
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

None: where the secret is kept, only you know. The environment is `{ source: "env", provider: "default", id: "NAME" }`.

## Reference

- OpenClaw documentation, secrets: https://docs.openclaw.ai/gateway/secrets
- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, Credential, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.secrets import revealed

_SHAPES = {
    OPENCLAW: 'write { source: "env", provider: "default", id: "NAME" } for a variable of the environment',
    PAI: "write the name of the Secret as name, and of its entry as key",
}


class MalformedSecretRef(Rule):
    """PC604."""

    code = "PC604"
    name = "malformed-secret-ref"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """References that cannot work."""
        for bundle in workspace.bundles:
            for one in bundle.details.credentials():
                if one.form == "malformed" and revealed(one) is None and not _is_misspelt(one):
                    yield self._report(one, bundle)

    def _report(self, one: Credential, bundle: Bundle) -> Finding:
        return self.finding(
            one.where(one.fault),
            f"this reference to a secret cannot work: {one.problem}",
            help=_SHAPES[bundle.dialect],
            depends_on=bundle,
        )


def _is_misspelt(one: Credential) -> bool:
    """Whether a part of the reference may stand there under another name, which is somebody else's finding."""
    members = one.parts("")
    if not isinstance(members, tuple) or any(member.name is None for member in members):
        return False
    return any(not one.has(part) and not one.lacks(part) for part in ("source", "secret_provider", "secret_name"))


RULE = MalformedSecretRef
