"""A secret stands in the file itself.

## What it does

In OpenClaw it reports literals where a reference to a secret belongs: a provider's `apiKey`, `request.auth` and
`request.tls`, credential-like `headers` (`Authorization`, `Cookie`, names with "key", "token" or "secret"), and
variables of `env` whose value is plainly a key. In Pai it reports a raw key anywhere in a manifest, an `apiKey` on a
ModelProvider, and literal secrets in an Agent's `env`. In both it reports URLs with a password in them.

What a vendor's keys begin with (`nvapi-`, `sk-ant-`) and what only chance can have made is an error; another literal is
a warning, and so is a key in OpenClaw's `env`. Placeholders are no secrets: `<your key>`, `YOUR_API_KEY`, `nvapi-...`,
`changeme`, `none`, `ollama` and the like, and on a server of your own words like `local-key`.

## Why it matters

Configuration files are copied, committed and pasted into issues. Whoever reads one can use the key.

## Bad

```json5 openclaw.json
{
  env: { shellEnv: { enabled: true } },
  models: {
    providers: {
      lab: {
        baseUrl: "https://llm.example.com/v1",
        api: "openai-completions",
        apiKey: "correct-horse-battery",
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
  apiKeySecretRef: nvapi-3vBq8LkZt2Yw6RsXc9Dm
  allowedModels:
    - openai/gpt-oss-20b
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

Unsafe, in OpenClaw: writes a variable in place of the secret. The secret is gone from the file then, so store it
elsewhere first; and since it was in a file, make a new one and revoke it.

## Reference

- OpenClaw documentation, secrets: https://docs.openclaw.ai/gateway/secrets
- Pai documentation, Secret: https://docs.pairun.dev/resources/secret
- OWASP on secrets: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.finding import Finding, Fix, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, Credential, Part, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.secrets import (
    MARKS,
    is_dummy,
    is_marked,
    is_placeholder,
    is_surely_secret,
    logins,
    may_be_secret_header,
    revealed,
    without_scheme,
)

if TYPE_CHECKING:
    from provcheck.syntax.source import Location

# A name of a Secret or of its entry is seldom as long as a key.
_LONG_NAME = 32


class PlaintextSecret(Rule):
    """PC601."""

    code = "PC601"
    name = "plaintext-secret"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)
    fix = "unsafe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Literal secrets, each place once."""
        for bundle in workspace.bundles:
            said = set()
            for finding in (*self._in_credentials(bundle), *self._in_texts(bundle, workspace)):
                if finding.location not in said:
                    said.add(finding.location)
                    yield finding

    def _in_credentials(self, bundle: Bundle) -> Iterator[Finding]:
        for one in bundle.details.credentials():
            if one.form == "literal":
                severity = _severity(one, bundle)
                if severity is not None:
                    yield self._report(one, severity, bundle)
            elif one.form == "malformed" or len(one.raw("secret_name") or "") >= _LONG_NAME:
                field = revealed(one)
                if field is not None:
                    yield self._say(one, field, "a secret stands here in place of the name of one")

    def _in_texts(self, bundle: Bundle, workspace: Workspace) -> Iterator[Finding]:
        for part in bundle.details.strings("@"):
            severity = _severity_of_logins(part.raw() or "")
            if severity is not None:
                yield self._say(part, "", "this address has a password in it", severity)
        if bundle.dialect == PAI or bundle.around is not None:
            inner = [one.where() for one in workspace.embedded(bundle)]
            for part in bundle.details.strings(*MARKS):
                if is_marked(part.raw() or "") and not any(_encloses(part.where(), place) for place in inner):
                    yield self._say(part, "", "a manifest holds a secret in plain text")

    def _say(self, part: Part | Credential, field: str, message: str, severity: Severity | None = None) -> Finding:
        return self.finding(part.where(field), message, severity=severity, help=_ADVICE)

    def _report(self, one: Credential, severity: Severity, bundle: Bundle) -> Finding:
        what = one.name or one.key()
        sure = severity is Severity.ERROR or one.role == "env"
        holds = "holds a secret in plain text" if sure else "holds a literal where a reference to a secret belongs"
        return self.finding(
            one.where(),
            f"{what} {holds}",
            severity=severity,
            help=_ADVICE,
            fix=_referring(one, bundle) if bundle.dialect == OPENCLAW and one.role != "env" else None,
        )


_ADVICE = (
    "store it outside of the file, refer to it here, and then replace it by a new one: this one has been in a file"
)


def _severity(one: Credential, bundle: Bundle) -> Severity | None:
    """How bad a literal is; ``None`` for what is no secret."""
    text = without_scheme(one.raw() or "")
    if is_placeholder(text):
        return None
    if one.role == "env":
        return _severity_of_variable(one, text)
    if one.role == "header" and not may_be_secret_header(one.name, text):
        return None
    if one.role == "tls" and not _is_private(one, text):
        return None
    if is_surely_secret(text) or bundle.dialect == PAI:
        return Severity.ERROR
    if isinstance(one.owner, Provider) and is_dummy(text, one.owner):
        return None
    return Severity.WARNING


def _severity_of_variable(one: Credential, text: str) -> Severity | None:
    from provcheck.redact.words import holds_secret

    if not is_marked(text) and not (holds_secret(one.name) and is_surely_secret(text)):
        return None
    return Severity.WARNING if one.owner is None else Severity.ERROR


def _is_private(one: Credential, text: str) -> bool:
    """Whether a part of a TLS setting is secret: certificates are public, and a path is no key."""
    from provcheck.redact.words import holds_secret

    if "-----BEGIN" in text:
        return "PRIVATE KEY-----" in text
    return holds_secret(one.key()) and not text.startswith(("/", "./", "../", "~"))


def _severity_of_logins(text: str) -> Severity | None:
    found = list(logins(text))
    if any(map(is_surely_secret, found)):
        return Severity.ERROR
    return Severity.WARNING if found else None


def _encloses(outer: Location, inner: Location) -> bool:
    """Whether a string holds an embedded configuration, which is looked at by itself."""
    return outer.path == inner.path and outer.start <= inner.start < outer.end


def _referring(one: Credential, bundle: Bundle) -> Fix | None:
    """The fix that writes a variable, named after the provider, in place of the secret."""
    if not isinstance(one.owner, Provider) or not isinstance(one.owner.name, str):
        return None
    known = bundle.platform.key_variables(one.owner.name) if one.role == "key" else ()
    suffix = "API_KEY" if one.role == "key" else one.name or one.key()
    variable = known[0] if known else _variable(f"{one.owner.name}_{suffix}")
    scheme = (one.raw() or "").strip().removesuffix(without_scheme(one.raw() or ""))
    message = f"refer to the variable {variable}; store the secret there first, and rotate it: it has been in a file"
    return Fix.of(message, one.replace("", f"{scheme}${{{variable}}}"), safe=False)


def _variable(name: str) -> str:
    """A name as variables are written."""
    letters = "".join(one if one.isascii() and one.isalnum() else "_" for one in name.upper())
    return f"_{letters}" if letters[:1].isdigit() else letters


RULE = PlaintextSecret
