"""What JSON Schema cannot say of either dialect; the schemas name these rules under ``x-checks``.

Each takes a value of the right types and the place of a release in ``RELEASES``, and gives what is wrong: a path inside
the value, and a sentence. Those for OpenClaw are rules of its own validator (npm `openclaw`, 2026.1.30 to 2026.9.6).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from provcheck.dialects.openclaw_releases import RELEASES, at_least, canonical_provider, overlay_providers
from provcheck.schema.gate import Variable

Value: TypeAlias = Mapping[str, Any]


class Complaint:
    """What is wrong inside a value, and where; no named tuple, since each start would pay for its making.

    ``missing``: the last step of the path is what is not there. ``meant`` is the value that was surely meant.
    """

    __slots__ = ("meant", "message", "missing", "path")

    def __init__(
        self,
        path: tuple[str | int, ...],
        message: str,
        *,
        missing: bool = False,
        meant: str | None = None,
    ) -> None:
        self.path = path
        self.message = message
        self.missing = missing
        self.meant = meant


_KINDS = frozenset(
    {"ModelProvider", "Agent", "Provider", "GuardBinding", "AccessKey", "Session", "Skill", "Memory"}
    | {"ModelBinding", "AgentWorkload"}
)


def known_kind(manifest: Value, release: int) -> list[Complaint]:  # noqa: ARG001
    """Pai may have kinds that nobody has written about, so only what is nearly a known one is wrong."""
    kind = manifest["kind"]
    if kind in _KINDS:
        return []
    from provcheck.suggest import nearest

    meant = nearest(kind, _KINDS)
    return [Complaint(("kind",), f'"{kind}" is no kind of Pai', meant=meant)] if meant else []


def custom_provider(providers: Value, release: int) -> list[Complaint]:
    """Only an entry for a built-in provider may go without address and models."""
    found = []
    for name, entry in providers.items():
        if not isinstance(entry, dict) or (entry.get("baseUrl") and "models" in entry):
            continue
        if canonical_provider(RELEASES[release], name) in overlay_providers(RELEASES[release]):
            continue
        if not entry.get("baseUrl"):
            said = f'provider "{name}" is not built in, so it needs a baseUrl'
            found.append(Complaint((name, "baseUrl"), said, missing="baseUrl" not in entry))
        if "models" not in entry:
            said = f'provider "{name}" is not built in, so it needs a list of models'
            found.append(Complaint((name, "models"), said, missing=True))
    return found


def provider_name(providers: Value, release: int) -> list[Complaint]:  # noqa: ARG001
    """Some releases looked for a plugin in a folder of the provider's name, and did not start where that is none."""
    return [
        Complaint((name,), f'the provider id "{name}" must be fit for the name of a folder')
        for name in providers
        if any(mark in name for mark in "/\\:") or name == ".."
    ]


def policy_refs(agents: Value, release: int) -> list[Complaint]:  # noqa: ARG001
    """A model policy names models, providers with all their models, and aliases."""
    defaults = agents.get("defaults", {})
    found = list(_bad_policy(("defaults",), defaults, _aliases(defaults)))
    for name, agent in agents.get("entries", {}).items():
        found += _bad_policy(("entries", name), agent, _aliases(defaults) | _aliases(agent))
    return found


def known_agents(agents: Value, release: int) -> list[Complaint]:  # noqa: ARG001
    """What names an agent names one that is there; without any there is one called main."""
    entries = agents.get("entries", {})
    if agents.get("ownership") and not entries:
        return [Complaint(("entries",), "agents.ownership needs at least one agent in agents.entries", missing=True)]
    known = {name.strip().lower() for name in entries} or {"main"}
    defaults = agents.get("defaults", {})
    return [
        Complaint(("defaults", part, "agentId"), f'agent "{agent}" is not in agents.entries')
        for part in ("heartbeat", "systemAgent")
        if type(agent := defaults.get(part, {}).get("agentId")) is str and agent.strip().lower() not in known
    ]


def unique_agent_dirs(agents: Value, release: int) -> list[Complaint]:  # noqa: ARG001
    """Two agents in one folder would share their sign-ins and sessions."""
    listed = [(("list", place), agent) for place, agent in enumerate(agents.get("list", []))]
    named = [(("entries", name), agent) for name, agent in agents.get("entries", {}).items()]
    seen: set[str] = set()
    found = []
    for path, agent in (*listed, *named):
        folder = agent.get("agentDir", "").strip()
        if folder and os.path.normpath(folder) in seen:
            found.append(Complaint((*path, "agentDir"), f'another agent has the agentDir "{folder}" too'))
        seen |= {os.path.normpath(folder)} if folder else set()
    return found


def sandbox_env(agents: Value, release: int) -> list[Complaint]:  # noqa: ARG001
    """Containers take their variables from a file of lines."""
    defaults = agents.get("defaults", {}).get("sandbox", {})
    own = {name: agent.get("sandbox", {}) for name, agent in agents.get("entries", {}).items()}
    usual = str(defaults.get("backend", "")).strip() or "docker"
    found = list(_bad_variables(("defaults",), defaults)) if usual in _CONTAINERS else []
    for name, settings in own.items():
        if (str(settings.get("backend", "")).strip() or usual) in _CONTAINERS:
            found += _bad_variables(("entries", name), settings)
    return found


_CONTAINERS = ("docker", "podman")


def _bad_variables(path: tuple[str, ...], settings: Value) -> Iterator[Complaint]:
    for name, value in settings.get("docker", {}).get("env", {}).items():
        plain = name.replace("_", "a")
        if not (plain.isalnum() and plain.isascii() and not plain[0].isdigit()):
            said = f'the variable "{name}" must be made of letters, digits and underscores, and not begin with a digit'
        elif any(mark in value for mark in "\r\n\0"):
            said = f"the variable {name} must be one line"
        else:
            continue
        yield Complaint((*path, "sandbox", "docker", "env", name), said)


def secret_sources(config: Value, release: int) -> list[Complaint]:  # noqa: ARG001
    """A reference to a secret asks its provider for what that is."""
    declared = config.get("secrets", {}).get("providers", {})
    sources = {name: entry.get("source") for name, entry in declared.items()}
    sections = [((name,), config.get(name, {})) for name in ("models", "agents")] if sources else []
    return [
        Complaint(
            (*path, "source"),
            f'the provider "{ref["provider"]}" has the source {sources[ref["provider"]]}',
        )
        for start, section in sections
        for path, ref in _secret_refs(start, section)
        if ref["source"] != sources.get(ref["provider"], ref["source"])
        # Variables need no declaration, so this one is not looked up either.
        and (ref["source"], ref["provider"]) != ("env", "default")
    ]


def _secret_refs(path: tuple[str | int, ...], value: Any) -> Iterator[tuple[tuple[str | int, ...], Value]]:
    if isinstance(value, dict) and value.keys() == {"source", "provider", "id"}:
        yield path, value
    elif isinstance(value, (dict, list)):
        for step, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _secret_refs((*path, step), one)


def _aliases(holder: Value) -> set[str]:
    return {str(entry.get("alias", "")).strip().lower() for entry in holder.get("models", {}).values()} - {""}


def _bad_policy(path: tuple[str, ...], holder: Value, aliases: set[str]) -> Iterator[Complaint]:
    for place, text in enumerate(holder.get("modelPolicy", {}).get("allow", [])):
        known = isinstance(text, Variable) or text.strip().lower() in aliases | _SELECTORS
        if not known and not _is_policy(text):
            said = f'"{text}" is neither an alias nor like provider/model, provider/* or provider/part/*'
            yield Complaint((*path, "modelPolicy", "allow", place), said)


_SELECTORS = {"openrouter:auto", "openrouter:free"}


def _is_policy(text: str) -> bool:
    *first, last = (part.strip() for part in text.strip().split("/"))
    named = first if last == "*" else [*first, last]
    return bool(first) and all(part and part.isprintable() and "*" not in part for part in named)


def exact_model_key(models: Value, release: int) -> list[Complaint]:  # noqa: ARG001
    """Some settings of a model want a key that names one model, and no pattern or alias."""
    return [
        Complaint((ref, key), f'{key} needs a key "provider/model", and "{ref}" names no single model')
        for ref, entry in models.items()
        for key in ("pickerRuntimes", "codeMode")
        if key in entry and ("*" in ref or not _is_ref(ref))
    ]


def allow_or_also_allow(policy: Value, release: int) -> list[Complaint]:  # noqa: ARG001
    """A list of tools is either whole or an addition."""
    if policy.get("allow") and policy.get("alsoAllow"):
        return [Complaint(("alsoAllow",), "allow and alsoAllow cannot stand together; put all tools into one of them")]
    return []


def exec_mode(settings: Value, release: int) -> list[Complaint]:  # noqa: ARG001
    """The mode replaces two older settings."""
    older = [key for key in ("security", "ask") if key in settings]
    if "mode" in settings and older:
        return [Complaint(("mode",), f"mode cannot stand beside {' and '.join(older)}, which it replaces")]
    return []


def ordered_retries(settings: Value, release: int) -> list[Complaint]:  # noqa: ARG001
    """The least number of retries is at most the largest."""
    return list(_out_of_order(settings, "min", "max", strict=False))


def ordered_thresholds(settings: Value, release: int) -> list[Complaint]:  # noqa: ARG001
    """Each threshold lies above the one before."""
    return [
        *_out_of_order(settings, "warningThreshold", "criticalThreshold", strict=True),
        *_out_of_order(settings, "criticalThreshold", "globalCircuitBreakerThreshold", strict=True),
    ]


def sandbox(settings: Value, release: int) -> list[Complaint]:  # noqa: ARG001
    """The sandbox's browser joins another container's network only by permission."""
    network = settings.get("browser", {}).get("network", "")
    permitted = settings.get("docker", {}).get("dangerouslyAllowContainerNamespaceJoin") is True
    if _plain(network).startswith("container:") and not permitted:
        return [Complaint(("browser", "network"), _JOINED.format(network=network))]
    return []


def sandbox_container(settings: Value, release: int) -> list[Complaint]:
    """The sandbox's container keeps its walls."""
    found = [*_relative_binds(settings, release), *_host_network(settings)]
    network = settings.get("network", "")
    permitted = settings.get("dangerouslyAllowContainerNamespaceJoin") is True
    if _plain(network).startswith("container:") and not permitted:
        found.append(Complaint(("network",), _JOINED.format(network=network)))
    profiles = [key for key in ("seccompProfile", "apparmorProfile") if _plain(settings.get(key, "")) == "unconfined"]
    return found + [Complaint((key,), f"{key} must not be unconfined") for key in profiles]


def sandbox_browser(settings: Value, release: int) -> list[Complaint]:  # noqa: ARG001
    """The sandbox's browser keeps its walls."""
    return list(_host_network(settings))


def sandbox_browser_binds(settings: Value, release: int) -> list[Complaint]:
    """What is mounted into the sandbox's browser is named in full."""
    return list(_relative_binds(settings, release))


_JOINED = 'network "{network}" joins another container and needs dangerouslyAllowContainerNamespaceJoin'


def _relative_binds(settings: Value, release: int) -> Iterator[Complaint]:
    drives = at_least(RELEASES[release], "2026.5.28")
    for place, bind in enumerate(settings.get("binds", [])):
        if not (isinstance(bind, Variable) or bind.startswith("/") or (drives and _is_drive(bind))):
            yield Complaint(("binds", place), f'bind mount "{bind}" does not begin with an absolute path')


def _host_network(settings: Value) -> Iterator[Complaint]:
    if _plain(settings.get("network", "")) == "host":
        yield Complaint(("network",), 'network "host" would open the sandbox; write "bridge" or "none"')


def _out_of_order(settings: Value, lower: str, upper: str, *, strict: bool) -> Iterator[Complaint]:
    low, high = settings.get(lower), settings.get(upper)
    if low is None or high is None or low < high or (low == high and not strict):
        return
    yield Complaint((upper,), f"{upper} {high} must be {'above' if strict else 'at least'} {lower} {low}")


def _is_ref(text: str) -> bool:
    provider, _, model = text.partition("/")
    return bool(provider.strip() and model.strip())


def _is_drive(path: str) -> bool:
    return path[:1].isalpha() and path[1:2] == ":" and path[2:3] in ("/", "\\")


def _plain(text: str) -> str:
    return text.strip().lower()
