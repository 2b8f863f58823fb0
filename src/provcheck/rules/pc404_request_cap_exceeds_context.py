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
        models: [{ id: "qwen3-32b", name: "Qwen3 32B", contextWindow: 40960, maxTokens: 8192 }],
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

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, PAI, UNKNOWN, Agent, Bundle, Model, ModelRef, Number, Provider, Workspace
from provcheck.rules import _windows
from provcheck.rules._base import Rule
from provcheck.rules._limits import MOST, figure, source, with_figures, written
from provcheck.rules._refs import FINE, follow
from provcheck.rules._windows import Configured, Window
from provcheck.syntax.source import Location

_Windows: TypeAlias = list[tuple[Model, Window]]


class _Excess(NamedTuple):
    """The windows that a cap passes: in words which ones, and how bad that is."""

    which: str
    passed: _Windows
    severity: Severity


class RequestCapExceedsContext(Rule):
    """PC404."""

    code = "PC404"
    name = "request-cap-exceeds-context"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Budgets for one request above a window."""
        capped = [one for bundle in workspace.bundles for one in bundle.providers if figure(one.request_cap)]
        configured = _windows.of_openclaw(workspace) if capped else {}
        for provider in capped:
            yield from self._judge_cap(provider, configured)
        for bundle in workspace.bundles:
            for provider in bundle.providers:
                for model in provider.listed:
                    yield from self._judge_model(model, provider)
            for agent in (bundle.defaults, *bundle.agents):
                if agent is not None:
                    yield from self._judge_agent(agent, bundle)

    def _judge_cap(self, provider: Provider, configured: Configured) -> Iterator[Finding]:
        cap, models = figure(provider.request_cap), _capped_models(provider)
        if not cap or not models:
            return
        own = _own_windows(provider, models, configured)
        hosted = _hosted_windows(provider, models)
        excess = _excess(own, cap, len(models)) or _excess_of_host(hosted, cap)
        if excess is None:
            return
        label = provider.label("request_cap")
        figures = with_figures((str(model.id), window.tokens) for model, window in excess.passed)
        least = min(window.tokens for _, window in (*own, *hosted))
        yield self.finding(
            provider.where("request_cap"),
            f"{label} {written(cap)} is above {excess.which} {figures}{_basis(window for _, window in excess.passed)}",
            severity=excess.severity,
            related=[_related(window, model.where("id")) for model, window in excess.passed[:MOST]],
            help=f"lower {label} to {written(least)} or less"
            + ("" if len(models) == 1 else ", or give models with a smaller window a provider of their own"),
        )

    def _judge_model(self, model: Model, provider: Provider) -> Iterator[Finding]:
        tokens = figure(model.context_tokens)
        if tokens and isinstance(model.id, str):
            window = _windows.in_force(provider, model.id, model)
            if window and window.is_passed_by(tokens):
                yield self._report_budget(model, tokens, window, model.id, model.where("id"))

    def _judge_agent(self, agent: Agent, bundle: Bundle) -> Iterator[Finding]:
        tokens = figure(agent.context_tokens)
        primary = _primary(agent, bundle) if tokens else None
        found = follow(primary, bundle) if primary else None
        if not tokens or primary is None or found is None or found.what != FINE:
            return
        provider = found.provider or _built_in(primary, bundle)
        if provider is not None:
            window = _windows.in_force(provider, found.model, provider.find(found.model))
            if window and window.is_passed_by(tokens):
                yield self._report_budget(agent, tokens, window, found.model, primary.where())

    def _report_budget(
        self, holder: Model | Agent, tokens: Number, window: Window, name: str, named: Location
    ) -> Finding:
        label = holder.label("context_tokens")
        severity = Severity.INFO if window.self_hosted else Severity.WARNING
        return self.finding(
            holder.where("context_tokens"),
            f'{label} {written(tokens)} is above the context window of "{name}" ({written(window.tokens)})'
            f"{_basis([window])}; the smaller of the two is used silently",
            severity=severity,
            related=[_related(window, named)],
            help=f"lower {label} to {written(window.tokens)} or less",
        )


def _capped_models(provider: Provider) -> list[Model]:
    """The models that a cap can apply to, each once; none where that cannot be known."""
    if not provider.complete or any(denied.id is UNKNOWN for denied in provider.denied):
        return []
    denied = {model.id for model in provider.denied}
    every = {model.id: model for model in reversed(provider.listed) if isinstance(model.id, str)}
    return [model for name, model in reversed(every.items()) if name not in denied]


def _own_windows(provider: Provider, models: Sequence[Model], configured: Configured) -> _Windows:
    """The windows that are known: as an OpenClaw configuration gives them for the same server, else the weights'."""
    where = _windows.address(provider)
    found = []
    for model in models:
        name = str(model.id)
        window = configured.get((where, name)) if where else None
        window = window or _windows.of_weights(provider, name)
        if window:
            found.append((model, window))
    return found


def _hosted_windows(provider: Provider, models: Sequence[Model]) -> _Windows:
    """What NVIDIA is known to serve of the models."""
    found = ((model, _windows.of_host(provider, str(model.id))) for model in models)
    return [(model, window) for model, window in found if window]


def _excess(windows: _Windows, cap: Number, models: int) -> _Excess | None:
    """What a cap passes of so many models' own windows."""
    passed = [(model, window) for model, window in windows if window.is_passed_by(cap)]
    if not passed:
        return None
    certain = len(passed) == models and all(window.is_sure for _, window in passed)
    severity = Severity.ERROR if certain else Severity.WARNING
    if len(passed) < models:
        which = f"the context window of {len(passed)} of {models} models that it applies to:"
    else:
        which = f"the context window of {'every' if models > 1 else 'the only'} model that it applies to:"
    soft = any(window.self_hosted for _, window in passed)
    return _Excess(which, passed, severity.milder() if soft else severity)


def _excess_of_host(windows: _Windows, cap: Number) -> _Excess | None:
    """What a cap passes of the windows that NVIDIA serves."""
    passed = [(model, window) for model, window in windows if window.is_passed_by(cap)]
    return _Excess("what NVIDIA is known to serve of", passed, Severity.WARNING) if passed else None


def _primary(agent: Agent, bundle: Bundle) -> ModelRef | None:
    """The model that an agent talks with: its own, or that of the defaults."""
    for one in (agent, bundle.defaults):
        route = one.chat if one else None
        if route and route.has_primary and route.refs:
            return route.refs[0]
    return None


def _built_in(ref: ModelRef, bundle: Bundle) -> Provider | None:
    """The built-in provider that a ref reaches without any configuration."""
    name = ref.provider
    known = name in bundle.platform.builtin and name not in bundle.foreign
    return Provider(ref.origin, name, built_in=True) if known else None


def _related(window: Window, named: Location) -> Related:
    place = window.place or named
    by = "" if window.place else ", by the catalogue"
    return Related(place, f"the window is {written(window.tokens)} tokens{by}")


def _basis(windows: Iterable[Window]) -> str:
    """How sure the catalogue is of the least certain of these windows; empty where all are configured."""
    known = [window.known for window in windows if window.known]
    least = min(known, key=lambda one: ("low", "medium", "high").index(one.confidence), default=None)
    return f", {source(least)}" if least else ""


RULE = RequestCapExceedsContext
