"""A reference does not say which entry of the Secret holds the key.

## What it does

Reports an `apiKeySecretRef` with a `name` and without a `key`.

## Why it matters

Pai's documentation does not say what is read then. The only default that it ever named is `token`, for the older kind
ModelBinding, while Secrets made as its pages show have the entry `api-key`.

## Bad

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef:
    name: anthropic-key
```

## Good

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

None: which entries the Secret has, only you know.

## Reference

- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
- Pai documentation, ModelBinding (older): https://docs.pairun.dev/resources/model
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Severity
from provcheck.model import PAI, Credential, Workspace
from provcheck.rules._base import Rule


class SecretKeyOmitted(Rule):
    """PC607."""

    code = "PC607"
    name = "secret-key-omitted"
    severity = Severity.WARNING
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """References without an entry."""
        for bundle in workspace.bundles:
            for one in bundle.details.credentials() if bundle.dialect == PAI else ():
                if one.role == "key" and one.form == "reference" and one.lacks("secret_key"):
                    yield self._report(one)

    def _report(self, one: Credential) -> Finding:
        name = one.string("secret_name")
        which = f'the Secret "{name}"' if isinstance(name, str) else "this Secret"
        label = one.label("secret_key")
        return self.finding(
            one.where("secret_key"),
            f"no {label} says which entry of {which} is meant",
            help=f'add {label} with the name of the entry; Pai\'s documentation calls it "api-key"',
        )


RULE = SecretKeyOmitted
