"""An address has the wrong path for a base URL.

## What it does

Looks at addresses of providers that speak OpenAI's API. It reports a path that ends in `/chat/completions`,
`/completions` or `/models`, one with `/v1/v1`, and one without the path that a known host has its API under, such as
`/v1` at NVIDIA. That a path at any other host has no version in it is worth knowing only.

## Why it matters

Platforms append `/chat/completions` themselves. The server answers 404, which often reads as if it did not have the
model.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1/chat/completions",
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
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com
  apiKeySecretRef:
    name: nvidia-api-key
    key: api-key
  allowedModels:
    - openai/gpt-oss-20b
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
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef:
    name: nvidia-api-key
    key: api-key
  allowedModels:
    - openai/gpt-oss-20b
```

## Fix

Safe for warnings: writes the address with the right path.

## Reference

- NVIDIA NIM, chat completions: https://docs.api.nvidia.com/nim/reference/llm-apis
- OpenAI API reference: https://platform.openai.com/docs/api-reference/introduction
- OpenRouter quickstart: https://openrouter.ai/docs/quickstart
- Groq, OpenAI compatibility: https://console.groq.com/docs/openai
- Pai documentation, vLLM: https://docs.pairun.dev/providers/vllm
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.catalog import hosts
from provcheck.finding import Finding, Fix, Severity
from provcheck.model import OPENCLAW, PAI, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.endpoints import Endpoint, path, usable

_OPENAI_COMPATIBLE = frozenset({"openai-completions", "openai-responses"})
_APPENDED = ("/chat/completions", "/completions", "/models")
_DOUBLED = "/v1/v1"

# Where the API of a host is, for hosts that answer nowhere else (their documentation, 2026-11).
_PATHS = {
    "api.cerebras.ai": "/v1",
    "api.fireworks.ai": "/inference/v1",
    "api.groq.com": "/openai/v1",
    "api.mistral.ai": "/v1",
    "api.openai.com": "/v1",
    "api.together.xyz": "/v1",
    "api.x.ai": "/v1",
    hosts.HOSTED_NIM: "/v1",
    "openrouter.ai": "/api/v1",
}
# These have theirs at the top.
_UNVERSIONED = frozenset({"api.deepseek.com", "api.perplexity.ai"})


class EndpointPath(Rule):
    """PC504."""

    code = "PC504"
    name = "endpoint-path"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)
    fix = "safe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Paths that are none of a base URL."""
        for bundle in workspace.bundles:
            for one in usable(bundle):
                host = hosts.host(one.url) or ""
                if one.protocol in _OPENAI_COMPATIBLE and not host.endswith(".azure.com"):
                    yield from self._judge(one, host)

    def _judge(self, one: Endpoint, host: str) -> Iterator[Finding]:
        written = path(one.url).rstrip("/")
        right = _mended(written, host)
        if right != written:
            top = one.url[: len(one.url) - len(path(one.url))]
            action = f"end it in {right}" if right == _PATHS.get(host) else "shorten the path"
            yield self.finding(
                one.where(),
                f"this {one.label} {_complaint(written, host)}",
                fix=Fix.of(action, one.replace(top + right)),
            )
        elif not _has_version(written) and host not in _UNVERSIONED:
            yield self.finding(
                one.where(),
                f"this {one.label} has no version in its path, and most servers have their API under /v1",
                severity=Severity.INFO,
            )


def _mended(written: str, host: str) -> str:
    """The path that was meant; the same where nothing is surely wrong with it."""
    right = written
    while end := _appended(right):
        right = right[: -len(end)].rstrip("/")
    while f"{_DOUBLED}/" in f"{right}/":
        right = f"{right}/".replace(f"{_DOUBLED}/", "/v1/").removesuffix("/")
    wanted = _PATHS.get(host)
    return wanted if wanted and (right == "/v1" or wanted.startswith(f"{right}/")) else right


def _appended(written: str) -> str | None:
    """The end of a path that is appended to base URLs, if it has one."""
    return next((end for end in _APPENDED if written.lower().endswith(end)), None)


def _complaint(written: str, host: str) -> str:
    end = _appended(written)
    if end is not None:
        return f"ends in {end}, which is appended to it"
    if f"{_DOUBLED}/" in f"{written}/":
        return "has /v1 twice"
    return f"lacks {_PATHS[host]}, where {host} has its API"


def _has_version(written: str) -> bool:
    """Whether a step of a path is ``v1``, ``v1beta``, ``v4`` and the like."""
    return any(step[:1] in "vV" and step[1:2].isdigit() for step in written.split("/") if step)


RULE = EndpointPath
