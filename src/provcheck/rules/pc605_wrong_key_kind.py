"""A key begins like those of another vendor.

## What it does

Compares what a literal key or its placeholder begins with (`sk-ant-`, `nvapi-`, `AIza`) with the vendor that it is for:
the one whose host the provider addresses, or after whom the variable in `env` is called. The key itself is never shown.

## Why it matters

The request is answered with 401. Where it is a placeholder, the reader is told to put the wrong key there.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      nim: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: "sk-ant-your-key-here",
        models: [
          {
            id: "openai/gpt-oss-20b",
            name: "GPT OSS 20B",
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

```json5 openclaw.json
{
  models: {
    providers: {
      nim: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: "nvapi-your-key-here",
        models: [
          {
            id: "openai/gpt-oss-20b",
            name: "GPT OSS 20B",
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

None: it may be the key that is wrong, or the provider that it was written for.

## Reference

- Pai documentation, what keys begin with: https://docs.pairun.dev/providers/nvidia,
  https://docs.pairun.dev/providers/anthropic, https://docs.pairun.dev/providers/gemini
- Groq, API keys: https://console.groq.com/docs/quickstart
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, Credential, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared import vendors
from provcheck.rules._shared.endpoints import vendor
from provcheck.rules._shared.secrets import is_secret_header, without_scheme


class WrongKeyKind(Rule):
    """PC605."""

    code = "PC605"
    name = "wrong-key-kind"
    severity = Severity.WARNING
    dialects = (OPENCLAW,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Literal keys for another vendor."""
        for bundle in workspace.bundles:
            for one in bundle.details.credentials() if bundle.dialect == OPENCLAW else ():
                wanted = _wanted(one) if one.form == "literal" else None
                prefix = _foreign_prefix(one.raw() or "", wanted) if wanted else None
                if wanted and prefix is not None:
                    yield self._report(one, prefix, wanted)

    def _report(self, one: Credential, prefix: tuple[str, str], wanted: str) -> Finding:
        begins, owner = prefix
        whose = f"as those of {vendors.NAMES[owner]} do" if owner else "as those of several vendors do"
        usual = vendors.usual_prefix(wanted)
        by_host = isinstance(one.owner, Provider) and isinstance(one.owner.endpoint, str)
        place = one.owner.where("endpoint") if by_host and one.owner else None
        return self.finding(
            one.where(),
            f'this key for {vendors.NAMES[wanted]} begins with "{begins}", {whose}',
            related=[Related(place, f"{vendors.NAMES[wanted]} is addressed here")] if place else (),
            help=f'keys of {vendors.NAMES[wanted]} begin with "{usual}"' if usual else None,
        )


def _wanted(one: Credential) -> str | None:
    """The vendor that a key is for."""
    found = None
    if isinstance(one.owner, Provider):
        carries = one.role in {"key", "auth"} or (one.role == "header" and is_secret_header(one.name))
        found = vendor(one.owner) if carries else None
    elif one.owner is None and one.role == "env":
        found = vendors.named(one.name)
    return found if found in vendors.NAMES else None


def _foreign_prefix(text: str, wanted: str) -> tuple[str, str] | None:
    """What a key begins with, and whose that is, unless it may be the wanted vendor's."""
    found = vendors.of_key(without_scheme(text))
    if found is None or found[1] == wanted:
        return None
    return found if found[1] or vendors.usual_prefix(wanted) else None


RULE = WrongKeyKind
