"""A provider is written with the fields of another kind, or a service with fields that exclude each other.

## What it does

Reports

- `externalAccess.maxRequestsPerDay` in a ModelProvider, and `externalAccess.maxTokensPerDay` in a Provider: use of
  models is counted in tokens, that of services in requests,
- a Provider of the type `mcp` whose `transport` is neither `sse` (the default) nor `stdio`, or that has no `url` for
  `sse`, or no `command` for `stdio`,
- a Provider of the type `http-token` with both `auth.header` and `auth.param` (a warning).

## Why it matters

A budget under the wrong name limits nothing. Pai cannot reach an MCP server without its address, nor start one without
its command. A credential goes either into a header or into a query parameter: with `param` set, `header` does nothing.

## Bad

```yaml services.yaml
apiVersion: pai.io/v1
kind: Provider
metadata:
  name: linear
spec:
  type: mcp
  mcp:
    transport: sse
  externalAccess:
    enabled: true
    maxTokensPerDay: 100000
    maxRequestsPerDay: 1000
---
apiVersion: pai.io/v1
kind: Provider
metadata:
  name: files
spec:
  type: mcp
  mcp:
    transport: STDIO
    command: ["mcp-files", "/workspace"]
```

## Good

```yaml services.yaml
apiVersion: pai.io/v1
kind: Provider
metadata:
  name: linear
spec:
  type: mcp
  mcp:
    transport: sse
    url: https://mcp.linear.app/sse
  externalAccess:
    enabled: true
    maxRequestsPerDay: 1000
---
apiVersion: pai.io/v1
kind: Provider
metadata:
  name: files
spec:
  type: mcp
  mcp:
    transport: stdio
    command: ["mcp-files", "/workspace"]
```

## Fix

Safe where a `transport` is surely misspelt. A budget cannot be renamed: tokens are no requests.

## Reference

- Pai documentation, MCP servers: https://docs.pairun.dev/providers/mcp
- Pai documentation, services with a token: https://docs.pairun.dev/providers/http-token
- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, Part, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.choices import wrong_choices

_SSE = "sse"
_STDIO = "stdio"


class BadServiceProvider(Rule):
    """PC707."""

    code = "PC707"
    name = "bad-service-provider"
    severity = Severity.ERROR
    dialects = (PAI,)
    fix = "safe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Providers with fields of another kind, and services that cannot be reached."""
        for bundle in workspace.bundles:
            if bundle.dialect != PAI:
                continue
            for provider in bundle.providers:
                yield from self._judge_budget(provider, "external_requests", "external_cap", "models", "tokens")
            for service in bundle.details.definitions("service"):
                yield from self._judge_budget(service, "external_cap", "external_requests", "services", "requests")
                kind = service.string("type")
                if kind == "mcp":
                    yield from self._judge_mcp(service)
                elif kind == "http-token" and service.has("auth_param") and service.has("auth_header"):
                    yield self._idle_header(service)

    def _judge_budget(self, owner: Provider | Part, wrong: str, right: str, what: str, unit: str) -> Iterator[Finding]:
        if owner.has(wrong):
            label = owner.label(right)
            yield self.finding(
                owner.where(wrong),
                f"use of {what} from outside is limited by {label}, in {unit}; {owner.label(wrong)} does nothing here",
                help="drop it" if owner.has(right) else f"write {label}, with a number of {unit}",
            )

    def _judge_mcp(self, service: Part) -> Iterator[Finding]:
        yield from wrong_choices(self, service, "transport", (_SSE, _STDIO))
        transport = _SSE if service.lacks("transport") else service.string("transport")
        if transport == _SSE and service.lacks("url"):
            default = " (the default)" if service.lacks("transport") else ""
            instead = f", or write {service.label('transport')}: {_STDIO}" if service.has("command") else ""
            yield self._missing(service, "url", _SSE + default, f"the address of the server{instead}")
        elif transport == _STDIO and service.lacks("command"):
            instead = f", or write {service.label('transport')}: {_SSE}" if service.has("url") else ""
            yield self._missing(service, "command", _STDIO, f"the program and its arguments{instead}")

    def _missing(self, service: Part, needed: str, transport: str, advice: str) -> Finding:
        label = service.label(needed)
        return self.finding(
            service.where(needed),
            f"an MCP server with {service.label('transport')} {transport} needs {label}, and there is none",
            help=f"add {label} with {advice}",
        )

    def _idle_header(self, service: Part) -> Finding:
        header, param = service.label("auth_header"), service.label("auth_param")
        return self.finding(
            service.where("auth_header"),
            f"{header} does nothing where {param} is set: the credential goes into the query",
            severity=Severity.WARNING,
            related=[Related(service.where("auth_param"), f"{param} takes its place")],
            help=f"keep {header} or {param}, whichever the service reads",
        )


RULE = BadServiceProvider
