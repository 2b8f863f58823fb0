"""A model ref names a model that its provider does not list.

## What it does

Reports a ref to a configured OpenClaw provider whose own list of models lacks the id. Ids are compared letter by
letter, as OpenClaw does. Of ids that are placeholders it speaks once, also where the provider lists nothing.

## Why it matters

From 2026.9.6 on, a provider on a known vendor's host runs only what it lists: the ref fails with `Unknown model`.
Before, and on other hosts, OpenClaw sends the id as it stands and assumes a context window of 200,000 tokens; a slip
then ends as HTTP 404, and a smaller model overflows.

## Bad

```json5 openclaw.json release=2026.9.6
{
  agents: {
    defaults: {
      model: { primary: "local/llama", fallbacks: ["local/mistrel"] },
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
            contextWindow: 131072,
            maxTokens: 8192,
          },
          {
            id: "mistral",
            name: "Mistral",
            contextWindow: 131072,
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
```

## Good

```json5 openclaw.json release=2026.9.6
{
  agents: {
    defaults: {
      model: { primary: "local/llama", fallbacks: ["local/mistral"] },
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
            contextWindow: 131072,
            maxTokens: 8192,
          },
          {
            id: "mistral",
            name: "Mistral",
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

Correct the id, or add the model to the provider's list. The safe fix corrects an id that is a slip of exactly one
listed id.

## Reference

- OpenClaw on custom providers: https://docs.openclaw.ai/concepts/model-providers
- No failover on an unknown model: https://github.com/openclaw/openclaw/issues/97564
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.catalog.served import is_hosted_nim
from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, UNKNOWN, Bundle, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.few import quoted
from provcheck.rules._shared.guesses import Guesses, ids, offered
from provcheck.rules._shared.misspelt import listed_spelling, misspelling
from provcheck.rules._shared.refs import FINE, UNKNOWN_MODEL, Outcome, follow, is_placeholder, rewriting
from provcheck.rules._shared.unlisted import is_refused, knows_itself
from provcheck.rules._shared.uses import asked_by

if TYPE_CHECKING:
    from datetime import date


class UnknownModel(Rule):
    """PC203."""

    code = "PC203"
    name = "unknown-model"
    severity = Severity.ERROR
    dialects = (OPENCLAW,)
    fix = "safe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Refs to models that their provider does not list."""
        for bundle in workspace.bundles:
            if bundle.dialect != OPENCLAW:
                continue
            placeholders: set[str] = set()
            guesses = Guesses()
            for ref in bundle.refs():
                outcome = follow(ref, bundle)
                if _is_placeholder(outcome):
                    if outcome.model not in placeholders:
                        yield self._placeholder(outcome)
                    placeholders.add(outcome.model)
                elif outcome.provider and _is_missing(outcome, outcome.provider, bundle, workspace.as_of):
                    close = guesses.model(outcome.model, outcome.provider)
                    close = close or listed_spelling(outcome.model, outcome.provider, bundle)
                    yield self._unknown(outcome, outcome.provider, bundle, close, workspace.as_of)

    def _placeholder(self, outcome: Outcome) -> Finding:
        return self.finding(
            outcome.ref.where(),
            f'the model in "{outcome.ref.text}" is a placeholder that waits to be filled in',
            severity=Severity.WARNING,
            help=f'name a model of the provider "{outcome.name}"',
        )

    def _unknown(self, outcome: Outcome, provider: Provider, bundle: Bundle, close: str | None, day: date) -> Finding:
        ref = outcome.ref
        refused = is_refused(provider, bundle)
        unless = "unless it knows the model by itself, " if provider.built_in else ""
        consequence = (
            f"{bundle.platform.name} refuses it as an unknown model"
            if refused
            else f"{unless}{bundle.platform.name} sends it as it stands and assumes a context window of 200000 tokens"
        )
        meant = f"{outcome.name}/{close}" if close else None
        lost = _gone(close, provider, day) if close else None
        return self.finding(
            ref.where(),
            f'the provider "{outcome.name}" lists no model "{outcome.model}"; {consequence}',
            severity=Severity.ERROR if refused else Severity.WARNING,
            related=[Related(provider.where("models"), "its models are listed here")],
            help=_meant(meant, lost) if meant else _advice(provider, day),
            fix=rewriting(ref, meant, bundle) if meant and not lost else None,
            depends_on=bundle,
        )


def _meant(ref: str, lost: str | None) -> str:
    """The suggestion; none to use a model that is gone."""
    return f'"{ref}" was surely meant, but it {lost}: name another model' if lost else f'did you mean "{ref}"?'


def _gone(model_id: str, provider: Provider, day: date) -> str | None:
    """Why hosted NIM does not answer for an id any more, as a clause."""
    if not is_hosted_nim(provider):
        return None
    from provcheck.rules._shared.retired import gone

    return gone(model_id, day, str(provider.name))


def _advice(provider: Provider, day: date) -> str:
    """What there is to choose from; no model that NVIDIA took out of service."""
    if not is_hosted_nim(provider):
        return f"listed: {offered(provider)}"
    served = [one for one in ids(provider) if _gone(one, provider, day) is None]
    return f"listed: {quoted(served)}" if served else "list a model that NVIDIA serves, and name it here"


def _is_placeholder(outcome: Outcome) -> bool:
    """Whether the id was left for the reader to fill in, and no list, which may be a template too, holds it."""
    if outcome.what not in {UNKNOWN_MODEL, FINE} or outcome.ref.alias or not is_placeholder(outcome.model):
        return False
    provider = outcome.provider
    if provider is None or provider.models is None:
        return True
    return provider.complete and provider.models is not UNKNOWN and provider.find(outcome.model) is None


def _is_missing(outcome: Outcome, provider: Provider, bundle: Bundle, day: date) -> bool:
    if outcome.what != UNKNOWN_MODEL or knows_itself(provider, outcome.model, bundle):
        return False
    return not _is_told_by_catalogue(outcome, bundle, day)


def _is_told_by_catalogue(outcome: Outcome, bundle: Bundle, day: date) -> bool:
    """Whether a rule about ids says more exactly what becomes of an id that OpenClaw sends as it stands."""
    from provcheck.rules._shared.retired import retirement

    use = asked_by(outcome, bundle)
    if use is None:
        return False
    end = retirement(use, day)
    return misspelling(use) is not None or (end is not None and end.severity > Severity.INFO)


RULE = UnknownModel
