"""A model id carries the name of its own provider.

## What it does

Reports a listed id that begins with the provider's own name, like `nvidia/openai/gpt-oss-20b` under the provider
`nvidia`. It is an error where the catalogue knows the id without that prefix, and a warning elsewhere.

Some ids really begin like this: NVIDIA's own models on NIM (`nvidia/nemotron-3-nano-omni-30b-a3b-reasoning`) and
OpenRouter's routers (`openrouter/auto`). The rule is silent where the catalogue knows the whole id, and where a ref
spells it out in full.

## Why it matters

The provider's name belongs in refs, which are split at the first slash. An id is sent to the server as it stands,
and the server answers 404 to one that it does not have.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        models: [
          {
            id: "nvidia/openai/gpt-oss-20b",
            name: "gpt-oss 20B",
            contextWindow: 131072,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
  agents: {
    defaults: { model: { primary: "nvidia/openai/gpt-oss-20b" } },
  },
}
```

Or:

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef:
    name: nvidia-api-key
    key: api-key
  allowedModels:
    - nvidia/openai/gpt-oss-20b
```

## Good

```json5 openclaw.json
{
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        models: [
          {
            id: "openai/gpt-oss-20b",
            name: "gpt-oss 20B",
            contextWindow: 131072,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
  agents: {
    defaults: { model: { primary: "nvidia/openai/gpt-oss-20b" } },
  },
}
```

Or:

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef:
    name: nvidia-api-key
    key: api-key
  allowedModels:
    - openai/gpt-oss-20b
    - nvidia/nemotron-3-nano-omni-30b-a3b-reasoning
```

## Fix

Takes the prefix off the id, and off the refs that repeat the wrong id. Safe where the catalogue knows the id without
it, unsafe where it does not. There is no fix where the right id is listed too.

## Reference

- OpenClaw issues on refs sent as ids: https://github.com/openclaw/openclaw/issues/38256,
  https://github.com/openclaw/openclaw/issues/38677
- Pai documentation, NVIDIA NIM: https://docs.pairun.dev/providers/nvidia
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, PAI, Model, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.refs import is_ref_as_id, knows
from provcheck.rules._shared.uses import Use, uses

if TYPE_CHECKING:
    from datetime import date


class RefAsId(Rule):
    """PC302."""

    code = "PC302"
    name = "ref-as-id"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)
    fix = "safe or unsafe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Listed ids that begin with their provider's name."""
        for bundle in workspace.bundles:
            for use in uses(bundle):
                if use.model and use.provider and is_ref_as_id(use.provider, use.id, bundle):
                    yield from self._judge(use, use.model, use.provider, workspace.as_of)

    def _judge(self, use: Use, model: Model, provider: Provider, day: date) -> Iterator[Finding]:
        from provcheck.rules._shared.misspelt import misspelling
        from provcheck.rules._shared.renaming import renaming

        if misspelling(use):
            return
        bare = use.id[len(use.name) + 1 :]
        sure = knows(provider, bare)
        listed_too = provider.find(bare) is not None
        yield self.finding(
            model.where("id"),
            f'the id "{use.id}" begins with the name of its own provider'
            + (f'; {_who(provider, bare)} "{bare}"' if sure else ""),
            severity=Severity.ERROR if sure else Severity.WARNING,
            related=[Related(provider.where("name"), f'the provider is named "{use.name}" here')],
            help=f'remove it: "{bare}" is listed too' if listed_too else _help(use, bare, day),
            fix=None if listed_too else renaming(provider, use.id, bare, use.bundle, safe=sure),
        )


def _who(provider: Provider, model_id: str) -> str:
    """Who says that there is a model of this id."""
    from provcheck.catalog.served import known_model

    known = known_model(provider, model_id)
    return "the settings name" if known and "id" in known.model.by_settings else "the catalogue knows"


def _help(use: Use, bare: str, day: date) -> str:
    from provcheck.rules._shared.retired import gone

    end = gone(bare, day, use.name) if use.is_nim else None
    return f'write "{bare}"; the name belongs in refs' + (f", and the model {end}" if end else "")


RULE = RefAsId
