"""A context window is not the one that the model has.

## What it does

It compares `contextWindow` with the catalogue. It speaks where the figure is more than 5 % above what the model's
weights allow (an error at high or medium confidence, a warning at low), above what NVIDIA's hosted service is known to
serve (a warning), or below half of what is served (info). 128000 and 131072 count as the same.

On a self-hosted server, and on a host that nobody knows, its owner sets the window: there a figure above the weights'
own is one step milder, and a small one is nobody's business.

## Why it matters

OpenClaw compacts a conversation when it comes near `contextWindow`. With too large a figure it compacts too late, and
the server refuses the prompt. With too small a figure most of the window stays unused.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: "${NVIDIA_API_KEY}",
        models: [
          { id: "openai/gpt-oss-20b", name: "gpt-oss 20B", contextWindow: 1310720, maxTokens: 8192 },
        ],
      },
    },
  },
}
```

## Good

```json5 openclaw.json
{
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: "${NVIDIA_API_KEY}",
        models: [
          { id: "openai/gpt-oss-20b", name: "gpt-oss 20B", contextWindow: 131072, maxTokens: 8192 },
        ],
      },
    },
  },
}
```

## Fix

Unsafe: the catalogue's figure, or the smaller one that is served. There is none at low confidence, and none where
another limit of the model would not fit into the right window.

## Reference

- The catalogue's sources are named in `provcheck/catalog/SOURCES.md`.
- OpenClaw issues on a wrong window: https://github.com/openclaw/openclaw/issues/13649,
  https://github.com/openclaw/openclaw/issues/111564
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from provcheck.catalog import exceeds, same_number
from provcheck.finding import Finding, Fix, Related, Severity
from provcheck.model import OPENCLAW, Bundle, Model, Number, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._known import Known, known_model
from provcheck.rules._limits import above, figure, output_caps, served_window, source, written

_Verdict: TypeAlias = tuple[Severity, str, str]
"""How bad a window is, what is wrong with it, and what to do about it."""


class ContextWindowMismatch(Rule):
    """PC402."""

    code = "PC402"
    name = "context-window-mismatch"
    severity = Severity.ERROR
    dialects = (OPENCLAW,)
    fix = "unsafe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Windows that the catalogue contradicts."""
        for bundle in workspace.bundles:
            caps: dict[int, Number] | None = None
            for provider in bundle.providers:
                for model in provider.listed:
                    window = figure(model.context_window)
                    known = None
                    if window and isinstance(model.id, str) and not model.extended:
                        known = known_model(provider, model.id)
                    right = served_window(known.model) if known else None
                    verdict = _verdict(window, known, right) if window and known and right else None
                    if window and known and right and verdict:
                        caps = _largest_caps(bundle) if caps is None else caps
                        fits = _fits(model, caps.get(id(model), 0), right)
                        yield self._report(model, window, known, right, verdict, fits=fits)

    def _report(
        self, model: Model, window: Number, known: Known, right: int, verdict: _Verdict, *, fits: bool
    ) -> Finding:
        severity, words, advice = verdict
        label = model.label("context_window")
        sure = known.model.confidence != "low"
        edits = model.replace("context_window", right) if fits and sure else []
        return self.finding(
            model.where("context_window"),
            f'{label} {written(window)} is {words} "{model.id}" ({source(known.model)})',
            severity=severity,
            related=[Related(model.where("id"), "the model is named here")],
            help=advice if fits else f"{advice}, and the model's other limits below that",
            fix=Fix.of(f"set {label} to {right}", edits, safe=False),
        )


def _verdict(window: Number, known: Known, right: int) -> _Verdict | None:
    """What is wrong with a window; ``right`` is what the model surely has where it is served."""
    most = known.model.context_window or right
    if exceeds(window, most):
        severity = Severity.WARNING if known.model.confidence == "low" else Severity.ERROR
        started = "what the server is started with, at most " if known.self_hosted else ""
        return known.soften(severity), f"above the {most} tokens of", f"set it to {started}{right}"
    if exceeds(window, right):
        return Severity.WARNING, f"above the {right} tokens that NVIDIA is known to serve of", f"set it to {right}"
    # Some documented windows need an option of the server: who writes the published one is right too.
    least = min(right, known.model.native_context_window or right)
    if known.self_hosted or window * 2 >= least:
        return None
    return Severity.INFO, f"less than half of the {right} tokens of", f"with {right} conversations are compacted later"


def _largest_caps(bundle: Bundle) -> dict[int, Number]:
    """The largest limit on each model's answers, by the model's ``id()``."""
    found: dict[int, Number] = {}
    for cap in output_caps(bundle):
        for model in cap.models:
            found[id(model)] = max(found.get(id(model), 0), cap.tokens)
    return found


def _fits(model: Model, cap: Number, window: int) -> bool:
    """Whether a model's other limits go with a window, so that setting it breaks nothing else."""
    budget = figure(model.context_tokens) or 0
    return cap < window and not same_number(cap, window) and not above(budget, window)


RULE = ContextWindowMismatch
