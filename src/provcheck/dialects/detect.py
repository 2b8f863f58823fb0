"""Which dialect a file speaks: by its name when folders are searched, by its content when it is named."""

from __future__ import annotations

from provcheck.syntax.node import Mapping, Node, Scalar

API_GROUP = "pai.io/"
"""What the ``apiVersion`` of every Pai manifest begins with."""

_SECTIONS = frozenset({"models", "env", "auth", "secrets", "gateway", "channels", "plugins", "tools", "meta"})

# The names that OpenClaw looks for itself, its former ones included.
_STEMS = frozenset({"openclaw", "clawdbot", "moltbot", "moldbot"})

# A plugin's manifest (https://docs.openclaw.ai/plugins/manifest), and what `openclaw config schema` prints.
_OTHERS = frozenset({"openclaw.plugin", "openclaw.schema"})

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


def is_pai(root: Node) -> bool:
    """Whether a document is a manifest of one of Pai's kinds."""
    version = root.get("apiVersion") if isinstance(root, Mapping) else None
    value = version.value if version else None
    return isinstance(value, Scalar) and isinstance(value.value, str) and value.value.startswith(API_GROUP)
