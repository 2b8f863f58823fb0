"""A model is used that the configuration itself does not allow.

## What it does

In Pai, reports a ref to a model that its provider's `allowedModels` lacks or its `deniedModels` names. In OpenClaw,
reports a model that an agent, a fallback or a job uses although the allow list of the release shuts it out.

## Why it matters

Pai's gateway refuses the request. OpenClaw's `agents.defaults.models` is an allow list as well as a list of aliases:
one entry in it shuts out every other model. Up to 2026.7.1 the default model and its fallbacks were spared, in 2026.8.2
the model alone, in 2026.9.6 neither. From 2026.8.2 on `modelPolicy.allow` takes its place where it is set. An agent may
have one of its own, which replaces that of the defaults; an empty one allows everything.

## Bad

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - local/mistral
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

Or:

```json5 openclaw.json release=2026.9.6
{
  agents: {
    defaults: {
      model: { primary: "local/llama" },
      models: { "local/mistral": { alias: "mistral" } },
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

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - local/mistral
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
    - mistral
```

## Fix

Add the model to the list, or use one that is on it.

## Reference

- Pai on `allowedModels` and `deniedModels`: https://docs.pairun.dev/resources/model-provider
- A second model is not allowed: https://github.com/openclaw/openclaw/issues/44498
- An agent's own `modelPolicy.allow`: https://docs.openclaw.ai/concepts/models
- Adding a fallback makes an allow list: https://github.com/openclaw/openclaw/issues/20265
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, PAI, Agent, AllowList, Bundle, ModelRef, Provider, Route, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.guesses import Guesses, offered
from provcheck.rules._shared.misspelt import listed_spelling
from provcheck.rules._shared.refs import DENIED, FINE, UNKNOWN_MODEL, Outcome, follow


class ModelNotAllowed(Rule):
    """PC204."""

    code = "PC204"
    name = "model-not-allowed"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Refs that an allow or a deny list shuts out."""
        for bundle in workspace.bundles:
            if bundle.dialect == PAI:
                yield from self._by_provider(bundle)
            else:
                for routes, allowed in _lists(bundle):
                    yield from self._by_list(routes, allowed, bundle)

    def _by_provider(self, bundle: Bundle) -> Iterator[Finding]:
        guesses = Guesses()
        for ref in bundle.refs():
            outcome = follow(ref, bundle)
            if outcome.provider is None:
                continue
            if outcome.what == DENIED:
                yield self._denied(outcome, outcome.provider)
            elif outcome.what == UNKNOWN_MODEL:
                close = guesses.model(outcome.model, outcome.provider)
                close = close or listed_spelling(outcome.model, outcome.provider, bundle)
                yield self._unlisted(outcome, outcome.provider, close)

    def _denied(self, outcome: Outcome, provider: Provider) -> Finding:
        entry = provider.denial(outcome.model) or provider
        return self.finding(
            outcome.ref.where(),
            f'the provider "{outcome.name}" denies the model "{outcome.model}"',
            related=[Related(entry.where(), "it is denied here, which wins over allowing it")],
            help=f"take it out of {provider.label('denied')}, or use another model",
        )

    def _unlisted(self, outcome: Outcome, provider: Provider, close: str | None) -> Finding:
        return self.finding(
            outcome.ref.where(),
            f'the provider "{outcome.name}" does not allow the model "{outcome.model}"',
            related=[Related(provider.where("models"), "what it allows is listed here")],
            help=f'did you mean "{outcome.name}/{close}"?' if close else f"allowed: {offered(provider)}",
        )

    def _by_list(self, routes: Iterable[Route], allowed: AllowList, bundle: Bundle) -> Iterator[Finding]:
        for ref in _judged(routes, allowed):
            if ref.target and follow(ref, bundle).what == FINE and not allowed.admits(*ref.target):
                yield self.finding(
                    ref.where(),
                    f'"{ref.provider}/{ref.model}" is used here, but the list of allowed models lacks it',
                    severity=Severity.WARNING,
                    related=[Related(allowed.where(), f"{bundle.platform.name} allows only what is listed here")],
                    help=f'add "{ref.provider}/{ref.model}" to the list, or use a model that is on it',
                    depends_on=bundle,
                )


def _lists(bundle: Bundle) -> Iterator[tuple[Iterable[Route], AllowList]]:
    """The lists that hold, each for which routes: an agent's own replaces that of the defaults."""
    others = [agent for agent in bundle.agents if agent.allowed is None and not _may_be_free(agent)]
    if bundle.allowed:
        if bundle.defaults and (others or not bundle.agents):
            yield bundle.defaults.routes, bundle.allowed
        if len(others) == len(bundle.agents):
            # Else a job may be done by an agent with a list of its own.
            yield bundle.jobs, bundle.allowed
        yield from ((agent.routes, bundle.allowed) for agent in others)
    yield from ((agent.routes, agent.allowed) for agent in bundle.agents if agent.allowed)


def _may_be_free(agent: Agent) -> bool:
    """Whether an agent may have a list of its own that allows everything, or that is not known in full."""
    choices = [route for route in agent.routes if route.purpose == "choice"]
    return any(not (one.refs and one.complete and all(ref.target for ref in one.refs)) for one in choices)


def _judged(routes: Iterable[Route], allowed: AllowList) -> Iterator[ModelRef]:
    """The refs that OpenClaw holds against the list: those of jobs, and of conversations as far as none is spared."""
    for route in routes:
        if route.purpose == "job":
            yield from route.refs
        elif route.purpose == "chat":
            first = 1 if route.has_primary else 0
            if "primary" not in allowed.spared:
                yield from route.refs[:first]
            if "fallbacks" not in allowed.spared:
                yield from route.refs[first:]


RULE = ModelNotAllowed
