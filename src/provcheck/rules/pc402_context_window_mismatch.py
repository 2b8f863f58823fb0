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
from typing import NamedTuple

from provcheck.catalog import KnownModel, exceeds, same_number
from provcheck.finding import Finding, Fix, Related, Severity
from provcheck.model import OPENCLAW, Bundle, Model, Number, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._known import Known, known_model
from provcheck.rules._limits import above, figure, output_caps, served_window, source, written


class _Mismatch(NamedTuple):
    """A window that is not the model's, and what to do about it. ``right`` counts tokens, as does ``window``."""

    model: Model
    window: Number
    known: KnownModel
    severity: Severity
    words: str
    right: int
    advice: str


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
            found = list(_mismatches(bundle))
            largest = _largest_caps(bundle) if found else {}
            for mismatch in found:
                yield self._report(mismatch, largest.get(id(mismatch.model), 0))

    def _report(self, found: _Mismatch, largest: Number) -> Finding:
        model, right = found.model, found.right
        label = model.label("context_window")
        budget = figure(model.context_tokens) or 0
        alone = largest < right and not same_number(largest, right) and not above(budget, right)
        sure = found.known.confidence != "low"
        edits = model.replace("context_window", right) if alone and sure else []
        return self.finding(
            model.where("context_window"),
            f'{label} {written(found.window)} is {found.words} "{model.id}" ({source(found.known)})',
            severity=found.severity,
            related=[Related(model.where("id"), "the model is named here")],
            help=found.advice.format(label=label, right=right) + ("" if alone else ", and its other limits below that"),
            fix=Fix.of(f"set {label} to {right}", edits, safe=False),
        )


def _mismatches(bundle: Bundle) -> Iterator[_Mismatch]:
    for provider in bundle.providers:
        for model in provider.listed:
            known = known_model(provider, model.id) if isinstance(model.id, str) else None
            window = figure(model.context_window)
            mismatch = _compare(model, window, known) if known and window else None
            if mismatch:
                yield mismatch


def _compare(model: Model, window: Number, known: Known) -> _Mismatch | None:
    most, right = known.model.context_window, served_window(known.model)
    if most is None or right is None:
        return None
    about = (model, window, known.model)
    if exceeds(window, most):
        severity = Severity.WARNING if known.model.confidence == "low" else Severity.ERROR
        started = "what the server is started with, at most " if known.self_hosted else ""
        advice = f"set {{label}} to {started}{{right}}"
        return _Mismatch(*about, known.soften(severity), f"above the {most} tokens of", right, advice)
    if exceeds(window, right):
        words = f"above the {right} tokens that NVIDIA is known to serve of"
        return _Mismatch(*about, Severity.WARNING, words, right, "set {label} to {right}")
    # Some documented windows need an option of the server: who writes the published one is right too.
    least = min(right, known.model.native_context_window or right)
    if known.self_hosted or window * 2 >= least:
        return None
    words = f"less than half of the {right} tokens of"
    advice = "with {label} {right} conversations are compacted later"
    return _Mismatch(*about, Severity.INFO, words, right, advice)


def _largest_caps(bundle: Bundle) -> dict[int, Number]:
    """The largest limit on each model's answers, by the model's ``id()``: it has to fit into a new window."""
    found: dict[int, Number] = {}
    for cap in output_caps(bundle):
        for model in cap.models:
            found[id(model)] = max(found.get(id(model), 0), cap.tokens)
    return found


RULE = ContextWindowMismatch
