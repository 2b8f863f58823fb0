"""An OpenRouter id lacks its vendor.

## What it does

Warns of an id without a slash where OpenRouter is asked: by Pai's provider type or OpenClaw's provider `openrouter`,
or by its host. It speaks where a provider lists the id; where no list holds it, at the refs.

OpenClaw puts OpenRouter's own name before an id without a vendor, so that `openrouter/auto` works there. The rule is
silent about such models of OpenRouter's own.

## Why it matters

OpenRouter's ids are `vendor/model`. It answers any other with an error, after the configuration was accepted.

## Bad

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: openrouter
spec:
  provider: openrouter
  apiKeySecretRef:
    name: openrouter-key
    key: api-key
  allowedModels:
    - gpt-4o
```

Or:

```json5 openclaw.json release=2026.9.6
{
  agents: { defaults: { model: "openrouter/gpt-4o" } },
}
```

## Good

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: openrouter
spec:
  provider: openrouter
  apiKeySecretRef:
    name: openrouter-key
    key: api-key
  allowedModels:
    - openai/gpt-4o
```

Or:

```json5 openclaw.json release=2026.9.6
{
  agents: { defaults: { model: "openrouter/openai/gpt-4o" } },
}
```

## Fix

Write the vendor and a slash before the model. The help line names the whole id where the vendor is plain.

## Reference

- OpenRouter's models: https://openrouter.ai/models
- Pai on OpenRouter: https://docs.pairun.dev/providers/openrouter
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.catalog.corrections import correction
from provcheck.catalog.served import vendor
from provcheck.finding import Finding, Severity
from provcheck.model import OPENCLAW, PAI, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.refs import is_placeholder
from provcheck.rules._shared.uses import Use, uses

# OpenRouter's own: two routers, and the models that it lends an unknown vendor's name for a while.
_ROUTERS = frozenset({"auto", "free"})
_CLOAKED = ("-alpha", "-beta")


class IncompleteId(Rule):
    """PC310."""

    code = "PC310"
    name = "incomplete-id"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Ids of OpenRouter without a vendor."""
        for bundle in workspace.bundles:
            for use in uses(bundle):
                if "/" not in use.id and not use.doubtful and _is_incomplete(use):
                    yield from self._report(use)

    def _report(self, use: Use) -> Iterator[Finding]:
        full = _full(use.id)
        for place, elsewhere in use.places():
            yield self.finding(
                place,
                f'"{use.id}" is no id of OpenRouter: the vendor before it is missing',
                related=elsewhere,
                help=f'write "{full if use.model else f"{use.name}/{full}"}"' if full else "write vendor/model",
            )


def _is_incomplete(use: Use) -> bool:
    answering = vendor(use.provider) if use.provider else use.name
    if answering != "openrouter" or is_placeholder(use.id):
        return False
    if correction(answering, use.id) or correction(use.name, use.id):
        return False
    own = use.id in _ROUTERS or use.id.endswith(_CLOAKED)
    return not (own and use.bundle.dialect == OPENCLAW)


def _full(model_id: str) -> str | None:
    """The id with its vendor, where exactly one of the known vendors has a model of this name."""
    from provcheck.catalog.known import find_native

    if model_id in _ROUTERS:
        return f"openrouter/{model_id}"
    name, colon, variant = model_id.partition(":")
    for publisher in ("anthropic", "google", "openai"):
        if find_native(publisher, name.replace(".", "-") if publisher == "anthropic" else name):
            return f"{publisher}/{_dotted(name) if publisher == 'anthropic' else name}{colon}{variant}"
    return None


def _dotted(name: str) -> str:
    """Anthropic's ``claude-opus-4-5`` as OpenRouter writes it: ``claude-opus-4.5``."""
    head, dash, minor = name.rpartition("-")
    return f"{head}.{minor}" if dash and minor.isdigit() and head[-1:].isdigit() else name


RULE = IncompleteId
