"""A shape that OpenClaw or Pai has given up.

## What it does

Reports keys, values and forms of an older release, and says which release ended them and what to write now: variables
directly in `env`, `agents.list`, `agent` at the top, ids of APIs that are gone; in Pai ModelBinding, AgentWorkload, and
what `pai migrate-agents` rewrites.

It is an error where the release in use refuses the old shape. It is a warning where that release rewrites it while it
reads, and where the release takes it and the newest one refuses it: then an upgrade keeps OpenClaw from starting.
In Pai it is a warning.

Which release is in use is what `--openclaw-version`, the settings or the file's own `meta.lastTouchedVersion` says,
else the newest that is known.

## Why it matters

An upgrade that comes by itself at night finds a file that it does not read, and the gateway is down in the morning.

## Bad

```json5 openclaw.json release=2026.9.6
{
  env: { LAB_URL: "http://gpu-box:8000/v1" },
}
```

Or:

```json5 openclaw.json
{
  meta: { lastTouchedVersion: "2026.7.1" },
  env: { LAB_URL: "http://gpu-box:8000/v1" },
}
```

Or:

```json5 openclaw.json release=2026.9.6
{
  agents: { list: [{ id: "main", workspace: "~/main" }] },
}
```

Or:

```json5 openclaw.json release=2026.9.6
{
  agents: { defaults: { contextTokens: 50000 } },
}
```

Or:

```yaml binding.yaml
apiVersion: pai.io/v1
kind: ModelBinding
metadata:
  name: fast
spec:
  provider: openai
  model: gpt-5.5
  apiKeySecretRef:
    name: openai-api-key
    key: token
```

## Good

```json5 openclaw.json release=2026.9.6
{
  env: { vars: { LAB_URL: "http://gpu-box:8000/v1" } },
  agents: { entries: { main: { default: true, workspace: "~/main" } } },
}
```

Or:

```json5 openclaw.json
{
  meta: { lastTouchedVersion: "2026.7.1" },
  agents: { list: [{ id: "main", workspace: "~/main" }] },
}
```

Or:

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: openai
spec:
  provider: openai
  apiKeySecretRef:
    name: openai-api-key
    key: api-key
```

## Fix

Safe: rewrites what is mechanical. Variables go into `env.vars`, agents of a list into `agents.entries`, a value that
has a new name gets it, and what no release reads any more is dropped. Unsafe: drops what newer releases no longer take,
because what it said goes with it.

## Reference

- Upgrades that stopped at the old shape: https://github.com/openclaw/openclaw/issues/133984,
  https://github.com/openclaw/openclaw/issues/134497
- npm `openclaw`, nine releases from 2026.1.30 to 2026.9.6: https://www.npmjs.com/package/openclaw
- Pai on the shapes of Agent: https://docs.pairun.dev/resources/agent
"""

from __future__ import annotations

from provcheck.finding import Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.rules._base import Rule


class LegacyShape(Rule):
    """PC106. Its findings come from the schemas."""

    code = "PC106"
    name = "legacy-shape"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)
    fix = "safe or unsafe"


RULE = LegacyShape
