"""An address is no usable base URL.

## What it does

Reports an address that is no absolute `http://` or `https://` URL with a host, that has white space in or around it, a
port that is none, or a query or fragment. One that still has a placeholder in it, such as
`https://<resource>.example.com`, is a warning.

## Why it matters

Every request to the provider fails. Both platforms take any text at all, so that nobody says why.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "gpu-box:8000/v1",
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

Or:

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: vllm-local
spec:
  provider: vllm
  endpoint: " http://vllm.vllm-system.svc.cluster.local:8000/v1"
  allowedModels:
    - qwen3-32b
```

## Good

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
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

Or:

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: vllm-local
spec:
  provider: vllm
  endpoint: http://vllm.vllm-system.svc.cluster.local:8000/v1
  allowedModels:
    - qwen3-32b
```

## Fix

Safe for white space around a URL: takes it out. Unsafe for white space inside, which may stand for something.

## Reference

- RFC 3986, the parts of a URL: https://www.rfc-editor.org/rfc/rfc3986#section-3
- OpenClaw documentation, model providers: https://docs.openclaw.ai/concepts/model-providers
- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Fix, Severity
from provcheck.model import OPENCLAW, PAI, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.endpoints import Endpoint, endpoints, fault, is_template


class InvalidUrl(Rule):
    """PC502."""

    code = "PC502"
    name = "invalid-url"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)
    fix = "safe or unsafe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Addresses that no request can be sent to."""
        for bundle in workspace.bundles:
            for one in endpoints(bundle):
                wrong = fault(one.url)
                if wrong is not None:
                    yield self._report(one, wrong)

    def _report(self, one: Endpoint, wrong: str) -> Finding:
        around, inside = one.url.strip(), "".join(one.url.split())
        cleaned = next((text for text in (around, inside) if text != one.url and fault(text) is None), None)
        return self.finding(
            one.where(),
            f"this {one.label} is no usable base URL: {wrong}",
            severity=Severity.WARNING if is_template(one.url) else Severity.ERROR,
            help=None if cleaned else "write it like https://host.example.com/v1",
            # White space inside may stand for something else than nothing.
            fix=Fix.of("take out the white space", one.replace(cleaned), safe=cleaned == around) if cleaned else None,
        )


RULE = InvalidUrl
