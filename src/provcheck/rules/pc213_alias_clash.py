"""An alias stands for two models, or hides another model's ref.

## What it does

Reports an alias that two entries of `agents.defaults.models` share, and an alias that reads like the ref of another
model that is configured. Case makes no difference to an alias.

## Why it matters

Of two equal aliases the last one wins, and an alias is looked up before a ref is read as one. Either way another model
runs than the one whose name stands there, and OpenClaw says nothing.

## Bad

```json5 openclaw.json release=2026.9.6
{
  agents: {
    defaults: {
      model: "local/llama",
      models: {
        "local/llama": { alias: "quick" },
        "local/mistral": { alias: "Quick" },
      },
    },
  },
  models: {
    providers: {
      local: {
        baseUrl: "http://localhost:8000/v1",
        models: [
          {
            id: "llama",
            name: "Llama",
            contextWindow: 32768,
            maxTokens: 4096,
          },
          {
            id: "mistral",
            name: "Mistral",
            contextWindow: 32768,
            maxTokens: 4096,
          },
        ],
      },
    },
  },
}
```

Or:

```json5 openclaw.json release=2026.9.6
{
  agents: {
    defaults: {
      model: { primary: "local/llama" },
      models: {
        "local/llama": {},
        "local/mistral": { alias: "local/llama" },
      },
    },
  },
  models: {
    providers: {
      local: {
        baseUrl: "http://localhost:8000/v1",
        models: [
          {
            id: "llama",
            name: "Llama",
            contextWindow: 32768,
            maxTokens: 4096,
          },
          {
            id: "mistral",
            name: "Mistral",
            contextWindow: 32768,
            maxTokens: 4096,
          },
        ],
      },
    },
  },
}
```

## Good

```json5 openclaw.json release=2026.9.6
{
  agents: {
    defaults: {
      model: "local/llama",
      models: {
        "local/llama": { alias: "quick" },
        "local/mistral": { alias: "other" },
      },
    },
  },
  models: {
    providers: {
      local: {
        baseUrl: "http://localhost:8000/v1",
        models: [
          {
            id: "llama",
            name: "Llama",
            contextWindow: 32768,
            maxTokens: 4096,
          },
          {
            id: "mistral",
            name: "Mistral",
            contextWindow: 32768,
            maxTokens: 4096,
          },
        ],
      },
    },
  },
}
```

## Fix

Give one of the two models another alias, or none.

## Reference

- OpenClaw on aliases: https://docs.openclaw.ai/concepts/models
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, Bundle, ModelRef, Part, Workspace
from provcheck.rules._base import Rule


class AliasClash(Rule):
    """PC213."""

    code = "PC213"
    name = "alias-clash"
    severity = Severity.WARNING
    dialects = (OPENCLAW,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Aliases that stand for something else already."""
        for bundle in workspace.bundles:
            if bundle.aliases:
                yield from self._of(bundle)

    def _of(self, bundle: Bundle) -> Iterator[Finding]:
        first: dict[str, tuple[Part, ModelRef]] = {}
        for part, ref in bundle.details.aliases():
            if not isinstance(part.name, str) or not part.name or not isinstance(ref.text, str):
                continue
            earlier, other = first.setdefault(part.name.lower(), (part, ref))
            hidden = _hidden(part.name, ref, bundle)
            if _model(other) != _model(ref):
                yield self._shared(part, ref, earlier, other)
            elif hidden:
                yield self._hiding(part, ref, hidden)

    def _shared(self, part: Part, ref: ModelRef, earlier: Part, other: ModelRef) -> Finding:
        return self.finding(
            part.where(),
            f'"{other.text}" and "{ref.text}" share the alias "{part.name}"; the last one wins',
            related=[Related(earlier.where(), f'the alias of "{other.text}"')],
            help="give one of them another alias",
        )

    def _hiding(self, part: Part, ref: ModelRef, hidden: str) -> Finding:
        return self.finding(
            part.where(),
            f'this alias of "{ref.text}" reads like the ref of another model, "{hidden}", which it hides',
            help="choose an alias that is no ref",
        )


def _model(ref: ModelRef) -> object:
    """What tells whether two keys are one model."""
    return ref.target or ref.text


def _hidden(alias: str, ref: ModelRef, bundle: Bundle) -> str | None:
    """The configured model whose ref an alias reads like, if that is not the alias's own."""
    if "/" not in alias or alias.lower() == f"{ref.provider}/{ref.model}".lower():
        return None
    return _configured(bundle).get(alias.lower())


@lru_cache(maxsize=1)
def _configured(bundle: Bundle) -> dict[str, str]:
    """Every model that a provider lists or a ref names, by its ref in lower case."""
    named = {f"{ref.provider}/{ref.model}" for ref in bundle.refs() if ref.target and ref.alias is None}
    named.update(
        f"{one.name}/{model.id}" for one in bundle.providers for model in one.listed if isinstance(model.id, str)
    )
    return {text.lower(): text for text in named}


RULE = AliasClash
