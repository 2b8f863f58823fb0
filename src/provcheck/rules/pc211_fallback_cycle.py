"""The fallbacks of providers lead back to where they began.

## What it does

Reports a fallback of a ModelProvider that leads, perhaps through others, back to this provider. A provider whose
fallbacks are all its own is an info.

## Why it matters

Fallbacks are for the time when a provider does not answer. A circle asks the provider that has just failed once more,
and has nothing else when every provider of the circle is down.

## Bad

```yaml providers.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef: { name: anthropic-key, key: api-key }
  fallbacks:
    - google/gemini-3.8-flash
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: google
spec:
  provider: gemini
  apiKeySecretRef: { name: google-key, key: api-key }
  fallbacks:
    - anthropic/claude-haiku-4-5
```

## Good

```yaml providers.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef: { name: anthropic-key, key: api-key }
  fallbacks:
    - google/gemini-3.8-flash
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: google
spec:
  provider: gemini
  apiKeySecretRef: { name: google-key, key: api-key }
```

## Fix

Take one fallback of the circle out, or name a provider outside of it.

## Reference

- Pai on `fallbacks`: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, ModelRef, Provider, Workspace
from provcheck.rules._base import Rule

_SHOWN = 10
"""So many steps of a circle are pointed at."""


_Step: TypeAlias = "tuple[str, ModelRef]"
"""A provider, and its fallback on the next one."""


class FallbackCycle(Rule):
    """PC211."""

    code = "PC211"
    name = "fallback-cycle"
    severity = Severity.WARNING
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Fallbacks that lead back."""
        for bundle in workspace.bundles:
            falling = [one for one in bundle.providers if one.fallbacks and one.fallbacks.refs]
            if falling:
                yield from (self._own(one) for one in falling if _stays(one))
                yield from (self._circle(closing, steps) for closing, steps in _circles(_ways(falling)))

    def _own(self, provider: Provider) -> Finding:
        return self.finding(
            provider.where("fallbacks"),
            f'all fallbacks of "{provider.name}" are its own models, of no help when the provider itself is down',
            severity=Severity.INFO,
            help="add a model of another provider",
        )

    def _circle(self, closing: ModelRef, steps: list[_Step]) -> Finding:
        return self.finding(
            closing.where(),
            f'this fallback leads back to "{closing.provider}"',
            related=[Related(ref.where(), f'"{name}" falls back on "{ref.provider}"') for name, ref in steps],
            help="take it out, or name a provider outside of the circle",
        )


def _stays(provider: Provider) -> bool:
    """Whether every fallback is surely on the provider itself."""
    route = provider.fallbacks
    if route is None or not route.complete:
        return False
    return all(ref.target is not None and ref.provider == provider.name for ref in route.refs)


def _ways(falling: list[Provider]) -> dict[str, list[ModelRef]]:
    """By provider, one fallback for every other provider that it falls back on."""
    ways: dict[str, dict[str | None, ModelRef]] = {}
    for one in falling:
        if isinstance(one.name, str) and one.fallbacks:
            own = ways.setdefault(one.name, {})
            for ref in one.fallbacks.refs:
                if ref.target and ref.provider != one.name:
                    own.setdefault(ref.provider, ref)
    return {name: list(own.values()) for name, own in ways.items()}


def _circles(ways: dict[str, list[ModelRef]]) -> Iterator[tuple[ModelRef, list[_Step]]]:
    """The fallbacks that lead back to where the way to them came through, and the first steps from there to them.

    Depth first and without recursion. Without these fallbacks no circle is left.
    """
    seen: set[str] = set()
    for start, fallbacks in ways.items():
        if start in seen:
            continue
        seen.add(start)
        way = {start: 0}
        steps: list[_Step] = []
        open_ends = [iter(fallbacks)]
        while open_ends:
            ref = next(open_ends[-1], None)
            name = ref.provider if ref else None
            if ref is None or name is None:
                open_ends.pop()
                way.popitem()
                del steps[-1:]
            elif name in way:
                yield ref, steps[way[name] : way[name] + _SHOWN]
            elif name in ways and name not in seen:
                seen.add(name)
                steps.append((next(reversed(way)), ref))
                way[name] = len(way)
                open_ends.append(iter(ways[name]))


RULE = FallbackCycle
