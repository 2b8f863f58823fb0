"""ModelProviders: each becomes an entry of ``models.providers``, or is what OpenClaw has built in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from provcheck.conversion import defaults, kinds, names
from provcheck.conversion.entry import Outcome
from provcheck.conversion.ledger import Ledger
from provcheck.conversion.mapping.row import SAME
from provcheck.conversion.sources import Options
from provcheck.conversion.spot import Resource, Spot
from provcheck.conversion.to_openclaw.manifests import Manifest, settle_frame
from provcheck.dialects import openclaw_releases as releases


class Made:
    """A provider in OpenClaw: its id, and its entry, ``None`` where it is built in.

    ``limited`` are the ids that agents may use of a built-in one, ``None`` for all.
    """

    __slots__ = ("entry", "id", "limited", "manifest", "typed")

    def __init__(self, manifest: Manifest, typed: kinds.Typed, name: str) -> None:
        self.manifest = manifest
        self.typed = typed
        self.id = name
        self.entry: dict[str, Any] | None = None
        self.limited: list[str] | None = None


class Providers:
    """The providers of all manifests, by namespace and name; ``refused`` says why others are not there."""

    def __init__(self, found: Iterable[Manifest], config: Resource, options: Options, ledger: Ledger) -> None:
        self.config = config
        self.options = options
        self.ledger = ledger
        self.made: dict[tuple[str, str], Made] = {}
        self.refused: dict[tuple[str, str], str] = {}
        usable = [(one, typed) for one in found if (typed := self._typed(one)) is not None]
        # Whoever has an address keeps its name; what is built in can do with another one.
        order = sorted(usable, key=lambda pair: _is_built_in(*pair))
        taken: set[str] = set()
        ids = {id(one): self._id(one, typed, taken) for one, typed in order}
        for one, typed in usable:
            self.made[one.namespace, one.name] = Made(one, typed, ids[id(one)])

    def _typed(self, one: Manifest) -> kinds.Typed | None:
        kind, endpoint = one.spec.get("provider"), one.spec.get("endpoint")
        reason = None
        if not isinstance(kind, str):
            reason = "it has no type"
        elif kind == "azure-openai" and not self._knows_azure(one):
            reason = f"OpenClaw {self.options.release} does not know Azure's API"
        elif kinds.native_of(kind) is None and not isinstance(endpoint, str):
            reason = "it has no endpoint"
        if reason is None:
            return kinds.Typed(str(kind), kinds.bare_address(endpoint) if isinstance(endpoint, str) else None)
        self.refused[one.namespace, one.name] = reason
        self.ledger.note(Outcome.NEEDS_YOU, one.tree.around(()), None, f"{one.name}: {reason}")
        return None

    def _knows_azure(self, one: Manifest) -> bool:
        """Whether OpenClaw can ask this provider: by Azure's own API, or by the one that it asked before."""
        carried = one.annotations.provider or {}
        return (
            releases.within(self.options.release, "2026.3.31") or carried.get("api", kinds.AZURE_API) != kinds.AZURE_API
        )

    def _id(self, one: Manifest, typed: kinds.Typed, taken: set[str]) -> str:
        native = kinds.native_of(typed.kind)
        wanted = one.annotations.name or (native.id if native and _is_built_in(one, typed) else one.name)
        if wanted in taken and native is not None and wanted == native.id:
            wanted = one.name
        if wanted in taken and one.namespace:
            wanted = f"{one.namespace}-{one.name}"
        name = names.unique(wanted, taken)
        taken.add(name)
        return name

    def finish(self, used: dict[tuple[str, str], list[str]]) -> None:
        """Write the entries. ``used`` are the ids that agents use of each provider."""
        for key, made in self.made.items():
            _write(made, used.get(key, []), self.config, self.ledger, self.options)


def _is_built_in(one: Manifest, typed: kinds.Typed) -> bool:
    """Whether OpenClaw needs no entry for a provider."""
    return typed.endpoint is None and kinds.native_of(typed.kind) is not None and one.annotations.provider is None


def _write(made: Made, used: list[str], config: Resource, ledger: Ledger, options: Options) -> None:
    one, spot = made.manifest, config.at("models", "providers", made.id)
    carried = one.annotations.provider
    has_key = "apiKeySecretRef" in one.spec
    implied = defaults.entry(made.id, made.typed, has_key=has_key)
    if _is_builtin_still(made, options.release) or (carried is None and implied is None):
        _settle_built_in(made)
        return
    entry = {**(implied or {}), **_still_true(made, carried or {}, options)}
    left_out = entry.pop("models", ())
    made.entry = {key: value for key, value in entry.items() if value is not None}
    one.tree.links[()] = spot
    settle_frame(one, spot, renamed=made.id != one.name)
    one.became(Outcome.RENAMED, spot.at("api"), "the api says what the type said", "spec", "provider")
    _settle_endpoint(one, made, spot.at("baseUrl"))
    _settle_key(made, spot)
    if left_out is not None:
        others = left_out if isinstance(left_out, (list, tuple)) else ()
        made.entry["models"] = [*_rows(made, used, spot, ledger, options), *others]


def _settle_endpoint(one: Manifest, made: Made, target: Spot) -> None:
    if made.typed.endpoint != one.spec.get("endpoint"):
        reason = "without user, password and query: put a key where OpenClaw finds keys"
        one.became(Outcome.NEEDS_YOU, target, reason, "spec", "endpoint")
    same = made.entry is not None and made.entry.get("baseUrl") == made.typed.endpoint
    outcome, reason = (Outcome.EXACT, SAME) if same else (Outcome.RENAMED, "as OpenClaw needs it")
    one.became(outcome, target, reason, "spec", "endpoint")


def _is_builtin_still(made: Made, release: str) -> bool:
    """Whether OpenClaw had no entry for a provider, and needs none today."""
    if not made.manifest.annotations.built_in or made.id not in releases.builtin_providers(release):
        return False
    return kinds.pai_type(made.id, None, None) == made.typed


def _still_true(made: Made, carried: dict[str, Any], options: Options) -> dict[str, Any]:
    """What was kept of the entry, without an address that the manifest no longer has."""
    carried = {key: _as_read(value, options) if key == "apiKey" else value for key, value in carried.items()}
    if "apiKey" in carried and not _has_own_secret(made):
        del carried["apiKey"]
    base, api = carried.get("baseUrl"), carried.get("api")
    if not isinstance(base, str):
        return carried
    typed = kinds.pai_type(made.id, api if isinstance(api, str) else kinds.api_of(*made.typed), base)
    if typed == made.typed or options.masked(base) != base:
        return carried
    return {key: value for key, value in carried.items() if key != "baseUrl"}


def _has_own_secret(made: Made) -> bool:
    """Whether a manifest takes its key from the Secret that it was made with, so that what was kept of it holds."""
    reference = made.manifest.spec.get("apiKeySecretRef")
    name = reference.get("name") if isinstance(reference, dict) else None
    return name in (None, *(f"{one}-api-key" for one in (made.manifest.name, names.dns_label(made.id, ""))))


def _as_read(key: object, options: Options) -> object:
    """A key as a release reads it: older ones do not take ``$NAME`` for a variable."""
    plain = isinstance(key, str) and re.fullmatch(r"\$[A-Z_][A-Z0-9_]*", key) is not None
    as_before = options.is_same_release or releases.reads_dollar_names(options.release)
    return f"${{{str(key)[1:]}}}" if plain and not as_before else key


def _settle_key(made: Made, spot: Spot) -> None:
    one, entry = made.manifest, made.entry or {}
    reference = one.spec.get("apiKeySecretRef")
    name = reference.get("name") if isinstance(reference, dict) else None
    target = spot.at("apiKey") if "apiKey" in entry else None
    carried = one.annotations.provider
    if carried is not None and "apiKey" in carried and _has_own_secret(made):
        one.became(Outcome.RENAMED, target, "as it was in OpenClaw", "spec", "apiKeySecretRef", "name")
    elif name is not None:
        text = str(entry.get("apiKey") or defaults.key_text(made.id))
        reason = f"set {text[2:-1]} to the key in the Secret {name}"
        one.became(Outcome.NEEDS_YOU, target, reason, "spec", "apiKeySecretRef", "name")


def _rows(made: Made, used: list[str], spot: Spot, ledger: Ledger, options: Options) -> list[dict[str, Any]]:
    """The models that are allowed and not denied; without a list those that agents use."""
    one = made.manifest
    denied = {text for _, text in one.texts("deniedModels")}
    allowed = [(path, text) for path, text in one.texts("allowedModels") if text not in denied]
    rows: list[dict[str, Any]] = []
    for path, text in allowed:
        if text in one.annotations.unlisted and options.is_same_release:
            one.became(Outcome.EXACT, None, "used without being listed, as it was in OpenClaw", *path)
            continue
        one.became(Outcome.EXACT, spot.at("models", len(rows), "id"), SAME, *path)
        rows += _rows_of(made, text, len(rows), spot, ledger, options.release)
    was_listed = one.annotations.provider is not None and options.is_same_release
    if not one.texts("allowedModels") and not was_listed:
        for text in used:
            if text not in denied:
                reason = "an agent uses it; OpenClaw wants models listed"
                ledger.note(Outcome.DEFAULTED, one.tree.around(()), spot.at("models", len(rows), "id"), reason)
                rows += _rows_of(made, text, len(rows), spot, ledger, options.release)
    return rows


def _rows_of(made: Made, model_id: str, place: int, spot: Spot, ledger: Ledger, release: str) -> list[dict[str, Any]]:
    """The rows of a model as they were in OpenClaw, else one with what the catalogue knows."""
    carried = made.manifest.annotations.models.get(model_id)
    if carried:
        return carried
    row = defaults.model_row(made.id, made.typed, model_id, release)
    where = made.manifest.tree.around(("spec", "allowedModels") if made.manifest.texts("allowedModels") else ())
    target = spot.at("models", place)
    ledger.note(Outcome.DEFAULTED, where, target.at("name"), "OpenClaw wants a name: the id")
    for key, what in (("contextWindow", "context window"), ("maxTokens", "output limit")):
        if key in row:
            ledger.note(Outcome.DEFAULTED, where, target.at(key), f"the {what} of the catalogue")
        else:
            ledger.note(Outcome.DEFAULTED, where, None, f"no {what} is known for sure: OpenClaw will assume one")
    return [row]


def _settle_built_in(made: Made) -> None:
    """Note what became of a provider that OpenClaw has built in: refs name it, and nothing else need."""
    one = made.manifest
    reason = f"OpenClaw has {made.id} built in"
    for path in (("apiVersion",), ("kind",), ("metadata", "name"), ("spec", "provider")):
        one.became(Outcome.RENAMED, None, reason, *path)
    settle_frame(one, None, renamed=True)
    reference = one.spec.get("apiKeySecretRef")
    if isinstance(reference, dict):
        variable = defaults.key_variable(made.id)
        reason = f"set {variable} to the key in the Secret {reference.get('name')}"
        one.became(Outcome.NEEDS_YOU, None, reason, "spec", "apiKeySecretRef", "name")
    denied = {text for _, text in one.texts("deniedModels")}
    # What OpenClaw's own allow list says is kept where that list was.
    allowed = [] if one.annotations.built_in else one.texts("allowedModels")
    made.limited = [text for _, text in allowed if text not in denied] if allowed else None
    for place, _ in one.texts("allowedModels") if one.annotations.built_in else ():
        one.became(Outcome.EXACT, None, "as it was in OpenClaw", *place)
