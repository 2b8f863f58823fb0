"""A limit is one that nobody can have meant.

## What it does

In OpenClaw it reports

- a context window that the release refuses to run with (an error: below 4,000 tokens from 2026.4.29 on, below 16,000
  before) or warns about (below 8,000, before 32,000), and `contextTokens` below what is refused;
- a window of more than 20 million tokens, unless the catalogue knows the right one (PC402 says that);
- `maxTokens`, or a request parameter like it, below 16;
- fractions of tokens.

In Pai it reports a budget or rate of 0. All but the refused window are warnings.

## Why it matters

Limits count tokens. A window of 131 was meant as 131 thousand, and the agent does not start with it. What a budget of 0
does in Pai is documented nowhere: it may stop everything, or nothing.

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
            contextWindow: 131,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
```

Or:

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef:
    name: anthropic-key
    key: api-key
  maxTokensPerDay: 0
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

None. The help line names the catalogue's window where the figure is plainly a thousandth of it.

## Reference

- OpenClaw issue, "Model context window too small": https://github.com/openclaw/openclaw/issues/21653
- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.catalog import same_number
from provcheck.catalog.served import chats, known_model
from provcheck.finding import Finding, Severity
from provcheck.model import OPENCLAW, PAI, Agent, Bundle, Entity, Model, Number, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.limits import OutputCap, figure, is_contradicted, output_caps, written
from provcheck.rules._shared.plausible import (
    LARGEST_WINDOW,
    LEAST_ANSWER,
    is_usable_answer,
    is_usable_window,
    is_usual_window,
    is_whole,
)

if TYPE_CHECKING:
    from provcheck.syntax.source import Location

_BUDGETS_OF_PROVIDERS = ("daily_cap", "request_cap", "external_cap")
_BUDGETS_OF_AGENTS = ("daily_cap", "request_cap", "requests_per_minute", "concurrent_requests", "cost_per_day")


class ImplausibleLimit(Rule):
    """PC410."""

    code = "PC410"
    name = "implausible-limit"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Limits that cannot be meant as they stand."""
        for bundle in workspace.bundles:
            yield from self._judge_budgets(bundle) if bundle.dialect == PAI else self._judge_tokens(bundle)

    # OpenClaw

    def _judge_tokens(self, bundle: Bundle) -> Iterator[Finding]:
        for cap in output_caps(bundle):
            if not is_usable_answer(cap.tokens):
                yield self._answer(cap)
        for provider in bundle.providers:
            yield from self._judge_windows(provider, bundle)
        for agent in (*((bundle.defaults,) if bundle.defaults else ()), *bundle.agents):
            yield from self._judge_share(agent, bundle)

    def _answer(self, cap: OutputCap) -> Finding:
        if not is_whole(cap.tokens):
            return self._fraction(cap.location, cap.label, cap.tokens)
        return self.finding(
            cap.location,
            f"{cap.label} {written(cap.tokens)} leaves no room for an answer: not even {LEAST_ANSWER} tokens",
            help="the figure counts tokens; 4096 to 16384 is usual",
        )

    def _judge_windows(self, provider: Provider, bundle: Bundle) -> Iterator[Finding]:
        odd: dict[Location, list[Model]] = {}
        for model in provider.listed:
            window = figure(model.context_window)
            if window and not is_usual_window(window, bundle.platform) and _may_matter(provider, model, window):
                # The window of a provider stands for several models: it is said once.
                odd.setdefault(model.where("context_window"), []).append(model)
            if not window or is_usable_window(window, bundle.platform):
                yield from self._judge_share(model, bundle)
        for models in odd.values():
            window = figure(models[0].context_window) or 0
            if not any(is_contradicted(provider, model, window) for model in models):
                yield self._window(models[0], window, provider, bundle)

    def _window(self, model: Model, window: Number, provider: Provider, bundle: Bundle) -> Finding:
        platform, place, label = bundle.platform, model.where("context_window"), model.label("context_window")
        least, wanted = platform.least_window or 0, platform.wanted_window or 0
        if window > LARGEST_WINDOW:
            words = f"{label} {written(window)} is more than any model has"
            return self.finding(place, words, help="the figure counts tokens: 128k are 131072")
        if window >= wanted:
            return self._fraction(place, label, window)
        act, limit = ("refuses to run with", least) if window < least else ("warns about", wanted)
        meant = _meant(provider, model, window)
        return self.finding(
            place,
            f"{label} {written(window)} is too small: {platform.name} {act} less than {limit} tokens",
            severity=Severity.ERROR if window < least else Severity.WARNING,
            help=f"did you mean {meant}?" if meant else "the figure counts tokens, of prompt and answer together",
            depends_on=bundle,
        )

    def _judge_share(self, holder: Model | Agent, bundle: Bundle) -> Iterator[Finding]:
        tokens, least = figure(holder.context_tokens), bundle.platform.least_window
        # Fractions of these are no integers, which the shape check says.
        if tokens and least and tokens < least and is_whole(tokens):
            yield self.finding(
                holder.where("context_tokens"),
                f"{holder.label('context_tokens')} {written(tokens)} is too small: of a window, "
                f"{bundle.platform.name} needs at least {least} tokens",
                help="leave it out to use the whole window",
                depends_on=bundle,
            )

    def _fraction(self, place: Location, label: str, tokens: Number) -> Finding:
        return self.finding(
            place,
            f"{label} {written(tokens)} has a fraction, though it counts tokens",
            help=f"write {round(tokens)}, or the figure that was meant",
        )

    # Pai

    def _judge_budgets(self, bundle: Bundle) -> Iterator[Finding]:
        for provider in bundle.providers:
            yield from self._judge_each(provider, _BUDGETS_OF_PROVIDERS)
        for agent in bundle.agents:
            yield from self._judge_each(agent, _BUDGETS_OF_AGENTS)
        for service in bundle.details.definitions("service"):
            yield from self._judge_each(service, ("external_requests",))

    def _judge_each(self, holder: Entity, fields: tuple[str, ...]) -> Iterator[Finding]:
        for field in fields:
            if holder.number(field) == 0:
                label = holder.label(field)
                yield self.finding(
                    holder.where(field),
                    f"{label} is 0, which may mean nothing at all or no limit: Pai does not say",
                    help=f"leave {label} out for no limit, or write the limit that is meant",
                )


def _may_matter(provider: Provider, model: Model, window: Number) -> bool:
    """Whether an agent may run with the window: one of an embedding model is small, and no conversation fills it."""
    return window > LARGEST_WINDOW or chats(provider, model)


def _meant(provider: Provider, model: Model, window: Number) -> int | None:
    """The catalogue's window, where a figure is plainly a thousandth of it."""
    known = known_model(provider, model.id) if isinstance(model.id, str) else None
    right = known.model.context_window if known else None
    if right and any(same_number(window * thousand, right) for thousand in (1000, 1024)):
        return right
    return None


RULE = ImplausibleLimit
