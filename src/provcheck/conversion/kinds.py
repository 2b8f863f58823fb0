"""Which of Pai's provider types a provider of OpenClaw is, and the reverse.

Pai's types are those of its documentation (docs.pairun.dev, resources/model-provider); which API each speaks is there
too. OpenClaw's ids, apis and addresses are those of npm `openclaw`.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from provcheck.catalog import hosts

OPENAI_API: Final = ("openai-completions", "openai-responses")


class Native(NamedTuple):
    """A vendor that both sides know by themselves: Pai's type, OpenClaw's id, and the vendor's address there."""

    kind: str
    id: str
    apis: tuple[str, ...]
    address: str


NATIVES: Final = (
    Native("anthropic", "anthropic", ("anthropic-messages",), "https://api.anthropic.com"),
    Native("openai", "openai", OPENAI_API, "https://api.openai.com/v1"),
    Native("gemini", "google", ("google-generative-ai",), "https://generativelanguage.googleapis.com/v1beta"),
    Native("openrouter", "openrouter", OPENAI_API, "https://openrouter.ai/api/v1"),
)
"""The first api is the one that OpenClaw takes for the vendor's."""

NATIVE_IDS: Final = frozenset(one.id for one in NATIVES)

AZURE_API: Final = "azure-openai-responses"

AZURE_VERSION: Final = "AZURE_OPENAI_API_VERSION"
"""The variable from which OpenClaw takes the version of Azure's API; it has no setting for it."""

FILL_IN: Final = "FILL-IN"
"""What stands for a version of Azure's API that nobody knows yet."""

_AZURE_HOSTS = (".openai.azure.com", ".cognitiveservices.azure.com")
_AZURE_PATH = "/openai/v1"


class Typed(NamedTuple):
    """A provider as Pai sees it: its type, and the endpoint, ``None`` where the type has its own."""

    kind: str
    endpoint: str | None = None


class Refused(NamedTuple):
    """Why no type of Pai's fits."""

    reason: str


def pai_type(name: str, api: str | None, endpoint: str | None) -> Typed | Refused:
    """The type of a provider.

    ``api`` is the one in force and ``endpoint`` the configured address, each ``None`` where only OpenClaw's own plugin
    knows it.
    """
    native = next((one for one in NATIVES if one.id == name), None)
    if endpoint is None:
        return _by_name(name, api, native)
    if api is None:
        api = native.apis[0] if native else OPENAI_API[0]
    if api == AZURE_API or (api in OPENAI_API and (hosts.host(endpoint) or "").endswith(_AZURE_HOSTS)):
        return Typed("azure-openai", _azure_resource(endpoint))
    known = _vendor(endpoint)
    if known and api in known.apis:
        return Typed(known.kind, None if _is_standard(endpoint, known) else endpoint)
    if api in OPENAI_API:
        return Typed("vllm" if _is_vllm(name, endpoint) else "openai", endpoint)
    return Refused(f"it speaks {api}, and no type of Pai's does so at this address")


def _is_vllm(name: str, endpoint: str) -> bool:
    """Whether a server is vLLM's, by what it is called: nothing else tells it from others with OpenAI's API."""
    host = hosts.host(endpoint) or ""
    return re.match(r"vllm(?![a-z0-9])", name) is not None or host.partition(".")[0] == "vllm"


def _by_name(name: str, api: str | None, native: Native | None) -> Typed | Refused:
    if native is not None and (api is None or api in native.apis):
        return Typed(native.kind)
    from provcheck.catalog.builtin import address_of

    known = address_of(name)
    if known is not None and (api or known.api) in OPENAI_API:
        return Typed("openai", known.address)
    what = f"speaks {api or known.api}, and no type of Pai's does" if known else "has no address that is known here"
    return Refused(f"OpenClaw's own provider {name} {what}")


def _vendor(endpoint: str) -> Native | None:
    """The native vendor whose own service answers at an address."""
    if (hosts.host(endpoint) or "").endswith(".azure.com"):
        return None
    vendor = hosts.vendor(endpoint)
    return next((one for one in NATIVES if one.id == vendor), None)


def _is_standard(endpoint: str, native: Native) -> bool:
    """Whether an address is the vendor's usual one, the version in its path aside."""
    plain = endpoint.strip().rstrip("/").lower()
    bare = native.address.removesuffix("/v1").removesuffix("/v1beta")
    return plain in {native.address, bare, f"{bare}/v1", f"{bare}/v1beta"}


def _azure_resource(endpoint: str) -> str:
    """The address of an Azure resource, without the path of the API on it, which Pai adds itself."""
    host = hosts.host(endpoint) or ""
    head, mark, _ = endpoint.rstrip("/").rpartition("/openai")
    return head if mark and host.endswith(".azure.com") and head.count("/") == 2 else endpoint


def azure_address(endpoint: str) -> str:
    """The address of an Azure resource as OpenClaw needs it: it adds nothing but ``/responses``."""
    host = hosts.host(endpoint) or ""
    return (
        endpoint.rstrip("/") + _AZURE_PATH
        if host.endswith(".openai.azure.com") and "/openai" not in endpoint[8:]
        else endpoint
    )


def bare_address(address: str) -> str:
    """An address without user, password, query and fragment: no base URL needs them, and secrets stand there."""
    plain = re.split(r"[?#]", address, maxsplit=1)[0]
    return re.sub(r"(?<=//)[^/]*@", "", plain)


def api_of(kind: str, endpoint: str | None) -> str:
    """OpenClaw's api for a type of Pai's."""
    native = native_of(kind)
    if kind == "azure-openai":
        return AZURE_API
    return native.apis[0] if native and (endpoint is None or kind != "openai") else OPENAI_API[0]


def native_of(kind: str) -> Native | None:
    """The vendor of a native type."""
    return next((one for one in NATIVES if one.kind == kind), None)
