"""An agent names a ModelProvider where the name of a service is due.

## What it does

Reports a name in an Agent's `providers` that a ModelProvider of the namespace has, and no Provider.

## Why it matters

`providers` lists services such as GitHub or Telegram, each a document of the kind `Provider`. Language models come with
the refs in `models`. So the agent gets nothing from the name, and Pai finds no service that is called so.

## Bad

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - local/llama
  providers:
    - local
---
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

## Good

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - local/llama
  providers:
    - github
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  allowedModels:
    - llama
---
apiVersion: pai.io/v1
kind: Provider
metadata:
  name: github
spec:
  type: github
  auth:
    type: pat
    secretRef: github-token
```

## Fix

Take the name out of `providers`; where the agent is to use the provider's models, list refs to them in `models`.

## Reference

- Pai documentation, Agent: https://docs.pairun.dev/resources/agent
- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, UNKNOWN, Agent, Bundle, Maybe, Part, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.choices import items


class ServiceAsModelProvider(Rule):
    """PC705."""

    code = "PC705"
    name = "service-as-model-provider"
    severity = Severity.WARNING
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Names of services that only a ModelProvider has."""
        for bundle in workspace.bundles:
            for agent in bundle.agents:
                for service in items(agent, "services"):
                    name = service.string("")
                    if isinstance(name, str) and bundle.named(name) and not _is_service(name, bundle):
                        yield self._report(name, service, agent, bundle)

    def _report(self, name: str, service: Part, agent: Agent, bundle: Bundle) -> Finding:
        provider = bundle.named(name)[0]
        routes = (route for route in agent.routes for ref in route.refs if ref.provider == name)
        advice = f"take it out of {agent.label('services')}"
        if next(routes, None) is None:
            advice += f', and list the models that are wanted in {agent.label("models")}: "{name}/..."'
        return self.finding(
            service.where(),
            f'"{name}" is a ModelProvider, and {agent.label("services")} lists services',
            related=[Related(provider.where("name"), "the ModelProvider of this name")],
            help=advice,
        )


def _is_service(name: str, bundle: Bundle) -> bool:
    """Whether a service has the name too, or may have it: in a document that could not be read."""
    names = _services(bundle)
    return names is None or name in names


@lru_cache(maxsize=1)
def _services(bundle: Bundle) -> frozenset[Maybe[str]] | None:
    """The names of the services, ``None`` where not all are known."""
    names = frozenset(one.name for one in bundle.details.definitions("service"))
    return names if bundle.details.knows_agents() and UNKNOWN not in names else None


RULE = ServiceAsModelProvider
