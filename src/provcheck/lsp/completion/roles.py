"""Which places of both dialects hold a model, a ref to one, or the name of a provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.dialects import openclaw_releases as releases
from provcheck.dialects.openclaw_refs import AGENT, AGENT_ONLY, DEFAULTS_ONLY, ROOT

if TYPE_CHECKING:
    from provcheck.lsp.completion.spot import Path

REF, CHOICE, MODEL, DENIED, PROVIDER, SERVICE, GUARD = (
    "ref",
    "choice",
    "model",
    "denied",
    "provider",
    "service",
    "guard",
)

_PAI = {
    ("Agent", "spec.models.*"): REF,
    ("ModelProvider", "spec.fallbacks.*"): REF,
    ("ModelProvider", "spec.allowedModels.*"): MODEL,
    ("ModelProvider", "spec.deniedModels.*"): DENIED,
    ("Agent", "spec.providers.*"): SERVICE,
    ("Agent", "spec.guards.*.binding"): GUARD,
    ("ModelProvider", "spec.guards.*.binding"): GUARD,
}
_VALUES = {"models.providers.*.models.*.id": MODEL, "auth.profiles.*.provider": PROVIDER}
_KEYS = {"models.providers": PROVIDER, "auth.order": PROVIDER}
_REF_TAILS = ("", ".primary", ".fallbacks.*")


def of_manifest(kind: str, path: Path) -> str:
    """What a value of a manifest names; empty for anything else."""
    return next((role for (one, where), role in _PAI.items() if one == kind and _fits(path, where)), "")


def of_value(path: Path, release: str) -> str:
    """What a value of an OpenClaw configuration names; empty for anything else."""
    role = next((role for where, role in _VALUES.items() if _fits(path, where)), "")
    if role:
        return role
    inner = _in_agent(path)
    if inner and releases.has_model_policy(release) and _fits(inner, "modelPolicy.allow.*"):
        return CHOICE
    places = (*AGENT, *(DEFAULTS_ONLY if path[1:2] == ("defaults",) else AGENT_ONLY)) if inner else ROOT
    read = [one.path for one in places if releases.within(release, one.since, one.until)]
    return REF if any(_fits(inner or path, where + tail) for where in read for tail in _REF_TAILS) else ""


def of_key(path: Path, release: str) -> str:
    """What the keys of an object of an OpenClaw configuration name; empty for anything else."""
    role = next((role for where, role in _KEYS.items() if _fits(path, where)), "")
    may_choose = path[1:2] == ("defaults",) or releases.has_agent_models(release)
    return role or (CHOICE if may_choose and _in_agent(path) == ("models",) else "")


def _in_agent(path: Path) -> Path:
    """The rest of a path behind an agent, or behind the defaults of all."""
    if path[:2] == ("agents", "defaults"):
        return path[2:]
    return path[3:] if path[:2] in (("agents", "list"), ("agents", "entries")) else ()


def _fits(path: Path, where: str) -> bool:
    steps = where.split(".")
    return len(steps) == len(path) and all(one in ("*", step) for one, step in zip(steps, path, strict=True))
