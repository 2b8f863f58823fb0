"""A configuration inside an agent's manifest names a model that the agent does not have.

## What it does

Looks into the OpenClaw configurations that an Agent's `configFiles` hold, and reports a model that one of them names
and the agent's `models` do not. The same model at the same address is one model, whatever its provider is called.

A provider that the configuration itself defines, at an address that no ModelProvider has, is its own affair.

## Why it matters

The two lists are kept by hand, a screen apart in one file. The agent reaches the models that its manifest lists. When
one of them is exchanged there and not in the configuration, the agent goes on asking for the old one, and Pai's gateway
refuses that.

## Bad

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - anthropic/claude-opus-5
  configFiles:
    - path: /app/openclaw.json
      content: |
        {
          agents: { defaults: { model: "anthropic/claude-sonnet-5" } },
        }
```

## Good

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - anthropic/claude-opus-5
  configFiles:
    - path: /app/openclaw.json
      content: |
        {
          agents: { defaults: { model: "anthropic/claude-opus-5" } },
        }
```

## Fix

List the model in the agent's `models`, or name one in the configuration that is listed there.

## Reference

- Pai documentation, Agent: https://docs.pairun.dev/resources/agent
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, Agent, Bundle, ModelRef, Provider, Route, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.choices import Names
from provcheck.rules._shared.refs import FINE, follow


class StaleEmbeddedConfig(Rule):
    """PC706."""

    code = "PC706"
    name = "stale-embedded-config"
    severity = Severity.WARNING
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Models that embedded configurations name and their agents do not have."""
        for bundle in workspace.bundles:
            host, around = bundle.host, bundle.around
            route = host.chat if host else None
            # A ref that nobody can read may be the model that would be missed.
            if host and around and route and route.complete and all(ref.target for ref in route.refs):
                yield from self._compare(bundle, host, _Given(route, around))

    def _compare(self, bundle: Bundle, host: Agent, given: _Given) -> Iterator[Finding]:
        told = set()
        for ref in bundle.refs():
            if ref.target is None or ref.target in told or ref.model == "*":
                continue
            own = bundle.named(ref.provider or "")
            if given.manages(ref, own, bundle) and not given.has(ref, own) and follow(ref, bundle).what == FINE:
                told.add(ref.target)
                yield self._report(ref, host, given.names)

    def _report(self, ref: ModelRef, host: Agent, names: Names) -> Finding:
        asked = f"{ref.provider}/{ref.model}"
        whose = f'the agent "{host.name}"' if isinstance(host.name, str) else "this agent"
        meant, label = names.meant(asked), host.label("models")
        return self.finding(
            ref.where(),
            f'{whose} has no model "{asked}"',
            related=[Related(host.where("models"), "its models are listed here")],
            help=f'did you mean "{meant}"?' if meant else f"add it to {label}, which has {names.offered}",
        )


class _Given:
    """The models that a manifest gives to its agent, by ref and by address."""

    def __init__(self, route: Route, around: Bundle) -> None:
        self.names = Names(str(ref.text) for ref in route.refs)
        self._refs = route.refs
        self._targets = {ref.target for ref in route.refs}
        self._around = around

    def has(self, ref: ModelRef, own: list[Provider]) -> bool:
        """Whether the agent has the model that a ref asks for; ``own`` are the configuration's providers it names."""
        # OpenClaw normalises the names of providers, and Pai does not.
        if ref.target in self._targets or str(ref.text).strip() in self.names:
            return True
        return any((address, ref.model) in self._models for address in _addresses(own))

    def manages(self, ref: ModelRef, own: list[Provider], bundle: Bundle) -> bool:
        """Whether the model is the manifest's to give: not that of a provider which the configuration brings along."""
        if self._around.named(ref.provider or ""):
            return True
        if not own:
            # What is neither around nor built in comes with a plugin.
            return ref.provider not in bundle.foreign
        return not self._servers.isdisjoint(_addresses(own))

    @cached_property
    def _models(self) -> set[tuple[str, str | None]]:
        """The agent's models, by the address of their provider and their id."""
        named = ((ref, self._around.named(ref.provider or "")) for ref in self._refs)
        return {(address, ref.model) for ref, providers in named for address in _addresses(providers)}

    @cached_property
    def _servers(self) -> set[str]:
        """The addresses of all ModelProviders."""
        return _addresses(self._around.providers)


def _addresses(providers: Iterable[Provider]) -> set[str]:
    from provcheck.rules._shared.windows import _address

    return {address for one in providers if (address := _address(one))}


RULE = StaleEmbeddedConfig
