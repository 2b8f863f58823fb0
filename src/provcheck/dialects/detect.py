"""Which dialect a file speaks: by its name when folders are searched, by its content when it is named."""

from __future__ import annotations

from provcheck.syntax.node import Mapping, Node, Scalar

API_GROUP = "pai.io/"
"""What the ``apiVersion`` of every Pai manifest begins with."""

# Other projects have most of these kinds as well, in API groups of their own.
_OWN_KINDS = frozenset({"ModelProvider", "ModelBinding", "AgentWorkload", "GuardBinding"})
_COMMON_KINDS = frozenset({"Agent", "Provider", "AccessKey"})

# Kinds that nobody else has without a group.
_PLAIN_KINDS = _OWN_KINDS | {"AccessKey"}

# Groups of Kubernetes itself, which has none of Pai's kinds; and what Pai's group is taken for.
_NOBODY = frozenset({"", "apps", "batch", "core", "extensions", "policy"})
_PAI_NAMES = frozenset({"pai", "pia", "pairun"})

_SECTIONS = frozenset({"models", "env", "auth", "secrets", "gateway", "channels", "plugins", "skills", "tools", "meta"})

# The names that OpenClaw looks for itself, its former ones included.
_STEMS = frozenset({"openclaw", "clawdbot", "moltbot", "moldbot"})

# A plugin's manifest (https://docs.openclaw.ai/plugins/manifest), what `openclaw config schema` prints, and what many
# repositories call the manifest of a skill.
_OTHERS = frozenset({"openclaw.plugin", "openclaw.schema", "openclaw.skill"})

_JSON = (".json", ".json5", ".jsonc")


def is_openclaw_name(name: str) -> bool:
    """Whether a file of this name is taken for an OpenClaw configuration: OpenClaw's own names and their variants."""
    if not is_json_name(name):
        return False
    stem = name.rpartition(".")[0]
    if stem in _OTHERS:
        return False
    return stem in _STEMS or stem.startswith("openclaw.") or stem.endswith(".openclaw")


def is_whole_by_name(name: str) -> bool:
    """Whether a file of this name is a configuration of its own, and no part that another one includes."""
    return is_json_name(name) and name.rpartition(".")[0] in _STEMS


def is_yaml_name(name: str) -> bool:
    """Whether a file of this name holds YAML."""
    return name.endswith((".yaml", ".yml"))


def is_json_name(name: str) -> bool:
    """Whether a file of this name holds JSON, JSON5 or JSON with comments."""
    return name.endswith(_JSON)


def reads_as_json(name: str, text: str) -> bool:
    """Which reader a file is for: by its ending, else by its first character that is no white space."""
    if is_yaml_name(name):
        return False
    return is_json_name(name) or text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[", "/")


def is_openclaw(root: Node) -> bool:
    """Whether a tree looks like an OpenClaw configuration, whatever its file is called."""
    if not isinstance(root, Mapping):
        return False
    agents, models = root.get("agents"), root.get("models")
    if agents is not None and isinstance(agents.value, Mapping):
        return True
    if models is None or not isinstance(models.value, Mapping):
        return False
    names = {member.name for member in root.members}
    known = models.value.get("providers") or models.value.get("$include")
    return known is not None or len(names & _SECTIONS) > 1


def pai_documents(roots: list[Node]) -> list[Node]:
    """Those documents of a file that are Pai's, or are meant to be.

    A document is meant to be when its ``apiVersion`` names no other project's group, or is not there, and its kind is
    Pai's. What other projects write as well counts only beside a document that is Pai's for sure.
    """
    rightly = any(map(is_pai, roots))
    if not rightly and not any(_has_kind(root, _PLAIN_KINDS) and _names_no_other(root) for root in roots):
        return []
    return [root for root in roots if is_pai(root) or _is_meant(root, beside_pai=rightly)]


def names_pai_kind(text: str) -> bool:
    """Whether a text may hold a document that is meant for Pai though it does not name Pai's API group."""
    return any(kind in text for kind in _PLAIN_KINDS)


def is_pai(root: Node) -> bool:
    """Whether a document says that it is a manifest of one of Pai's kinds."""
    return _text(root, "apiVersion").startswith(API_GROUP)


def _is_meant(root: Node, *, beside_pai: bool) -> bool:
    if _names_no_other(root):
        return _has_kind(root, _OWN_KINDS | _COMMON_KINDS)
    return beside_pai and _has_kind(root, _OWN_KINDS)


def _has_kind(root: Node, kinds: frozenset[str]) -> bool:
    """Whether a document of one of these kinds has the shape of a manifest."""
    if not isinstance(root, Mapping) or _text(root, "kind") not in kinds:
        return False
    return root.get("metadata") is not None or root.get("spec") is not None


def _names_no_other(root: Node) -> bool:
    """Whether the ``apiVersion`` is missing, plain like ``v1``, or of a group that is nobody else's."""
    group = _text(root, "apiVersion").rpartition("/")[0].strip().lower()
    return group in _NOBODY or not _PAI_NAMES.isdisjoint(group.split("."))


def _text(root: Node, key: str) -> str:
    member = root.get(key) if isinstance(root, Mapping) else None
    value = member.value if member else None
    return value.value if isinstance(value, Scalar) and isinstance(value.value, str) else ""
