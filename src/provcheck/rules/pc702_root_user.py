"""An agent is to run as root.

## What it does

Reports an Agent with `runAsUser: 0`.

## Why it matters

Pai rejects root: an agent runs what a model wrote, and as root that would own the whole container.

## Bad

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  runAsUser: 0
  models:
    - nvidia/openai/gpt-oss-20b
```

## Good

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  runAsUser: 1000
  models:
    - nvidia/openai/gpt-oss-20b
```

## Fix

None: name a user other than 0, or leave `runAsUser` out, and Pai takes 65532. Files in the image that belong to root
may need another owner first.

## Reference

- Pai documentation, Agent: https://docs.pairun.dev/resources/agent
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Severity
from provcheck.model import PAI, Workspace
from provcheck.rules._base import Rule


class RootUser(Rule):
    """PC702."""

    code = "PC702"
    name = "root-user"
    severity = Severity.ERROR
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Agents that name root as their user."""
        for bundle in workspace.bundles:
            for agent in bundle.agents:
                if agent.number("run_as_user") == 0:
                    label = agent.label("run_as_user")
                    yield self.finding(
                        agent.where("run_as_user"),
                        f"{label} 0 is root, and Pai rejects agents that run as root",
                        help=f"name another user, or leave {label} out: the default is 65532",
                    )


RULE = RootUser
