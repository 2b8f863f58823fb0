"""Where an OpenClaw configuration may hold a secret, and what OpenClaw makes of what stands there.

The places are those that OpenClaw itself marks as sensitive, and ``env``; what becomes of a string was tried with the
code of 2026.7.1 and 2026.9.6 (npm `openclaw`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from provcheck.dialects import openclaw_releases as releases
from provcheck.dialects.openclaw_refs import follow
from provcheck.dialects.openclaw_view import OpenClawView
from provcheck.dialects.origin import ViewOrigin
from provcheck.dialects.view import View, is_whole, text_of
from provcheck.model import UNKNOWN, Credential, Maybe, Provider

# Path below a provider, role, and the first release that takes a reference there; the key at the end of a path that
# ends in * is the name of a header or variable.
_PLACES = (
    ("apiKey", "key", "2026.2.26"),
    ("headers.*", "header", "2026.3.31"),
    ("request.headers.*", "header", "2026.4.29"),
    ("request.auth.token", "auth", "2026.4.29"),
    ("request.auth.value", "auth", "2026.4.29"),
    *(
        (f"request.{tls}.{part}", "tls", "2026.4.29")
        for tls in ("tls", "proxy.tls")
        for part in ("ca", "cert", "key", "passphrase")
    ),
    ("localService.env.*", "env", None),
    ("models.*.headers.*", "header", None),
)
_REF = {"source": "source", "secret_provider": "provider", "secret_name": "id"}
_SOURCES = ("env", "exec", "file", "store")
_ALIAS = r"[a-z][a-z0-9_-]{0,63}"
_IDS = {
    "env": r"[A-Z][A-Z0-9_]{0,127}",
    "store": r"[A-Z][A-Z0-9_]{0,127}",
    "file": r"value|(?:/(?:[^~/]|~[01])*)+",
    "exec": r"(?!(?:.*/)?\.\.?(?:/|$))[A-Za-z0-9][A-Za-z0-9._:/#-]{0,255}",
}
_VARIABLE = r"\$\{([A-Z_][A-Z0-9_]*)\}"


def credentials(
    root: OpenClawView, release: str, providers: Iterable[Provider], variables: Iterable[tuple[str, View]]
) -> Iterator[Credential]:
    """Every place for a secret in which something stands: those of the providers, then the variables of ``env``."""
    secrets = _Secrets(root, release)
    for provider in providers:
        if isinstance(provider.origin, ViewOrigin) and provider.origin.view.mapping:
            for path, role, since in _PLACES:
                for found in follow(provider.origin.view, path.split(".")):
                    refers = since is not None and releases.at_least(release, since)
                    yield secrets.credential(found, role, provider, refers=refers)
    for name, value in variables:
        form, variable = _form(value, "env", release)
        yield Credential(ViewOrigin(value), "env", form, name, variable)


class _Secrets:
    """What secret references are held against."""

    def __init__(self, root: OpenClawView, release: str) -> None:
        self.release = release
        self.declared = root.look("secrets", "providers")
        self.default = text_of(root.look("secrets", "defaults", "env"))

    def credential(self, view: View, role: str, owner: Provider, *, refers: bool) -> Credential:
        """What stands at a place; ``refers`` tells whether a reference may stand there."""
        origin = ViewOrigin(view, _REF)
        name = origin.key() if role in {"header", "env"} else ""
        if not view.mapping:
            form, variable = _form(view, role, self.release)
            return Credential(origin, role, form, name, variable, owner=owner)
        fault = self._fault(view, origin) if refers else UNKNOWN
        if fault is UNKNOWN:
            return Credential(origin, role, "unknown", name, owner=owner)
        if fault is not None:
            return Credential(origin, role, "malformed", name, problem=fault[0], fault=fault[1], owner=owner)
        named = origin.raw("secret_name") if origin.string("source") == "env" else None
        return Credential(origin, role, "reference", name, named, owner=owner)

    def _fault(self, view: View, origin: ViewOrigin) -> Maybe[tuple[str, str]]:
        """What is wrong with a reference and at which field; unknown where that cannot be told."""
        is_early = origin.string("source") == "store" and not releases.has_secret_store(self.release)
        if is_early or not view.complete:
            return UNKNOWN  # that a source comes with a later release is the shape check's to say
        values = [origin.string(field) for field in _REF]
        missing = [key for key, value in zip(_REF.values(), values, strict=True) if value is None]
        if missing:
            return f"it lacks {' and '.join(missing)}", ""
        extra = [key for key, _ in view.members() if key not in _REF.values()]
        if extra:
            return f'it has a key "{extra[0]}" besides source, provider and id', ""
        source, provider, name = values
        if isinstance(source, str) and isinstance(provider, str) and isinstance(name, str):
            return self._misspelt(source, provider, name) or self._undeclared(source, provider)
        return UNKNOWN

    def _misspelt(self, source: str, provider: str, name: str) -> tuple[str, str] | None:
        if source not in _SOURCES:
            return f"its source is none of {', '.join(_SOURCES)}", "source"
        if not re.fullmatch(_ALIAS, provider):
            return "its provider is no name in lower-case letters, digits, _ and -", "secret_provider"
        if not re.fullmatch(_IDS[source], name) and not (source == "exec" and self.release < "2026.3.31"):
            return f"its id is none that the source {source} can have", "secret_name"
        return None

    def _undeclared(self, source: str, provider: str) -> Maybe[tuple[str, str]]:
        if not is_whole(self.declared):
            return UNKNOWN
        declared = self.declared.get(provider) if isinstance(self.declared, View) else None
        if declared is None:
            # The environment is there without being declared, under this name or the one that `defaults` gives it.
            implied = source == "env" and (provider == "default" or self.default in {provider, UNKNOWN})
            problem = f'its provider "{provider}" is not declared in secrets.providers'
            return None if implied else (problem, "secret_provider")
        other = text_of(declared.look("source"))
        if (source, provider) == ("env", "default"):
            return None
        if releases.checks_secret_sources(self.release) and isinstance(other, str) and other != source:
            return f'its provider "{provider}" is declared with the source {other}', "source"
        return None


def _form(view: View, role: str, release: str) -> tuple[str, str | None]:
    """What OpenClaw makes of a string, and the variable that it names. Only a provider's own key may be a bare name."""
    text = view.raw()
    if text is None or not text.strip():
        return ("unknown" if text is None else "empty"), None
    if whole := re.fullmatch(_VARIABLE, text.strip()):
        return "variable", whole[1]
    if re.search(rf"(?<!\$){_VARIABLE}", text):
        return "mixed", None
    return _lookalike(text.strip(), role, release)


def _lookalike(text: str, role: str, release: str) -> tuple[str, str | None]:
    """What a string is in which OpenClaw replaces nothing."""
    if name := re.fullmatch(r"\$([A-Z_][A-Z0-9_]*)", text):
        return "variable" if role == "key" and releases.reads_dollar_names(release) else "dollar", name[1]
    if name := re.fullmatch(r"\$\{\s*([A-Za-z_]\w*)\s*(?:[:?+=-][^{}]*)?\}", text):
        return "pseudo", name[1].upper()
    if role == "key" and text in releases.key_variables(release):
        return "known-name", text
    if re.fullmatch(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+", text):
        return "bare-name", text
    return "literal", None
