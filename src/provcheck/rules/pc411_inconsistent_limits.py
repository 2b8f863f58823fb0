"""Two places give one model at one endpoint different limits.

## What it does

It looks for providers of the whole workspace that ask the same endpoint, and compares `contextWindow` and `maxTokens`
of the models that they both list. 128000 and 131072 count as the same. A limit that is itself reported is not compared
(PC410, and PC402 as an error), and neither are two entries of one list (PC304). `localhost` in two configurations may
be two machines: it counts as one within a configuration only.

## Why it matters

One server has one limit, so that at most one of the two figures is right. Mostly one copy was corrected and the other
forgotten.

## Bad

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
            maxTokens: 8192,
          },
        ],
      },
      "lab-batch": {
        baseUrl: "http://gpu-box:8000/v1/",
        api: "openai-completions",
        models: [
          {
            id: "qwen3-32b",
            name: "Qwen3 32B",
            contextWindow: 32768,
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
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
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
      "lab-batch": {
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

## Fix

None: only the server knows which figure is right.

## Reference

- OpenClaw documentation, model providers: https://docs.openclaw.ai/concepts/model-providers
- vLLM documentation, `--max-model-len`: https://docs.vllm.ai/en/latest/configuration/engine_args.html
"""

from collections.abc import Iterator
from typing import NamedTuple

from provcheck.catalog import same_number
from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, Bundle, Model, Number, Platform, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.limits import comparable_window, figure, written
from provcheck.rules._shared.once import once
from provcheck.rules._shared.plausible import is_usable_answer
from provcheck.syntax.source import Location

_LOOPBACK = ("localhost", "127.", "0.0.0.0", "[::1]", "host.docker.internal")  # noqa: S104


class _Limit(NamedTuple):
    """A limit in tokens of one model, with the user's word for it, its place, and who sets it."""

    tokens: Number
    label: str
    place: Location
    provider: Provider


class InconsistentLimits(Rule):
    """PC411."""

    code = "PC411"
    name = "inconsistent-limits"
    severity = Severity.WARNING
    dialects = (OPENCLAW,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Limits of which another place gives another figure."""
        for group in _neighbours(workspace):
            firsts: dict[tuple[str, str], _Limit] = {}
            reported: set[Location] = set()
            for provider, bundle in group:
                for name, limit in _limits(provider, bundle.platform):
                    first = firsts.setdefault((name, limit.label), limit)
                    if limit.place in reported or _agree(first, limit):
                        continue
                    reported.add(limit.place)
                    yield self._report(name, limit, first)

    def _report(self, name: str, limit: _Limit, first: _Limit) -> Finding:
        return self.finding(
            limit.place,
            f'{limit.label} of "{name}" is {written(limit.tokens)} here and {written(first.tokens)} elsewhere, '
            "for the same endpoint",
            related=[Related(first.place, f'the provider "{first.provider.name}" has {written(first.tokens)} here')],
            help="find out which one is right, and write it in both places",
        )


def _neighbours(workspace: Workspace) -> Iterator[list[tuple[Provider, Bundle]]]:
    """The providers that ask the same endpoint, two or more."""
    listed = [(one, bundle) for bundle in workspace.bundles for one in bundle.providers if bundle.dialect == OPENCLAW]
    if len(listed) < 2:
        return
    from provcheck.rules._shared.windows import _address

    groups: dict[tuple[str, int], list[tuple[Provider, Bundle]]] = {}
    for provider, bundle in listed:
        address = _address(provider)
        if address:
            own = address.partition("://")[2].startswith(_LOOPBACK)
            groups.setdefault((address, id(bundle) if own else 0), []).append((provider, bundle))
    yield from (group for group in groups.values() if len(group) > 1)


def _rows(provider: Provider) -> dict[str, Model]:
    """The models of a list that are asked for at its provider's endpoint; of two with one id the first counts."""
    rows = {model.id: model for model in reversed(provider.listed) if isinstance(model.id, str)}
    return {name: rows[name] for name in reversed(rows) if rows[name].lacks("endpoint")}


def _limits(provider: Provider, platform: Platform) -> list[tuple[str, _Limit]]:
    """The limits of a provider's models, by their names."""

    def found() -> list[tuple[str, _Limit]]:
        rows = _rows(provider).items()
        return [(name, limit) for name, model in rows for limit in _limits_of(model, provider, platform)]

    return once(provider, "limits", found)


def _limits_of(model: Model, provider: Provider, platform: Platform) -> Iterator[_Limit]:
    window = comparable_window(provider, model, platform)
    if window:
        yield _Limit(window, model.label("context_window"), model.where("context_window"), provider)
    answer = figure(model.max_tokens)
    if answer and is_usable_answer(answer):
        yield _Limit(answer, model.label("max_tokens"), model.where("max_tokens"), provider)


def _agree(first: _Limit, limit: _Limit) -> bool:
    """Whether two limits are one figure, or one place that two configurations include."""
    return first.place == limit.place or same_number(first.tokens, limit.tokens)


RULE = InconsistentLimits
