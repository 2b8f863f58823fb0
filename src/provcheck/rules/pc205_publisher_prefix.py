"""A model ref lost its publisher, or has it once too often.

## What it does

A model's id may begin with its publisher's name, and a provider may carry the same name. The ref then holds the name
twice: the model `nvidia/llama-3.1-nemotron-70b-instruct` of the provider `nvidia` is
`nvidia/nvidia/llama-3.1-nemotron-70b-instruct`. This rule reports refs that hold it only once, and refs that double
the provider before another publisher's id.

## Why it matters

Everything behind the first slash is sent as the id, so the server is asked for a model that does not exist and
answers 404. OpenClaw puts a lost publisher back for NVIDIA's hosted service from 2026.5.28 on; nobody takes a doubled
one away, and Pai does neither.

## Bad

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - nvidia/nemotron-3-ultra-550b-a55b
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef: { name: nvidia-api-key, key: api-key }
  allowedModels:
    - nvidia/nemotron-3-ultra-550b-a55b
```

Or:

```json5 openclaw.json release=2026.9.6
{
  agents: { defaults: { model: "nvidia/nvidia/poolside/laguna-xs-2.1" } },
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
    - nvidia/nvidia/nemotron-3-ultra-550b-a55b
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef: { name: nvidia-api-key, key: api-key }
  allowedModels:
    - nvidia/nemotron-3-ultra-550b-a55b
```

## Fix

Safe: writes the provider's name, a slash and the full id.

## Reference

- The prefix was dropped: https://github.com/openclaw/openclaw/issues/71552
- The prefix was doubled: https://github.com/openclaw/openclaw/issues/38256
- Model ids on NVIDIA's service: https://build.nvidia.com/models
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.catalog.served import is_hosted_nim
from provcheck.finding import Finding, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.refs import DOUBLED, SWALLOWED, Outcome, follow, is_restored, rewriting

if TYPE_CHECKING:
    from datetime import date


class PublisherPrefix(Rule):
    """PC205."""

    code = "PC205"
    name = "publisher-prefix"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)
    fix = "safe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Refs with a publisher too few or too many."""
        for bundle in workspace.bundles:
            for ref in bundle.refs():
                outcome = follow(ref, bundle)
                if outcome.what in {SWALLOWED, DOUBLED} and outcome.meant:
                    end = _end(outcome, outcome.meant, workspace.as_of)
                    restored = is_restored(outcome, bundle)
                    # What OpenClaw puts right fails for that reason alone, which PC307 gives.
                    if not (restored and end):
                        yield self._misplaced(outcome, outcome.meant, end, bundle, restored=restored)

    def _misplaced(self, outcome: Outcome, meant: str, end: str | None, bundle: Bundle, *, restored: bool) -> Finding:
        ref = outcome.ref
        full = f"{outcome.name}/{meant}"
        fault = "lacks the publisher of" if outcome.what == SWALLOWED else "holds the provider twice before"
        consequence = (
            f"{bundle.platform.name} puts it back, older releases do not"
            if restored
            else f'the server is asked for "{outcome.model}"'
        )
        return self.finding(
            ref.where(),
            f'the model ref "{ref.text}" {fault} the model "{meant}"; {consequence}',
            severity=Severity.INFO if restored else Severity.ERROR,
            help=f'write "{full}"' + (f", or choose another model: this one {end}" if end else ""),
            fix=rewriting(ref, full, bundle),
            depends_on=bundle if outcome.what == SWALLOWED else None,
        )


def _end(outcome: Outcome, meant: str, day: date) -> str | None:
    """Why the right ref would fail as well, as a clause; of what a list holds, PC307 tells it there."""
    if outcome.provider is not None and (outcome.provider.find(meant) or not is_hosted_nim(outcome.provider)):
        return None
    from provcheck.rules._shared.retired import gone

    return gone(meant, day, outcome.name)


RULE = PublisherPrefix
