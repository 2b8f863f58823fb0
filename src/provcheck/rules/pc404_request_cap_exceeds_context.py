"""A budget for one request is above the context window.

## What it does

In Pai it compares `maxTokensPerRequest` with the windows of all models that it applies to: those of `allowedModels`
that are not denied. Above every window it is an error (a warning where one of these windows is known at low confidence
only), above some of them, or above what NVIDIA's hosted service is known to serve, a warning. Windows come first from
the OpenClaw configurations of the workspace that list the same model at the same endpoint, then from the catalogue. A
figure of the catalogue is taken 5 % loosely, and on a self-hosted server it makes the finding one step milder.

In OpenClaw it compares `contextTokens` of a model with its window, and of an agent with the window of its primary
model (a warning).

## Why it matters

The cap is there to stop a request that is too large before it is sent. Above the window it stops nothing: the server
refuses the request instead. In OpenClaw the smaller of the two figures is used silently, so that the larger one does
not do what it seems to do.

## Bad

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
  maxTokensPerRequest: 200000
  allowedModels:
    - openai/gpt-oss-20b
    - meta/muse-glimmer-30b
```

Or:

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: lab
spec:
  provider: vllm
  endpoint: http://gpu-box:8000/v1
  maxTokensPerRequest: 65536
  allowedModels:
    - qwen3-32b
```

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1/",
        api: "openai-completions",
        models: [
          {
            id: "qwen3-32b",
            name: "Qwen3 32B",
            contextWindow: 40960,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
```

Or:

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
        api: "openai-completions",
        models: [
          {
            id: "qwen3-32b",
            name: "Qwen3 32B",
            contextWindow: 40960,
            contextTokens: 65536,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
```

## Good

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
  maxTokensPerRequest: 128000
  allowedModels:
    - openai/gpt-oss-20b
    - meta/muse-glimmer-30b
```

Or:

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
        api: "openai-completions",
        models: [
          {
            id: "qwen3-32b",
            name: "Qwen3 32B",
            contextWindow: 40960,
            contextTokens: 32768,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
```

## Fix

None: lower the cap, or give models with a small window a provider of their own.

## Reference

- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
- OpenClaw issues on `contextTokens`: https://github.com/openclaw/openclaw/issues/24031,
  https://github.com/openclaw/openclaw/issues/122813
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from provcheck.finding import Finding, Related, Severity
from provcheck.model import (
    OPENCLAW,
    PAI,
    UNKNOWN,
    Agent,
    Bundle,
    Model,
    ModelRef,
    Number,
    Platform,
    Provider,
    Workspace,
)
from provcheck.rules._base import Rule
from provcheck.rules._shared.few import MOST
from provcheck.rules._shared.limits import figure, with_figures, written

if TYPE_CHECKING:
    from provcheck.rules._shared.windows import Configured, Window
    from provcheck.syntax.source import Location

_Windows: TypeAlias = "list[tuple[Model, Window]]"
_Excess: TypeAlias = "tuple[Severity, str, _Windows]"
"""How bad it is that a cap passes windows, which ones in words, and these windows."""


class RequestCapExceedsContext(Rule):
    """PC404."""

    code = "PC404"
    name = "request-cap-exceeds-context"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Budgets for one request above a window."""
        yield from self._judge_caps(workspace)
        for bundle in workspace.bundles:
            for provider in bundle.providers:
                for model in provider.listed:
                    tokens = figure(model.context_tokens)
                    if tokens and isinstance(model.id, str):
                        named = model.where("id")
                        yield from self._judge_budget(model, tokens, provider, model.id, model, named, bundle.platform)
            for agent in (bundle.defaults, *bundle.agents):
                tokens = figure(agent.context_tokens) if agent else None
                if agent and tokens:
                    yield from self._judge_agent(agent, tokens, bundle)

    def _judge_caps(self, workspace: Workspace) -> Iterator[Finding]:
        configured: Configured | None = None
        for bundle in workspace.bundles:
            for provider in bundle.providers:
                cap = figure(provider.request_cap)
                models = _capped_models(provider) if cap else []
                if cap and models:
                    from provcheck.rules._shared import windows

                    configured = windows.of_openclaw(workspace) if configured is None else configured
                    own = windows.of_models(provider, models, configured)
                    hosted = windows.of_host(provider, models)
                    excess = _excess(own, cap, len(models)) or _excess_of_host(hosted, cap)
                    if excess:
                        least = min(window.tokens for _, window in (*own, *hosted))
                        yield self._report_cap(provider, cap, excess, least, alone=len(models) == 1)

    def _report_cap(self, provider: Provider, cap: Number, excess: _Excess, least: Number, *, alone: bool) -> Finding:
        from provcheck.rules._shared.windows import basis

        severity, which, passed = excess
        label = provider.label("request_cap")
        figures = with_figures((str(model.id), window.tokens) for model, window in passed)
        return self.finding(
            provider.where("request_cap"),
            f"{label} {written(cap)} is above {which} {figures}{basis(window for _, window in passed)}",
            severity=severity,
            related=[_related(window, model.where("id")) for model, window in passed[:MOST]],
            help=f"lower {label} to {written(least)} or less"
            + ("" if alone else ", or give models with a smaller window a provider of their own"),
        )

    def _judge_agent(self, agent: Agent, tokens: Number, bundle: Bundle) -> Iterator[Finding]:
        from provcheck.rules._shared.windows import behind

        primary = _primary(agent, bundle)
        reached = behind(primary, bundle) if primary else None
        if primary is not None and primary.model is not None and reached is not None:
            provider, listed = reached
            named, platform = primary.where(), bundle.platform
            yield from self._judge_budget(agent, tokens, provider, primary.model, listed, named, platform)

    def _judge_budget(
        self,
        holder: Model | Agent,
        tokens: Number,
        provider: Provider,
        name: str,
        listed: Model | None,
        named: Location,
        platform: Platform,
    ) -> Iterator[Finding]:
        from provcheck.rules._shared.windows import basis, in_force

        window = in_force(provider, name, listed, platform)
        if window is None or not window.is_passed_by(tokens):
            return
        label = holder.label("context_tokens")
        yield self.finding(
            holder.where("context_tokens"),
            f'{label} {written(tokens)} is above the context window of "{name}" '
            f"({written(window.tokens)}{basis([window])}); the smaller of the two is used silently",
            severity=Severity.INFO if window.self_hosted else Severity.WARNING,
            related=[_related(window, named)],
            help=f"lower {label} to {written(window.tokens)} or less",
        )


def _capped_models(provider: Provider) -> list[Model]:
    """The models that a cap can apply to, each once; none where that cannot be known."""
    if not provider.complete or any(denied.id is UNKNOWN for denied in provider.denied):
        return []
    denied = {model.id for model in provider.denied}
    firsts: dict[object, Model] = {}
    for model in provider.listed:
        if model.id not in denied:
            firsts.setdefault(model.id, model)
    return list(firsts.values())


def _excess(windows: _Windows, cap: Number, models: int) -> _Excess | None:
    """What a cap passes of the windows of so many models."""
    passed = [(model, window) for model, window in windows if window.is_passed_by(cap)]
    if not passed:
        return None
    certain = len(passed) == models and all(window.is_sure for _, window in passed)
    severity = Severity.ERROR if certain else Severity.WARNING
    if any(window.self_hosted for _, window in passed):
        severity = severity.milder()
    whose = "every model" if models > 1 else "the only model"
    whose = whose if len(passed) == models else f"{len(passed)} of {models} models"
    return severity, f"the context window of {whose} that it applies to:", passed


def _excess_of_host(windows: _Windows, cap: Number) -> _Excess | None:
    """What a cap passes of the windows that NVIDIA serves."""
    passed = [(model, window) for model, window in windows if window.is_passed_by(cap)]
    return (Severity.WARNING, "what NVIDIA is known to serve of", passed) if passed else None


def _primary(agent: Agent, bundle: Bundle) -> ModelRef | None:
    """The model that an agent talks with: its own, or that of the defaults."""
    for one in (agent, bundle.defaults):
        route = one.chat if one else None
        if route and route.has_primary and route.refs:
            return route.refs[0]
    return None


def _related(window: Window, named: Location) -> Related:
    by = "" if window.place else ", by the catalogue"
    return Related(window.place or named, f"the window is {written(window.tokens)} tokens{by}")


RULE = RequestCapExceedsContext
