"""A model ref names a provider that is not there.

## What it does

Reports a ref whose provider is neither configured in the same bundle nor, for OpenClaw, built into the release. In Pai
a provider may be defined elsewhere in the cluster, so it is a warning there, and nothing is said when the bundle
defines no provider at all.

It also warns of a ref to a built-in OpenClaw provider that is not configured, when the whole text is an id that exactly
one configured provider lists and no other ref uses.

## Why it matters

OpenClaw accepts the file and fails each turn with `Unknown model`. A common cause is an id whose first part is a
publisher: `meta/llama-3.3-70b-instruct` is the model `llama-3.3-70b-instruct` of a provider called `meta`.

## Bad

```json5 openclaw.json release=2026.9.6
{
  agents: { defaults: { model: "locla/llama" } },
  models: {
    providers: {
      local: {
        baseUrl: "http://localhost:8000/v1",
        models: [
          {
            id: "llama",
            name: "Llama",
            contextWindow: 32768,
            maxTokens: 4096,
          },
        ],
      },
    },
  },
}
```

Or:

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - locla/llama
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  allowedModels:
    - llama
```

## Good

```json5 openclaw.json release=2026.9.6
{
  agents: {
    defaults: {
      model: "local/llama",
      imageModel: "anthropic/claude-opus-5",
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
            contextWindow: 32768,
            maxTokens: 4096,
          },
        ],
      },
    },
  },
}
```

## Fix

Correct the provider's name, or configure the provider. The safe fix corrects a name that is a slip of exactly one
configured or built-in provider, and puts the provider before an id that exactly one of them lists. That fix is unsafe
where the id begins with a built-in provider's name.

## Reference

- OpenClaw's providers: https://docs.openclaw.ai/concepts/model-providers
- An unconfigured provider looks like a failed login: https://github.com/openclaw/openclaw/issues/97815
- Pai on model refs: https://docs.pairun.dev/resources/agent
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.few import quoted
from provcheck.rules._shared.guesses import Guesses, names
from provcheck.rules._shared.refs import (
    ID_AS_REF,
    UNKNOWN_PROVIDER,
    Outcome,
    is_placeholder,
    listing,
    outcomes,
    rewriting,
    rewriting_everywhere,
)

_RENAMED = {"openai-codex": "openai"}
"""What releases that no longer know a provider call it (https://docs.openclaw.ai/gateway/doctor)."""


class UnknownProvider(Rule):
    """PC202."""

    code = "PC202"
    name = "unknown-provider"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)
    fix = "safe or unsafe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Refs to a provider that nobody defines."""
        for bundle in workspace.bundles:
            placeholders: set[str] = set()
            guesses = Guesses()
            for outcome in outcomes(bundle, UNKNOWN_PROVIDER):
                if is_placeholder(str(outcome.ref.text)):
                    if outcome.name not in placeholders:
                        yield self._placeholder(outcome)
                    placeholders.add(outcome.name)
                else:
                    yield self._unknown(outcome, bundle, _meant(outcome, bundle, guesses), partial=workspace.partial)
            for outcome in outcomes(bundle, ID_AS_REF):
                yield self._id(outcome, bundle)

    def _placeholder(self, outcome: Outcome) -> Finding:
        return self.finding(
            outcome.ref.where(),
            f'"{outcome.ref.text}" is a placeholder that waits to be filled in',
            severity=Severity.WARNING,
            help="name a configured provider and one of its models",
        )

    def _unknown(self, outcome: Outcome, bundle: Bundle, meant: str | None, *, partial: bool) -> Finding:
        ref = outcome.ref
        message = f'no provider is called "{outcome.name}"'
        if bundle.platform.release:
            message += f", and {bundle.platform.name} has none of that name built in"
        return self.finding(
            ref.where(),
            message,
            severity=Severity.WARNING if bundle.dialect == PAI else Severity.ERROR,
            help=f'did you mean "{meant}"?' if meant else _advice(outcome, bundle, partial=partial),
            fix=rewriting(ref, meant, bundle) if meant else None,
            depends_on=bundle,
        )

    def _id(self, outcome: Outcome, bundle: Bundle) -> Finding:
        ref = outcome.ref
        text = str(ref.text).strip()
        (owner,) = listing(bundle, text)
        listed = next(one for provider in bundle.named(owner) if (one := provider.find(text)))
        meant = f"{owner}/{text}"
        return self.finding(
            ref.where(),
            f'"{text}" goes to the provider "{outcome.name}", which is not configured; "{owner}" lists exactly this id',
            severity=Severity.WARNING,
            related=[Related(listed.where("id"), "the id is listed here")],
            help=f'did you mean "{meant}"?',
            fix=rewriting_everywhere(ref, meant, bundle),
            depends_on=bundle,
        )


def _meant(outcome: Outcome, bundle: Bundle, guesses: Guesses) -> str | None:
    """The ref that was surely meant: the text is an id that one provider lists, or the provider's name is a slip."""
    text = str(outcome.ref.text).strip()
    owners = listing(bundle, text)
    if len(owners) == 1:
        return f"{owners[0]}/{text}"
    close = guesses.provider(outcome.name, bundle)
    return f"{close}/{outcome.model}" if close else None


def _advice(outcome: Outcome, bundle: Bundle, *, partial: bool) -> str:
    heir = _RENAMED.get(outcome.name)
    if heir in bundle.platform.builtin:
        return f'it is called "{heir}" by now: "openclaw doctor --fix" renames it, here and where the sign-in is kept'
    return _configured(bundle, partial=partial)


@lru_cache(maxsize=1)
def _configured(bundle: Bundle, *, partial: bool) -> str:
    configured = names(bundle)
    known = f"configured here: {quoted(configured)}" if configured else "no provider is configured here"
    return f"{known}; only the named files were read" if partial and bundle.dialect == PAI else known


RULE = UnknownProvider
