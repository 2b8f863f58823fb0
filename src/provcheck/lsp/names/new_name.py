"""Why something cannot be given another name, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provcheck.dialects.openclaw_names import is_agent_id
from provcheck.dialects.openclaw_refs import split
from provcheck.dialects.openclaw_releases import canonical_provider
from provcheck.lsp.names.linked import Linked
from provcheck.lsp.names.occurrence import AGENT, ALIAS, MODEL, PROVIDER, Symbol
from provcheck.lsp.names.symbols import occurrences
from provcheck.model import OPENCLAW, Bundle, Provider
from provcheck.rules._shared.refs import listing

_dns_label = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?").fullmatch
_WORDS = {PROVIDER: "provider", MODEL: "model", AGENT: "agent", ALIAS: "alias"}


def obstacle(linked: Linked, symbol: Symbol, new: str) -> str | None:
    """What keeps a symbol from being renamed, ``None`` where nothing does."""
    return next(_obstacles(linked, symbol, new), None)


def _obstacles(linked: Linked, symbol: Symbol, new: str) -> Iterator[str]:
    yield from _ill_formed(symbol.kind, new)
    owners = [bundle for bundle, names in linked.names.items() if any(_is_defined(bundle, one) for one in names)]
    if not owners and symbol.kind != MODEL:
        yield _undefined(linked, symbol)
    for bundle, symbols in linked.names.items():
        for one in symbols:
            yield from _ill_formed_for(bundle, one, new)
            yield from _collisions(bundle, one, new)
        if not bundle.complete or not bundle.details.knows_refs():
            yield "a part of the configuration cannot be read, and may name it too; mend that first"
    for bundle in owners if symbol.kind in {PROVIDER, AGENT} else ():
        for one in linked.names[bundle]:
            yield from _of_platform(bundle, one, new)


def _ill_formed(kind: str, new: str) -> Iterator[str]:
    what = _WORDS[kind]
    if not new:
        yield f"the name of {_article(what)} cannot be empty"
    elif any(map(str.isspace, new)) or not new.isprintable():
        yield f"the name of {_article(what)} holds no white space"
    elif "${" in new or "{{" in new:
        yield f'"{new}" would be filled in later, and so is no name'
    elif kind != MODEL and "/" in new:
        yield f"the name of {_article(what)} holds no slash: it ends the provider's part of a ref"


def _ill_formed_for(bundle: Bundle, symbol: Symbol, new: str) -> Iterator[str]:
    release = bundle.platform.release or ""
    if bundle.dialect != OPENCLAW:
        if symbol.kind in {PROVIDER, AGENT} and not _dns_label(new):
            yield f'"{new}" is no Kubernetes name: small letters, digits and dashes inside, at most 63 characters'
    elif symbol.kind == AGENT:
        if not is_agent_id(new):
            yield f'"{new}" is no id of an agent: letters, digits, dashes and underscores, at most 64 characters'
    elif symbol.kind == PROVIDER:
        canonical = canonical_provider(release, new)
        foreign = not bundle.named(symbol.name)
        if split(f"{new}/model", release) != (canonical, "model") or new == "*" or (foreign and canonical != new):
            yield f'OpenClaw would not read "{new}/..." as a ref to this provider'
    elif symbol.kind == MODEL and (
        split(f"{symbol.provider}/{new}", release) != (symbol.provider, new) or new == "*" or new.endswith("/*")
    ):
        yield f'OpenClaw would not read "{symbol.provider}/{new}" as a ref to this model'


def _collisions(bundle: Bundle, symbol: Symbol, new: str) -> Iterator[str]:
    renamed = after(bundle, symbol, new)
    if renamed != symbol and any(one.symbol == renamed for one in occurrences(bundle)):
        of = f' of the provider "{symbol.provider}"' if symbol.kind == MODEL else ""
        yield f'"{renamed.name}" is the name of {_article(_WORDS[symbol.kind])}{of} already'
    if symbol.kind == ALIAS and new.lower() in {one.lower() for one in _bare(bundle)}:
        yield f'"{new}" is the id of a model that a ref names without its provider'
    if symbol.kind == MODEL:
        unclear = {symbol.name if len(listing(bundle, symbol.name)) > 1 else "", new} & _bare(bundle)
        yield from (f'a ref names "{one}" without a provider, and would mean another model' for one in unclear)
    ref = f"{new}/" if symbol.kind == PROVIDER else f"{symbol.provider}/{new}"
    if symbol.kind in {PROVIDER, MODEL} and any(
        alias == ref.lower() or (ref.endswith("/") and alias.startswith(ref.lower())) for alias in bundle.aliases
    ):
        yield f'an alias reads like "{ref}"'


def _of_platform(bundle: Bundle, symbol: Symbol, new: str) -> Iterator[str]:
    """What OpenClaw makes of names, and its own providers, have to do with it."""
    name, renamed, platform = symbol.name, after(bundle, symbol, new).name, bundle.platform
    defined = [one.token for one in occurrences(bundle) if one.symbol == symbol and one.defines]
    texts = sorted({f'"{token.text}"' for token in defined})
    if len(texts) > 1:
        yield f"{' and '.join(texts)} are one {_WORDS[symbol.kind]} to {platform.name}; join them first"
    if symbol.kind != PROVIDER or bundle.dialect != OPENCLAW or renamed == name:
        return
    if renamed in bundle.foreign:
        yield f'a plugin or a manifest defines a provider "{renamed}" already'
    if all(_stands_alone(one, bundle) for one in bundle.named(name)):
        return
    if renamed in platform.builtin:
        yield f'{platform.name} has a provider "{renamed}" of its own, and this one would add to it'
    elif name in platform.builtin:
        yield (
            f'{platform.name} has a provider "{name}" of its own, which this one adds to; only one with '
            "baseUrl, api, apiKey and every model that is named can do without"
        )


def _stands_alone(provider: Provider, bundle: Bundle) -> bool:
    """Whether a definition takes nothing from the platform's own provider of that name."""
    has_all = all(provider.has(field) for field in ("endpoint", "api", "credential", "models"))
    asked = {one.symbol.name for one in occurrences(bundle) if one.symbol[:2] == (MODEL, str(provider.name))}
    return has_all and provider.complete and all(map(provider.find, asked))


def after(bundle: Bundle, symbol: Symbol, new: str) -> Symbol:
    """The symbol as its bundle will know it under its new name."""
    if symbol.kind == PROVIDER and bundle.dialect == OPENCLAW:
        return symbol._replace(name=canonical_provider(bundle.platform.release or "", new))
    small = symbol.kind == ALIAS or (symbol.kind == AGENT and bundle.dialect == OPENCLAW)
    return symbol._replace(name=new.lower() if small else new)


def _bare(bundle: Bundle) -> set[str]:
    """The refs that name no provider, aliases among them."""
    texts = (ref.text.strip() for ref in bundle.refs() if isinstance(ref.text, str))
    return {text for text in texts if "/" not in text}


def _is_defined(bundle: Bundle, symbol: Symbol) -> bool:
    return any(one.symbol == symbol and one.defines for one in occurrences(bundle))


def _undefined(linked: Linked, symbol: Symbol) -> str:
    for bundle in linked.names:
        if symbol.kind == PROVIDER and symbol.name in bundle.platform.builtin:
            return f'"{symbol.name}" is a provider of {bundle.platform.name} itself'
    return f'no {_WORDS[symbol.kind]} "{symbol.name}" is defined here'


def _article(what: str) -> str:
    return f"an {what}" if what[0] in "aeiou" else f"a {what}"
