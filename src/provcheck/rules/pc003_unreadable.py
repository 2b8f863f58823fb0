"""A file, or a part of it, cannot be read.

## What it does

Reports a file that does not exist or may not be opened, a folder, pipe or device where a file is due, text that is not
UTF-8, files over 10 MiB, nesting past 200 levels, YAML aliases that expand past their budget or lead into themselves,
and an `$include` that is missing, runs in a circle, or lies outside of what OpenClaw includes.

## Why it matters

What cannot be read is not checked, so silence would look like approval. OpenClaw treats every failed `$include` as an
error of the whole configuration.

## Bad

```json5 openclaw.json
{
  models: { $include: "./missing.json5" },
}
```

## Good

```json5 openclaw.json
{
  models: { $include: "./models.json5" },
}
```

```json5 models.json5
{
  providers: {},
}
```

## Fix

Correct the path, the permission or the encoding. An included file must lie in the configuration's own folder or
below it, may be 2 MiB large, and be nested ten includes deep.

## Reference

- OpenClaw's limits for includes: npm package `openclaw`, config/includes
- Alias expansion as an attack: https://en.wikipedia.org/wiki/Billion_laughs_attack
"""

from __future__ import annotations

from provcheck.finding import Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.rules._base import Rule


class Unreadable(Rule):
    """PC003. Its findings come from the readers."""

    code = "PC003"
    name = "unreadable"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)


RULE = Unreadable
