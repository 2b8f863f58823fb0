"""The settings of an agent do not go together.

## What it does

Reports an Agent

- with `longRunning: true` and `triggers`, without `image`, or with another `harness` than `custom`,
- with `harness: custom` and no `image`,
- whose `harness` is none of `default`, `claude`, `codex` and `custom`,
- whose `type`, a field of older manifests, is neither `service` nor `task`; a `service` without `image` is a warning.

## Why it matters

Pai rejects such an agent. A long-running agent is a container of your own that serves all the time: Pai has to know its
image, and nothing is left for a trigger to start.

## Bad

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  longRunning: true
  harness: custom
  image: ghcr.io/acme/helper:1.4
  models:
    - nvidia/openai/gpt-oss-20b
  triggers:
    - webhook: {}
```

Or:

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  harness: Claude
  models:
    - anthropic/claude-opus-5
```

## Good

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  longRunning: true
  harness: custom
  image: ghcr.io/acme/helper:1.4
  models:
    - nvidia/openai/gpt-oss-20b
```

Or:

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  harness: claude
  models:
    - anthropic/claude-opus-5
  triggers:
    - webhook: {}
```

## Fix

Safe where a harness or type is surely misspelt. Whether an agent runs all the time or is started by triggers is yours
to say.

## Reference

- Pai documentation, Agent: https://docs.pairun.dev/resources/agent
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, Agent, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.choices import items, wrong_choices

_CUSTOM = "custom"
_HARNESSES = ("default", "claude", "codex", _CUSTOM)
_PROGRAMS = {"claude-code": "claude", "codex-cli": "codex", "openai-codex": "codex"}
_TYPES = ("service", "task")


class AgentShape(Rule):
    """PC701."""

    code = "PC701"
    name = "agent-shape"
    severity = Severity.ERROR
    dialects = (PAI,)
    fix = "safe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Agents that Pai rejects."""
        for bundle in workspace.bundles:
            for agent in bundle.agents if bundle.dialect == PAI else ():
                yield from wrong_choices(self, agent, "harness", _HARNESSES, _PROGRAMS)
                yield from wrong_choices(self, agent, "type", _TYPES)
                if agent.flag("long_running") is True:
                    yield from self._of_service(agent)
                if agent.lacks("image"):
                    yield from self._without_image(agent)

    def _of_service(self, agent: Agent) -> Iterator[Finding]:
        label = agent.label("long_running")
        if items(agent, "triggers"):
            yield self.finding(
                agent.where("triggers"),
                f"{agent.label('triggers')} start an agent that does not run, and this one has {label}: true",
                related=[Related(agent.where("long_running"), "it runs all the time")],
                help=f"drop the {agent.label('triggers')}, or {label}",
            )
        harness = agent.string("harness")
        if harness is None or (harness in _HARNESSES and harness != _CUSTOM):
            wanted = f"{agent.label('harness')}: {_CUSTOM}"
            if agent.lacks("image"):
                wanted += f" and an {agent.label('image')}"
            yield self.finding(
                agent.where("long_running"),
                f"{label}: true needs {wanted}",
                related=[Related(agent.where("harness"), f'it is "{harness}" here')] if harness else [],
                help=f"write {wanted}" + (f", or drop {label}" if harness else ""),
            )

    def _without_image(self, agent: Agent) -> Iterator[Finding]:
        """An agent that needs an image and has none, unless that is said of its harness already."""
        harness, image = agent.string("harness"), agent.label("image")
        runs = agent.flag("long_running") is True
        advice = f"add {image} with the address of the container"
        if harness == _CUSTOM:
            message = f"{agent.label('harness')} {_CUSTOM} needs an {image}, and there is none"
            yield self.finding(agent.where("harness"), message, help=advice)
        elif runs and harness is not None and harness not in _HARNESSES:
            message = f"{agent.label('long_running')}: true needs an {image}, and there is none"
            yield self.finding(agent.where("long_running"), message, help=advice)
        elif not runs and agent.string("type") == "service":
            message = f"a service runs a container of its own, and this one has no {image}"
            yield self.finding(agent.where("type"), message, severity=Severity.WARNING, help=advice)


RULE = AgentShape
