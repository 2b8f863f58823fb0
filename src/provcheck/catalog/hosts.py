"""What a base URL says about who answers there.

Written by hand: ``urllib.parse`` and ``ipaddress`` would cost a clean run more than the rules do.
"""

from __future__ import annotations

from functools import lru_cache

HOSTED_NIM = "integrate.api.nvidia.com"

# The hosts and addresses that OpenClaw takes for a vendor's own: plugin manifests of npm openclaw 2026.9.6
# (MIT). Those of the separately installed plugins were read as one list; which provider each belongs to is
# plain from its name.
_HOSTS = {
    "aiplatform.eu.rep.googleapis.com": "google",
    "aiplatform.googleapis.com": "google",
    "aiplatform.us.rep.googleapis.com": "google",
    "api.anthropic.com": "anthropic",
    "api.cerebras.ai": "cerebras",
    "api.deepinfra.com": "deepinfra",
    "api.deepseek.com": "deepseek",
    "api.gmi-serving.com": "gmi",
    "api.groq.com": "groq",
    "api.meta.ai": "meta",
    "api.minimax.io": "minimax",
    "api.minimaxi.com": "minimax",
    "api.mistral.ai": "mistral",
    "api.novita.ai": "novita",
    "api.openai.com": "openai",
    "api.x.ai": "xai",
    "api.xiaomimimo.com": "xiaomi",
    "api.z.ai": "zai",
    "chatgpt.com": "openai",
    "generativelanguage.googleapis.com": "google",
    HOSTED_NIM: "nvidia",
    "llm.chutes.ai": "chutes",
    "open.bigmodel.cn": "zai",
    "openrouter.ai": "openrouter",
}
_SUFFIXES = {
    "-aiplatform.googleapis.com": "google",
    ".api.openai.com": "openai",
    ".githubcopilot.com": "github-copilot",
    ".openai.azure.com": "openai",
    ".openrouter.ai": "openrouter",
}
# Known by the whole address only: other paths of these hosts are other services.
_ADDRESSES = {
    "https://api.moonshot.ai/v1": "moonshot",
    "https://api.moonshot.cn/v1": "moonshot",
    "https://cli-chat-proxy.grok.com/v1": "xai",
    "https://coding-intl.dashscope.aliyuncs.com/v1": "qwen",
    "https://coding.dashscope.aliyuncs.com/v1": "qwen",
    "https://dashscope-intl.aliyuncs.com/compatible-mode/v1": "qwen",
    "https://dashscope.aliyuncs.com/compatible-mode/v1": "qwen",
    "https://opencode.ai/zen/go": "opencode-go",
    "https://opencode.ai/zen/go/v1": "opencode-go",
    "https://opencode.ai/zen/v1": "opencode",
}
_LOCAL_SUFFIXES = (".home.arpa", ".internal", ".local", ".localhost", ".svc")


@lru_cache(maxsize=256)
def host(url: str) -> str | None:
    """The host in lower case, without port, user and brackets; ``None`` where none can be read.

    An address without a scheme counts too, as it does for OpenClaw. A placeholder (``<your-host>``,
    ``${HOST}``) is no host.
    """
    _, _, rest = _split(url)
    for end in "/?#\\":
        rest = rest.partition(end)[0]
    rest = rest.rpartition("@")[2]
    if rest.startswith("["):
        name, bracket, _ = rest[1:].partition("]")
        name = name if bracket else ""
    else:
        name = rest.partition(":")[0]
    name = name.lower().removesuffix(".")
    return name if name and all(letter.isalnum() or letter in "-._:%" for letter in name) else None


def is_hosted_nim(url: str) -> bool:
    """Whether NVIDIA's own NIM service answers there."""
    return host(url) == HOSTED_NIM


@lru_cache(maxsize=256)
def vendor(url: str) -> str | None:
    """The id of the provider whose own service answers there, as far as OpenClaw 2026.9.6 knows."""
    name = host(url)
    if name is None:
        return None
    known = _HOSTS.get(name) or next((_SUFFIXES[end] for end in _SUFFIXES if name.endswith(end)), None)
    return known or _ADDRESSES.get(_comparable(url))


def is_local(url: str) -> bool:
    """Whether the host is reached without crossing the internet, so that plain ``http:`` is nobody's risk.

    Loopback, private and link-local addresses, names of one label, ``.local`` (with ``.svc.cluster.local``),
    ``.internal`` (with ``host.docker.internal``), ``.home.arpa`` (RFC 8375) and ``.svc``. False also where no host
    can be read.
    """
    name = host(url)
    if name is None:
        return False
    if ":" in name:
        return _is_local_ipv6(name)
    labels = name.split(".")
    if all(label.isdecimal() and label.isascii() for label in labels):
        return len(labels) == 4 and _is_local_ipv4(int(labels[0][:4]), int(labels[1][:4]))
    return len(labels) == 1 or name.endswith(_LOCAL_SUFFIXES)


def _split(url: str) -> tuple[str, str, str]:
    """Scheme, ``://`` and the rest; the first two are empty where there is no scheme."""
    text = url.strip()
    scheme, mark, rest = text.partition("://")
    if mark and scheme.replace("+", "").replace("-", "").replace(".", "").isalnum():
        return scheme.lower(), mark, rest
    return "", "", text


def _comparable(url: str) -> str:
    """The address as OpenClaw compares it: in lower case, without query, fragment and closing slashes."""
    scheme, _, rest = _split(url)
    path = rest.partition("#")[0].partition("?")[0].rstrip("/")
    return f"{scheme or 'https'}://{path.lower()}"


def _is_local_ipv4(first: int, second: int) -> bool:
    """By the first two numbers. 0.0.0.0 is this machine; 100.64.0.0/10 is no internet address (RFC 6598)."""
    return (
        first in {0, 10, 127}
        or (first == 172 and 16 <= second <= 31)
        or (first, second) in {(192, 168), (169, 254)}
        or (first == 100 and 64 <= second <= 127)
    )


def _is_local_ipv6(name: str) -> bool:
    import ipaddress  # 4 ms, and hardly any file holds an IPv6 address

    try:
        address = ipaddress.IPv6Address(name.partition("%")[0])
    except ValueError:
        return False
    if address.ipv4_mapped is not None:
        first, second, *_ = address.ipv4_mapped.packed
        return _is_local_ipv4(first, second)
    unique_local = address.packed[0] & 0xFE == 0xFC
    return unique_local or address.is_loopback or address.is_link_local or address.is_unspecified
