"""A guard does not guard, or its classifier cannot be reached.

## What it does

Reports in the `guards` of an Agent or a ModelProvider

- a guard without `binding`,
- an `enforcement` that is neither `enforce` nor `audit`,
- a `scan` in which nothing is true (a warning),
- a `binding` that names no GuardBinding, where the namespace has some (a warning),

and in a GuardBinding

- a classifier without `endpoint`, or with one that is no `http` or `https` URL,
- a `type` that is none of `promptGuard`, `llamaGuard` and `custom`,
- a threshold outside 0 to 1 (a warning): thresholds are scores, not percentages.

## Why it matters

Guards fail open: what a guard cannot judge passes. A slip here does not stop an agent. It takes away what was to
protect it, and nothing shows that it did.

## Bad

```yaml guards.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - nvidia/openai/gpt-oss-20b
  guards:
    - binding: prompt-gaurd-default
      scan: { prompts: true }
      enforcement: enforced
---
apiVersion: pai.io/v1
kind: GuardBinding
metadata:
  name: prompt-guard-default
spec:
  classifier:
    type: promptGuard
    endpoint: prompt-guard.guards.svc:8080
  thresholds:
    injection: 90
```

## Good

```yaml guards.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - nvidia/openai/gpt-oss-20b
  guards:
    - binding: prompt-guard-default
      scan: { prompts: true }
      enforcement: enforce
---
apiVersion: pai.io/v1
kind: GuardBinding
metadata:
  name: prompt-guard-default
spec:
  classifier:
    type: promptGuard
    endpoint: http://prompt-guard.guards.svc:8080
  thresholds:
    injection: 0.9
```

## Fix

Safe where a name or a word is surely misspelt.

## Reference

- Pai documentation, guards: https://docs.pairun.dev/resources/guard
- Pai documentation, prompt guard: https://docs.pairun.dev/guides/prompt-guard
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from provcheck.catalog import hosts
from provcheck.finding import Finding, Fix, Severity
from provcheck.model import PAI, Agent, Bundle, Part, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.choices import Names, items, wrong_choices

_ENFORCEMENTS = ("enforce", "audit")
_OTHERS = {"block": "enforce", "deny": "enforce", "enforced": "enforce", "enforcing": "enforce", "log": "audit"}
_CLASSIFIERS = ("promptGuard", "llamaGuard", "custom")


class BadGuard(Rule):
    """PC704."""

    code = "PC704"
    name = "bad-guard"
    severity = Severity.ERROR
    dialects = (PAI,)
    fix = "safe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Guards that do not guard, and classifiers that cannot answer."""
        for bundle in workspace.bundles:
            if bundle.dialect != PAI:
                continue
            owners: tuple[Provider | Agent, ...] = (*bundle.providers, *bundle.agents)
            for owner in owners:
                for guard in items(owner, "guards"):
                    yield from self._judge_guard(guard)
                    yield from self._judge_binding(guard, bundle, partial=workspace.partial)
            for binding in bundle.details.definitions("guard-binding"):
                yield from self._judge_classifier(binding)
                yield from self._judge_thresholds(binding)

    # Guards

    def _judge_guard(self, guard: Part) -> Iterator[Finding]:
        yield from wrong_choices(self, guard, "enforcement", _ENFORCEMENTS, _OTHERS)
        if guard.lacks("binding"):
            yield self.finding(
                guard.where("binding"),
                "this guard names no GuardBinding, so that nothing is asked",
                help=f"add {guard.label('binding')} with the name of a GuardBinding",
            )
        scan = guard.parts("scan")
        if isinstance(scan, tuple) and all(one.name is not None and one.flag("") is False for one in scan):
            yield self.finding(
                guard.where("scan"),
                "this guard reads nothing: " + ("it says nothing to scan" if not scan else "all of it is off"),
                severity=Severity.WARNING,
                help="set prompts or responses to true, or drop the guard",
            )

    def _judge_binding(self, guard: Part, bundle: Bundle, *, partial: bool) -> Iterator[Finding]:
        wanted = guard.string("binding")
        names = _bindings(bundle) if isinstance(wanted, str) else None
        if not isinstance(wanted, str) or names is None or wanted in names:
            return
        meant = names.meant(wanted)
        known = f"defined here: {names.offered}" + ("; only the named files were read" if partial else "")
        yield self.finding(
            guard.where("binding"),
            f'no GuardBinding is called "{wanted}"',
            severity=Severity.WARNING,
            help=f'did you mean "{meant}"?' if meant else known,
            fix=Fix.of(f'write "{meant}"', guard.replace("binding", meant)) if meant else None,
        )

    # Classifiers

    def _judge_classifier(self, binding: Part) -> Iterator[Finding]:
        yield from wrong_choices(self, binding, "type", _CLASSIFIERS)
        label, endpoint = binding.label("endpoint"), binding.string("endpoint")
        if binding.lacks("endpoint") and binding.has("spec"):
            yield self.finding(
                binding.where("endpoint"),
                f'the classifier of "{binding.name}" has no {label}'
                if isinstance(binding.name, str)
                else f"this classifier has no {label}",
                help=f"add {label} with the http or https URL of the classifier",
            )
        elif isinstance(endpoint, str) and not _is_web_address(endpoint):
            yield self.finding(
                binding.where("endpoint"),
                f'{label} "{endpoint}" is no http or https URL',
                help=f'write "http://{endpoint}", or https' if "://" not in endpoint and hosts.host(endpoint) else None,
            )

    def _judge_thresholds(self, binding: Part) -> Iterator[Finding]:
        thresholds = binding.parts("thresholds")
        for one in thresholds if isinstance(thresholds, tuple) else ():
            score = one.number("")
            if isinstance(one.name, str) and isinstance(score, (int, float)) and not 0 <= score <= 1:
                yield self.finding(
                    one.where(""),
                    f"the threshold {one.name} is {score}, and scores go from 0 to 1",
                    severity=Severity.WARNING,
                    help=f"{score} % is {score / 100:g}" if 1 < score <= 100 else None,
                )


@lru_cache(maxsize=1)
def _bindings(bundle: Bundle) -> Names | None:
    """The names of the GuardBindings, ``None`` where there are none or not all are known."""
    found = [one.name for one in bundle.details.definitions("guard-binding")]
    names = [one for one in found if isinstance(one, str)]
    return Names(names) if names and len(names) == len(found) and bundle.details.knows_agents() else None


def _is_web_address(text: str) -> bool:
    scheme, mark, _ = text.partition("://")
    return (
        bool(mark)
        and scheme.lower() in {"http", "https"}
        and not any(map(str.isspace, text))
        and bool(hosts.host(text))
    )


RULE = BadGuard
