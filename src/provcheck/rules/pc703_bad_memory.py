"""A memory cannot be attached to an agent as it is written.

## What it does

Reports in an Agent's `memories`

- more than 8 of them,
- a `mountPath` that is not absolute, or that another memory of the agent has too,
- an `access` that is neither `readWrite` nor `readOnly`,
- `instructions` of more than 4096 characters.

## Why it matters

These are the limits that Pai documents; it does not attach a memory outside them. Two memories cannot be at one place:
`/memory/notes` and `/memory/notes/` are the same folder.

## Bad

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - nvidia/openai/gpt-oss-20b
  memories:
    - name: preferences
      mountPath: /memory/notes
      access: readonly
    - name: standards
      mountPath: /memory/notes
```

## Good

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - nvidia/openai/gpt-oss-20b
  memories:
    - name: preferences
      mountPath: /memory/preferences
      access: readOnly
    - name: standards
      mountPath: /memory/standards
```

## Fix

Safe where an `access` is surely misspelt, or is the word of another tool. Where a memory goes is yours to say.

## Reference

- Pai documentation, Memory: https://docs.pairun.dev/resources/memory
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from posixpath import normpath

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, Agent, Part, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.choices import items, wrong_choices

_MOST = 8
_LONGEST = 4096
_ACCESS = ("readWrite", "readOnly")
_OTHERS = {
    "rw": "readWrite",
    "ro": "readOnly",
    "read": "readOnly",
    # Kubernetes' words for volumes
    "readwriteonce": "readWrite",
    "readwritemany": "readWrite",
    "readonlymany": "readOnly",
}


class BadMemory(Rule):
    """PC703."""

    code = "PC703"
    name = "bad-memory"
    severity = Severity.ERROR
    dialects = (PAI,)
    fix = "safe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Memories that Pai does not attach."""
        for bundle in workspace.bundles:
            for agent in bundle.agents:
                memories = items(agent, "memories")
                if len(memories) > _MOST:
                    yield self._too_many(agent, memories)
                for memory in memories:
                    yield from wrong_choices(self, memory, "access", _ACCESS, _OTHERS)
                    yield from self._judge_instructions(memory)
                yield from self._judge_paths(memories)

    def _too_many(self, agent: Agent, memories: Sequence[Part]) -> Finding:
        return self.finding(
            memories[_MOST].where("name"),
            f"this is the {_MOST + 1}th of {len(memories)} {agent.label('memories')}; an agent may have {_MOST}",
            help=f"drop {len(memories) - _MOST}, or join some of them",
        )

    def _judge_instructions(self, memory: Part) -> Iterator[Finding]:
        text = memory.string("instructions")
        if isinstance(text, str) and len(text) > _LONGEST:
            yield self.finding(
                memory.where("instructions"),
                f"{memory.label('instructions')} of {len(text)} characters are too long; {_LONGEST} are allowed",
                help="keep what the agent must know at once, and put the rest into the memory itself",
            )

    def _judge_paths(self, memories: Sequence[Part]) -> Iterator[Finding]:
        seen: dict[str, Part] = {}
        for memory in memories:
            path = memory.string("mount_path")
            if not isinstance(path, str):
                continue
            if not path.startswith("/"):
                yield self.finding(
                    memory.where("mount_path"),
                    f'{memory.label("mount_path")} "{path}" is not absolute',
                    help="begin it with a slash",
                )
                continue
            first = seen.setdefault(normpath("/" + path.lstrip("/")), memory)
            if first is not memory:
                yield self.finding(
                    memory.where("mount_path"),
                    f'two memories are to be at "{path}"',
                    related=[Related(first.where("mount_path"), "the first one")],
                    help="give each memory a folder of its own",
                )


RULE = BadMemory
