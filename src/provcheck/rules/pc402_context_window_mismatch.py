"""A context window is not the one that the model has.

## What it does

It compares `contextWindow` with the catalogue. It speaks where the figure is more than 5 % above what the model's
weights allow (an error at high or medium confidence, a warning at low), above what NVIDIA's hosted service is known to
serve (a warning), or below half of what is served (info). 128000 and 131072 count as the same.

A window of the provider's own stands for every model that has none: it is reported once, with the models that do not
have so much. A window that OpenClaw itself refuses or warns about is left to PC410.

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
        apiKey: {
          source: "env",
          provider: "default",
          id: "NVIDIA_API_KEY",
        },
        models: [
          {
            id: "openai/gpt-oss-20b",
            name: "gpt-oss 20B",
            contextWindow: 1310720,
            maxTokens: 8192,
          },
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
        apiKey: {
          source: "env",
          provider: "default",
          id: "NVIDIA_API_KEY",
        },
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
}
```

## Fix

Unsafe: the catalogue's figure, or the smaller one that is served. Where the window is the provider's, each model that
has less gets one of its own. There is none at low confidence, and none where another limit of the model would not fit
into the right window.

## Reference

- The catalogue's sources are named in `provcheck/catalog/SOURCES.md`.
- OpenClaw issues on a wrong window: https://github.com/openclaw/openclaw/issues/13649,
  https://github.com/openclaw/openclaw/issues/111564
"""

from collections.abc import Iterator
from typing import NamedTuple

from provcheck.catalog import exceeds
from provcheck.catalog.served import Known, known_model
from provcheck.finding import Finding, Fix, Related, Severity
from provcheck.model import OPENCLAW, Bundle, Model, Number, Platform, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.few import MOST
from provcheck.rules._shared.limits import (
    figure,
    fits,
    largest_caps,
    served_window,
    source,
    with_figures,
    written,
)
from provcheck.rules._shared.plausible import is_usual_window
from provcheck.syntax.source import Location


class _Mismatch(NamedTuple):
    """A model whose window is ``right`` where the configured one is another, and in which way."""

    model: Model
    known: Known
    right: int
    severity: Severity
    words: str
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
            for provider in bundle.providers:
                inherits = provider.has("context_window")
                shared: dict[Location, list[_Mismatch | None]] = {}
                for model in provider.listed:
                    window = figure(model.context_window)
                    found = _mismatch(model, window, provider, bundle.platform) if window else None
                    if window and inherits and not model.has("context_window"):
                        shared.setdefault(model.where("context_window"), []).append(found)
                    elif window and found:
                        yield self._report([found], window, bundle)
                for heirs in shared.values():
                    meant = _worst(heirs)
                    if meant:
                        yield self._report(meant, figure(meant[0].model.context_window) or 0, bundle)

    def _report(self, found: list[_Mismatch], window: Number, bundle: Bundle) -> Finding:
        model, known, _, severity, words, advice = found[0]
        label = model.label("context_window")
        caps = largest_caps(bundle)
        fit = all(fits(one.model, caps.get(id(one.model), 0), one.right) for one in found)
        if len(found) > 1:
            words = f"above the window of {with_figures((str(one.model.id), one.right) for one in found)}"
            basis = source(*(one.known.model for one in found))
            advice = "give each of them a window of its own"
        else:
            words, basis = f'{words} "{model.id}"', source(known.model)
        return self.finding(
            model.where("context_window"),
            f"{label} {written(window)} is {words} ({basis})",
            severity=severity,
            related=[Related(one.model.where("id"), "the model is named here") for one in found[:MOST]],
            help=advice if fit else f"{advice}, and the model's other limits below that",
            fix=_fix(found, label) if fit else None,
        )


def _mismatch(model: Model, window: Number, provider: Provider, platform: Platform) -> _Mismatch | None:
    """What is wrong with a window, if the catalogue knows better."""
    known = known_model(provider, model.id) if isinstance(model.id, str) and not model.extended else None
    right = served_window(known.model) if known else None
    if known is None or right is None:
        return None
    most = known.model.context_window or right
    if exceeds(window, most):
        severity = Severity.WARNING if known.model.confidence == "low" else Severity.ERROR
        started = "what the server is started with, at most " if known.self_hosted else ""
        words, advice = f"above the {most} tokens of", f"set it to {started}{right}"
        return _Mismatch(model, known, right, severity.milder() if known.self_hosted else severity, words, advice)
    if exceeds(window, right):
        words, advice = f"above the {right} tokens that NVIDIA is known to serve of", f"set it to {right}"
        return _Mismatch(model, known, right, Severity.WARNING, words, advice)
    # Some documented windows need an option of the server: who writes the published one is right too.
    least = min(right, known.model.native_context_window or right)
    unsure = known.self_hosted or known.model.confidence == "low"
    if unsure or window * 2 >= least or not is_usual_window(window, platform):
        return None
    words, advice = f"less than half of the {right} tokens of", f"with {right} conversations are compacted later"
    return _Mismatch(model, known, right, Severity.INFO, words, advice)


def _worst(heirs: list[_Mismatch | None]) -> list[_Mismatch]:
    """What to say of one window that stands for several models: too large for some, or too small for them all."""
    found = [one for one in heirs if one]
    above = [one for one in found if exceeds(figure(one.model.context_window) or 0, one.right)]
    if above:
        return sorted(above, key=lambda one: -one.severity)
    return found[:1] if len(found) == len(heirs) else []


def _fix(found: list[_Mismatch], label: str) -> Fix | None:
    """The right window in its place, or where that stands for several models, in each model that has less."""
    if any(one.known.model.confidence == "low" for one in found):
        return None
    if found[0].model.has("context_window"):
        right = found[0].right
        return Fix.of(f"set {label} to {right}", found[0].model.replace("context_window", right), safe=False)
    edits = [one.model.insert("context_window", one.right) for one in found]
    return Fix.of(f"give each model a {label} of its own", *edits, safe=False)


RULE = ContextWindowMismatch
