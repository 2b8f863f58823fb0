"""A variable is used that nothing known here sets.

## What it does

Looks for every `${NAME}` that OpenClaw replaces, and reports those that neither the file's `env`, nor a `.env` beside
it, nor the settings' `env` sets (info); where one of them sets a name that is nearly the same, as a warning. It is
silent where `env.shellEnv` is on, since the login shell may set anything. `env.vars: { KEY: "${KEY}" }` sets nothing:
OpenClaw passes over such a variable.

## Why it matters

OpenClaw puts nothing in the place of a variable that is not set: an address stays `${NAME}`, and a provider has no key.
Releases until 2026.2.26 do not start. Mostly the variable is set where the gateway runs, which nobody sees from here.

## Bad

```json5 openclaw.json
{
  env: { vars: { LAB_API_BASE: "http://gpu-box:8000/v1" } },
  models: {
    providers: {
      lab: {
        baseUrl: "${LAB_APY_BASE}",
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

## Good

```json5 openclaw.json
{
  env: { vars: { LAB_API_BASE: "http://gpu-box:8000/v1" } },
  models: {
    providers: {
      lab: {
        baseUrl: "${LAB_API_BASE}",
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

None: the variable may well be set at run time. Name it under `env` in provcheck's settings then.

## Reference

- OpenClaw documentation, environment variables: https://docs.openclaw.ai/help/environment
- OpenClaw issues on missing variables: https://github.com/openclaw/openclaw/issues/39004,
  https://github.com/openclaw/openclaw/issues/21130
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, Bundle, Part, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.few import MOST

# A file with more names than these is no slip of the hand.
_PATIENCE = 100
_MOST_CANDIDATES = 2000
# Every process has them.
_ALWAYS_SET = frozenset({"HOME", "HOSTNAME", "LANG", "LOGNAME", "PATH", "PWD", "SHELL", "TMPDIR", "USER"})


class UndefinedVariable(Rule):
    """PC602."""

    code = "PC602"
    name = "undefined-variable"
    severity = Severity.INFO
    dialects = (OPENCLAW,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Variables that nothing sets, each once."""
        for bundle in workspace.bundles:
            used = _used(bundle)
            known = bundle.details.environment() if used and bundle.flag("shell_env") in {None, False} else None
            if known is not None:
                known |= workspace.env
                unset = [name for name in used if name not in known and name not in _ALWAYS_SET]
                for number, name in enumerate(unset):
                    meant = _meant(name, known) if number < _PATIENCE else None
                    yield self._report(name, used[name], meant)

    def _report(self, name: str, places: list[Part], meant: str | None) -> Finding:
        return self.finding(
            places[0].where(),
            f"the variable {name} is set neither in this configuration nor in a .env beside it",
            severity=Severity.WARNING if meant else Severity.INFO,
            related=[Related(one.where(), f"{name} is used here too") for one in places[1 : MOST + 1]],
            help=f"did you mean {meant}, which is set?" if meant else "set it where the gateway runs",
        )


def _meant(name: str, known: frozenset[str]) -> str | None:
    from provcheck.suggest import nearest_variable

    return nearest_variable(name, known) if len(known) <= _MOST_CANDIDATES else None


def _used(bundle: Bundle) -> dict[str, list[Part]]:
    used: dict[str, list[Part]] = {}
    for one in bundle.details.variables() if bundle.dialect == OPENCLAW else ():
        if isinstance(one.name, str):
            used.setdefault(one.name, []).append(one)
    return used


RULE = UndefinedVariable
