"""An agent would chat with a model that is made for something else.

## What it does

Warns where an agent, a job or a helper of one is given a guard, reward or base model of the catalogue, or a model whose
name says that it embeds, reranks, recognises or translates text, parses documents, works on speech or makes images.
Models for media, and those that users may only choose, are left alone.

## Why it matters

The server answers a chat request with an error, or the model with a score, a label, or text that goes on where the
question ended. Nothing in the file looks wrong, because the id is real.

## Bad

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - local/bge-m3
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  allowedModels:
    - bge-m3
```

Or:

```json5 openclaw.json release=2026.9.6
{
  agents: { defaults: { model: "ollama/nomic-embed-text" } },
}
```

## Good

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - local/llama
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
    - bge-m3
```

## Fix

Name a model that is made for conversation.

## Reference

- NVIDIA's models by use: https://build.nvidia.com/models
- The catalogue's sources are named in `provcheck/catalog/SOURCES.md`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from provcheck.catalog.kinds import kind_by_name
from provcheck.catalog.known import Kind, KnownModel
from provcheck.catalog.served import is_hosted_nim, known_model
from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, ModelRef, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.refs import DOUBLED, FINE, SWALLOWED, UNKNOWN_MODEL, Outcome, follow
from provcheck.rules._shared.unlisted import knows_itself

_CHATTING = frozenset({"chat", "job", "utility"})
# Nobody knows whether one of the kind "other" chats.
_WORDS: dict[Kind, str] = {
    "guard": "a guard model",
    "base": "a base model, which only goes on with a text",
    "reward": "a reward model",
    "embedding": "an embedding model",
    "reranking": "a reranking model",
    "ocr": "a model for text recognition",
    "parsing": "a model that parses documents",
    "speech": "a speech model",
    "translation": "a translation model",
    "image-generation": "a model that makes images",
    "detection": "a model that labels what it is given",
}


class _Asked(NamedTuple):
    id: str
    provider: Provider | None
    name: str


class NotAChatModel(Rule):
    """PC309."""

    code = "PC309"
    name = "not-a-chat-model"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Refs of conversations to models that hold none."""
        for bundle in workspace.bundles:
            for route in bundle.routes():
                for ref in route.refs if route.purpose in _CHATTING else ():
                    asked = _asked(ref, bundle)
                    words = _made_for(asked) if asked else None
                    if asked and words:
                        yield self._report(ref, asked, words)

    def _report(self, ref: ModelRef, asked: _Asked, words: str) -> Finding:
        entry = asked.provider.find(asked.id) if asked.provider else None
        return self.finding(
            ref.where(),
            f'"{asked.id}" is {words}, not one to chat with',
            related=[Related(entry.where("id"), "it is listed here")] if entry else (),
            help="name a model that is made for conversation",
        )


def _asked(ref: ModelRef, bundle: Bundle) -> _Asked | None:
    """The model that answers, also behind an alias; none where another rule says that there is no such model."""
    if ref.target is None:
        return None
    name, model_id = ref.target
    outcome = follow(ref, bundle)
    if not _is_answered(outcome, bundle):
        return None
    found = outcome.provider or next(iter(bundle.named(name)), None)
    return _Asked(outcome.meant or model_id, found, name)


def _is_answered(outcome: Outcome, bundle: Bundle) -> bool:
    if outcome.what == UNKNOWN_MODEL and outcome.provider is not None:
        return knows_itself(outcome.provider, outcome.model, bundle)
    return outcome.what in {FINE, SWALLOWED, DOUBLED}


def _made_for(asked: _Asked) -> str | None:
    """What the model is made for, as the catalogue or else its name says; ``None`` for conversation."""
    known = _known(asked)
    if known is not None and "kind" in known.by_settings:
        words = _WORDS.get(known.kind)
        return f"{words} by the settings" if words else None
    if known is not None and "id" not in known.by_settings:
        return _WORDS.get(known.kind)
    by_name = kind_by_name(asked.id)
    return f"{_WORDS[by_name]} by its name" if by_name else None


def _known(asked: _Asked) -> KnownModel | None:
    from provcheck.catalog.known import find_native, find_nim, find_special

    if asked.provider is None:
        found = find_nim(asked.id) if asked.name == "nvidia" else find_native(asked.name, asked.id)
    else:
        known = known_model(asked.provider, asked.id)
        found = known.model if known else None
    if found is None and (asked.name == "nvidia" if asked.provider is None else is_hosted_nim(asked.provider)):
        found = find_special(asked.id, asked.name)
    return found


RULE = NotAChatModel
