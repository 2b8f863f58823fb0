"""An agent is given the key of a model provider.

## What it does

Reports an Agent's `env` entry that takes its value from the Secret that a ModelProvider of the same namespace has its
key in. Where both name an entry of the Secret, it must be the same one.

## Why it matters

Pai's gateway adds the key itself, so that agents never see it and stay within the provider's budgets and lists. With
the key in its environment an agent, or whoever talks it into it, goes around all of them.

## Bad

```yaml agent.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef:
    name: anthropic-key
    key: api-key
---
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - anthropic/claude-opus-4-6
  env:
    - name: ANTHROPIC_API_KEY
      secretRef:
        name: anthropic-key
        key: api-key
```

## Good

```yaml agent.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef:
    name: anthropic-key
    key: api-key
---
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - anthropic/claude-opus-4-6
```

## Fix

None: what the agent does with the variable has to change too.

## Reference

- Pai documentation, Secret: https://docs.pairun.dev/resources/secret
- Pai documentation, LLM gateway: https://docs.pairun.dev/guides/llm-gateway
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, UNKNOWN, Agent, Credential, Workspace
from provcheck.rules._base import Rule


class SecretReachesAgent(Rule):
    """PC606."""

    code = "PC606"
    name = "secret-reaches-agent"
    severity = Severity.WARNING
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Variables of agents that hold a provider's key."""
        for bundle in workspace.bundles:
            found = [one for one in bundle.details.credentials() if one.form == "reference"]
            given = [one for one in found if one.role == "env" and isinstance(one.owner, Agent)]
            kept = _by_secret(one for one in found if one.role == "key") if given else {}
            for one in given:
                name, entry = one.string("secret_name"), one.string("secret_key")
                entries = kept.get(name, {})
                same = next(iter(entries.values()), None) if entry is None else entries.get(entry, entries.get(None))
                if same is not None:
                    yield self._report(one, same)

    def _report(self, given: Credential, kept: Credential) -> Finding:
        agent = given.owner.name if isinstance(given.owner, Agent) else None
        who = f'the agent "{agent}"' if isinstance(agent, str) else "this agent"
        provider = kept.owner.name if kept.owner else None
        whose = f'the provider "{provider}"' if isinstance(provider, str) else "a provider"
        return self.finding(
            given.where("secret_name"),
            f'{who} is given the key of {whose}: both name the Secret "{given.string("secret_name")}"',
            related=[Related(kept.where("secret_name"), f"{whose} has its key there")],
            help="take it out: Pai's gateway adds the key to the agent's requests",
        )


def _by_secret(keys: Iterable[Credential]) -> dict[object, dict[object, Credential]]:
    """Where providers have their keys: by Secret and entry, ``None`` where none is named, so that any may be meant."""
    found: dict[object, dict[object, Credential]] = {}
    for one in keys:
        name, entry = one.string("secret_name"), one.string("secret_key")
        if isinstance(name, str) and entry is not UNKNOWN:
            found.setdefault(name, {}).setdefault(entry, one)
    return found


RULE = SecretReachesAgent
