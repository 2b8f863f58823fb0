"""A file that was named holds neither dialect.

## What it does

Says that a file on the command line is no OpenClaw configuration and no Pai manifest. Files that a folder search
passes over are not mentioned, nor, with `--ignore-unknown`, those that pre-commit or another program names.

## Why it matters

A hook or a CI step that checks the wrong file is green for the wrong reason.

## Bad

```yaml compose.yaml
services:
  web:
    image: nginx
```

## Good

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  allowedModels: [llama]
```

## Fix

Name another file, or a folder: provcheck then finds the configurations by itself. An OpenClaw configuration is known
by `agents` or by `models.providers` at its top, a Pai manifest by an `apiVersion` that begins with `pai.io/`, or
by a kind such as ModelProvider under no other project's `apiVersion`.

## Reference

- OpenClaw's configuration: https://docs.openclaw.ai
- Pai's resources: https://docs.pairun.dev
"""

from __future__ import annotations

from provcheck.finding import Finding, Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.rules._base import Rule
from provcheck.syntax.source import Source


class NotAConfig(Rule):
    """PC006. Its findings come from the search for files."""

    code = "PC006"
    name = "not-a-config"
    severity = Severity.INFO
    dialects = (OPENCLAW, PAI)

    @classmethod
    def of(cls, source: Source) -> Finding:
        """The finding for a file."""
        return cls.finding(source.locate(0, 0), "this is neither an OpenClaw configuration nor a Pai manifest")


RULE = NotAConfig
