"""An address on the internet is called without encryption.

## What it does

Reports an `http://` address whose host is not local. Local are loopback, private and link-local addresses, names of
one label, and names that end in `.local`, `.internal`, `.svc` or `.localhost`.

## Why it matters

The key and every prompt can be read and changed on the way.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://llm.example.com/v1",
        api: "openai-completions",
        apiKey: { source: "env", provider: "default", id: "LAB_API_KEY" },
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
  models: {
    providers: {
      lab: {
        baseUrl: "https://llm.example.com/v1",
        api: "openai-completions",
        apiKey: { source: "env", provider: "default", id: "LAB_API_KEY" },
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

None: whether the server answers to `https://`, and on which port, only you know.

## Reference

- Pai documentation, vLLM (in-cluster http, external https): https://docs.pairun.dev/providers/vllm
- RFC 1918, private addresses: https://www.rfc-editor.org/rfc/rfc1918
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.catalog import hosts
from provcheck.finding import Finding, Severity
from provcheck.model import OPENCLAW, PAI, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.endpoints import usable


class InsecureHttp(Rule):
    """PC503."""

    code = "PC503"
    name = "insecure-http"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Plain ``http:`` to hosts that are not local."""
        for bundle in workspace.bundles:
            for one in usable(bundle):
                if one.url[:5].lower() == "http:" and not hosts.is_local(one.url):
                    yield self.finding(
                        one.where(),
                        f"{hosts.host(one.url)} is called over http, so that keys and prompts travel unencrypted",
                        help="write https:// once the server offers it",
                    )


RULE = InsecureHttp
