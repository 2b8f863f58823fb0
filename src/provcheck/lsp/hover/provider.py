"""What a provider is, how it is reached and who uses it. Of its key only in which form it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.catalog.query.entries import PROVIDERS
from provcheck.catalog.served import is_hosted_nim, vendor
from provcheck.lsp.hover.part import Part
from provcheck.lsp.hover.uses import place
from provcheck.model import PAI
from provcheck.redact.address import without_secrets

if TYPE_CHECKING:
    from provcheck.model import Bundle, Credential, Provider

_LIMITS = {
    "request_cap": "tokens a request",
    "daily_cap": "tokens a day",
    "external_cap": "tokens a day from outside",
    "external_requests": "requests a day from outside",
    "context_window": "tokens of window",
    "context_tokens": "tokens of context",
    "max_tokens": "tokens of output",
}
_FORMS = {
    "literal": "a literal, not shown",
    "empty": "an empty text",
    "mixed": "a text with variables in it, not shown",
    "bare-name": "a text that looks like the name of a variable and is sent as it stands",
    "dollar": "a text that looks like a variable and is sent as it stands",
    "pseudo": "a text that looks like a variable and is sent as it stands",
    "malformed": "a reference that cannot work",
    "unknown": "not known before run time",
}


def part(bundle: Bundle, name: str, provider: Provider | None, users: str, path: str) -> Part:
    """All there is to say about a provider in a file; ``provider`` is its definition, ``None`` where there is none."""
    if provider is None:
        return Part(f'provider "{name}", {_origin(bundle, name)}', (*_built_in_key(bundle, name), users))
    extended = f", which {bundle.platform.name} has built in" if provider.built_in else ""
    title = f'provider "{name}"{extended}, defined at {place(provider.where("name"), path)}'
    return Part(title, (*_facts(bundle, provider), users))


def _origin(bundle: Bundle, name: str) -> str:
    if name in bundle.platform.builtin:
        return f"built into {bundle.platform.name}"
    return "defined by a plugin" if name in bundle.foreign else "defined nowhere that was read"


def _facts(bundle: Bundle, provider: Provider) -> Iterator[str]:
    if isinstance(provider.kind, str):
        yield f'type: "{provider.kind}"'
    if isinstance(provider.protocol, str):
        yield f"protocol: {provider.protocol}"
    yield from _address(provider)
    yield from _key(bundle, provider)
    yield _models(bundle, provider)
    limits = [(word, provider.number(field)) for field, word in _LIMITS.items()]
    said = [f"{value:,} {word}" for word, value in limits if isinstance(value, (int, float))]
    if said:
        yield f"limits: {', '.join(said)}"


def _address(provider: Provider) -> Iterator[str]:
    service = "nvidia" if is_hosted_nim(provider) else vendor(provider)
    answers = f" ({re.split('[,;]', PROVIDERS[service])[0]})" if service in PROVIDERS else ""
    if isinstance(provider.endpoint, str) and provider.endpoint:
        yield f'endpoint: "{without_secrets(provider.endpoint)}"{answers}'
    elif provider.endpoint is not None:
        yield "endpoint: not known before run time"
    elif answers:
        yield f"endpoint: its vendor's{answers}"


def _key(bundle: Bundle, provider: Provider) -> Iterator[str]:
    found = [one for one in bundle.details.credentials_of(provider) if one.role == "key"]
    if found:
        yield f"key: {_form(bundle, found[0])}"
    else:
        yield from _built_in_key(bundle, str(provider.name) if provider.built_in else "")


def _built_in_key(bundle: Bundle, name: str) -> Iterator[str]:
    """Where the platform looks for a key that nobody configured."""
    variables = bundle.platform.key_variables(name) if name in bundle.platform.builtin else ()
    if name and name in (bundle.details.profiles() or ()):
        yield "key: from an auth profile"
    elif variables:
        yield "key: from the variable {}".format(" or ".join(f'"{name}"' for name in variables))
    else:
        yield "key: none is configured"


def _form(bundle: Bundle, credential: Credential) -> str:
    if credential.form in {"variable", "known-name"}:
        return f'from the variable "{credential.variable}"'
    if credential.form != "reference":
        return _FORMS[credential.form]
    name, entry = credential.string("secret_name"), credential.string("secret_key")
    if bundle.dialect == PAI:
        key = f', entry "{entry}"' if isinstance(entry, str) else ""
        return f'from Secret "{name}"{key}' if isinstance(name, str) else "from a Secret"
    if credential.variable:
        return f'from the variable "{credential.variable}"'
    source = credential.string("source")
    return f'from the secret "{name}" of source "{source}"' if isinstance(name, str) else "from a secret store"


def _models(bundle: Bundle, provider: Provider) -> str:
    denied = f", {len(provider.denied)} denied" if provider.denied else ""
    if isinstance(provider.models, tuple):
        also = " beside those that it knows itself" if provider.built_in else ""
        return f"models: {len(provider.models)} listed{also}{denied}"
    if provider.models is not None:
        return f"models: not known before run time{denied}"
    return f"models: all are allowed{denied}" if bundle.dialect == PAI else f"models: no list{denied}"
