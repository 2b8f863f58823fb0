"""A model is both allowed and denied.

## What it does

Reports ids that stand in a provider's `allowedModels` and in its `deniedModels`. It is an error when the denied ones
leave nothing of the allowed ones.

## Why it matters

Denying wins, so the entry in `allowedModels` does nothing. Where nothing is left, the gateway refuses every request to
this provider.

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
    - mistral
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
  deniedModels: []
```

## Fix

Take the id out of one of the two lists. There is no fix, because only you know out of which.

## Reference

- Pai on `allowedModels` and `deniedModels`: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, Model, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.few import MOST, quoted

"""How many entries a finding points at."""


class AllowedAndDenied(Rule):
    """PC303."""

    code = "PC303"
    name = "allowed-and-denied"
    severity = Severity.WARNING
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Ids that stand in both lists."""
        for bundle in workspace.bundles:
            for provider in bundle.providers if bundle.dialect == PAI else ():
                if provider.denied and provider.listed:
                    yield from self._judge(provider)

    def _judge(self, provider: Provider) -> Iterator[Finding]:
        entries = {one.id: one for one in reversed(provider.denied) if isinstance(one.id, str)}
        both = {name: entry for name, entry in reversed(entries.items()) if provider.find(name)}
        left = {one.id for one in provider.listed} - both.keys()
        if both and not left and provider.complete:
            yield self._nothing_left(provider, both)
        else:
            for name, entry in both.items():
                yield self._overruled(provider, name, entry)

    def _overruled(self, provider: Provider, name: str, entry: Model) -> Finding:
        allowed, denied = provider.label("models"), provider.label("denied")
        return self.finding(
            entry.where(),
            f'"{name}" stands in {denied} and in {allowed}; denying wins',
            related=_allowed(provider, [name]),
            help=f"take it out of {denied}, or out of {allowed}",
        )

    def _nothing_left(self, provider: Provider, both: dict[str, Model]) -> Finding:
        allowed, denied = provider.label("models"), provider.label("denied")
        first, *others = both.values()
        denials = (Related(one.where(), "and this is denied") for one in others[:MOST])
        return self.finding(
            first.where(),
            f"{denied} holds all that {allowed} holds ({quoted(both)}): no model is left",
            severity=Severity.ERROR,
            related=[*_allowed(provider, both), *denials],
            help=f"take what agents should call out of {denied}",
        )


def _allowed(provider: Provider, names: Iterable[str]) -> list[Related]:
    entries = (provider.find(name) for name in list(names)[:MOST])
    return [Related(entry.where(), "it is allowed here") for entry in entries if entry]


RULE = AllowedAndDenied
