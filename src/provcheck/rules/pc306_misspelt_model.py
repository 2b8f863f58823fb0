"""An id is not quite one that NVIDIA's hosted service has.

## What it does

Reports ids that people are known to write for NVIDIA's hosted NIM and that are not what they mean, and ids that differ
from exactly one id of the catalogue by case, dash, dot or underscore, by the publisher's name, by a suffix like
`-instruct`, or by a slip of the keyboard. It is an error where somebody saw the request fail.

It speaks where a provider lists or denies the id; where no list holds it, at the refs.

## Why it matters

Ids are compared letter by letter. NVIDIA answers `404 page not found`, which looks like a wrong address, and its own
naming changes: `z-ai/glm4.7` is followed by `z-ai/glm-5.1`, and the addresses of the model pages have dashes where
the ids have dots.

## Bad

```json5 openclaw.json release=2026.9.6 as-of=2026-11-21
{
  agents: {
    defaults: { model: { primary: "nvidia/OpenAI/gpt-oss-20b" } },
  },
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        models: [
          {
            id: "OpenAI/gpt-oss-20b",
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

Or:

```yaml provider.yaml as-of=2026-11-21
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef:
    name: nvidia-api-key
    key: api-key
  allowedModels:
    - z-ai/glm-4.7
```

## Good

```json5 openclaw.json release=2026.9.6 as-of=2026-11-21
{
  agents: {
    defaults: { model: { primary: "nvidia/openai/gpt-oss-20b" } },
  },
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
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

Safe: writes the right id, in the list and in every ref that names the wrong one. There is none where the right id is
retired, and the message says so; nor where it is listed too.

## Reference

- NVIDIA's models: https://build.nvidia.com/models
- A known one fails: https://github.com/continuedev/continue/issues/10303
- The catalogue's sources are named in `provcheck/catalog/SOURCES.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.finding import Finding, Fix, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, Model, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.misspelt import Misspelling, misspelling
from provcheck.rules._shared.uses import Use, uses

if TYPE_CHECKING:
    from datetime import date


class MisspeltModel(Rule):
    """PC306."""

    code = "PC306"
    name = "misspelt-model"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)
    fix = "safe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Ids that hosted NIM has in another spelling."""
        for bundle in workspace.bundles:
            for use in (*uses(bundle), *_denied(bundle)):
                found = misspelling(use)
                if found is not None:
                    yield from self._report(use, found, workspace.as_of)

    def _report(self, use: Use, found: Misspelling, day: date) -> Iterator[Finding]:
        from provcheck.rules._shared.retired import advice, gone

        end = gone(found.right, day, use.name)
        for place, elsewhere in use.places():
            yield self.finding(
                place,
                f'NVIDIA has no model "{use.id}"; the one that is meant is "{found.right}"'
                + (f", which {end}; this depends on today's date" if end else ""),
                severity=Severity.ERROR if found.failed else Severity.WARNING,
                related=elsewhere,
                help=advice(found.right, use.name) if end else _help(use, found.right),
                fix=None if end else _fix(use, found.right),
            )


def _denied(bundle: Bundle) -> Iterator[Use]:
    """Denied ids that no list holds. Denying a misspelt id denies nothing."""
    for provider in bundle.providers:
        denied: dict[str, Model] = {one.id: one for one in reversed(provider.denied) if isinstance(one.id, str)}
        for model_id, model in denied.items():
            if model_id and isinstance(provider.name, str) and provider.find(model_id) is None:
                yield Use(model_id, provider.name, provider, bundle, model)


def _help(use: Use, right: str) -> str:
    listed_too = use.provider is not None and use.model is not None and use.provider.find(right)
    return f'remove it: "{right}" is listed too' if listed_too else f'write "{right}"'


def _fix(use: Use, right: str) -> Fix | None:
    from provcheck.rules._shared.renaming import renaming, respelling

    if use.model is None or use.provider is None:
        return respelling(use.refs, use.id, right, use.bundle)
    # What is listed or denied under both spellings would stand there twice.
    taken = use.provider.find(right) or use.provider.denial(right)
    return None if taken else renaming(use.provider, use.id, right, use.bundle)


RULE = MisspeltModel
