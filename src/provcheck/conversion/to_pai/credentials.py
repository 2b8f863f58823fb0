"""Keys: Pai takes them from Secrets, which somebody has to create."""

from __future__ import annotations

from typing import NamedTuple

from provcheck.conversion.defaults import key_variable
from provcheck.conversion.entry import Outcome
from provcheck.conversion.ledger import Ledger
from provcheck.conversion.sources import OpenClawSource
from provcheck.conversion.spot import Path, Spot
from provcheck.model import Provider

KEY = "api-key"
"""The key inside a Secret, as in every example of Pai's documentation."""


class Needed(NamedTuple):
    """A Secret that has to be created, and the environment variable that its value stands in today, if one does."""

    secret: str
    variable: str | None

    @property
    def reference(self) -> dict[str, object]:
        """What a manifest says of it."""
        return {"name": self.secret, "key": KEY}

    @property
    def reason(self) -> str:
        """What the user has to do."""
        return f"create the Secret: {self.command}"

    @property
    def command(self) -> str:
        """The command that creates it, with a placeholder for its value."""
        value = f'"${self.variable}"' if self.variable else "YOUR_KEY"
        return f"pai add secret {self.secret} --from-literal {KEY}={value}"


def needed(source: OpenClawSource, provider: Provider | None, name: str, pai_name: str) -> Needed:
    """The Secret for a provider's key; ``provider`` is ``None`` where OpenClaw's own has no entry."""
    found = variable_of(source, provider)
    if found is None and (provider is None or provider.lacks("credential")):
        found = key_variable(name) if source.bundle.platform.key_variables(name) else None
    return Needed(f"{pai_name}-{KEY}"[-253:], found)


def variable_of(source: OpenClawSource, provider: Provider | None) -> str | None:
    """The environment variable that a provider's key is read from."""
    known = source.bundle.details.credentials_of(provider) if provider else []
    return next((one.variable for one in known if one.role == "key" and one.form in _NAMED and one.variable), None)


_NAMED = ("variable", "known-name", "reference", "dollar", "bare-name", "pseudo")


def settle(source: OpenClawSource, path: Path | None, secret: Needed, target: Spot, ledger: Ledger) -> None:
    """Note what became of a key, and of the variable in ``env`` that holds it."""
    ledger.commands.append(secret.command)
    if secret.variable:
        ledger.variables[target.resource.name] = secret.variable
    for leaf in source.tree.below((*path, "apiKey")) if path else ():
        leaf.became(Outcome.NEEDS_YOU, target, secret.reason)
    if secret.variable:
        for place in (("env", "vars", secret.variable), ("env", secret.variable)):
            for leaf in source.tree.below(place):
                leaf.became(Outcome.NEEDS_YOU, target, f"its value goes into the Secret {secret.secret}")
