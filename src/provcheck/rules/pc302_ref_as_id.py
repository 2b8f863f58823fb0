"""A model id carries the name of its own provider.

## What it does

It speaks about a listed id that begins with the provider's own name, like `nvidia/openai/gpt-oss-20b` under the
provider `nvidia`. It is an error where the catalogue knows the id without that prefix, and a warning elsewhere.

Some ids really begin like this: NVIDIA's own models on NIM (`nvidia/nemotron-3-nano-omni-30b-a3b-reasoning`) and
OpenRouter's routers (`openrouter/auto`). The rule is silent where the catalogue knows the whole id, and where a ref
spells it out in full.

## Why it matters

The provider's name belongs in refs, which are split at the first slash. An id is sent to the server as it stands,
and the server answers 404 to one that it does not have.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: "${NVIDIA_API_KEY}",
        models: [
          { id: "nvidia/openai/gpt-oss-20b", name: "gpt-oss 20B", contextWindow: 131072, maxTokens: 8192 },
        ],
      },
    },
  },
  agents: { defaults: { model: { primary: "nvidia/openai/gpt-oss-20b" } } },
}
```

Or:

```yaml provider.yaml
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
    - nvidia/openai/gpt-oss-20b
```

## Good

```json5 openclaw.json
{
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: "${NVIDIA_API_KEY}",
        models: [
          { id: "openai/gpt-oss-20b", name: "gpt-oss 20B", contextWindow: 131072, maxTokens: 8192 },
        ],
      },
    },
  },
  agents: { defaults: { model: { primary: "nvidia/openai/gpt-oss-20b" } } },
}
```

Or:

```yaml provider.yaml
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
    - openai/gpt-oss-20b
    - nvidia/nemotron-3-nano-omni-30b-a3b-reasoning
```

## Fix

The prefix is taken off the id, and off the refs that repeat the wrong id. Safe where the catalogue knows the id without
it, unsafe where it does not. There is no fix where the right id is listed too.

## Reference

- OpenClaw issues on refs sent as ids: https://github.com/openclaw/openclaw/issues/38256,
  https://github.com/openclaw/openclaw/issues/38677
- Pai documentation, NVIDIA NIM: https://docs.pairun.dev/providers/nvidia
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.finding import Finding, Fix, Related, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, Model, ModelRef, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._refs import is_ref_as_id, knows

if TYPE_CHECKING:
    from provcheck.syntax.edits import Edit


class RefAsId(Rule):
    """PC302."""

    code = "PC302"
    name = "ref-as-id"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)
    fix = "safe or unsafe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Listed ids that begin with their provider's name."""
        for bundle in workspace.bundles:
            for provider in bundle.providers:
                listed: dict[str, list[Model]] = {}
                for model in provider.listed:
                    if isinstance(model.id, str):
                        listed.setdefault(model.id, []).append(model)
                for wrong in listed:
                    yield from self._judge(provider, listed, wrong, bundle)

    def _judge(
        self, provider: Provider, listed: dict[str, list[Model]], wrong: str, bundle: Bundle
    ) -> Iterator[Finding]:
        name = provider.name
        if not isinstance(name, str) or not is_ref_as_id(provider, wrong, bundle):
            return
        bare = wrong[len(name) + 1 :]
        sure = knows(provider, bare)
        # An id that stands twice is one mistake; that it stands twice is another rule's business.
        places = [*listed[wrong], *(model for model in provider.denied if model.id == wrong)]
        yield self.finding(
            places[0].where("id"),
            f'the id "{wrong}" begins with the name of its own provider'
            + (f'; the catalogue knows "{bare}"' if sure else ""),
            severity=Severity.ERROR if sure else Severity.WARNING,
            related=[Related(provider.where("name"), f'the provider is named "{name}" here')],
            help=f'remove it: "{bare}" is listed too'
            if bare in listed
            else f'write "{bare}"; the name belongs in refs',
            fix=None if bare in listed else _rename(places, name, wrong, bare, bundle, safe=sure),
        )


def _rename(places: list[Model], name: str, wrong: str, bare: str, bundle: Bundle, *, safe: bool) -> Fix | None:
    refs = (ref for ref in bundle.refs() if ref.target == (name, wrong) and ref.alias is None)
    return Fix.of(
        f'write "{bare}"',
        *(place.replace("id", bare) for place in places),
        *(_respell(ref, wrong, bare) for ref in refs),
        safe=safe,
    )


def _respell(ref: ModelRef, wrong: str, bare: str) -> list[Edit]:
    """The ref with the right id; what else stands in it, a profile for instance, stays."""
    head, slash, rest = str(ref.text).partition("/")
    return ref.replace("", f"{head}{slash}{rest.replace(wrong, bare, 1)}")


RULE = RefAsId
