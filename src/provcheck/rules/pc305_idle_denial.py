"""A model is denied that would not be allowed anyway.

## What it does

Reports an entry of a provider's `deniedModels` that its `allowedModels`, which is not empty, does not hold. It is only
worth knowing.

## Why it matters

Where there is an allow list, everything else is shut out already. The entry does nothing, and may be meant for another
id or another provider.

## Bad

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  allowedModels:
    - llama
  deniedModels:
    - mistral
```

## Good

```yaml provider.yaml
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

## Fix

Remove the entry, or keep it as a second lock.

## Reference

- Pai on `allowedModels` and `deniedModels`: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.catalog.served import is_hosted_nim
from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, Bundle, Model, Provider, Workspace
from provcheck.rules._base import Rule


class IdleDenial(Rule):
    """PC305."""

    code = "PC305"
    name = "idle-denial"
    severity = Severity.INFO
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Denied ids that the allow list does not hold."""
        for bundle in workspace.bundles:
            for provider in bundle.providers if bundle.dialect == PAI else ():
                if provider.denied and provider.listed and provider.complete:
                    yield from self._judge(provider, bundle)

    def _judge(self, provider: Provider, bundle: Bundle) -> Iterator[Finding]:
        entries = {one.id: one for one in reversed(provider.denied)}
        for name, entry in reversed(entries.items()):
            if isinstance(name, str) and _is_idle(name, provider, bundle):
                yield self._report(name, entry, provider)

    def _report(self, name: str, entry: Model, provider: Provider) -> Finding:
        allowed, denied = provider.label("models"), provider.label("denied")
        return self.finding(
            entry.where(),
            f'"{name}" is denied, but {allowed} does not hold it anyway',
            related=[Related(provider.where("models"), "only what is listed here is allowed")],
            help=f"remove it from {denied}",
        )


def _is_idle(name: str, provider: Provider, bundle: Bundle) -> bool:
    # Whether Pai reads patterns is not documented.
    if not name or "*" in name or provider.find(name):
        return False
    if not is_hosted_nim(provider):
        return True
    from provcheck.rules._shared.misspelt import spelling

    return spelling(name, bundle, str(provider.name)) is None


RULE = IdleDenial
