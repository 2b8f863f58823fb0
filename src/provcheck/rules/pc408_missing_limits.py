"""A model has no context window, or no limit on its answers.

## What it does

In OpenClaw it reports a model of a custom provider without `contextWindow` or `maxTokens`. It is a warning where the
catalogue knows that the figure which is then assumed is above the model's window, else an info. On a self-hosted
server, whose owner sets the window, it is always an info.

It is silent about providers that OpenClaw knows itself: they bring limits along. NVIDIA's brings them for its own rows.

## Why it matters

OpenClaw then works with a window of 200,000 tokens and answers of 8,192. With a smaller window it compacts a
conversation too late, and the server refuses the prompt.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      nim: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: {
          source: "env",
          provider: "default",
          id: "NVIDIA_API_KEY",
        },
        models: [{ id: "openai/gpt-oss-20b", name: "gpt-oss 20B" }],
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
      nim: {
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

Unsafe: writes the catalogue's window, and for `maxTokens` the smaller of the catalogue's limit and 8192. There is none
at low confidence, where the result would not fit the model's other limits, or where a self-hosted server may have less.

## Reference

- OpenClaw issues on the assumed window: https://github.com/openclaw/openclaw/issues/13649,
  https://github.com/openclaw/openclaw/issues/17744
- The catalogue's sources are named in `provcheck/catalog/SOURCES.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.catalog import exceeds
from provcheck.catalog.served import known_model
from provcheck.finding import Finding, Fix, Severity
from provcheck.model import OPENCLAW, Bundle, Model, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.limits import comparable_window, fits, largest_caps, served_window, source
from provcheck.rules._shared.plausible import is_usual_window

if TYPE_CHECKING:
    from provcheck.catalog.served import Known

_WINDOW, _ANSWER = "context_window", "max_tokens"
_ASSUMED = {_WINDOW: 200_000, _ANSWER: 8192}
"""What OpenClaw works with where nothing is configured, in tokens: npm `openclaw`, all releases looked at."""

_MARKS = {_WINDOW: ("context", "window", "inputtoken"), _ANSWER: ("token", "output")}
"""What other tools' words for a limit have in them. Who wrote one of them set the limit; that it is wrong is PC101."""


class MissingLimits(Rule):
    """PC408."""

    code = "PC408"
    name = "missing-limits"
    severity = Severity.WARNING
    dialects = (OPENCLAW,)
    fix = "unsafe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Limits that are assumed because nobody sets them."""
        for bundle in workspace.bundles:
            for provider in bundle.providers if bundle.dialect == OPENCLAW else ():
                for model in provider.listed:
                    missing = _missing(model, provider)
                    if missing and not _brings_limits(provider, model, bundle):
                        for field in missing:
                            yield self._report(model, field, provider, bundle)

    def _report(self, model: Model, field: str, provider: Provider, bundle: Bundle) -> Finding:
        known = known_model(provider, model.id) if isinstance(model.id, str) and not model.extended else None
        right = served_window(known.model) if known else None
        label, assumed = model.label(field), _ASSUMED[field]
        subject = f' of "{model.id}"' if isinstance(model.id, str) else ""
        words = f"the {label}{subject} is missing, and {assumed} is assumed"
        severity, advice = Severity.INFO, f"add {label}"
        if known and right and exceeds(assumed, right):
            severity = Severity.INFO if known.self_hosted else Severity.WARNING
            words += f", more than the window of {right} ({source(known.model)})"
        elif right and field == _WINDOW:
            advice += f": the model has {right}"
        place = model.where(field)
        return self.finding(
            place._replace(pointer=f"{place.pointer}/{label}"),
            words,
            severity=severity,
            help=advice,
            fix=_fix(model, field, known, provider, bundle),
        )


def _missing(model: Model, provider: Provider) -> list[str]:
    """The limits that nobody sets."""
    missing = []
    if model.context_window is None and not _is_meant(model, _WINDOW):
        missing.append(_WINDOW)
    if model.max_tokens is None and provider.max_tokens is None and not _is_meant(model, _ANSWER):
        missing.append(_ANSWER)
    # Of two rows with one id the later one is PC304's.
    later = missing and isinstance(model.id, str) and provider.find(model.id) is not model
    return [] if later else missing


def _is_meant(model: Model, field: str) -> bool:
    """Whether a key that OpenClaw does not know stands for a limit."""
    from provcheck.suggest import nearest

    label = model.label(field)
    proper = {label, model.label("context_tokens"), model.label("context_window")}
    members = model.parts("")
    for part in members if isinstance(members, tuple) else ():
        key = part.name
        if isinstance(key, str) and key not in proper:
            plain = key.lower().replace("_", "").replace("-", "")
            other = field == _ANSWER and any(mark in plain for mark in _MARKS[_WINDOW])
            if not other and (any(mark in plain for mark in _MARKS[field]) or nearest(key, [label])):
                return True
    return False


def _brings_limits(provider: Provider, model: Model, bundle: Bundle) -> bool:
    """Whether OpenClaw may know the limits itself."""
    rows = bundle.platform.bundled.get(provider.name, {}) if isinstance(provider.name, str) else {}
    return model.id in rows if rows else provider.built_in or not isinstance(provider.name, str)


def _fix(model: Model, field: str, known: Known | None, provider: Provider, bundle: Bundle) -> Fix | None:
    """The catalogue's limit, where that surely makes things better."""
    right = served_window(known.model) if known else None
    if known is None or right is None or known.model.confidence == "low":
        return None
    absent = model.context_window is None
    window = right if absent else comparable_window(provider, model, bundle.platform)
    value, cap = right, largest_caps(bundle).get(id(model), 0)
    if field == _ANSWER:
        value = cap = min(known.model.max_output_tokens or _ASSUMED[_ANSWER], _ASSUMED[_ANSWER])
    elif known.self_hosted and right > _ASSUMED[_WINDOW]:
        return None
    if window is None or not is_usual_window(window, bundle.platform) or not fits(model, cap, window):
        return None
    return Fix.of(f"add {model.label(field)} {value}", model.insert(field, value), safe=False)


RULE = MissingLimits
