"""A provider is configured, and nothing uses it.

## What it does

Reports a provider that no agent, fallback, job or list of choices names. It is silent where no agent names a model,
where a ref is itself wrong or unknown, and where a part of the configuration could not be read. In Pai a provider that
is open to access from outside counts as used, in OpenClaw one that another setting names.

## Why it matters

Its key is kept and rotated for nothing. Or it was meant to be a fallback, and nobody entered it.

## Bad

```json5 openclaw.json release=2026.9.6
{
  agents: { defaults: { model: "local/llama" } },
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
        ],
      },
      spare: {
        baseUrl: "http://localhost:9000/v1",
        models: [
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
      model: { primary: "local/llama", fallbacks: ["spare/mistral"] },
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
        ],
      },
      spare: {
        baseUrl: "http://localhost:9000/v1",
        models: [
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

Name a model of the provider where it was meant to be used, or take the provider out.

## Reference

- OpenClaw on providers: https://docs.openclaw.ai/concepts/model-providers
- Pai on ModelProvider: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, ModelRef, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.refs import DENIED, DOUBLED, FINE, NO_PROVIDER, SWALLOWED, UNKNOWN_MODEL, follow, listing

_OTHER_NAMES = {"gemini": "google"}
"""What memory search calls a provider that has another name among the providers, and lends it its key."""

_UNDERSTOOD = frozenset({FINE, SWALLOWED, DOUBLED, UNKNOWN_MODEL, DENIED})
"""What may become of a ref whose provider is surely the one that was meant."""


class UnusedProvider(Rule):
    """PC209."""

    code = "PC209"
    name = "unused-provider"
    severity = Severity.INFO
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Providers that nothing names."""
        for bundle in workspace.bundles:
            named = {ref.provider for ref in bundle.refs()}
            idle = [one for one in bundle.providers if isinstance(one.name, str) and one.name not in named]
            if idle and _is_known(bundle, workspace):
                reached = set(_reached(bundle, workspace))
                for provider in idle:
                    if provider.name not in reached and not _serves_others(provider):
                        yield self._unused(provider, partial=workspace.partial and bundle.dialect == PAI)

    def _unused(self, provider: Provider, *, partial: bool) -> Finding:
        known = "; only the named files were read" if partial else ""
        return self.finding(
            provider.where("name"),
            f'no agent or fallback uses the provider "{provider.name}"',
            help="name one of its models where it was meant to be used, or take it out" + known,
        )


def _is_known(bundle: Bundle, workspace: Workspace) -> bool:
    """Whether agents name models, and everything that could name a provider is known down to the last ref."""
    if not bundle.complete:
        return False
    # Without a primary OpenClaw runs what the first provider lists.
    chats = [agent.chat for agent in (bundle.defaults, *bundle.agents) if agent]
    if not any(chat.has_primary and chat.refs for chat in chats if chat):
        return False
    return all(_has_clear_refs(one) for one in (bundle, *workspace.embedded(bundle)))


def _has_clear_refs(bundle: Bundle) -> bool:
    complete = all(route.complete for route in bundle.routes()) and bundle.details.knows_refs()
    return complete and all(_is_clear(ref, bundle) for ref in bundle.refs())


def _is_clear(ref: ModelRef, bundle: Bundle) -> bool:
    """Whether it is known which provider a ref reaches."""
    if not isinstance(ref.text, str):
        return False
    what = follow(ref, bundle).what
    return what in _UNDERSTOOD or (what == NO_PROVIDER and bool(listing(bundle, ref.text.strip())))


def _reached(bundle: Bundle, workspace: Workspace) -> Iterator[str | None]:
    """The providers of bare ids, of lists of allowed models, of embedded configurations, and of other settings."""
    for ref in bundle.refs():
        if ref.provider is None and isinstance(ref.text, str):
            yield from listing(bundle, ref.text.strip())
    for allowed in (bundle.allowed, *(agent.allowed for agent in bundle.agents)):
        yield from (entry.partition("/")[0] for entry in (allowed.entries if allowed else ()))
    for inner in workspace.embedded(bundle):
        yield from (ref.provider for ref in inner.refs())
    if bundle.dialect == OPENCLAW:
        yield from _settings(bundle)


def _settings(bundle: Bundle) -> Iterator[str]:
    """What begins like a ref anywhere else: speech, search in memories and plugins name providers too."""
    for found in bundle.details.strings(""):
        if not found.where().pointer.startswith(("/models/", "/auth/")):
            name = (found.raw() or "").partition("/")[0].strip().lower()
            yield _OTHER_NAMES.get(name, name)


def _serves_others(provider: Provider) -> bool:
    """Whether it may be there for others than agents: for people outside, or a key for more than chats."""
    opened = provider.flag("external_access") not in {None, False}
    return opened or (provider.built_in and not provider.listed)


RULE = UnusedProvider
