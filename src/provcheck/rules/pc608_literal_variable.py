"""A key that looks like a variable is sent as it stands.

## What it does

Looks at keys and credential-like headers in which OpenClaw replaces nothing although they look like a variable:
`${lower}`, `${A:-b}`, a bare `NAME` that no provider of the release looks into, `$NAME` (in an `apiKey` before
2026.5.28). An error; at a local host, where it may be a dummy, a warning. A bare name that some provider looks into
works, and is worth knowing only.

## Why it matters

OpenClaw replaces `${NAME}` with names in capitals, and nothing else. The server is sent the text itself and answers
with 401, while the variable is set and right.

## Bad

```json5 openclaw.json
{
  env: { shellEnv: { enabled: true } },
  models: {
    providers: {
      lab: {
        baseUrl: "https://llm.example.com/v1",
        api: "openai-completions",
        apiKey: "LAB_API_KEY",
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
  env: { shellEnv: { enabled: true } },
  models: {
    providers: {
      lab: {
        baseUrl: "https://llm.example.com/v1",
        api: "openai-completions",
        apiKey: "${LAB_API_KEY}",
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

Unsafe: writes `${NAME}`. The variable has to be set then, under this name in capitals.

## Reference

- OpenClaw documentation, environment variables: https://docs.openclaw.ai/help/environment
- OpenClaw documentation, secrets: https://docs.openclaw.ai/gateway/secrets
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Fix, Severity
from provcheck.model import OPENCLAW, Bundle, Credential, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.endpoints import may_be_local
from provcheck.rules._shared.secrets import is_secret_header

_LOOKS = {
    "bare-name": "is a bare name, which OpenClaw knows no variable by",
    "dollar": "has the form $NAME, which OpenClaw does not replace here",
    "pseudo": "has ${...} in a form that OpenClaw does not replace",
    "literal": "has ${...} in a form that OpenClaw does not replace",
}


class LiteralVariable(Rule):
    """PC608."""

    code = "PC608"
    name = "literal-variable"
    severity = Severity.ERROR
    dialects = (OPENCLAW,)
    fix = "unsafe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Credentials that look like a variable and are none."""
        for bundle in workspace.bundles:
            for one in bundle.details.credentials() if bundle.dialect == OPENCLAW else ():
                if _is_sent(one):
                    if one.form == "known-name":
                        yield self._say_known(one, bundle)
                    elif one.form in _LOOKS and _looks_like_variable(one):
                        yield self._report(one, bundle)

    def _report(self, one: Credential, bundle: Bundle) -> Finding:
        local = isinstance(one.owner, Provider) and may_be_local(one.owner)
        return self.finding(
            one.where(),
            f"{one.name or one.key()} {_LOOKS[one.form]}: it is sent as it stands",
            severity=Severity.WARNING if local else Severity.ERROR,
            help="write ${NAME} with the name of the variable, in capitals",
            fix=_replacing(one),
            depends_on=bundle,
        )

    def _say_known(self, one: Credential, bundle: Bundle) -> Finding:
        return self.finding(
            one.where(),
            f"{one.name or one.key()} is a bare name, which OpenClaw takes for the variable because it knows it",
            severity=Severity.INFO,
            help=f"write ${{{one.variable}}}, which reads as what it is",
            fix=_replacing(one),
            depends_on=bundle,
        )


def _is_sent(one: Credential) -> bool:
    """Whether it is part of what requests to a provider carry to sign in."""
    return one.role in {"key", "auth"} or (one.role == "header" and is_secret_header(one.name))


def _looks_like_variable(one: Credential) -> bool:
    text = one.raw() or ""
    if one.form == "literal":
        return "${" in text
    if one.form != "bare-name":
        return True
    from provcheck.rules._shared.refs import is_placeholder

    return not is_placeholder(text)


def _replacing(one: Credential) -> Fix | None:
    if one.variable is None:
        return None
    return Fix.of(f"write ${{{one.variable}}}", one.replace("", f"${{{one.variable}}}"), safe=False)


RULE = LiteralVariable
